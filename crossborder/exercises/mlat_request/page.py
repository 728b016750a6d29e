"""The exercise on the request as HTML: the pieces that the live view shows, and the whole lesson in its static form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises.cited import provisions, sources_of
from crossborder.exercises.html import Markup, el, folded, items, join, table
from crossborder.exercises.lesson import page
from crossborder.exercises.mlat_request import draft_page, words
from crossborder.exercises.mlat_request.patterns import PATTERNS
from crossborder.records import facts
from crossborder.request import check, risks

if TYPE_CHECKING:
    from crossborder.exercises.html import Child
    from crossborder.exercises.mlat_request.model import RequestModel
    from crossborder.exercises.mlat_request.patterns import Pattern
    from crossborder.records.records import TimeFigure
    from crossborder.request import BasisOption


def case() -> Markup:
    """What the learner writes, in few words."""
    return page.lead(words.CASE)


# --- the case and its basis ----------------------------------------------------------------------------------------


def case_facts(pattern: Pattern) -> Markup:
    """The facts of a case, and the offence that the requesting state relies on."""
    offence = facts().offence_by_id[pattern.offence]
    events = list(facts().case_by_id[pattern.events].events) if pattern.events else []
    before = [event for event in events if event.day.latest.isoformat() <= pattern.case.requested_on]
    return join(
        render.timeline(before, words.EVENTS_CAPTION, words.EVENT_HEADS) if before else None,
        *(el("p", text) for text in pattern.facts),
        folded(words.OFFENCE_LINE, render.references((offence.provision,)), id=f"mlat-offence-{pattern.id}"),
    )


def bases_table(options: tuple[BasisOption, ...]) -> Markup:
    """What the rules say to every basis."""
    rows = [
        (one.title, words.VERDICTS[one.verdict], join(one.reason, " ", render.status(verified=one.verified)))
        for one in options
    ]
    return folded(words.BASIS_ALL, table(words.BASIS_ALL, words.BASIS_HEADS, rows), id="mlat-bases")


# --- the other parts -----------------------------------------------------------------------------------------------


def debrief(model: RequestModel) -> Markup:
    """The prediction compared, our draft, the way of a request and its times, the original's text, questions to talk about."""
    if model.pattern:
        letter = draft_page.letter_piece(model.pattern.ours, top=5)
        ours = join(el("p", words.DEBRIEF_OURS_NOTE), folded(words.DEBRIEF_OURS, letter, id="mlat-ours"))
    else:
        ours = el("p", words.DEBRIEF_OURS_OWN)
    return join(page.compared(model), el(page.PIECE, words.DEBRIEF_OURS), ours, *common_debrief())


def common_debrief() -> tuple[Markup | None, ...]:
    """What the debrief says whatever the case is."""
    figures = (facts().time_by_id[name] for name in words.TIMES_SHOWN)
    rows = [(one.title, one.stated, join(one.text, " ", *_figure_sources(one))) for one in figures]
    points = (
        join(text, " ", render.names(one for place in where for one in provisions(*place)))
        for text, where in words.DEBRIEF_SOURCE_POINTS
    )
    return (
        el(page.PIECE, words.DEBRIEF_PATH),
        el("p", words.DEBRIEF_PATH_NOTE),
        items(words.DEBRIEF_PATH_STEPS, ordered=True),
        table(words.DEBRIEF_TIMES, words.DEBRIEF_TIMES_HEADS, rows),
        el(page.PIECE, words.DEBRIEF_SOURCE_TITLE),
        el("p", words.DEBRIEF_SOURCE),
        items(points),
        page.discuss(words),
    )


def _figure_sources(figure: TimeFigure) -> tuple[Child, ...]:
    rests = figure.provenance
    return render.names(sources_of(figure)), " ", render.status(verified=rests.verified, on=(rests,))


# --- the whole lesson without a program ----------------------------------------------------------------------------


def whole(model: RequestModel) -> Markup:
    """The whole lesson for a reader without JavaScript, and for print."""
    cases, drafts, refused, letters = [], [], [], []
    for pattern in PATTERNS:
        title, task = el(page.PIECE, pattern.title), model.task_by_id[f"basis-{pattern.id}"]
        letter = draft_page.letter_piece(pattern.ours, top=5)
        cases += [title, el("p", f"({pattern.about})"), case_facts(pattern), render.task(task)]
        drafts += [title, folded(words.STATIC_TRAINEE, _trainee(pattern), on_paper=False)]
        report = risks(pattern.ours)
        refused += [title, draft_page.refusal(report), draft_page.grounds(report)]
        letters += [title, folded(words.STATIC_OURS, letter, on_paper=False)]
    looked_back = (el(page.PIECE, words.DEBRIEF_COMPARE), render.feedback(model.compare()), *common_debrief())
    return page.lesson(
        model,
        page.welcome(words.WELCOME, words.TIME),
        page.section(words, "CASE", *cases, el("p", words.STATIC_OWN), intro=words.CASE_INTRO),
        page.section(words, "DRAFT", *drafts, _form(), intro=words.DRAFT_INTRO),
        page.section(words, "RISKS", el("p", words.RISKS_INTRO), *refused),
        page.section(words, "LETTER", *letters),
        page.section(words, "DEBRIEF", *looked_back),
    )


def _trainee(pattern: Pattern) -> Markup | None:
    """What the checks find in the trainee's draft, on our basis."""
    told = []
    for one in check(pattern.start(pattern.best)):
        severity = f": {words.SEVERITY_WORDS[one.severity].lower()}. "
        rests = draft_page.rests(one)
        told.append(join(el("strong", draft_page.place(one)), severity, one.wrong, " ", one.correction, " ", rests))
    return items(told)


def _form() -> Markup:
    """Every part of a request, once."""
    entries = []
    for one in facts().request_parts:
        examples = folded(words.EXAMPLES, draft_page.examples(one), on_paper=False)
        asked = folded(words.WHO_ASKS, draft_page.who_asks(one.id), on_paper=False)
        entries.append(join(el("strong", one.title), ". ", one.why, examples, asked))
    return join(el(page.PIECE, words.STATIC_FORM), items(entries))
