"""The Love Bug exercise as widgets: live in a static page and in JupyterLab alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.lesson import outcome
from crossborder.exercises.lesson.machine_view import MachinePart
from crossborder.exercises.lesson.view import LessonView
from crossborder.exercises.love_bug import page, words
from crossborder.exercises.love_bug.model import LoveBugModel
from crossborder.exercises.love_bug.tasks import asked
from crossborder.rules import assess

if TYPE_CHECKING:
    from crossborder.exercises.html import Markup
    from crossborder.exercises.lesson.steps import Step
    from crossborder.exercises.task import Task


class LoveBug(LessonView):
    """The exercise on the Love Bug: prediction, time machine, tasks, debrief, a new case."""

    made_of, words, page = LoveBugModel, words, page

    def first_steps(self) -> list[Step]:
        """The time machine."""
        return [self.step("machine", "MACHINE", lambda: MachinePart(self).controls())]

    def task_figure(self, task: Task) -> Markup | None:
        """The lanes of the case, or of the change that is chosen: what closes can be seen before it is named."""
        if task.id != "haven":
            return None
        return outcome.lanes(assess(asked(self.model.state.text("task.haven.change"))))
