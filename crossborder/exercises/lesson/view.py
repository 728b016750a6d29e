"""The part of an exercise's view that all exercises share: ipywidgets on top of a model, live in a page and in JupyterLab."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from crossborder.exercises import browser, render
from crossborder.exercises import words as shared
from crossborder.exercises.ask import Many
from crossborder.exercises.controls import Announcer, Kit, refill
from crossborder.exercises.html import el, items, join
from crossborder.exercises.lesson import page
from crossborder.exercises.lesson.model import Preset
from crossborder.exercises.style import style_element
from crossborder.work import keep, kept, place
from crossborder.work.preset import read_preset

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from crossborder.exercises.ask import Field
    from crossborder.exercises.html import Markup
    from crossborder.exercises.lesson.model import LessonModel
    from crossborder.exercises.state import Value
    from crossborder.exercises.task import Task


class LessonView(widgets.VBox):  # type: ignore[misc]  # ipywidgets publishes no types
    """An exercise as widgets: prediction first, then what the exercise is made of, a new case at the end.

    A subclass says what stands at the top (``head``), what opens after the prediction (``after_prediction``) and what the
    whole lesson is for a reader without JavaScript (``whole``).

    Args:
        model: the exercise's model.
        keep_work: keep what is entered, and bring it back.
    """

    prediction_intro: str
    prediction_minutes = 3

    def __init__(self, model: LessonModel, *, keep_work: bool = True) -> None:
        self.model: Any = model  # each subclass has a model of its own kind
        self._keep_work = keep_work
        problems = self._restore()
        self._came_back = bool(self.model.to_json()["values"])
        self._preset = self.model.preset(read_preset(browser.fragment()) if keep_work else {})
        self.kit, self._status = Kit(), Announcer()
        # The buttons of the sections and what each does, by the section's name.
        self._openers: dict[str, widgets.Button] = {}
        self._turns: dict[str, Callable[[], None]] = {}
        super().__init__([])
        self.add_class("cbx")
        self._build(problems)
        if keep_work:
            browser.on_fragment(self._address_changed)

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"

    def _repr_mimebundle_(self, *, exclude: Collection[str] | None = None, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - IPython's own arguments
        """The widget, and beside it the whole lesson as HTML; a live page, which draws the widget, excludes that."""
        bundle: dict[str, Any] = super()._repr_mimebundle_(exclude=exclude, **kwargs)
        return bundle if "text/html" in (exclude or ()) else {**bundle, "text/html": str(self.whole())}

    # --- what a subclass says --------------------------------------------------------------------------------------

    def head(self) -> Markup:
        """What stands above the prediction: what the exercise is, and its facts."""
        raise _unsaid(self, "head")

    def before_prediction(self) -> list[widgets.Widget]:
        """What stands between the top and the prediction; most exercises have nothing there."""
        return []

    def after_prediction(self) -> list[widgets.Widget]:
        """What opens when the prediction is kept."""
        raise _unsaid(self, "after_prediction")

    def whole(self) -> Markup:
        """The whole lesson for a reader without JavaScript, and for print."""
        raise _unsaid(self, "whole")

    # --- what every part uses --------------------------------------------------------------------------------------

    def set(self, key: str, value: Value) -> None:
        """Set one value of the model and keep the work."""
        self.model.set(key, value)
        self.save()

    def save(self) -> None:
        """Keep the work."""
        if self._keep_work:
            keep(self.model.name, self.model.to_json())

    def say(self, sentence: str) -> None:
        """Announce one sentence."""
        self._status.say(join(sentence))

    def control(self, field: Field, key: str, changed: Callable[[Value], None] | None = None) -> widgets.Widget:
        """The control for a field that is kept under a key.

        Args:
            field: what is asked.
            key: its place in the state.
            changed: what to do besides keeping the new value.
        """

        def take(value: Value) -> None:
            self.set(key, value)
            if changed:
                changed(value)

        return self.kit.field(field, self.model.state.get(key), take)

    def section(
        self, name: str, heading: widgets.Widget, title: str, build: Callable[[], list[widgets.Widget]]
    ) -> widgets.VBox:
        """A section that is built when it is opened. The button stays in its place, so that the keyboard focus stays too.

        When the section is built anew, it takes the button it had: a press that is on its way meanwhile still counts.

        Args:
            name: its name in the model.
            heading: what stands above it always.
            title: what the button calls it.
            build: makes what stands in it.
        """
        box = self.kit.box(heading)

        def show(*, is_open: bool) -> None:
            button.description = (shared.CLOSE_SECTION if is_open else shared.OPEN_SECTION).format(title=title)
            button.tooltip = button.description
            refill(box, (heading, button, *(build() if is_open else ())))

        def turn() -> None:
            is_open = self.model.turn(name)
            self.save()
            show(is_open=is_open)
            self.say((shared.OPENED if is_open else shared.CLOSED).format(title=title))

        button = self._opener(name, turn)
        show(is_open=self.model.opened(name))
        return box

    def _opener(self, name: str, turn: Callable[[], None]) -> widgets.Button:
        """The button of a section: the one it had, unless that was let go."""
        self._turns[name] = turn
        if name not in self._openers or self._openers[name].comm is None:
            self._openers[name] = self.kit.button(name, lambda: self._turn(name))
        return self._openers[name]

    def _turn(self, name: str) -> None:
        self._turns[name]()

    # --- top and prediction ----------------------------------------------------------------------------------------

    def _restore(self) -> list[str]:
        record = kept(self.model.name) if self._keep_work else None
        return self.model.from_json(record) if record is not None else []

    def _build(self, problems: list[str]) -> None:
        self._after = self.kit.box()
        parts = (self._head(problems), self._preset_note(), *self.before_prediction(), self._prediction(), self._after)
        refill(self, (self._status, *parts))
        if self.model.predicted:
            self.go_on()

    def _head(self, problems: list[str]) -> widgets.HTML:
        reported = el("div", items([join(problem) for problem in problems]), class_="cbx-box cbx-not_yet")
        back = el("p", shared.RESTORED) if self._came_back else None
        return self.kit.html(
            join(
                style_element(),
                el("p", place().says(), " ", shared.KEPT_NOTE),
                back,
                reported if problems else None,
                self.head(),
            )
        )

    def _preset_note(self) -> widgets.VBox:
        """What the address has set, and a button to put back what stood there before."""
        found = self._preset
        if not found.values and not found.problems:
            return self.kit.box()
        note = self.kit.html(page.preset_note(found))
        if found.before == found.values:
            return self.kit.box(note)
        return self.kit.box(note, self.kit.button(shared.PRESET_BACK, lambda: self._put_back(found)))

    def _address_changed(self, fragment: str) -> None:
        """A link on the page asks for something else; a plain anchor asks for nothing."""
        asked = read_preset(fragment)
        if not asked:
            return
        self._preset = self.model.preset(asked)
        self.save()
        self._build([])
        self.say(" ".join((*([shared.PRESET_SET] if self._preset.values else []), *self._preset.problems)))

    def _put_back(self, found: Preset) -> None:
        for key, value in found.before.items():
            self.model.set(key, value)
        self.save()
        self._preset = Preset({}, {}, ())
        self._build([])
        self.say(shared.PRESET_PUT_BACK)

    def _prediction(self) -> widgets.VBox:
        predicted = self.model.predicted
        self._said = self.kit.html(page.prediction_kept(self.model) if predicted else None)
        self._questions = [self.control(question, f"prediction.{question.id}") for question in self.model.predictions]
        for control in self._questions:
            control.disabled = predicted
        head = self.kit.html(page.prediction_head(self.prediction_intro, self.prediction_minutes))
        button = self.kit.button(shared.KEEP_PREDICTION, self._keep_prediction, main=True)
        return self.kit.box(head, *self._questions, button, self._said)

    def _keep_prediction(self) -> None:
        """Keep the prediction. The button stays where it is, so that the keyboard focus stays too."""
        first = not self.model.predicted
        kept_now = self.model.keep_prediction()
        self.save()
        self.say(shared.PREDICTION_KEPT if kept_now else shared.PREDICTION_MISSING)
        if not kept_now:
            self._said.value = str(page.not_yet(shared.PREDICTION_MISSING))
        elif first:
            self._said.value = str(page.prediction_kept(self.model))
            for control in self._questions:
                control.disabled = True
            self.go_on()

    def go_on(self) -> None:
        """Build what opens after the prediction, afresh."""
        refill(self._after, (*self.after_prediction(), self._restart()))

    def _restart(self) -> widgets.VBox:
        """Two buttons to clear the work: the second one appears when the first is pressed."""
        box = self.kit.box()

        def ask() -> None:
            refill(box, (first, self.kit.button(shared.START_AGAIN_SURE, clear)))
            self.say(shared.START_AGAIN_ASK)

        def clear() -> None:
            self.model.start_again()
            self.save()
            self._came_back = False
            self._build([])
            self.say(shared.STARTED_AGAIN)

        first = self.kit.button(shared.START_AGAIN, ask)
        box.children = (first,)
        return box

    # --- tasks -----------------------------------------------------------------------------------------------------

    def task_section(self, task: Task) -> widgets.VBox:
        """A task under its heading; one beyond the core path is built when it is opened."""
        head = self.kit.html(render.heading(page.PIECE, task.title, task.minutes, core=task.core))
        if task.core:
            return self.kit.box(head, *self.task_controls(task))
        return self.section(task.id, head, task.title, lambda: self.task_controls(task))

    def task_controls(self, task: Task) -> list[widgets.Widget]:
        """The controls of a task, without its heading."""
        hints = self.kit.html(render.hints(task.hints, self.model.hints_shown(task.id)))
        found = self.model.feedback(task.id)
        answer = self.kit.html(render.feedback(found) if found else None)

        def forget(_: Value) -> None:
            answer.value = ""

        fields: list[widgets.Widget] = []
        for field in task.fields:
            if isinstance(field, Many):
                fields.append(self.kit.html(el("p", el("strong", field.label))))
            fields.append(self.control(field, f"task.{task.id}.{field.id}", forget))
        check = self.kit.button(
            shared.CHECK, lambda: self._check(task.id, answer), main=True, tooltip=f"{shared.CHECK}: {task.title}"
        )
        hint = self.kit.button(shared.HINT, lambda: self._hint(task, hints), tooltip=f"{shared.HINT}: {task.title}")
        return [self.kit.html(el("p", task.prompt)), *fields, self.kit.row(check, hint), hints, answer]

    def _check(self, task_id: str, answer: widgets.HTML) -> None:
        found = self.model.check(task_id)
        self.save()
        missing = isinstance(found, str)
        answer.value = str(page.not_yet(found) if missing else render.feedback(found))
        self.say(found if missing else found.sentence)

    def _hint(self, task: Task, hints: widgets.HTML) -> None:
        before, shown = self.model.hints_shown(task.id), self.model.hint(task.id)
        self.save()
        hints.value = str(render.hints(task.hints, shown))
        line = shared.HINT_NUMBER.format(number=shown, total=len(task.hints), text=task.hints[shown - 1])
        self.say(shared.NO_MORE_HINTS if before == shown else line)

    # --- the new case ----------------------------------------------------------------------------------------------

    def new_case(self, facts: Markup) -> list[widgets.Widget]:
        """The new case: a decision, a reason, and the key points to compare them with.

        Args:
            facts: its made-up facts.
        """
        points = self.kit.html(page.transfer_points(self.model) if self.model.compared else None)
        decision = self.control(self.model.decision, "transfer.decision")
        reason = self.kit.area(
            shared.TRANSFER_REASON,
            self.model.state.text("transfer.reason"),
            shared.TRANSFER_PLACEHOLDER,
            lambda value: self.set("transfer.reason", value),
        )

        def compare() -> None:
            complete = self.model.compare_transfer()
            self.save()
            points.value = str(page.transfer_points(self.model) if complete else page.not_yet(shared.TRANSFER_MISSING))
            self.say(shared.TRANSFER_SHOWN if complete else shared.TRANSFER_MISSING)

        button = self.kit.button(shared.TRANSFER_COMPARE, compare, main=True)
        return [self.kit.html(facts), decision, reason, button, points]


def _unsaid(view: LessonView, what: str) -> TypeError:
    return TypeError(f"{type(view).__name__} has no {what}() of its own; every exercise has one.")
