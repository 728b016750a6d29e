"""Checks that go beyond one field: references, order of dates, and sources older than what they are cited for."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from crossborder.records.terms import RISKS, ROLES
from tools.facts.commitments import CODES, before, check_commitments
from tools.facts.first_offences import check_first_offences
from tools.facts.problems import Problem
from tools.facts.requests import check_forms, check_times, form_file
from tools.facts.rulings import check_rulings, check_statutes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crossborder.records.collection import Facts
    from crossborder.records.dates import PartialDate
    from crossborder.records.records import (
        Case,
        DatedFact,
        Instrument,
        Offence,
        ParticipationEvent,
        Provenance,
        Provision,
        State,
    )


def check(facts: Facts) -> Iterator[Problem]:
    """Give every problem that shows only when records are looked at together.

    Args:
        facts: all records as read, even when some fields were wrong.

    Yields:
        One problem each.
    """
    yield from _unique(facts)
    yield from _supported(facts)
    for instrument in facts.instruments:
        yield from _instrument(facts, instrument)
    yield from check_commitments(facts)
    for state in facts.states:
        yield from _state(facts, state)
    yield from _cases(facts)
    yield from check_rulings(facts)
    yield from check_statutes(facts)
    yield from check_forms(facts)
    yield from check_times(facts)


def _unique(facts: Facts) -> Iterator[Problem]:
    groups: dict[str, Iterable[str]] = {
        "sources": (source.id for source in facts.sources),
        "states": (state.code for state in facts.states),
        "instruments": (instrument.id for instrument in facts.instruments),
        "states, offences": (offence.id for state in facts.states for offence in state.offences),
        "instruments, provisions": (
            f"{provision.instrument_id} {provision.article}"
            for instrument in facts.instruments
            for provision in instrument.provisions
        ),
        "statutes": (statute.id for statute in facts.statutes),
        "statutes, sections": (f"{one.id} {section.article}" for one in facts.statutes for section in one.sections),
        "cases, rulings": (f"{case.id} {one.question} {one.by}" for case in facts.cases for one in case.rulings),
        "participation": (f"{event.instrument} {event.state} {event.event}" for event in facts.participation),
        "coverage.toml": (" ".join((*record.states, record.subject)) for record in facts.coverage),
        "requests/forms": (f"{form.basis} {measure}" for form in facts.request_forms for measure in form.measures),
        "times.toml": (figure.id for figure in facts.times),
    }
    for file, ids in groups.items():
        for name, count in Counter(ids).items():
            if count > 1:
                expected = _ONE_PLACE.format(name) if file == "states" else "each entry once; merge or rename them"
                yield Problem(file, name, "", f"occurs {count} times", expected)


_ONE_PLACE = (
    "a state in one place: its file states/{0}.toml, or a row of states.csv; take the row out where it has a file"
)


class Support(NamedTuple):
    """What a claim of the data rests on, with its place.

    Args:
        file: the file.
        entry: the entry in it.
        provenance: what the claim rests on.
        day: the day of the event it supports, or ``None`` for a text that has no day of its own.
        notified: whether it is a day that an authority's notice names beforehand: the one from which a state will be bound.
        fixed_by: sources that fix the day themselves, as an act of the European Union fixes its own.
    """

    file: str
    entry: str
    provenance: Provenance
    day: PartialDate | None = None
    notified: bool = False
    fixed_by: tuple[str, ...] = ()


def provenances(facts: Facts) -> Iterator[Support]:
    """Give every provenance of the data with its place, and the day of the event it supports, if there is one.

    Yields:
        One for each claim that names sources.
    """
    for instrument in facts.instruments:
        file = f"instruments/{instrument.id}.toml"
        yield Support(file, "", instrument.provenance)
        yield from _dates(file, "", {"adopted": instrument.adopted, "in_force": instrument.in_force})
    for event in facts.participation:
        file, entry = f"participation/{event.instrument}.csv", f"{event.state} {event.event}"
        yield Support(file, entry, event.provenance, event.day, event.event == "in_force", _fixed_by(facts, event))
    for state in facts.states:
        yield from _state_provenances(state)
    for relation in facts.relations:
        yield Support("relations.toml", f"{relation.instrument} {relation.kind}", relation.provenance)
    for reservation in facts.reservations:
        entry = f"{reservation.instrument} {reservation.state} {reservation.article}"
        yield Support("reservations.toml", entry, reservation.provenance, reservation.since)
    for record in facts.coverage:
        yield Support("coverage.toml", " ".join((*record.states, record.subject)), record.provenance)
    for case in facts.cases:
        yield from _case_provenances(case)
    yield from (Support(f"statutes/{statute.id}.toml", "", statute.provenance) for statute in facts.statutes)
    yield from _request_provenances(facts)


def _case_provenances(case: Case) -> Iterator[Support]:
    """Events with their day; a ruling has the day of the decision that it is a part of."""
    file, days = f"cases/{case.id}.toml", {event.id: event.day for event in case.events}
    yield from (Support(file, f"event {event.id}", event.provenance, event.day) for event in case.events)
    for ruling in case.rulings:
        yield Support(file, f"ruling {ruling.question} of {ruling.by}", ruling.provenance, days.get(ruling.by))


def _request_provenances(facts: Facts) -> Iterator[Support]:
    for form in facts.request_forms:
        yield Support(form_file(form), "", form.provenance)
        for element in form.elements:
            yield Support(form_file(form), f"element {element.part}", element.provenance)
    for figure in facts.times:
        if not figure.assumed:
            yield Support("times.toml", f"figure {figure.id}", figure.provenance)


def _state_provenances(state: State) -> Iterator[Support]:
    file = f"states/{state.code}.toml"
    for offence in state.offences:
        yield Support(file, f"offence {offence.id}", offence.provenance)
        days = {
            "approved": offence.approved,
            "published": offence.published,
            "in_force": offence.in_force,
            "until": offence.until,
            "checked": offence.checked,
        }
        yield from _dates(file, f"offence {offence.id}", days)
        yield from (Support(file, f"offence {offence.id}, graver", form.provenance) for form in offence.graver)
    for first in state.first_offences:
        yield Support(file, f"first_offence {first.offence}", first.provenance)
    rules = {
        "dual_criminality_day": state.dual_criminality_day,
        "nationals": state.nationals,
        "without_treaty_extradition": state.without_treaty_extradition,
        "without_treaty_assistance": state.without_treaty_assistance,
        "retroactivity_ban": state.retroactivity_ban,
    }
    for name, rule in rules.items():
        if rule:
            yield Support(file, name, rule.provenance)
            yield from (Support(file, f"{name}, earlier", one.provenance) for one in rule.earlier)
            yield from (Support(file, f"{name}, not lifted", one.provenance) for one in rule.not_lifted)
            yield from (
                Support(file, f"{name}, for some states", one.provenance)
                for held in (rule, *rule.earlier)
                for one in held.for_states
            )
    yield from (Support(file, f"own_law {rule.id}", rule.provenance) for rule in state.own_law)
    yield from (Support(file, f"not_applied {rule.fact}", rule.provenance) for rule in state.not_applied)


def _dates(file: str, entry: str, days: dict[str, DatedFact | None]) -> Iterator[Support]:
    for name, fact in days.items():
        if fact:
            yield Support(file, f"{entry}, {name}".lstrip(", "), fact.provenance, fact.day)


def _supported(facts: Facts) -> Iterator[Problem]:
    for claim in provenances(facts):
        yield from _sources(facts, claim.file, claim.entry, claim.provenance)
        yield from _not_older(facts, claim)
    for instrument in facts.instruments:
        for provision in instrument.provisions:
            yield from _read(facts, (f"instruments/{instrument.id}.toml", f"provision {provision.article}"), provision)
    for statute in facts.statutes:
        for section in statute.sections:
            yield from _read(facts, (f"statutes/{statute.id}.toml", f"section {section.article}"), section)


def _read(facts: Facts, place: tuple[str, str], provision: Provision) -> Iterator[Problem]:
    """A provision is confirmed, and quoted, only when somebody read its text."""
    source = facts.source_by_id.get(provision.source)
    if provision.source and source is None:
        yield Problem(*place, "source", f"names {provision.source!r}", "the id of an entry in data/sources")
    if provision.verified and (source is None or source.seen is None):
        yield Problem(*place, "status", "is 'confirmed' without a source that was seen", _CONFIRMED)
    if provision.quotation and not provision.verified:
        yield Problem(*place, "quotation", "quotes a text nobody has seen", "no quotation, or a source with 'seen'")


# Who can name the day from which a state will be bound, once it has joined: a depositary, and an authority of that state.
_NOTICES = ("depositary", "official")
_CONFIRMED = "a source with the day it was 'seen', or status 'unverified'"


def _sources(facts: Facts, file: str, entry: str, provenance: Provenance) -> Iterator[Problem]:
    for source_id in provenance.sources:
        if source_id not in facts.source_by_id:
            yield Problem(file, entry, "sources", f"names {source_id!r}", "the id of an entry in data/sources")
    seen = [source for name in provenance.sources if (source := facts.source_by_id.get(name)) and source.seen]
    if provenance.verified and not seen:
        yield Problem(file, entry, "status", "is 'confirmed' without a source that was seen", _CONFIRMED)


def _fixed_by(facts: Facts, event: ParticipationEvent) -> tuple[str, ...]:
    """Documents by which an instrument fixes its own first day, where a state is bound from that very day."""
    instrument = facts.instrument_by_id.get(event.instrument)
    first = instrument.in_force if instrument else None
    if first is None or event.event != "in_force" or event.day != first.day or not first.provenance.announces:
        return ()
    return first.provenance.sources


def _not_older(facts: Facts, claim: Support) -> Iterator[Problem]:
    """A document cannot report what happened after it was written, unless it fixes that day itself, as a notice of a deposit does."""
    if claim.day is None or claim.provenance.announces:
        return
    for source_id in claim.provenance.sources:
        source = facts.source_by_id.get(source_id)
        if source is None or source.published is None or source_id in claim.fixed_by:
            continue
        if claim.notified and source.kind in _NOTICES:
            continue
        if source.published.latest < claim.day.earliest:
            yield Problem(
                claim.file,
                claim.entry,
                "sources",
                f"cites {source_id!r} of {source.published} for an event of {claim.day}",
                "a source that is not older than the event, or 'announces = true' when the document fixes the day itself",
            )


def _instrument(facts: Facts, instrument: Instrument) -> Iterator[Problem]:
    file = f"instruments/{instrument.id}.toml"
    known = {provision.article for provision in instrument.provisions}
    for entry, article in _cited_articles(instrument):
        if article not in known:
            expected = "an article that has a [[provision]] in this file"
            yield Problem(file, entry, "article", f"names {article!r}", expected)
    yield from _words_of_rules(facts, file, instrument)
    for code in instrument.open_to:
        if code not in facts.state_by_code:
            yield Problem(file, "", "open_to", f"names {code!r}", CODES)
    if instrument.only_with and instrument.only_with not in facts.state_by_code:
        yield Problem(file, "", "only_with", f"is {instrument.only_with!r}", CODES)
    if instrument.adopted and instrument.in_force and before(instrument.in_force.day, instrument.adopted.day):
        yield Problem(file, "", "in_force", "is earlier than 'adopted'", "a day on or after the adoption")


def _words_of_rules(facts: Facts, file: str, instrument: Instrument) -> Iterator[Problem]:
    """Conducts and roles that rules name must be known."""
    limited = [(f"ground {rule.id}", rule.conducts, rule.roles) for rule in instrument.grounds]
    limited += [(f"dual_criminality {rule.article}", rule.conducts, rule.roles) for rule in instrument.dual_criminality]
    limited += [(f"basis {rule.role}", rule.covers, ()) for rule in instrument.bases]
    conducts = {"*", *facts.conduct_by_id}
    for entry, names, roles in limited:
        for name in names:
            if name not in conducts:
                yield Problem(file, entry, "conducts", f"names {name!r}", "'*' or a conduct of conducts.toml")
        for role in roles:
            if role not in ROLES:
                yield Problem(file, entry, "roles", f"names {role!r}", "one of " + ", ".join(ROLES))


def _cited_articles(instrument: Instrument) -> Iterator[tuple[str, str]]:
    for entry, articles in _by_rule(instrument):
        yield from ((entry, article) for article in articles if article)


def _by_rule(instrument: Instrument) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each rule of an instrument with the articles it cites; an article that it does not need is empty."""
    yield "grounds_exhaustive", (instrument.grounds_exhaustive,)
    yield "earlier_law", (instrument.earlier_law,)
    for basis in instrument.bases:
        conditions = (condition.article for condition in basis.conditions)
        yield f"basis {basis.role}", (*basis.articles, basis.grounds_from, basis.notification, *conditions)
    for rule in instrument.dual_criminality:
        yield f"dual_criminality {rule.article}", (rule.article, rule.reservation, rule.reciprocity_article)
    for level in instrument.thresholds:
        yield f"threshold {level.article}", (level.article, level.reservation, level.reciprocity_article)
    for ground in instrument.grounds:
        yield f"ground {ground.id}", (ground.article,)
    for nationals in instrument.nationals:
        own = (nationals.article, nationals.prosecute_article, nationals.reservation)
        yield f"nationals {nationals.article}", own
    for reservable in instrument.reservables:
        yield f"reservable {reservable.article}", (reservable.article, reservable.reciprocity_article)
    for offer in instrument.offers:
        yield f"offer {offer.id}", (offer.article,)


