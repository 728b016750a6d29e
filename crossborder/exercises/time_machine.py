"""The time machine: a request described by typed days and choices, put to the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import words
from crossborder.exercises.ask import Choice, Day, Option, plain_options
from crossborder.exercises.days import read_day
from crossborder.records import facts
from crossborder.rules import MEASURES, CooperationRequest, QuestionError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from crossborder.exercises.ask import Field
    from crossborder.records.records import State


def by_name(states: Iterable[State]) -> tuple[State, ...]:
    """States in the order of their names."""
    return tuple(sorted(states, key=lambda state: state.name))


def states_with_law() -> tuple[State, ...]:
    """The states whose offences the data holds, by name."""
    return by_name(state for state in facts().states if state.offences)


def measure_options(names: Iterable[str] = MEASURES) -> tuple[Option, ...]:
    """Measures to choose from."""
    return plain_options({name: words.MEASURES[name] for name in names})


def conduct_options() -> tuple[Option, ...]:
    """Conducts to choose from."""
    return tuple(Option(one.id, one.title, one.text) for one in facts().conducts)


def machine_fields() -> tuple[Field, ...]:
    """The fields of the time machine, days first."""
    labels = words.MACHINE_LABELS
    states = plain_options({state.code: state.name for state in states_with_law()})
    return (
        Day("committed_on", labels["committed_on"]),
        Day("requested_on", labels["requested_on"]),
        Choice("requesting", labels["requesting"], states, listed=True),
        Choice("requested", labels["requested"], states, listed=True),
        Choice("measure", labels["measure"], measure_options(), listed=True),
        Choice("conduct", labels["conduct"], conduct_options(), listed=True),
    )


def read_request(values: Mapping[str, str]) -> CooperationRequest:
    """Read a request from what was typed and chosen.

    Raises:
        DayError: when a day cannot be read.
        QuestionError: when the request contradicts itself.
    """
    if values["requesting"] == values["requested"]:
        raise QuestionError(words.SAME_STATES.format(state=facts().state_by_code[values["requesting"]].in_sentence))
    return CooperationRequest(
        requesting=values["requesting"],
        requested=values["requested"],
        measure=values["measure"],
        conduct=values["conduct"],
        committed_on=read_day(values["committed_on"], words.MACHINE_LABELS["committed_on"]),
        requested_on=read_day(values["requested_on"], words.MACHINE_LABELS["requested_on"]),
    )
