"""The steps of an exercise: one in view at a time, each with its name in the address, its minutes and a mark when it is done."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises import words as shared
from crossborder.exercises.html import Markup, el, folded, join
from crossborder.exercises.kept import is_lasting

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import ipywidgets as widgets

CASE, ALL = "case", "all"


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Args:
        id: its name in the address, such as ``tasks.2``.
        chip: its name in the line on top, a word or a number.
        is_done: whether it carries the mark of a step that is done.
        entered: what to do each time it is opened; what it returns is drawn anew.
    """

    id: str
    chip: str
    title: str
    minutes: int
    build: Callable[[], list[widgets.Widget]]
    core: bool = True
    is_done: Callable[[], bool] = lambda: False
    entered: Callable[[], bool] = field(default=lambda: False)


def heading(step: Step, steps: Sequence[Step]) -> Markup:
    """The heading of a step among all, with its place, its minutes, and what the core path left out on the way to it."""
    at = steps.index(step)
    minutes = render.minutes(step.minutes, core=step.core)
    place = shared.STEP_PLACE.format(number=at + 1, total=len(steps), minutes=minutes)
    passed = len(list(takewhile(lambda before: not before.core, reversed(steps[:at])))) if step.core else 0
    place += f" · {shared.STEP_ITALICS}" if step.id == CASE else ""
    place += f" · {shared.STEP_PASSED[min(passed, 2) - 1].format(count=passed)}" if passed else ""
    return join(el("p", place, class_="stage-eyebrow"), el("h2", step.title, tabindex="-1", class_="stage-title"))


def present() -> Markup:
    """The button that shows the page large; the page's script does it."""
    return el("button", f"{shared.PRESENT} ", el("kbd", shared.PRESENT_KEY), type="button", class_="stage-present")


def presenting() -> Markup:
    """The same for a page without the line of steps."""
    return el("div", el("div", present(), class_="stage-tools-line"), class_="stage-tools")


def about(aim: str, minutes: int) -> Markup:
    """What the exercise is for, how it works and how to read it: once, folded."""
    told = (shared.ABOUT_HOW_TEXT, shared.ABOUT_ANSWERS, shared.STATUS_NOTE, shared.NOT_ADVICE)
    panel = el(
        "div",
        el("h2", shared.ABOUT_AIM),
        el("p", aim),
        el("h2", shared.ABOUT_TIME),
        el("p", shared.ABOUT_TIME_TEXT.format(minutes=minutes)),
        el("h2", shared.ABOUT_HOW),
        *(el("p", text) for text in told),
        class_="stage-about-panel",
        role="region",
        aria_label=shared.ABOUT,
        tabindex="0",
    )
    saved = el("span", shared.SAVED_HERE if is_lasting() else shared.SAVED_NOWHERE, class_="stage-saved")
    return el("div", saved, present(), folded(shared.ABOUT, panel, id="stage-about"), class_="stage-tools-line")
