"""Turns raw entries of the data files into records. The words allowed in each field stand here, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.facts.dates import PartialDate
from crossborder.facts.records import (
    Act,
    BasisRule,
    Case,
    CaseEvent,
    Condition,
    Conduct,
    Coverage,
    DatedFact,
    DualCriminalityRule,
    ElementRule,
    FirstOffence,
    GroundRule,
    Instrument,
    NationalRule,
    NationalsRule,
    Offence,
    Offer,
    ParticipationEvent,
    Provenance,
    Provision,
    Relation,
    RequestForm,
    RequestPart,
    ReservableRule,
    Reservation,
    ReservedGround,
    ReservedNationals,
    ReservedThreshold,
    Ruling,
    Source,
    State,
    Statute,
    ThresholdRule,
    TimeFigure,
)

if TYPE_CHECKING:
    from crossborder.facts.entry import Entry

MEASURES = (
    "extradition",
    "mutual_assistance",
    "preservation",
    "search_seizure",
    "subscriber_information",
    "traffic_data",
    "traffic_interception",
    "content_interception",
)
SOURCE_KINDS = (
    "treaty_text",
    "depositary",
    "gazette",
    "statute",
    "judgment",
    "official",
    "report",
    "scholarship",
    "press",
    "secondary",
)
INSTRUMENT_KINDS = ("convention", "bilateral_treaty", "agreement", "eu_act")
DEPOSITS = ("ratified", "acceded", "accepted", "approved", "succeeded")
EVENTS = ("signed", *DEPOSITS, "in_force", "ended")
ROLES = ("operative", "residual", "optional", "framework")
REQUIREMENTS = ("required", "may_refuse", "not_required", "national_law", "reserved", "listed_waiver")
GROUND_EFFECTS = ("requires_refusal", "permits_refusal", "forbids_refusal")
RESERVED_EFFECTS = ("requires_refusal", "permits_refusal")
NATIONALS_EFFECTS = ("permits_refusal", "no_bar", "return_guarantee")
RELATIONS = ("replaces_between_parties", "supplements", "yields_to")
RULING_ANSWERS = ("for_extradition", "against_extradition", "neutral", "not_asked", "not_decided", "not_seen")
OFFERS = ("spontaneous_information", "prosecute_instead", "contact_point")
COMPARISONS = ("at_least", "more_than")
REGIONS = ("Africa", "Americas", "Asia", "Europe", "Oceania")
NATIONAL_RULES = {
    "dual_criminality_day": ("act", "request", "decision"),
    "nationals": ("extradites", "refuses", "conditional"),
    "without_treaty_extradition": ("may_help", "reciprocity", "treaty_only"),
    "without_treaty_assistance": ("may_help", "reciprocity", "treaty_only"),
    "retroactivity_ban": ("banned",),
}
# Obstacles a request can state, and the other facts that a rule can turn on: fields of ``CooperationRequest``.
RISKS = (
    "political_offence",
    "military_offence",
    "fiscal_offence",
    "death_penalty",
    "life_imprisonment",
    "inhuman_treatment_risk",
    "persecution_risk",
    "human_rights_risk",
    "already_tried",
    "time_barred",
    "essential_interests_at_risk",
    "exceptional_court",
    "tried_in_absence",
    "humanitarian_reasons",
)
FACTS = ("maximum_penalty_months", "organised_group", "evidence_sufficient", "committed_in", *RISKS)
ASSURANCES = (
    "no_death_penalty",
    "no_life_imprisonment",
    "return_to_serve_sentence",
    "speciality",
    "reciprocity",
)

LETTERS_ROGATORY = "letters_rogatory"
KINDS_OF_HELP = ("service_of_documents", "statements", "documents_and_data")
APPLIES = ("always", "where_possible", "where_needed")
TIME_GROUPS = ("answer", "preservation", "retention")
TIME_KINDS = ("source", "assumed_for_teaching")
DATA_KINDS = (
    "volatile_memory",
    "address_assignment",
    "connection_logs",
    "access_logs",
    "traffic_data",
    "system_logs",
    "subscriber_information",
    "content",
    "deleted_content",
    "video",
)


def provenance(entry: Entry) -> Provenance:
    """Read the fields ``sources``, ``status``, ``at``, ``note`` and ``announces`` of an entry."""
    return Provenance(
        sources=entry.texts("sources", required=False),
        status=entry.choice("status", ("confirmed", "unverified")),
        at=entry.text("at", required=False),
        note=entry.text("note", required=False),
        announces=entry.flag("announces", default=False),
    )


def dated(entry: Entry | None) -> DatedFact | None:
    """Read a table with ``day`` and its provenance."""
    if entry is None:
        return None
    day = entry.partial("day")
    fact = DatedFact(day=day or PartialDate("0001"), provenance=provenance(entry))
    entry.done()
    return fact


def source(source_id: str, entry: Entry) -> Source:
    """Read a source."""
    record = Source(
        id=source_id,
        title=entry.text("title"),
        kind=entry.choice("kind", SOURCE_KINDS),
        url=entry.text("url", required=False),
        published=entry.partial("published", required=False),
        seen=entry.day("seen"),
        note=entry.text("note", required=False),
    )
    entry.done()
    return record


def instrument(entry: Entry) -> Instrument:
    """Read a file of ``data/instruments``."""
    instrument_id, name = entry.text("id"), entry.text("short_title")
    record = Instrument(
        id=instrument_id,
        title=entry.text("title"),
        short_title=name,
        citation=entry.text("citation"),
        kind=entry.choice("kind", INSTRUMENT_KINDS),
        summary=entry.text("summary"),
        provenance=provenance(entry),
        depositary=entry.text("depositary", required=False),
        adopted=dated(entry.child("adopted")),
        in_force=dated(entry.child("in_force")),
        participation_complete_until=entry.day("participation_complete_until"),
        participation_note=entry.text("participation_note", required=False),
        only_with=entry.text("only_with", required=False),
        open_to=entry.texts("open_to", required=False),
        assistance_treaty=entry.flag("assistance_treaty", default=False),
        modelled=entry.flag("modelled", default=True),
        provisions=tuple(
            provision(child, instrument_id, name) for child in entry.children("provision", label="article")
        ),
        bases=tuple(basis(child) for child in entry.children("basis")),
        dual_criminality=tuple(
            dual_criminality(child) for child in entry.children("dual_criminality", label="article")
        ),
        thresholds=tuple(threshold(child) for child in entry.children("threshold", label="article")),
        grounds=tuple(ground(child) for child in entry.children("ground", label="id")),
        nationals=tuple(nationals(child) for child in entry.children("nationals", label="article")),
        offers=tuple(offer(child) for child in entry.children("offer", label="id")),
        reservables=tuple(reservable(child) for child in entry.children("reservable", label="article")),
    )
    entry.done()
    return record


def provision(entry: Entry, instrument_id: str, instrument_name: str) -> Provision:
    """Read a provision of an instrument."""
    record = Provision(
        instrument_id=instrument_id,
        instrument_name=instrument_name,
        article=entry.text("article"),
        summary=entry.text("summary"),
        quotation=entry.text("quotation", required=False) or None,
        status=entry.choice("status", ("confirmed", "unverified")),
        source=entry.text("source", required=False),
    )
    entry.done()
    return record


def basis(entry: Entry) -> BasisRule:
    """Read what an instrument offers for certain measures."""
    record = BasisRule(
        measures=_measures(entry),
        role=entry.choice("role", ROLES),
        articles=entry.texts("articles"),
        covers=entry.texts("covers"),
        conditions=tuple(_condition(child) for child in entry.children("condition", label="id")),
        grounds_from=entry.text("grounds_from", required=False),
    )
    entry.done()
    return record


def _measures(entry: Entry) -> tuple[str, ...]:
    found = entry.texts("measures")
    for measure in found:
        if measure not in MEASURES:
            entry.fault("measures", f"names {measure!r}", "measures among " + ", ".join(MEASURES))
    return found


def _condition(entry: Entry) -> Condition:
    record = Condition(
        id=entry.text("id"),
        article=entry.text("article"),
        text=entry.text("text"),
        fact=entry.choice("fact", FACTS, required=False),
        at_least_months=entry.number("at_least_months", required=False) or 0,
        when_unstated=entry.choice("when_unstated", ("open", "question"), default="open"),
    )
    entry.done()
    return record


def dual_criminality(entry: Entry) -> DualCriminalityRule:
    """Read a rule on dual criminality."""
    record = DualCriminalityRule(
        measures=_measures(entry),
        article=entry.text("article"),
        requirement=entry.choice("requirement", REQUIREMENTS),
        conducts=entry.texts("conducts"),
        text=entry.text("text"),
        reservation=entry.text("reservation", required=False),
        reciprocity_article=entry.text("reciprocity_article", required=False),
        roles=entry.texts("roles", required=False),  # type: ignore[arg-type]  # checked against ROLES in checks.py
        issuing_maximum_months=entry.number("issuing_maximum_months", required=False) or 0,
    )
    entry.done()
    return record


def threshold(entry: Entry) -> ThresholdRule:
    """Read a threshold of gravity."""
    record = ThresholdRule(
        article=entry.text("article"),
        tests=entry.choice("tests", ("maximum_penalty", "minimum_penalty")),
        months=entry.number("months") or 0,
        comparison=entry.choice("comparison", COMPARISONS),
        under=entry.choice("under", ("both", "requesting", "requested")),
        text=entry.text("text"),
        sentence_months=entry.number("sentence_months", required=False) or 0,
        sentence_comparison=entry.choice("sentence_comparison", COMPARISONS, default="at_least"),
        convicted_under=entry.choice("convicted_under", ("neither", "requesting", "requested"), required=False),
        reservation=entry.text("reservation", required=False),
        reciprocity_article=entry.text("reciprocity_article", required=False),
    )
    entry.done()
    return record


def ground(entry: Entry) -> GroundRule:
    """Read a ground of refusal."""
    record = GroundRule(
        id=entry.text("id"),
        article=entry.text("article"),
        measures=_measures(entry),
        fact=entry.choice("fact", FACTS),
        effect=entry.choice("effect", GROUND_EFFECTS),
        text=entry.text("text"),
        roles=entry.texts("roles", required=False),  # type: ignore[arg-type]  # checked against ROLES in checks.py
        conducts=entry.texts("conducts", required=False) or ("*",),
        raised_when=entry.flag("raised_when", default=True),
        lifted_by=entry.choice("lifted_by", ASSURANCES, required=False),
    )
    entry.done()
    return record


def nationals(entry: Entry) -> NationalsRule:
    """Read a rule on nationals of the requested state."""
    record = NationalsRule(
        article=entry.text("article"),
        effect=entry.choice("effect", NATIONALS_EFFECTS),
        text=entry.text("text"),
        prosecute_article=entry.text("prosecute_article", required=False),
        prosecute_when=entry.choice("prosecute_when", ("on_request", "always"), required=False),
        reservation=entry.text("reservation", required=False),
    )
    entry.done()
    return record


def reservable(entry: Entry) -> ReservableRule:
    """Read an article to which states reserve grounds or conditions of their own."""
    record = ReservableRule(
        article=entry.text("article"),
        measures=_measures(entry),
        when_unknown=entry.choice("when_unknown", ("question", "nothing"), default="question"),
        reciprocity_article=entry.text("reciprocity_article", required=False),
    )
    entry.done()
    return record


def offer(entry: Entry) -> Offer:
    """Read help that an instrument offers beside the measures."""
    record = Offer(id=entry.choice("id", OFFERS), article=entry.text("article"), text=entry.text("text"))
    entry.done()
    return record


def participation(entry: Entry, instrument_id: str) -> ParticipationEvent:
    """Read a row of ``data/participation``."""
    day = entry.text("day", required=False)
    record = ParticipationEvent(
        instrument=instrument_id,
        state=entry.text("state"),
        event=entry.choice("event", EVENTS),
        day=entry.partial("day") if day else None,
        provenance=Provenance(
            sources=tuple(entry.text("sources", required=False).split()),
            status=entry.choice("status", ("confirmed", "unverified")),
            note=entry.text("note", required=False),
        ),
    )
    entry.done()
    return record


def relation(entry: Entry) -> Relation:
    """Read a relation between instruments."""
    record = Relation(
        kind=entry.choice("kind", RELATIONS),
        instrument=entry.text("instrument"),
        to=entry.texts("to"),
        articles=entry.texts("articles"),
        text=entry.text("text"),
        provenance=provenance(entry),
        yielding_articles=entry.texts("yielding_articles", required=False),
        since=entry.partial("since", required=False),
    )
    entry.done()
    return record


def reservation(entry: Entry) -> Reservation:
    """Read a reservation, or the result of looking for one."""
    record = Reservation(
        instrument=entry.text("instrument"),
        state=entry.text("state"),
        article=entry.text("article"),
        result=entry.choice("result", ("made", "none_found")),
        text=entry.text("text"),
        provenance=provenance(entry),
        since=entry.partial("since", required=False),
        until=entry.partial("until", required=False),
        threshold=_reserved_threshold(entry.child("threshold")),
        nationals=_reserved_nationals(entry.child("nationals")),
        reserved_grounds=tuple(_reserved_ground(child) for child in entry.children("ground", label="fact")),
    )
    said = {"threshold": record.threshold, "nationals": record.nationals, "ground": record.reserved_grounds}
    for field in (name for name, held in said.items() if held and record.result != "made"):
        found = f"stands beside the result {record.result!r}"
        entry.fault(field, found, "what a reservation says only where a reservation was made")
    entry.done()
    return record


def _reserved_threshold(entry: Entry | None) -> ReservedThreshold | None:
    if entry is None:
        return None
    record = ReservedThreshold(
        months=entry.number("months") or 0,
        comparison=entry.choice("comparison", COMPARISONS),
        under=entry.choice("under", ("both", "requesting", "requested")),
        prosecution_only=entry.flag("prosecution_only", default=False),
        sentence_months=entry.number("sentence_months", required=False) or 0,
        sentence_comparison=entry.choice("sentence_comparison", COMPARISONS, default="at_least"),
        or_listed=entry.flag("or_listed", default=False),
        on_reciprocity=entry.flag("on_reciprocity", default=False),
    )
    entry.done()
    return record


def _reserved_nationals(entry: Entry | None) -> ReservedNationals | None:
    if entry is None:
        return None
    record = ReservedNationals(
        refuses=entry.choice("refuses", ("always", "sentence", "never"), required=False),
        unless=entry.text("unless", required=False),
        beside_law=entry.text("beside_law", required=False),
        nationals_of=entry.texts("nationals_of", required=False),
        residents_of=entry.texts("residents_of", required=False),
        towards_others=entry.flag("towards_others", default=False),
        others=entry.text("others", required=False),
    )
    entry.done()
    return record


def _reserved_ground(entry: Entry) -> ReservedGround:
    record = ReservedGround(
        fact=entry.choice("fact", FACTS),
        effect=entry.choice("effect", RESERVED_EFFECTS),
        text=entry.text("text"),
        raised_when=entry.flag("raised_when", default=True),
        prosecution_only=entry.flag("prosecution_only", default=False),
    )
    entry.done()
    return record


def coverage(entry: Entry) -> Coverage:
    """Read whether a bilateral treaty was searched."""
    states = entry.texts("states")
    if len(states) != 2 or list(states) != sorted(set(states)):  # noqa: PLR2004 - a pair
        entry.fault("states", f"is {list(states)!r}", "two codes in alphabetical order")
        states = ("", "")
    record = Coverage(
        states=(states[0], states[1]),
        subject=entry.choice("subject", ("extradition", "assistance")),
        result=entry.choice("result", ("found", "none_found")),
        text=entry.text("text"),
        provenance=provenance(entry),
        treaties=entry.texts("treaties", required=False),
    )
    entry.done()
    return record


def act(act_id: str, entry: Entry) -> Act:
    """Read an act."""
    record = Act(id=act_id, title=entry.text("title"), text=entry.text("text"))
    entry.done()
    return record


def conduct(conduct_id: str, entry: Entry) -> Conduct:
    """Read a conduct."""
    record = Conduct(
        id=conduct_id,
        title=entry.text("title"),
        acts=entry.texts("acts", required=False),
        text=entry.text("text"),
        budapest_articles=entry.texts("budapest_articles", required=False),
    )
    entry.done()
    return record


def offence(entry: Entry, state: str) -> Offence:
    """Read a national offence."""
    in_force = dated(entry.child("in_force"))
    if in_force is None:
        entry.fault("in_force", "is missing", "a table with day, sources and status")
    record = Offence(
        id=entry.text("id"),
        state=state,
        law=entry.text("law"),
        section=entry.text("section"),
        acts=entry.texts("acts"),
        summary=entry.text("summary"),
        in_force=in_force or DatedFact(day=PartialDate("0001"), provenance=Provenance()),
        provenance=provenance(entry),
        approved=dated(entry.child("approved")),
        published=dated(entry.child("published")),
        until=dated(entry.child("until")),
        maximum_months=entry.number("maximum_months", required=False),
        minimum_months=entry.number("minimum_months", required=False),
        contested=entry.text("contested", required=False),
        quotation=entry.text("quotation", required=False) or None,
    )
    entry.done()
    return record


def first_offence(entry: Entry) -> FirstOffence:
    """Read the statement that nothing earlier punished certain acts."""
    record = FirstOffence(
        acts=entry.texts("acts"),
        offence=entry.text("offence", required=False),
        text=entry.text("text"),
        provenance=provenance(entry),
        known_until=entry.day("known_until"),
    )
    entry.done()
    return record


def national_rule(entry: Entry | None, name: str) -> NationalRule | None:
    """Read a rule of a state's own law."""
    if entry is None:
        return None
    record = NationalRule(
        answer=entry.choice("answer", NATIONAL_RULES[name]),
        law=entry.text("law"),
        article=entry.text("article"),
        text=entry.text("text"),
        provenance=provenance(entry),
    )
    entry.done()
    return record


