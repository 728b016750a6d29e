"""How long the rules take: loading all facts, one assessment, all pairs of states."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import TYPE_CHECKING

from crossborder.exercises.practice.question import question
from crossborder.records import facts
from crossborder.records.store import load
from crossborder.rules import CooperationRequest, assess, bases_between_all

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Timing:
    """One figure: what was measured, how often, and how long it took in milliseconds."""

    name: str
    runs: int
    minimum_ms: float
    median_ms: float
    maximum_ms: float
    limit_ms: float


def measure(name: str, limit_ms: float, runs: int, action: Callable[[int], object]) -> Timing:
    """Time an action several times after one run that is not counted.

    Args:
        name: what is measured.
        limit_ms: the figure it should stay under, in milliseconds.
        runs: how often it is timed.
        action: what is done; it is given the number of the run.

    Returns:
        Minimum, median and maximum.
    """
    action(0)
    times = []
    for run in range(1, runs + 1):
        start = time.perf_counter()
        action(run)
        times.append((time.perf_counter() - start) * 1000)
    return Timing(name, runs, min(times), median(times), max(times), limit_ms)


def _assess(run: int) -> None:
    """One assessment on a day that no earlier run asked about, so that nothing is remembered."""
    assess(
        CooperationRequest(
            requesting="USA",
            requested="PHL",
            measure="extradition",
            conduct="malware",
            committed_on=date(2019, 1, 1),
            requested_on=date.fromordinal(date(2019, 2, 1).toordinal() + run),
        )
    )


def _pairs(run: int) -> None:
    """All pairs of states on a day that no earlier run asked about."""
    bases_between_all(on=date.fromordinal(date(2020, 1, 1).toordinal() + run), measure="mutual_assistance")


def timings() -> list[Timing]:
    """Measure everything.

    Returns:
        One timing per figure.
    """
    states = len(facts().states)
    return [
        measure("loading all facts", 150, 15, lambda _: load()),
        measure("one assessment", 2, 200, _assess),
        measure(
            "one case of the practice, drawn and put to the rules", 50, 100, lambda run: question(run, 1 + run % 4, 1)
        ),
        measure(f"legal bases of all {states * (states - 1) // 2} pairs of states", 1000, 5, _pairs),
    ]
