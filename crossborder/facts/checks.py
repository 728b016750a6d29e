"""Checks that go beyond one field: references, order of dates, and sources older than what they are cited for."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from crossborder.facts.errors import Problem
from crossborder.facts.first_offences import check_first_offences
from crossborder.facts.rulings import check_rulings, check_statutes
from crossborder.facts.schema import DEPOSITS, LETTERS_ROGATORY, ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crossborder.facts.collection import Facts
    from crossborder.facts.dates import PartialDate
    from crossborder.facts.records import (
        Case,
        DatedFact,
        ElementRule,
        Instrument,
        Offence,
        ParticipationEvent,
        Provenance,
        Provision,
        RequestForm,
        Reservation,
        State,
        TimeFigure,
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
    yield from _participation(facts)
    yield from _links(facts)
    for state in facts.states:
        yield from _state(facts, state)
    yield from _cases(facts)
    yield from check_rulings(facts)
    yield from check_statutes(facts)
    yield from _forms(facts)
    yield from _times(facts)


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
                yield Problem(file, name, "", f"occurs {count} times", "each entry once; merge or rename them")


class Support(NamedTuple):
    """What a claim of the data rests on, with its place.

    Args:
        file: the file.
        entry: the entry in it.
        provenance: what the claim rests on.
        day: the day of the event it supports, or ``None`` for a text that has no day of its own.
        notified: whether it is a day that a depositary's notice names beforehand: the one from which a state will be bound.
    """

    file: str
    entry: str
    provenance: Provenance
    day: PartialDate | None = None
    notified: bool = False


def provenances(facts: Facts) -> Iterator[Support]:
    """Give every provenance of the data with its place, and the day of the event it supports, if there is one.

    Args:
        facts: all records.

    Yields:
        One for each claim that names sources.
    """
    for instrument in facts.instruments:
        file = f"instruments/{instrument.id}.toml"
        yield Support(file, "", instrument.provenance)
        yield from _dates(file, "", {"adopted": instrument.adopted, "in_force": instrument.in_force})
    for event in facts.participation:
        file, entry = f"participation/{event.instrument}.csv", f"{event.state} {event.event}"
        yield Support(file, entry, event.provenance, event.day, notified=event.event == "in_force")
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
        yield Support(_form_file(form), "", form.provenance)
        for element in form.elements:
            yield Support(_form_file(form), f"element {element.part}", element.provenance)
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
        }
        yield from _dates(file, f"offence {offence.id}", days)
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


_CONFIRMED = "a source with the day it was 'seen', or status 'unverified'"


def _sources(facts: Facts, file: str, entry: str, provenance: Provenance) -> Iterator[Problem]:
    for source_id in provenance.sources:
        if source_id not in facts.source_by_id:
            yield Problem(file, entry, "sources", f"names {source_id!r}", "the id of an entry in data/sources")
    seen = [found for name in provenance.sources if (found := facts.source_by_id.get(name)) and found.seen]
    if provenance.verified and not seen:
        yield Problem(file, entry, "status", "is 'confirmed' without a source that was seen", _CONFIRMED)


def _not_older(facts: Facts, claim: Support) -> Iterator[Problem]:
    """A document cannot report what happened after it was written, unless it fixes that day itself, as a notice of a deposit does."""
    if claim.day is None or claim.provenance.announces:
        return
    for source_id in claim.provenance.sources:
        source = facts.source_by_id.get(source_id)
        if source is None or source.published is None or (claim.notified and source.kind == "depositary"):
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
            yield Problem(file, "", "open_to", f"names {code!r}", _CODES)
    if instrument.only_with and instrument.only_with not in facts.state_by_code:
        yield Problem(file, "", "only_with", f"is {instrument.only_with!r}", _CODES)
    if instrument.adopted and instrument.in_force and _before(instrument.in_force.day, instrument.adopted.day):
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
    for basis in instrument.bases:
        conditions = (condition.article for condition in basis.conditions)
        yield f"basis {basis.role}", (*basis.articles, basis.grounds_from, *conditions)
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


def _participation(facts: Facts) -> Iterator[Problem]:
    for instrument_id, states in facts.events_by_instrument.items():
        file = f"participation/{instrument_id}.csv"
        instrument = facts.instrument_by_id.get(instrument_id)
        if instrument is None:
            yield Problem(file, "", "", "belongs to no instrument", f"a file instruments/{instrument_id}.toml")
            continue
        for state, events in states.items():
            if state not in facts.state_by_code:
                yield Problem(file, state, "state", f"is {state!r}", "a code of data/states or states.csv")
            yield from _order(file, state, events)
            yield from _not_before_instrument(file, state, events, instrument)


def _order(file: str, state: str, events: tuple[ParticipationEvent, ...]) -> Iterator[Problem]:
    """Signed, then deposited, then in force, then ended."""
    rank = {"signed": 0, **dict.fromkeys(DEPOSITS, 1), "in_force": 2, "ended": 3}
    days = [event for event in sorted(events, key=lambda event: rank[event.event]) if event.day]
    for earlier, later in pairwise(days):
        if earlier.day and later.day and _before(later.day, earlier.day):
            yield Problem(
                file,
                f"{state} {later.event}",
                "day",
                f"{later.day} is earlier than '{earlier.event}' on {earlier.day}",
                "signed, deposited, in force, ended, in this order of time",
            )


def _not_before_instrument(
    file: str, state: str, events: tuple[ParticipationEvent, ...], instrument: Instrument
) -> Iterator[Problem]:
    for event in events:
        if (
            event.event == "in_force"
            and event.day
            and instrument.in_force
            and _before(event.day, instrument.in_force.day)
        ):
            yield Problem(
                file,
                f"{state} in_force",
                "day",
                f"{event.day} is earlier than the instrument's own entry into force",
                f"a day on or after {instrument.in_force.day}",
            )


def _before(first: PartialDate, second: PartialDate) -> bool:
    return first.latest < second.earliest


def _links(facts: Facts) -> Iterator[Problem]:
    yield from _relations(facts)
    yield from _reservations(facts)
    yield from _coverage(facts)


def _relations(facts: Facts) -> Iterator[Problem]:
    known = {"assistance_treaty", "bilateral_treaty", *facts.instrument_by_id}
    for relation in facts.relations:
        entry = f"{relation.instrument} {relation.kind}"
        for name in (relation.instrument, *relation.to):
            if name not in known:
                yield Problem(
                    "relations.toml",
                    entry,
                    "to",
                    f"names {name!r}",
                    "an instrument, assistance_treaty or bilateral_treaty",
                )
        for article in (*relation.articles, *relation.yielding_articles):
            if (relation.instrument, article) not in facts.provision_by_place:
                yield Problem(
                    "relations.toml", entry, "articles", f"names {article!r}", "a provision of the instrument"
                )


def _reservations(facts: Facts) -> Iterator[Problem]:
    for reservation in facts.reservations:
        entry = f"{reservation.instrument} {reservation.state}"
        if (reservation.instrument, reservation.article) not in facts.provision_by_place:
            found = f"names {reservation.instrument} {reservation.article}"
            yield Problem("reservations.toml", entry, "article", found, "a provision of the instrument")
        if reservation.state not in facts.state_by_code:
            yield Problem("reservations.toml", entry, "state", f"is {reservation.state!r}", _CODES)
        yield from _read_by_rules(facts, entry, reservation)
        yield from _nationals(facts, entry, reservation)


def _read_by_rules(facts: Facts, entry: str, reservation: Reservation) -> Iterator[Problem]:
    """What a reservation says for the rules stands at an article where a rule of the instrument looks for it."""
    instrument = facts.instrument_by_id.get(reservation.instrument)
    if instrument is None:
        return
    says = (
        ("threshold", reservation.threshold, [rule.reservation for rule in instrument.thresholds], "reservation"),
        ("nationals", reservation.nationals, [rule.reservation for rule in instrument.nationals], "reservation"),
        ("reservable", reservation.reserved_grounds, [rule.article for rule in instrument.reservables], "article"),
    )
    for rule, said, articles, field in says:
        if said and reservation.article not in articles:
            name = "ground" if rule == "reservable" else rule
            found = (
                f"stands in a reservation to Article {reservation.article}, which no [[{rule}]] of the instrument names"
            )
            yield Problem("reservations.toml", entry, name, found, f"the article of a [[{rule}]], its field '{field}'")


def _nationals(facts: Facts, entry: str, reservation: Reservation) -> Iterator[Problem]:
    """A declaration on nationals names known states, and does not contradict the state's own law without saying so."""
    own, state = reservation.nationals, facts.state_by_code.get(reservation.state)
    if own is None:
        return
    for field in ("nationals_of", "residents_of"):
        for code in getattr(own, field):
            if code not in facts.state_by_code:
                yield Problem("reservations.toml", entry, f"nationals, {field}", f"names {code!r}", _CODES)
    law = state.nationals.answer if state and state.nationals else ""
    agreeing = {"": ("refuses", "conditional", "extradites"), "always": ("refuses",), "never": ("extradites",)}
    differs = law and law not in agreeing.get(own.refuses, ("refuses", "conditional"))
    if differs and not own.unless and not own.beside_law:
        found = f"refuses = {own.refuses!r} stands beside a law of the state whose answer is {law!r}"
        expected = "'beside_law': how the two stand to each other; or 'unless'"
        yield Problem("reservations.toml", entry, "nationals", found, expected)


