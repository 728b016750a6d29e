"""Checks of the times of an item of data: moments with their zone, in order, not in the future, around the act."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from crossborder.facts.dates import in_words
from crossborder.request.typed import moment_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from crossborder.request.draft import DataItem
    from crossborder.request.findings import Desk, DraftFinding

LONGEST_SPAN = timedelta(days=1)
MOMENT_FORM = "Write it as 2026-03-01 02:10:00 UTC, or with an offset such as +01:00."


def check_times(desk: Desk, item: DataItem, place: str) -> Iterator[DraftFinding]:
    """Check the first and the last moment of an item."""
    for name, typed in (("start", item.start), ("end", item.end)):
        yield from _one_time(desk, item, f"{place}.{name}", typed)
    start, end = _instant(item.start, late=False), _instant(item.end, late=True)
    asked = desk.asked_by("data_identified")
    if start and end and end < start:
        words = "The period ends before it begins.", "Put the first moment first."
        yield desk.finding("period_reversed", "fault", f"{place}.end", words, asked, "exact_records")
    elif start and end and item.kind == "ip_address" and end - start > LONGEST_SPAN:
        words = (
            "The period for one address is longer than a day; in that time many customers may have used it.",
            "Narrow it to the minutes in which the log shows the act.",
        )
        yield desk.finding("period_long", "weak", f"{place}.end", words, (*asked, *desk.proportionality), "exact_time")
    yield from _after_request(desk, item, place)


def _one_time(desk: Desk, item: DataItem, field: str, typed: str) -> Iterator[DraftFinding]:
    """An address needs a moment with its zone; an account or a link needs at least a day."""
    asked = desk.asked_by("data_identified")
    moment, exact = moment_of(typed), item.kind == "ip_address"
    # The shorter words of a day or an end that may stay open are no mistake for an account.
    if moment.problem == "empty" and (not exact or field.endswith("end")):
        return
    if moment.problem in {"empty", "no_time"} and exact:
        words = "The address has no time; it belongs to another customer an hour later.", MOMENT_FORM
        yield desk.finding("no_time", "fault", field, words, asked, "exact_time")
    elif moment.problem == "no_day":
        words = f"“{typed.strip()}” cannot be read as a day or a moment.", MOMENT_FORM
        yield desk.finding("no_moment", "fault", field, words, asked, "exact_time")
    elif moment.problem == "no_zone":
        words = f"“{typed.strip()}” does not say in which zone the time was measured.", MOMENT_FORM
        yield desk.finding("no_time_zone", "fault" if exact else "weak", field, words, asked, "exact_time")
    elif moment.problem == "zone_name":
        words = (
            f"“{moment.zone}” does not fix the distance from UTC: several zones share such names, and they change with the season.",
            MOMENT_FORM,
        )
        yield desk.finding("zone_unclear", "fault" if exact else "weak", field, words, asked, "exact_time")


def _after_request(desk: Desk, item: DataItem, place: str) -> Iterator[DraftFinding]:
    """Stored data of days to come do not exist yet."""
    asked_on = desk.requested_on
    for name, typed in (("start", item.start), ("end", item.end)):
        day = moment_of(typed).day
        if asked_on and day and day > asked_on:
            words = (
                f"{in_words(day)} lies after the request: such data do not exist yet.",
                "Ask for stored data up to the day of the request; data in real time are another measure.",
            )
            keeping = desk.provisions("budapest_185", "29(1)") if desk.measure == "preservation" else ()
            provisions = (*desk.asked_by("data_identified"), *keeping)
            yield desk.finding("after_request", "fault", f"{place}.{name}", words, provisions, "preserve_first")


def _instant(typed: str, *, late: bool) -> datetime | None:
    """The moment, or the first or last moment of a day that was typed without a time."""
    moment = moment_of(typed)
    if moment.at:
        return moment.at
    if moment.day is None:
        return None
    return datetime.combine(moment.day, time.max if late else time.min, tzinfo=UTC)


def act_outside(desk: Desk) -> Iterator[DraftFinding]:
    """None of the periods covers the day of the act, give or take a day for the zones."""
    act = desk.committed_on
    spans = [span for _, item in desk.draft.written_items if (span := _span(item))]
    if act is None or not spans or any(first <= act <= last for first, last in spans):
        return
    words = (
        f"No period covers the day of the act, {in_words(act)}.",
        "Check the days; if the data are of other days, say in the link why those days matter.",
    )
    asked = desk.asked_by("link_to_offence", "data_identified")
    yield desk.finding("act_outside", "weak", "data_identified", words, asked, "why_it_matters")


def _span(item: DataItem) -> tuple[date, date] | None:
    start, end = moment_of(item.start).day, moment_of(item.end).day
    if start is None and end is None:
        return None
    first, last = start or end, end or start
    assert first is not None  # noqa: S101 - one of the two is a day
    assert last is not None  # noqa: S101 - as above
    return _moved(first, -1), _moved(last, 1)


def _moved(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day
