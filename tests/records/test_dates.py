"""Dates known to the day, the month or the year: days inside an inexact date are unknown, never guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossborder.records.dates import PartialDate, in_words


def test_a_day_is_reached_on_the_day_itself_and_not_the_day_before() -> None:
    day = PartialDate("2000-06-19")
    assert day.reached(date(2000, 6, 18)) is False
    assert day.reached(date(2000, 6, 19)) is True


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2000, 5, 31), False),
        (date(2000, 6, 1), None),
        (date(2000, 6, 29), None),
        (date(2000, 6, 30), True),
    ],
)
def test_days_inside_a_month_are_unknown(on: date, expected: bool | None) -> None:
    assert PartialDate("2000-06").reached(on) is expected


def test_a_leap_year_ends_february_on_the_29th() -> None:
    assert PartialDate("2000-02").latest == date(2000, 2, 29)


@pytest.mark.parametrize("text", ["2000-6-19", "19 June 2000", "2000-13", "2000-06-31", "", "20000619", "2000-06-19x"])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDate(text)


def test_words() -> None:
    assert [str(PartialDate(text)) for text in ("2000", "2000-06", "2000-06-09")] == [
        "2000",
        "June 2000",
        "9 June 2000",
    ]
    assert in_words(date(2000, 5, 4)) == "4 May 2000"


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-800, 800), st.sampled_from([4, 7, 10]))
def test_a_date_once_reached_stays_reached(day: date, days: int, length: int) -> None:
    partial, on = PartialDate(day.isoformat()[:length]), day + timedelta(days=days)
    later = on + timedelta(days=1)
    order = {False: 0, None: 1, True: 2}
    assert order[partial.reached(on)] <= order[partial.reached(later)]
    assert (partial.reached(on) is True) == (on >= partial.latest)


def test_a_date_known_to_the_day_equals_that_day() -> None:
    assert PartialDate("2018-07-01") == date(2018, 7, 1)
    assert PartialDate("2018-07") != date(2018, 7, 1)
    assert PartialDate("2018-07") == PartialDate("2018-07")
    assert PartialDate("2018-07") != "2018-07"
    assert len({PartialDate("2018-07-01"), date(2018, 7, 1)}) == 1
