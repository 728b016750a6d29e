"""Values as people type them: days and whole numbers. What has two readings is not guessed: the reason is named."""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from crossborder.records.dates import in_words

LONGEST_VALUE = 200
# Of what was typed, so many characters are said again.
MOST_SAID = 60
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
WEEKDAY = rf"(?:{_WEEKDAY}\.?,?\s+)?"
_MONTH = r"[a-z]{3,10}\.?"
_ORDINAL = r"\d{1,2}(?:st|[nr]d|th|er|o)?"
_OF = r"(?: (?:of|de|del))?"
# The forms of a day, the longer ones first: a shorter one may be the beginning of a longer one.
DAY_FORMS = (
    r"\d{4}[-/.: ] ?\d{1,2}[-/.: ] ?\d{1,2}\.?",
    rf"\d{{4}}[ /-]{_MONTH}[ /-]\d{{1,2}}",
    r"\d{4}-?W\d{2}(?:-?[1-7])?",
    r"\d{4}-\d{3}",
    r"\d{8}",
    rf"{_ORDINAL}{_OF}[ /.-]{{0,2}}{_MONTH}{_OF},?[ /.-]{{0,2}}\d{{4}}",
    rf"{_MONTH}[ /.-]{{0,2}}{_ORDINAL}(?:,? {{0,2}}|[/.-])\d{{4}}",
    r"\d{1,2}[./ -] ?\d{1,2}[./ -] ?\d{4}\.?",
    r"\d{1,2}[./-] ?\d{1,2}[./-] ?'?\d{2}",
    rf"{_ORDINAL}[ /.-]{_MONTH}[ /.-]'?\d{{2}}",
    r"\d{6}(?=\s+\d{1,2}:)",
    rf"{_MONTH} {{1,2}}\d{{1,2}}(?:st|[nr]d|th)?",
    rf"{_ORDINAL}\.? {_MONTH}",
    rf"(?:{_MONTH}{_OF} \d{{4}}|\d{{4}}[-/]\d{{2}}|\d{{1,2}}[/.]\d{{4}})",
)
_ANY_FORM = "|".join(f"(?:{form})" for form in DAY_FORMS)
DAY = rf"{WEEKDAY}(?:(?:the|le|den|el) )?(?:{_ANY_FORM})(?![\d])(?: ?\({_WEEKDAY}\.?\))?"
_WHOLE_DAY = re.compile(rf"(?:{DAY}|\d{{6}})\Z", re.ASCII | re.IGNORECASE)
_TO = r" ?(?:-|–|/|,|;|\b(?:to|until|till|and|or|bis|und)\b) ?"
_DAYS = re.compile(rf"(?:(?:from|between) )?(?:{DAY}{_TO}{DAY}|\d{{1,2}}\.?{_TO}{DAY})\Z", re.ASCII | re.IGNORECASE)
_WEEKDAYS = tuple(name[:3].casefold() for name in calendar.day_name)
# Months as letters of other states write them, by number: no word here means another month in another of these languages.
_ABROAD = (
    "januar janvier enero gennaio janeiro januari",
    "februar fevrier febrero febbraio fevereiro februari",
    "mars marzo marco maart maret marz maerz",
    "avril abril aprile",
    "mai mayo maggio maio mei maj",
    "juni juin junio giugno junho",
    "juli juillet julio luglio julho",
    "aout agosto augustus agustus augusti",
    "septembre septiembre settembre setembro",
    "oktober octobre octubre ottobre outubro",
    "novembre noviembre novembro",
    "dezember decembre diciembre dicembre dezembro desember",
)
_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name} | {
    name: number for number, names in enumerate(_ABROAD, 1) for name in names.split()
}
_SHORTEST_MONTH = 3
# Years of another calendar (of Thailand, of Iran) would be read as days long ago or far away.
_FIRST_YEAR, _LAST_YEAR = 1800, 2199
_NUMBER = re.compile(r"\d{1,6}\Z", re.ASCII)
_QUOTES = "\"'“”‘’ "
# Hyphens that word processors put in, and the dashes in a date.
_HYPHENS = str.maketrans("\u2010\u2011", "--")
_DASHED = re.compile(r"(\d{1,4})–(\d{1,2})–(\d{1,4})", re.ASCII)
_EAST_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]", re.ASCII)


def plain(text: str) -> str:
    """A value as it was meant: ordinary spaces and digits, and nothing that cannot be seen.

    Args:
        text: what was typed or copied; a no-break space, a mark of direction or Arabic digits come with a copy.
    """
    if text.isascii():  # as nearly all is that is typed
        return " ".join(text.split())
    shown = "".join(character for character in text if unicodedata.category(character) != "Cf")
    narrow = unicodedata.normalize("NFKC", shown)
    digits = "".join(_digit(character) for character in narrow)
    return " ".join(digits.translate(_HYPHENS).split())


def levelled(text: str) -> str:
    """A plain value of which a day is read: letters without marks, and the signs of a date in one form.

    Args:
        text: a day or a moment.
    """
    bare = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    dated = _EAST_ASIAN.sub(r"\1-\2-\3", unicodedata.normalize("NFC", bare))
    return _DASHED.sub(r"\1-\2-\3", dated)


def _digit(character: str) -> str:
    value = unicodedata.decimal(character, None)
    return character if value is None else str(value)