def _coverage(facts: Facts) -> Iterator[Problem]:
    for record in facts.coverage:
        entry = " ".join(record.states)
        for code in record.states:
            if code not in facts.state_by_code:
                yield Problem("coverage.toml", entry, "states", f"names {code!r}", _CODES)
        for name in record.treaties:
            if name not in facts.instrument_by_id:
                yield Problem("coverage.toml", entry, "treaties", f"names {name!r}", "an instrument")


_CODES = "a code of data/states or states.csv"


def _state(facts: Facts, state: State) -> Iterator[Problem]:
    file = f"states/{state.code}.toml"
    for offence in state.offences:
        yield from _offence(facts, file, offence)
    yield from check_first_offences(facts, state)


def _offence(facts: Facts, file: str, offence: Offence) -> Iterator[Problem]:
    entry, prefix = f"offence {offence.id}", offence.state.lower() + "_"
    for act in offence.acts:
        if act not in facts.act_by_id:
            yield Problem(file, entry, "acts", f"names {act!r}", "acts of acts.toml")
    days = [fact for fact in (offence.approved, offence.in_force, offence.until) if fact]
    for earlier, later in pairwise(days):
        if _before(later.day, earlier.day):
            found = f"{later.day} is earlier than {earlier.day}"
            yield Problem(file, entry, "in_force", found, "approved, in force, until, in this order of time")
    if not offence.id.startswith(prefix):
        yield Problem(file, entry, "id", f"is {offence.id!r}", f"an id that begins with '{prefix}'")


