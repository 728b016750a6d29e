"""What a slide with an exercise has on paper: the case and its questions with their options, or where they are found."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import crossborder as cb

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crossborder.exercises.registry import Exercise

# Longer options fill a slide of a handout; they are in the exercise.
MOST_CHARACTERS = 700

Asked = tuple[str, tuple[str, ...]]


def on_paper(exercise: Exercise, step: str) -> list[Asked]:
    """Return sentences, each with the options to choose from, if it has any."""
    kind, _, number = step.partition(".")
    if kind == "tasks":
        task = _model(exercise.name).tasks[int(number) - 1]
        return [(task.prompt, ()), *_questions(task.fields)]
    if kind in {"case", ""}:
        return [(exercise.sheet, ()), *_questions(_model(exercise.name).predictions)]
    return [
        (exercise.sheet, ()),
        (f"Worked on the screen: exercise “{exercise.title}”. Its sheet is on the page “Sheets to print”.", ()),
    ]


@cache
def _model(name: str) -> Any:  # noqa: ANN401 - each exercise has a model of its own
    return getattr(cb.exercises, name)(keep_work=False).model


def _questions(fields: Iterable[Any]) -> Iterable[Asked]:
    for field in fields:
        options = tuple(option.text for option in getattr(field, "options", ()))
        yield field.label, options if sum(map(len, options)) <= MOST_CHARACTERS else ()
