"""Days as people type them."""

from __future__ import annotations

from datetime import date, timedelta

from crossborder.exercises import words
from crossborder.records.dates import in_words
from crossborder.request import typed as entry
from crossborder.request.typed import day_or_none

FIRST, LAST = date(1950, 1, 1), date(2099, 12, 31)


class DayError(ValueError):
    """What was typed is no day that can be asked about; the message says what to write."""


def read_day(text: str, what: str) -> date:
    """Read a day.

    Args:
        text: what was typed, such as ``2000-06-19`` or ``19 June 2000``.
        what: name of the field, for the message.

    Raises:
        DayError: when it is empty, no day of the calendar, can be two days, or lies outside the years that can be asked about.
    """
    typed = text.strip()
    if not typed:
        raise DayError(words.DAY_EMPTY.format(what=what, form=words.DAY_FORM))
    reading = entry.read_day(typed)
    if reading.day is None:
        raise DayError(words.DAY_WRONG.format(what=what, why=reading.why(typed), mend=reading.correction))
    if not FIRST <= reading.day <= LAST:
        raise DayError(words.DAY_RANGE.format(what=what, text=typed))
    return reading.day


def display(text: str) -> str:
    """A day that is kept, as readers see it: ``4 May 2000``; what is no day stays as it was typed."""
    day = day_or_none(text)
    return in_words(day) if day else text


def to_iso(text: str) -> str:
    """A day that was typed, as it is kept: ``2000-05-04``; what is no day stays as it was typed."""
    day = day_or_none(text)
    return day.isoformat() if day else text


def shifted(day: date, days: int) -> date:
    """A day some days later or earlier, held within the days that can be asked about."""
    return min(max(day + timedelta(days=days), FIRST), LAST)


__all__ = ["FIRST", "LAST", "DayError", "display", "in_words", "read_day", "shifted", "to_iso"]