def state(entry: Entry) -> State:
    """Read a file of ``data/states``."""
    code = entry.text("code")
    record = State(
        code=code,
        name=entry.text("name"),
        region=entry.choice("region", REGIONS),
        name_with_article=entry.text("name_with_article", required=False),
        offences=tuple(offence(child, code) for child in entry.children("offence", label="id")),
        first_offences=tuple(first_offence(child) for child in entry.children("first_offence", label="offence")),
        dual_criminality_day=national_rule(entry.child("dual_criminality_day"), "dual_criminality_day"),
        nationals=national_rule(entry.child("nationals"), "nationals"),
        without_treaty_extradition=national_rule(
            entry.child("without_treaty_extradition"), "without_treaty_extradition"
        ),
        without_treaty_assistance=national_rule(entry.child("without_treaty_assistance"), "without_treaty_assistance"),
        retroactivity_ban=national_rule(entry.child("retroactivity_ban"), "retroactivity_ban"),
    )
    entry.done()
    return record


def plain_state(entry: Entry) -> State:
    """Read a row of ``data/states.csv``: a state of which only code, name and region are held."""
    record = State(
        code=entry.text("code"),
        name=entry.text("name"),
        region=entry.choice("region", REGIONS),
        name_with_article=entry.text("name_with_article", required=False),
    )
    entry.done()
    return record


