"""The votes: bars as long as the hands, both votes side by side, the answer only when it is revealed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from crossborder.exercises.figures.votes import Votes, draw, key

if TYPE_CHECKING:
    from collections.abc import Callable

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


def test_a_long_option_is_written_to_its_end(read: Callable[..., Any]) -> None:
    option = "Ask for preservation today, then for disclosure and extradition of the person who is suspected, and keep both apart"
    for width in ("wide", "narrow"):
        written = " ".join(box.text for box in read(draw("What first?", [Votes(option, 2, right=True)], width)).texts())
        assert option in written


def test_nobody_raised_a_hand(read: Callable[..., Any]) -> None:
    assert [box.text for box in read(draw("Can they?", [Votes("Yes", 0)])).texts()] == ["Yes", "0"]


def test_an_option_that_somebody_typed_stays_text(read: Callable[..., Any]) -> None:
    made = draw("<b>?", [Votes("<img src=x onerror=y>", 1)])
    assert "<img" not in made.text
    assert read(made).texts()[0].text.startswith("<img")
