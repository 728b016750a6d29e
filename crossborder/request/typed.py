"""Values as people type them: days and whole numbers. What has two readings is not guessed: the reason is named."""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from crossborder.records.dates import in_words

LONGEST_VALUE = 200
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_MONTH = r"[a-z]{3,9}\.?"
_ORDINAL = r"\d{1,2}(?:st|[nr]d|th)?"
# The forms of a day, the longer ones first: a shorter one may be the beginning of a longer one.
DAY_FORMS = (
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}",
    rf"\d{{4}}[ /-]{_MONTH}[ /-]\d{{1,2}}",
    r"\d{8}",
    rf"{_ORDINAL}(?: of)?[ /.-]{{0,2}}{_MONTH},?[ /.-]{{0,2}}\d{{4}}",
    rf"{_MONTH} {{1,2}}{_ORDINAL},? {{1,2}}\d{{4}}",
    r"\d{1,2}[./-] ?\d{1,2}[./-] ?\d{4}",
    r"\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2}",
    rf"{_ORDINAL}[ /.-]{_MONTH}[ /.-]\d{{2}}",
    rf"{_MONTH} {{1,2}}\d{{1,2}}(?:st|[nr]d|th)?",
    rf"{_ORDINAL}\.? {_MONTH}",
    rf"(?:{_MONTH} \d{{4}}|\d{{4}}-\d{{2}})",
)
DAY = rf"{WEEKDAY}(?:{'|'.join(f'(?:{form})' for form in DAY_FORMS)})(?![\d])"
_WHOLE_DAY = re.compile(rf"{DAY}\Z", re.ASCII | re.IGNORECASE)
_WEEKDAYS = tuple(name[:3].casefold() for name in calendar.day_name)
_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name}
_SHORTEST_MONTH = 3
_NUMBER = re.compile(r"\d{1,6}\Z", re.ASCII)


def plain(text: str) -> str:
    """A value as it was meant: ordinary spaces and digits, and nothing that cannot be seen.

    Args:
        text: what was typed or copied; a no-break space, a mark of direction or Arabic digits come with a copy.
    """
    shown = "".join(character for character in text if unicodedata.category(character) != "Cf")
    narrow = unicodedata.normalize("NFKC", shown)
    digits = "".join(_digit(character) for character in narrow)
    return " ".join(digits.split())


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


@dataclass(frozen=True, slots=True)
class DayReading:
    """A day as it was typed, as far as it can be read.

    Args:
        problem: empty when there is one reading; else ``empty``, ``no_day``, ``two_days`` (the order of day and month
            is open), ``short_year``, ``no_year``, ``month_only`` or ``weekday`` (it does not fit the date).
        day: the day, only when there is no problem.
        either: the days it can be, when there are two.
    """

    problem: str
    day: date | None = None
    either: tuple[date, ...] = ()

    def why(self, typed: str) -> str:
        """Why it cannot be read, in a sentence; empty when it can.

        Args:
            typed: what was typed.
        """
        said = f"“{typed.strip()}”"
        if self.problem == "two_days":
            first, second = self.either
            return f"{said} can be two days: {in_words(first)} or {in_words(second)}."
        return {
            "": "",
            "short_year": f"{said} has a year of two digits, so that the order and the century are open.",
            "no_year": f"{said} has no year; many logs leave it out.",
            "month_only": f"{said} is a whole month and not a day.",
            "weekday": f"The day of the week and the date in {said} do not belong together.",
        }.get(self.problem, f"{said} is not a day of the calendar.")

    @property
    def mend(self) -> str:
        """How to write it."""
        if self.either:
            return f"Write {' or '.join(in_words(day) for day in self.either)}, whichever is meant."
        return "Write, for example, 31 December 1999."


