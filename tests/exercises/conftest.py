"""What the tests of the exercises share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from comm import DummyComm
from ipywidgets import Widget

from crossborder.exercises.love_bug.model import LoveBugModel
from crossborder.exercises.love_bug.view import LoveBug
from crossborder.work import places

if TYPE_CHECKING:
    from collections.abc import Iterator


class Unheard(DummyComm):  # type: ignore[misc]  # publishes no types
    """A wire to a page that is not there."""

    kernel = None


def open_unheard(widget: Widget) -> None:
    """Begin to exist for Python, without a message to a page."""
    if widget.comm is None:
        widget.comm = Unheard()


@pytest.fixture(scope="module", autouse=True)
def nobody_listens() -> Iterator[None]:
    """No page is told what a widget is: two thirds of making one go into that. Notebooks and pages in a browser are told."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Widget, "open", open_unheard)
        yield


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test starts without work that an earlier one kept."""
    monkeypatch.setattr(places, "_chosen", places.Memory())


@pytest.fixture
def model() -> LoveBugModel:
    return LoveBugModel()


@pytest.fixture
def view() -> LoveBug:
    return LoveBug()


@pytest.fixture
def predicted() -> LoveBug:
    """A view in which the prediction is kept, so that everything is open to work with."""
    exercise = LoveBug()
    for question in exercise.model.predictions:
        exercise.model.set(f"prediction.{question.id}", "unknown")
    exercise.prediction.keep()
    return exercise
