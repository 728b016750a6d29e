"""Checks of the times of an item of data: moments with their zone, in order, not in the future, around the act."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from crossborder.records.dates import in_words
from crossborder.request.moments import LATEST_BEHIND, moment_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from crossborder.request.draft import DataItem
    from crossborder.request.findings import Desk, DraftFinding, Severity
    from crossborder.request.moments import Moment

LONGEST_SPAN = timedelta(days=1)
# The form of a moment, for what cannot be read; an example is made from what was typed as far as it can be.
MOMENT_FORM = "Write day, time and zone: YYYY-MM-DD hh:mm:ss UTC, or with an offset such as +01:00 instead of UTC."
_WITH_ZONE = "Write {at} UTC if the clock showed UTC, or {at} with the offset of its zone, such as +01:00."
_MENDED = {
    "no_time": "Add the time and its zone: {day} hh:mm:ss UTC, or with an offset such as +01:00 instead of UTC.",
    "only_time": "Write the day before it, as YYYY-MM-DD {typed}.",
    "bad_time": "Write the hours from 00 to 23, as {day} hh:mm:ss UTC.",
    "noon": "Write the hours from 00 to 23: {day} 12:00:00 for noon, {day} 00:00:00 for midnight, each with its zone.",
    "several": "Write one moment in each field, as {day} hh:mm:ss UTC.",
    "about": "Copy the time from the log: {day} hh:mm:ss UTC. If nobody measured it, write the day alone, and the rest in the link.",
    "end_or_zone": "Write the end in its own field, or a space before the distance: {day} hh:mm:ss -05:00.",
}
# Why a zone does not fix the distance from UTC, by the problem of the zone.
_ZONES = {
    "name": "“{zone}” does not fix the distance from UTC: several zones share such names, and they change with the season.",
    "place": "“{zone}” names places: their distance from UTC depends on the day.",
    "number": "“{zone}” is no distance from UTC that any place has: they reach from -12:00 to +14:00, in quarters of an hour.",
    "two": "“{zone}” names two distances from UTC.",
    "words": "“{zone}” cannot be read as a distance from UTC.",
}
_TIMES = {
    "bad_time": "“{typed}” has a time that no clock shows.",
    "only_time": "“{typed}” has a time and no day.",
    "several": "“{typed}” holds more than one moment.",
    "about": "“{typed}” tells about when, and not when.",
    "end_or_zone": "What stands behind the time in “{typed}” can be the end of a period or a distance from UTC.",
    "noon": "“{typed}” can be noon or midnight: people read twelve with a.m. or p.m. both ways.",
}


def check_times(desk: Desk, item: DataItem, place: str) -> Iterator[DraftFinding]:
    """Check the first and the last moment of an item."""
    start, end = moment_of(item.start), moment_of(item.end)
    for name, typed, moment in (("start", item.start, start), ("end", item.end, end)):
        yield from _one_time(desk, item, f"{place}.{name}", typed.strip(), moment)
        yield from _after_request(desk, f"{place}.{name}", moment)
    asked = desk.asked_by("data_identified")
    if _reversed(start, end):
        words = "The period ends before it begins.", "Put the first moment first."
        yield desk.finding("period_reversed", "fault", f"{place}.end", words, asked, "exact_records")
    elif item.kind == "ip_address" and _span(start, end) > LONGEST_SPAN:
        words = (
            "The period for one address is longer than a day; in that time many customers may have used it.",
            "Narrow it to the minutes in which the log shows the act.",
        )
        yield desk.finding("period_long", "weak", f"{place}.end", words, (*asked, *desk.proportionality), "exact_time")


def _one_time(desk: Desk, item: DataItem, field: str, typed: str, moment: Moment) -> Iterator[DraftFinding]:
    """An address needs a moment with its zone; an account or a link needs at least a day."""
    exact, problem = item.kind == "ip_address", moment.problem
    # The shorter words of a day or an end that may stay open are no mistake for an account.
    if problem == "empty" and (not exact or field.endswith("end")):
        return
    mistake = _unread(typed, moment, exact=exact)
    if mistake:
        code, severity, wrong, correction = mistake
        yield desk.finding(code, severity, field, (wrong, correction), desk.asked_by("data_identified"), "exact_time")


Mistake = tuple[str, "Severity", str, str]


def _unread(typed: str, moment: Moment, *, exact: bool) -> Mistake | None:
    """What is wrong with a moment: code, severity, words, how to correct it."""
    if moment.counted and moment.at:
        meant = f"{moment.at:%Y-%m-%d %H:%M:%S} UTC"
        wrong = f"“{typed}” is a number of seconds since 1970; it means {meant}."
        return "counted_time", "weak", wrong, f"Write {meant}: people read the request before computers do."
    if moment.problem in {"empty", "no_time"}:
        wrong = "The address has no time; it belongs to another customer an hour later."
        return ("no_time", "fault", wrong, _correction(typed, moment)) if exact else None
    if moment.problem in {*_TIMES, "no_zone", "zone_name"}:
        return _unread_clock(typed, moment, "fault" if exact else "weak")
    return _unread_day(typed, moment) if moment.problem else None


def _unread_clock(typed: str, moment: Moment, grave: Severity) -> Mistake:
    """The day can be read; the time or its zone cannot."""
    if moment.problem == "no_zone":
        return (
            "no_time_zone",
            grave,
            f"“{typed}” does not say in which zone the time was measured.",
            _correction(typed, moment),
        )
    if moment.problem == "zone_name":
        return "zone_unclear", grave, _ZONES[moment.zone_problem].format(zone=moment.zone), _correction(typed, moment)
    return "bad_time", "fault", _TIMES[moment.problem].format(typed=typed), _correction(typed, moment)


def _correction(typed: str, moment: Moment) -> str:
    """How to write a moment, with an example made from what was typed: another day would be a wrong one."""
    if moment.local:
        return _WITH_ZONE.format(at=moment.local.isoformat(" ", "seconds"))
    form = _MENDED.get(moment.problem, MOMENT_FORM)
    if moment.day is None:
        return form.format(typed=typed) if moment.problem == "only_time" else MOMENT_FORM
    return form.format(day=moment.day.isoformat())


def _unread_day(typed: str, moment: Moment) -> Mistake:
    reading = moment.day_reading
    if reading.problem == "two_days":
        return "two_days", "fault", reading.why(typed), reading.correction
    told = reading.problem not in {"", "empty", "no_day"}
    wrong = reading.why(typed) if told else f"“{typed}” cannot be read as a day or a moment."
    return "no_moment", "fault", wrong, MOMENT_FORM


# --- order -----------------------------------------------------------------------------------------------------------


def _reversed(start: Moment, end: Moment) -> bool:
    """Whether the end lies before the beginning, whatever zone a value without one was measured in."""
    if start.local and end.local and not (start.at or end.at):
        return end.local < start.local
    if start.day and end.day and not (start.local or end.local):
        return end.day < start.day
    first, last = start.bounds, end.bounds
    return first is not None and last is not None and last[1] < first[0]


def _span(start: Moment, end: Moment) -> timedelta:
    """How long a period is at least; a value without a zone is taken in the zone of the other."""
    first, last = _instant(start, end, late=False), _instant(end, start, late=True)
    return last - first if first and last else timedelta()


def _instant(moment: Moment, other: Moment, *, late: bool) -> datetime | None:
    """The moment, or the first or last moment of a day that was typed without a time."""
    if moment.at:
        return moment.at
    if moment.day is None:
        return None
    local = moment.local or datetime.combine(moment.day, time.max if late else time.min)
    ahead = other.local - other.at.replace(tzinfo=None) if other.at and other.local else timedelta()
    try:
        return (local - ahead).replace(tzinfo=UTC)
    except OverflowError:
        return None


def _after_request(desk: Desk, field: str, moment: Moment) -> Iterator[DraftFinding]:
    """Stored data of days to come do not exist yet."""
    asked_on = desk.requested_on
    if not asked_on or not moment.day or not _is_after(desk, asked_on, moment):
        return
    words = (
        f"{in_words(moment.day)} lies after the request: such data do not exist yet.",
        "Ask for stored data up to the day of the request; data in real time are another measure.",
    )
    keeping = desk.provisions("budapest_185", "29(1)") if desk.measure == "preservation" else ()
    provisions = (*desk.asked_by("data_identified"), *keeping)
    yield desk.finding("after_request", "fault", field, words, provisions, "preserve_first")


def _is_after(desk: Desk, asked_on: date, moment: Moment) -> bool:
    """Compare instants. In the Americas the day of the request goes on for hours after it has ended in UTC."""
    if moment.at is None:
        return bool(moment.day and moment.day > asked_on)
    state = desk.requesting
    behind = timedelta() if state and state.region != "Americas" else LATEST_BEHIND
    return moment.at - behind > datetime.combine(asked_on, time.max, tzinfo=UTC)


# --- the act -------------------------------------------------------------------------------------------------------


def act_outside(desk: Desk) -> Iterator[DraftFinding]:
    """None of the periods covers the day of the act, give or take a day for the zones."""
    act = desk.committed_on
    spans = [span for _, item in desk.draft.written_items if (span := _days(item))]
    if act is None or not spans or any(first <= act <= last for first, last in spans):
        return
    words = (
        f"No period covers the day of the act, {in_words(act)}.",
        "Check the days; if the data are of other days, say in the link why those days matter.",
    )
    asked = desk.asked_by("link_to_offence", "data_identified")
    yield desk.finding("act_outside", "weak", "data_identified", words, asked, "why_it_matters")


def _days(item: DataItem) -> tuple[date, date] | None:
    days = [day for day in (moment_of(item.start).day, moment_of(item.end).day) if day]
    return (_moved(days[0], -1), _moved(days[-1], 1)) if days else None


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day
