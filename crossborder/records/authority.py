"""What a fact was read in: the text itself, an official page, or what others report; and the words that readers see."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from crossborder.records.sources import Provision, Source
from crossborder.records.store import facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crossborder.records.records import Provenance
    from crossborder.records.sources import Authority

Standing = Literal["text", "official", "secondary", "unverified"]
# The strongest first.
STANDINGS: tuple[Standing, ...] = ("text", "official", "secondary", "unverified")
WORDS: dict[Standing, str] = {
    "text": "read in the text",
    "official": "read on an official page",
    "secondary": "from a secondary source",
    "unverified": "unverified",
}
MEANS: dict[Standing, str] = {
    "text": "We read the law or the judgment itself, in an official edition or a copy.",
    "official": "We read it on a page of a depositary, a government, a court or another authority.",
    "secondary": "We read a report of it, in the press, in scholarship or on a private page, but not the text itself.",
    "unverified": "We have not read a source that says so.",
}


def standing(of: Provenance | Provision | Source) -> Standing:
    """Say what a fact, a provision or a source was read in.

    Args:
        of: the record. For a fact with several sources the strongest one that was read counts.

    Returns:
        ``text``, ``official``, ``secondary``, or ``unverified`` when nobody saw a source that says so.
    """
    if isinstance(of, Source):
        return of.authority if of.seen else "unverified"
    named = (of.source,) if isinstance(of, Provision) else of.sources
    return strongest(named) if of.verified else "unverified"


def strongest(sources: Iterable[str]) -> Standing:
    """Give the strongest kind among the sources that were read.

    Args:
        sources: ids of sources; one that is not held, or was not read, counts for nothing.
    """
    source_by_id = facts().source_by_id
    read: set[Authority] = {
        source_by_id[name].authority for name in sources if name in source_by_id and source_by_id[name].seen
    }
    return min(read, key=STANDINGS.index, default="unverified")


def weakest(of: Iterable[Provenance | Provision | Source]) -> Standing:
    """Say what a conclusion from several records rests on: the chain is as strong as its weakest link.

    Args:
        of: the records; none of them: ``unverified``.
    """
    return max(map(standing, of), key=STANDINGS.index, default="unverified")
