"""The view that all exercises share: a stage of steps on ipywidgets, live in a page and in JupyterLab alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crossborder.exercises import browser
from crossborder.exercises import words as shared
from crossborder.exercises.controls import refill
from crossborder.exercises.html import el, items, join
from crossborder.exercises.kept import SaveWork
from crossborder.exercises.lesson import page, steps
from crossborder.exercises.lesson.address import STEP, Address
from crossborder.exercises.lesson.base import LessonBase
from crossborder.exercises.lesson.parts import LookBackPart, NewCasePart, PredictionPart, Restart, Sections, TaskPart
from crossborder.exercises.lesson.stage import Stage
from crossborder.exercises.lesson.steps import CASE, Step
from crossborder.exercises.style import style_element
from crossborder.work import Keeper
from crossborder.work.place import Memory

if TYPE_CHECKING:
    from collections.abc import Callable

    import ipywidgets as widgets

    from crossborder.exercises.html import Markup
    from crossborder.exercises.task import Task


class LessonView(LessonBase):
    """An exercise as widgets: the case with a prediction first, then the steps it is made of, a new case at the end.

    A subclass says which model it has (``made_of``), and what ``LessonBase`` asks of it.

    Args:
        keep_work: keep what is entered, and bring it back.
    """

    made_of: type[Any]
    # How the steps of the tasks are called in the address, and the first of them in the line on top.
    tasks_at: tuple[str, str] = "tasks", shared.CHIP_TASKS

    def __init__(self, *, keep_work: bool = True) -> None:
        self.model = self.made_of()
        self.keeper = Keeper(self.model.name, None if keep_work else Memory())
        problems = self._restore()
        self.came_back = bool(self.model.to_json()["values"])
        self.address = Address(self, browser.fragment() if keep_work else "")
        self.sections = Sections(self)
        super().__init__("stage")
        self.draw(problems)
        self.begin(self.address.step)
        if keep_work:
            browser.on_fragment(self.address.changed)
            self.keeper.watch(self._changed_elsewhere, besides=(STEP,))

    # --- the steps -------------------------------------------------------------------------------------------------

    def _restore(self) -> list[str]:
        record = self.keeper.load()
        if record is None:
            self.model.start_again()
            return []
        return list(self.model.from_json(record))

    def _changed_elsewhere(self) -> None:
        """Another tab, an import or a clearing changed the work; or this page came back from where the browser had put it."""
        now = self.stage.now
        self._draw_again()
        stay = now if self.model.predicted else CASE
        # Nobody moved here: the step of this view is not written over that of the other tab.
        self.model.state.put("step", "" if stay == CASE else stay)
        self.stage.go(stay)
        self.say(shared.CHANGED_ELSEWHERE)

    def _draw_again(self) -> None:
        """Show the work as it is kept."""
        problems = self._restore()
        self.came_back = False
        self.draw(problems)

    def undo(self) -> widgets.VBox:
        """A button that puts back what was removed last, while there is something."""

        def back() -> None:
            is_back = self.keeper.put_back()
            self._draw_again()
            self.begin("")
            self.say(shared.PUT_BACK_DONE if is_back else shared.PUT_BACK_NOT)

        removed = self.keeper.removed()
        put_back = [self.kit.button(shared.PUT_BACK.format(what=removed.what), back)] if removed else []
        return self.kit.box(*put_back)

    def draw(self, problems: list[str]) -> None:
        """Draw everything anew, and say what of the work that is kept did not fit."""
        case = self.step(CASE, "PREDICTION", self._case, is_done=lambda: self.model.predicted)
        worked = (*self.first_steps(), *self.task_steps())
        made = (case, *worked, self._look_back(), *self.extra_steps(), self._new_case_step())
        self.stage = Stage(
            self.kit,
            made,
            steps.about(self.words.OUTCOME, sum(step.minutes for step in made if step.core)),
            is_open=lambda: self.address.in_class or self.model.predicted,
            moved=self._moved,
            refused=self._refused_step,
        )
        self._restart = Restart(self)
        saving = SaveWork(self.kit, self.say)
        end = self.kit.classed(self.kit.box(self.stage.all, self._restart.box, saving), "stage-end")
        self._gate = self.kit.html()
        top = (self._status, self.stage.top, self._notice(problems), self.undo(), self._gate)
        refill(self, (*top, self.stage.body, end))

    def begin(self, wanted: str) -> None:
        """Open the step that the address names, else the one in which the learner was."""
        step = self.stage.find(wanted or self.model.state.text("step"))
        self.stage.go(step or CASE)
        if wanted and not step:
            self.say(shared.STEP_UNKNOWN.format(step=wanted, known=", ".join(self.stage.by_id)))

    def _refused_step(self) -> None:
        """An address has asked for a step that is still closed: the reader is told where it is missed."""
        self._gate.value = str(page.to_do(shared.STEP_FIRST))
        self.say(shared.STEP_FIRST)

    def _moved(self, step: str) -> None:
        """A step has come into view; the class lets the page keep its address in step."""
        root: Any = self  # ipywidgets publishes no types
        before = root._dom_classes  # noqa: SLF001 - as add_class and remove_class do, in one message
        stay = tuple(name for name in before if not name.startswith("stage-at-"))
        root._dom_classes = (*stay, f"stage-at-{step}")  # noqa: SLF001 - as above
        # What was said of the step before is over; what is said of this one comes after.
        if stay != before and f"stage-at-{step}" not in before:
            self._status.value = self._restored.value = ""
            self._restart.fold()
        place = "" if step == CASE else step
        if place:
            self._gate.value = ""
        if self.model.predicted and place != self.model.state.text("step"):
            self.set("step", place)

    def _notice(self, problems: list[str]) -> widgets.VBox:
        """What came back, what did not fit, and what the address has set, with a button to put back what stood there before."""
        reported = el("div", items([join(problem) for problem in problems]), class_="cbx-box cbx-not_yet")
        back = el("p", shared.RESTORED, class_="stage-eyebrow stage-restored") if self.came_back else None
        self._restored = self.kit.html(back)
        note = self.kit.html(join(style_element(), reported if problems else None))
        return self.kit.box(note, self._restored, *self.address.notice())

    def _case(self) -> list[widgets.Widget]:
        self.prediction = PredictionPart(self)
        return self.prediction.controls()

    # --- steps that many exercises have ----------------------------------------------------------------------------

    def step(
        self,
        name: str,
        group: str,
        build: Callable[[], list[widgets.Widget]],
        **more: Any,  # noqa: ANN401 - what else a step can be told
    ) -> Step:
        """A step with the words of a group: ``MACHINE_CHIP`` in the line on top, ``MACHINE_TITLE``, ``MACHINE_MINUTES``."""
        chip, title, minutes = (getattr(self.words, f"{group}_{one}") for one in ("CHIP", "TITLE", "MINUTES"))
        return Step(name, chip, title, minutes, build, **more)

    def task_steps(self) -> list[Step]:
        """A step for each task."""
        return [self._task_step(number, task) for number, task in enumerate(self.model.tasks, 1)]

    def _task_step(self, number: int, task: Task) -> Step:
        name, chip = self.tasks_at
        return Step(
            f"{name}.{number}",
            chip.format(number=number) if number == 1 else str(number),
            task.title,
            task.minutes,
            lambda: self.task_controls(task, self.beside(task)),
            core=task.core,
            is_done=lambda: self.model.settled(task.id),
            entered=lambda: self.enter(task.id),
        )

    def _look_back(self) -> Step:
        """The step that looks back; it is made anew each time, because it shows what was done elsewhere."""
        return self.step(
            "look-back",
            "DEBRIEF",
            lambda: LookBackPart(self).controls(),
            is_done=lambda: self.model.opened("debrief"),
            entered=lambda: True,
        )

    def _new_case_step(self) -> Step:
        """The new case: facts, a decision and a reason; then whether it holds, and the key points."""
        return self.step(
            "new-case",
            "TRANSFER",
            lambda: [NewCasePart(self).box],
            core=False,
            is_done=lambda: self.model.compared,
            entered=lambda: self.enter("transfer"),
        )

    def task_controls(self, task: Task, beside: Markup | None = None) -> list[widgets.Widget]:
        """A task: its question on one side, what is said to the answer on the other."""
        return TaskPart(self, task).controls(beside)
