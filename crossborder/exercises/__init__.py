"""The exercises. Their models work without widgets; ipywidgets is imported when a view is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from crossborder.exercises.html import join
from crossborder.exercises.registry import EXERCISES, Exercise
from crossborder.exercises.sheet import sheet
from crossborder.exercises.show import Shown, show
from crossborder.exercises.style import style_element

if TYPE_CHECKING:
    from crossborder.exercises.central_authority.view import CentralAuthority
    from crossborder.exercises.class_report.view import ClassReportPage
    from crossborder.exercises.data_lab.checking import check
    from crossborder.exercises.data_lab.view import DataQuestion
    from crossborder.exercises.lauri_love.view import LauriLove
    from crossborder.exercises.love_bug.view import LoveBug
    from crossborder.exercises.mlat_request.view import RequestDrafter
    from crossborder.exercises.practice.front import FrontQuestion
    from crossborder.exercises.practice.view import Practice
    from crossborder.exercises.preservation.view import TimeMachine
    from crossborder.exercises.race_clock.view import RaceTheClock
    from crossborder.exercises.treaty_explorer.look_up import WhoCanAskWhom, explore
    from crossborder.exercises.treaty_explorer.view import TreatyExplorer
    from crossborder.exercises.your_work.view import YourWork

__all__ = [
    "EXERCISES",
    "CentralAuthority",
    "ClassReportPage",
    "DataQuestion",
    "Exercise",
    "FrontQuestion",
    "LauriLove",
    "LoveBug",
    "Practice",
    "RaceTheClock",
    "RequestDrafter",
    "TimeMachine",
    "TreatyExplorer",
    "WhoCanAskWhom",
    "YourWork",
    "check",
    "explore",
    "sheets",
    "show",
]


def sheets() -> Shown:
    """The printed sheets of all exercises, one page each, for a class with a projector and paper."""
    drawn = [sheet(exercise, __getattr__(exercise.name)(keep_work=False).model) for exercise in EXERCISES]
    return Shown(join(style_element(), *drawn), "; ".join(exercise.title for exercise in EXERCISES))


# The module of each name: the views of the exercises, and what belongs to none.
_VIEWS = {one.name: f"crossborder.exercises.{one.package}.view" for one in EXERCISES} | {
    "ClassReportPage": "crossborder.exercises.class_report.view",
    "DataQuestion": "crossborder.exercises.data_lab.view",
    "check": "crossborder.exercises.data_lab.checking",
    "FrontQuestion": "crossborder.exercises.practice.front",
    "Practice": "crossborder.exercises.practice.view",
    "WhoCanAskWhom": "crossborder.exercises.treaty_explorer.look_up",
    "explore": "crossborder.exercises.treaty_explorer.look_up",
    "YourWork": "crossborder.exercises.your_work.view",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a view is a class, and ipywidgets publishes no types
    """Import a view when somebody asks for it."""
    if name in _VIEWS:
        return getattr(import_module(_VIEWS[name]), name)
    raise AttributeError(f"module 'crossborder.exercises' has no attribute {name!r}")
