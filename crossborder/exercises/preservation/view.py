"""The exercise on preservation as widgets: live in a static page and in JupyterLab alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.lesson.machine_view import MachinePart
from crossborder.exercises.lesson.steps import Step
from crossborder.exercises.lesson.view import LessonView
from crossborder.exercises.preservation import law, page, words
from crossborder.exercises.preservation.model import PreservationModel

if TYPE_CHECKING:
    import ipywidgets as widgets

    from crossborder.exercises.ask import Field


class TimeMachine(LessonView):
    """The exercise on preservation: prediction, time machine, tasks, debrief, a new case.

    Args:
        keep_work: keep what is entered, and bring it back.
    """

    page, aim = page, words.OUTCOME

    def __init__(self, *, keep_work: bool = True) -> None:
        super().__init__(PreservationModel(), keep_work=keep_work)

    def later_steps(self) -> list[Step]:
        """Time machine, tasks, the look back, and a new case."""
        return [
            Step("machine", words.MACHINE_CHIP, words.MACHINE_TITLE, 6, self._machine),
            *self.task_steps(),
            self.look_back(words.DEBRIEF_TITLE, 5, lambda: page.debrief(self.model)),
            self.new_case_step(words.TRANSFER_TITLE, 10),
        ]

    def _machine(self) -> list[widgets.Widget]:
        note = lambda: page.supposition(self.model.supposed_of)  # noqa: E731 - one line, used once
        return _WithReservation(self, law.named_days(), page.machine_intro(), note).controls()


class _WithReservation(MachinePart):
    """The time machine with a reservation to suppose, offered only where it can matter."""

    def _field(self, field: Field) -> widgets.Widget:
        made = super()._field(field)
        if field.id != "reservation":
            return made
        self._choice, self._place = made, self._kit.box(made)
        return self._place

    def _draw(self) -> None:
        super()._draw()
        self._place.children = (self._choice,) if law.reservation_matters(self._model.machine_values) else ()
