"""One printed page for each exercise: for a class with a projector and paper. Made of the same questions as the exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import words
from crossborder.exercises.html import Markup, el, items, join, table

if TYPE_CHECKING:
    from crossborder.exercises.html import Child
    from crossborder.exercises.lesson.model import LessonModel, Together
    from crossborder.exercises.registry import Exercise


def sheet(exercise: Exercise, model: LessonModel) -> Markup:
    """Draw the sheet of an exercise.

    Args:
        exercise: what the registry says about it.
        model: its model.

    Returns:
        Its page, without the style.
    """
    together = model.together
    return el(
        "section",
        el("h2", exercise.title),
        el("p", exercise.outcome),
        el("p", exercise.sheet),
        _hands(model, exercise.title),
        _together(together, exercise.title) if together else None,
        el("h3", words.SHEET_ALONE),
        el("p", "", class_="cbx-lines"),
        el("h3", words.SHEET_ROLES),
        items([join(role) for role in exercise.roles]),
        el("p", el("small", words.SHEET_FOOT.format(title=exercise.title))),
        class_="cbx cbx-sheet",
        aria_label=exercise.title,
    )


def _hands(model: LessonModel, title: str) -> Markup:
    """The questions of the prediction, with a box to count the hands for each answer; no two tables have one name."""
    answers = model.predictions[0].options
    same = all(
        [option.text for option in question.options] == [option.text for option in answers]
        for question in model.predictions
    )
    if same:
        heads = (words.SHEET_QUESTION, *(option.text for option in answers))
        rows: list[tuple[Child, ...]] = [(question.label, *("" for _ in answers)) for question in model.predictions]
        return table(f"{words.SHEET_HANDS} ({title})", heads, rows)
    lists = [
        join(question.label, el("br"), "   ".join(f"☐ {option.text}" for option in question.options))
        for question in model.predictions
    ]
    return join(el("h3", words.SHEET_HANDS), items(lists, ordered=True))


def _together(found: Together, title: str) -> Markup:
    """What is decided together, with lines to write on."""
    rows: list[tuple[Child, ...]] = [(row, "", "", "") for row in found.rows]
    return join(
        el("h3", words.SHEET_TASK.format(title=found.title)),
        el("p", found.prompt),
        table(f"{words.SHEET_DECISIONS} ({title})", words.SHEET_LINE_HEADS, rows),
    )
