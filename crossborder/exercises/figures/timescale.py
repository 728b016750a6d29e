"""A line of time: where a day lies, which days are named below it, and how names keep out of each other's way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from crossborder.exercises.figures.svg import Width, label, line, measured, path
from crossborder.records.dates import PartialDate, in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from crossborder.exercises.html import Markup

GAP = 8
_MONTHS_IN_YEAR, _DAYS_IN_MONTH = 12, 30.4
# Steps between named days, in months: a month, a quarter, half a year, years.
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
_SHORT_MONTH = 3


@dataclass(frozen=True, slots=True)
class Scale:
    """A line of time, true to time: from a first day to a last one, and from a left to a right end in units."""

    first: date
    last: date
    left: float
    right: float

    def at(self, day: date) -> float:
        """Where a day lies; a day outside lies at the end that is nearer to it."""
        part = (day - self.first).days / max((self.last - self.first).days, 1)
        return self.left + min(max(part, 0.0), 1.0) * (self.right - self.left)

    def holds(self, day: date) -> bool:
        """Whether a day lies on the line."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Named:
    """A name for a place on a line, with the room it takes."""

    start: float
    end: float
    at: float
    text: str
    look: str = ""


def named(scale: Scale, wanted: Iterable[tuple[date, Sequence[str], str]], size: float) -> list[Named]:
    """Place names on a line; one that would lie over another is shorter, or left out.

    Args:
        wanted: a day, its texts with the fullest first, and classes; what comes first is placed first.
    """
    names: list[Named] = []
    for day, texts, look in wanted:
        at = scale.at(day)
        for words in texts:
            room = measured(words, size, bold="fig-strong" in look)
            start = max(min(at - room / 2, scale.right - room), scale.left)
            meets = any(start < other.end + GAP and other.start < start + room + GAP for other in names)
            if room <= scale.right - scale.left and not meets:
                names.append(Named(start, start + room, at, words, look))
                break
    return names


def ticks(scale: Scale, size: float) -> list[tuple[date, Sequence[str], str]]:
    """The days that a line names by itself: first days of months or years, as many as find room."""
    room, span = scale.right - scale.left, (scale.last - scale.first).days / _DAYS_IN_MONTH
    for step in _STEPS:
        if span / step * size * 2 > room:
            continue  # not even two letters for each
        days = list(_starts(scale, step))
        texts = [_tick_texts(day, step, first=not at) for at, day in enumerate(days)]
        if sum(measured(each[0], size) + 2 * GAP for each in texts) <= room:
            return [(day, each, "fig-soft") for day, each in zip(days, texts, strict=True)]
    return []


def _starts(scale: Scale, step: int) -> Iterator[date]:
    """First days of months that are a whole number of steps from a year that all steps share."""
    month = scale.first.year * _MONTHS_IN_YEAR + scale.first.month - (scale.first.day == 1)
    month += -month % step
    while (day := date(month // _MONTHS_IN_YEAR, month % _MONTHS_IN_YEAR + 1, 1)) <= scale.last:
        yield day
        month += step


def _tick_texts(day: date, step: int, *, first: bool) -> tuple[str, ...]:
    """A year; or a month, which names its year where a year or the line begins."""
    if step >= _MONTHS_IN_YEAR:
        return (str(day.year),)
    full = str(PartialDate(f"{day:%Y-%m}"))
    month, year = full.split()
    if day.month == 1:
        return full, year
    return (full, month) if first else (month, month[:_SHORT_MONTH])


def day_texts(day: date) -> tuple[str, str]:
    """A day in words, and with its month cut short."""
    number, month, year = in_words(day).split()
    return f"{number} {month} {year}", f"{number} {month[:_SHORT_MONTH]} {year}"


def axis(scale: Scale, y: float, width: Width, size: float, days: Iterable[date] = ()) -> list[Markup]:
    """Draw a line of time with its names below it; some days are named before all others."""
    special = [(day, day_texts(day), "fig-strong") for day in days if scale.holds(day)]
    names = named(scale, [*special, *ticks(scale, size)], size)
    marks = "".join(path("M", one.at, y, "v", 5) for one in names)
    below = y + size + (6 if width == "wide" else 4)
    texts = [label(one.start, below, one.text, size, look=one.look or "fig-soft") for one in names]
    return [line(path("M", scale.left, y, "H", scale.right) + marks, "fig-frame"), *texts]


def months(day: date, count: int) -> date:
    """The first day of the month that lies some months from the month of a day."""
    month = day.year * _MONTHS_IN_YEAR + day.month - 1 + count
    return date(month // _MONTHS_IN_YEAR, month % _MONTHS_IN_YEAR + 1, 1)


def shifted(day: date, days: int) -> date:
    """A day some days later or earlier."""
    return day + timedelta(days=days)
