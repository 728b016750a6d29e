"""The tasks of the treaty explorer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.treaty_explorer.tasks.first_day import first_day
from crossborder.exercises.treaty_explorer.tasks.gains import region_gains
from crossborder.exercises.treaty_explorer.tasks.political import must_or_may
from crossborder.exercises.treaty_explorer.tasks.residual import stands_back
from crossborder.exercises.treaty_explorer.tasks.unknown import find_unknown

if TYPE_CHECKING:
    from crossborder.exercises.task import Task


def all_tasks() -> tuple[Task, ...]:
    """The tasks in order, those of the core path first."""
    return first_day(), find_unknown(), region_gains(), stands_back(), must_or_may()
