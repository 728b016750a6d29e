"""The tasks of the Love Bug exercise, one module each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.love_bug.tasks.first_days import first_day, more_first_days
from crossborder.exercises.love_bug.tasks.haven import close_the_haven
from crossborder.exercises.love_bug.tasks.havens import havens
from crossborder.exercises.love_bug.tasks.later_law import later_law
from crossborder.exercises.love_bug.tasks.preserved import preserved
from crossborder.exercises.love_bug.tasks.schools import two_schools

if TYPE_CHECKING:
    from crossborder.exercises.task import Task


def all_tasks() -> tuple[Task, ...]:
    """The tasks in order, those of the core path first."""
    return close_the_haven(), first_day(), havens(), later_law(), two_schools(), preserved(), more_first_days()
