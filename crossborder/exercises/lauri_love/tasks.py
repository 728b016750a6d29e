"""The tasks of the Lauri Love exercise: one thing in the request is changed and put to a treaty; and two checks of sources."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property, partial
from typing import TYPE_CHECKING, Any

from crossborder.exercises.ask import Choice, Day, Many, Option, chosen, options, provision_choice
from crossborder.exercises.cited import provisions, sources
from crossborder.exercises.days import in_words, read_day
from crossborder.exercises.feedback import Part, Says, mark
from crossborder.exercises.lauri_love import law, words
from crossborder.exercises.task import Sample, Task, every_answer, provision_part
from crossborder.exercises.words import OUTCOMES
from crossborder.records import facts
from crossborder.records.dates import PartialDate
from crossborder.records.records import DatedFact, Offence, ParticipationEvent, Provenance, Reservation, State

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crossborder.exercises.ask import Answers, Field
    from crossborder.exercises.feedback import Reference
    from crossborder.records.collection import Facts
    from crossborder.records.records import Provision
    from crossborder.rules.steps import Route, Step

_TWISTS = ("NATIONALS", "WARRANT", "THRESHOLD", "DEATH", "POLITICAL", "EVIDENCE")
# Questions on the way that settle the supposed request before anything is changed in it.
_ALWAYS_THERE = ("basis", "own_law", "dual_criminality")
# Article 3 lists the territories that need not show evidence, the United States among them.
_DESIGNATION = "uksi_2003_3334"


@cache  # each variant keeps what the rules say to it
def all_tasks() -> tuple[Task, ...]:
    """The tasks in order."""
    return (*map(_twist, _TWISTS), _reported(), _places())


# --- one thing in the request is changed: what does a treaty make of it? --------------------------------------------


@dataclass(frozen=True)
class Variant:
    """One form of a changed request.

    Args:
        named: articles of the treaty that somebody could name; empty where none decides, because the treaty is silent.
        supposed: whether two made-up states, which the treaty is supposed to bind, ask each other.
    """

    letter: str
    text: str
    instrument: str
    changes: Mapping[str, Any] = field(default_factory=dict)
    named: tuple[str, ...] = ()
    supposed: bool = False

    @property
    def outcome(self) -> Choice:
        """What is asked about the outcome."""
        answers = tuple(Option(name, OUTCOMES[name], why) for name, why in words.OUTCOME_WHY.items())
        label = words.OUTCOME_LABEL.format(letter=self.letter, text=self.text)
        return Choice(f"outcome_{self.letter.lower()}", label, answers, listed=True)

    @property
    def provision(self) -> Choice:
        """What is asked about the provision."""
        label = words.PROVISION_LABEL.format(letter=self.letter)
        return provision_choice(label, self.offered, f"provision_{self.letter.lower()}")

    @property
    def offered(self) -> tuple[Provision, ...]:
        """The provisions that can be named."""
        return provisions(self.instrument, *self.named)

    @cached_property
    def route(self) -> Route:
        """What the treaty alone makes of it: the requested state's own law is another matter."""
        asked = law.assessed(**(_supposed() if self.supposed else {}), **self.changes)
        return law.route_over(asked, self.instrument).by_instrument


def _supposed() -> dict[str, Any]:
    """What is other in a request between the two made-up states, which the European Convention and that of ECOWAS are supposed to bind."""
    bound = with_both_bound("ece_24", "ecowas_ext_1994")
    return {"requesting": NORTH, "requested": SOUTH, "committed_on": date(2014, 1, 1), "facts": bound}


def _twist(group: str) -> Task:
    variants = [Variant(**told) for told in getattr(words, f"{group}_VARIANTS")]
    test = Choice("test", words.EVIDENCE_TEST, options(words.EVIDENCE_OPTIONS)) if group == "EVIDENCE" else None

    def parts(answers: Answers) -> Iterator[Part]:
        for variant in variants:
            yield from _parts(variant, answers)
        if test:
            yield _evidence_test(test.label, str(answers["test"]))

    fields: list[Field] = []
    for variant in variants:
        fields += [variant.outcome, variant.provision] if variant.named else [variant.outcome]
    fields += [test] if test else []
    return Task.of(words, group, group.lower(), tuple(fields), parts, _samples(variants, test))


def _samples(variants: list[Variant], test: Choice | None) -> Iterator[Sample]:
    """Every outcome once for all variants, and every answer to the further question."""
    rest: Answers = {one.provision.id: one.offered[0].label for one in variants if one.named}
    rest = {**rest, test.id: test.options[0].value} if test else rest
    asked = [variant.outcome for variant in variants]
    for name in words.OUTCOME_WHY:
        answers = {**rest, **{one.id: name for one in asked}}
        yield Sample(OUTCOMES[name], answers, tuple(one.label for one in asked))
    if test:
        yield from every_answer(test, {**rest, **{one.id: one.options[0].value for one in asked}})