def case(entry: Entry) -> Case:
    """Read a file of ``data/cases``."""
    record = Case(
        id=entry.text("id"),
        title=entry.text("title"),
        text=entry.text("text"),
        events=tuple(_case_event(child) for child in entry.children("event", label="id")),
        rulings=tuple(_ruling(child) for child in entry.children("ruling", label="question")),
    )
    entry.done()
    return record


def _case_event(entry: Entry) -> CaseEvent:
    day = entry.partial("day")
    record = CaseEvent(
        id=entry.text("id"),
        day=day or PartialDate("0001"),
        title=entry.text("title"),
        text=entry.text("text"),
        provenance=provenance(entry),
    )
    entry.done()
    return record


def _ruling(entry: Entry) -> Ruling:
    record = Ruling(
        question=entry.text("question"),
        by=entry.text("by"),
        answer=entry.choice("answer", RULING_ANSWERS),
        text=entry.text("text"),
        quotation=entry.text("quotation", required=False) or None,
        provenance=provenance(entry),
    )
    entry.done()
    return record


def statute(entry: Entry) -> Statute:
    """Read a file of ``data/statutes``."""
    statute_id, short_title = entry.text("id"), entry.text("short_title")
    record = Statute(
        id=statute_id,
        state=entry.text("state"),
        title=entry.text("title"),
        short_title=short_title,
        citation=entry.text("citation"),
        summary=entry.text("summary"),
        provenance=provenance(entry),
        sections=tuple(_section(child, statute_id, short_title) for child in entry.children("section", label="number")),
    )
    entry.done()
    return record


