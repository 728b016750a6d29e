"""The numbers of the simulation: where each comes from, and how a learner's own are read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.exercises.cited import sources_of
from crossborder.exercises.race_clock import words
from crossborder.records import facts

if TYPE_CHECKING:
    from collections.abc import Mapping

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
        figures: ids of the time figures it rests on; empty = assumed for teaching by this exercise.
        note: what is the source's and what is not.
    """

    id: str
    spread: Spread
    figures: tuple[str, ...] = ()
    note: str = ""

    @property
    def title(self) -> str:
        """Its name for reading."""
        return words.NUMBERS[self.id]

    @property
    def held(self) -> tuple[TimeFigure, ...]:
        """The figures it rests on."""
        return tuple(facts().time_by_id[name] for name in self.figures)

    @property
    def sourced(self) -> tuple[TimeFigure, ...]:
        """Those of its figures that a source states."""
        return tuple(figure for figure in self.held if not figure.assumed)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources it rests on."""
        return tuple(source for figure in self.sourced for source in sources_of(figure))


def _assumed(name: str, figure: str) -> Number:
    held = facts().time_by_id[figure]
    return Number(name, Spread(held.minimum_days or 0, held.typical_days or 0, held.maximum_days or 0), (figure,))


def _limit(name: str, figure: str, shortest: float, usual: float) -> Number:
    """A legal limit: how long it takes within the limit is assumed."""
    days = facts().time_by_id[figure].maximum_days or 0
    return Number(name, Spread(shortest, usual, days), (figure,), words.ONLY_LIMIT.format(days=f"{days:g}"))


def _answered(name: str, spread: str, average: str) -> Number:
    """Shortest and longest from one source, the usual one from another."""
    held, usual = facts().time_by_id[spread], facts().time_by_id[average].typical_days or 0
    span = Spread(held.minimum_days or 0, usual, held.maximum_days or 0)
    return Number(name, span, (spread, average), words.TWO_SOURCES)


def all_numbers() -> Mapping[str, Number]:
    """The numbers of the page by id: preparation, channels, lives."""
    numbers = (
        Number("desk", Spread(1, 1, 2)),
        _assumed("drafting", "translation_and_transmission"),
        Number("drafting_order", Spread(1, 3, 7)),
        _assumed("preserve", "contact_point_preservation"),
        _assumed("inform", "spontaneous_information"),
        _answered("mla", "mla_tcy_2014", "mla_commission_2018"),
        _limit("eio", "eio_total", 30, 100),
        _limit("order", "production_order", 1, 8),
        _assumed("direct", "direct_request"),
        _assumed("memory", "volatile_memory"),
        _assumed("log", "system_logs"),
        _assumed("mail", "deleted_content"),
        _assumed("video", "video"),
        _assumed("address", "address_assignment"),
        _assumed("subscriber", "subscriber_information"),
    )
    return {number.id: number for number in numbers}


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
