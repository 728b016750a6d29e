"""What the tests of the exercises share."""

from __future__ import annotations

import pytest

from crossborder.exercises.love_bug.model import LoveBugModel
from crossborder.exercises.love_bug.view import LoveBug
from crossborder.work import places


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
