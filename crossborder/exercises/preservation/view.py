"""The exercise on preservation as widgets: live in a static page and in JupyterLab alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.lesson.machine_view import MachinePart
from crossborder.exercises.lesson.view import LessonView
from crossborder.exercises.preservation import law, page, words
from crossborder.exercises.preservation.model import PreservationModel

if TYPE_CHECKING:
    import ipywidgets as widgets

    from crossborder.exercises.html import Markup


class TimeMachine(LessonView):
    """The exercise on preservation: prediction, time machine, tasks, debrief, a new case.

    Args:
        keep_work: keep what is entered, and bring it back.
    """

    prediction_intro = words.PREDICTION_INTRO

    def __init__(self, *, keep_work: bool = True) -> None:
        super().__init__(PreservationModel(), keep_work=keep_work)

    def head(self) -> Markup:
        """What the exercise is, and the request it is about."""
        return page.head()

    def whole(self) -> Markup:
        """The whole lesson as HTML."""
        return page.whole(self.model)

    def after_prediction(self) -> list[widgets.Widget]:
        """Time machine and tasks; those beyond the core path, the debrief and the new case are built when opened."""
        machine = MachinePart(self, law.named_days(), lambda: page.supposition(self.model.supposed_of))
        return [
            self.kit.box(self.kit.html(page.machine_head()), *machine.controls()),
            self.kit.html(page.tasks_head()),
            *(self.task_section(task) for task in self.model.tasks),
            self.section("debrief", self.kit.html(page.debrief_head()), words.DEBRIEF_NAME, self._debrief),
            self.section("transfer", self.kit.html(page.transfer_head()), shared.TRANSFER_NAME, self._transfer),
        ]

    def _debrief(self) -> list[widgets.Widget]:
        return [self.kit.html(page.debrief(self.model))]

    def _transfer(self) -> list[widgets.Widget]:
        return self.new_case(page.transfer_facts())
