"""The Love Bug exercise as HTML: the pieces that the live view shows, and the whole lesson in its static form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises import words as shared
from crossborder.exercises.html import Markup, el, folded, items, join, typed
from crossborder.exercises.love_bug import law, words
from crossborder.exercises.style import style_element
from crossborder.exercises.time_machine import run

if TYPE_CHECKING:
    from crossborder.exercises.love_bug.model import LoveBugModel
    from crossborder.exercises.task import Task
    from crossborder.rules import Assessment

SECTION, PIECE = "h3", "h4"


# --- (a) -----------------------------------------------------------------------------------------------------------


def welcome() -> Markup:
    """What the exercise is, how long it takes, and how to read it."""
    return el("div", *(el("p", text) for text in (words.WELCOME, words.TIME, words.STATUS_NOTE, words.NOT_ADVICE)))


def facts_piece() -> Markup:
    """The facts known on the day of the prediction."""
    found = law.events("love_bug", until=law.REQUEST)
    return join(
        el(SECTION, words.FACTS_TITLE),
        render.timeline(found, words.FACTS_CAPTION, words.TIMELINE_HEADS),
        el("p", words.FACTS_NOTE),
    )


def prediction_head() -> Markup:
    """Heading and introduction of the prediction."""
    return join(render.heading(SECTION, words.PREDICTION_TITLE, 3, core=True), el("p", words.PREDICTION_INTRO))


def prediction_kept(model: LoveBugModel) -> Markup:
    """The prediction that was kept."""
    rows = [join(question.label, " ", el("strong", model.prediction_text(question))) for question in model.predictions]
    return el("div", el("p", words.PREDICTION_LOCKED), items(rows), class_="cbx-box cbx-note")


# --- (b) -----------------------------------------------------------------------------------------------------------


def machine_head() -> Markup:
    """Heading of the time machine."""
    return render.heading(SECTION, words.MACHINE_TITLE, 6, core=True)


def machine_intro() -> Markup:
    """What to try in the time machine."""
    return el("p", words.MACHINE_INTRO)


def machine_result(found: Assessment | str) -> Markup:
    """The answer of the time machine, or what to mend."""
    if isinstance(found, str):
        return el("div", el("p", el("strong", words.MACHINE_EMPTY), found), class_="cbx-box cbx-not_yet")
    return render.assessment(found)


def machine_sentence(found: Assessment | str) -> str:
    """The answer of the time machine in one sentence, to be announced."""
    if isinstance(found, str):
        return words.MACHINE_EMPTY + found
    outcome = shared.OUTCOME_LINE.format(outcome=shared.OUTCOMES[found.outcome])
    if found.outcome == "available":
        return words.MACHINE_ALL_CLEAR.format(outcome=outcome)
    return words.MACHINE_SAYS.format(outcome=outcome, deciding=found.best.deciding[0].question)


# --- (c) -----------------------------------------------------------------------------------------------------------


def tasks_head() -> Markup:
    """Heading of the tasks."""
    return render.heading(SECTION, words.TASKS_TITLE, 6, core=True)


def tasks_intro() -> Markup:
    """How the tasks are checked."""
    return el("p", words.TASKS_INTRO)


# --- (d) -----------------------------------------------------------------------------------------------------------


def debrief_head() -> Markup:
    """Heading of the debrief."""
    return render.heading(SECTION, words.DEBRIEF_TITLE, 5, core=True)


def debrief(model: LoveBugModel) -> Markup:
    """The prediction compared, what happened, what the original leaves out, and the mirror case."""
    later = law.events("love_bug", after=law.REQUEST)
    return join(
        el(PIECE, words.DEBRIEF_COMPARE),
        None if model.predicted else el("p", words.DEBRIEF_NO_PREDICTION),
        render.feedback(model.compare()),
        el(PIECE, words.DEBRIEF_HAPPENED),
        render.timeline(later, words.DEBRIEF_CAPTION, words.TIMELINE_HEADS),
        _left_out(),
        _mirror(model),
        el(PIECE, words.DEBRIEF_DISCUSS_TITLE),
        items([join(text) for text in words.DEBRIEF_DISCUSS], ordered=True),
    )


def _left_out() -> Markup:
    points = items([join(text) for text in words.DEBRIEF_LEFT_OUT_POINTS], ordered=True)
    return join(el(PIECE, words.DEBRIEF_LEFT_OUT_TITLE), el("p", words.DEBRIEF_LEFT_OUT), points)


def _mirror(model: LoveBugModel) -> Markup:
    return join(
        el(PIECE, words.DEBRIEF_ZOTOB_TITLE),
        el("p", words.DEBRIEF_ZOTOB),
        render.timeline(law.events("zotob"), words.DEBRIEF_ZOTOB_CAPTION, words.TIMELINE_HEADS),
        folded(words.DEBRIEF_RULES_ZOTOB, render.assessment(model.zotob), id="love-bug-zotob"),
    )


# --- (e) -----------------------------------------------------------------------------------------------------------


def transfer_head() -> Markup:
    """Heading of the new case."""
    return render.heading(SECTION, words.TRANSFER_TITLE, 10, core=False)


def transfer_facts() -> Markup:
    """The made-up facts."""
    return join(el("p", words.TRANSFER_NOTE), *(el("p", text) for text in words.TRANSFER_FACTS))


def transfer_points(model: LoveBugModel) -> Markup:
    """The learner's decision and reason beside the key points, and the first prediction."""
    first = [join(question.label, " ", el("strong", model.prediction_text(question))) for question in model.predictions]
    yours = el("div", el(PIECE, words.TRANSFER_YOURS), *_decided(model), el(PIECE, words.TRANSFER_FIRST), items(first))
    return join(
        el("div", yours, el("div", el(PIECE, words.TRANSFER_POINTS), _key_points()), class_="cbx-side"),
        el("p", words.TRANSFER_SELF),
    )


