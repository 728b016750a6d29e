"""The Love Bug exercise as widgets: live in a static page and in JupyterLab alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.html import join
from crossborder.exercises.lesson.machine_view import MachinePart
from crossborder.exercises.lesson.view import LessonView
from crossborder.exercises.love_bug import law, page, words
from crossborder.exercises.love_bug.model import LoveBugModel

if TYPE_CHECKING:
    import ipywidgets as widgets

    from crossborder.exercises.html import Markup


class LoveBug(LessonView):
    """The exercise on the Love Bug: prediction, time machine, tasks, debrief, a new case.

    Args:
        keep_work: keep what is entered, and bring it back.
    """

    prediction_intro = words.PREDICTION_INTRO

    def __init__(self, *, keep_work: bool = True) -> None:
        super().__init__(LoveBugModel(), keep_work=keep_work)

    def head(self) -> Markup:
        """What the exercise is, and the facts known on the day of the prediction."""
        return page.head()

    def whole(self) -> Markup:
        """The whole lesson as HTML."""
        return page.whole(self.model)

    def after_prediction(self) -> list[widgets.Widget]:
        """Time machine and tasks; those beyond the core path, the debrief and the new case are built when opened."""
        return [
            self._machine(),
            self.kit.html(join(page.tasks_head(), page.tasks_intro())),
            *(self.task_section(task) for task in self.model.tasks),
            self.section("debrief", self.kit.html(page.debrief_head()), words.DEBRIEF_NAME, self._debrief),
            self.section("transfer", self.kit.html(page.transfer_head()), shared.TRANSFER_NAME, self._transfer),
        ]

    # --- (b) time machine ------------------------------------------------------------------------------------------

    def _machine(self) -> widgets.VBox:
        head = self.kit.html(join(page.machine_head(), page.machine_intro()))
        return self.kit.box(head, *MachinePart(self, law.named_days()).controls())

    # --- (d) and (e) -----------------------------------------------------------------------------------------------

    def _debrief(self) -> list[widgets.Widget]:
        return [self.kit.html(page.debrief(self.model))]

    def _transfer(self) -> list[widgets.Widget]:
        return self.new_case(page.transfer_facts())
