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
    from crossborder.exercises.task import Task
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
        el("p", words.OFFENCE_LINE),
        render.references((offence.provision,)),
    )


def bases_table(options: tuple[BasisOption, ...]) -> Markup:
    """What the rules say to every basis."""
    rows: list[tuple[Child, ...]] = [
        (one.title, words.VERDICTS[one.verdict], join(one.reason, " ", render.status(verified=one.verified)))
        for one in options
    ]
    return folded(words.BASIS_ALL, table(words.BASIS_ALL, words.BASIS_HEADS, rows), id="mlat-bases")


# --- the other parts -----------------------------------------------------------------------------------------------


def debrief(model: RequestModel) -> Markup:
    """The prediction compared, our draft, the way of a request and its times, the original's text, questions to talk about."""
    return join(
        page.compared(model),
        el(page.PIECE, words.DEBRIEF_OURS),
        *_ours(model.pattern),
        *common_debrief(),
    )


def _ours(pattern: Pattern | None) -> tuple[Markup, ...]:
    if pattern is None:
        return (el("p", words.DEBRIEF_OURS_OWN),)
    return (
        el("p", words.DEBRIEF_OURS_NOTE),
        folded(words.DEBRIEF_OURS, draft_page.letter_piece(pattern.ours, top=5), id="mlat-ours"),
    )


def common_debrief() -> tuple[Markup | None, ...]:
    """What the debrief says whatever the case is."""
    figures = (facts().time_by_id[name] for name in words.TIMES_SHOWN)
    rows: list[tuple[Child, ...]] = [
        (one.title, one.stated, join(one.text, " ", _figure_sources(one))) for one in figures
    ]
    return (
        el(page.PIECE, words.DEBRIEF_PATH),
        el("p", words.DEBRIEF_PATH_NOTE),
        items(words.DEBRIEF_PATH_STEPS, ordered=True),
        table(words.DEBRIEF_TIMES, words.DEBRIEF_TIMES_HEADS, rows),
        el(page.PIECE, words.DEBRIEF_SOURCE_TITLE),
        el("p", words.DEBRIEF_SOURCE),
        items(
            [
                join(text, " ", render.names(one for place in where for one in provisions(*place)))
                for text, where in words.DEBRIEF_SOURCE_POINTS
            ]
        ),
        page.discuss(words),
    )


def _figure_sources(figure: TimeFigure) -> Markup:
    return join(
        render.names(sources_of(figure)),
        " ",
        render.status(verified=figure.provenance.verified, on=(figure.provenance,)),
    )


# --- the whole lesson without a program ----------------------------------------------------------------------------


def whole(model: RequestModel) -> Markup:
    """The whole lesson for a reader without JavaScript, and for print."""
    cases = [_case(model, pattern) for pattern in PATTERNS]
    looked_back = (el(page.PIECE, words.DEBRIEF_COMPARE), render.feedback(model.compare()), *common_debrief())
    return page.lesson(
        model,
        page.welcome(words.WELCOME, words.TIME),
        page.section(words, "CASE", *cases, el("p", words.STATIC_OWN), intro=words.CASE_INTRO),
        page.section(words, "DRAFT", *map(_trainee, PATTERNS), _form(), intro=words.DRAFT_INTRO),
        page.section(words, "RISKS", el("p", words.RISKS_INTRO), *map(_risks, PATTERNS)),
        page.section(words, "LETTER", *map(_letter, PATTERNS)),
        page.section(words, "DEBRIEF", *looked_back),
    )


def _case(model: RequestModel, pattern: Pattern) -> Markup:
    task: Task = model.task_by_id[f"basis-{pattern.id}"]
    return join(el(page.PIECE, pattern.title), el("p", f"({pattern.about})"), case_facts(pattern), render.task(task))


def _trainee(pattern: Pattern) -> Markup:
    """What the checks find in the trainee's draft, on our basis."""
    findings = check(pattern.start(pattern.best))
    entries = [
        join(
            el("strong", draft_page.place(one)),
            f": {words.SEVERITY_WORDS[one.severity].lower()}. ",
            one.wrong, " ", one.mend, " ", draft_page.rests(one),
        )
        for one in findings
    ]  # fmt: skip
    return join(el(page.PIECE, pattern.title), folded(words.STATIC_TRAINEE, items(entries), on_paper=False))


def _form() -> Markup:
    """Every part of a request, once."""
    entries = [
        join(
            el("strong", one.title),
            ". ",
            one.why,
            draft_page.examples(one),
            draft_page.who_asks(one.id),
        )
        for one in facts().request_parts
    ]
    return join(el(page.PIECE, words.STATIC_FORM), items(entries))


def _risks(pattern: Pattern) -> Markup:
    return join(el(page.PIECE, pattern.title), draft_page.risk_report(risks(pattern.ours)))


def _letter(pattern: Pattern) -> Markup:
    return join(
        el(page.PIECE, pattern.title),
        folded(words.STATIC_OURS, draft_page.letter_piece(pattern.ours, top=5), on_paper=False),
    )
