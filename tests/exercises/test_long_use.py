"""Long use leaves nothing behind: neither in Python nor in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ipywidgets as widgets
import pytest
from ipywidgets.widgets.widget import _instances

import crossborder as cb
from crossborder.exercises import EXERCISES
from crossborder.exercises import words as shared
from tests.examples import FEW
from tests.longuse import use

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from typing import Any

    from crossborder.exercises import Exercise

every = pytest.mark.parametrize("exercise", EXERCISES, ids=[exercise.id for exercise in EXERCISES])
TURNS = tuple(words.partition("{")[0] for words in (shared.OPEN_SECTION, shared.CLOSE_SECTION))
ROUNDS = 15
THIRD = 4 if FEW else 8


def inside(widget: widgets.Widget) -> Iterator[widgets.Widget]:
    for child in getattr(widget, "children", ()):
        yield child
        yield from inside(child)


def round_of_use(view: widgets.Widget) -> None:
    """Open or close every part once, and change every choice once."""
    for each in list(inside(view)):
        if each.comm is None or getattr(each, "disabled", False):
            continue  # it went when something before it was used
        if isinstance(each, widgets.Button) and each.description.startswith(TURNS):
            each.click()
        elif isinstance(each, widgets.Dropdown | widgets.RadioButtons):
            each.index = ((each.index if each.index is not None else -1) + 1) % len(each.options)


@every
def test_what_is_no_longer_shown_is_let_go(exercise: Exercise) -> None:
    view = getattr(cb.exercises, exercise.name)(keep_work=False)
    for question in view.model.predictions:
        view.model.set(f"prediction.{question.id}", "unknown")
    view.prediction.keep()
    held = []
    for _ in range(3 * THIRD):
        round_of_use(view)
        held.append(len(_instances))
    # Parts are open or closed in turn, and choices go round: what counts is that the most is not more later on.
    assert max(held[-THIRD:]) <= max(held[:-THIRD]), held


@pytest.mark.browser
@pytest.mark.parametrize("name", ["lauri-love", "mlat-request"])
def test_long_use_of_a_page_leaves_nothing_behind(
    visiting: Callable[..., AbstractContextManager[Any]], address: str, name: str
) -> None:
    exercise = next(each for each in EXERCISES if each.id == name)
    with visiting(f"{address}notebooks/{exercise.notebook.removesuffix('.ipynb')}.html") as visit:
        for question in getattr(cb.exercises, exercise.name)(keep_work=False).model.predictions:
            visit.page.get_by_role("radiogroup", name=question.label).get_by_role("radio").last.check()
        visit.page.get_by_role("button", name=shared.KEEP_PREDICTION).click()
        visit.page.locator(".cbx.stage:not(.stage-at-case)").wait_for()
        measurements = [use(visit.page, ".live-view", ROUNDS) for _ in range(4)]
        assert all(each.actions >= ROUNDS for each in measurements), measurements
        first, last = max(measurements[:3], key=lambda each: each.nodes), measurements[-1]
        assert last.nodes < 1.3 * first.nodes, measurements
        assert last.listeners < 1.3 * first.listeners, measurements
        assert last.megabytes < first.megabytes + 1.5, measurements
        assert visit.problems == []