def _section(entry: Entry, statute_id: str, short_title: str) -> Provision:
    record = Provision(
        instrument_id=statute_id,
        instrument_name=short_title,
        article=entry.text("number"),
        summary=entry.text("summary"),
        quotation=entry.text("quotation", required=False) or None,
        status=entry.choice("status", ("confirmed", "unverified")),
        source=entry.text("source", required=False),
    )
    entry.done()
    return record


def request_part(part_id: str, entry: Entry) -> RequestPart:
    """Read a part that requests can contain."""
    record = RequestPart(
        id=part_id,
        title=entry.text("title"),
        why=entry.text("why"),
        good=entry.text("good"),
        poor=entry.text("poor"),
        poor_because=entry.text("poor_because"),
    )
    entry.done()
    return record


def request_form(entry: Entry) -> RequestForm:
    """Read a file of ``data/requests/forms``."""
    record = RequestForm(
        id=entry.text("id"),
        basis=entry.text("basis"),
        title=entry.text("title"),
        measures=_measures(entry),
        text=entry.text("text"),
        provenance=provenance(entry),
        elements=tuple(_element(child) for child in entry.children("element", label="part")),
    )
    entry.done()
    return record


def _element(entry: Entry) -> ElementRule:
    record = ElementRule(
        part=entry.text("part"),
        asks=entry.text("asks"),
        provenance=provenance(entry),
        article=entry.text("article", required=False),
        point=entry.text("point", required=False),
        see=entry.texts("see", required=False),
        applies=entry.choice("applies", APPLIES, default="always"),
        not_for=_help(entry, "not_for"),
        only_for=_help(entry, "only_for"),
        measures=entry.texts("measures", required=False),
    )
    entry.done()
    return record


