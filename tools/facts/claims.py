"""The claims of the data: every row that carries an argument, and what a text has to say to name it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crossborder.records import authority
from crossborder.records.terms import NATIONAL_RULES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crossborder.records.collection import Facts
    from crossborder.records.dates import PartialDate
    from crossborder.records.records import (
        DatedFact,
        Instrument,
        NationalRule,
        Offence,
        ParticipationEvent,
        Provenance,
        Provision,
        State,
        Status,
    )
    from tools.facts.course_texts import Groups

# The weights of a claim: `tools.facts.ledger` says what each means.
EXERCISE, CHAPTER, UNUSED = 3, 2, 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One row of data that carries an argument.

    Args:
        id: name that no other claim has, such as ``budapest_185 provision 29(3)``.
        file: file of ``data/`` in which it is.
        kind: what sort of claim it is, such as ``participation``.
        says: what it says, in short.
        status: ``confirmed`` or ``unverified``.
        sources: ids of its sources, the strongest first.
        note: doubts, or how a date was worked out.
        named_by: groups of words; a paragraph that holds one word of each group names the claim.
        weight: 3, 2 or 1 (see `tools.facts.ledger`).
        grid: whether the grid of safe havens draws it.
    """

    id: str
    file: str
    kind: str
    says: str
    status: Status
    sources: tuple[str, ...]
    note: str = ""
    named_by: Groups = ()
    weight: int = UNUSED
    grid: bool = False

    @property
    def confirmed(self) -> bool:
        """Whether somebody saw a source that says so."""
        return self.status == "confirmed"

    @property
    def standing(self) -> authority.Standing:
        """In what it was read: the text itself, an official page, a secondary source; or ``unverified``."""
        return authority.strongest(self.sources) if self.confirmed else "unverified"


def claims_of(facts: Facts) -> Iterator[Claim]:
    """Give every claim of the data, in the order of the files.

    Yields:
        The claims without a weight; two on one article have the same id.
    """
    for instrument in facts.instruments:
        yield from _instrument(instrument)
        yield from _provisions(instrument)
        yield from _rules(facts, instrument)
    yield from (_event(facts, event) for event in facts.participation)
    for state in facts.states:
        yield from _state(facts, state)
    yield from _relations(facts)
    yield from _reservations(facts)
    yield from _coverage(facts)
    yield from _requests(facts)
    yield from _times(facts)
    for case in facts.cases:
        file = f"cases/{case.id}.toml"
        for event in case.events:
            says, named = f"{case.title}: {event.day}: {event.title}", ((event.title, *_day(event.day)),)
            yield _claim(f"{case.id} event {event.id}", file, "case event", says, event.provenance, named)
        for ruling in case.rulings:
            says = f"{case.title}: {ruling.question}, {ruling.by.replace('_', ' ')}: {ruling.text}"
            name = f"{case.id} ruling {ruling.question} {ruling.by}"
            yield _claim(name, file, "ruling", says, ruling.provenance, ((ruling.text,),))
    yield from _statutes(facts)


def _statutes(facts: Facts) -> Iterator[Claim]:
    """Title and citation of each statute, and each of its sections."""
    for statute in facts.statutes:
        file, names = f"statutes/{statute.id}.toml", (statute.short_title, statute.title, statute.id)
        says = f"{statute.short_title}: title and citation ({statute.citation})"
        yield _claim(f"{statute.id} title", file, "statute", says, statute.provenance, (names,))
        for section in statute.sections:
            yield Claim(
                id=f"{statute.id} section {section.article}",
                file=file,
                kind="section",
                says=f"{section.label}: {section.summary}",
                status=section.status,
                sources=(section.source,) if section.source else (),
                named_by=(names, _numbers(section.article)),
            )


def _claim(name: str, file: str, kind: str, says: str, rests: Provenance, named_by: Groups) -> Claim:
    return Claim(
        id=name, file=file, kind=kind, says=says, status=rests.status, sources=rests.sources, note=rests.note,
        named_by=named_by,
    )  # fmt: skip