def read_day(text: str) -> DayReading:
    """Read a day.

    Args:
        text: such as ``2000-06-19``, ``19 June 2000``, ``June 19, 2000``, ``19/Jun/2000`` or ``19.06.2000``.

    Returns:
        The reading. Numbers alone are read where only one order gives a day (``19.06.2000``), or both give the same.
    """
    if len(text.strip()) > LONGEST_VALUE:
        return DayReading("no_day")
    typed = plain(text)
    if not typed:
        return DayReading("empty")
    if not _WHOLE_DAY.match(typed):
        return DayReading("no_day")
    named, rest = _without_weekday(typed)
    reading = _reading(rest)
    if reading.day and named is not None and reading.day.weekday() != named:
        return DayReading("weekday")
    return reading


def _without_weekday(typed: str) -> tuple[int | None, str]:
    match = re.match(WEEKDAY, typed, re.IGNORECASE)
    if not match or not match[0]:
        return None, typed
    return _WEEKDAYS.index(match[0][:3].casefold()), typed[match.end() :]


def _reading(typed: str) -> DayReading:
    """Read a day from its figures and the name of its month."""
    figures, month = re.findall(r"\d+", typed), _month_in(typed)
    if len(figures) == 1 and len(figures[0]) == 8:  # noqa: PLR2004 - year, month and day without a sign between
        figures = [typed[:4], typed[4:6], typed[6:]]
    lengths = [len(figure) for figure in figures]
    if month is None and any(character.isalpha() for character in typed):
        return DayReading("no_day")
    if month is None:
        return _numeric(figures, lengths)
    return _spoken(figures, lengths, month)


def _month_in(typed: str) -> int | None:
    """The number of the month whose name, or the beginning of it such as ``Feb`` or ``Sept``, stands in a text."""
    words = (word.casefold() for word in re.findall(r"[A-Za-z]+", typed))
    numbers = [number for word in words for name, number in _MONTHS.items() if _begins(name, word)]
    return numbers[0] if numbers else None


def _begins(month: str, word: str) -> bool:
    return len(word) >= _SHORTEST_MONTH and month.startswith(word)


def _spoken(figures: list[str], lengths: list[int], month: int) -> DayReading:
    numbers = [int(figure) for figure in figures]
    if len(numbers) == 1:
        return DayReading("month_only" if lengths[0] == len("2000") else "no_year")
    if len("2000") not in lengths:
        return DayReading("short_year")
    year_first = lengths[0] == len("2000")
    year, day = (numbers[0], numbers[1]) if year_first else (numbers[1], numbers[0])
    return _one(_dates([(year, month, day)]))


def _numeric(figures: list[str], lengths: list[int]) -> DayReading:
    numbers = [int(figure) for figure in figures]
    if len(numbers) < 3:  # noqa: PLR2004 - day, month and year
        return DayReading("month_only")
    if lengths[0] == len("2000"):
        return _one(_dates([(numbers[0], numbers[1], numbers[2])]))
    if lengths[2] != len("2000"):
        return DayReading("short_year")
    one, other, year = numbers
    return _one(_dates([(year, other, one), (year, one, other)]))


def _dates(candidates: list[tuple[int, int, int]]) -> tuple[date, ...]:
    """The candidates that are days of the calendar, each once."""
    days = []
    for candidate in candidates:
        try:
            days.append(date(*candidate))
        except ValueError:
            continue
    return tuple(dict.fromkeys(days))


def _one(days: tuple[date, ...]) -> DayReading:
    if len(days) == 1:
        return DayReading("", days[0])
    return DayReading("two_days", either=days) if days else DayReading("no_day")


def day_of(text: str) -> date:
    """Read a day.

    Args:
        text: such as ``2000-06-19`` or ``19 June 2000``.

    Returns:
        The day.

    Raises:
        ValueError: when it is no day, or can be two; the message says why.
    """
    reading = read_day(text)
    if reading.day is None:
        raise ValueError(reading.why(text))
    return reading.day


def day_or_none(text: str) -> date | None:
    """The day that was typed, or ``None`` when it is empty, no day, or can be two."""
    return read_day(text).day


def number_or_none(text: str) -> int | None:
    """The whole number that was typed (0 to 999999), or ``None``."""
    typed = text.strip()
    return int(typed) if _NUMBER.match(typed) else None
