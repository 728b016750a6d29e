"""The Love Bug exercise as widgets: live in a static page and in JupyterLab alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.lesson import outcome
from crossborder.exercises.lesson.machine_view import MachinePart
from crossborder.exercises.lesson.steps import Step
from crossborder.exercises.lesson.view import LessonView
from crossborder.exercises.love_bug import law, page, words
from crossborder.exercises.love_bug.model import LoveBugModel
from crossborder.exercises.love_bug.tasks import asked
from crossborder.rules import assess

if TYPE_CHECKING:
    import ipywidgets as widgets

    from crossborder.exercises.html import Markup
    from crossborder.exercises.task import Task


class LoveBug(LessonView):
    """The exercise on the Love Bug: prediction, time machine, tasks, debrief, a new case.

    Args:
        keep_work: keep what is entered, and bring it back.
    """

    page, aim = page, words.OUTCOME

    def __init__(self, *, keep_work: bool = True) -> None:
        super().__init__(LoveBugModel(), keep_work=keep_work)

    def later_steps(self) -> list[Step]:
        """Time machine, tasks, the look back, and a new case."""
        return [
            Step("machine", words.MACHINE_CHIP, words.MACHINE_TITLE, 6, self._machine),
            *self.task_steps(),
            self.look_back(words.DEBRIEF_TITLE, 5, lambda: page.debrief(self.model)),
            self.new_case_step(words.TRANSFER_TITLE, 10),
        ]

    def _machine(self) -> list[widgets.Widget]:
        return MachinePart(self, law.named_days(), page.machine_intro()).controls()

    def task_figure(self, task: Task) -> Markup | None:
        """The lanes of the case, or of the change that is chosen: what closes can be seen before it is named."""
        if task.id != "haven":
            return None
        return outcome.lanes(assess(asked(self.model.state.text("task.haven.change"))))