def _instrument(instrument: Instrument) -> Iterator[Claim]:
    """Title and citation, and the instrument's own two days."""
    file, names = f"instruments/{instrument.id}.toml", _names(instrument)
    says = f"{instrument.short_title}: title and citation ({instrument.citation})"
    yield _claim(f"{instrument.id} title", file, "instrument", says, instrument.provenance, (names,))
    for name, dated in (("adopted", instrument.adopted), ("in_force", instrument.in_force)):
        if dated:
            says = f"{instrument.short_title}: {name.replace('_', ' ')} {dated.day}"
            yield _claim(
                f"{instrument.id} {name}", file, "instrument", says, dated.provenance, (names, _day(dated.day))
            )


def _provisions(instrument: Instrument) -> Iterator[Claim]:
    for provision in instrument.provisions:
        yield Claim(
            id=f"{instrument.id} provision {provision.article}",
            file=f"instruments/{instrument.id}.toml",
            kind="provision",
            says=f"{provision.label}: {provision.summary}",
            status=provision.status,
            sources=(provision.source,) if provision.source else (),
            named_by=_cited(instrument, (provision.article,)),
        )


def _rules(facts: Facts, instrument: Instrument) -> Iterator[Claim]:
    """A rule is confirmed when the text of every provision it rests on was seen."""
    for kind, text, articles in _rule_texts(instrument):
        provisions = [facts.provision_by_place[instrument.id, article] for article in articles]
        yield Claim(
            id=f"{instrument.id} {kind} {articles[0]}",
            file=f"instruments/{instrument.id}.toml",
            kind="rule",
            says=f"{provisions[0].label}, {kind}: {text}",
            status="confirmed" if all(provision.verified for provision in provisions) else "unverified",
            sources=_sources(provisions),
            named_by=_cited(instrument, articles[:1]),
        )


