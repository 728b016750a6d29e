"""A case: two states, two days, a conduct, a measure, at most one thing stated besides, and what the rules say to it."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossborder.exercises.practice.sure import is_sure
from crossborder.records import facts
from crossborder.rules import CooperationRequest, assess
from crossborder.version import LAW_DAY

if TYPE_CHECKING:
    from crossborder.exercises.practice.draws import Draws
    from crossborder.rules import Assessment

FIRST, LAST = date(1990, 1, 1), LAW_DAY
MONTHS = {"six_months": 6, "two_years": 24}
NATIONAL = "national"
# From how many kinds of gate on a case has several things to look at.
_MANY_GATES = 4
_SHIFTS = (0, 1, -1, 7, 45, 180, -180, 365, -365)
_UNTIL_REQUEST = (7, 30, 120, 400)
_VARIED = 2


@dataclass(frozen=True, slots=True)
class Case:
    """A case. The fact stated besides is a field of the request, ``national``, or a length of prison; empty for nothing."""

    asked: CooperationRequest
    fact: str
    assessment: Assessment

    @classmethod
    def of(cls, asked: CooperationRequest, fact: str = "") -> Case:
        """A case, put to the rules."""
        return cls(asked, fact, assess(stating(asked, fact)))

    @property
    def kind(self) -> str:
        """What it is about, for coming back: its outcome and the step that decides."""
        return f"{self.assessment.outcome}/{self.assessment.best.deciding[0].id}"

    @property
    def level(self) -> int:
        """1 when one gate beside treaty and dual criminality is to be looked at at most, 2 when there are more."""
        return 2 if len({step.id for step in self.assessment.best.steps}) >= _MANY_GATES else 1


def stating(asked: CooperationRequest, fact: str) -> CooperationRequest:
    """A request with one thing stated besides."""
    if fact in MONTHS:
        return replace(asked, maximum_penalty_months=MONTHS[fact])
    if fact == NATIONAL:
        return replace(asked, person_nationalities=(asked.requested,))
    stated: dict[str, Any] = {fact: True} if fact else {}
    return replace(asked, **stated)


def draw(draws: Draws, level: int, outcome: str) -> Case:
    """Draw a case that rests on confirmed facts alone: a starting point with other days and another conduct, where that holds.

    Raises:
        LookupError: when the facts hold no such case any more; the message says what to run.
    """
    for start in _in_turn(draws, _starts()[f"{level}/{outcome}"]):
        asked, fact = _read(start)
        for _ in range(_VARIED):
            case = Case.of(_varied(draws, asked), fact)
            if _holds(case, level, outcome):
                return case
        if _holds(case := Case.of(asked, fact), level, outcome):
            return case
    raise LookupError(f"No starting point gives {outcome!r} at level {level} any more: run python -m tools.practice.")


def _in_turn(draws: Draws, starts: list[list[str]]) -> list[list[str]]:
    """Starting points in an order of chance, every requested state once before one comes again: no answer goes with the state that many of them have."""
    states, met = draws.shuffled(sorted({start[1] for start in starts})), Counter[str]()
    turns = []
    for start in draws.shuffled(starts):
        turns.append((met[start[1]], states.index(start[1]), start))
        met[start[1]] += 1
    return [start for _, _, start in sorted(turns)]


def _holds(case: Case, level: int, outcome: str) -> bool:
    return case.assessment.outcome == outcome and case.level == level and is_sure(case.assessment)


def _varied(draws: Draws, asked: CooperationRequest) -> CooperationRequest:
    committed = min(max(asked.committed_on + timedelta(days=draws.one(_SHIFTS)), FIRST), LAST)
    requested = min(committed + timedelta(days=draws.one(_UNTIL_REQUEST)), LAST)
    conduct = draws.one([one.id for one in facts().conducts])
    return replace(asked, committed_on=committed, requested_on=requested, conduct=conduct)


def outcomes(level: int) -> tuple[str, ...]:
    """The outcomes of which there are cases at a level."""
    return tuple(name.partition("/")[2] for name in _starts() if name.startswith(f"{level}/"))


@cache
def read_starts() -> str:
    """The text of `starts.json`. A page has no files: it is read before the picture of its memory is taken, and parsed when asked for."""
    return Path(__file__).with_name("starts.json").read_text(encoding="utf-8")


@cache
def _starts() -> dict[str, list[list[str]]]:
    """Where to look for cases, by level and outcome: ``python -m tools.practice`` finds them. The rules are asked anew each time."""
    starts: dict[str, list[list[str]]] = json.loads(read_starts())
    return starts


def _read(start: list[str]) -> tuple[CooperationRequest, str]:
    requesting, requested, measure, conduct, committed, requested_on, fact = start
    asked = CooperationRequest(
        requesting=requesting, requested=requested, measure=measure, conduct=conduct,
        committed_on=date.fromisoformat(committed), requested_on=date.fromisoformat(requested_on),
    )  # fmt: skip
    return asked, fact
