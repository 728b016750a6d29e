"""The board: what is done is ticked, what is open is empty, and a changed prediction shows both answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from crossborder.exercises.figures.board import Prediction, Row, Step, draw

if TYPE_CHECKING:
    from collections.abc import Callable

ROW = Row(
    "The Love Bug",
    (Step("Case", done=True), Step("Machine", done=False), Step("Task 3", done=False, core=False)),
    (
        Prediction("Can they prosecute?", "yes", "no"),
        Prediction("Can they extradite?", "no", "no"),
        Prediction("Keep?", ""),
    ),
)


def test_done_and_open_differ_in_shape(read: Callable[..., Any]) -> None:
    drawing = read(draw([ROW]))
    assert (len(drawing.all("fig-cell")), len(drawing.all("fig-done")), len(drawing.all("fig-extra"))) == (3, 1, 1)
    assert len(drawing.all("fig-available")) == 1


def test_predictions_then_and_now(read: Callable[..., Any]) -> None:
    drawing = read(draw([ROW]))
    assert "yes → no  ·  no  ·  –" in [box.text for box in drawing.texts()]
    assert "Can they prosecute? Then: yes. Now: no." in drawing.words
    assert "Keep? Then: no answer yet. Now: no answer yet." in drawing.words
    assert "1 of 3 steps done (Case: done; Machine: open; Task 3: open)." in drawing.words


@pytest.mark.parametrize("width", ["wide", "narrow"])
@pytest.mark.parametrize("steps", [0, 1, 9, 30])
def test_any_number_of_steps_finds_room(width: Any, steps: int, read: Callable[..., Any]) -> None:
    row = Row(
        "A long name of an exercise that does not fit its column", tuple(Step("x", done=True) for _ in range(steps))
    )
    drawing = read(draw([row, row], width))
    right = [float(cell.attrib["x"]) + float(cell.attrib["width"]) for cell in drawing.all("fig-cell")]
    assert all(edge <= drawing.size[0] for edge in right)
    assert drawing.collisions() == []


def test_an_empty_board(read: Callable[..., Any]) -> None:
    assert read(draw([], "narrow")).texts() == []
