"""The exercises of the course: what each is for, how long it takes, how groups use it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from crossborder.exercises import lessons, words
from crossborder.exercises.central_authority import words as central_authority
from crossborder.exercises.lauri_love import words as lauri_love
from crossborder.exercises.love_bug import words as love_bug
from crossborder.exercises.mlat_request import words as mlat_request
from crossborder.exercises.preservation import words as preservation
from crossborder.exercises.race_clock import words as race_clock
from crossborder.exercises.treaty_explorer import task_words as treaty_tasks
from crossborder.exercises.treaty_explorer import words as treaty_explorer


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
        title: title.
        name: name in ``crossborder.exercises``.
        notebook: its notebook, without folder.
        outcome: what a learner can do afterwards.
        core_path: the stages of the core path.
        roles: roles for groups of three or four on one device.
        common_errors: what goes wrong, for the lecturer.
        sheet: the facts in short, for the printed sheet: what is known on the day of its questions.
        sheet_later: what would give their answers away; it stands behind them.
    """

    id: str
    title: str
    name: str
    notebook: str
    outcome: str
    core_path: tuple[Stage, ...]
    roles: tuple[str, ...]
    common_errors: tuple[str, ...]
    sheet: str
    sheet_later: str = ""

    @property
    def minutes(self) -> int:
        """Length of the core path in minutes."""
        return sum(stage.minutes for stage in self.core_path)


def _path(name: str) -> Any:  # noqa: ANN401 - a list or table of texts
    """A text of the path of the Act."""
    return lessons.text("lauri-love", "path_words", name)


EXERCISES = (
    Exercise(
        id="love-bug",
        title=love_bug.TITLE,
        name="LoveBug",
        notebook="love-bug.ipynb",
        outcome=love_bug.OUTCOME,
        core_path=(
            Stage(words.PREDICTION_TITLE, 3),
            Stage(love_bug.MACHINE_TITLE, 6),
            Stage(love_bug.TASKS_TITLE, 6),
            Stage(love_bug.DEBRIEF_TITLE, 5),
        ),
        roles=love_bug.ROLES,
        common_errors=love_bug.COMMON_ERRORS,
        sheet=love_bug.SHEET,
        sheet_later=love_bug.SHEET_LATER,
    ),
    Exercise(
        id="lauri-love",
        title=lauri_love.TITLE,
        name="LauriLove",
        notebook="lauri-love.ipynb",
        outcome=lauri_love.OUTCOME,
        core_path=(
            Stage(words.PREDICTION_TITLE, lauri_love.PREDICTION_MINUTES),
            *(Stage(_path("ISSUES")[name][0], _path("MINUTES")[name]) for name in _path("CORE")),
            Stage(lauri_love.DEBRIEF_TITLE, lauri_love.DEBRIEF_MINUTES),
        ),
        roles=lauri_love.ROLES,
        common_errors=lauri_love.COMMON_ERRORS,
        sheet=lauri_love.SHEET,
    ),
    Exercise(
        id="time-machine",
        title=preservation.TITLE,
        name="TimeMachine",
        notebook="time-machine.ipynb",
        outcome=preservation.OUTCOME,
        core_path=(
            Stage(words.PREDICTION_TITLE, 3),
            Stage(preservation.MACHINE_TITLE, 6),
            Stage(preservation.TASKS_TITLE, 6),
            Stage(preservation.DEBRIEF_TITLE, 5),
        ),
        roles=preservation.ROLES,
        common_errors=preservation.COMMON_ERRORS,
        sheet=preservation.SHEET,
    ),
    Exercise(
        id="race-the-clock",
        title=race_clock.TITLE,
        name="RaceTheClock",
        notebook="race-the-clock.ipynb",
        outcome=race_clock.OUTCOME,
        core_path=(
            Stage(words.PREDICTION_TITLE, 3),
            Stage(race_clock.PLAN_TITLE, 6),
            Stage(race_clock.TASKS_TITLE, 6),
            Stage(race_clock.DEBRIEF_TITLE, 5),
        ),
        roles=race_clock.ROLES,
        common_errors=race_clock.COMMON_ERRORS,
        sheet=race_clock.SHEET,
    ),
    Exercise(
        id="mlat-request",
        title=mlat_request.TITLE,
        name="RequestDrafter",
        notebook="mlat-request.ipynb",
        outcome=mlat_request.OUTCOME,
        core_path=(
            Stage(words.PREDICTION_TITLE, 3),
            Stage(mlat_request.CASE_TITLE, 4),
            Stage(mlat_request.DRAFT_TITLE, 8),
            Stage(mlat_request.RISKS_TITLE, 1),
            Stage(mlat_request.LETTER_TITLE, 1),
            Stage(mlat_request.DEBRIEF_TITLE, 3),
        ),
        roles=mlat_request.ROLES,
        common_errors=mlat_request.COMMON_ERRORS,
        sheet=mlat_request.SHEET,
    ),
    Exercise(
        id="central-authority",
        title=central_authority.TITLE,
        name="CentralAuthority",
        notebook="central-authority.ipynb",
        outcome=central_authority.OUTCOME,
        core_path=(
            Stage(words.PREDICTION_TITLE, 3),
            Stage(central_authority.DESK_TITLE, 12),
            Stage(central_authority.DEBRIEF_TITLE, 5),
        ),
        roles=central_authority.ROLES,
        common_errors=central_authority.COMMON_ERRORS,
        sheet=central_authority.SHEET,
    ),
    Exercise(
        id="treaty-explorer",
        title=treaty_explorer.TITLE,
        name="TreatyExplorer",
        notebook="treaty-explorer.ipynb",
        outcome=treaty_explorer.OUTCOME,
        core_path=(
            Stage(words.PREDICTION_TITLE, 3),
            Stage(treaty_explorer.EXPLORER_TITLE, 6),
            Stage(treaty_tasks.TASKS_TITLE, 6),
            Stage(treaty_tasks.DEBRIEF_TITLE, 5),
        ),
        roles=treaty_tasks.ROLES,
        common_errors=treaty_tasks.COMMON_ERRORS,
        sheet=treaty_tasks.SHEET,
        sheet_later=treaty_tasks.SHEET_LATER,
    ),
)
