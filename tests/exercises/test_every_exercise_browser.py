"""Every exercise in a real browser: by keyboard alone, on a telephone in the dark, with axe at each step, and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

import crossborder as cb
from crossborder.exercises import EXERCISES
from crossborder.exercises import words as shared
from tests import layout_shift
from tests.reader import button, go, heard, tab_to, violations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from typing import Any

    from playwright.sync_api import Page

    from crossborder.exercises import Exercise
    from tests.conftest import Visit

pytestmark = pytest.mark.browser
# Lines of text that a reader cannot see the end of: they go past the edge, and nothing scrolls to them.
CUT_OFF = """() => [...document.querySelectorAll('.live-view *')].flatMap((element) => [...element.childNodes]
  .filter((node) => node.nodeType === 3 && node.data.trim() && element.checkVisibility() && !element.closest('.cbx-table, pre, .live-status, select, .stage-line'))
  .map((node) => { const range = document.createRange(); range.selectNodeContents(node); return [node.data, range.getBoundingClientRect().right]; })
  .filter(([, right]) => right > innerWidth).map(([text]) => text))"""
every = pytest.mark.parametrize("exercise", EXERCISES, ids=[exercise.id for exercise in EXERCISES], scope="module")


def page_of(exercise: Exercise) -> str:
    return f"notebooks/{exercise.notebook.removesuffix('.ipynb')}.html"


def answer_prediction(page: Page) -> None:
    """Choose the last answer of each question with the arrow keys, also where a case is chosen first, then press the button."""
    groups = page.locator(".live-view [role=radiogroup]:visible").all()
    for options in [group.get_by_role("radio").count() for group in groups]:
        tab_to(page, "e.closest('.live-view') && e.type === 'radio'")
        page.keyboard.press("Space")
        for _ in range(options - 1):
            page.keyboard.press("ArrowDown")
    tab_to(page, button(shared.KEEP_PREDICTION))
    page.keyboard.press("Enter")
    heard(page, shared.PREDICTION_KEPT)


@pytest.fixture(scope="module")
def telephone(
    visiting: Callable[..., AbstractContextManager[Visit]], address: str, exercise: Exercise
) -> Iterator[Visit]:
    """One visit for all that is looked at on a telephone in the dark, in the order of the tests."""
    options: dict[str, Any] = {"viewport": {"width": 360, "height": 800}, "color_scheme": "dark"}
    with visiting(f"{address}{page_of(exercise)}", script=layout_shift.WATCH, **options) as visit:
        yield visit


@every
def test_the_page_hardly_moves_when_it_becomes_live(telephone: Visit) -> None:
    """Measured where a reader looks at the exercise, by the browser's own figure."""
    assert layout_shift.shift_of(telephone.page) <= layout_shift.LIMIT


def test_the_page_of_ones_work_hardly_moves_when_it_becomes_live(
    visiting: Callable[..., AbstractContextManager[Visit]], address: str
) -> None:
    viewport = {"width": 360, "height": 800}
    with visiting(f"{address}notebooks/your-work.html", script=layout_shift.WATCH, viewport=viewport) as visit:
        assert layout_shift.shift_of(visit.page) <= layout_shift.LIMIT


@every
def test_the_way_through_works_by_keyboard_on_a_telephone_in_the_dark(
    telephone: Visit, address: str, exercise: Exercise
) -> None:
    assert violations(telephone.page) == []
    radios = telephone.page.locator(".live-view").get_by_role("radio", name=shared.UNKNOWN, exact=True)
    assert radios.count() >= 1, "an option is named by its own words, not by the question"
    answer_prediction(telephone.page)
    steps = getattr(cb.exercises, exercise.name)(keep_work=False).stage.steps
    second = next(step for step in steps[1:] if step.core)
    telephone.page.wait_for_function("id => location.hash === `#step=${id}`", arg=second.id)
    assert telephone.page.evaluate("document.activeElement.textContent.trim()") == second.title, (
        "the new step is read from its top"
    )
    assert violations(telephone.page) == []
    go(telephone.page, "new-case")
    tab_to(telephone.page, button(shared.TRANSFER_COMPARE))
    telephone.page.keyboard.press("Enter")
    heard(telephone.page, shared.TRANSFER_LACKING["decision"][:30])
    assert violations(telephone.page) == []
    assert telephone.page.evaluate("document.documentElement.scrollWidth") <= 360
    assert telephone.page.evaluate(CUT_OFF) == []
    assert telephone.page.locator("[data-live-unnamed]").count() == 0
    assert telephone.problems == []
    assert telephone.foreign(address) == []


@every
def test_work_survives_a_reload(telephone: Visit) -> None:
    page = telephone.page
    if page.locator(".cbx.stage.stage-at-case").count():
        answer_prediction(page)
    page.wait_for_function("location.hash.startsWith('#step=')")
    page.reload()
    telephone.settle()
    page.wait_for_selector(f".live-view >> text={shared.RESTORED}")
    # The page's own script is at work: it keeps the way back.
    page.wait_for_selector(".stage-line[role=group]")
    go(page, "case")
    expect(page.locator(f".live-view >> text={shared.PREDICTION_LOCKED}")).to_be_visible()
    page.go_back()
    page.wait_for_selector(".cbx.stage:not(.stage-at-case)")


@every
def test_without_scripts_the_whole_lesson_can_be_unfolded(
    visiting: Callable[..., AbstractContextManager[Any]], address: str, exercise: Exercise
) -> None:
    with visiting(f"{address}{page_of(exercise)}", java_script_enabled=False) as visit:
        parts = visit.page.locator("details:has(> summary.cbx-part)")
        assert parts.count() >= 2
        for part in parts.all():
            part.locator("> summary").click()
        assert visit.page.get_by_text(shared.TRANSFER_NOTE).first.is_visible()
