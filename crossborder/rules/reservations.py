"""What is known of a reservation of a state on the day of a request: made, none, or not known and why."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from crossborder.records.dates import in_words

if TYPE_CHECKING:
    from datetime import date

    from crossborder.records.collection import Facts
    from crossborder.records.records import Reservation, State


@dataclass(frozen=True, slots=True)
class Reserved:
    """Whether a reservation of a state is in effect on a day.

    Args:
        result: ``made`` (it is in effect), ``none`` (a search found none, or it was withdrawn) or ``unknown``.
        record: the record that says so, or ``None`` when nobody looked.
        reason: for ``unknown``: why, in one sentence; else empty.
    """

    result: Literal["made", "none", "unknown"]
    record: Reservation | None
    reason: str = ""

    @property
    def verified(self) -> bool:
        """Whether the record that says so is confirmed."""
        return self.record is not None and self.record.provenance.verified


def reserved(facts: Facts, instrument_id: str, state: State, article: str, day: date) -> Reserved:
    """Tell whether a state's reservation to an article of an instrument is in effect on a day.

    Returns:
        What the surest record says: one that covers the day, then one whose day is known only by its month or year, then
        one that was withdrawn. A record that begins only later says nothing of earlier days: it may only be the day on which
        somebody saw the reservation in effect.
    """
    records = facts.reservations_by_place.get((instrument_id, state.code, article), ())
    ranked = [by_record(_as_known(facts, record, day), state, day) for record in records]
    reason = f"Whether {state.in_sentence} made a reservation to Article {article}: nobody has looked."
    return min(ranked, key=lambda one: one[0], default=(0, Reserved("unknown", None, reason)))[1]


def _as_known(facts: Facts, record: Reservation, day: date) -> Reservation:
    """The record, unverified for a day after the newest document that shows it: it may have been withdrawn since."""
    days = [source.day_known for source in map(facts.source_by_id.get, record.provenance.sources) if source]
    last = max(filter(None, days), default=day)
    if record.result != "made" or record.until or day <= last:
        return record
    known = f"This was seen in a document of {in_words(last)}; whether it stood on {in_words(day)}, nobody has looked."
    grounds = tuple(replace(ground, text=f"{ground.text} {known}") for ground in record.reserved_grounds)
    doubted = replace(record.provenance, status="unverified")
    return replace(record, text=f"{record.text} {known}", reserved_grounds=grounds, provenance=doubted)


_STANDS, _WITHIN, _OVER, _LATER = range(4)


def by_record(record: Reservation, state: State, day: date) -> tuple[int, Reserved]:
    """How sure a record is, and what it says of a day."""
    begun = record.since is None or record.since.reached(day)
    over = record.until is not None and record.until.reached(day)
    if begun is False:
        return _LATER, Reserved("unknown", record, _begins_later(record, state, day))
    if over:
        return _OVER, _ended(record, state, day)
    if begun is None or over is None:
        return _WITHIN, Reserved("unknown", record, _within(record, state, day))
    return _STANDS, Reserved("made" if record.result == "made" else "none", record)


def _begins_later(record: Reservation, state: State, day: date) -> str:
    known = f"What is recorded of {state.in_sentence} on Article {record.article} begins with {record.since}"
    return f"{known}; whether it holds for {in_words(day)}: nobody has looked."


def _ended(record: Reservation, state: State, day: date) -> Reserved:
    """A reservation that was withdrawn has no effect any longer; a search that held until then says nothing of later days."""
    if record.result == "made":
        return Reserved("none", record)
    known = f"The search that found no reservation of {state.in_sentence} to Article {record.article} holds until {record.until}"
    return Reserved("unknown", record, f"{known}; for {in_words(day)} nobody has looked.")


def _within(record: Reservation, state: State, day: date) -> str:
    """The day of the record is known by its month or year, and the day asked about lies inside."""
    begins = record.since is not None and record.since.reached(day) is None
    span = record.since if begins else record.until
    if record.result != "made":
        known = f"The search that found no reservation of {state.in_sentence} to Article {record.article}"
        return f"{known} is dated {span}, without a day, so whether it holds for {in_words(day)} is not known."
    done = "made" if begins else "withdrew"
    return (
        f"{state.name} {done} a reservation to Article {record.article} in {span}; the day is not known, so whether it stood on "
        f"{in_words(day)} is not known either."
    )
