"""The tasks of the treaty explorer, checked by the rules and the records."""

from __future__ import annotations

from collections import Counter
from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Day, Option, chosen, options, provision_choice
from crossborder.exercises.cited import BUDAPEST, budapest, provisions
from crossborder.exercises.days import in_words, read_day
from crossborder.exercises.feedback import Part, Says, mark
from crossborder.exercises.task import Sample, Task, every_answer, every_day, first_day_part, provision_part
from crossborder.exercises.treaty_explorer import words
from crossborder.exercises.treaty_explorer.between import Question
from crossborder.exercises.treaty_explorer.compare import resting_on
from crossborder.exercises.treaty_explorer.fields import instrument_options, state_options, teaching_state_options
from crossborder.exercises.treaty_explorer.regions import REACH, REGIONS
from crossborder.exercises.treaty_explorer.what_if import changes
from crossborder.records import facts
from crossborder.records.terms import DEPOSITS
from crossborder.rules import kind_of, legal_bases, possible_bases, standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crossborder.exercises.ask import Answers
    from crossborder.exercises.treaty_explorer.what_if import Change
    from crossborder.records.records import Provision
    from crossborder.rules import LegalBasis


@cache  # its examples are looked for among thousands of standings
def all_tasks() -> tuple[Task, ...]:
    """The tasks in order, those of the core path first."""
    return _first_day(), _unknown(), _gains(), _residual(), _political()


# --- 1. the first day on which two states share an instrument that obliges ------------------------------------------

PAIR, MEASURE = ("BRA", "NGA"), "preservation"
OFFERED = ("16(1)", "25(1)", "29(1)", "29(3)", "31(1)", "37(2)")


def _first_day() -> Task:
    day, provision = Day("day", words.FIRST_DAY), provision_choice(words.FIRST_PROVISION, budapest(*OFFERED))
    offered = [one.label for one in budapest(*OFFERED)]

    def parts(answers: Answers) -> Iterator[Part]:
        # The provisions on preservation of the instrument that obliges, on the last day that can be asked about.
        rests = tuple(one for basis in _obliging(date(2026, 1, 1)) for one in basis.provisions)
        yield first_day_part(day.label, str(answers["day"]), _shared, rests[:1])
        named, verified = str(answers["provision"]), all(one.verified for one in rests)
        yield provision_part(provision.label, named, budapest(*OFFERED), rests, verified=verified)

    days = every_day(day, words.FIRST_SAMPLES, {"provision": offered[0]})
    named = (Sample(one, {"day": words.FIRST_SAMPLES[-1], "provision": one}, (provision.label,)) for one in offered)
    return Task.of(words, "FIRST", "first_day", (day, provision), parts, (*days, *named))


def _obliging(on: date) -> list[LegalBasis]:
    """The instruments that oblige, without a condition, on a day."""
    return [basis for basis in legal_bases(*PAIR, on=on, measure=MEASURE) if kind_of(basis) == "operative"]


def _shared(on: date) -> tuple[bool | None, bool]:
    """Whether the two share an instrument that obliges, and whether that is confirmed."""
    if bases := _obliging(on):
        return True, any(basis.verified for basis in bases)
    if possible_bases(*PAIR, on=on, measure=MEASURE):
        return None, False
    return False, any(one.bound is False and one.verified for one in (standing(BUDAPEST, code, on=on) for code in PAIR))


# --- 2. something that the data does not know, and why it is not "no" -----------------------------------------------

SAMPLE_DAY = date(2024, 1, 1)


def _unknown() -> Task:
    fields = (
        Choice("state", words.UNKNOWN_STATE, state_options(), listed=True),
        Choice("instrument", words.UNKNOWN_INSTRUMENT, instrument_options(), listed=True),
        Day("day", words.UNKNOWN_DAY),
        Choice("why", words.UNKNOWN_WHY, options(words.UNKNOWN_REASONS)),
    )
    samples = (
        Sample(f"{label}; {words.UNKNOWN_REASONS[reason][0]}", {**answers, "why": reason})
        for label, answers in _examples()
        for reason in ("list_end", "not_listed")
    )
    return Task.of(words, "UNKNOWN", "unknown", fields, _unknown_parts, samples)


