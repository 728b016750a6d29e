"""The race of a plan, worked out from the simulation of the exercise on time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.figures import words
from crossborder.exercises.figures.race import Item, Spread, Step
from crossborder.exercises.race_clock.simulation import ITEMS, runs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.exercises.race_clock.simulation import Run, Setting


def scene(plan: tuple[str, ...], setting: Setting) -> tuple[tuple[Step, ...], tuple[Item, ...]]:
    """Run a plan and tell what to draw.

    Args:
        plan: the actions in order.
        setting: the numbers, with the seed.

    Returns:
        Steps and items; the same plan with the same seed gives the same.
    """
    trials = runs(plan, setting)
    items = (_item(name, trials) for name in ITEMS)
    return tuple(_steps(tuple(dict.fromkeys(plan)), trials)), tuple(items)


def _steps(actions: tuple[str, ...], trials: tuple[Run, ...]) -> Iterator[Step]:
    for action in actions:
        times = [(one.sent, one.answered) for run in trials for one in run.sent if one.action == action]
        if times:
            sent, answered = zip(*times, strict=True)
            yield Step(words.RACE_STEPS[action], Spread.of(sent), Spread.of(answered))


def _item(name: str, trials: tuple[Run, ...]) -> Item:
    ends = tuple(run.ends[name] for run in trials)
    return Item(words.RACE_ITEMS[name], Spread.of([end.life for end in ends]), ends)