def _rule_texts(instrument: Instrument) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Every rule of an instrument: its kind, what it says, and the articles it rests on, the leading one first."""
    for basis in instrument.bases:
        more = (basis.grounds_from,) if basis.grounds_from else ()
        yield "legal basis", f"{basis.role} for {', '.join(basis.measures).replace('_', ' ')}", (*basis.articles, *more)
        yield from (("condition", condition.text, (condition.article,)) for condition in basis.conditions)
    for rule in instrument.dual_criminality:
        yield "dual criminality", rule.text, (rule.article, *((rule.reservation,) if rule.reservation else ()))
    yield from (("threshold", rule.text, (rule.article,)) for rule in instrument.thresholds)
    yield from (("ground of refusal", rule.text, (rule.article,)) for rule in instrument.grounds)
    for own in instrument.nationals:
        yield "nationals", own.text, (own.article, *((own.prosecute_article,) if own.prosecute_article else ()))
    yield from (("offer", rule.text, (rule.article,)) for rule in instrument.offers)


def _sources(provisions: Iterable[Provision]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(provision.source for provision in provisions if provision.source))


def _event(facts: Facts, event: ParticipationEvent) -> Claim:
    """A day from which a state is bound counts as soon as both are named: rules ask for it without telling it."""
    instrument, state = facts.instrument_by_id.get(event.instrument), facts.state_by_code.get(event.state)
    names = _names(instrument) if instrument else (event.instrument,)
    state_name, title = state.name if state else event.state, names[0]
    told = event.event in {"in_force", "ended"}
    named_by: Groups = (names, (state_name,)) if told else (names, (state_name,), _day(event.day))
    says = f"{state_name}, {title}: {event.event.replace('_', ' ')} {event.day or '(day not known)'}"
    name = f"{event.instrument} {event.state} {event.event}"
    return _claim(name, f"participation/{event.instrument}.csv", "participation", says, event.provenance, named_by)


def _state(facts: Facts, state: State) -> Iterator[Claim]:
    file, firsts = f"states/{state.code}.toml", {first.offence for first in state.first_offences}
    for offence in state.offences:
        drawn = offence.id in firsts
        yield from (replace(claim, grid=drawn and claim.grid) for claim in _offence(file, state, offence))
    for first in state.first_offences:
        named = _law(state, facts.offence_by_id[first.offence]) if first.offence else ((state.name,), (first.text,))
        says = f"{state.name}, first offence for {', '.join(first.acts)}: {first.text}"
        name = f"{state.code} first_offence {first.offence or ' '.join(first.acts)}"
        yield replace(_claim(name, file, "first offence", says, first.provenance, named), grid=True)
    for name in NATIONAL_RULES:
        rule: NationalRule | None = getattr(state, name)
        if rule:
            says = f"{state.name}, {name.replace('_', ' ')}: {rule.text} ({rule.law}, {rule.article})"
            named = ((state.name, rule.law), (f"{rule.law}, {rule.article}", *_numbers(rule.article)))
            yield _claim(f"{state.code} {name}", file, "national rule", says, rule.provenance, named)
            for number, before in enumerate(rule.earlier, start=1):
                says = f"{state.name}, {name.replace('_', ' ')}, before: {before.text} ({before.law}, {before.article})"
                yield _claim(
                    f"{state.code} {name} before {number}", file, "national rule", says, before.provenance, named
                )
            for held in rule.not_lifted:
                says = f"{state.name}, {name.replace('_', ' ')}, towards {held.state}: {held.text}"
                yield _claim(
                    f"{state.code} {name} not {held.state}", file, "national rule", says, held.provenance, named
                )
            for one in (one for held in (rule, *rule.earlier) for one in held.for_states):
                says = (
                    f"{state.name}, {name.replace('_', ' ')}, for some states: {one.text} ({rule.law}, {rule.article})"
                )
                yield _claim(
                    f"{state.code} {name} {one.answer} {one.since}", file, "national rule", says, one.provenance, named
                )
    yield from _own_law(file, state)


def _own_law(file: str, state: State) -> Iterator[Claim]:
    """What the state's statutes ask whichever way a request takes, and grounds of treaties that its courts do not apply."""
    for rule in state.own_law:
        says = f"{state.name}, {rule.heading}: {rule.text} ({rule.law}, {rule.article})"
        named = ((state.name, rule.law), (f"{rule.law}, {rule.article}", *_numbers(rule.article)))
        yield _claim(
            f"{state.code} own law {rule.id} {rule.article}", file, "national rule", says, rule.provenance, named
        )
    for ignored in state.not_applied:
        says = f"{state.name}, {ignored.fact.replace('_', ' ')} is not applied: {ignored.text}"
        named = ((state.name, ignored.law), (f"{ignored.law}, {ignored.paragraph}",))
        name = f"{state.code} not applied {ignored.fact}"
        yield _claim(name, file, "national rule", says, ignored.provenance, named)


def _offence(file: str, state: State, offence: Offence) -> Iterator[Claim]:
    """The offence's text, and each of its days; the day in force counts wherever the offence does."""
    text, named = f"{state.name}: {offence.law}, {offence.section}", _law(state, offence)
    says = f"{text}: {offence.summary}"
    yield replace(_claim(f"{offence.id} text", file, "offence", says, offence.provenance, named), grid=True)
    days: dict[str, DatedFact | None] = {
        "approved": offence.approved, "published": offence.published, "in_force": offence.in_force,
        "until": offence.until, "checked": offence.checked,
    }  # fmt: skip
    for name, dated in days.items():
        if dated:
            says = f"{text}: {name.replace('_', ' ')} {dated.day}"
            applies = name in {"in_force", "until"}
            by = named if applies else ((state.name, offence.law), _day(dated.day))
            claim = _claim(f"{offence.id} {name}", file, "day of an offence", says, dated.provenance, by)
            yield replace(claim, grid=name == "in_force")
    for form in offence.graver:
        says = f"{text}: {form.maximum_months} months if {form.when} ({form.section})"
        yield _claim(f"{offence.id} graver {form.section}", file, "offence", says, form.provenance, named)


