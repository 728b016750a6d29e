"""The page “Your work” as HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crossborder.exercises.html import Markup, el, items, join, table
from crossborder.exercises.lesson.model import chosen_text
from crossborder.exercises.registry import EXERCISES
from crossborder.exercises.style import style_element
from crossborder.exercises.your_work import words
from crossborder.work import words as about
from crossborder.work.report import line_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossborder.exercises.ask import Choice
    from crossborder.work import ClassReport, Work

SECTION = "h3"


def title_of(exercise: str) -> str:
    """Title of an exercise; one that this course does not have says so."""
    found = next((one.title for one in EXERCISES if one.id == exercise), "")
    return found or words.OLD_EXERCISE.format(name=exercise)


def part_head(title: str, note: str) -> Markup:
    """Heading of a part, and what there is to know before its button is pressed."""
    return join(el(SECTION, title), el("p", note) if note else None)


def kept(work: Work) -> Markup:
    """What is kept, exercise by exercise."""
    rows: list[tuple[Any, ...]] = []
    for exercise, record in work.exercises.items():
        line = line_of("", exercise, record["values"])
        rows.append(
            (
                title_of(exercise),
                words.PREDICTION[bool(line.prediction)],
                str(line.checked),
                words.COMPARED[line.compared],
            )
        )
    return table(words.KEPT_CAPTION, words.KEPT_HEADS, rows) if rows else el("p", words.KEPT_NOTHING)


def said(sentence: str, *more: str, good: bool = True) -> Markup:
    """A sentence in a box, with more to look at below it."""
    listed = items([join(text) for text in more])
    return el("div", el("p", sentence), listed, class_=f"cbx-box cbx-{'note' if good else 'not_yet'}")


def report(found: ClassReport, files: int, questions: Mapping[str, tuple[Choice, ...]]) -> Markup:
    """A class report: what could not be read first, then the class, then how it predicted."""
    return join(
        el("p", words.CLASS_COUNT.format(lines=len(found.lines), files=files)),
        _listed(words.CLASS_UNREADABLE, found.unreadable),
        _listed(words.CLASS_DOUBTS, found.doubts),
        table(
            words.CLASS_CAPTION,
            about.REPORT_HEADS,
            [(file, title_of(exercise), *rest) for file, exercise, *rest in _cells(found)],
        )
        if found.lines
        else None,
        *(_predictions(found, exercise, questions.get(exercise, ())) for exercise in _exercises(found)),
    )


def _cells(found: ClassReport) -> list[tuple[str, ...]]:
    return [line.cells for line in found.lines]


def _exercises(found: ClassReport) -> list[str]:
    return list(dict.fromkeys(line.exercise for line in found.lines if line.prediction))


def _listed(title: str, texts: tuple[str, ...]) -> Markup | None:
    listed = items([join(text) for text in texts])
    return el("div", el("p", el("strong", title)), listed, class_="cbx-box cbx-not_yet") if listed else None


def _predictions(found: ClassReport, exercise: str, questions: tuple[Choice, ...]) -> Markup:
    asked = {question.id: question for question in questions}
    rows: list[tuple[Any, ...]] = []
    for name, answers in found.predictions(exercise).items():
        question = asked.get(name)
        for answer, count in sorted(answers.items(), key=lambda pair: -pair[1]):
            rows.append(
                (
                    question.label if question else name,
                    (chosen_text(question, answer) if question else "") or answer,
                    str(count),
                )
            )
    return table(words.CLASS_PREDICTIONS.format(exercise=title_of(exercise)), words.CLASS_ANSWERS, rows)


def whole() -> Markup:
    """The page for a reader without JavaScript."""
    buttons = (
        (words.SAVE_TITLE, words.SAVE_NOTE, words.SAVE),
        (words.READ_TITLE, words.READ_NOTE, words.READ),
        (words.CLEAR_TITLE, "", words.CLEAR),
        (words.CLASS_TITLE, words.CLASS_NOTE, words.CLASS_READ),
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
