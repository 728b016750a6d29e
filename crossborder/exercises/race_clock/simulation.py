"""A plan, run many times: which evidence is obtained, which is gone? Pure functions; chance is a fixed sequence."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossborder.exercises.race_clock.numbers import Spread

RUNS = 100
# What each kind of evidence is, and who can reach it.
IN_RIDGE, IN_VALE = ("log", "mail", "video"), ("address", "subscriber")
ITEMS = ("memory", *IN_RIDGE, *IN_VALE)
# Budapest Convention, Article 29(1): preservation is about stored data, so the memory of a running machine is not reached.
KEEPS = {"preserve": (*IN_RIDGE, *IN_VALE), "inform": IN_RIDGE}
OBTAINS = {"mla": IN_RIDGE, "eio": IN_VALE, "order": IN_VALE, "direct": ("subscriber",)}
ACTIONS = ("preserve", "inform", "mla", "eio", "order", "direct")
PREPARED_BY = {
    "preserve": "desk", "inform": "desk", "direct": "desk", "mla": "drafting", "eio": "drafting_order", "order": "drafting_order",
}  # fmt: skip
# Article 29(7): at least sixty days, and until a request that came in time is decided. Article 16(2): at most ninety days.
HELD_DAYS = {"preserve": 60, "inform": 90}
YEAR = 365


@dataclass(frozen=True, slots=True)
class Setting:
    """What a simulation rests on.

    Args:
        spreads: days by id of the number.
        start: day on which the investigation begins.
        chances: out of 100, by action that may come to nothing.
    """

    spreads: Mapping[str, Spread]
    start: int
    chances: Mapping[str, int]
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of one piece of evidence, in all runs.

    Args:
        gone: number of runs in which it no longer exists and was not obtained.
        left: number of runs in which it is there, and nobody has obtained it.
        middle_day: middle of the days on which it was obtained; ``None`` when it never was.
    """

    obtained: int
    gone: int
    left: int
    middle_day: int | None


@dataclass(frozen=True, slots=True)
class Sent:
    """A step of a plan in one run."""

    action: str
    sent: float
    answered: float


@dataclass(frozen=True, slots=True)
class End:
    """What became of one piece of evidence in one run.

    Args:
        kind: ``obtained``, ``gone``, or ``left`` (it is there, and nobody has obtained it).
        life: the day until which it lives if nobody asks for it to be kept.
    """

    kind: str
    day: float
    life: float


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a plan: the steps that came to something, and the end of each piece of evidence."""

    sent: tuple[Sent, ...]
    ends: Mapping[str, End]


@lru_cache(maxsize=64)
def _chances(seed: int, name: str) -> tuple[float, ...]:
    """The draws for one name, one for each run: another plan meets the same luck, so that plans can be compared."""
    draw = random.Random(f"{seed}/{name}")  # noqa: S311 - a teaching simulation, not a secret
    return tuple(draw.random() for _ in range(RUNS))


def simulate(plan: tuple[str, ...], setting: Setting) -> dict[str, Fate]:
    """Run a plan: actions in order, of which one that is there twice counts where it is first."""
    simulated = runs(plan, setting)
    return {item: _fate([run.ends[item] for run in simulated]) for item in ITEMS}


def runs(plan: tuple[str, ...], setting: Setting) -> tuple[Run, ...]:
    """The single runs of a plan, for who wants to see them all."""
    steps = tuple(dict.fromkeys(plan))
    return tuple(_run(steps, setting, run) for run in range(RUNS))


def _fate(ends: list[End]) -> Fate:
    kinds = [end.kind for end in ends]
    days = [end.day for end in ends if end.kind == "obtained"]
    return Fate(
        obtained=len(days),
        gone=kinds.count("gone"),
        left=kinds.count("left"),
        middle_day=round(_median(days)) if days else None,
    )


def _run(steps: tuple[str, ...], setting: Setting, run: int) -> Run:
    sent = _sent(steps, setting, run)
    last = max((YEAR, *(one.answered for one in sent)))
    return Run(tuple(sent), {item: _one(item, sent, _draw(setting, item, run), last) for item in ITEMS})


def _draw(setting: Setting, name: str, run: int) -> float:
    return setting.spreads[name].at(_chances(setting.seed, name)[run])


def _sent(steps: tuple[str, ...], setting: Setting, run: int) -> list[Sent]:
    """The steps that come to something, each prepared after the one before it has left."""
    day: float = setting.start
    sent = []
    for action in steps:
        day += setting.spreads[PREPARED_BY[action]].at(_chances(setting.seed, f"{action} prepared")[run])
        luck = _chances(setting.seed, f"{action} answered")[run] * 100
        if luck < setting.chances.get(action, 100):
            sent.append(Sent(action, day, day + _draw(setting, action, run)))
    return sent


def _one(item: str, sent: list[Sent], life: float, last: float) -> End:
    """The end of one piece of evidence that lives until a day if nobody asks for it to be kept."""
    until = _preserved_until(item, sent, life)
    days = [one.answered for one in sent if item in OBTAINS.get(one.action, ()) and one.answered <= until]
    if days:
        return End("obtained", min(days), life)
    return End("left", last, life) if until >= last else End("gone", until, life)


def _preserved_until(item: str, sent: list[Sent], life: float) -> float:
    """The last day on which it exists: its own life, or as long as somebody holds it."""
    until = life
    for one in sorted(sent, key=lambda step: step.answered):
        # What is gone when the order arrives cannot be kept.
        if item in KEEPS.get(one.action, ()) and one.answered <= until:
            until = max(until, _preserved_by(one, item, sent))
    return until


def _preserved_by(kept: Sent, item: str, sent: list[Sent]) -> float:
    """Until when a measure holds: its period; preservation also until a request that came within it is decided."""
    last = kept.answered + HELD_DAYS[kept.action]
    if kept.action != "preserve":
        return last
    in_time = [
        one.answered
        for one in sent
        if one.action in {"mla", "eio"} and item in OBTAINS[one.action] and one.sent <= last
    ]
    return max([last, *in_time])


def _median(days: list[float]) -> float:
    """The median; `statistics` would bring 40 kB to each first visit."""
    ordered, middle = sorted(days), len(days) // 2
    return ordered[middle] if len(days) % 2 else (ordered[middle - 1] + ordered[middle]) / 2