def _decided(model: LoveBugModel) -> list[Markup]:
    said = model.state.text("transfer.decision")
    decision = next((option.text for option in model.decision.options if option.value == said), "")
    return [el("p", el("strong", decision)), typed(model.state.text("transfer.reason"))]


def _key_points() -> Markup | None:
    return items(
        [
            join(text, folded(shared.RESTS_ON, render.references(law.budapest(article) for article in articles)))
            for text, articles in words.TRANSFER_KEY_POINTS
        ],
        ordered=True,
    )


# --- the whole lesson without a program ----------------------------------------------------------------------------


def whole(model: LoveBugModel) -> Markup:
    """The whole lesson for a reader without JavaScript, and for print: what follows the prediction is folded, as in the live form."""
    return el(
        "div",
        style_element(),
        welcome(),
        facts_piece(),
        prediction_head(),
        *(render.question(question) for question in model.predictions),
        _part(machine_head(), machine_intro(), _machine_at_work()),
        _part(tasks_head(), tasks_intro(), *(_task(task) for task in model.tasks)),
        _part(debrief_head(), debrief(model)),
        _part(transfer_head(), transfer_facts(), render.question(model.decision), _self_marking()),
        class_="cbx",
    )


def _part(head: Markup, *content: Markup) -> Markup:
    """A part of the lesson that a reader unfolds after the prediction."""
    return el("details", el("summary", head, class_="cbx-part"), *content)


def _task(task: Task) -> Markup:
    return join(render.heading(PIECE, task.title, task.minutes, core=task.core), render.task(task))


def _self_marking() -> Markup:
    return folded(words.TRANSFER_POINTS, _key_points(), el("p", words.TRANSFER_SELF))


def _machine_at_work() -> Markup:
    first, *others = [
        (text, run({**law.START, **changes}, words.MACHINE_LABELS)) for text, changes in words.MACHINE_SAMPLES
    ]
    short = [folded(text, found if isinstance(found, str) else render.brief(found)) for text, found in others]
    return join(el("p", words.MACHINE_STATIC), folded(first[0], machine_result(first[1])), *short)
