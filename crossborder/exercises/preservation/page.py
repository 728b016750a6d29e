"""The exercise on preservation as HTML: the pieces that the live view shows, and the whole lesson in its static form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises import words as shared
from crossborder.exercises.figures import pair_map
from crossborder.exercises.html import Markup, el, folded, items, join
from crossborder.exercises.lesson import outcome
from crossborder.exercises.lesson.page import (
    PIECE,
    SECTION,
    machine_result,
    new_cases,
    part,
    prediction_head,
    welcome,
)
from crossborder.exercises.preservation import law, words
from crossborder.exercises.style import style_element
from crossborder.records import facts

if TYPE_CHECKING:
    from crossborder.exercises.preservation.model import PreservationModel
    from crossborder.exercises.task import Task


def case() -> Markup:
    """The case, in few words."""
    return join(
        *(el("p", text, class_="stage-lead") for text in words.CASE),
        outcome.pictured(pair_map.draw(law.ASKING, law.ASKED)),
    )


def head() -> Markup:
    """What the exercise is, and the request it is about."""
    return join(
        welcome(words.WELCOME, words.TIME), el(SECTION, words.FACTS_TITLE), *(el("p", text) for text in words.FACTS)
    )


def machine_head() -> Markup:
    """Heading and introduction of the time machine."""
    return join(render.heading(SECTION, words.MACHINE_TITLE, 6, core=True), machine_intro())


def machine_intro() -> Markup:
    """What to try in the time machine."""
    return el("p", words.MACHINE_INTRO)


def supposition(state: str) -> Markup | None:
    """The note that something is supposed about a state's reservation, if it is."""
    return el("p", el("strong", words.SUPPOSED_NOTE.format(state=state))) if state else None


def tasks_head() -> Markup:
    """Heading of the tasks, and how they are checked."""
    return join(render.heading(SECTION, words.TASKS_TITLE, 6, core=True), el("p", words.TASKS_INTRO))


def debrief_head() -> Markup:
    """Heading of the debrief."""
    return render.heading(SECTION, words.DEBRIEF_TITLE, 5, core=True)


def debrief(model: PreservationModel) -> Markup:
    """The prediction compared, the article in four steps, why it is so, and what the original text says."""
    return join(
        el(PIECE, words.DEBRIEF_COMPARE),
        None if model.predicted else el("p", words.DEBRIEF_NO_PREDICTION),
        render.feedback(model.compare()),
        el(PIECE, words.DEBRIEF_STEPS_TITLE),
        items([_step(article, text) for article, text in words.DEBRIEF_STEPS], ordered=True),
        el(PIECE, words.DEBRIEF_WHY_TITLE),
        el("p", words.DEBRIEF_WHY),
        el(PIECE, words.DEBRIEF_SOURCE_TITLE),
        *(el("p", text) for text in words.DEBRIEF_SOURCE),
        folded(
            shared.RESTS_ON, render.references((law.budapest("29(3)"), law.budapest("29(4)"))), id="preserve-source"
        ),
        _argentina(),
        el(PIECE, words.DEBRIEF_DISCUSS_TITLE),
        items([join(text) for text in words.DEBRIEF_DISCUSS], ordered=True),
    )


def _step(article: str, text: str) -> Markup:
    return join(text, " (", el("cite", law.budapest(article).label), ")")


def _argentina() -> Markup | None:
    """What the data note on Argentina's reservation, with its source."""
    record = law.record_of("ARG")
    if record is None:
        return None
    sources = render.references(facts().source_by_id[name] for name in record.provenance.sources)
    return join(
        el(PIECE, words.DEBRIEF_ARGENTINA_TITLE),
        el("p", record.text, " ", record.provenance.note),
        folded(shared.RESTS_ON, sources, id="preserve-argentina"),
    )


def transfer_head() -> Markup:
    """Heading of the new case."""
    return render.heading(SECTION, words.TRANSFER_TITLE, 10, core=False)


# --- the whole lesson without a program ----------------------------------------------------------------------------


def whole(model: PreservationModel) -> Markup:
    """The whole lesson for a reader without JavaScript, and for print."""
    return el(
        "div",
        style_element(),
        head(),
        prediction_head(words.PREDICTION_INTRO, 3),
        *(render.question(question) for question in model.predictions),
        part(machine_head(), _machine_at_work()),
        part(tasks_head(), *(_task(task) for task in model.tasks)),
        part(debrief_head(), debrief(model)),
        part(transfer_head(), new_cases(model)),
        class_="cbx",
    )


def _task(task: Task) -> Markup:
    return join(render.heading(PIECE, task.title, task.minutes, core=task.core), render.task(task))


def _machine_at_work() -> Markup:
    first, *others = [(text, law.assessed(changes)) for text, changes in words.MACHINE_SAMPLES]
    short = [folded(text, render.brief(assessment)) for text, assessment in others]
    return join(el("p", words.MACHINE_STATIC), folded(first[0], machine_result(first[1])), *short)