def _state(facts: Facts, state: State) -> Iterator[Problem]:
    file = f"states/{state.code}.toml"
    for offence in state.offences:
        yield from _offence(facts, file, offence)
    yield from check_first_offences(facts, state)
    yield from _own_law(facts, file, state)
    yield from _unanswered(file, state)


# What the file of a state with offences answers, or says where it was searched in vain.
REQUIRED = ("nationals", "without_treaty_extradition", "dual_criminality_day", "threshold")


def _unanswered(file: str, state: State) -> Iterator[Problem]:
    searched = {one.rule for one in state.searched}
    for rule in REQUIRED if state.offences else ():
        if rule not in searched and not _is_recorded(state, rule):
            table = "[[own_law]] that tests 'threshold'" if rule == "threshold" else f"[{rule}]"
            expected = f"the rule, or a [[searched]] with rule = '{rule}' that says where somebody looked"
            yield Problem(file, "", "", f"no {table} and no [[searched]] of it", expected)


def _is_recorded(state: State, rule: str) -> bool:
    """Whether the data hold a rule; a level of penalty may be left to a court, as a question."""
    if rule == "threshold":
        return any("threshold" in {own.tests, own.id} for own in state.own_law)
    return getattr(state, rule) is not None


def _own_law(facts: Facts, file: str, state: State) -> Iterator[Problem]:
    """Rules of own law name instruments and articles that exist; a rule searched for in vain is not there."""
    for rule in state.own_law:
        for field, names in {"between": rule.between, "not_between": rule.not_between}.items():
            for name in names:
                if name not in facts.instrument_by_id:
                    yield Problem(file, f"own_law {rule.id}", field, f"names {name!r}", "the id of an instrument")
    for ignored in state.not_applied:
        if ignored.fact not in RISKS:
            yield Problem(file, f"not_applied {ignored.fact}", "fact", f"names {ignored.fact!r}", "a ground of refusal")
    for sought in state.searched:
        if _is_recorded(state, sought.rule):
            yield Problem(
                file, f"searched {sought.rule}", "rule", "is recorded all the same", "only rules that are missing"
            )


