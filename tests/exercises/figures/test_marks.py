"""The marks: five outcomes and four answers, each with its own shape."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

import pytest

from crossborder.exercises.feedback import VERDICT_WORDS
from crossborder.exercises.figures.marks import OF_EFFECT, answer_mark, outcome_mark
from crossborder.exercises.words import EFFECTS
from crossborder.rules import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

OUTCOMES, ANSWERS = get_args(Outcome), ("right", "not_yet", "wrong", "note")


def without_colour(made: str) -> str:
    """The shapes alone: what is left in forced colours, where every hue is the same."""
    return re.sub(r" fig-(available|refusable|discretionary|unavailable|open)", "", made)


def test_each_mark_has_a_shape_of_its_own_without_colour() -> None:
    made = [outcome_mark(one).text for one in OUTCOMES] + [answer_mark(one).text for one in ANSWERS]
    assert len({without_colour(one) for one in made}) == 9


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_a_mark_beside_its_word_is_silent_and_one_alone_has_a_name(outcome: str, read: Callable[..., Any]) -> None:
    assert read(outcome_mark(outcome)).root.attrib["aria-hidden"] == "true"
    alone = read(outcome_mark(outcome, label="Not possible")).root
    assert (alone.attrib["role"], alone.attrib["aria-label"]) == ("img", "Not possible")


def test_every_verdict_and_every_effect_has_a_mark() -> None:
    assert all(answer_mark(verdict).text for verdict in VERDICT_WORDS)
    assert set(OF_EFFECT) == set(EFFECTS)
    assert set(OF_EFFECT.values()) <= set(OUTCOMES)
