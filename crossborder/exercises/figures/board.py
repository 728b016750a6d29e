"""A board of all exercises and their steps: done and open, and the predictions then and now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.exercises.figures import words
from crossborder.exercises.figures.marks import glyph
from crossborder.exercises.figures.svg import (
    SMALL,
    UNITS,
    Width,
    box,
    figure,
    group,
    label,
    line,
    measured,
    number,
    shortened,
    wrapped,
)  # fmt: skip
from crossborder.exercises.html import el

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossborder.exercises.html import Markup

ROW: dict[Width, float] = {"wide": 40, "narrow": 84}
CELL: dict[Width, float] = {"wide": 26, "narrow": 24}
NAME_PART, THEN_PART, NAME_LINES = 0.3, 0.34, 2
BETWEEN = 5


@dataclass(frozen=True, slots=True)
class Step:
    """A step of an exercise.

    Args:
        text: its name.
        done: whether it is done.
        core: whether it belongs to the core path.
    """

    text: str
    done: bool
    core: bool = True


@dataclass(frozen=True, slots=True)
class Prediction:
    """A prediction then and now.

    Args:
        question: the question.
        then: the first answer, in a word or two; empty while there is none.
        now: the answer now; empty while there is none.
    """

    question: str
    then: str
    now: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One exercise.

    Args:
        title: its name.
        steps: its steps in order.
        predictions: its predictions.
    """

    title: str
    steps: tuple[Step, ...]
    predictions: tuple[Prediction, ...] = ()

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(step.done for step in self.steps)


def draw(rows: Sequence[Row], width: Width = "wide", *, name: str = "board") -> Markup:
    """Draw the board.

    Args:
        rows: the exercises.
        width: the wide or the narrow drawing.
        name: a name for the figure, unique in the page.

    Returns:
        The figure as SVG with its text alternative.
    """
    top = SMALL[width] + 12 if width == "wide" else 0
    drawn = [part for at, row in enumerate(rows) for part in _row(row, top + at * ROW[width], width)]
    heads = _heads() if width == "wide" else ()
    size = UNITS[width], top + len(rows) * ROW[width]
    return figure(name, size, words.BOARD_TITLE, " ".join(map(_sentence, rows)), *heads, *drawn)


def _sentence(row: Row) -> str:
    steps = "; ".join(f"{step.text}: {words.DONE if step.done else words.OPEN}" for step in row.steps)
    told = "".join(
        words.BOARD_PREDICTION.format(question=one.question, then=one.then or words.NO_ANSWER, now=one.now or words.NO_ANSWER)
        for one in row.predictions
    )  # fmt: skip
    return words.BOARD_ROW.format(title=row.title, done=row.done, steps=len(row.steps), list=steps) + told


def _heads() -> Iterator[Markup]:
    total, size = UNITS["wide"], SMALL["wide"]
    places = (0, total * NAME_PART, total * (1 - THEN_PART))
    for x, text in zip(places, words.BOARD_HEADS, strict=True):
        yield label(x, size, text, size, look="fig-soft")


def _row(row: Row, y: float, width: Width) -> Iterator[Markup]:
    total, size, cell = UNITS[width], SMALL[width], CELL[width]
    yield line(f"M0 {number(y)}H{total}", "fig-rule")
    if width == "wide":
        left, middle = total * NAME_PART, y + ROW[width] / 2
        lines = wrapped(row.title, left - 10, size, NAME_LINES, bold=True)
        first = middle + size * (0.36 - 0.55 * (len(lines) - 1))
        for at, text in enumerate(lines):
            yield label(0, first + at * size * 1.1, text, size, look="fig-strong")
        yield from _cells(row, (left, middle - cell / 2), total * (1 - THEN_PART) - left - 10, width)
        yield from _then_now(row, total * (1 - THEN_PART), middle + size * 0.36, total * THEN_PART, width)
        return
    count = words.BOARD_COUNT.format(done=row.done, steps=len(row.steps))
    yield label(total, y + size + 6, count, size, look="fig-soft", anchor="end")
    room = total - measured(count, size) - 10
    yield label(0, y + size + 6, shortened(row.title, room, size, bold=True), size, look="fig-strong")
    yield from _cells(row, (0, y + size + 14), total, width)
    yield from _then_now(row, 0, y + size + cell + 34, total, width)


def _cells(row: Row, at: tuple[float, float], room: float, width: Width) -> Iterator[Markup]:
    """A square for each step; they move together when they are many."""
    x, y = at
    pitch = min(CELL[width] + BETWEEN, room / max(len(row.steps), 1))
    side = min(CELL[width], pitch - 2)
    y += (CELL[width] - side) / 2
    for number_, step in enumerate(row.steps):
        yield _cell(step, x + number_ * pitch, y, side)


def _cell(step: Step, x: float, y: float, side: float) -> Markup:
    look = "fig-cell fig-done" if step.done else "fig-cell" if step.core else "fig-cell fig-extra"
    mark = glyph("right", x + side / 2, y + side / 2, side * 0.66) if step.done else None
    title = f"{step.text}: {words.DONE if step.done else words.OPEN}"
    return group(el("title", title), box(x + 1, y + 1, side - 2, side - 2, look, round_by=5), mark)


def _then_now(row: Row, x: float, y: float, room: float, width: Width) -> Iterator[Markup]:
    """The answers in a line of words; an arrow where the answer changed."""
    size = SMALL[width]
    told = words.BOARD_BETWEEN.join(map(_answers, row.predictions))
    if told:
        full = "; ".join(f"{one.question} {_answers(one)}" for one in row.predictions)
        text = label(x, y, shortened(told, room, size), size)
        yield group(el("title", full), text)


def _answers(one: Prediction) -> str:
    then, now = one.then or words.NOTHING_YET, one.now
    return words.CHANGED.format(then=then, now=now) if now and now != then else then
