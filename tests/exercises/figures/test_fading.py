"""Evidence fades on its day: not before, not after, and not at all once it is kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from crossborder.exercises.figures.fading import Item, draw

if TYPE_CHECKING:
    from collections.abc import Callable

SINCE, LAST = date(2026, 2, 20), date(2026, 3, 17)
LOG = Item("Access log", SINCE, LAST)


def test_an_item_is_gone_on_its_day_and_not_the_day_before() -> None:
    assert LOG.state(LAST - timedelta(days=1)) == "there"
    assert LOG.state(LAST) == "gone"


def test_what_is_kept_in_time_stays_and_what_is_kept_too_late_does_not() -> None:
    kept = Item("Access log", SINCE, LAST, kept_from=LAST - timedelta(days=1))
    late = Item("Access log", SINCE, LAST, kept_from=LAST)
    assert kept.state(LAST + timedelta(days=100)) == "kept"
    assert kept.state(LAST - timedelta(days=2)) == "there"
    assert late.state(LAST) == "gone"


def test_a_last_day_that_nobody_named_is_not_known() -> None:
    assert Item("Mail", SINCE, None).state(LAST) == "unknown"


def test_days_left_are_counted_in_words(read: Callable[..., Any]) -> None:
    assert "deleted on 17 March 2026, in 1 day." in read(draw([LOG], LAST - timedelta(days=1))).words
    assert "deleted on 17 March 2026, in 5 days." in read(draw([LOG], LAST - timedelta(days=5))).words
    assert "gone since 17 March 2026." in read(draw([LOG], LAST)).words


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_nothing_overlaps_on_any_day(width: Any, read: Callable[..., Any]) -> None:
    items = [LOG, Item("Video of the cash machine", SINCE, date(2026, 3, 2), kept_from=date(2026, 3, 1))]
    for after in range(0, 60, 3):
        drawing = read(draw(items, SINCE + timedelta(days=after), width))
        assert drawing.collisions() == []
        assert drawing.outside() == []


def test_the_marker_moves_with_the_days(read: Callable[..., Any]) -> None:
    places = [read(draw([LOG], SINCE + timedelta(days=after))).moved("fig-day")[0] for after in (0, 5, 10)]
    assert places[2] - places[1] == pytest.approx(places[1] - places[0], abs=0.2)
