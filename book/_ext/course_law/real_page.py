"""The page of the real cases: every case in words, and controls that a script uses to show some of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from course_law import real_cases
from course_law.parts import Inline, inline, paragraph, table, unless
from course_questions.show import html
from crossborder.records import authority, facts, in_words
from crossborder.records.dates import PartialDate
from crossborder.rules.printed import capital

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from course_law.real_cases import Agreement, RealCase
    from crossborder.rules import Assessment, Step

MACHINE = "notebooks/love-bug"
LINK = "live-link"
NONE_DIFFERS = (
    "In none of these cases does the outcome plainly differ from the law. That does not show that the law decided them."
)
NO_LINK = "The time machine does not hold the law of both states."


def page(cases: Iterable[RealCase], refdoc: str) -> list[nodes.Node]:
    """Return the page: an overview, the filters, and the cases."""
    asked = [(one, real_cases.assessment_of(one)) for one in cases]
    shown = [_case(one, said, refdoc) for one, said in asked]
    agreements = [real_cases.agreement(said.outcome, one.happened) for one, said in asked]
    counts = Counter(each for one, said in asked for each in real_cases.law_and_reality(one, said))
    filtered = html("div", _filters([one for one, _ in asked], counts), *shown, classes="real-cases")
    every = [one for one, _ in asked]
    told = (read_first(every, agreements), in_short(agreements), why(asked))
    return [*map(paragraph, told), _overview(len(asked), counts), filtered]


def read_first(cases: Sequence[RealCase], agreements: Sequence[Agreement]) -> str:
    """Say how little the numbers below prove, before anybody shows them to a class.

    Args:
        agreements: how outcome and law stand to each other, case by case.
    """
    chosen = sum({one.committed_day, one.requested_day} != {"seen"} for one in cases)
    compared = sum(each in {"agrees", "differs"} for each in agreements)
    return (
        f"Read this first: in only {compared} of {len(cases)} cases can law and outcome be compared, and in {chosen} a day was not seen and "
        "is chosen, taken from another event, recalled or supposed. So the page is no finding about law and reality. Its cases teach one by one."
    )


def why(asked: Sequence[tuple[RealCase, Assessment]]) -> str:
    """Say why so many cases are open or were not put to the test, and what happened in them.

    Args:
        asked: the cases, each with what the rules say.
    """
    held = [(one, said, real_cases.agreement(said.outcome, one.happened)) for one, said in asked]
    open_ones = [(one, said) for one, said, agreement in held if agreement == "open"]
    unread = [one for one, said in open_ones if real_cases.unread(said)]
    untested = [one for one, _, agreement in held if agreement == "not_tested"]
    return (
        f"Why so many are open: in {len(unread)} of these {len(open_ones)} a treaty governs that we know and have not modelled. We hold "
        f"its days and little of its articles, so the rules cannot say whether it obliged. What happened in these cases: {_happened(unread)}. "
        f"The others turn on a fact that is not stated or not known. In {len(untested)} no request was decided to the end: {_happened(untested)}."
    )


def _happened(cases: Iterable[RealCase]) -> str:
    """What happened in some cases, the most frequent first, each with its number."""
    counts = Counter(real_cases.HAPPENED[one.happened] for one in cases)
    return ", ".join(f"{words} ({count})" for words, count in counts.most_common())


def in_short(agreements: Sequence[Agreement]) -> str:
    """Say what the table of the page holds, and what it does not show.

    Args:
        agreements: how outcome and law stand to each other, case by case.
    """
    differs = agreements.count("differs")
    first = f"In {differs} of {len(agreements)} cases the outcome differs from the law." if differs else NONE_DIFFERS
    return (
        f"{first} In {agreements.count('open')} of the {len(agreements)} cases the rules leave the answer open, because a fact is not "
        f"stated, not known or not modelled. In {agreements.count('not_tested')} no request was decided to the end: {real_cases.NOT_TESTED}. "
        f"In {agreements.count('agrees')} the outcome fits the law."
    )


def _overview(every: int, counts: Mapping[str, int]) -> nodes.table:
    """How law and reality stand to each other; a row leads to its cases."""
    rows: list[Sequence[Inline]] = []
    for each, words in real_cases.LAW.items():
        link = nodes.reference("", words, refuri=f"#law={each}", internal=True)
        rows.append([link if counts[each] else words, str(counts[each])])
    heads = ["How they stand to each other", f"Of all {every} cases (the last row repeats cases of the others)"]
    return table("Real cases: what the rules say beside what happened", heads, rows)


FILTERS = {"law": "Law and reality", "state": "State", "measure": "Measure", "outcome": "Outcome", "ground": "Ground"}


def _filters(cases: list[RealCase], counts: Mapping[str, int]) -> nodes.Element:
    """Controls without function until the script of the page shows them."""
    state_by_code = facts().state_by_code
    codes = {code for one in cases for code in one.states}
    choices: dict[str, Mapping[str, str]] = {
        "law": {each: f"{words} ({counts[each]})" for each, words in real_cases.LAW.items()},
        "state": dict(sorted(((code, state_by_code[code].name) for code in codes), key=lambda item: item[1])),
        "measure": {one: words for one, words in real_cases.MEASURES.items() if any(c.measure == one for c in cases)},
        "outcome": {one: words for one, words in real_cases.HAPPENED.items() if any(c.happened == one for c in cases)},
        "ground": {one: words for one, words in real_cases.GROUNDS.items() if any(c.ground == one for c in cases)},
    }
    made = (_select(name, options) for name, options in choices.items())
    count = html("p", classes="real-count", role="status")
    every = html("button", nodes.Text("Show all"), type="button", classes="real-all")
    return html(
        "div",
        *made,
        count,
        every,
        classes="real-filters",
        hidden="hidden",
        role="group",
        aria_label="Show only some cases",
    )


def _select(name: str, options: Mapping[str, str]) -> nodes.Element:
    every = html("option", nodes.Text("all"), value="")
    shown = (html("option", nodes.Text(words), value=value) for value, words in options.items())
    return html("label", nodes.Text(f"{FILTERS[name]} "), html("select", every, *shown, data_by=name))


def _case(of: RealCase, said: Assessment, refdoc: str) -> nodes.Element:
    return html(
        "article",
        html("h2", *inline([of.title, *unless(of.status == "confirmed")]), id=f"case-{of.id.replace('_', '-')}"),
        *_conclusion(of, said, refdoc),
        data_law=" ".join(real_cases.law_and_reality(of, said)), data_state=" ".join(of.states), data_measure=of.measure, data_outcome=of.happened, data_ground=of.ground,
        classes="real-case",
    )  # fmt: skip


def _conclusion(of: RealCase, said: Assessment, refdoc: str) -> Iterable[nodes.Node]:
    agreed = real_cases.AGREEMENTS[real_cases.agreement(said.outcome, of.happened)]
    yield paragraph(*_question(of))
    yield paragraph(nodes.strong("", "By the rules. "), *_by_the_rules(of, said))
    yield paragraph(
        nodes.strong("", "What happened. "), f"{of.text} ({real_cases.HAPPENED[of.happened]}, {_when(of)}.)"
    )
    yield paragraph(nodes.strong("", f"{agreed}. "), of.because)
    yield paragraph(*_link(of, refdoc), " ", *_rests(of))


def _question(of: RealCase) -> list[Inline]:
    """What was asked; where no request is known, that one is supposed."""
    state_by_code = facts().state_by_code
    asking, asked = state_by_code[of.requesting].in_sentence, state_by_code[of.requested].in_sentence
    measure = real_cases.MEASURES[of.measure]
    if of.request_known:
        return [nodes.strong("", "Asked. "), f"{capital(asking)} asks {asked}: {measure}. {of.asked}"]
    return [nodes.strong("", "Supposed. "), f"Suppose {asking} had asked {asked}: {measure}. {of.asked}"]


def _by_the_rules(of: RealCase, said: Assessment) -> list[Inline]:
    """The answer, the days with what they rest on, and the step that decides."""
    # Imported here: it reads the words of the exercises, and a fault in them must not stop who only checks what pages are made from.
    from crossborder.exercises.words import OUTCOMES  # noqa: PLC0415 - as above

    decides = next((step for step in said.best.deciding if step.effect != "no_obstacle"), None)
    days = f"{_day('act', of.committed_on, of.committed_day)}; {_day('request', of.requested_on, of.requested_day)}"
    best = f"{OUTCOMES[said.outcome]} ({days}; {said.best.title})."
    told = [decides.question, decides.answer, *_failed(decides)] if decides else []
    return [" ".join((best, *told, *filter(None, [of.days])))]


def _failed(step: Step) -> tuple[str, ...]:
    """What a condition failed on, such as the offences that were looked at."""
    return step.reasons if step.effect == "condition_failed" else ()


def _day(what: str, day: date, rests_on: str) -> str:
    """A day in words; one that is not known is marked."""
    mark = real_cases.DAYS[rests_on]
    return f"{what} {in_words(day)}{f', {mark}' if mark else ''}"


def _when(of: RealCase) -> str:
    return str(PartialDate(str(of.happened_on)))  # TOML gives a day, or the text of a month or a year


def _link(of: RealCase, refdoc: str) -> list[Inline]:
    if not of.fragment:
        return [NO_LINK]
    words = f"Open {of.title} in the time machine"
    link = addnodes.pending_xref(
        words, nodes.inline("", words), refdomain="", reftype=LINK, reftarget=MACHINE, refdoc=refdoc, refwarn=True
    )
    link["fragment"] = of.fragment
    return [link, "."]


def _rests(of: RealCase) -> list[Inline]:
    source_by_id = facts().source_by_id
    links: list[Inline] = []
    for name in of.sources:
        links += [
            "; " if links else "",
            nodes.reference("", source_by_id[name].title, refuri=source_by_id[name].url, internal=False),
        ]
    words = authority.WORDS[authority.strongest(of.sources)]
    return [f"{words[:1].upper()}{words[1:]}: ", *links, ". ", of.note]
