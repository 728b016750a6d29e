"""What if? The facts with one thing supposed: that a state had been bound by an instrument from a certain day."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from crossborder.records import facts as packaged
from crossborder.records.dates import PartialDate, in_words
from crossborder.records.participation import ParticipationEvent
from crossborder.records.sources import Provenance
from crossborder.rules.errors import QuestionError, require_day, require_known, require_state
from crossborder.rules.printed import capital
from crossborder.rules.standing import standing

if TYPE_CHECKING:
    from datetime import date

    from crossborder.records.collection import Facts
    from crossborder.records.records import Instrument

SUPPOSED = "Supposed for a counterfactual; not a fact."


def had_joined(state: str, instrument_id: str, *, since: date, facts: Facts | None = None) -> Facts:
    """Give the facts as they would be if a state had been bound by an instrument from a certain day on.

    Everything else stays as it is. The supposed event counts as given: where rules say ``verified`` about the result, they
    speak of all other facts. Its own note says that it is supposed.

    Args:
        state: code of the state.
        instrument_id: id of the instrument.
        since: first day on which the state would have been bound.
        facts: the facts to start from; by default those of the package.

    Returns:
        Facts to hand to the other rules.

    Raises:
        QuestionError: when state or instrument is not known, when the state could not have joined (a treaty between two
            others, an EU act, a treaty that only certain states can join), when the instrument was not in force that day, or
            when the state was bound already. The message says which.
    """
    facts = facts or packaged()
    require_known("The instrument", instrument_id, facts.instrument_by_id)
    require_state("The state", state, facts.state_by_code)
    require_day("The first day", since)
    instrument = facts.instrument_by_id[instrument_id]
    _require_open(instrument, state)
    _require_in_force(instrument, since)
    now = standing(instrument_id, state, on=since, facts=facts)
    if now.bound:
        raise QuestionError(
            f"{capital(facts.state_by_code[state].in_sentence)} was bound by {instrument.in_sentence} on {in_words(since)}: {now.reason}. To suppose it changes nothing."
        )
    return _supposed(facts, state, instrument_id, since)


def can_join(instrument: Instrument, state: str) -> bool:
    """Whether the data allows to suppose that a state had joined an instrument: it is in force, and open to that state."""
    return not (
        instrument.closed or instrument.only_with or instrument.in_force is None or _shut_out(instrument, state)
    )


def _shut_out(instrument: Instrument, state: str) -> bool:
    return bool(instrument.open_to) and state not in instrument.open_to


def _require_open(instrument: Instrument, state: str) -> None:
    if instrument.closed or instrument.only_with or _shut_out(instrument, state):
        raise QuestionError(
            f"{capital(instrument.in_sentence)} is not open to {state}: it is a treaty between others, an act of the European Union, or open to certain states only. Choose an instrument that the state could join."
        )


def _require_in_force(instrument: Instrument, since: date) -> None:
    begun = instrument.in_force.day if instrument.in_force else None
    if begun is None:
        raise QuestionError(
            f"The data holds no day on which {instrument.in_sentence} entered into force. Nobody is bound by it, so joining it changes nothing."
        )
    if not begun.reached(since):
        raise QuestionError(
            f"{capital(instrument.in_sentence)} is in force only from {begun}. Suppose a day from then on."
        )


@lru_cache(maxsize=8)
def _supposed(facts: Facts, state: str, instrument_id: str, since: date) -> Facts:
    """The facts with one event put in place of what is recorded of the state's being bound."""
    event = ParticipationEvent(
        instrument=instrument_id,
        state=state,
        event="in_force",
        day=PartialDate(since.isoformat()),
        provenance=Provenance(status="confirmed", note=SUPPOSED),
    )
    bound_by_it = {"in_force", "ended"}
    others = (
        one
        for one in facts.participation
        if (one.instrument, one.state) != (instrument_id, state) or one.event not in bound_by_it
    )
    return replace(facts, participation=(*others, event))
