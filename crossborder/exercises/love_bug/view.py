"""The Love Bug exercise as widgets: live in a static page and in JupyterLab alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.days import DayError
from crossborder.exercises.html import join
from crossborder.exercises.lesson.view import LessonView
from crossborder.exercises.love_bug import law, page, words
from crossborder.exercises.love_bug.model import LoveBugModel

if TYPE_CHECKING:
    import ipywidgets as widgets

    from crossborder.exercises.html import Markup
    from crossborder.exercises.state import Value


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
        self._result = self.kit.html(page.machine_result(self.model.outcome()))
        self._days: dict[str, widgets.Text] = {}
        days, choices = self.model.machine[:2], self.model.machine[2:]
        rows = [self._day_row(field.id) for field in days]
        controls = [self._machine_field(field.id) for field in choices]
        pairs = [self.kit.row(*controls[:2]), self.kit.row(*controls[2:])]
        return self.kit.box(self.kit.html(join(page.machine_head(), page.machine_intro())), *rows, *pairs, self._result)

    def _machine_field(self, name: str) -> widgets.Widget:
        field = next(field for field in self.model.machine if field.id == name)
        value = self.model.state.get(f"machine.{name}")
        return self.kit.field(field, value, lambda new: self._machine_changed(name, new))

    def _day_row(self, name: str) -> widgets.VBox:
        label = words.MACHINE_LABELS[name]
        text = self._days[name] = self._machine_field(name)
        before = self.kit.button(f"{label}: {shared.DAY_BEFORE}", lambda: self._move(name, -1))
        after = self.kit.button(f"{label}: {shared.DAY_AFTER}", lambda: self._move(name, 1))
        named = self.kit.named_days(label, law.named_days(), lambda day: self._put_day(name, day))
        return self.kit.box(self.kit.row(text, named), self.kit.row(before, after))

    def _machine_changed(self, name: str, value: Value) -> None:
        if value == self.model.state.get(f"machine.{name}"):
            return
        self.set(f"machine.{name}", value)
        self._show_outcome()

    def _put_day(self, name: str, day: str) -> None:
        self._days[name].value = day

    def _move(self, name: str, days: int) -> None:
        try:
            text = self.model.move_day(name, days)
        except DayError as error:
            self.say(str(error))
            return
        self._days[name].value = text
        self.save()
        self._show_outcome()

    def _show_outcome(self) -> None:
        found = self.model.outcome()
        self._result.value = str(page.machine_result(found))
        self.say(page.machine_sentence(found))

    # --- (d) and (e) -----------------------------------------------------------------------------------------------

    def _debrief(self) -> list[widgets.Widget]:
        return [self.kit.html(page.debrief(self.model))]

    def _transfer(self) -> list[widgets.Widget]:
        return self.new_case(page.transfer_facts())