@dataclass(frozen=True, slots=True)
class DayReading:
    """A day as it was typed, as far as it can be read.

    Args:
        problem: empty when there is one reading; else ``empty``, ``no_day``, ``two_days`` (the order of day and month
            is open), ``short_year``, ``no_year``, ``month_only``, ``week_only``, ``several`` (more than one day),
            ``far_year`` (of another calendar, or a slip), ``words`` (they are not read here) or ``weekday`` (it does not
            fit the date).
        day: the day, only when there is no problem.
        either: the days it can be, when there are two.
    """

    problem: str
    day: date | None = None
    either: tuple[date, ...] = ()

    def why(self, typed: str) -> str:
        """Why it cannot be read, in a sentence; empty when it can."""
        text = f"“{beginning(typed)}”"
        if self.problem == "two_days":
            first, second = self.either
            return f"{text} can be two days: {in_words(first)} or {in_words(second)}."
        return {
            "": "",
            "short_year": f"{text} has a year of two digits, so that the order and the century are open.",
            "no_year": f"{text} has no year; many logs leave it out.",
            "month_only": f"{text} is a whole month and not a day.",
            "week_only": f"{text} is a whole week and not a day.",
            "several": f"{text} holds more than one day.",
            "far_year": f"{text} has a year that is a slip, or is counted in another calendar.",
            "words": f"{text} has words that we cannot read as part of a day.",
            "weekday": f"The day of the week and the date in {text} do not belong together.",
        }.get(self.problem, f"{text} is not a day of the calendar.")

    @property
    def correction(self) -> str:
        """How to write it."""
        if self.either:
            return f"Write {' or '.join(in_words(day) for day in self.either)}, whichever is meant."
        return "Write, for example, 31 December 1999."


def beginning(typed: str) -> str:
    """What was typed, as it is said again: of a long text the beginning, so that what is wrong with it stays in sight."""
    text = typed.strip()
    return text if len(text) <= MOST_SAID else f"{text[:MOST_SAID].rstrip()}…"


def read_day(text: str) -> DayReading:
    """Read a day.

    Args:
        text: such as ``2000-06-19``, ``19 June 2000``, ``June 19, 2000``, ``19/Jun/2000`` or ``19.06.2000``.

    Returns:
        The reading. Numbers alone are read where only one order gives a day (``19.06.2000``), or both give the same.
    """
    if len(text.strip()) > LONGEST_VALUE:
        return DayReading("no_day")
    typed = levelled(plain(text)).strip(_QUOTES)
    typed = typed[1:-1].strip() if re.fullmatch(r"\([^()]*\)|\[[^\[\]]*\]", typed) else typed
    if not typed:
        return DayReading("empty")
    if not _WHOLE_DAY.match(typed):
        return DayReading(_why_no_day(typed))
    named, rest = _without_weekday(typed)
    reading = _reading(rest)
    if reading.day and named is not None and reading.day.weekday() != named:
        return DayReading("weekday")
    return reading


def _why_no_day(typed: str) -> str:
    if _DAYS.match(typed):
        return "several"
    has_words = re.search(r"[^\W\d_]{2}", typed) and re.search(r"\d", typed)
    return "words" if has_words else "no_day"


def _without_weekday(typed: str) -> tuple[int | None, str]:
    match = re.match(rf"({_WEEKDAY})\.?,?\s+|.*\(({_WEEKDAY})\.?\)\Z", typed, re.IGNORECASE)
    if not match:
        return None, typed
    named = _WEEKDAYS.index((match[1] or match[2])[:3].casefold())
    return named, typed[match.end() :] if match[1] else typed[: match.start(2) - 1]


def _reading(typed: str) -> DayReading:
    """Read a day from its figures and the name of its month."""
    figures, month = re.findall(r"\d+", typed), _month_in(typed)
    counted = re.fullmatch(r"(\d{4})-?(?:W(\d{2})(?:-?(\d))?|(?<=-)(\d{3}))", typed, re.IGNORECASE)
    if counted:
        return _counted(*counted.groups())
    if re.fullmatch(r"\d{8}", typed):
        return _together(typed)
    lengths = [len(figure) for figure in figures]
    if month is None and any(character.isalpha() for character in typed):
        return DayReading("words")
    if month is None:
        return _numeric(figures, lengths)
    return _spoken(figures, lengths, month)


def _counted(year: str, week: str | None, weekday: str | None, day: str | None) -> DayReading:
    """A day by week and day of the week, or by its number in the year, as ISO 8601 writes them."""
    if week and not weekday:
        return DayReading("week_only")
    try:
        if week:
            return _one((date.fromisocalendar(int(year), int(week), int(weekday or 1)),))
        day_of_year = date(int(year), 1, 1) + timedelta(days=int(day or 0) - 1)
    except (ValueError, OverflowError):
        return DayReading("no_day")
    return _one((day_of_year,)) if day_of_year.year == int(year) else DayReading("no_day")


def _together(typed: str) -> DayReading:
    """Eight figures without a sign between: the year is first, or last."""
    year_first = int(typed[:4]), int(typed[4:6]), int(typed[6:])
    one, other, year = int(typed[:2]), int(typed[2:4]), int(typed[4:])
    days = [day for day in _dates([year_first, (year, other, one), (year, one, other)]) if _is_near(day)]
    return _one(tuple(days))


def _month_in(typed: str) -> int | None:
    """The number of the month whose name, or the beginning of it such as ``Feb`` or ``Sept``, is in a text."""
    words = (word.casefold() for word in re.findall(r"[A-Za-z]+", typed))
    meant = ({number for name, number in _MONTHS.items() if _begins(name, word)} for word in words)
    return next((numbers.pop() for numbers in meant if len(numbers) == 1), None)


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
        return DayReading("short_year" if lengths[0] == len("260220") else "month_only")
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


def _is_near(day: date) -> bool:
    return _FIRST_YEAR <= day.year <= _LAST_YEAR


def _one(days: tuple[date, ...]) -> DayReading:
    if days and not all(map(_is_near, days)):
        return DayReading("far_year")
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
    typed = plain(text)
    return int(typed) if _NUMBER.match(typed) else None
