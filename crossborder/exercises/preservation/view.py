"""The exercise on preservation as widgets: live in a static page and in JupyterLab alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.lesson.machine_view import MachinePart
from crossborder.exercises.lesson.view import LessonView
from crossborder.exercises.preservation import law, page, words
from crossborder.exercises.preservation.model import PreservationModel

if TYPE_CHECKING:
    import ipywidgets as widgets

    from crossborder.exercises.ask import Field
    from crossborder.exercises.lesson.steps import Step


class TimeMachine(LessonView):
    """The exercise on preservation: prediction, time machine, tasks, debrief, a new case."""

    made_of, words, page = PreservationModel, words, page

    def first_steps(self) -> list[Step]:
        """The time machine."""
        return [self.step("machine", "MACHINE", self._machine)]

    def _machine(self) -> list[widgets.Widget]:
        return _WithReservation(self, lambda: page.supposition(self.model.supposed_of)).controls()


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
