"""The controls of a time machine: each day is typed, moved by a day, or picked by name; the answer stands below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.ask import Day
from crossborder.exercises.days import DayError
from crossborder.exercises.lesson import page

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import ipywidgets as widgets

    from crossborder.exercises.ask import Field
    from crossborder.exercises.html import Markup
    from crossborder.exercises.lesson.view import LessonView
    from crossborder.exercises.state import Value
    from crossborder.exercises.time_machine import NamedDay


class MachinePart:
    """The time machine in the view of a lesson whose model is a ``MachineModel``.

    Args:
        view: the view it stands in.
        named_days: days that can be picked by name.
        note: what to say above the answer, as it stands now; ``None`` = nothing.
    """

    def __init__(
        self, view: LessonView, named_days: Sequence[NamedDay], note: Callable[[], Markup | None] = lambda: None
    ) -> None:
        self._view, self._model, self._kit = view, view.model, view.kit
        self._named_days, self._note = named_days, note
        self._result = self._kit.html(self._answer())
        self._days: dict[str, widgets.Text] = {}

    def controls(self) -> list[widgets.Widget]:
        """Its rows, with the answer at the end."""
        days = [field for field in self._model.machine if isinstance(field, Day)]
        choices = [self._field(field) for field in self._model.machine if not isinstance(field, Day)]
        pairs = [self._kit.row(*choices[at : at + 2]) for at in range(0, len(choices), 2)]
        return [*(self._day_row(field) for field in days), *pairs, self._result]

    def _answer(self) -> Markup:
        return page.machine_result(self._model.outcome(), self._note())

    def _field(self, field: Field) -> widgets.Widget:
        value = self._model.state.get(f"machine.{field.id}")
        return self._kit.field(field, value, lambda new: self._changed(field.id, new))

    def _day_row(self, field: Day) -> widgets.VBox:
        text = self._days[field.id] = self._field(field)
        before = self._kit.button(f"{field.label}: {shared.DAY_BEFORE}", lambda: self._move(field.id, -1))
        after = self._kit.button(f"{field.label}: {shared.DAY_AFTER}", lambda: self._move(field.id, 1))
        named = self._kit.named_days(field.label, self._named_days, lambda day: self._put_day(field.id, day))
        return self._kit.box(self._kit.row(text, named), self._kit.row(before, after))

    def _changed(self, name: str, value: Value) -> None:
        if value == self._model.state.get(f"machine.{name}"):
            return
        self._view.set(f"machine.{name}", value)
        self._show()

    def _put_day(self, name: str, day: str) -> None:
        self._days[name].value = day

    def _move(self, name: str, days: int) -> None:
        try:
            text = self._model.move_day(name, days)
        except DayError as error:
            self._view.say(str(error))
            return
        self._days[name].value = text
        self._view.save()
        self._show()

    def _show(self) -> None:
        self._result.value = str(self._answer())
        self._view.say(page.machine_sentence(self._model.outcome()))