def _help(entry: Entry, field: str) -> tuple[str, ...]:
    found = entry.texts(field, required=False)
    for kind in found:
        if kind not in KINDS_OF_HELP:
            entry.fault(field, f"names {kind!r}", "kinds of help among " + ", ".join(KINDS_OF_HELP))
    return found


def time_figure(entry: Entry) -> TimeFigure:
    """Read a figure of ``data/times.toml``."""
    kind = entry.choice("kind", TIME_KINDS)
    record = TimeFigure(
        id=entry.text("id"),
        group=entry.choice("group", TIME_GROUPS),
        title=entry.text("title"),
        text=entry.text("text"),
        kind=kind,
        stated=entry.text("stated"),
        provenance=_time_provenance(entry, kind),
        unit=entry.choice("unit", ("days", "hours"), default="days"),
        minimum=entry.number("minimum", required=False),
        typical=entry.number("typical", required=False),
        maximum=entry.number("maximum", required=False),
        data=entry.choice("data", DATA_KINDS, required=False),
        state=entry.text("state", required=False),
        instrument=entry.text("instrument", required=False),
        article=entry.text("article", required=False),
        since=entry.partial("since", required=False),
        until=entry.partial("until", required=False),
    )
    entry.done()
    return record


def _time_provenance(entry: Entry, kind: str) -> Provenance:
    """An assumed figure rests on nothing: only what we say about it is read."""
    if kind == "source":
        return provenance(entry)
    return Provenance(note=entry.text("note", required=False))
