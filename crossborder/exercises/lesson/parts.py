"""The parts of a lesson's view: the prediction, a task, the look back with the prediction once more, a new case, sections, clearing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises import words as shared
from crossborder.exercises.controls import refill
from crossborder.exercises.html import el, join
from crossborder.exercises.lesson import outcome, page
from crossborder.exercises.lesson.model import put_to_vote
from crossborder.exercises.lesson.stage import ANSWERS, AWAY, CHECKED, REVEALS, turn
from crossborder.exercises.lesson.steps import CASE
from crossborder.exercises.lesson.votes import FIRST, SECOND, VotesPart, leading, votes_on

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import ipywidgets as widgets

    from crossborder.exercises.ask import Choice
    from crossborder.exercises.html import Markup
    from crossborder.exercises.lesson.base import LessonBase
    from crossborder.exercises.lesson.model import LessonModel
    from crossborder.exercises.state import Value
    from crossborder.exercises.task import Task


def room_answers(model: LessonModel, vote: str, controls: Sequence[widgets.Widget]) -> None:
    """What most hands were raised for is the answer of a room that has chosen nothing itself."""
    for question, control in zip(model.predictions, controls, strict=True):
        control.value = control.value or leading(model, question, vote) or control.value


class PredictionPart:
    """The case and the questions of the prediction; when they are kept, the next step opens."""

    def __init__(self, view: LessonBase) -> None:
        self._view, self._model = view, view.model
        predicted = self._model.predicted
        self.said = view.kit.html(page.prediction_kept(self._model) if predicted else None)
        self.questions = [
            view.control(question, f"prediction.{question.id}", self._changed) for question in self._model.predictions
        ]
        for control in self.questions:
            control.disabled = predicted

    def controls(self) -> list[widgets.Widget]:
        """The case on one side, the questions on the other."""
        view, kit = self._view, self._view.kit
        button = kit.button(shared.KEEP_PREDICTION, self.keep, main=True)
        votes = VotesPart(view, FIRST, self._model.predictions, (shared.KEEP_PREDICTION, self.keep))
        # First, so that it is on the first screen of a projector.
        left = [votes.box, kit.html(view.case()), *view.before_prediction()]
        return [kit.two(left, [*self.questions, button, self.said]), *view.below_prediction()]

    def _changed(self, _: Value) -> None:
        """What was missing when the button was pressed is not said any longer."""
        if not self._model.predicted:
            self.said.value = ""

    def keep(self) -> None:
        """Keep the prediction; the next step opens."""
        view, first = self._view, not self._model.predicted
        room_answers(self._model, FIRST, self.questions)
        if not self._model.keep_prediction():
            line = page.prediction_missing(self._model)
            self.said.value = str(outcome.missing(line))
            view.say(line)
            return
        view.save()
        if first:
            self.said.value = str(page.prediction_kept(self._model))
            for control in self.questions:
                control.disabled = True
        view.stage.go(view.stage.first)
        view.say(shared.PREDICTION_KEPT)


class LookBackPart:
    """The prediction once more, and beside it the comparison; what follows it under headings is folded."""

    def __init__(self, view: LessonBase) -> None:
        self._view, self._model, self._kit = view, view.model, view.kit
        self._answers = self._kit.classed(self._kit.box(), ANSWERS)
        self._waiting = self._kit.html(outcome.waiting(shared.AGAIN_WAITING))
        refill(self._answers, (self._waiting, self._kit.button(shared.AGAIN_SHOW, self._show, look=REVEALS)))
        self._again = [self._question_again(question) for question in self._model.predictions]
        self._voted("")

    def controls(self) -> list[widgets.Widget]:
        """The questions on one side, what is said to them on the other."""
        votes = VotesPart(self._view, SECOND, self._model.predictions, (shared.AGAIN_SHOW, self._room_voted))
        told = map(self._first_answer, self._model.predictions)
        pairs = [self._kit.box(*pair) for pair in zip(self._again, told, strict=True)]
        left = [self._kit.html(el("p", shared.AGAIN_INTRO)), votes.box, *pairs]
        return [self._kit.two(left, [self._answers])]

    def _show(self) -> None:
        replies = join(*map(outcome.part_panel, self._model.compare().parts))
        if self._waiting in self._answers.children:
            pieces = page.folded_pieces(self._view.debrief())
            refill(self._answers, (self._kit.html(replies), self._kit.html(pieces)))
            self._view.enter("debrief")
            self._view.stage.refresh()
        else:
            # What follows stays as it is, and so does what the reader has unfolded.
            self._answers.children[0].value = str(replies)

    def _voted(self, _: Value) -> None:
        if (
            all(self._model.state.get(f"again.{one.id}") for one in self._model.predictions)
            or self._waiting not in self._answers.children
        ):
            self._show()

    def _room_voted(self) -> None:
        room_answers(self._model, SECOND, self._again)
        self._show()

    def _question_again(self, question: Choice) -> widgets.Widget:
        asked = replace(question, id=f"again-{question.id}", label=shared.AGAIN.format(question=question.label))
        return self._view.control(asked, f"again.{question.id}", self._voted)

    def _first_answer(self, question: Choice) -> widgets.HTML:
        """What was said to a question before the case was worked on."""
        before = self._model.predicted_text(question)
        line = el("p", shared.SAID_THEN.format(answer=before), class_="stage-eyebrow") if before else None
        return self._kit.html(line)


class TaskPart:
    """A task as widgets."""

    def __init__(self, view: LessonBase, task: Task) -> None:
        self._view, self._model, self._kit, self._task = view, view.model, view.kit, task
        feedback = self._model.feedback(task.id)
        self._hints = self._kit.html(render.hints(task.hints, self._model.hints_shown(task.id)))
        self._answer = self._kit.html(outcome.verdict(feedback) if feedback else outcome.waiting(shared.TASK_WAITING))
        self._figure = self._kit.html(view.task_figure(task))
        self._fields = [view.control(field, f"task.{task.id}.{field.id}", self._forget) for field in task.fields]
        self._show_questions()

    def controls(self, beside: Markup | None) -> list[widgets.Widget]:
        """Its panes, and beside them what has to stay in view, such as the request that is decided on."""
        kit, task = self._kit, self._task
        check = kit.button(shared.CHECK, self._check, main=True, tooltip=f"{shared.CHECK}: {task.title}")
        hint = kit.button(shared.HINT, self._hint, tooltip=f"{shared.HINT}: {task.title}")
        asked = kit.html(el("p", task.asked))
        left = [asked, *self._fields, *self._votes(), kit.row(check, hint), self._hints]
        panes = kit.panes(left, [self._figure, self._answer])
        if beside is None:
            return [kit.classed(panes, "stage-even", CHECKED)]
        return [kit.classed(kit.beside(kit.html(beside), panes), CHECKED)]

    def _votes(self) -> list[widgets.Widget]:
        """The show of hands on its question, where it has one that a room can vote on."""
        asked = put_to_vote(self._task)
        if asked is None:
            return []
        pairs = zip(self._task.fields, self._fields, strict=True)
        control = next(control for field, control in pairs if field.label == asked.label)
        return [votes_on(self._view, asked, control, (shared.CHECK, self._check), self._task.title)]

    def _forget(self, _: Value) -> None:
        """Another answer: what was said to the last one goes."""
        self._answer.value = str(outcome.waiting(shared.TASK_WAITING))
        self._draw()
        self._show_questions()
        self._view.stage.refresh()

    def _draw(self) -> None:
        self._figure.value = str(self._view.task_figure(self._task) or "")

    def _show_questions(self) -> None:
        """Show the questions that are asked, as the others are answered now."""
        for field, control in zip(self._task.fields, self._fields, strict=True):
            turn(control, AWAY, on=not self._view.is_asked(self._task, field))

    def _check(self) -> None:
        feedback = self._model.check(self._task.id)
        self._view.save()
        missing = isinstance(feedback, str)
        self._answer.value = str(outcome.missing(feedback) if missing else outcome.verdict(feedback))
        self._draw()
        self._view.stage.refresh()
        self._view.say(feedback if missing else feedback.sentence)

    def _hint(self) -> None:
        texts, model = self._task.hints, self._model
        before, shown = model.hints_shown(self._task.id), model.hint(self._task.id)
        self._view.save()
        more = el("p", shared.NO_MORE_HINTS) if before == shown else None
        self._hints.value = str(join(render.hints(texts, shown), more))
        line = shared.HINT_NUMBER.format(number=shown, total=len(texts), text=texts[shown - 1])
        self._view.say(shared.NO_MORE_HINTS if before == shown else line)


class NewCasePart:
    """The new case in the view of a lesson."""

    def __init__(self, view: LessonBase) -> None:
        self._view, self._model, self._kit = view, view.model, view.kit
        self.box = self._kit.box()
        self._show()

    def _show(self) -> None:
        refill(self.box, self._controls())

    def _controls(self) -> list[widgets.Widget]:
        model, kit, view = self._model, self._kit, self._view
        self._verdict = kit.html()
        self._points = kit.classed(kit.html(page.transfer_points(model) if model.compared else None), ANSWERS)
        self._rest("")
        decision = view.control(model.decision, model.case_place("decision"), self._rest)
        place = model.case_place("reason")
        # A key on its way when another case is asked for still belongs to the case it was typed in.
        reason = kit.area(
            shared.TRANSFER_REASON,
            model.state.text(place),
            shared.TRANSFER_PLACEHOLDER,
            lambda value: self._reason_changed(place, value),
        )
        view.typed(reason, place)
        buttons = kit.row(
            kit.button(shared.TRANSFER_COMPARE, self._compare, main=True),
            kit.button(shared.TRANSFER_ANYWAY, lambda: self._compare(anyway=True), look=REVEALS),
            kit.button(shared.TRANSFER_ANOTHER, self._another),
        )
        facts = kit.html(page.case_facts(model.new_case))
        panes = kit.beside(facts, kit.panes([decision, reason, buttons], [self._verdict]))
        return [kit.classed(panes, CHECKED), self._points]

    def _rest(self, _: Value) -> None:
        """What is said to the decision as it is now."""
        waits = not self._model.compared
        said = outcome.waiting(shared.TRANSFER_WAITING) if waits else page.transfer_verdict(self._model)
        self._verdict.value = str(said)

    def _reason_changed(self, place: str, value: Value) -> None:
        self._view.set(place, value)
        if not self._model.compared:
            self._rest(value)

    def _compare(self, *, anyway: bool = False) -> None:
        model = self._model
        if model.compare_transfer(anyway=anyway):
            self._verdict.value = str(page.transfer_verdict(model))
            self._points.value = str(page.transfer_points(model))
            self._view.say(shared.TRANSFER_SHOWN)
        else:
            line = shared.TRANSFER_LACKING["anyway" if anyway else model.lacking()]
            self._verdict.value = str(outcome.missing(line))
            self._view.say(line)
        self._view.save()
        self._view.stage.refresh()

    def _another(self) -> None:
        self._model.next_case()
        self._view.save()
        self._show()
        self._view.say(shared.TRANSFER_NEW)


class Sections:
    """The sections of a view. Each is built when it is opened; its button stays in its place, so that the keyboard focus stays too."""

    def __init__(self, view: LessonBase) -> None:
        self._view = view
        # The buttons and what each does, by the section's name.
        self._buttons: dict[str, widgets.Button] = {}
        self._turns: dict[str, Callable[[], None]] = {}

    def section(
        self, name: str, heading: widgets.Widget, title: str, build: Callable[[], list[widgets.Widget]]
    ) -> widgets.VBox:
        """A section. When it is built anew, it takes the button it had: a press that is on its way meanwhile still counts.

        Args:
            heading: what is always above it.
            title: what the button calls it.
        """
        view = self._view
        box = view.kit.box(heading)

        def show(*, is_open: bool) -> None:
            button.description = (shared.CLOSE_SECTION if is_open else shared.OPEN_SECTION).format(title=title)
            button.tooltip = button.description
            refill(box, (heading, button, *(build() if is_open else ())))

        def turn() -> None:
            is_open = view.model.turn(name)
            view.save()
            show(is_open=is_open)
            view.say((shared.OPENED if is_open else shared.CLOSED).format(title=title))

        button = self._button(name, turn)
        show(is_open=view.model.opened(name))
        return box

    def _button(self, name: str, turn: Callable[[], None]) -> widgets.Button:
        """The button of a section: the one it had, unless that was let go."""
        self._turns[name] = turn
        if name not in self._buttons or self._buttons[name].comm is None:
            self._buttons[name] = self._view.kit.button(name, lambda: self._turn(name))
        return self._buttons[name]

    def _turn(self, name: str) -> None:
        self._turns[name]()


class Restart:
    """The buttons at the end of a lesson."""

    def __init__(self, view: LessonBase) -> None:
        self._view = view
        self._first = view.kit.button(shared.START_AGAIN, self._ask, look="cbx-quiet")
        self.box = view.kit.classed(view.kit.box(self._first), "stage-restart")

    def _ask(self) -> None:
        kit = self._view.kit
        note = kit.html(el("p", shared.START_AGAIN_ASK, class_="cbx-box cbx-not_yet"))
        refill(self.box, (self._first, note, kit.button(shared.START_AGAIN_SURE, self._clear)))
        self._view.say(shared.START_AGAIN_ASK)

    def fold(self) -> None:
        """In another step nobody waits for the answer any more: the button that clears is not left lying there."""
        refill(self.box, (self._first,))

    def _clear(self) -> None:
        view = self._view
        view.model.start_again()
        view.keeper.remove(view.model.to_json(), shared.ALL_WORK)
        view.came_back = False
        view.draw([])
        view.stage.go(CASE)
        view.say(shared.STARTED_AGAIN)
