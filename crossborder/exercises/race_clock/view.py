"""The exercise on time as widgets: live in a static page and in JupyterLab alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.lesson.view import LessonView
from crossborder.exercises.race_clock import page, words
from crossborder.exercises.race_clock.model import COUNTS, RaceClockModel

if TYPE_CHECKING:
    from collections.abc import Callable

    import ipywidgets as widgets

    from crossborder.exercises.html import Markup
    from crossborder.exercises.lesson.steps import Step
    from crossborder.exercises.task import Task


class RaceTheClock(LessonView):
    """The exercise on time: prediction, a plan run 100 times, the numbers, tasks, debrief, a new case."""

    made_of, words, page = RaceClockModel, words, page

    def case(self) -> Markup:
        """The case, in few words, and the evidence, folded."""
        return page.case(self.model)

    def first_steps(self) -> list[Step]:
        """The plan."""
        return [self.step("plan", "PLAN", self._plan, is_done=lambda: self.model.state.get("ran") is True)]

    def extra_steps(self) -> list[Step]:
        """The numbers."""
        return [self.step("numbers", "NUMBERS", self._numbers, core=False)]

    def task_figure(self, task: Task) -> Markup | None:
        """For the task that asks for a plan: what becomes of the video, without a step, or by the plan that was checked."""
        return page.saved(self.model) if task.id == "save" else None

    def _plan(self) -> list[widgets.Widget]:
        self._figure, self._result, self._table = self.kit.html(), self.kit.html(), self.kit.html()
        self._draw()
        steps = [self.control(step, f"plan.{step.id}", lambda _: self._forget()) for step in self.model.steps]
        listed = self.kit.classed(self.kit.box(*steps), "stage-listed")
        buttons = self.kit.row(
            self.kit.button(words.RUN, lambda: self._run(self.model.run), main=True),
            self.kit.button(words.RUN_AGAIN, lambda: self._run(self.model.draw_anew)),
        )
        return [
            self.kit.panes(
                [self.kit.html(page.plan_intro(self.model)), listed, buttons],
                [self._figure, self._result],
                [self._table],
            )
        ]

    def _draw(self) -> None:
        """What the plan brings, or what to do first."""
        self._figure.value = str(page.race(self.model))
        self._result.value = str(page.plan_outcome(self.model))
        self._table.value = str(page.result(self.model) or "")

    def _forget(self) -> None:
        """A result that does not fit the plan is taken away."""
        self.model.set("ran", value=False)
        self.save()
        self._draw()
        if self.model.repeats:
            self.say(words.RUN_TWICE)

    def _run(self, run: Callable[[], bool]) -> None:
        there = run()
        self.save()
        fate_by_id = self.model.result()
        self._draw()
        self.stage.refresh()
        twice = f" {words.RUN_TWICE}" if self.model.repeats else ""
        self.say(f"{page.sentence(fate_by_id)}{twice}" if there and fate_by_id else words.RUN_EMPTY)

    def _numbers(self) -> list[widgets.Widget]:
        counts = {f"count.{name}": title for name, (_, _, title) in COUNTS.items()}
        spreads = {f"number.{name}": number.title for name, number in self.model.numbers.items()}
        return self.typed_lines(
            {**counts, **spreads}, lambda: page.numbers(self.model), self.model.problems, self._forget
        )
