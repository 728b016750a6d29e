"""The controls of a time machine, and beside them what the rules say: each day is typed, moved by a day, or picked by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.ask import Day
from crossborder.exercises.days import display
from crossborder.exercises.html import el, join
from crossborder.exercises.lesson import outcome, page

if TYPE_CHECKING:
    import ipywidgets as widgets

    from crossborder.exercises.ask import Field
    from crossborder.exercises.html import Markup
    from crossborder.exercises.lesson.view import LessonView
    from crossborder.exercises.state import Value


class MachinePart:
    """The time machine in the view of a lesson whose model is a ``MachineModel``."""

    def __init__(self, view: LessonView) -> None:
        self._view, self._model, self._kit = view, view.model, view.kit
        self._figure, self._outcome, self._reasons = self._kit.html(), self._kit.html(), self._kit.html()
        self._days: dict[str, widgets.Text] = {}

    def controls(self) -> list[widgets.Widget]:
        """Its two panes."""
        days = [field for field in self._model.machine if isinstance(field, Day)]
        choices = {field.id: self._field(field) for field in self._model.machine if not isinstance(field, Day)}
        states = self._kit.row(choices.pop("requesting"), choices.pop("requested"))
        intro = self._kit.html(el("p", self._view.words.MACHINE_INTRO))
        rows = [intro, *(self._day_row(field) for field in days), states, *choices.values()]
        self._draw()
        return [self._kit.panes(rows, [self._figure, self._outcome], [self._reasons])]

    def _note(self) -> Markup | None:
        """What is above the answer, where there is something to note."""
        return None

    def _draw(self) -> None:
        assessment = self._model.outcome()
        self._figure.value = str(outcome.lanes(assessment) or "")
        self._outcome.value = str(join(self._note(), outcome.outcome(assessment)))
        self._reasons.value = str(join(outcome.caveat_below(assessment), outcome.reasons(assessment)))

    def _field(self, field: Field) -> widgets.Widget:
        value = self._model.state.get(f"machine.{field.id}")
        return self._kit.field(field, value, lambda new: self._changed(field.id, new))

    def _day_row(self, field: Day) -> widgets.VBox:
        text = self._days[field.id] = self._field(field)
        return self._kit.stepped(text, field.label, self._view.words.NAMED_DAYS, self._view.say)

    def _changed(self, name: str, value: Value) -> None:
        if value == self._model.state.get(f"machine.{name}"):
            return
        self._model.put_machine(name, value)
        self._view.save()
        self._follow()
        self._draw()
        self._view.say(page.machine_sentence(self._model.outcome()))

    def _follow(self) -> None:
        """The days as they are now: one that moved with another is shown where it moved to."""
        for name, control in self._days.items():
            control.value = display(self._model.state.text(f"machine.{name}"))
