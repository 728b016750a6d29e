"""The exercises of the course: what each is for, how long it takes, how groups use it."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a core path, with its minutes."""

    title: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise, as a lecturer needs to know it.

    Args:
        id: short name; work is kept under it.
        name: name in ``crossborder.exercises``.
        package: its package below ``crossborder/exercises/``.
        chapter: the chapter that treats what it asks.
        outcome: what a learner can do afterwards.
        roles: roles for groups of three or four on one device.
        sheet: the facts in short, for the printed sheet: what is known on the day of its questions.
        sheet_later: what would give their answers away: it is read out after the vote.
    """

    id: str
    title: str
    name: str
    package: str
    chapter: str
    outcome: str
    core_path: tuple[Stage, ...]
    roles: tuple[str, ...]
    common_errors: tuple[str, ...]
    sheet: str
    sheet_later: str = ""

    @property
    def notebook(self) -> str:
        """Its notebook, without folder."""
        return f"{self.id}.ipynb"

    @property
    def minutes(self) -> int:
        """Length of the core path in minutes."""
        return sum(stage.minutes for stage in self.core_path)


def _stages(words: ModuleType, parts: str) -> Iterator[Stage]:
    """The stages of the core path: the prediction, then the parts, such as ``MACHINE`` for ``MACHINE_TITLE``; of ``ISSUES``, those on the core path."""
    for part in ("PREDICTION", *parts.split()):
        if part == "ISSUES":
            yield from (Stage(one["title"], one["minutes"]) for one in words.ISSUES.values() if one["core"])
        else:
            yield Stage(getattr(words, f"{part}_TITLE"), getattr(words, f"{part}_MINUTES"))


def _exercise(id_: str, name: str, package: str, chapter: str, parts: str) -> Exercise:
    """An exercise, by the words of its package; the parts follow the prediction on the core path."""
    words = import_module(f"crossborder.exercises.{package}.words")
    return Exercise(
        id=id_,
        title=words.TITLE,
        name=name,
        package=package,
        chapter=chapter,
        outcome=words.OUTCOME,
        core_path=tuple(_stages(words, parts)),
        roles=words.ROLES,
        common_errors=words.COMMON_ERRORS,
        sheet=words.SHEET,
        sheet_later=getattr(words, "SHEET_LATER", ""),
    )


EXERCISES = (
    _exercise("love-bug", "LoveBug", "love_bug", "dual-criminality", "MACHINE TASKS DEBRIEF"),
    _exercise("lauri-love", "LauriLove", "lauri_love", "extradition", "ISSUES DEBRIEF"),
    _exercise("time-machine", "TimeMachine", "preservation", "exceptions", "MACHINE TASKS DEBRIEF"),
    _exercise("race-the-clock", "RaceTheClock", "race_clock", "mutual-assistance", "PLAN TASKS DEBRIEF"),
    _exercise("mlat-request", "RequestDrafter", "mlat_request", "mutual-assistance", "CASE DRAFT RISKS LETTER DEBRIEF"),
    _exercise("central-authority", "CentralAuthority", "central_authority", "mutual-assistance", "DESK DEBRIEF"),
    _exercise("treaty-explorer", "TreatyExplorer", "treaty_explorer", "treaties", "EXPLORER TASKS DEBRIEF"),
)
