"""Treaties between two states: those on assistance that bind both, those that a search found and nobody modelled, and what replaces them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from crossborder.rules.known import modelled_in_force, search_result
from crossborder.rules.standing import standings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from crossborder.records.collection import Facts
    from crossborder.records.records import Coverage, Instrument
    from crossborder.rules.known import SearchResult
    from crossborder.rules.standing import Standing


class Masks(dict[str, int]):
    """By code of a state: the instruments of a list that bind it, as the bits of a number.

    Two states have in common what their numbers have; so thousands of pairs are quick.
    """

    def __init__(self, standings_of: Iterable[Mapping[str, Standing]]) -> None:
        super().__init__()
        self._standings = tuple(standings_of)

    def __missing__(self, code: str) -> int:
        mask = sum(1 << bit for bit, standings in enumerate(self._standings) if standings[code].bound)
        self[code] = mask
        return mask


def pair_fits(instrument: Instrument, first: str, second: str) -> bool:
    """An agreement between one state and each of the others carries nothing between two of the others."""
    return not instrument.only_with or instrument.only_with in {first, second}


@lru_cache(maxsize=32)
def _assistance(facts: Facts, on: date) -> tuple[tuple[Instrument, ...], Masks]:
    """All treaties on mutual assistance, and which of them bind a state on a day."""
    treaties = tuple(instrument for instrument in facts.instruments if instrument.assistance_treaty)
    return treaties, Masks(standings(facts, instrument.id, on) for instrument in treaties)


def assistance_treaties(facts: Facts, first: str, second: str, on: date) -> tuple[Instrument, ...]:
    """The treaties on mutual assistance in force between two states on a day, as far as the data holds them."""
    treaties, masks = _assistance(facts, on)
    common = masks[first] & masks[second]
    if not common:
        return ()
    return tuple(one for bit, one in enumerate(treaties) if common >> bit & 1 and pair_fits(one, first, second))


def listed_treaty(
    facts: Facts, pair: tuple[str, str], subject: str, on: date, in_force: Iterable[str]
) -> SearchResult | None:
    """What is known of a treaty between two states that was found and is not modelled; ``None`` where none of them matters.

    None does where an instrument in force takes the place of such treaties, even one that is itself replaced since: a treaty does not
    come back when an arrest warrant takes the place of the convention that replaced it.

    Args:
        subject: ``extradition`` or ``assistance``.
        in_force: ids of the instruments in force between the two.
    """
    search = coverage_of(facts, *pair, subject)
    if search is None or search.result != "found" or bilaterals_replaced(facts, in_force):
        return None
    return None if modelled_in_force(search, facts, on) else search_result(search, on)


def bilaterals_replaced(facts: Facts, in_force: Iterable[str]) -> bool:
    """Whether one of the instruments in force takes the place of treaties between two states alone."""
    held = set(in_force)
    return any("bilateral_treaty" in relation.to and relation.instrument in held for relation in facts.relations)


def listed_governs(facts: Facts, first: str, second: str, on: date) -> bool:
    """Whether a treaty on mutual assistance between two states is known to be in force that day that the data holds no articles of."""
    treaty = listed_treaty(facts, (first, second), "assistance", on, ())
    return treaty is not None and treaty.governs


def coverage_of(facts: Facts, first: str, second: str, subject: str) -> Coverage | None:
    """The search for a bilateral treaty between two states, or ``None`` when nobody is known to have searched."""
    low, high = sorted((first, second))
    coverage = facts.coverage_by_pair.get((low, high, subject))
    return coverage if coverage and coverage.provenance.verified else None
