"""Checks on what states did under instruments: participation, reservations, relations between instruments, searches for treaties."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from crossborder.records.terms import DEPOSITS
from tools.facts.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.records.collection import Facts
    from crossborder.records.dates import PartialDate
    from crossborder.records.records import Instrument, ParticipationEvent, Reservation

CODES = "a code of data/states or states.csv"


def check_commitments(facts: Facts) -> Iterator[Problem]:
    """Each event, reservation, relation and search names what is there, and events come in the order of time.

    Yields:
        One problem each.
    """
    yield from _participation(facts)
    yield from _relations(facts)
    yield from _reservations(facts)
    yield from _coverage(facts)


def before(first: PartialDate, second: PartialDate) -> bool:
    """Tell whether a day is certainly earlier than another, where of both perhaps only the month or the year is known."""
    return first.latest < second.earliest


def _participation(facts: Facts) -> Iterator[Problem]:
    for instrument_id, states in facts.events_by_instrument.items():
        file = f"participation/{instrument_id}.csv"
        instrument = facts.instrument_by_id.get(instrument_id)
        if instrument is None:
            yield Problem(file, "", "", "belongs to no instrument", f"a file instruments/{instrument_id}.toml")
            continue
        for state, events in states.items():
            if state not in facts.state_by_code:
                yield Problem(file, state, "state", f"is {state!r}", "a code of data/states or states.csv")
            yield from _order(file, state, events)
            yield from _not_before_instrument(file, state, events, instrument)


def _order(file: str, state: str, events: tuple[ParticipationEvent, ...]) -> Iterator[Problem]:
    """Signed, then deposited, then in force, then ended."""
    rank = {"signed": 0, **dict.fromkeys(DEPOSITS, 1), "in_force": 2, "ended": 3}
    days = [event for event in sorted(events, key=lambda event: rank[event.event]) if event.day]
    for earlier, later in pairwise(days):
        if earlier.day and later.day and before(later.day, earlier.day):
            yield Problem(
                file,
                f"{state} {later.event}",
                "day",
                f"{later.day} is earlier than '{earlier.event}' on {earlier.day}",
                "signed, deposited, in force, ended, in this order of time",
            )


def _not_before_instrument(
    file: str, state: str, events: tuple[ParticipationEvent, ...], instrument: Instrument
) -> Iterator[Problem]:
    for event in events:
        if (
            event.event == "in_force"
            and event.day
            and instrument.in_force
            and before(event.day, instrument.in_force.day)
        ):
            yield Problem(
                file,
                f"{state} in_force",
                "day",
                f"{event.day} is earlier than the instrument's own entry into force",
                f"a day on or after {instrument.in_force.day}",
            )


def _relations(facts: Facts) -> Iterator[Problem]:
    known = {"assistance_treaty", "bilateral_treaty", *facts.instrument_by_id}
    for relation in facts.relations:
        entry = f"{relation.instrument} {relation.kind}"
        for name in (relation.instrument, *relation.to):
            if name not in known:
                yield Problem(
                    "relations.toml",
                    entry,
                    "to",
                    f"names {name!r}",
                    "an instrument, assistance_treaty or bilateral_treaty",
                )
        for article in (*relation.articles, *relation.yielding_articles):
            if (relation.instrument, article) not in facts.provision_by_place:
                yield Problem(
                    "relations.toml", entry, "articles", f"names {article!r}", "a provision of the instrument"
                )


def _reservations(facts: Facts) -> Iterator[Problem]:
    for reservation in facts.reservations:
        entry = f"{reservation.instrument} {reservation.state}"
        if (reservation.instrument, reservation.article) not in facts.provision_by_place:
            reason = f"names {reservation.instrument} {reservation.article}"
            yield Problem("reservations.toml", entry, "article", reason, "a provision of the instrument")
        if reservation.state not in facts.state_by_code:
            yield Problem("reservations.toml", entry, "state", f"is {reservation.state!r}", CODES)
        yield from _read_by_rules(facts, entry, reservation)
        yield from _nationals(facts, entry, reservation)


def _read_by_rules(facts: Facts, entry: str, reservation: Reservation) -> Iterator[Problem]:
    """What a reservation says for the rules is at an article where a rule of the instrument looks for it."""
    instrument = facts.instrument_by_id.get(reservation.instrument)
    if instrument is None:
        return
    says = (
        ("threshold", reservation.threshold, [rule.reservation for rule in instrument.thresholds], "reservation"),
        ("nationals", reservation.nationals, [rule.reservation for rule in instrument.nationals], "reservation"),
        ("reservable", reservation.reserved_grounds, [rule.article for rule in instrument.reservables], "article"),
    )
    for rule, said, articles, field in says:
        if said and reservation.article not in articles:
            name = "ground" if rule == "reservable" else rule
            reason = (
                f"stands in a reservation to Article {reservation.article}, which no [[{rule}]] of the instrument names"
            )
            yield Problem("reservations.toml", entry, name, reason, f"the article of a [[{rule}]], its field '{field}'")


def _nationals(facts: Facts, entry: str, reservation: Reservation) -> Iterator[Problem]:
    """A declaration on nationals names known states, and does not contradict the state's own law without saying so."""
    own, state = reservation.nationals, facts.state_by_code.get(reservation.state)
    if own is None:
        return
    for field in ("nationals_of", "residents_of"):
        for code in getattr(own, field):
            if code not in facts.state_by_code:
                yield Problem("reservations.toml", entry, f"nationals, {field}", f"names {code!r}", CODES)
    law = state.nationals.answer if state and state.nationals else ""
    agreeing = {"": ("refuses", "conditional", "extradites"), "always": ("refuses",), "never": ("extradites",)}
    differs = law and law not in agreeing.get(own.refuses, ("refuses", "conditional"))
    if differs and not own.unless and not own.beside_law:
        reason = f"refuses = {own.refuses!r} stands beside a law of the state whose answer is {law!r}"
        expected = "'beside_law': how the two stand to each other; or 'unless'"
        yield Problem("reservations.toml", entry, "nationals", reason, expected)


def _coverage(facts: Facts) -> Iterator[Problem]:
    for record in facts.coverage:
        entry = " ".join(record.states)
        for code in record.states:
            if code not in facts.state_by_code:
                yield Problem("coverage.toml", entry, "states", f"names {code!r}", CODES)
        for name in record.treaties:
            if name not in facts.instrument_by_id:
                yield Problem("coverage.toml", entry, "treaties", f"names {name!r}", "an instrument")
