"""The votes: bars as long as the hands, both votes side by side, the answer only when it is revealed."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from crossborder.exercises.figures.votes import Votes, draw, key

if TYPE_CHECKING:
    from collections.abc import Callable

    from crossborder.exercises.figures.svg import Width

LESSONS = Path(__file__).resolve().parents[3] / "lessons"
ONE = (Votes("Yes", 12), Votes("No", 3), Votes("I don't know yet", 0))
TWO = (Votes("Yes", 12, 4), Votes("No", 3, 11, right=True), Votes("I don't know yet", 0, 0))


def lengths(drawing: Any, look: str) -> list[float]:
    return [float(bar.attrib["width"]) for bar in drawing.all(look)]


def test_bars_are_as_long_as_there_are_hands(read: Callable[..., Any]) -> None:
    first, second, _ = lengths(read(draw("Can they?", ONE)), "fig-vote")
    assert first / second == pytest.approx(12 / 3, rel=0.01)


def test_both_votes_share_one_scale(read: Callable[..., Any]) -> None:
    drawing = read(draw("Can they?", TWO))
    first, second = lengths(drawing, "fig-vote")[1:], lengths(drawing, "fig-fill")[1:]
    assert first[0] / second[1] == pytest.approx(12 / 11, rel=0.01)


def test_nothing_gives_the_answer_away_before_it_is_revealed(read: Callable[..., Any]) -> None:
    hidden, revealed = read(draw("Can they?", ONE)), read(draw("Can they?", TWO))
    assert not hidden.all("fig-available")
    assert "right answer" not in hidden.words
    assert len(revealed.all("fig-available")) == 1
    assert "No: 3 in the first vote, 11 in the second. This is the right answer." in revealed.words


def test_bars_beside_their_field_repeat_no_option(read: Callable[..., Any]) -> None:
    drawing = read(draw("Can they?", [Votes("Yes", 12, 4)], "narrow", most=24, named=False))
    assert [box.text for box in drawing.texts()] == ["12", "4"]
    assert "Yes: 12 in the first vote, 4 in the second." in drawing.words
    assert [box.text for box in read(key()).texts()] == ["First vote", "Second vote"]


def test_a_vote_that_was_not_taken_has_no_bar_and_is_not_told(read: Callable[..., Any]) -> None:
    drawing = read(draw("Can they?", [Votes("Yes", None, 4), Votes("No", None, 0)]))
    assert [box.text for box in drawing.texts()] == ["First vote", "Second vote", "Yes", "4", "No", "0"]
    assert "Yes: 4 in the second. No: 0 in the second." in drawing.words
    assert float(drawing.all("fig-fill")[1].attrib["width"]) > 0


NEW_CASES = [tomllib.loads(path.read_text(encoding="utf-8")) for path in LESSONS.glob("*/new-cases.en.toml")]
OPTIONS = [option["text"] for held in NEW_CASES for case in held["case"] for option in case.get("option", ())]


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_every_decision_is_written_to_its_end(read: Callable[..., Any], width: Width) -> None:
    drawn = read(draw("What first?", [Votes(option, 2, right=True) for option in OPTIONS], width))
    written = " ".join(box.text for box in drawn.texts())
    assert len(OPTIONS) > 50
    assert not [option for option in OPTIONS if option not in written]


def test_nobody_raised_a_hand(read: Callable[..., Any]) -> None:
    assert [box.text for box in read(draw("Can they?", [Votes("Yes", 0)])).texts()] == ["Yes", "0"]


def test_an_option_that_somebody_typed_stays_text(read: Callable[..., Any]) -> None:
    made = draw("<b>?", [Votes("<img src=x onerror=y>", 1)])
    assert "<img" not in made.text
    assert read(made).texts()[0].text.startswith("<img")
