"""The Love Bug exercise as HTML: the pieces that the live view shows, and the whole lesson in its static form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises.figures import pair_map
from crossborder.exercises.html import Markup, el, folded, items, join
from crossborder.exercises.lesson import outcome
from crossborder.exercises.lesson.page import (
    PIECE,
    SECTION,
    compared,
    discuss,
    lesson,
    machine_result,
    new_cases,
    section,
    tasks,
    welcome,
)
from crossborder.exercises.love_bug import law, words
from crossborder.exercises.time_machine import run

if TYPE_CHECKING:
    from crossborder.exercises.love_bug.model import LoveBugModel


def head() -> Markup:
    """What the exercise is, and the facts known on the day of the prediction."""
    return join(welcome(words.WELCOME, words.TIME), facts_piece())


def case() -> Markup:
    """The case in few words, and what is known of it on the day of the prediction, folded."""
    events = law.events("love_bug", until=law.REQUEST)
    known = render.timeline(events, words.FACTS_CAPTION, words.TIMELINE_HEADS)
    return join(
        *(el("p", text, class_="stage-lead") for text in words.CASE),
        folded(words.FACTS_TITLE, known, el("p", words.FACTS_NOTE), id="love-bug-facts"),
        outcome.pictured(pair_map.draw(law.ASKING, law.HAVEN)),
    )


def facts_piece() -> Markup:
    """The facts known on the day of the prediction."""
    events = law.events("love_bug", until=law.REQUEST)
    return join(
        el(SECTION, words.FACTS_TITLE),
        render.timeline(events, words.FACTS_CAPTION, words.TIMELINE_HEADS),
        el("p", words.FACTS_NOTE),
    )


def machine_intro() -> Markup:
    """What to try in the time machine."""
    return el("p", words.MACHINE_INTRO)


def debrief(model: LoveBugModel) -> Markup:
    """The prediction compared, what happened, what the original leaves out, and the mirror case."""
    later = law.events("love_bug", after=law.REQUEST)
    return join(
        compared(model, words.DEBRIEF_COMPARE, words.DEBRIEF_NO_PREDICTION),
        el(PIECE, words.DEBRIEF_HAPPENED),
        render.timeline(later, words.DEBRIEF_CAPTION, words.TIMELINE_HEADS),
        _left_out(),
        _mirror(model),
        discuss(words.DEBRIEF_DISCUSS_TITLE, words.DEBRIEF_DISCUSS),
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


def whole(model: LoveBugModel) -> Markup:
    """The whole lesson for a reader without JavaScript, and for print."""
    return lesson(
        model,
        words.PREDICTION_INTRO,
        head(),
        section(words.MACHINE_TITLE, 6, machine_intro(), _machine_at_work()),
        section(words.TASKS_TITLE, 6, el("p", words.TASKS_INTRO), tasks(model)),
        section(words.DEBRIEF_TITLE, 5, debrief(model)),
        section(words.TRANSFER_TITLE, 10, new_cases(model), core=False),
    )


def _machine_at_work() -> Markup:
    first, *others = [
        (text, run({**law.START, **changes}, words.MACHINE_LABELS)) for text, changes in words.MACHINE_SAMPLES
    ]
    short = [
        folded(text, assessment if isinstance(assessment, str) else render.brief(assessment))
        for text, assessment in others
    ]
    return join(el("p", words.MACHINE_STATIC), folded(first[0], machine_result(first[1])), *short)
