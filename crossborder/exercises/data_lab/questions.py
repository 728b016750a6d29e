"""The ten questions of the data lab: what is asked, what the data answer by the rules, without pandas, and what a likely slip gives instead."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from crossborder.exercises import lessons
from crossborder.records import facts
from crossborder.rules import bases_between_all, bound, had_joined, punished, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from crossborder.records.collection import Facts
    from crossborder.rules import LegalBasis
    from crossborder.rules.offences import Punishment


Pair = tuple[str, str]

BUDAPEST = "budapest_185"
IN_FORCE = date(2004, 7, 1)  # the Budapest Convention's first day
TWENTY_YEARS = date(2024, 7, 1)
OUTBREAK = date(2000, 5, 4)
JOINED = date(2024, 1, 1)  # the supposed accession; any day before `TWENTY_YEARS` gives the same


def obliges(basis: LegalBasis, *, confirmed: bool = True) -> bool:
    """Tell whether a basis obliges the requested state, on confirmed facts only unless told otherwise."""
    return basis.role == "operative" and (basis.verified or not confirmed)


@cache
def bases(on: date, measure: str) -> Mapping[Pair, tuple[LegalBasis, ...]]:
    """The bases of every pair of states on a day."""
    return bases_between_all(on=on, measure=measure)


def pairs(on: date, measure: str, *, confirmed: bool = True, held: Facts | None = None) -> frozenset[Pair]:
    """The pairs of states between which a treaty obliges on a day."""
    bases_by_pair = bases_between_all(on=on, measure=measure, facts=held) if held else bases(on, measure)
    return frozenset(
        pair for pair, each in bases_by_pair.items() if any(obliges(one, confirmed=confirmed) for one in each)
    )


def states(on: date, measure: str) -> frozenset[str]:
    """The states that are in at least one such pair."""
    return frozenset(code for pair in pairs(on, measure) for code in pair)


def most_pairs(on: date, measure: str, rank: int = 0) -> str:
    """The instrument that obliges the most pairs of states; `rank` 1 is the second."""
    counts = Counter(one.instrument.id for each in bases(on, measure).values() for one in each if obliges(one))
    return counts.most_common(rank + 1)[rank][0]


def parties(on: date, *, confirmed: bool = True) -> int:
    """How many states the Budapest Convention bound on a day."""
    codes = bound(BUDAPEST, on=on)
    return sum(standing(BUDAPEST, code, on=on).verified or not confirmed for code in codes)


@cache
def _malware() -> tuple[Punishment, ...]:
    data = facts()
    return tuple(punished(state.code, "malware", on=OUTBREAK, facts=data) for state in data.states if state.offences)


def unpunished(*, unknown: bool = False) -> frozenset[str]:
    """States that certainly did not punish malware on 4 May 2000; with ``unknown`` also those of which the data do not know."""
    sure = {each.state for each in _malware() if each.answer is False and each.verified}
    return frozenset(sure | ({each.state for each in _malware() if each.answer is None} if unknown else set()))


def first_after() -> str:
    """Of these states, the one whose law came first into force afterwards."""
    later = [each for each in _malware() if each.answer is False and each.verified and each.offence]
    return min(later, key=lambda each: each.offence.in_force.day.earliest if each.offence else date.max).state


def days_until(fact: str) -> int:
    """Days from the outbreak of the Love Bug until the Philippine Act was ``approved``, or ``in_force``."""
    offence = next(each.offence for each in _malware() if each.state == "PHL")
    dated = getattr(offence, fact)
    return int((dated.day.exact - OUTBREAK).days)


@cache
def gained(state: str, instrument: str, measure: str, *, confirmed: bool = True) -> int:
    """How many more pairs of states a treaty would oblige on 1 July 2024, if a state had joined an instrument."""
    supposed = had_joined(state, instrument, since=JOINED)
    before = pairs(TWENTY_YEARS, measure, confirmed=confirmed)
    return len(pairs(TWENTY_YEARS, measure, confirmed=confirmed, held=supposed) - before)


def best_accession(state: str, measure: str, among: tuple[str, ...]) -> str:
    """The instrument whose accession by a state closes the most gaps."""
    return max(among, key=lambda instrument: gained(state, instrument, measure))


Answer = int | str | frozenset[str]
Kind = Literal["number", "codes", "code"]
MAY_JOIN = (BUDAPEST, "ece_24")


@dataclass(frozen=True, slots=True)
class Slip:
    """A way to miss the answer that the check knows."""

    answer: Callable[[], Answer]
    says: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question to the data.

    Args:
        kind: ``number``, ``codes`` (several codes of states) or ``code`` (one code or id).
        rests: the provision, Act or table that the answer rests on.
    """

    id: str
    title: str
    ask: str
    kind: Kind
    example: str
    answer: Callable[[], Answer]
    why: str
    rests: str
    slips: tuple[Slip, ...] = ()


def _question(name: str, answer: Callable[[], Answer], *slips: Callable[[], Answer]) -> Question:
    """A question, by what works out its answer and that of each slip; its words are among those of the lesson."""
    told = dict(lessons.text("data-lab", "words", "QUESTIONS")[name])
    says = told.pop("slips", ())
    return Question(id=name, answer=answer, slips=tuple(Slip(*one) for one in zip(slips, says, strict=True)), **told)


QUESTIONS = (
    _question(
        "who-2004",
        lambda: len(pairs(IN_FORCE, "preservation")),
        lambda: 2 * len(pairs(IN_FORCE, "preservation")),
        lambda: len(states(IN_FORCE, "preservation")),
    ),
    _question("states-2004", lambda: states(IN_FORCE, "preservation")),
    _question(
        "assistance-2004",
        lambda: most_pairs(IN_FORCE, "mutual_assistance"),
        lambda: most_pairs(IN_FORCE, "mutual_assistance", 1),
    ),
    _question("parties-2024", lambda: parties(TWENTY_YEARS), lambda: parties(TWENTY_YEARS, confirmed=False)),
    _question("unpunished-2000", unpunished, lambda: unpunished(unknown=True)),
    _question("first-after", first_after, lambda: "PHL"),
    _question("days-late", lambda: days_until("in_force"), lambda: days_until("approved")),
    _question(
        "extradition-2024",
        lambda: most_pairs(TWENTY_YEARS, "extradition"),
        lambda: BUDAPEST,
        lambda: most_pairs(TWENTY_YEARS, "extradition", 1),
    ),
    _question(
        "one-accession",
        lambda: gained("MEX", BUDAPEST, "preservation"),
        lambda: gained("MEX", BUDAPEST, "preservation", confirmed=False),
    ),
    _question("best-accession", lambda: best_accession("MEX", "extradition", MAY_JOIN), lambda: BUDAPEST),
)

QUESTION_BY_ID = {question.id: question for question in QUESTIONS}
