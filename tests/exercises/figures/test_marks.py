"""The marks: five outcomes and four answers, each with its own shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

import pytest

from crossborder.exercises.feedback import VERDICT_WORDS
from crossborder.exercises.figures.marks import OF_EFFECT, mark
from crossborder.exercises.words import EFFECTS
from crossborder.rules import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

OUTCOMES, ANSWERS = get_args(Outcome), ("right", "not_yet", "wrong", "note")


def without_colour(made: str) -> str:
    """The shapes alone: what is left in forced colours, where every hue is the same."""
    return re.sub(r" fig-(available|refusable|discretionary|unavailable|open)", "", made)


def test_each_mark_has_a_shape_of_its_own_without_colour() -> None:
    made = [mark(one).text for one in (*OUTCOMES, *ANSWERS)]
    assert len({without_colour(one) for one in made}) == 9


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_mark_is_silent_for_its_word_is_beside_it(outcome: str, read: Callable[..., Any]) -> None:
    assert read(mark(outcome)).root.attrib["aria-hidden"] == "true"


def test_every_verdict_and_every_effect_has_a_mark() -> None:
    assert all(mark(verdict).text for verdict in VERDICT_WORDS)
    assert set(OF_EFFECT) == set(EFFECTS)
    assert set(OF_EFFECT.values()) <= set(OUTCOMES)
