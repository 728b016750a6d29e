"""The race: a hundred dots that fall where the runs end, by a fixed seed, with the counts of the simulation in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from crossborder.exercises.figures.race import Spread, draw, scene
from crossborder.exercises.race_clock.simulation import ITEMS, RUNS, simulate
from crossborder.exercises.race_clock.tasks import as_it_came

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = ("mla", "preserve")
EVERY_STEP = ("preserve", "inform", "mla", "eio", "order", "direct")
# What a telephone has for it below two lines of an outcome.
MOST_UNITS = 170


@pytest.mark.parametrize("plan", [(), ("mla",), PLAN, ("preserve", "order", "mla"), ("preserve", "inform")])
@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_every_run_is_a_dot(plan: tuple[str, ...], width: Any, read: Callable[..., Any]) -> None:
    steps, items = scene(plan, as_it_came())
    for focus in range(len(items)):
        drawing = read(draw(steps, items, width, focus=focus))
        got, lost = len(drawing.all("fig-got")), len(drawing.all("fig-lost"))
        assert got + lost == RUNS
        assert lost == items[focus].counts["gone"]
        assert drawing.collisions() == []


def test_no_dot_lies_over_another(read: Callable[..., Any]) -> None:
    steps, items = scene(PLAN, as_it_came())
    dots = [one for look in ("fig-got", "fig-lost") for one in read(draw(steps, items, focus=1)).all(look)]
    assert len({(dot.attrib["cx"], dot.attrib["cy"]) for dot in dots}) == RUNS


def test_counts_are_those_of_the_simulation(read: Callable[..., Any]) -> None:
    steps, items = scene(PLAN, as_it_came())
    told, fates = read(draw(steps, items)).words, simulate(PLAN, as_it_came())
    for item, name in zip(items, ITEMS, strict=True):
        fate = fates[name]
        assert tuple(item.counts.values()) == (fate.obtained, fate.gone, fate.left)
        assert f"obtained in {fate.obtained}, gone in {fate.gone}" in told


def test_the_same_seed_gives_the_same_figure_and_another_one_another() -> None:
    came = as_it_came()
    assert draw(*scene(PLAN, came)) == draw(*scene(PLAN, came))
    assert draw(*scene(PLAN, came), focus=1) != draw(*scene(PLAN, replace(came, seed=7)), focus=1)


def test_later_ends_lie_further_right(read: Callable[..., Any]) -> None:
    steps, items = scene(("mla",), as_it_came())
    drawing = read(draw(steps, items, focus=1))
    days = sorted(end.day for end in items[1].ends)
    places = sorted(float(dot.attrib["cx"]) for look in ("fig-got", "fig-lost") for dot in drawing.all(look))
    # A full column spills into its neighbour, so a place may be off by a few dots.
    for part in (0.1, 0.5, 0.9):
        at = int(part * (RUNS - 1))
        first, last = places[0], places[-1]
        assert (places[at] - first) / (last - first) == pytest.approx(
            (days[at] - days[0]) / (days[-1] - days[0]), abs=0.06
        )


def test_a_spread_holds_eight_in_ten() -> None:
    assert Spread.of(list(range(101))) == Spread(10, 50, 90)
    assert Spread.of([5]) == Spread(5, 5, 5)


@pytest.mark.parametrize("plan", [(), ("mla",), ("preserve", "order", "mla"), EVERY_STEP])
def test_the_short_drawing_numbers_each_step_and_fits_below_an_outcome(
    plan: tuple[str, ...], read: Callable[..., Any]
) -> None:
    steps, items = scene(plan, as_it_came())
    drawing = read(draw(steps, items, "narrow", focus=1))
    texts = [box.text for box in drawing.texts()]
    assert {str(place) for place in range(1, len(steps) + 1)} <= set(texts)
    assert items[1].text in texts
    assert not {item.text for item in items[2:]} & set(texts)
    assert drawing.size[1] <= MOST_UNITS