def _cases(facts: Facts) -> Iterator[Problem]:
    for case in facts.cases:
        days = [event.day.earliest for event in case.events]
        if days != sorted(days):
            yield Problem(f"cases/{case.id}.toml", "", "event", "events are not in order of time", "the earliest first")


def _form_file(form: RequestForm) -> str:
    return f"requests/forms/{form.id}.toml"


def _forms(facts: Facts) -> Iterator[Problem]:
    for form in facts.request_forms:
        file, instrument = _form_file(form), facts.instrument_by_id.get(form.basis)
        if instrument is None and form.basis != LETTERS_ROGATORY:
            expected = f"the id of an instrument, or '{LETTERS_ROGATORY}'"
            yield Problem(file, "", "basis", f"names {form.basis!r}", expected)
            continue
        if instrument:
            yield from _form_measures(file, form, instrument)
        for element in form.elements:
            yield from _element(facts, file, form, element)
        yield from _asked_once(file, form)


def _form_measures(file: str, form: RequestForm, instrument: Instrument) -> Iterator[Problem]:
    offered = {measure for basis in instrument.bases for measure in basis.measures}
    for measure in form.measures:
        if measure not in offered:
            expected = f"measures for which {instrument.id} has a [[basis]]"
            yield Problem(file, "", "measures", f"names {measure!r}", expected)


