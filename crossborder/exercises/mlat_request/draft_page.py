"""The draft as HTML: what each part is asked for, what the checks found, how far the draft is, what could be refused."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises import words as shared
from crossborder.exercises.feedback import sentence
from crossborder.exercises.html import Markup, el, folded, folded_list, items, join
from crossborder.exercises.lesson import deciding, outcome
from crossborder.exercises.mlat_request import law, words
from crossborder.records import facts
from crossborder.request import DEMANDS, SEVERITIES, letter, to_fragment
from crossborder.request.checks.texts import NOT_JUDGED
from crossborder.request.content import PERSON_TITLE
from crossborder.request.findings import Desk
from crossborder.request.practice import PRACTICE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from crossborder.exercises.feedback import Reference
    from crossborder.exercises.html import Child
    from crossborder.records.records import RequestPart
    from crossborder.request import Completeness, Draft, DraftFinding, RequestElement, Risk, RiskReport
    from crossborder.request.completeness import Entry
    from crossborder.rules import Step


# --- one part of the form ------------------------------------------------------------------------------------------


def element_card(entry: Entry) -> Markup:
    """A part of the form: who requires it, or that it is good practice, and what to write; why, examples and who else asks for it are folded."""
    element = entry.element
    more = el("p", element.why), examples(element), el("p", el("strong", words.WHO_ASKS)), who_asks(element.id)
    why = folded(words.WHY_AND_EXAMPLES, *more, id=f"mlat-more-{element.id}")
    return el("div", el("h4", element.title), el("p", *_demand(entry), " ", element.asks), why, class_="draft-part")


def _demand(entry: Entry) -> Iterator[Child]:
    """Required by a provision, where possible or needed, or good practice; each with whether somebody saw it."""
    element, demand = entry.element, words.DEMANDS[entry.demand]
    required = element.required_by
    mark = render.status(verified=element.verified)
    if required is None:
        yield from (el("strong", demand), " ", mark, ".")
        if element.see:
            useful = words.USEFUL_UNDER.format(provisions="; ".join(provision.label for provision in element.see))
            yield f" {useful}."
    elif entry.gives_way:
        yield from (el("strong", demand), ". ", words.STANDS_BACK.format(provision=required.label))
    else:
        text = words.REQUIRED_BY.format(demand=demand, provision=required.label)
        yield from (el("strong", text), " ", mark, ".")


def own_advice(entry: Entry) -> bool:
    """Whether nothing but this course advises it."""
    element = entry.element
    return not (element.required_by or element.see or element.sources)


def examples(part: RequestElement | RequestPart) -> Markup:
    """A good and a poor example, with what is wrong with the poor one."""
    good, poor = el("strong", words.GOOD), el("strong", words.POOR)
    return join(el("p", good, part.good), el("p", poor, part.poor, " ", el("em", part.poor_because)))


def who_asks(part: str) -> Markup | None:
    """Every basis that asks for a part, with its provision, and those under which good practice advises it."""
    told = []
    for one in law.askings(part):
        required = one.element.required_by
        what = el("cite", required.label if required else words.DEMANDS["good_practice"])
        told.append(join(one.title, ": ", what, " ", render.status(verified=one.element.verified)))
    return items(told)


# --- what the checks found -----------------------------------------------------------------------------------------


def findings(remarks: Iterable[DraftFinding], *, is_done: bool) -> Markup:
    """What the checks found, each with what to correct. Nothing in it takes the focus: it is drawn anew while somebody goes on from a field.

    Args:
        is_done: whether a part without any was one to be corrected, so that it is told that it is.
    """
    boxes = []
    for one in remarks:
        kind = "not_yet" if one.severity == "fault" else "note"
        severity = el("span", f"{words.SEVERITY_WORDS[one.severity]}: ", class_="cbx-verdict")
        boxes.append(el("p", severity, one.wrong, " ", one.correction, class_=f"cbx-box cbx-{kind}"))
    return join(*boxes) if boxes or not is_done else el("p", words.PART_DONE, class_="draft-done")


def rests(finding: DraftFinding) -> Markup:
    """What a finding rests on: provisions, documents with the practice they advise, or advice of this course."""
    references: tuple[Reference, ...] = (*finding.provisions, *finding.sources)
    practice = PRACTICE[finding.practice].advises if finding.practice else None
    named = join(render.names(references), " ") if references else None
    return el("small", named, practice, " ", render.status(verified=finding.verified))


def counted(remarks: Iterable[DraftFinding]) -> str:
    """How many findings there are of each kind, in words."""
    seen = Counter(one.severity for one in remarks)
    told = (words.SEVERITY_COUNTS[severity].format(count=seen[severity]) for severity in SEVERITIES if seen[severity])
    return " ".join(told) or str(words.SEVERITY_NONE)


def overview(state: Completeness, remarks: tuple[DraftFinding, ...]) -> Markup:
    """How far the draft is, short enough to stay in view: the first count, and what is left to correct."""
    if state.complete and not any(one.severity != "note" or one.code == NOT_JUDGED for one in remarks):
        return el("p", el("strong", words.NOTHING_LEFT), class_="cbx-box cbx-right", data_stage="outcome")
    told = ((words.DEMANDS[demand], given, every) for demand, given, every in _counts(state))
    counts = (words.BRIEF_COUNT.format(demand=demand, given=given, all=every) for demand, given, every in told)
    name, count = el("strong", words.OVERVIEW, class_="stage-brief-name"), counted(remarks) if remarks else ""
    return el(
        "p", name, " ", next(counts, ""), " ", el("strong", count), class_="cbx-box cbx-note", data_stage="outcome"
    )


def left_to_do(state: Completeness, remarks: tuple[DraftFinding, ...]) -> Markup:
    """What belongs to the overview and is looked up: every count, what is missing, every finding."""
    lines = [words.COUNTS[demand].format(given=given, all=every) for demand, given, every in _counts(state)]
    listed = (join(el("strong", place(one)), ": ", one.wrong, " ", rests(one)) for one in remarks)
    return el(
        "div",
        el("p", " ".join(lines)),
        _missing(state),
        folded_list(words.FINDINGS_TITLE, listed, id="mlat-findings"),
        # What no count and no check can say.
        folded_list(PERSON_TITLE, state.for_a_person, id="mlat-person"),
        class_="cbx-box cbx-note",
    )


def _counts(state: Completeness) -> Iterator[tuple[str, int, int]]:
    for demand in DEMANDS:
        given, every = state.count(demand)
        if every:
            yield demand, given, every


def _missing(state: Completeness) -> Markup | None:
    lacking = [entry for entry in state.entries if not entry.given]
    if not lacking:
        return None
    asked, ours = (
        items(join(one.element.title, ". ", *_demand(one)) for one in lacking if own_advice(one) is own)
        for own in (False, True)
    )
    advice = (el("p", words.OWN_ADVICE_LIST), ours) if ours else ()
    return folded(words.MISSING_TITLE, asked, *advice, id="mlat-missing")


def place(finding: DraftFinding) -> str:
    """Where a finding belongs, in words."""
    part = facts().request_part_by_id.get(finding.element)
    title = part.title if part else words.CASE_AND_BASIS
    return title if finding.item is None else f"{title}, {words.ITEM_TITLE.format(number=finding.item + 1).lower()}"


def form_line(draft: Draft) -> Markup:
    """Which form the draft follows, and what the basis says about contents."""
    form = Desk(draft, facts()).form
    if form is None:
        return join()
    line = words.FORM_LINE.format(title=form.title, text=form.text)
    return el("p", line, " ", render.status(verified=form.verified))


# --- what could be refused -----------------------------------------------------------------------------------------


def refusal(report: RiskReport) -> Markup:
    """The outcome over the chosen basis, with what it turns on; or what is missing for an answer."""
    if report.problem or report.outcome is None:
        return outcome.missing(words.RISKS_CANNOT + report.problem)
    return outcome.panel(report.outcome, shared.OUTCOMES[report.outcome], _turns_on(report))


def grounds(report: RiskReport, name: str | None = None) -> Markup:
    """What stands against the request, and what may still be raised.

    Args:
        name: id of what can be unfolded, so that it stays unfolded when it is drawn anew.
    """
    raised = (_risk(risk) for risk in report.risks if risk.effect == "question")
    against = items((*(_risk(risk) for risk in report.risks if risk.effect != "question"), *map(_none, report.in_vain)))
    return join(against, folded_list(words.RISK_QUESTIONS, raised, id=name))


# What makes an outcome. What the draft lacks stands in its way beside that.
_MAKES: Mapping[str, tuple[str, ...]] = {
    "unavailable": ("requires_refusal", "condition_failed"), "refusable": ("permits_refusal",), "open": ("open",),
}  # fmt: skip


def _turns_on(report: RiskReport) -> str:
    """What the outcome turns on, in one sentence: a ground that was ticked, the legal basis, or nothing but what the draft lacks."""
    makes = _MAKES.get(str(report.outcome), ())
    against = next((risk for risk in report.risks if risk.effect in makes), None)
    if against:
        told = deciding.as_sentence(against.id, against.question, against.text)
        permits = next((risk for risk in report.risks if risk.effect == "permits_refusal"), None)
        if permits is None or report.outcome != "open":
            return told
        return f"{told} {deciding.refusable(permits.id, permits.question, permits.text)}"
    if report.in_vain and not makes:
        step = report.in_vain[0]
        return deciding.as_sentence(step.id, step.question, step.answer)
    lacking = next((f" {risk.text}" for risk in report.risks if risk.id == "form"), "")
    return (words.RISK_BASIS if makes else words.NO_RISK) + lacking


def _none(step: Step) -> Markup:
    """An obstacle that the draft states and that is none here."""
    effect = el("strong", f"{shared.EFFECTS[step.effect]}.")
    rests = " ", render.names(step.provisions), " ", render.status(verified=step.verified)
    return el("p", el("em", step.question), " ", effect, " ", step.answer, *rests)


def _risk(risk: Risk) -> Markup:
    effect = el("strong", f"{words.EFFECTS[risk.effect]}.")
    names = join(" ", render.names(risk.provisions)) if risk.provisions else None
    rests = names, " ", render.status(verified=risk.verified)
    return join(
        el("p", el("em", risk.question), " ", effect, " ", risk.text, *rests), el("p", words.MEND, risk.correction)
    )


def risk_sentence(report: RiskReport) -> str:
    """The outcome in one sentence, to be announced."""
    if report.problem or report.outcome is None:
        return words.RISKS_CANNOT + report.problem
    line = shared.OUTCOME_LINE.format(outcome=shared.OUTCOMES[report.outcome])
    return f"{sentence(line)} {_turns_on(report)}"


# --- the letter ----------------------------------------------------------------------------------------------------


def still_to_correct(remarks: tuple[DraftFinding, ...]) -> Markup | None:
    """What is left to correct before the letter is saved, counted as the draft counts it; nothing when only notes are left."""
    left = any(one.severity != "note" for one in remarks)
    return outcome.missing(words.LETTER_LEFT.format(counts=counted(remarks))) if left else None


def letter_piece(draft: Draft, top: int = 3, *, gaps: bool = False) -> Markup:
    """The letter as it is now, as a piece of the page; its own renderer has escaped every text.

    Args:
        top: level of its title among the headings of the page; in a step it comes right below the step's.
        gaps: whether what is required and missing has a paragraph that says so.
    """
    return el("div", Markup(to_fragment(letter(draft, gaps=gaps), top=top)), class_="cbx-box")


def letter_beside(draft: Draft) -> Markup:
    """The letter beside the fields and buttons; where it is longer than the window it scrolls by itself."""
    return el(
        "div", letter_piece(draft, gaps=True), class_="stage-letter", role="region", aria_label=words.LETTER_TITLE
    )