def _examples() -> Iterator[tuple[str, dict[str, str]]]:
    """A state that the data does not know about, and one that is certainly not bound: the first ones it holds."""
    asked = [
        (instrument, state, standing(instrument.id, state.code, on=SAMPLE_DAY))
        for instrument in facts().instruments
        if instrument.in_force and not instrument.closed
        for state in facts().states
    ]
    open_ones = (one for one in asked if one[2].bound is None and why(one[0].id, one[1].code, SAMPLE_DAY) == "list_end")
    denied = (one for one in asked if one[2].bound is False and one[2].verified)
    for instrument, state, _ in filter(None, (next(some, None) for some in (open_ones, denied))):
        day = in_words(SAMPLE_DAY)
        label = words.UNKNOWN_SAMPLE.format(state=state.name, instrument=instrument.short_title, day=day)
        yield label, {"state": state.code, "instrument": instrument.id, "day": SAMPLE_DAY.isoformat()}


def _unknown_parts(answers: Answers) -> Iterator[Part]:
    state, instrument = str(answers["state"]), str(answers["instrument"])
    day = read_day(str(answers["day"]), words.UNKNOWN_DAY)
    status, rests = standing(instrument, state, on=day), resting_on(instrument)
    # An answer that the data does have, but not confirmed, marks nobody.
    is_open = status.bound is None
    says = Says.of(words, "UNKNOWN", reason=status.reason)
    yield mark(words.UNKNOWN_STATE, says, rests, holds=is_open, verified=is_open or status.verified)
    if not is_open:
        yield Part(words.UNKNOWN_WHY, "note", words.UNKNOWN_WHY_NOTHING, rests)
        return
    given = str(answers["why"])
    told = {"why": words.UNKNOWN_WRONG_REASONS[given], "reason": status.reason}
    holds, wrong = given == why(instrument, state, day), words.UNKNOWN_WHY_WRONG.format(**told)
    yield mark(words.UNKNOWN_WHY, Says(words.UNKNOWN_WHY_RIGHT, wrong, wrong), rests, holds=holds, verified=True)


def why(instrument: str, state: str, on: date) -> str:
    """Why the data does not know whether a state is bound: ``part_of_date``, ``no_first_day`` or ``list_end``."""
    events = {event.event: event for event in facts().events_by_instrument.get(instrument, {}).get(state, ())}
    if "in_force" in events and events["in_force"].day:
        return "part_of_date"
    deposits = [event for name, event in events.items() if name in DEPOSITS]
    made = any(event.day is None or event.day.reached(on) is not False for event in deposits)
    return "no_first_day" if made else "list_end"


# --- 3. which region gains most if a state had joined, and what kind of basis ---------------------------------------

ASKED = Question(state="IND", measure="preservation", conduct="malware", on=date(2020, 7, 1))
JOINED, YEAR = "budapest_185", "2020"


def _gains() -> Task:
    regions = tuple(Option(name, name, words.REGION_WHYS[name]) for name in REGIONS)
    kinds = tuple(Option(name, REACH[name].title, text) for name, text in words.KIND_WHYS.items())
    region = Choice("region", words.REGION_FIELD, regions, listed=True)
    kind = Choice("kind", words.REGION_KIND, kinds, listed=True)
    samples = (*every_answer(region, {"kind": "operative"}), *every_answer(kind, {"region": "Asia"}))
    return Task.of(words, "REGION", "gains", (region, kind), partial(_gains_parts, region, kind), samples)


def _gains_parts(region: Choice, kind: Choice, answers: Answers) -> Iterator[Part]:
    """A region surely gains most when its confirmed gains are more than all that any other could gain."""
    comparisons, rests = changes(ASKED, JOINED, YEAR), provisions(JOINED, "29(1)", "37(1)", "37(2)")
    sure, most = _counted(comparisons, sure=True), _counted(comparisons, sure=False)
    leading = max(REGIONS, key=lambda name: sure[name])
    decided = all(sure[leading] > most[name] for name in REGIONS if name != leading)
    told = {"gains": ", ".join(f"{name} {most[name]}" for name in REGIONS), **chosen(region, str(answers["region"]))}
    says, holds = Says.of(words, "REGION", **told), answers["region"] == leading
    yield mark(words.REGION_FIELD, says, rests, holds=holds, verified=decided)
    gained = [one for one in comparisons.values() if one.category == "gained"]
    kinds = {one.after.kind for one in gained}
    verified = len(kinds) == 1 and any(one.verified for one in gained)
    says, holds = Says.of(words, "KIND", **chosen(kind, str(answers["kind"]))), kinds == {str(answers["kind"])}
    yield mark(words.REGION_KIND, says, rests[:1], holds=holds, verified=verified)


