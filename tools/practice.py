"""Find where the practice looks for its cases: ``python -m tools.practice`` writes crossborder/exercises/practice/starts.json.

It tries states, days, measures and stated facts by chance, and keeps those to which the rules give an answer that rests on confirmed
facts alone. Run it when many facts were confirmed or corrected; the practice asks the rules anew and passes over what holds no more.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from crossborder.exercises.practice.case import FIRST, LAST, Case
from crossborder.exercises.practice.draws import Draws
from crossborder.exercises.practice.sure import is_sure
from crossborder.exercises.time_machine import states_with_law
from crossborder.records import facts
from crossborder.rules import CooperationRequest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.records.sources import DatedFact

TARGET = Path(__file__).resolve().parent.parent / "crossborder" / "exercises" / "practice" / "starts.json"
# How many starting points of a kind are kept, how many of them one measure and fact may have, and how often to try.
MOST, MOST_ALIKE, TRIES = 40, 12, 5000
FEWEST = 8
# The instruments of Europe, whose members need no search for treaties between two of them, by what they are for.
_EUROPEAN = {"extradition": ("ece_24", "eaw_2002"), "assistance": ("ecmacm_30",)}


@dataclass(frozen=True, slots=True)
class Hunt:
    """Where to look for cases of one outcome.

    Args:
        measures: the measures to try.
        facts: what to state besides; empty for nothing.
        days: how many days after a day on which law began the act is done.
    """

    measures: tuple[str, ...]
    facts: tuple[str, ...]
    days: tuple[int, ...] = (0, 1, 200, 1500, 4000)


# Content in real time is left out: the Convention leaves it to other treaties and to domestic law.
_POWERS = ("search_seizure", "subscriber_information", "traffic_data", "traffic_interception", "preservation")
_ASSISTANCE = ("mutual_assistance", *_POWERS)
HUNTS = {
    "available": Hunt(("extradition", *_ASSISTANCE), ("", "", "two_years", "national")),
    "refusable": Hunt(
        ("extradition", "extradition", "extradition", *_ASSISTANCE),
        ("political_offence", "fiscal_offence", "military_offence", "essential_interests_at_risk", "time_barred", "national"),
    ),
    "discretionary": Hunt(("extradition", *_ASSISTANCE), ("", "two_years", "national")),
    "unavailable": Hunt(
        ("extradition", "extradition", "extradition", *_POWERS[:3]),
        ("", "", "", "political_offence", "military_offence", "already_tried", "time_barred", "persecution_risk", "national", "six_months"),
        (-1, -1, -30, -400, 0, 200, 1500),
    ),
    "open": Hunt(("extradition", "extradition", *_ASSISTANCE), ("", "national", "two_years")),
}  # fmt: skip


def starts() -> dict[str, list[list[str]]]:
    """The starting points by level and outcome; a kind with too few of them is left out."""
    by_kind: dict[str, dict[tuple[str, ...], list[list[str]]]] = {}
    for outcome, hunt in HUNTS.items():
        draws = Draws("starts", outcome)
        for case in (_tried(draws, hunt) for _ in range(TRIES)):
            if case and case.assessment.outcome == outcome and is_sure(case.assessment):
                alike = by_kind.setdefault(f"{case.level}/{outcome}", {}).setdefault(
                    (case.asked.measure, case.fact), []
                )
                if len(alike) < MOST_ALIKE and _written(case) not in alike:
                    alike.append(_written(case))
    mixed = {kind: [start for alike in groups.values() for start in alike] for kind, groups in sorted(by_kind.items())}
    lists = {kind: list(Draws("mixed", kind).shuffled(listed))[:MOST] for kind, listed in mixed.items()}
    return {kind: listed for kind, listed in lists.items() if len(listed) >= FEWEST}


def _written(case: Case) -> list[str]:
    asked = case.asked
    days = asked.committed_on.isoformat(), asked.requested_on.isoformat()
    return [asked.requesting, asked.requested, asked.measure, str(asked.conduct), *days, case.fact]


def _tried(draws: Draws, hunt: Hunt) -> Case | None:
    """A case by chance, or ``None`` where nobody searched for the treaties of the two."""
    state, measure = draws.one(tuple(_beginnings())), draws.one(hunt.measures)
    partners = _partners("extradition" if measure == "extradition" else "assistance")[state]
    if not partners:
        return None
    other = draws.one(partners)
    requesting, requested = draws.one(((state, other), (other, state)))
    committed = min(max(draws.one(_beginnings()[state]) + timedelta(days=draws.one(hunt.days)), FIRST), LAST)
    asked = CooperationRequest(
        requesting=requesting, requested=requested, measure=measure, committed_on=committed, conduct=draws.one(_conducts()),
        requested_on=min(committed + timedelta(days=draws.one((7, 30, 120, 400))), LAST),
    )  # fmt: skip
    return Case.of(asked, draws.one(hunt.facts))


def _conducts() -> list[str]:
    return [one.id for one in facts().conducts if one.id != "other_offence"]


@cache
def _beginnings() -> dict[str, tuple[date, ...]]:
    """By state: the confirmed days on which its law on cybercrime began or changed; a state without one is left out."""
    beginnings = {}
    for state in states_with_law():
        days = {one.in_force.day.earliest for one in state.offences if _is_sure_day(one.in_force)}
        if within := tuple(sorted(day for day in days if FIRST <= day <= LAST)):
            beginnings[state.code] = within
    return beginnings


def _is_sure_day(fact: DatedFact) -> bool:
    return fact.provenance.verified and fact.day.earliest == fact.day.latest


@cache
def _partners(subject: str) -> dict[str, tuple[str, ...]]:
    """By state: the states of which it is known which treaties the two have."""
    return {code: tuple(_partners_of(code, subject)) for code in _beginnings()}


def _partners_of(code: str, subject: str) -> Iterator[str]:
    europe = [_bound(name) for name in _EUROPEAN[subject]]
    searched = [
        set(one.states)
        for one in facts().coverage
        if one.subject == subject and (one.treaties or one.result == "none_found")
    ]
    for other in sorted(_beginnings()):
        if other != code and ({code, other} in searched or any({code, other} <= bound for bound in europe)):
            yield other


def _bound(instrument: str) -> set[str]:
    """The states that are or were bound by an instrument."""
    return {one.state for one in facts().participation if one.instrument == instrument and one.event == "in_force"}


def main() -> None:
    """Write the starting points, one a line, so that a change shows as a line."""
    lists = starts()
    blocks = [
        f"  {json.dumps(kind)}: [\n" + ",\n".join(f"    {json.dumps(start)}" for start in listed) + "\n  ]"
        for kind, listed in lists.items()
    ]
    TARGET.write_text("{\n" + ",\n".join(blocks) + "\n}\n", encoding="utf-8")
    print("practice:", ", ".join(f"{kind} {len(listed)}" for kind, listed in lists.items()))


if __name__ == "__main__":
    main()
