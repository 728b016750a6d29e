"""All facts together, with the look-ups that rules need."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from crossborder.records.records import (  # noqa: TC001 - the codec reads these annotations at run time
    Act,
    Case,
    Conduct,
    Coverage,
    Instrument,
    Offence,
    ParticipationEvent,
    Provision,
    Relation,
    RequestForm,
    RequestPart,
    Reservation,
    Source,
    State,
    Statute,
    TimeFigure,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, eq=False, kw_only=True, repr=False)
class Facts:
    """Everything the data holds. Compared by identity: there is one collection per loaded file."""

    sources: tuple[Source, ...]
    acts: tuple[Act, ...]
    conducts: tuple[Conduct, ...]
    states: tuple[State, ...]
    instruments: tuple[Instrument, ...]
    participation: tuple[ParticipationEvent, ...]
    relations: tuple[Relation, ...]
    reservations: tuple[Reservation, ...]
    coverage: tuple[Coverage, ...]
    cases: tuple[Case, ...]
    request_parts: tuple[RequestPart, ...] = ()
    request_forms: tuple[RequestForm, ...] = ()
    times: tuple[TimeFigure, ...] = ()
    statutes: tuple[Statute, ...] = ()

    def __repr__(self) -> str:
        """Say how much of each kind there is."""
        counts = (f"{len(getattr(self, kind.name))} {kind.name.replace('_', ' ')}" for kind in fields(self))
        return f"Facts: {', '.join(counts)}"

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        """Sources by id."""
        return {source.id: source for source in self.sources}

    @cached_property
    def act_by_id(self) -> Mapping[str, Act]:
        """Acts by id."""
        return {act.id: act for act in self.acts}

    @cached_property
    def conduct_by_id(self) -> Mapping[str, Conduct]:
        """Conducts by id."""
        return {conduct.id: conduct for conduct in self.conducts}

    @cached_property
    def state_by_code(self) -> Mapping[str, State]:
        """States by code."""
        return {state.code: state for state in self.states}

    @cached_property
    def instrument_by_id(self) -> Mapping[str, Instrument]:
        """Instruments by id."""
        return {instrument.id: instrument for instrument in self.instruments}

    @cached_property
    def offence_by_id(self) -> Mapping[str, Offence]:
        """National offences by id."""
        return {offence.id: offence for state in self.states for offence in state.offences}

    @cached_property
    def provision_by_place(self) -> Mapping[tuple[str, str], Provision]:
        """Provisions of instruments and statutes by id of the instrument or statute, and article or section."""
        held = [(instrument.id, instrument.provisions) for instrument in self.instruments]
        held += [(statute.id, statute.sections) for statute in self.statutes]
        return {(owner, provision.article): provision for owner, provisions in held for provision in provisions}

    def provisions(self, instrument_id: str, articles: Iterable[str]) -> tuple[Provision, ...]:
        """Articles of an instrument, as far as the data hold them."""
        places = ((instrument_id, article) for article in articles)
        return tuple(self.provision_by_place[place] for place in places if place in self.provision_by_place)

    @cached_property
    def statute_by_id(self) -> Mapping[str, Statute]:
        """Statutes by id."""
        return {statute.id: statute for statute in self.statutes}

    @cached_property
    def events_by_instrument(self) -> Mapping[str, Mapping[str, tuple[ParticipationEvent, ...]]]:
        """Participation events by instrument id and state code."""
        ordered = sorted(self.participation, key=lambda event: (event.instrument, event.state))
        return {
            instrument: {state: tuple(of_state) for state, of_state in groupby(events, key=lambda event: event.state)}
            for instrument, events in groupby(ordered, key=lambda event: event.instrument)
        }

    @cached_property
    def reservations_by_place(self) -> Mapping[tuple[str, str, str], tuple[Reservation, ...]]:
        """Reservations, and searches for one, by instrument id, state code and article, in the order of the file."""
        by_place: dict[tuple[str, str, str], tuple[Reservation, ...]] = {}
        for record in self.reservations:
            place = record.instrument, record.state, record.article
            by_place[place] = (*by_place.get(place, ()), record)
        return by_place

    @cached_property
    def coverage_by_pair(self) -> Mapping[tuple[str, str, str], Coverage]:
        """Searches for bilateral treaties by the two codes in alphabetical order and the subject."""
        return {(*record.states, record.subject): record for record in self.coverage}

    @cached_property
    def case_by_id(self) -> Mapping[str, Case]:
        """Cases by id."""
        return {case.id: case for case in self.cases}

    @cached_property
    def request_part_by_id(self) -> Mapping[str, RequestPart]:
        """Parts of a request by id."""
        return {part.id: part for part in self.request_parts}

    @cached_property
    def request_form_by_use(self) -> Mapping[tuple[str, str], RequestForm]:
        """Forms of request by basis and measure."""
        return {(form.basis, measure): form for form in self.request_forms for measure in form.measures}

    @cached_property
    def time_by_id(self) -> Mapping[str, TimeFigure]:
        """Time figures by id."""
        return {figure.id: figure for figure in self.times}
