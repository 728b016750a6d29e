"""The stage of an exercise: the line on top, and its steps, of which one is in view at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import ipywidgets as widgets

from crossborder.exercises import words as shared
from crossborder.exercises.controls import refill
from crossborder.exercises.lesson import steps
from crossborder.exercises.lesson.steps import ALL, CASE, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from crossborder.exercises.controls import Kit
    from crossborder.exercises.html import Markup

AWAY, NOW, DONE = "stage-away", "stage-now", "stage-done"
# Panes in which one answers and then asks what the law says: on a narrow window the verdict is below the button.
CHECKED = "stage-checked"
# What answers outside the panes: held back with them until the room has voted.
ANSWERS = "stage-answers"
# A button that brings them: in Present "Reveal" presses it, and what it brings is not held back.
REVEALS = "stage-reveals"


class Stage:
    """The steps of an exercise as widgets. A step is built when it is first opened, and stays as it is left.

    Args:
        made: the steps, the case first.
        is_open: whether the steps after the case are open.
        moved: called with the step that has come into view.
        refused: called when a step is still closed.
    """

    def __init__(
        self,
        kit: Kit,
        made: Sequence[Step],
        about: Markup,
        *,
        is_open: Callable[[], bool],
        moved: Callable[[str], None],
        refused: Callable[[], None],
    ) -> None:
        self._kit, self.steps, self._is_open, self._moved, self._refused = kit, tuple(made), is_open, moved, refused
        self.by_id = {step.id: step for step in self.steps}
        self.now = CASE
        self._chips = {
            step.id: kit.button(step.chip, partial(self.go, step.id), look="stage-chip") for step in self.steps
        }
        self.all = kit.button(shared.ALL_STEPS, lambda: self.go(CASE if self.now == ALL else ALL), look="cbx-quiet")
        self._boxes = {
            step.id: kit.classed(kit.box(), "stage-step", f"stage-step-{step.id}", AWAY) for step in self.steps
        }
        self._contents: dict[str, widgets.VBox] = {}
        line = kit.classed(widgets.HBox(tuple(self._chips.values())), "stage-line")
        tools = kit.classed(kit.box(kit.html(about)), "stage-tools")
        self.top = kit.classed(widgets.HBox((line, tools)), "stage-top")
        self.body = kit.box(*self._boxes.values())

    def go(self, step: str) -> None:
        """Bring a step into view, or all of them; a step that is closed says what opens it."""
        if step != CASE and not self._is_open():
            self._refused()
            step = CASE
        self.now = step
        for one in self.steps:
            if step in {one.id, ALL}:
                self._open(one)
        self.refresh()
        self._moved(step)

    def _open(self, step: Step) -> None:
        """Build a step, unless it is as it was left; one that shows what was done elsewhere is built anew."""
        anew = step.entered()
        if anew or step.id not in self._contents:
            self._contents[step.id] = content = self._kit.box(*step.build())
            head = self._kit.html(steps.heading(step, self.steps))
            refill(self._boxes[step.id], (head, content, self._foot(step)))

    def forget(self) -> None:
        """Build the later steps anew when they are next opened: what they are about has changed."""
        for name in [name for name in self._contents if name != CASE]:
            refill(self._boxes[name], ())
            del self._contents[name]
        self.go(self.now)

    def find(self, name: str) -> str:
        """The step that an address means: its own name, or the first of several such as ``tasks``; empty when there is none."""
        if name in self.by_id or name == ALL:
            return name
        return next((step.id for step in self.steps if step.id.startswith(f"{name}.")), "") if name else ""

    def _foot(self, step: Step) -> widgets.HBox:
        """The ways to the steps before and after; where an extra step follows, also the way along the core path."""
        at = self.steps.index(step)
        made = []
        if at:
            before = self.steps[at - 1]
            made.append(self._way(before, shared.STEP_BACK, f"{shared.STEP_BACK}: {before.title}", "stage-back"))
        if at + 1 < len(self.steps) and at:
            after = self.steps[at + 1]
            core = self._core_after(at)
            made.append(self._way(after, shared.STEP_NEXT if after.core else shared.STEP_NEXT_EXTRA))
            # Many steps lead to the same one: what is pointed at says from where.
            here = shared.STEP_CORE_FROM.format(title=core.title, here=step.title)
            made += [self._way(core, shared.STEP_CORE, here)] if core is not after else []
        return self._kit.classed(self._kit.row(*made), "stage-go")

    def _way(self, step: Step, text: str, tooltip: str = "", look: str = "stage-next") -> widgets.Button:
        return self._kit.button(text.format(title=step.title), partial(self.go, step.id), tooltip=tooltip, look=look)

    @property
    def first(self) -> str:
        """The step that follows the case on the core path."""
        return self._core_after(0).id

    def _core_after(self, at: int) -> Step:
        """The next step of the core path; at its end, the next step."""
        return next((step for step in self.steps[at + 1 :] if step.core), self.steps[at + 1])

    def refresh(self) -> None:
        """Show the step in view, and what is done and what is closed."""
        turn(self.top, "stage-one-page", on=self.now == ALL)
        self.all.description = self.all.tooltip = shared.ONE_STEP if self.now == ALL else shared.ALL_STEPS
        self.all.disabled = not self._is_open()
        for step in self.steps:
            turn(self._boxes[step.id], AWAY, on=self.now not in {step.id, ALL} or step.id not in self._contents)
            self._mark(step, self._chips[step.id])

    def _mark(self, step: Step, chip: widgets.Button) -> None:
        shut, done = step.id != CASE and not self._is_open(), step.is_done()
        chip.disabled = shut
        chip.tooltip = (shared.STEP_SHUT if shut else shared.STEP_DONE if done else "{title}").format(title=step.title)
        turn(chip, NOW, on=step.id == self.now)
        turn(chip, DONE, on=done)
        turn(chip, "stage-extra", on=not step.core)


def turn(widget: widgets.Widget, name: str, *, on: bool) -> None:
    """Give a widget a class, or take it away; nothing is sent when it is as it should be."""
    has = name in widget._dom_classes  # noqa: SLF001 - the list that add_class and remove_class change
    if on and not has:
        widget.add_class(name)
    elif has and not on:
        widget.remove_class(name)
