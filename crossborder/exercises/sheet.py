"""One printed page for each exercise: for a class with a projector and paper. Made of the same questions as the exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import words
from crossborder.exercises.ask import Day
from crossborder.exercises.html import Markup, el, items, join, table

# A list of all states is no list to tick on paper.
MOST_OPTIONS = 20
WRITE = "_" * 20  # a line to write on

if TYPE_CHECKING:
    from crossborder.exercises.ask import Field, Option
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


def _options(field: Field) -> Markup:
    """A question with all that can be chosen, each behind a box to tick; a day is written."""
    if isinstance(field, Day):
        return join(f"{field.label}: ", WRITE)
    if len(field.options) > MOST_OPTIONS:
        return join(f"{field.label}: ", WRITE)
    return join(f"{field.label}: ", "   ".join(f"☐ {short(option)}" for option in field.options))


def short(option: Option) -> str:
    """An option as a sheet has room for it: a provision by its name alone."""
    return option.value if option.text.startswith(f"{option.value}:") else option.text


def _together(task: Together, title: str) -> Markup:
    """What is decided together, with lines to write on."""
    rows: list[tuple[Child, ...]] = [(row, "", "", "") for row in task.rows]
    return join(
        el("h3", words.SHEET_TASK.format(title=task.title)),
        el("p", task.prompt),
        items([_options(field) for field in task.fields]),
        table(f"{words.SHEET_DECISIONS} ({title})", words.SHEET_LINE_HEADS, rows),
    )