def _element(facts: Facts, file: str, form: RequestForm, element: ElementRule) -> Iterator[Problem]:
    entry = f"element {element.part}"
    if element.part not in facts.request_part_by_id:
        yield Problem(file, entry, "part", f"names {element.part!r}", "the id of an entry of requests/parts.toml")
    for measure in element.measures:
        if measure not in form.measures:
            yield Problem(file, entry, "measures", f"names {measure!r}", "measures of this form")
    if element.point and not element.article:
        yield Problem(file, entry, "point", f"is {element.point!r} of no article", "an 'article', or no 'point'")
    for field, article in (("article", element.article), *(("see", article) for article in element.see)):
        yield from _element_article(facts, (file, entry, field), form, article, element)


def _element_article(
    facts: Facts, place: tuple[str, str, str], form: RequestForm, article: str, element: ElementRule
) -> Iterator[Problem]:
    """An article that is cited exists, and what rests on an unread article is not confirmed."""
    if not article:
        return
    provision = facts.provision_by_place.get((form.basis, article))
    if provision is None:
        expected = f"an article that has a [[provision]] in instruments/{form.basis}.toml"
        if form.basis == LETTERS_ROGATORY:
            expected = "no article: a request without a treaty rests on good practice"
        yield Problem(*place, f"names {article!r}", expected)
    elif element.provenance.verified and not provision.verified:
        file, entry, _ = place
        found = f"is 'confirmed', but Article {article} is not"
        yield Problem(file, entry, "status", found, "'unverified' until somebody has seen the article")


def _asked_once(file: str, form: RequestForm) -> Iterator[Problem]:
    asked = Counter(
        (element.part, measure) for element in form.elements for measure in element.measures or form.measures
    )
    for (part, measure), count in asked.items():
        if count > 1:
            found = f"is asked {count} times for {measure}"
            yield Problem(file, f"element {part}", "", found, "each part once for a measure")


def _times(facts: Facts) -> Iterator[Problem]:
    for figure in facts.times:
        place = "times.toml", f"figure {figure.id}"
        yield from _numbers(place, figure)
        if figure.kind == "source" and not figure.provenance.sources:
            expected = "the id of a source, or kind 'assumed_for_teaching'"
            yield Problem(*place, "sources", "is missing for a figure of kind 'source'", expected)
        if figure.state and figure.state not in facts.state_by_code:
            yield Problem(*place, "state", f"is {figure.state!r}", _CODES)
        if (figure.instrument or figure.article) and (
            figure.instrument,
            figure.article,
        ) not in facts.provision_by_place:
            found = f"names {figure.instrument} {figure.article}"
            yield Problem(*place, "article", found, "instrument and article of a [[provision]]")
        if figure.group == "retention" and not figure.data:
            yield Problem(
                *place, "data", "is missing for a figure of group 'retention'", "the kind of data that live so long"
            )


def _numbers(place: tuple[str, str], figure: TimeFigure) -> Iterator[Problem]:
    numbers = [number for number in (figure.minimum, figure.typical, figure.maximum) if number is not None]
    if not numbers:
        yield Problem(*place, "", "has no number", "at least one of minimum, typical, maximum")
    if numbers != sorted(numbers):
        found = f"minimum, typical and maximum are {numbers}"
        yield Problem(*place, "minimum", found, "the smallest first")
    if figure.since and figure.until and _before(figure.until, figure.since):
        yield Problem(*place, "until", f"{figure.until} is earlier than {figure.since}", "a day after 'since'")
