"""What a statement about an instrument's parties rests on: its clauses on joining, else the document that its entry comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.treaty_explorer.topics import JOINING
from crossborder.records import facts

if TYPE_CHECKING:
    from crossborder.exercises.feedback import Reference


def resting_on(instrument_id: str) -> tuple[Reference, ...]:
    """Provisions or sources, at least one.

    Args:
        instrument_id: id of the instrument.
    """
    held = facts()
    clauses = tuple(held.provision_by_place[instrument_id, article] for article in JOINING.get(instrument_id, ()))
    sources = held.instrument_by_id[instrument_id].provenance.sources
    return clauses or tuple(held.source_by_id[source] for source in sources[:1])
