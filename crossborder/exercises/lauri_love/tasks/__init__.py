"""The tasks of the Lauri Love exercise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.lauri_love.tasks.places import where_it_stands
from crossborder.exercises.lauri_love.tasks.reported import who_can_report
from crossborder.exercises.lauri_love.tasks.twists import twists

if TYPE_CHECKING:
    from crossborder.exercises.task import Task


def all_tasks() -> tuple[Task, ...]:
    """The tasks in order."""
    return (*twists(), who_can_report(), where_it_stands())
