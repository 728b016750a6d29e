"""Two made-up states that are bound by whatever treaty a question supposes. Nothing here is a fact of law."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from crossborder.records import facts
from crossborder.records.dates import PartialDate
from crossborder.records.records import DatedFact, Offence, ParticipationEvent, Provenance, Reservation, State

if TYPE_CHECKING:
    from crossborder.records.collection import Facts

# Codes that ISO 3166-1 leaves to its users, so that no real state can ever be meant.
NORTH, SOUTH = "XNN", "XSS"
MAXIMUM_MONTHS, MINIMUM_MONTHS = 60, 6
_LONG_AGO = PartialDate("2000-01-01")
# What is supposed needs no source: it holds because the question says so.
_SUPPOSED = Provenance(status="confirmed", note="Supposed for an exercise.")


@cache
def with_both_bound(*instruments: str) -> Facts:
    """The facts, with State North and State South bound by treaties; those of the package stay as they are."""
    held = facts()
    bound = tuple(
        ParticipationEvent(instrument=name, state=code, event="in_force", day=_day(name), provenance=_SUPPOSED)
        for name in instruments
        for code in (NORTH, SOUTH)
    )
    return replace(
        held,
        states=(*held.states, _state(NORTH, "State North"), _state(SOUTH, "State South")),
        participation=(*held.participation, *bound),
        reservations=(*held.reservations, *(one for name in instruments for one in _without_reservation(name))),
    )


def _day(instrument: str) -> PartialDate:
    """The first day of 2000, or that of the treaty itself where it is in force only later."""
    in_force = facts().instrument_by_id[instrument].in_force
    return max(in_force.day, _LONG_AGO, key=lambda day: day.earliest) if in_force else _LONG_AGO


def _without_reservation(instrument: str) -> tuple[Reservation, ...]:
    """Neither made-up state made a reservation or declaration."""
    return tuple(
        Reservation(
            instrument=instrument,
            state=code,
            article=article,
            result="none_found",
            text="A made-up state, which makes no reservation.",
            provenance=_SUPPOSED,
        )
        for article in facts().instrument_by_id[instrument].reserved_articles
        for code in (NORTH, SOUTH)
    )


def _state(code: str, name: str) -> State:
    offence = Offence(
        id=f"{code.lower()}_access",
        state=code,
        law=f"Penal Code of {name} (made up)",
        section="s 1",
        acts=("gains_access",),
        summary="Access to a computer without right: from six months to five years.",
        in_force=DatedFact(day=_LONG_AGO, provenance=_SUPPOSED),
        provenance=_SUPPOSED,
        maximum_months=MAXIMUM_MONTHS,
        minimum_months=MINIMUM_MONTHS,
    )
    return State(code=code, name=name, region="Europe", offences=(offence,))
