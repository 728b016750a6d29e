"""How long a figure takes to draw, from what the rules or the simulation say to its SVG."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.rules import Timing, measure
from crossborder.exercises.figures import lanes
from crossborder.rules import CooperationRequest, assess
from tools.figures_page import Shown, examples

if TYPE_CHECKING:
    from crossborder.exercises.figures.svg import Width

LIMIT_MS, RUNS = 5, 60
WIDTHS: tuple[Width, ...] = ("wide", "narrow")


def timings() -> list[Timing]:
    """Measure every figure, each at its slowest: the state of the page of all figures that takes longest.

    Returns:
        One timing per figure.
    """
    slowest: dict[str, Timing] = {}
    for one in examples():
        kind = one.name.split("-")[0]
        timing = measure(f"figure: {kind}", LIMIT_MS, RUNS, partial(_draw, one))
        if kind not in slowest or timing.median_ms > slowest[kind].median_ms:
            slowest[kind] = timing
    return [*slowest.values(), measure("figure: lanes of a new day, with the assessment", LIMIT_MS, RUNS, _lanes)]


def _draw(one: Shown, run: int) -> None:
    one.draw(WIDTHS[run % len(WIDTHS)], one.name)


def _lanes(run: int) -> None:
    """The lanes of a day that no earlier run asked about, with the assessment, so that nothing is remembered."""
    asked = CooperationRequest(
        requesting="DEU",
        requested="FRA",
        measure="extradition",
        conduct="malware",
        committed_on=date(2010, 1, 1),
        requested_on=date.fromordinal(date(2010, 2, 1).toordinal() + run),
    )
    lanes.draw(assess(asked))