def _parts(variant: Variant, answers: Answers) -> Iterator[Part]:
    route, asked = variant.route, variant.outcome
    steps = deciding(route)
    rests = tuple(dict.fromkeys(provision for step in steps for provision in step.provisions))
    told = {"outcome": OUTCOMES[route.outcome].lower(), "answer": " ".join(step.answer for step in steps)}
    holds, verified = answers[asked.id] == route.outcome, route.verified
    wrong = words.WRONG.format(**chosen(asked, str(answers[asked.id])))
    says = Says(words.RIGHT.format(**told), wrong, words.UNGRADED.format(**told))
    # A wrong answer is sent back to where the treaty begins, and not to the provision that decides.
    beginning = route.basis.provisions if route.basis else ()
    yield mark(asked.label, says, rests if holds or not verified else beginning, holds=holds, verified=verified)
    if variant.named:
        named = variant.provision
        yield provision_part(named.label, str(answers[named.id]), variant.offered, rests, verified=verified)


def deciding(route: Route) -> tuple[Step, ...]:
    """The steps that the change turns on: those that made the outcome, and where nothing stood against it, what was looked at."""
    if route.outcome != "available":
        return route.deciding
    looked_at = tuple(step for step in route.steps if step.id not in (*_ALWAYS_THERE, "threshold"))
    return looked_at or tuple(step for step in route.steps if step.id == "threshold")


def _evidence_test(label: str, answer: str) -> Part:
    rests, order = law.sections("s 84(1)", "s 84(7)"), sources(_DESIGNATION)[0]
    verified = all(section.verified for section in rests) and order.seen is not None
    return mark(label, Says.of(words, "EVIDENCE"), (*rests, order), holds=answer == "no", verified=verified)


# --- check the source: a document cannot report what happened after it was written ----------------------------------

# Documents that could be cited for it; their days are in the data.
_OFFERED = (
    "ll_parkin_2017",
    "ll_district_judge",
    "ll_ars_2016",
    "ll_judgment_tna",
    "ll_nlj_2018",
    "uk_us_congress_108_23",
)
_JUDGMENT = "ll_judgment_tna"
# They print the wrong year for the judgment.
_MISPRINTS = ("ll_wilmerhale_2018", "ll_corker_2018")


def _reported() -> Task:
    documents = tuple(
        Option(one.id, one.title, words.SOURCE_WHY.format(day=one.published or "?")) for one in sources(*_OFFERED)
    )
    fields = (
        Many("can", words.SOURCE_TICK, documents),
        Choice("best", words.SOURCE_BEST, documents, listed=True),
        Day("day", words.SOURCE_DAY),
    )
    wrong: Answers = {"can": list(_OFFERED), "best": "ll_parkin_2017", "day": "2017-02-05"}
    right: Answers = {"can": [name for name in _OFFERED if _reports(name)], "best": _JUDGMENT, "day": "2018-02-05"}
    samples = (
        Sample(words.SOURCE_EVERYTHING, wrong),
        Sample(words.SOURCE_NOTHING, {**right, "can": []}, (words.SOURCE_PARTS[0],)),
        Sample(_titles([_JUDGMENT]), right),
    )
    return Task.of(words, "SOURCE", "reported", fields, partial(_check_source, fields[1]), samples)


def _reports(name: str) -> bool:
    """Whether a document can report the refusal: it is not older, and it speaks of the case."""
    published = sources(name)[0].published
    return published is not None and published.latest >= law.event("high_court").day.earliest


def _titles(names: list[str]) -> str:
    return "; ".join(source.title for source in sources(*names))


def _check_source(cited: Choice, answers: Answers) -> Iterator[Part]:
    ticked, best, day = answers["can"], str(answers["best"]), read_day(str(answers["day"]), words.SOURCE_DAY)
    refusal = law.event("high_court")
    verified, exact = refusal.provenance.verified, refusal.day.exact
    yield _documents(ticked if isinstance(ticked, list) else [], verified=verified)
    wrong = words.SOURCE_WRONG_BEST.format(**chosen(cited, best))
    says = Says(words.SOURCE_RIGHT_BEST, wrong, words.SOURCE_UNGRADED)
    holds = sources(best)[0].kind == "judgment" and _reports(best)
    yield mark(words.SOURCE_PARTS[1], says, sources(best), holds=holds, verified=verified)
    says = Says(words.SOURCE_RIGHT_DAY.format(day=in_words(day)), words.SOURCE_WRONG_DAY, words.SOURCE_UNGRADED)
    rests, is_day = sources(_JUDGMENT, *_MISPRINTS), None if exact is None else day == exact
    yield mark(words.SOURCE_PARTS[2], says, rests, holds=is_day, verified=verified)


