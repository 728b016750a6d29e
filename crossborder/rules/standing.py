"""Is a state bound by an instrument on a day? Derived from its events; what the data does not know stays unknown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from crossborder.records import facts as packaged
from crossborder.records.dates import in_words
from crossborder.records.terms import DEPOSITS
from crossborder.rules.errors import require_day, require_known, require_state
from crossborder.rules.printed import Printed, doubt
from crossborder.version import LAW_DAY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from crossborder.records.collection import Facts
    from crossborder.records.dates import PartialDate
    from crossborder.records.records import Instrument, ParticipationEvent


@dataclass(frozen=True, slots=True, repr=False)
class Standing(Printed):
    """How a state stands to an instrument on a day.

    Args:
        bound: ``True``, ``False`` or ``None`` (the data does not know).
        since: day from which it is bound, when recorded.
        until: first day on which it is no longer bound, when recorded.
        verified: whether the answer rests on confirmed facts only.
        reason: the answer in one sentence.
        not_party_on: the day before the one asked about for which it was seen in the whole list that the state is no party; else ``None``.
    """

    bound: bool | None
    since: PartialDate | None
    until: PartialDate | None
    verified: bool
    reason: str
    not_party_on: date | None = None

    def lines(self) -> tuple[str, ...]:
        """One line: whether it is bound, and why."""
        answer = {True: "", False: "not bound: ", None: "not known: "}[self.bound]
        return (f"Standing{doubt(verified=self.verified or self.bound is None)}: {answer}{self.reason}",)


def standing(instrument_id: str, state: str, *, on: date, facts: Facts | None = None) -> Standing:
    """Tell how a state stands to an instrument on a day.

    Args:
        instrument_id: id of the instrument, such as ``budapest_185``.
        state: ISO 3166-1 alpha-3 code.
        on: the day asked about.
        facts: the facts to use; by default those of the package.

    Returns:
        The standing, with its reason.

    Raises:
        QuestionError: when instrument or state is not known.
    """
    facts = facts or packaged()
    require_known("The instrument", instrument_id, facts.instrument_by_id)
    require_state("The state", state, facts.state_by_code)
    require_day("The day", on)
    return standings(facts, instrument_id, on)[state]


_CANNOT_JOIN = Standing(
    bound=False, since=None, until=None, verified=False, reason="not among the states that can join"
)


class _Standings(dict[str, Standing]):
    """Standings by code, each worked out when it is first asked for."""

    def __init__(self, facts: Facts, instrument_id: str, on: date) -> None:
        super().__init__()
        self._instrument = facts.instrument_by_id[instrument_id]
        self._events = facts.events_by_instrument.get(instrument_id, {})
        self._on, self._seen = on, on <= LAW_DAY

    def __missing__(self, code: str) -> Standing:
        events = self._events.get(code)
        status = (
            self._verified_until_law_day(_of(self._instrument, events, self._on)) if events else self._outside(code)
        )
        self[code] = status
        return status

    def _outside(self, code: str) -> Standing:
        """The standing of a state without any event: one that cannot join is certainly not bound."""
        open_to, listed = self._instrument.open_to, self._without_row
        return _CANNOT_JOIN if listed.bound is None and open_to and code not in open_to else listed

    @cached_property
    def _without_row(self) -> Standing:
        """The same for most states, so they share it."""
        return self._verified_until_law_day(_without_row(self._instrument, self._on))

    def _verified_until_law_day(self, status: Standing) -> Standing:
        """A standing, unverified for a day after the last on which a source was read."""
        return status if self._seen else replace(status, verified=False)


# Some twenty days of all instruments; a learner who walks through the days must not fill the page's memory.
@lru_cache(maxsize=512)
def standings(facts: Facts, instrument_id: str, on: date) -> Mapping[str, Standing]:
    """The standing of every state to an instrument on a day, by code; a code must be known to the facts."""
    return _Standings(facts, instrument_id, on)


def binds_all(facts: Facts, instrument_id: str, states: tuple[str, ...], on: date, *, unknown: bool) -> bool:
    """Whether an instrument binds each of some states on a day.

    Args:
        instrument_id: id of the instrument; one that the facts do not hold binds nobody.
        unknown: what counts for a state of which the data do not know.
    """
    if instrument_id not in facts.instrument_by_id:
        return False
    standing_by_code = standings(facts, instrument_id, on)
    return all(unknown if standing_by_code[code].bound is None else standing_by_code[code].bound for code in states)


def deposited(instrument_id: str, *, on: date, facts: Facts | None = None) -> tuple[str, ...]:
    """States whose deposit is recorded up to a day. Not the list of states bound: that is ``bound``.

    Args:
        instrument_id: id of the instrument.
        on: the day asked about.
        facts: the facts to use; by default those of the package.

    Returns:
        Codes in alphabetical order.

    Raises:
        QuestionError: when there is no instrument with this id; the message names near ones.
    """
    facts = facts or packaged()
    require_known("The instrument", instrument_id, facts.instrument_by_id)
    require_day("The day", on)
    events = facts.events_by_instrument.get(instrument_id, {})
    return tuple(
        state
        for state, history in sorted(events.items())
        if any(event.event in DEPOSITS and event.day and event.day.reached(on) for event in history)
    )


def bound(instrument_id: str, *, on: date, facts: Facts | None = None) -> tuple[str, ...]:
    """States bound by an instrument on a day.

    Args:
        instrument_id: id of the instrument.
        on: the day asked about.
        facts: the facts to use; by default those of the package.

    Returns:
        Codes in alphabetical order.

    Raises:
        QuestionError: when there is no instrument with this id; the message names near ones.
    """
    facts = facts or packaged()
    require_known("The instrument", instrument_id, facts.instrument_by_id)
    require_day("The day", on)
    by_state = standings(facts, instrument_id, on)
    return tuple(sorted(code for code in facts.events_by_instrument.get(instrument_id, {}) if by_state[code].bound))


def _of(instrument: Instrument, events: tuple[ParticipationEvent, ...], on: date) -> Standing:
    """The standing of a state that has at least one event."""
    by_name = {event.event: event for event in events}
    start, end = by_name.get("in_force"), by_name.get("ended")
    if start is None or start.day is None:
        return _not_yet_bound(instrument, events, on)
    since, until = start.day, end.day if end else None
    begun, over = since.reached(on), until.reached(on) if until else False
    verified = start.provenance.verified and (end is None or end.provenance.verified)
    if begun is False:
        return Standing(bound=False, since=since, until=until, verified=verified, reason=f"bound only from {since}")
    if over:
        return Standing(
            bound=False, since=since, until=until, verified=verified, reason=f"no longer bound from {until}"
        )
    if begun is None or over is None:
        reason = f"the day is known only as {since if begun is None else until}"
        return Standing(bound=None, since=since, until=until, verified=False, reason=reason)
    return Standing(bound=True, since=since, until=until, verified=verified, reason=f"bound since {since}")


def _not_yet_bound(instrument: Instrument, events: tuple[ParticipationEvent, ...], on: date) -> Standing:
    """The standing of a state that signed or deposited, but whose first day of being bound is not recorded."""
    deposit = next((event for event in events if event.event in DEPOSITS), None)
    if deposit is None or _before_its_force(instrument, on):
        return _without_row(instrument, on, signed=True)
    if deposit.day and deposit.day.reached(on) is False:
        reason = f"deposited only on {deposit.day}"
        return Standing(bound=False, since=None, until=None, verified=deposit.provenance.verified, reason=reason)
    reason = "a deposit is recorded, but not the day from which the state is bound"
    return Standing(bound=None, since=None, until=None, verified=False, reason=reason)


def _before_its_force(instrument: Instrument, on: date) -> bool:
    """Whether the instrument itself was certainly not in force yet: then nobody was bound, whatever was deposited."""
    return instrument.in_force is not None and instrument.in_force.day.reached(on) is False


def _without_row(instrument: Instrument, on: date, *, signed: bool = False) -> Standing:
    """The standing of a state that never deposited, as far as the data knows."""
    complete = instrument.participation_complete_until
    signature = "signed, but signature alone does not bind; " if signed else ""
    if instrument.in_force and _before_its_force(instrument, on):
        reason = f"the instrument is in force only from {instrument.in_force.day}"
        verified = instrument.in_force.provenance.verified
        return Standing(bound=False, since=None, until=None, verified=verified, reason=reason)
    if instrument.closed:
        return Standing(bound=False, since=None, until=None, verified=True, reason="not one of its parties")
    if complete and on <= complete:
        reason = f"{signature}no deposit in the list of parties, which was seen whole for {in_words(complete)}"
        return Standing(bound=False, since=None, until=None, verified=True, reason=reason)
    seen = (
        f"not a party on {in_words(complete)}, later not known"
        if complete
        else "no deposit is recorded, but no whole list of parties was seen"
    )
    return Standing(
        bound=None, since=None, until=None, verified=False, reason=f"{signature}{seen}", not_party_on=complete
    )  # fmt: skip
