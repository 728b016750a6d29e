"""What a search for a bilateral treaty says for a day: a treaty that is known and not modelled governs only from its first day on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.records.dates import in_words
from crossborder.records.sources import Provision
from crossborder.rules.standing import binds_all

if TYPE_CHECKING:
    from datetime import date

    from crossborder.records.collection import Facts
    from crossborder.records.records import Coverage, KnownTreaty


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search says for a day.

    Args:
        governs: whether a treaty that is not modelled is known to be in force that day.
        text: which one, or what is not known, in sentences.
    """

    governs: bool
    text: str


def modelled_in_force(search: Coverage, facts: Facts, on: date) -> bool:
    """Tell whether a treaty that was found, and is modelled, binds both states on a day, or may do so."""
    return any(binds_all(facts, name, search.states, on, unknown=True) for name in search.treaties)


def search_result(search: Coverage, on: date) -> SearchResult:
    """Tell what was found and is not modelled for a day, before the modelled treaties of the two, if there are any.

    Args:
        search: a search that found a treaty.
    """
    governing: list[KnownTreaty] = []
    doubtful: list[KnownTreaty] = []
    for treaty in search.unmodelled:
        reached = _reached(treaty, on)
        if reached:
            governing = [*governing, treaty] if treaty.amends else [treaty]
            doubtful = doubtful if treaty.amends else []
        elif reached is None:
            doubtful.append(treaty)
    if governing and not doubtful:
        return SearchResult(governs=True, text=_joined(governing))
    day = in_words(on)
    if doubtful:
        told = _joined([*governing, *doubtful])
        return SearchResult(governs=False, text=f"{told} Whether it was in force on {day} already is not known.")
    earlier = f"Whether another treaty was in force on {day}, nobody has searched."
    if search.unmodelled:
        return SearchResult(governs=False, text=f"{search.unmodelled[0].text} {earlier}")
    return SearchResult(governs=False, text=f"The treaty that is known was not in force yet. {earlier}")


def search_provision(search: Coverage, result: SearchResult) -> Provision:
    """Where a treaty that is not modelled was found, as something a step can cite.

    Args:
        found: what it says for a day.
    """
    return Provision(
        instrument_id="coverage",
        instrument_name="List of treaties",
        article=f"{' and '.join(search.states)}, {search.subject}",
        summary=result.text,
        heading="a treaty known, not read",
        status=search.provenance.status,
        source=search.provenance.leading_source,
    )


def _reached(treaty: KnownTreaty, on: date) -> bool | None:
    if treaty.since:
        return treaty.since.reached(on)
    return True if treaty.stood and treaty.stood.reached(on) else None


def _joined(treaties: list[KnownTreaty]) -> str:
    return " ".join(treaty.text for treaty in treaties)
