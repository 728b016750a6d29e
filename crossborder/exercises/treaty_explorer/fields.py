"""What can be chosen in the explorer: states, instruments, measures, days, years."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Day, Option, options
from crossborder.exercises.time_machine import by_name, conduct_options, measure_options, states_with_law
from crossborder.exercises.treaty_explorer import words
from crossborder.exercises.treaty_explorer.regions import REGIONS, UNION
from crossborder.records import facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from crossborder.exercises.ask import Field

YEARS = tuple(str(year) for year in range(2000, 2027))
START: Mapping[str, str] = {
    "view": "bound",
    "state": "PHL",
    "other": "none",
    "measure": "preservation",
    "conduct": "malware",
    "date": "2018-07-01",
    "region": "World",
    "instrument": "budapest_185",
    "year": "2010",
    "first": "budapest_185",
    "second": "untoc_2000",
    "third": "none",
    "topic": "all",
}
# Which fields a view shows, row by row.
ROWS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "bound": (("state", "other"), ("date",), ("measure",), ("conduct", "region")),
    "instrument": (("instrument", "region"), ("date",)),
    "whatif": (("state", "year"), ("instrument",), ("date",), ("measure",), ("conduct", "region")),
    "compare": (("first", "second"), ("third", "topic")),
}


@cache
def state_options() -> tuple[Option, ...]:
    """Every state of the data, by name."""
    states = (state for state in by_name(facts().states) if state.code != UNION)
    return tuple(Option(state.code, state.name, f"{state.name}, {state.region}.") for state in states)


@cache
def teaching_state_options() -> tuple[Option, ...]:
    """The states whose own law the data holds, by name: a shorter list for tasks."""
    codes = {state.code for state in states_with_law()}
    return tuple(option for option in state_options() if option.value in codes)


@cache
def instrument_options() -> tuple[Option, ...]:
    """Every instrument of the data, by its short title."""
    instruments = sorted(facts().instruments, key=lambda instrument: instrument.short_title)
    return tuple(Option(one.id, one.short_title, one.summary) for one in instruments)


def explorer_fields() -> dict[str, Field]:
    """The fields of the explorer by name; each starts with a value of ``START``."""
    states, instruments = state_options(), instrument_options()
    choices: dict[str, Iterable[Option]] = {
        "view": options(words.VIEWS),
        "state": states,
        "other": (Option(*words.NO_OTHER), *states),
        "measure": measure_options(),
        "conduct": (Option(*words.ANY_CONDUCT), *conduct_options()),
        "region": (Option("World", words.WORLD, words.WORLD), *(Option(name, name, name) for name in REGIONS)),
        "instrument": instruments,
        "year": (Option(year, year, f"1 January {year}") for year in YEARS),
        "first": instruments,
        "second": instruments,
        "third": (Option(*words.NO_THIRD), *instruments),
        "topic": (Option("all", words.ALL_TOPICS, words.ALL_TOPICS_WHY), *options(words.TOPICS)),
    }
    listed = {name: Choice(name, words.LABELS[name], tuple(offered), listed=True) for name, offered in choices.items()}
    return {**listed, "date": Day("date", words.LABELS["date"])}


@cache
def named_days() -> tuple[tuple[str, str], ...]:
    """Days on which instruments entered into force, as far as they are known to the day."""
    began = ((one.in_force.day.exact, one.short_title) for one in facts().instruments if one.in_force)
    return tuple(sorted((day.isoformat(), title) for day, title in began if day))
