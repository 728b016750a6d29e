"""The exercises of the course: what each is for, how long it takes, how groups use it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crossborder.exercises import lessons, words
from crossborder.exercises.central_authority import words as central_authority
from crossborder.exercises.lauri_love import words as lauri_love
from crossborder.exercises.love_bug import words as love_bug
from crossborder.exercises.mlat_request import words as mlat_request
from crossborder.exercises.preservation import words as preservation
from crossborder.exercises.race_clock import words as race_clock
from crossborder.exercises.treaty_explorer import task_words as treaty_tasks
from crossborder.exercises.treaty_explorer import words as treaty_explorer

if TYPE_CHECKING:
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
        title: title.
        name: name in ``crossborder.exercises``.
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


def _path(name: str) -> Any:  # noqa: ANN401 - a list or table of texts
    """A text of the path of the Act."""
    return lessons.text("lauri-love", "path_words", name)


def _exercise(
    id_: str, name: str, said: ModuleType, *later: tuple[str, int], prediction: int = 3, tasks: ModuleType | None = None
) -> Exercise:
    """An exercise, by its words.

    Args:
        id_: its id.
        name: its name in ``crossborder.exercises``.
        said: its words.
        later: what follows the prediction on the core path, and how long it takes.
        prediction: how long the prediction takes.
        tasks: the words for groups and sheets, where they are elsewhere.
    """
    more = tasks or said
    return Exercise(
        id=id_,
        title=said.TITLE,
        name=name,
        outcome=said.OUTCOME,
        core_path=tuple(Stage(*one) for one in ((words.PREDICTION_TITLE, prediction), *later)),
        roles=more.ROLES,
        common_errors=more.COMMON_ERRORS,
        sheet=more.SHEET,
        sheet_later=getattr(more, "SHEET_LATER", ""),
    )


EXERCISES = (
    _exercise(
        "love-bug",
        "LoveBug",
        love_bug,
        (love_bug.MACHINE_TITLE, 6),
        (love_bug.TASKS_TITLE, 6),
        (love_bug.DEBRIEF_TITLE, 5),
    ),
    _exercise(
        "lauri-love",
        "LauriLove",
        lauri_love,
        *((_path("ISSUES")[name][0], _path("MINUTES")[name]) for name in _path("CORE")),
        (lauri_love.DEBRIEF_TITLE, lauri_love.DEBRIEF_MINUTES),
        prediction=lauri_love.PREDICTION_MINUTES,
    ),
    _exercise(
        "time-machine",
        "TimeMachine",
        preservation,
        (preservation.MACHINE_TITLE, 6),
        (preservation.TASKS_TITLE, 6),
        (preservation.DEBRIEF_TITLE, 5),
    ),
    _exercise(
        "race-the-clock",
        "RaceTheClock",
        race_clock,
        (race_clock.PLAN_TITLE, 6),
        (race_clock.TASKS_TITLE, 6),
        (race_clock.DEBRIEF_TITLE, 5),
    ),
    _exercise(
        "mlat-request",
        "RequestDrafter",
        mlat_request,
        (mlat_request.CASE_TITLE, 4),
        (mlat_request.DRAFT_TITLE, 8),
        (mlat_request.RISKS_TITLE, 1),
        (mlat_request.LETTER_TITLE, 1),
        (mlat_request.DEBRIEF_TITLE, 3),
    ),
    _exercise(
        "central-authority",
        "CentralAuthority",
        central_authority,
        (central_authority.DESK_TITLE, 12),
        (central_authority.DEBRIEF_TITLE, 5),
    ),
    _exercise(
        "treaty-explorer",
        "TreatyExplorer",
        treaty_explorer,
        (treaty_explorer.EXPLORER_TITLE, 6),
        (treaty_tasks.TASKS_TITLE, 6),
        (treaty_tasks.DEBRIEF_TITLE, 5),
        tasks=treaty_tasks,
    ),
)
