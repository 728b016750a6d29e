"""What exercises rest on, by name: provisions and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from crossborder.records import facts

if TYPE_CHECKING:
    from crossborder.records.records import CaseEvent, Provenance, Provision, Source
    from crossborder.rules import Assessment, Step

BUDAPEST = "budapest_185"


class Recorded(Protocol):
    """A record that says what it rests on."""

    @property
    def provenance(self) -> Provenance:
        """What it rests on."""


def provisions(instrument: str, *articles: str) -> tuple[Provision, ...]:
    """Provisions of an instrument."""
    return tuple(facts().provision_by_place[instrument, article] for article in articles)


def budapest(*articles: str) -> tuple[Provision, ...]:
    """Articles of the Budapest Convention."""
    return provisions(BUDAPEST, *articles)


def sources(*names: str) -> tuple[Source, ...]:
    """Documents."""
    return tuple(facts().source_by_id[name] for name in names)


def sources_of(record: Recorded) -> tuple[Source, ...]:
    """The documents that a record rests on."""
    return sources(*record.provenance.sources)


def steps_over(assessment: Assessment, instrument: str) -> tuple[Step, ...]:
    """The steps of the ways that an assessment finds over one instrument."""
    over = (route for route in assessment.routes if route.basis and route.basis.instrument.id == instrument)
    return tuple(step for route in over for step in route.steps)


def events(case: str, *, until: str = "", after: str = "") -> tuple[CaseEvent, ...]:
    """The events of a case, up to one of them or after one."""
    timeline = facts().case_by_id[case].events
    names = [one.id for one in timeline]
    return timeline[names.index(after) + 1 if after else 0 : names.index(until) + 1 if until else None]
