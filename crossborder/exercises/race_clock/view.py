"""The exercise on time as widgets: live in a static page and in JupyterLab alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.html import join
from crossborder.exercises.lesson.page import not_yet
from crossborder.exercises.lesson.view import LessonView
from crossborder.exercises.race_clock import page, words
from crossborder.exercises.race_clock.model import COUNTS, RaceClockModel

if TYPE_CHECKING:
    from collections.abc import Callable

    import ipywidgets as widgets

    from crossborder.exercises.html import Markup


class RaceTheClock(LessonView):
    """The exercise on time: prediction, a plan run 100 times, the numbers, tasks, debrief, a new case.

    Args:
        keep_work: keep what is entered, and bring it back.
    """

    prediction_intro = words.PREDICTION_INTRO

    def __init__(self, *, keep_work: bool = True) -> None:
        super().__init__(RaceClockModel(), keep_work=keep_work)

    def head(self) -> Markup:
        """What the exercise is, its case and its evidence."""
        return page.head(self.model)

    def whole(self) -> Markup:
        """The whole lesson as HTML."""
        return page.whole(self.model)

    def after_prediction(self) -> list[widgets.Widget]:
        """The plan and the tasks; the rest is built when opened."""
        return [
            self._plan(),
            self.section("numbers", self.kit.html(page.numbers_head()), words.NUMBERS_NAME, self._numbers),
            self.kit.html(page.tasks_head()),
            *(self.task_section(task) for task in self.model.tasks),
            self.section("debrief", self.kit.html(page.debrief_head()), words.DEBRIEF_NAME, self._debrief),
            self.section("transfer", self.kit.html(page.transfer_head()), shared.TRANSFER_NAME, self._transfer),
        ]

    # --- plan and runs ---------------------------------------------------------------------------------------------

    def _plan(self) -> widgets.VBox:
        self._result = self.kit.html(page.result(self.model))
        steps = [self.control(step, f"plan.{step.id}", lambda _: self._forget()) for step in self.model.steps]
        rows = [self.kit.row(*steps[at : at + 2]) for at in range(0, len(steps), 2)]
        buttons = self.kit.row(
            self.kit.button(words.RUN, lambda: self._run(self.model.run), main=True),
            self.kit.button(words.RUN_AGAIN, lambda: self._run(self.model.draw_anew)),
        )
        return self.kit.box(self.kit.html(page.plan_head()), *rows, buttons, self._result)

    def _forget(self) -> None:
        """A result that does not fit the plan is taken away."""
        self.model.set("ran", value=False)
        self.save()
        self._result.value = ""

    def _run(self, run: Callable[[], bool]) -> None:
        there = run()
        self.save()
        found = self.model.result()
        self._result.value = str(page.result(self.model) or not_yet(words.RUN_EMPTY))
        self.say(page.sentence(found) if there and found else words.RUN_EMPTY)

    # --- numbers ---------------------------------------------------------------------------------------------------

    def _numbers(self) -> list[widgets.Widget]:
        table, problems = self.kit.html(page.numbers(self.model)), self.kit.html()

        def typed(key: str) -> Callable[[str], None]:
            def changed(text: str) -> None:
                self.set(key, text)
                self._forget()
                found = self.model.problems()
                table.value = str(page.numbers(self.model))
                problems.value = str(join(*(not_yet(problem) for problem in found)))
                if found:
                    self.say(found[0])

            return changed

        spreads = [
            self.kit.line(number.title, self.model.state.text(f"number.{name}"), typed(f"number.{name}"))
            for name, number in self.model.numbers.items()
        ]
        counts = [
            self.kit.line(title, self.model.state.text(f"count.{name}"), typed(f"count.{name}"))
            for name, (_, _, title) in COUNTS.items()
        ]
        return [table, problems, *counts, *spreads]

    # --- debrief and new case --------------------------------------------------------------------------------------

    def _debrief(self) -> list[widgets.Widget]:
        return [self.kit.html(page.debrief(self.model))]

    def _transfer(self) -> list[widgets.Widget]:
        return self.new_case(page.transfer_facts())