def _relations(facts: Facts) -> Iterator[Claim]:
    for relation in facts.relations:
        instrument = facts.instrument_by_id[relation.instrument]
        name = f"{relation.instrument} {relation.kind} {' '.join(relation.to)}"
        says, named = f"{instrument.short_title}: {relation.text}", _cited(instrument, relation.articles)
        yield _claim(name, "relations.toml", "relation", says, relation.provenance, named)


def _reservations(facts: Facts) -> Iterator[Claim]:
    for reservation in facts.reservations:
        instrument, state = facts.instrument_by_id[reservation.instrument], facts.state_by_code[reservation.state]
        name = f"{reservation.instrument} {reservation.state} {reservation.article}"
        says = f"{state.name}, {instrument.short_title}, Art. {reservation.article}: {reservation.text}"
        named = (*_cited(instrument, (reservation.article,)), (state.name,))
        yield _claim(name, "reservations.toml", "reservation", says, reservation.provenance, named)


def _coverage(facts: Facts) -> Iterator[Claim]:
    for record in facts.coverage:
        first, second = (facts.state_by_code[code].name for code in record.states)
        says = f"{first} and {second}, search for a treaty on {record.subject}: {record.text}"
        named = ((first,), (second,), ("treaty", "Treaty"))
        name = f"{' '.join(record.states)} {record.subject}"
        yield _claim(name, "coverage.toml", "search for a treaty", says, record.provenance, named)


def _requests(facts: Facts) -> Iterator[Claim]:
    """What each form of request asks for."""
    for form in facts.request_forms:
        file = f"requests/forms/{form.id}.toml"
        yield _claim(f"{form.id} form", file, "request form", form.text, form.provenance, ((form.title,),))
        for element in form.elements:
            part = facts.request_part_by_id[element.part].title
            says, named = f"{form.title}: {part}: {element.asks}", ((form.title,), (part,))
            yield _claim(f"{form.id} element {element.part}", file, "request element", says, element.provenance, named)


def _times(facts: Facts) -> Iterator[Claim]:
    """Figures of time that rest on a source; what is assumed for teaching claims nothing."""
    for figure in facts.times:
        if not figure.assumed:
            named = ((figure.title,), (figure.stated,))
            yield _claim(
                f"time {figure.id}", "times.toml", "time", f"{figure.title}: {figure.stated}", figure.provenance, named
            )


# --- what a paragraph has to say to name a claim ---------------------------------------------------------------------


def _names(instrument: Instrument) -> tuple[str, ...]:
    return instrument.short_title, instrument.title, instrument.id


def _cited(instrument: Instrument, articles: tuple[str, ...]) -> Groups:
    return _names(instrument), tuple(word for article in articles for word in _numbers(article, instrument.id))


def _law(state: State, offence: Offence) -> Groups:
    """By state or law and by section, or by a reference that names the offence itself."""
    return (state.name, offence.law, offence.id), (*_numbers(offence.section), offence.id)


def _day(day: PartialDate | None) -> tuple[str, ...]:
    """The day in words; a bare year would be found everywhere."""
    return (str(day),) if day and len(day.text) > len("2000") else ()


def _numbers(article: str, owner: str = "") -> tuple[str, ...]:
    """The ways in which a text writes the number of an article or section.

    Args:
        article: the number as the data has it: ``29(3)``, ``31``, ``s 33(a)``, ``Art. 350a(3)``.
        owner: id of the instrument, for a reference that names both in one.
    """
    if article[:1].isdigit():
        # "31" alone is any number; "29(3)" is an article even in the middle of a list.
        plain = (article,) if "(" in article else (f"Art. {article}", f"Article {article}", f"Articles {article}")
        return (*plain, f"{owner} {article}") if owner else plain
    written = re.sub(r"\bss ", "sections ", re.sub(r"\bs ", "section ", article))
    return tuple(dict.fromkeys((article, written, article.replace("Art. ", "Article "))))
