"""A task in the view of a lesson: its question on one side, what is said to the answer on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises import words as shared
from crossborder.exercises.html import el, join
from crossborder.exercises.lesson import outcome
from crossborder.exercises.lesson.model import put_to_vote
from crossborder.exercises.lesson.stage import AWAY, CHECKED, turn
from crossborder.exercises.lesson.votes import votes_on

if TYPE_CHECKING:
    import ipywidgets as widgets

    from crossborder.exercises.html import Markup
    from crossborder.exercises.lesson.view import LessonView
    from crossborder.exercises.state import Value
    from crossborder.exercises.task import Task


class TaskPart:
    """A task as widgets."""

    def __init__(self, view: LessonView, task: Task) -> None:
        self._view, self._model, self._kit, self._task = view, view.model, view.kit, task
        feedback = self._model.feedback(task.id)
        self._hints = self._kit.html(render.hints(task.hints, self._model.hints_shown(task.id)))
        self._answer = self._kit.html(outcome.verdict(feedback) if feedback else outcome.waiting(shared.TASK_WAITING))
        self._figure = self._kit.html(view.task_figure(task))
        self._fields = [view.control(field, f"task.{task.id}.{field.id}", self._forget) for field in task.fields]
        self._show_asked()

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
        self._show_asked()
        self._view.stage.refresh()

    def _draw(self) -> None:
        self._figure.value = str(self._view.task_figure(self._task) or "")

    def _show_asked(self) -> None:
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
