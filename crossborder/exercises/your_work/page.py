"""The page “Your work” as HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from crossborder.exercises.html import Markup, el, items, join, table
from crossborder.exercises.practice import words as practice
from crossborder.exercises.practice.model import NAME as PRACTICE
from crossborder.exercises.registry import EXERCISES
from crossborder.exercises.style import style_element
from crossborder.exercises.your_work import words

if TYPE_CHECKING:
    from crossborder.work import Work

SECTION = "h3"
# Under which name a page keeps the answers to its review questions, before its own name (assets/questions.js).
REVIEW = "review-"
QUESTION = re.compile(r"question-[^.]+")
# Where a state says that a new case was compared: any of them.
COMPARED = re.compile(r"transfer\.(?:.+\.)?compared")


def title_of(exercise: str) -> str:
    """Title of an exercise; one that this course does not have says so."""
    if exercise == PRACTICE:
        return str(practice.TITLE)
    title = next((one.title for one in EXERCISES if one.id == exercise), "")
    if not title and exercise.startswith(REVIEW):
        return words.REVIEW.format(chapter=exercise.removeprefix(REVIEW).replace("-", " "))
    return title or words.OLD_EXERCISE.format(name=exercise)


def _answered(exercise: str, values: dict[str, Any]) -> str:
    """How much was answered where there is nothing but questions; empty where there is more."""
    if exercise == PRACTICE:
        return words.CASES.format(count=values.get("done", 0))
    if exercise.startswith(REVIEW):
        answers = (value for name, value in values.items() if QUESTION.fullmatch(name))
        return words.QUESTIONS.format(count=sum(map(any, answers)))
    return ""


def part_head(title: str, note: str) -> Markup:
    """Heading of a part, and what there is to know before its button is pressed."""
    return join(el(SECTION, title), el("p", note) if note else None)


def kept(work: Work) -> Markup:
    """What is kept, exercise by exercise."""
    rows = []
    for exercise, record in work.exercises.items():
        values = record["values"]
        checked = sum(value is True for name, value in values.items() if name.startswith("checked."))
        compared = any(value is True for name, value in values.items() if COMPARED.fullmatch(name))
        predicted = words.PREDICTION[values.get("prediction.kept") is True]
        places = {name.partition(".")[0] for name in values}
        worked = dict.fromkeys(told for place, told in words.WORKED.items() if place in places)
        steps = (predicted, str(checked), ", ".join(worked) or words.NOTHING_ELSE, words.COMPARED[compared])
        # Practice and review questions have neither a prediction nor a new case.
        if answered := _answered(exercise, values):
            steps = words.NONE, words.NONE, answered, words.NONE
        rows.append((title_of(exercise), *steps))
    return table(words.KEPT_CAPTION, words.KEPT_HEADS, rows, as_list=True) if rows else el("p", words.KEPT_NOTHING)


def said(sentence: str, *more: str, good: bool = True) -> Markup:
    """A sentence in a box, with more to look at below it."""
    listed = items(more)
    return el("div", el("p", sentence), listed, class_=f"cbx-box cbx-{'note' if good else 'not_yet'}")


def whole() -> Markup:
    """The page for a reader without JavaScript."""
    buttons = (
        (words.SAVE_TITLE, words.SAVE_NOTE, words.SAVE),
        (words.READ_TITLE, words.READ_NOTE, words.READ),
        (words.CLEAR_TITLE, "", words.CLEAR),
    )
    return el(
        "div",
        style_element(),
        el("p", words.WELCOME),
        el("p", words.STATIC),
        part_head(words.KEPT_TITLE, words.KEPT_STATIC),
        *(join(part_head(title, note), el("p", words.BUTTON.format(name=name))) for title, note, name in buttons),
        class_="cbx",
    )
