"""The reference page of an instrument."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from course_law import names
from course_law.parts import (
    NONE,
    Content,
    Inline,
    bullets,
    dated,
    joined,
    note_row,
    paragraph,
    rests_on,
    section,
    source_links,
    source_numbers,
    sources,
    table,
    to_document,
    to_provision,
    to_state,
    unless,
)
from crossborder.records import facts, in_words
from crossborder.records.terms import DEPOSITS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from crossborder.records.records import DatedFact, Instrument, ParticipationEvent, Provision, Relation

EVENT_WORDS = {"in_force": "bound", "ended": "no longer bound"}
KINDS = {"eu_act": "act of the European Union", "bilateral_treaty": "treaty between two states"}
RELATIONS = {
    "replaces_between_parties": "takes the place, between its parties, of",
    "supplements": "supplements",
    "yields_to": "stands back from",
}
ANY_TREATY = {"assistance_treaty": "any treaty on assistance", "bilateral_treaty": "any treaty between the two states"}


def page(of: Instrument, refdoc: str) -> list[nodes.Node]:
    """Return what the page of an instrument shows below its title."""
    made: list[nodes.Node] = [
        paragraph(of.summary),
        facts_table(of),
        section("Participation", "participation", *_participation(of, refdoc)),
        section("Provisions", "provisions", *provisions(of.provisions)),
    ]
    related = [_relation(each, of, refdoc) for each in facts().relations if of.id in (each.instrument, *each.to)]
    if related:
        made.append(section("Relations to other instruments", "relations", bullets(related)))
    made.append(section("Reservations and declarations", "reservations", *_reservations(of, refdoc)))
    return [*made, sources(used_sources(of))]


def facts_table(of: Instrument) -> nodes.table:
    """Return the facts of an instrument, with status and days."""
    rows: list[tuple[Content, Content, Content]] = [
        ("Full title", of.title, rests_on(of.provenance)),
        ("Citation", of.citation or NONE, "as above"),
        ("Kind", KINDS.get(of.kind, of.kind), "as above"),
        ("Depositary", of.depositary or "none recorded", "as above"),
        ("Adopted or signed", dated(of.adopted), _why(of.adopted)),
        ("In force", dated(of.in_force), _why(of.in_force)),
        (
            "In the rules",
            "modelled" if of.modelled else "its place only: the rules answer “open”",
            "a choice of the course",
        ),
    ]
    return table("Facts", ["Fact", "What is recorded", "It rests on"], rows)


def _why(fact: DatedFact | None) -> list[Inline]:
    return rests_on(fact.provenance) if fact else ["nothing recorded: unknown, not “never”"]


def provisions(held: Sequence[Provision]) -> Iterator[nodes.Node]:
    """Yield the list of the provisions of an instrument, or of the sections of a statute, each with a place to link to.

    Args:
        held: the provisions, in the order of the text.
    """
    if not held:
        yield paragraph("No provision is recorded yet.")
        return
    seen = sum(each.verified for each in held)
    yield paragraph(
        f"Summaries in our words. The text of {seen} of {len(held)} was seen; words in quotation marks are exact."
    )
    yield nodes.definition_list("", *(_provision(each) for each in held), classes=["provisions"])


def _provision(of: Provision) -> nodes.definition_list_item:
    anchor, label = names.anchor(of.article), names.provision_label(of.instrument_id, of.article)
    words: list[Inline] = [of.summary]
    words += [f" “{of.quotation}”", "" if of.quotation.endswith(".") else "."] if of.quotation else []
    words += [*unless(of.verified), " Source: ", *(source_links([of.source]) if of.source else ["none recorded"]), "."]
    return nodes.definition_list_item(
        "",
        nodes.term("", "", nodes.Text(names.number(of.article)), ids=[anchor], names=[label]),
        nodes.definition("", paragraph(*words)),
    )


def _participation(of: Instrument, refdoc: str) -> Iterator[nodes.Node]:
    held = facts().events_by_instrument.get(of.id, {})
    yield paragraph(_how_whole(of), f" {of.participation_note}" if of.participation_note else "")
    if not held:
        yield paragraph("No participation is recorded yet.")
        return
    known = facts().state_by_code
    numbers = {name: at for at, name in enumerate(dict.fromkeys(used_sources(of)), 1)}
    header = ["State", "Signed", "Ratified or acceded", "Bound from", "No longer bound from", "Sources, by number"]
    rows: list[Sequence[Content] | nodes.row] = []
    for code, events in sorted(held.items(), key=lambda pair: known[pair[0]].name):
        rows.append(_participant(to_state(known[code], refdoc), events, numbers))
        notes_of_days = notes(events)
        rows += [note_row(f"{known[code].name}: {notes_of_days}", len(header))] if notes_of_days else []
    yield table(f"Participation: {of.short_title}", header, rows)


def notes(events: Iterable[ParticipationEvent]) -> str:
    """Return what has to be said to the days of one state, each note once with what it is about; empty when there is nothing."""
    by_note: dict[str, list[str]] = {}
    for event in events:
        if event.provenance.note:
            by_note.setdefault(event.provenance.note.rstrip("."), []).append(EVENT_WORDS.get(event.event, event.event))
    return " ".join(f"{', '.join(words)}: {note}." for note, words in by_note.items())


def _how_whole(of: Instrument) -> str:
    """What it means that a state is not in the table."""
    if of.closed:
        return "Only the states in the table can be bound."
    limit = " States to which it is not open are certainly not bound." if of.open_to or of.only_with else ""
    until = of.participation_complete_until
    if until is None:
        return f"Nobody on this course has seen a complete list. A state that is not in the table may be bound or not.{limit}"
    return f"The list is complete up to {in_words(until)}. After that day, a state that is not in the table may be bound or not.{limit}"


def _participant(state: Inline, events: Iterable[ParticipationEvent], numbers: Mapping[str, int]) -> list[Content]:
    history = tuple(events)
    ids = dict.fromkeys(name for event in history for name in event.provenance.sources)
    cells = [[e for e in history if e.event in kinds] for kinds in (("signed",), DEPOSITS, ("in_force",), ("ended",))]
    shown: list[Content] = [joined([_event(event) for event in cell], "; ") or ["none recorded"] for cell in cells]
    return [state, *shown, source_numbers(ids, numbers) or "none recorded"]


def _event(event: ParticipationEvent) -> list[Inline]:
    day = str(event.day) if event.day else "day not known"
    kind = f"{event.event} " if event.event in DEPOSITS and event.event != "ratified" else ""
    return [f"{kind}{day}", *unless(event.provenance.verified)]


def _relation(of: Relation, here: Instrument, refdoc: str) -> list[Inline]:
    others = [ANY_TREATY[each] if each in ANY_TREATY else _named(each, here, refdoc) for each in of.to]
    since = [f", since {of.since}"] if of.since else []
    articles = joined(to_provision(of.instrument, each, refdoc) for each in of.articles)
    return [
        _named(of.instrument, here, refdoc),
        f" {RELATIONS[of.kind]} ",
        *joined(others),
        " (",
        *articles,
        *since,
        "). ",
        of.text,
        " ",
        *rests_on(of.provenance),
    ]


def _named(instrument_id: str, here: Instrument, refdoc: str) -> Inline:
    title = names.instrument(instrument_id).short_title
    return title if instrument_id == here.id else to_document(title, names.instrument_page(instrument_id), refdoc)


def _reservations(of: Instrument, refdoc: str) -> Iterator[nodes.Node]:
    place, known = _order(of), facts().state_by_code
    held = sorted(
        (each for each in facts().reservations if each.instrument == of.id),
        key=lambda each: (known[each.state].name, place(each.article)),
    )
    yield paragraph(
        "A state and an article without an entry mean that nobody on this course looked, not that there is none. A document speaks of "
        "no later day: whether a reservation still stood after the newest one, nobody has looked.",
        *_read_by_rules(of, {each.article for each in held}),
    )
    if held:
        rows: list[list[Content]] = [
            [
                to_state(known[each.state], refdoc),
                to_provision(of.id, each.article, refdoc),
                "made" if each.result == "made" else "looked for, none found",
                [each.text, *_span(each.since, "since"), *_span(each.until, "until")],
                rests_on(each.provenance),
            ]
            for each in held
        ]
        yield table(
            "Reservations and declarations", ["State", "Article", "Result", "What it says", "It rests on"], rows
        )


def _order(of: Instrument) -> Callable[[str], tuple[int, str]]:
    """A function that tells the place of an article in the text; one that is not recorded comes last."""
    places = {provision.article: at for at, provision in enumerate(of.provisions)}
    return lambda article: (places.get(article, len(places)), article)


def _read_by_rules(of: Instrument, held: set[str]) -> Iterator[str]:
    """Say which of the articles with an entry the rules read; what is left changes no answer."""
    read = sorted((article for article in of.reserved_articles if article in held), key=_order(of))
    if read:
        yield f" The rules of the exercises read those to Article {', '.join(read)}."
    if held - set(read):
        yield " Those to other articles are shown here and change no answer of the rules."


def _span(day: object, word: str) -> list[Inline]:
    return [f" ({word} {day})"] if day else []


def used_sources(of: Instrument) -> list[str]:
    """Return the ids of every source the page of an instrument names, in its order."""
    dates = [each.provenance for each in (of.adopted, of.in_force) if each]
    events = (e.provenance for held in facts().events_by_instrument.get(of.id, {}).values() for e in held)
    rows = [
        *(each.provenance for each in facts().relations if of.id in (each.instrument, *each.to)),
        *(each.provenance for each in facts().reservations if each.instrument == of.id),
    ]
    provisions = [each.source for each in of.provisions if each.source]
    first = [name for each in (of.provenance, *dates, *events) for name in each.sources]
    return [*first, *provisions, *(name for each in rows for name in each.sources)]
