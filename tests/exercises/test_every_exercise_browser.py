"""Every exercise in a real browser: by keyboard alone, on a telephone in the dark, with axe at each step, and without scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import crossborder as cb
from crossborder.exercises import EXERCISES
from crossborder.exercises import words as shared
from tests import layout_shift

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from typing import Any

    from playwright.sync_api import Browser, Page

    from crossborder.exercises import Exercise

pytestmark = pytest.mark.browser
AXE = Path(__file__).resolve().parents[1] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Lines of text that a reader cannot see the end of: they go past the edge, and nothing scrolls to them.
CUT_OFF = """() => [...document.querySelectorAll('.live-view *')].flatMap((element) => [...element.childNodes]
  .filter((node) => node.nodeType === 3 && node.data.trim() && element.checkVisibility() && !element.closest('.cbx-table, pre, .live-status, select'))
  .map((node) => { const range = document.createRange(); range.selectNodeContents(node); return [node.data, range.getBoundingClientRect().right]; })
  .filter(([, right]) => right > innerWidth).map(([text]) => text))"""
every = pytest.mark.parametrize("exercise", EXERCISES, ids=[exercise.id for exercise in EXERCISES])


def page_of(exercise: Exercise) -> str:
    return f"notebooks/{exercise.notebook.removesuffix('.ipynb')}.html"


def tab_to(page: Page, found: str, *, at_most: int = 200) -> None:
    """Press Tab until the element in focus is one that a JavaScript test accepts."""
    for _ in range(at_most):
        page.keyboard.press("Tab")
        if page.evaluate(f"(() => {{ const e = document.activeElement; return Boolean({found}); }})()"):
            return
    pytest.fail(f"Tab does not reach {found}")


def button(name: str) -> str:
    return f"e.closest('.live-view') && e.tagName === 'BUTTON' && e.textContent.trim() === {name!r}"


def wait_for_status(page: Page, text: str) -> None:
    page.wait_for_function(
        "text => document.querySelector('.live-view .live-status').textContent.includes(text)", arg=text
    )


def axe(page: Page) -> list[str]:
    page.add_script_tag(path=str(AXE))
    found = page.evaluate(
        "async rules => (await axe.run('.live-view', {runOnly: rules})).violations.map(v => v.id + ': ' + v.nodes[0].html)",
        RULES,
    )
    return [str(one) for one in found]


def answer_prediction(page: Page, exercise: Exercise) -> None:
    """Choose the last answer of each question with the arrow keys, then press the button."""
    for question in getattr(cb.exercises, exercise.name)(keep_work=False).model.predictions:
        tab_to(page, "e.closest('.live-view') && e.type === 'radio'")
        page.keyboard.press("Space")
        for _ in question.options[1:]:
            page.keyboard.press("ArrowDown")
    tab_to(page, button(shared.KEEP_PREDICTION))
    page.keyboard.press("Enter")
    wait_for_status(page, shared.PREDICTION_KEPT)


@every
def test_the_way_through_works_by_keyboard_on_a_telephone_in_the_dark(
    visiting: Callable[..., AbstractContextManager[Any]], address: str, exercise: Exercise
) -> None:
    with visiting(
        f"{address}{page_of(exercise)}", viewport={"width": 360, "height": 800}, color_scheme="dark"
    ) as visit:
        assert axe(visit.page) == []
        radios = visit.page.locator(".live-view").get_by_role("radio", name=shared.UNKNOWN, exact=True)
        assert radios.count() >= 1, "an option is named by its own words, not by the question"
        answer_prediction(visit.page, exercise)
        assert visit.page.evaluate("document.activeElement.textContent.trim()") == shared.KEEP_PREDICTION
        assert axe(visit.page) == []
        tab_to(visit.page, button(f"Open: {shared.TRANSFER_NAME}"))
        visit.page.keyboard.press("Enter")
        wait_for_status(visit.page, f"Opened: {shared.TRANSFER_NAME}")
        tab_to(visit.page, button(shared.TRANSFER_COMPARE))
        visit.page.keyboard.press("Enter")
        wait_for_status(visit.page, shared.TRANSFER_MISSING[:30])
        assert axe(visit.page) == []
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360
        assert visit.page.evaluate(CUT_OFF) == []
        assert visit.page.locator("[data-live-unnamed]").count() == 0
        assert visit.problems == []
        assert visit.foreign(address) == []


@every
def test_work_survives_a_reload(
    visiting: Callable[..., AbstractContextManager[Any]], address: str, exercise: Exercise
) -> None:
    with visiting(f"{address}{page_of(exercise)}") as visit:
        answer_prediction(visit.page, exercise)
        visit.page.reload()
        visit.settle()
        visit.page.wait_for_selector(f".live-view >> text={shared.RESTORED}")
        assert visit.page.locator(f".live-view >> text={shared.PREDICTION_LOCKED}").count() == 1


@pytest.mark.parametrize("name", [*(page_of(exercise) for exercise in EXERCISES), "notebooks/your-work.html"])
def test_the_page_hardly_moves_when_it_becomes_live(chromium: Browser, address: str, name: str) -> None:
    """Measured where a reader looks at the exercise, on a telephone, by the browser's own figure."""
    page = chromium.new_page(viewport={"width": 360, "height": 800})
    page.add_init_script(layout_shift.WATCH)
    page.goto(f"{address}{name}")
    page.evaluate("document.querySelector('.live-cell').scrollIntoView()")
    page.wait_for_selector("html[data-live=ready]", state="attached")
    moved = layout_shift.shift_of(page)
    page.close()
    assert moved <= layout_shift.LIMIT


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
