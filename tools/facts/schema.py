"""Turns entries of the data files into records: what `reading` does by the annotations, and the few places where a file is written otherwise."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from crossborder.records.records import (
    Act,
    Case,
    Conduct,
    Coverage,
    ElementRule,
    Instrument,
    NationalRule,
    Offence,
    OwnLawRule,
    ParticipationEvent,
    Provenance,
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
from crossborder.records.terms import FACTS, NATIONAL_RULES, OWN_LAW_TESTS, TIME_KINDS
from tools.facts.reading import provenance, read

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tools.facts.entry import Entry

case = partial(read, Case)
relation = partial(read, Relation)


def source(source_id: str, entry: Entry) -> Source:
    """Read a source."""
    return read(Source, entry, id=source_id)


def act(act_id: str, entry: Entry) -> Act:
    """Read an act."""
    return read(Act, entry, id=act_id)


def conduct(conduct_id: str, entry: Entry) -> Conduct:
    """Read a conduct; one that lies outside the conventions has no act."""
    return read(Conduct, entry, id=conduct_id, acts=entry.texts("acts", required=False))


def request_part(part_id: str, entry: Entry) -> RequestPart:
    """Read a part that requests can contain."""
    return read(RequestPart, entry, id=part_id)


# --- instruments and statutes ----------------------------------------------------------------------------------------


def instrument(entry: Entry) -> Instrument:
    """Read a file of ``data/instruments``; a heading is written once for an article and counts for all its paragraphs."""
    instrument_id, name = entry.text("id"), entry.text("short_title")
    headings = _headings(entry.child("headings"))
    articles = [
        read(Provision, child, instrument_id=instrument_id, instrument_name=name)
        for child in entry.children("provision", label="article")
    ]
    provisions = tuple(
        replace(one, heading=headings.get(one.article.partition("(")[0], one.heading)) for one in articles
    )
    return read(Instrument, entry, id=instrument_id, short_title=name, provisions=provisions)


def _headings(entry: Entry | None) -> dict[str, str]:
    if entry is None:
        return {}
    headings = {article: entry.text(article) for article in entry.names()}
    entry.done()
    return headings


def statute(entry: Entry) -> Statute:
    """Read a file of ``data/statutes``; what a treaty calls an article is a number there."""
    statute_id, name = entry.text("id"), entry.text("short_title")
    sections = tuple(
        read(Provision, child, instrument_id=statute_id, instrument_name=name, article=child.text("number"))
        for child in entry.children("section", label="number")
    )
    return read(Statute, entry, id=statute_id, short_title=name, sections=sections)


# --- what states did -------------------------------------------------------------------------------------------------


def participation(entry: Entry, instrument_id: str) -> ParticipationEvent:
    """Read a row of ``data/participation``: a row has no lists, and an empty field is none."""
    row = Provenance(
        sources=tuple(entry.text("sources", required=False).split()),
        status=entry.choice("status", ("confirmed", "unverified")),
        note=entry.text("note", required=False),
    )
    return read(ParticipationEvent, entry, instrument=instrument_id, provenance=row)


def reservation(entry: Entry) -> Reservation:
    """Read a reservation, or the result of looking for one."""
    record = read(Reservation, entry)
    parts = {
        "threshold": record.threshold,
        "nationals": record.nationals,
        "ground": record.reserved_grounds,
        "takes_as_basis": record.takes_as_basis,
        "acts_since": record.acts_since,
    }
    for field in (name for name, held in parts.items() if held and record.result != "made"):
        reason = f"stands beside the result {record.result!r}"
        entry.fault(field, reason, "what a reservation says only where a reservation was made")
    return record


def coverage(entry: Entry) -> Coverage:
    """Read whether a bilateral treaty was searched."""
    states = entry.texts("states")
    if len(states) != 2 or list(states) != sorted(set(states)):  # noqa: PLR2004 - a pair
        entry.fault("states", f"is {list(states)!r}", "two codes in alphabetical order")
        states = ("", "")
    return read(Coverage, entry, states=states)


# --- states ----------------------------------------------------------------------------------------------------------


def state(entry: Entry) -> State:
    """Read a file of ``data/states``, or a row of ``data/states.csv``."""
    code = entry.text("code")
    return read(
        State,
        entry,
        code=code,
        offences=tuple(read(Offence, child, state=code) for child in entry.children("offence", label="id")),
        own_law=tuple(own_law(child) for child in entry.children("own_law", label="id")),
        **{name: national_rule(entry.child(name), name) for name in NATIONAL_RULES},
    )


def national_rule(entry: Entry | None, name: str) -> NationalRule | None:
    """Read a rule of a state's own law; each rule has answers of its own."""
    if entry is None:
        return None
    earlier = [national_rule(child, name) for child in entry.children("earlier", label="article")]
    answer = entry.choice("answer", NATIONAL_RULES[name])
    return read(NationalRule, entry, answer=answer, earlier=tuple(filter(None, earlier)))


def own_law(entry: Entry) -> OwnLawRule:
    """Read what a state's own law asks whichever way a request takes: what it tests says what has to be there."""
    tests = entry.choice("tests", OWN_LAW_TESTS, default="fact")
    # A threshold is of the penalty that the law allows, of the sentence that was passed, or of both.
    of_penalty = tests == "threshold" and not entry.number("sentence_months", required=False)
    return read(
        OwnLawRule,
        entry,
        tests=tests,
        fact=entry.choice("fact", FACTS, required=tests == "fact"),
        months=entry.number("months", required=of_penalty) or 0,
    )


# --- requests and times ----------------------------------------------------------------------------------------------


def request_advice(entry: Entry) -> tuple[str, tuple[ElementRule, ...]]:
    """Read a file of ``data/requests/advice``: good practice that several forms share."""
    record = entry.text("id"), _elements(entry)
    entry.done()
    return record


def _elements(entry: Entry) -> tuple[ElementRule, ...]:
    return tuple(read(ElementRule, child) for child in entry.children("element", label="part"))


def request_form(entry: Entry, advice: Mapping[str, tuple[ElementRule, ...]]) -> RequestForm:
    """Read a file of ``data/requests/forms``."""
    shared = entry.choice("advice", tuple(advice) or ("assistance",), required=False)
    own = _elements(entry)
    form = read(RequestForm, entry, elements=own)
    return replace(form, elements=(*own, *_shared(advice.get(shared, ()), own, form.measures)))


def _shared(
    advice: tuple[ElementRule, ...], own: tuple[ElementRule, ...], measures: tuple[str, ...]
) -> tuple[ElementRule, ...]:
    """The shared advice on what a form does not ask for itself, for the measures that it is for."""
    asked = {rule.part for rule in own}
    fitting = [rule for rule in advice if not rule.measures or set(rule.measures) & set(measures)]
    return tuple(
        replace(rule, measures=tuple(one for one in rule.measures if one in measures))
        for rule in fitting
        if rule.part not in asked
    )


def time_figure(entry: Entry) -> TimeFigure:
    """Read a figure of ``data/times.toml``; an assumed one rests on nothing: only what we say about it is read."""
    kind = entry.choice("kind", TIME_KINDS)
    origin = provenance(entry) if kind == "source" else Provenance(note=entry.text("note", required=False))
    return read(TimeFigure, entry, kind=kind, provenance=origin)
