"""The numbers of the simulation: where each comes from, and how a learner's own are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.exercises.cited import sources_of
from crossborder.exercises.race_clock import words
from crossborder.records import facts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossborder.exercises import lessons
    from crossborder.records.records import Source, TimeFigure

LONGEST_DAYS = 36_500
PARTS = 3


class NumberError(ValueError):
    """What was typed is no spread of days; the message says what to write."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A time with its spread, in days.

    Args:
        shortest: never less.
        usual: the most frequent value.
        longest: never more.
    """

    shortest: float
    usual: float
    longest: float

    def at(self, chance: float) -> float:
        """The time that a draw from 0 (the shortest) to 1 (the longest) stands for: a triangle over the three numbers."""
        width = self.longest - self.shortest
        if not width:
            return self.shortest
        rising = self.usual - self.shortest
        if chance * width < rising:
            return float(self.shortest + (chance * width * rising) ** 0.5)
        return float(self.longest - ((1 - chance) * width * (self.longest - self.usual)) ** 0.5)

    def __str__(self) -> str:
        return ", ".join(f"{number:g}" for number in (self.shortest, self.usual, self.longest))


@dataclass(frozen=True, slots=True)
class Number:
    """One number of the page.

    Args:
        held: the figures it rests on; empty = assumed for teaching by this exercise.
        note: what is the source's and what is not.
    """

    id: str
    title: str
    spread: Spread
    held: tuple[TimeFigure, ...]
    note: str

    @property
    def sourced(self) -> tuple[TimeFigure, ...]:
        """Those of its figures that a source states."""
        return tuple(figure for figure in self.held if not figure.assumed)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources it rests on."""
        return tuple(source for figure in self.sourced for source in sources_of(figure))


def _number(name: str, told: lessons.Held) -> Number:
    """A number: in a limit of law, how long it takes is assumed; of two sources, the second states the usual time."""
    held = tuple(facts().time_by_id[figure] for figure in told.get("figures", ()))
    days = told.get("days") or (held[0].minimum_days or 0, held[-1].typical_days or 0)
    spread = Spread(*days, *((held[0].maximum_days or 0,) if len(days) < PARTS else ()))
    limit = words.ONLY_LIMIT.format(days=f"{spread.longest:g}") if held and "days" in told else ""
    return Number(name, told["title"], spread, held, words.TWO_SOURCES if len(held) > 1 else limit)


def all_numbers() -> Mapping[str, Number]:
    """The numbers of the page by id: preparation, channels, lives."""
    return {name: _number(name, told) for name, told in words.NUMBERS.items()}


def read_spread(text: str, what: str) -> Spread:
    """Read a learner's own number.

    Args:
        text: three numbers of days with commas, such as ``7, 30, 365``; a comma belongs between numbers only.

    Raises:
        NumberError: when it is no three numbers in rising order from 0 on.
    """
    try:
        parts = [float(part) for part in text.split(",")]
    except ValueError as error:
        raise NumberError(words.SPREAD_WRONG.format(what=what, text=f"“{text.strip()}”")) from error
    # A number that is none (nan) fails every comparison.
    if len(parts) != PARTS or not 0 <= parts[0] <= parts[1] <= parts[2] <= LONGEST_DAYS:
        raise NumberError(words.SPREAD_WRONG.format(what=what, text=f"“{text.strip()}”"))
    return Spread(*parts)
