"""One printed page for each exercise: for a class with a projector and paper. Made of the same questions as the exercise."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from crossborder.exercises import words
from crossborder.exercises.ask import Day
from crossborder.exercises.html import Markup, el, items, join, table

# A list of all states is no list to tick on paper.
MOST_OPTIONS = 20
WRITE = "_" * 20  # a line to write on
BOX = "☐"
LINES = el("p", "", class_="cbx-lines")
ONE_LINE = 115  # characters

if TYPE_CHECKING:
    from crossborder.exercises.ask import Field
    from crossborder.exercises.lesson.model import LessonModel
    from crossborder.exercises.registry import Exercise


def sheet(exercise: Exercise, model: LessonModel) -> Markup:
    """Draw the sheet of an exercise. Its address prints it alone; on the screen the lecturer has beside it what is read out later."""
    place = f"sheet-{exercise.id}"
    alone = el(
        "a",
        words.SHEET_PRINT,
        href=f"#{place}",
        class_="cbx-print",
        aria_label=f"{words.SHEET_PRINT}: {exercise.title}",
    )
    return el(
        "section",
        el("h2", exercise.title),
        el("p", alone, class_="cbx-screen"),
        el("p", exercise.sheet),
        _hands(model, exercise.title),
        el("p", words.SHEET_FOLD, class_="cbx-fold"),
        _together(model, exercise),
        el("h3", words.SHEET_ALONE),
        LINES,
        el("h3", words.SHEET_ROLES),
        items(exercise.roles),
        el("p", el("small", words.SHEET_FOOT.format(title=exercise.title))),
        el("p", el("strong", words.SHEET_READ_OUT), " ", exercise.sheet_later, class_="cbx-screen")
        if exercise.sheet_later
        else None,
        id=place,
        class_="cbx cbx-sheet",
        aria_label=exercise.title,
    )


def _hands(model: LessonModel, title: str) -> Markup:
    """The questions of the prediction, with a box to count the hands for each answer; no two tables have one name."""
    asked = [(question.label, [option.text for option in question.options]) for question in model.predictions]
    answers = asked[0][1]
    if all(texts == answers for _, texts in asked):
        rows = [(label, *("" for _ in answers)) for label, _ in asked]
        return table(f"{words.SHEET_HANDS} ({title})", (words.SHEET_QUESTION, *answers), rows)
    lists = (join(label, el("br"), "   ".join(f"{BOX} {text}" for text in texts)) for label, texts in asked)
    return join(el("h3", words.SHEET_HANDS), items(lists, ordered=True))


def _questions(fields: tuple[Field, ...]) -> Markup:
    """Questions with all that can be chosen, each behind a box to tick; a day is written. Questions with the same options are one table."""
    first, *others = fields
    options = getattr(first, "options", ())
    if others:
        heads = ("", *(field.label for field in fields))
        rows = [(option.text, *(BOX for _ in fields)) for option in options]
        return table(words.SHEET_CHOICES, heads, rows)
    label = first.label if first.label.endswith("?") else f"{first.label}:"
    if isinstance(first, Day) or len(options) > MOST_OPTIONS:
        return el("p", f"{label} ", WRITE)
    ticked = [f"{BOX} {option.text}" for option in options]
    line = f"{label} {'   '.join(ticked)}"
    if len(line) <= ONE_LINE:
        return el("p", line)
    return join(el("p", label), items(ticked, class_="cbx-ticked"))


def _options(field: Field) -> tuple[str, ...]:
    return tuple(option.value for option in getattr(field, "options", ())) or (field.id,)


def _together(model: LessonModel, exercise: Exercise) -> Markup | None:
    """What is decided together, with lines to write on; an exercise whose task tells what was asked before says it in other words."""
    task = model.together
    if task is None:
        return None
    rows = [(row, "", "", "") for row in task.rows]
    title, prompt = (
        getattr(model.words, f"SHEET_{name}", usual) for name, usual in (("TITLE", task.title), ("PROMPT", task.prompt))
    )
    return join(
        el("h3", words.SHEET_TASK.format(title=title)),
        el("p", words.SHEET_ASK) if exercise.sheet_later else None,
        el("p", prompt),
        *(_questions(tuple(fields)) for _, fields in groupby(task.fields, key=_options)),
        # What is ticked is not written down again.
        join(el("p", words.SHEET_REASON), LINES)
        if task.fields
        else table(f"{words.SHEET_DECISIONS} ({exercise.title})", words.SHEET_LINE_HEADS, rows),
    )
