"""Checks on statutes, and on what courts and authorities said to the questions of a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.facts.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.records.collection import Facts
    from crossborder.records.records import Ruling


def check_rulings(facts: Facts) -> Iterator[Problem]:
    """Each ruling belongs to a decision of its case, quotes only what was seen, and is confirmed only if it was.

    Yields:
        One problem each.
    """
    for case in facts.cases:
        events = {event.id for event in case.events}
        for ruling in case.rulings:
            place = f"cases/{case.id}.toml", f"ruling {ruling.question} of {ruling.by}"
            if ruling.by not in events:
                yield Problem(*place, "by", f"names {ruling.by!r}", "the id of an event of this case")
            yield from _support(place, ruling)


def _support(place: tuple[str, str], ruling: Ruling) -> Iterator[Problem]:
    if ruling.quotation and not ruling.provenance.verified:
        yield Problem(*place, "quotation", "quotes a text nobody has seen", "no quotation, or a source with 'seen'")
    if ruling.answer == "not_seen" and ruling.provenance.verified:
        yield Problem(*place, "status", "is 'confirmed' for what nobody has seen", "'unverified', or the answer seen")


def check_statutes(facts: Facts) -> Iterator[Problem]:
    """Each statute is that of a known state.

    Yields:
        One problem each.
    """
    for statute in facts.statutes:
        file = f"statutes/{statute.id}.toml"
        if statute.state not in facts.state_by_code:
            yield Problem(file, "", "state", f"is {statute.state!r}", "a code of data/states or states.csv")
        elif not statute.id.startswith(statute.state.lower() + "_"):
            prefix = statute.state.lower() + "_"
            yield Problem(file, "", "id", f"is {statute.id!r}", f"an id that begins with '{prefix}'")