def _counted(comparisons: Mapping[str, Change], *, sure: bool) -> Counter[str]:
    """Gains by region: the confirmed ones, or all that are gains or could be because something is not known."""
    region = {state.code: state.region for state in facts().states}
    return Counter(
        region[code]
        for code, one in comparisons.items()
        if (one.category == "gained" and (one.verified or not sure)) or (not sure and one.after.kind == "unknown")
    )


# --- 4. a residual article, once where it gives way and once where it applies --------------------------------------

RESIDUAL_DAY, ASSISTANCE, ARTICLE = date(2024, 1, 1), "mutual_assistance", "27(1)"


def _residual() -> Task:
    labels: Mapping[str, str] = words.RESIDUAL_FIELDS
    fields = tuple(Choice(name, label, teaching_state_options(), listed=True) for name, label in labels.items())

    def parts(answers: Answers) -> Iterator[Part]:
        back, back_to, applies, applies_to = (str(answers[name]) for name in labels)
        yield _residual_part(words.BACK_LABEL, (back, back_to), "replaced")
        yield _residual_part(words.APPLIES_LABEL, (applies, applies_to), "residual")

    samples = (Sample(label, dict(zip(labels, codes, strict=True))) for label, codes in words.RESIDUAL_SAMPLES)
    return Task.of(words, "RESIDUAL", "residual", fields, parts, samples)


def _residual_part(label: str, pair: tuple[str, str], role: str) -> Part:
    """Mark a pair by the role that the rules give to Article 27 between the two."""
    first, second = (facts().state_by_code[code].in_sentence for code in pair)
    holds, verified, text = _role_ruling(pair, role)
    says = text.format(first=first, second=second)
    return mark(label, says, budapest(ARTICLE, "27(4)"), holds=holds, verified=verified)


def _role_ruling(pair: tuple[str, str], role: str) -> tuple[bool | None, bool, str]:
    """Whether Article 27 has the role between two states, whether that is confirmed, and what to say."""
    if pair[0] == pair[1]:
        return False, True, words.RESIDUAL_SAME
    bases = legal_bases(*pair, on=RESIDUAL_DAY, measure=ASSISTANCE)
    basis = next((one for one in bases if one.instrument.id == BUDAPEST and one.rule.articles[0] == ARTICLE), None)
    if basis is None:
        denied = [one for one in (standing(BUDAPEST, code, on=RESIDUAL_DAY) for code in pair) if one.bound is False]
        text = words.NOT_BOTH if denied else words.RESIDUAL_UNGRADED
        return (False if denied else None), any(one.verified for one in denied), text
    if basis.role == "replaced":
        return role == "replaced", basis.verified, words.BACK_RIGHT if role == "replaced" else words.APPLIES_WRONG
    if any(condition.id == "no_assistance_treaty" for condition in basis.conditions):
        return None, False, words.APPLIES_OPEN
    return role == "residual", basis.verified, words.APPLIES_RIGHT if role == "residual" else words.BACK_WRONG


# --- 5. does an instrument say that a political offence must or may be refused? --------------------------------------


def _political() -> Task:
    instruments = [facts().instrument_by_id[name] for name in words.POLITICAL_INSTRUMENTS]
    effects = options(words.POLITICAL_OPTIONS)
    fields = tuple(Choice(one.id, one.short_title, effects, listed=True) for one in instruments)

    def parts(answers: Answers) -> Iterator[Part]:
        for one, field in zip(instruments, fields, strict=True):
            rules = [rule for rule in one.grounds if rule.id == "political_offence"]
            rests: tuple[Provision, ...] = provisions(one.id, *(rule.article for rule in rules))
            said = {rule.effect for rule in rules}
            holds = answers[one.id] in said if len(said) == 1 else None
            verified = all(provision.verified for provision in rests)
            says = Says.of(words, "POLITICAL", **chosen(field, str(answers[one.id])))
            yield mark(one.short_title, says, rests, holds=holds, verified=verified)

    samples = (
        Sample(f"{effect.text} (all four)", dict.fromkeys(words.POLITICAL_INSTRUMENTS, effect.value))
        for effect in effects
    )
    return Task.of(words, "POLITICAL", "political", fields, parts, samples)
