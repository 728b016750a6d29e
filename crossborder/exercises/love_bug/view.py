"""The Love Bug exercise as widgets: live in a static page and in JupyterLab alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from crossborder.exercises import render
from crossborder.exercises import words as shared
from crossborder.exercises.controls import Announcer, Kit
from crossborder.exercises.days import DayError
from crossborder.exercises.html import el, items, join
from crossborder.exercises.keep import keep, kept
from crossborder.exercises.love_bug import law, page, words
from crossborder.exercises.love_bug.model import ID, LoveBugModel
from crossborder.exercises.style import style_element

if TYPE_CHECKING:
    from collections.abc import Callable

    from crossborder.exercises.ask import Choice
    from crossborder.exercises.feedback import Feedback
    from crossborder.exercises.state import Value
    from crossborder.exercises.task import Task


class LoveBug(widgets.VBox):  # type: ignore[misc]  # ipywidgets publishes no types
    """The exercise on the Love Bug: prediction, time machine, tasks, debrief, a new case.

    Args:
        keep_work: keep what is entered, and bring it back.
    """

    def __init__(self, *, keep_work: bool = True) -> None:
        self.model, self._keep_work = LoveBugModel(), keep_work
        problems = self._restore()
        self._kit, self._status = Kit(), Announcer()
        super().__init__([])
        self.add_class("cbx")
        self._build(problems)

    def _build(self, problems: list[str]) -> None:
        self._after = self._kit.box()
        self.children = (self._status, self._head(problems), self._prediction(), self._after)
        if self.model.predicted:
            self._go_on()

    def __repr__(self) -> str:
        return "LoveBug()"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - IPython's own arguments
        """The widget, and beside it the whole lesson as HTML."""
        bundle: dict[str, Any] = super()._repr_mimebundle_(**kwargs)
        return {**bundle, "text/html": str(page.whole(self.model))}

    # --- what every part uses --------------------------------------------------------------------------------------

    def _restore(self) -> list[str]:
        record = kept(ID) if self._keep_work else None
        return self.model.from_json(record) if record is not None else []

    def _save(self) -> None:
        if self._keep_work:
            keep(ID, self.model.to_json())

    def _set(self, key: str, value: Value) -> None:
        self.model.set(key, value)
        self._save()

    def _say(self, sentence: str) -> None:
        self._status.say(join(sentence))

    def _head(self, problems: list[str]) -> widgets.HTML:
        reported = (
            el("div", items([join(problem) for problem in problems]), class_="cbx-box cbx-not_yet")
            if problems
            else None
        )
        back = el("p", words.RESTORED) if self.model.to_json()["values"] else None
        return self._kit.html(
            join(style_element(), page.welcome(), el("p", words.KEPT_NOTE), back, reported, page.facts_piece())
        )

    # --- (a) prediction --------------------------------------------------------------------------------------------

    def _prediction(self) -> widgets.VBox:
        predicted = self.model.predicted
        self._said = self._kit.html(page.prediction_kept(self.model) if predicted else None)
        self._questions = [self._question(question) for question in self.model.predictions]
        for control in self._questions:
            control.disabled = predicted
        button = self._kit.button(words.KEEP_PREDICTION, self._keep_prediction, main=True)
        return self._kit.box(self._kit.html(page.prediction_head()), *self._questions, button, self._said)

    def _question(self, question: Choice) -> widgets.Widget:
        key = f"prediction.{question.id}"
        return self._kit.field(question, self.model.state.get(key), lambda value: self._set(key, value))

    def _keep_prediction(self) -> None:
        """Keep the prediction. The button stays where it is, so that the keyboard focus stays too."""
        first = not self.model.predicted
        sentence = self.model.keep_prediction()
        self._save()
        self._say(sentence)
        if not self.model.predicted:
            self._said.value = str(el("p", sentence, class_="cbx-box cbx-not_yet"))
        elif first:
            self._said.value = str(page.prediction_kept(self.model))
            for control in self._questions:
                control.disabled = True
            self._go_on()

    def _go_on(self) -> None:
        """Build what follows the prediction; tasks beyond the core path, debrief and new case are built when opened."""
        self._after.children = (
            self._machine(),
            self._kit.html(join(page.tasks_head(), page.tasks_intro())),
            *(self._task_section(task) for task in self.model.tasks),
            self._later("debrief", self._kit.html(page.debrief_head()), words.DEBRIEF_NAME, self._debrief),
            self._later("transfer", self._kit.html(page.transfer_head()), words.TRANSFER_NAME, self._transfer),
            self._restart(),
        )

    def _task_section(self, task: Task) -> widgets.VBox:
        head = self._kit.html(render.heading(page.PIECE, task.title, task.minutes, core=task.core))
        if task.core:
            return self._kit.box(head, *self._task(task))
        return self._later(task.id, head, task.title, lambda: self._task(task))

    def _later(
        self, section: str, heading: widgets.HTML, title: str, build: Callable[[], list[widgets.Widget]]
    ) -> widgets.VBox:
        """A section that is built when it is opened. The button stays in its place, so that the keyboard focus stays too."""
        box = self._kit.box(heading)

        def show(*, is_open: bool) -> None:
            button.description = (shared.CLOSE_SECTION if is_open else shared.OPEN_SECTION).format(title=title)
            button.tooltip = button.description
            box.children = (heading, button, *(build() if is_open else ()))

        def turn() -> None:
            is_open = self.model.turn(section)
            self._save()
            show(is_open=is_open)
            self._say((shared.OPENED if is_open else shared.CLOSED).format(title=title))

        button = self._kit.button(title, turn)
        show(is_open=self.model.opened(section))
        return box

    def _restart(self) -> widgets.VBox:
        """Two buttons to clear the work: the second one appears when the first is pressed."""
        box = self._kit.box()

        def ask() -> None:
            box.children = (first, self._kit.button(words.START_AGAIN_SURE, clear))
            self._say(words.START_AGAIN_ASK)

        def clear() -> None:
            self.model.start_again()
            self._save()
            self._build([])
            self._say(words.STARTED_AGAIN)

        first = self._kit.button(words.START_AGAIN, ask)
        box.children = (first,)
        return box

    # --- (b) time machine ------------------------------------------------------------------------------------------

    def _machine(self) -> widgets.VBox:
        self._result = self._kit.html(page.machine_result(self.model.outcome()))
        self._days: dict[str, widgets.Text] = {}
        days, choices = self.model.machine[:2], self.model.machine[2:]
        rows = [self._day_row(field.id) for field in days]
        controls = [self._machine_field(field.id) for field in choices]
        pairs = [self._kit.row(*controls[:2]), self._kit.row(*controls[2:])]
        return self._kit.box(
            self._kit.html(join(page.machine_head(), page.machine_intro())), *rows, *pairs, self._result
        )

    def _machine_field(self, name: str) -> widgets.Widget:
        field = next(field for field in self.model.machine if field.id == name)
        value = self.model.state.get(f"machine.{name}")
        return self._kit.field(field, value, lambda new: self._machine_changed(name, new))

    def _day_row(self, name: str) -> widgets.VBox:
        label = words.MACHINE_LABELS[name]
        text = self._days[name] = self._machine_field(name)
        before = self._kit.button(f"{label}: {shared.DAY_BEFORE}", lambda: self._move(name, -1))
        after = self._kit.button(f"{label}: {shared.DAY_AFTER}", lambda: self._move(name, 1))
        named = self._kit.named_days(label, law.named_days(), lambda day: self._put_day(name, day))
        return self._kit.box(self._kit.row(text, named), self._kit.row(before, after))

    def _machine_changed(self, name: str, value: Value) -> None:
        if value == self.model.state.get(f"machine.{name}"):
            return
        self._set(f"machine.{name}", value)
        self._show_outcome()

    def _put_day(self, name: str, day: str) -> None:
        self._days[name].value = day

    def _move(self, name: str, days: int) -> None:
        try:
            text = self.model.move_day(name, days)
        except DayError as error:
            self._say(str(error))
            return
        self._days[name].value = text
        self._save()
        self._show_outcome()

    def _show_outcome(self) -> None:
        found = self.model.outcome()
        self._result.value = str(page.machine_result(found))
        self._say(page.machine_sentence(found))

    # --- (c) tasks -------------------------------------------------------------------------------------------------

    def _task(self, task: Task) -> list[widgets.Widget]:
        hints = self._kit.html(render.hints(task.hints, self.model.hints_shown(task.id)))
        found = self.model.feedback(task.id)
        answer = self._kit.html(render.feedback(found) if found else None)
        fields = []
        for field in task.fields:
            key = f"task.{task.id}.{field.id}"
            if hasattr(field, "options") and not hasattr(field, "listed"):
                fields.append(self._kit.html(el("p", el("strong", field.label))))
            fields.append(self._kit.field(field, self.model.state.get(key), self._answering(key, answer)))
        buttons = self._kit.row(
            self._kit.button(
                shared.CHECK, lambda: self._check(task.id, answer), main=True, tooltip=f"{shared.CHECK}: {task.title}"
            ),
            self._kit.button(shared.HINT, lambda: self._hint(task, hints), tooltip=f"{shared.HINT}: {task.title}"),
        )
        return [self._kit.html(el("p", task.prompt)), *fields, buttons, hints, answer]

    def _answering(self, key: str, answer: widgets.HTML) -> Callable[[Value], None]:
        def changed(value: Value) -> None:
            self._set(key, value)
            answer.value = ""

        return changed

    def _check(self, task_id: str, answer: widgets.HTML) -> None:
        found: Feedback | str = self.model.check(task_id)
        self._save()
        missing = isinstance(found, str)
        answer.value = str(
            el("p", found, class_="cbx-box cbx-not_yet") if isinstance(found, str) else render.feedback(found)
        )
        self._say(str(found) if missing else found.sentence)  # type: ignore[union-attr]  # not missing: a feedback

    def _hint(self, task: Task, hints: widgets.HTML) -> None:
        before, shown = self.model.hints_shown(task.id), self.model.hint(task.id)
        self._save()
        hints.value = str(render.hints(task.hints, shown))
        line = shared.HINT_NUMBER.format(number=shown, total=len(task.hints), text=task.hints[shown - 1])
        self._say(shared.NO_MORE_HINTS if before == shown else line)

    # --- (d) and (e) -----------------------------------------------------------------------------------------------

    def _debrief(self) -> list[widgets.Widget]:
        return [self._kit.html(page.debrief(self.model))]

    def _transfer(self) -> list[widgets.Widget]:
        compared = self.model.state.get("transfer.compared") is True
        points = self._kit.html(page.transfer_points(self.model) if compared else None)
        question = self.model.decision
        decision = self._kit.field(
            question, self.model.state.get("transfer.decision"), lambda value: self._set("transfer.decision", value)
        )
        reason = self._kit.area(
            words.TRANSFER_REASON,
            self.model.state.text("transfer.reason"),
            words.TRANSFER_PLACEHOLDER,
            lambda value: self._set("transfer.reason", value),
        )
        button = self._kit.button(words.TRANSFER_COMPARE, lambda: self._compare(points), main=True)
        return [self._kit.html(page.transfer_facts()), decision, reason, button, points]

    def _compare(self, points: widgets.HTML) -> None:
        sentence = self.model.compare_transfer()
        self._save()
        complete = sentence == words.TRANSFER_SHOWN
        points.value = str(
            page.transfer_points(self.model) if complete else el("p", sentence, class_="cbx-box cbx-not_yet")
        )
        self._say(sentence)
