"""Days as people type them."""

from __future__ import annotations

from datetime import date, timedelta

from crossborder.exercises import words
from crossborder.facts.dates import in_words
from crossborder.request.typed import day_of

FIRST, LAST = date(1950, 1, 1), date(2099, 12, 31)


class DayError(ValueError):
    """What was typed is no day that can be asked about; the message says what to write."""


def read_day(text: str, what: str) -> date:
    """Read a day.

    Args:
        text: what was typed, such as ``2000-06-19`` or ``19 June 2000``.
        what: name of the field, for the message.

    Returns:
        The day.

    Raises:
        DayError: when it is empty, no day of the calendar, or outside the years that can be asked about.
    """
    typed = text.strip()
    if not typed:
        raise DayError(words.DAY_EMPTY.format(what=what, form=words.DAY_FORM))
    try:
        day = day_of(typed)
    except ValueError as error:
        raise DayError(words.DAY_WRONG.format(what=what, text=typed, form=words.DAY_FORM)) from error
    if not FIRST <= day <= LAST:
        raise DayError(words.DAY_RANGE.format(what=what, text=typed))
    return day


def shifted(day: date, days: int) -> date:
    """A day some days later or earlier, held within the days that can be asked about."""
    return min(max(day + timedelta(days=days), FIRST), LAST)


__all__ = ["FIRST", "LAST", "DayError", "in_words", "read_day", "shifted"]
