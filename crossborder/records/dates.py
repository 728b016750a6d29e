"""Dates as sources give them: a day, or only a month or a year."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date

_SHAPE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?\Z")


@dataclass(frozen=True, slots=True, eq=False)
class PartialDate:
    """A date that may be known to the day, to the month or to the year.

    A day inside a date that is known only to the month or year is neither before nor after it: it is unknown.
    A date known to the day equals that ``datetime.date``.

    Args:
        text: ``"2000-06-19"``, ``"2000-06"`` or ``"2000"``.

    Raises:
        ValueError: when the text is none of these or names no day of the calendar.
    """

    text: str
    earliest: date = field(init=False)
    latest: date = field(init=False)

    def __post_init__(self) -> None:
        """Work out the first and the last day the text can mean."""
        match = _SHAPE.match(self.text)
        if not match:
            message = f"'{self.text}' is not a date; write YYYY-MM-DD, YYYY-MM or YYYY"
            raise ValueError(message)
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None  # noqa: S101 - the pattern always gives a year; this tells the type checker
        first = date(year, month or 1, day or 1)
        last_month = month or 12
        last = date(year, last_month, day or calendar.monthrange(year, last_month)[1])
        object.__setattr__(self, "earliest", first)
        object.__setattr__(self, "latest", last)

    @property
    def exact(self) -> date | None:
        """The day itself when it is known to the day, else ``None``."""
        return self.earliest if self.earliest == self.latest else None

    def reached(self, on: date) -> bool | None:
        """Tell whether this date has come on a given day.

        Returns:
            ``True`` from the last day the date can mean, ``False`` before the first, ``None`` in between.
        """
        if on >= self.latest:
            return True
        return False if on < self.earliest else None

    def __eq__(self, other: object) -> bool:
        """Compare with another partial date, or with a day."""
        if isinstance(other, PartialDate):
            return self.text == other.text
        return self.exact == other if isinstance(other, date) else NotImplemented

    def __hash__(self) -> int:
        """Hash as the day it is known to be, so that equal things have equal hashes."""
        return hash(self.exact or self.text)

    def __str__(self) -> str:
        """Give the date in words: ``19 June 2000``, ``June 2000`` or ``2000``."""
        parts = self.text.split("-")
        if len(parts) == 1:
            return parts[0]
        month = _MONTHS[int(parts[1]) - 1]
        return f"{month} {parts[0]}" if len(parts) == 2 else f"{int(parts[2])} {month} {parts[0]}"  # noqa: PLR2004 - parts of a date


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def in_words(day: date) -> str:
    """Give a day in words that are the same in every locale, such as ``4 May 2000``."""
    return str(PartialDate(day.isoformat()))