def _documents(ticked: list[str], *, verified: bool) -> Part:
    early = [name for name in ticked if not _reports(name)]
    missed = [name for name in _OFFERED if _reports(name) and name not in ticked]
    shown = early or missed or ticked
    wrong = words.SOURCE_EARLY if early else words.SOURCE_MISSED
    says = Says(
        words.SOURCE_CAN.format(titles=f"{_titles(ticked)}."),
        wrong.format(titles=f"{_titles(shown)}."),
        words.SOURCE_UNGRADED,
    )
    rests = sources(*shown, _JUDGMENT)
    return mark(words.SOURCE_PARTS[0], says, rests, holds=not early and not missed, verified=verified)


# --- where a ground is: in the treaty, in the statute, or in both ------------------------------------------


def _places() -> Task:
    asked = {
        name: Choice(name, words.PLACE_LABEL.format(ground=ground), options(words.PLACES), listed=True)
        for name, (ground, *_) in words.PLACE_GROUNDS.items()
    }

    def parts(answers: Answers) -> Iterator[Part]:
        for name, one in asked.items():
            yield _place(one.label, words.PLACE_GROUNDS[name][1:], str(answers[name]))

    samples = (Sample(text, dict.fromkeys(asked, value)) for value, (text, _) in words.PLACES.items())
    return Task.of(words, "PLACE", "places", tuple(asked.values()), parts, samples)


def _place(label: str, stands: tuple[str, ...], answer: str) -> Part:
    """Mark where a ground is: its section of the Act, and its article of the treaty where there is one."""
    section, in_treaty = law.section(stands[0]), law.treaty(*stands[1:])
    place = "both" if in_treaty else "act"
    told = {"treaty": in_treaty[0].label if in_treaty else words.PLACE_NO, "act": section.label}
    treaty = in_treaty[0] if in_treaty else facts().instrument_by_id[law.TREATY].provenance
    verified = treaty.verified and section.verified
    rests: tuple[Reference, ...] = (*in_treaty, section, *(() if in_treaty else sources("uk_us_dipublico")))
    if verified and answer != place:
        # A wrong answer is sent to where to look, and not to the very place.
        rests = (*law.treaty("4(1)"), law.section("s 79(1)"))
    says = Says(words.PLACE_RIGHT.format(**told), words.PLACE_WRONG[answer], words.PLACE_UNGRADED.format(**told))
    return mark(label, says, rests, holds=answer == place, verified=verified)


# --- two made-up states that are bound by whatever treaty a question supposes; nothing here is a fact of law -------------

# Codes that ISO 3166-1 leaves to its users, so that no real state can ever be meant.
NORTH, SOUTH = "XNN", "XSS"
MAXIMUM_MONTHS, MINIMUM_MONTHS = 60, 6
_LONG_AGO = PartialDate("2000-01-01")
# What is supposed needs no source: it holds because the question says so.
_SUPPOSED = Provenance(status="confirmed", note="Supposed for an exercise.")


@cache
def with_both_bound(*instruments: str) -> Facts:
    """The facts, with State North and State South bound by treaties; those of the package stay as they are."""
    data = facts()
    bound = tuple(
        ParticipationEvent(instrument=name, state=code, event="in_force", day=_day(name), provenance=_SUPPOSED)
        for name in instruments
        for code in (NORTH, SOUTH)
    )
    return replace(
        data,
        states=(*data.states, _state(NORTH, "State North"), _state(SOUTH, "State South")),
        participation=(*data.participation, *bound),
        reservations=(*data.reservations, *(one for name in instruments for one in _without_reservation(name))),
    )


def _day(instrument: str) -> PartialDate:
    """The first day of 2000, or that of the treaty itself where it is in force only later."""
    in_force = facts().instrument_by_id[instrument].in_force
    return max(in_force.day, _LONG_AGO, key=lambda day: day.earliest) if in_force else _LONG_AGO


def _without_reservation(instrument: str) -> tuple[Reservation, ...]:
    """Neither made-up state made a reservation or declaration."""
    return tuple(
        Reservation(
            instrument=instrument,
            state=code,
            article=article,
            result="none_found",
            text="A made-up state, which makes no reservation.",
            provenance=_SUPPOSED,
        )
        for article in facts().instrument_by_id[instrument].reserved_articles
        for code in (NORTH, SOUTH)
    )


def _state(code: str, name: str) -> State:
    offence = Offence(
        id=f"{code.lower()}_access",
        state=code,
        law=f"Penal Code of {name} (made up)",
        section="s 1",
        acts=("gains_access",),
        summary="Access to a computer without right: from six months to five years.",
        in_force=DatedFact(day=_LONG_AGO, provenance=_SUPPOSED),
        provenance=_SUPPOSED,
        maximum_months=MAXIMUM_MONTHS,
        minimum_months=MINIMUM_MONTHS,
    )
    return State(code=code, name=name, region="Europe", offences=(offence,))