def _offence(facts: Facts, file: str, offence: Offence) -> Iterator[Problem]:
    entry, prefix = f"offence {offence.id}", offence.state.lower() + "_"
    for act in offence.acts:
        if act not in facts.act_by_id:
            yield Problem(file, entry, "acts", f"names {act!r}", "acts of acts.toml")
    days = [fact for fact in (offence.approved, offence.in_force, offence.until) if fact]
    for earlier, later in pairwise(days):
        if before(later.day, earlier.day):
            reason = f"{later.day} is earlier than {earlier.day}"
            yield Problem(file, entry, "in_force", reason, "approved, in force, until, in this order of time")
    if offence.checked and not _within(offence.checked.day, offence):
        yield Problem(
            file, entry, "checked", f"is {offence.checked.day}", "a day on which this form of the offence is law"
        )
    if not offence.id.startswith(prefix):
        yield Problem(file, entry, "id", f"is {offence.id!r}", f"an id that begins with '{prefix}'")


def _within(day: PartialDate, offence: Offence) -> bool:
    return not before(day, offence.in_force.day) and (offence.until is None or before(day, offence.until.day))


def _cases(facts: Facts) -> Iterator[Problem]:
    for case in facts.cases:
        days = [event.day.earliest for event in case.events]
        if days != sorted(days):
            yield Problem(f"cases/{case.id}.toml", "", "event", "events are not in order of time", "the earliest first")
