"""The reference page of a state: its offences, its own rules on cooperation, the instruments that bind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from course_law import names
from course_law.instruments import notes
from course_law.parts import (
    Content,
    Inline,
    bullets,
    dated,
    joined,
    note_row,
    paragraph,
    rests_on,
    section,
    source_numbers,
    sources,
    table,
    to_document,
    unless,
)
from crossborder.records import facts, in_words
from crossborder.records.terms import DEPOSITS
from crossborder.rules import standing
from crossborder.version import LAW_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from crossborder.records.records import (
        Coverage,
        DatedFact,
        FirstOffence,
        NationalRule,
        Offence,
        ParticipationEvent,
        Provenance,
        State,
    )

RULES = {
    "nationals": "Its own nationals",
    "dual_criminality_day": "Which day counts for dual criminality",
    "without_treaty_extradition": "Extradition without a treaty",
    "without_treaty_assistance": "Assistance without a treaty",
    "retroactivity_ban": "Punishment under a later law",
}
ANSWERS = {
    "act": "the day of the act",
    "request": "the day of the request",
    "decision": "the day of the decision",
    "may_help": "possible",
    "treaty_only": "not possible",
    "by_order": "only by an order",
    "reciprocity": "on reciprocity",
}
YEAR = 12  # months
MAIN_TREATY = "budapest_185"
LOOK_UP, LIVE_LINK = "notebooks/who-can-ask-whom", "live-link"
NOT_COUNTED = "So the rules of the exercises never count an act as punished under this section."


def page(of: State, refdoc: str) -> list[nodes.Node]:
    """Return what the page of a state shows below its title."""
    searched = [each for each in facts().coverage if of.code in each.states]
    made: list[nodes.Node] = [
        paragraph(
            f"What the data hold on the law of {of.in_sentence}. A missing entry means unknown, never “no”. A day on which a law "
            "was approved, the day of its publication and the day from which it applies are three days."
        ),
        _who_can_be_asked(of, refdoc),
        section("Rules on cooperation", "rules", *_rules(of), *_statutes(of, refdoc)),
        section("Instruments", "instruments", _main_treaty(of), *_instruments(of, refdoc)),
        section("Offences", "offences", *_offences(of)),
    ]
    if searched:
        made.append(section("Searches for treaties between two states", "searches", _searches(of, searched, refdoc)))
    return [*made, sources(used_sources(of))]


def _rules(of: State) -> Iterator[nodes.Node]:
    rows: list[list[Content]] = []
    for field, words in RULES.items():
        rule: NationalRule | None = getattr(of, field)
        if rule is None:
            rows.append([words, "unknown", "nothing recorded", "nothing recorded"])
        else:
            answer = ANSWERS.get(rule.answer, rule.answer.replace("_", " "))
            told = [answer, *unless(rule.provenance.verified)]
            text = " ".join((rule.text, *(one.text for one in rule.for_states)))
            rows.append([words, told, f"{rule.law}, {rule.article}: {text}", rests_on(rule.provenance)])
    yield table("Rules of its own law", ["Question", "Answer", "Rule", "It rests on"], rows)


def _statutes(of: State, refdoc: str) -> Iterator[nodes.Node]:
    held = [each for each in facts().statutes if each.state == of.code]
    links = joined(to_document(each.short_title, names.statute_page(each.id), refdoc) for each in held)
    if held:
        yield paragraph("Its law on cooperation, section by section: ", *links, ".")


def _offences(of: State) -> Iterator[nodes.Node]:
    if not of.offences:
        yield paragraph("No offence is recorded yet.")
    yield from (_offence(each) for each in of.offences)
    if of.first_offences:
        yield section("Was it the first?", "first-offences", bullets(_first(each, of) for each in of.first_offences))


def _offence(of: Offence) -> nodes.section:
    days = table(
        f"Days of {of.law}, {of.section}",
        ["Step", "Day", "It rests on"],
        [
            _day("Approved", of.approved),
            _day("Published", of.published),
            _day("In force from", of.in_force),
            *([_day("No longer applied from", of.until)] if of.until else []),
            *([_day("Penalty found unchanged in the text of", of.checked)] if of.checked else []),
        ],
    )
    acts = ", ".join(facts().act_by_id[act].title for act in of.acts)
    words: list[Inline] = [of.summary, f" “{of.quotation}”" if of.quotation else "", *unless(of.provenance.verified)]
    listed: list[Content] = [f"Acts: {acts}.", f"Imprisonment for the basic offence: {_penalty(of)}."]
    listed += [f"Tried and failed: {of.contested} {NOT_COUNTED}"] if of.contested else []
    made = section(f"{of.law}, {of.section}", of.id.replace("_", "-"), paragraph(*words), bullets(listed), days)
    made["names"] = [names.offence_label(of.id)]
    made.append(paragraph("Text and summary: ", *rests_on(of.provenance)))
    return made


def _day(step: str, fact: DatedFact | None) -> list[Content]:
    return [
        step,
        dated(fact),
        rests_on(fact.provenance) if fact else "not seen; this does not mean that it did not happen",
    ]


def _penalty(of: Offence) -> str:
    if of.maximum_months is None and of.minimum_months is None:
        return "no confirmed figure is recorded"
    least = f"from {_months(of.minimum_months)} " if of.minimum_months else ""
    return f"{least}up to {_months(of.maximum_months)}" if of.maximum_months else f"{least}on; the most is not recorded"


def _months(number: int) -> str:
    years, rest = divmod(number, YEAR)
    return f"{number} months" if rest or not years else f"{years} year{'s' if years > 1 else ''} ({number} months)"


def _first(of: FirstOffence, state: State) -> list[Inline]:
    acts = ", ".join(facts().act_by_id[act].title for act in of.acts)
    offence = next((f"{each.law}, {each.section}" for each in state.offences if each.id == of.offence), "")
    until = f", up to {in_words(of.known_until)}" if of.known_until else ""
    return [f"{acts}: {offence or 'no offence found' + until}. {of.text} ", *rests_on(of.provenance)]


def _who_can_be_asked(of: State, refdoc: str) -> nodes.paragraph:
    """A link to the page that answers it with a map, set to this state."""
    words = f"Who can {of.in_sentence} ask, for what, and since when?"
    link = addnodes.pending_xref(
        words, nodes.inline("", words), refdomain="", reftype=LIVE_LINK, reftarget=LOOK_UP, refdoc=refdoc, refwarn=True
    )
    link["fragment"] = f"state={of.code}"
    return paragraph(link)


def _main_treaty(of: State) -> nodes.paragraph:
    """Where the state stands to the widest cybercrime treaty in force, in one sentence."""
    on = LAW_DAY
    status = standing(MAIN_TREATY, of.code, on=on)
    name, treaty = f"{of.in_sentence[:1].upper()}{of.in_sentence[1:]}", names.instrument(MAIN_TREATY).short_title
    says = {
        True: f"{name} has been bound by the {treaty} since {status.since}",
        False: f"{name} is not bound by the {treaty} on {in_words(on)}: {status.reason}",
        None: f"Whether {of.in_sentence} is bound by the {treaty} on {in_words(on)} is not known: {status.reason}",
    }[status.bound]
    return paragraph(says, *(unless(status.verified) if status.bound is not None else []), ".")


def _instruments(of: State, refdoc: str) -> Iterator[nodes.Node]:
    header = [
        "Instrument", "Signed", "Ratified or acceded", "Bound from", "No longer bound from", "Sources, by number"
    ]  # fmt: skip
    numbers = {name: at for at, name in enumerate(dict.fromkeys(used_sources(of)), 1)}
    rows: list[Sequence[Content] | nodes.row] = []
    for instrument in facts().instruments:
        events = facts().events_by_instrument.get(instrument.id, {}).get(of.code, ())
        if events:
            title = to_document(instrument.short_title, names.instrument_page(instrument.id), refdoc)
            days = (_events(events, kinds) for kinds in (("signed",), DEPOSITS, ("in_force",), ("ended",)))
            ids = dict.fromkeys(name for event in events for name in event.provenance.sources)
            rows.append([title, *days, source_numbers(ids, numbers) or "none recorded"])
            notes_of_days = notes(events)
            rows += [note_row(f"{instrument.short_title}: {notes_of_days}", len(header))] if notes_of_days else []
    if rows:
        yield table("Instruments, and the days from which they bind", header, rows)
    else:
        yield paragraph("No participation is recorded yet.")


def _events(events: Iterable[ParticipationEvent], kinds: tuple[str, ...]) -> list[Inline]:
    told = [
        [str(event.day) if event.day else "day not known", *unless(event.provenance.verified)]
        for event in events
        if event.event in kinds
    ]
    return joined(told, "; ") or ["none recorded"]


def _searches(of: State, held: Iterable[Coverage], refdoc: str) -> nodes.table:
    rows: list[list[Content]] = []
    for each in held:
        other = names.state(next(code for code in each.states if code != of.code))
        treaties = joined(
            to_document(names.instrument(name).short_title, names.instrument_page(name), refdoc)
            for name in each.treaties
        )
        without = "none found" if each.result == "none_found" else "found, not modelled"
        rows.append([f"{other.name}: {each.subject}", treaties or without, each.text, rests_on(each.provenance)])
    return table("Searches", ["With, on", "Found", "Where it was searched", "It rests on"], rows)


def used_sources(of: State) -> list[str]:
    """Return the ids of every source the page of a state names, in its order."""
    provenances: list[Provenance] = [rule.provenance for field in RULES if (rule := getattr(of, field))]
    by_instrument = facts().events_by_instrument
    provenances += [
        e.provenance for each in facts().instruments for e in by_instrument.get(each.id, {}).get(of.code, ())
    ]
    for offence in of.offences:
        days = (offence.approved, offence.published, offence.in_force, offence.until, offence.checked)
        provenances += [offence.provenance, *(day.provenance for day in days if day)]
    provenances += [each.provenance for each in of.first_offences]
    provenances += [each.provenance for each in facts().coverage if of.code in each.states]
    return [name for each in provenances for name in each.sources]
