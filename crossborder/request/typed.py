"""Values as people type them: days, whole numbers, moments with their distance from UTC. Nothing is guessed."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z", re.ASCII)
_SPOKEN = re.compile(r"(\d{1,2})\s+([A-Za-z]+)\.?,?\s+(\d{4})\Z", re.ASCII)
_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_SHORTEST_MONTH = 3
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\s+[A-Za-z]+\.?,?\s+\d{4})"
    r"(?:(?:\s*,\s*|\s+at\s+|\s+|T)(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?)?\s*(?P<zone>\S.*)?\Z",
    re.ASCII,
)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+-]|\u2212)(\d{1,2})(?::?(\d{2}))?\Z", re.ASCII | re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,6}\Z", re.ASCII)
_LARGEST_OFFSET = timedelta(hours=14)


def day_of(text: str) -> date:
    """Read a day.

    Args:
        text: such as ``2000-06-19`` or ``19 June 2000``.

    Returns:
        The day.

    Raises:
        ValueError: when it is no day of the calendar in one of these two forms.
    """
    typed = text.strip()
    iso = _ISO.match(typed)
    if iso:
        return date(*(int(part) for part in iso.groups()))
    spoken = _SPOKEN.match(typed)
    month = _month(spoken.group(2)) if spoken else None
    if spoken is None or month is None:
        raise ValueError(text)
    return date(int(spoken.group(3)), month, int(spoken.group(1)))


def _month(name: str) -> int | None:
    """The number of a month by its name or the beginning of it, such as ``Feb`` or ``Sept``."""
    typed = name.lower()
    found = [number for month, number in _MONTHS.items() if month.startswith(typed)]
    return found[0] if len(typed) >= _SHORTEST_MONTH and found else None


def day_or_none(text: str) -> date | None:
    """The day that was typed, or ``None`` when it is empty or no day."""
    try:
        return day_of(text)
    except ValueError:
        return None


def number_or_none(text: str) -> int | None:
    """The whole number that was typed (0 to 999999), or ``None``."""
    typed = text.strip()
    return int(typed) if _NUMBER.match(typed) else None


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as it was typed, as far as it can be read.

    Args:
        problem: empty when day, time and zone can be read; else ``empty``, ``no_day``, ``no_time``, ``no_zone``
            (none is given) or ``zone_name`` (a name or number that does not fix the distance from UTC).
        day: the day, where one can be read.
        at: the moment in UTC, only when there is no problem.
        zone: what was typed for the zone.
    """

    problem: str
    day: date | None = None
    at: datetime | None = None
    zone: str = ""


def moment_of(text: str) -> Moment:
    """Read a moment: a day, a time and its distance from UTC, such as ``2026-03-01 02:10:00 UTC`` or ``... +01:00``.

    Args:
        text: what was typed.

    Returns:
        The moment; its ``problem`` says what is missing. A name such as ``CET`` or ``IST`` is not guessed: several
        zones share it, and it changes with the season.
    """
    typed = text.strip()
    if not typed:
        return Moment("empty")
    found = _MOMENT.match(typed)
    day = day_or_none(found["day"]) if found else None
    if found is None or day is None:
        return Moment("no_day")
    zone = found["zone"] or ""
    if not found["time"]:
        return Moment("no_time", day, zone=zone)
    return _with_zone(day, found["time"], zone)


def _with_zone(day: date, clock: str, zone: str) -> Moment:
    try:
        hour, minute, *rest = (int(part) for part in clock.split(":"))
        local = datetime.combine(day, time(hour, minute, rest[0] if rest else 0))
    except ValueError:
        return Moment("no_time", day, zone=zone)
    if not zone:
        return Moment("no_zone", day)
    offset = _offset(zone)
    if offset is None:
        return Moment("zone_name", day, zone=zone)
    try:
        at = local.replace(tzinfo=timezone(offset)).astimezone(UTC)
    except OverflowError:
        return Moment("no_day", zone=zone)
    return Moment("", day, at, zone)


def _offset(zone: str) -> timedelta | None:
    """The distance from UTC, or ``None`` when the words do not fix one."""
    if zone.upper() in {"Z", "UTC", "GMT"}:
        return timedelta()
    found = _OFFSET.match(zone)
    if found is None:
        return None
    sign, hours, minutes = found.groups()
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if int(minutes or 0) >= 60 or offset > _LARGEST_OFFSET:  # noqa: PLR2004 - an hour has sixty minutes
        return None
    return offset if sign == "+" else -offset
