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
    found = runs(plan, setting)
    items = (_item(name, found) for name in ITEMS)
    return tuple(_steps(tuple(dict.fromkeys(plan)), found)), tuple(items)


def _steps(actions: tuple[str, ...], found: tuple[Run, ...]) -> Iterator[Step]:
    for action in actions:
        times = [(one.sent, one.answered) for run in found for one in run.sent if one.action == action]
        if times:
            sent, answered = zip(*times, strict=True)
            yield Step(words.RACE_STEPS[action], Spread.of(sent), Spread.of(answered))


def _item(name: str, found: tuple[Run, ...]) -> Item:
    ends = tuple(run.ends[name] for run in found)
    return Item(words.RACE_ITEMS[name], Spread.of([end.life for end in ends]), ends)
