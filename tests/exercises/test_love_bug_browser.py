"""The Love Bug exercise in a real browser: by keyboard alone, on a narrow page in the dark, with a check of accessibility."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossborder.exercises import words as shared
from tests.reader import button, heard, tab_to, violations

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from typing import Any

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
PAGE = "notebooks/love-bug.html"


def answer_prediction(page: Page) -> None:
    """Choose the third answer of each question with the arrow keys, then press the button."""
    for _ in range(3):
        tab_to(page, "e.closest('.live-view') && e.type === 'radio'")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
    tab_to(page, button(shared.KEEP_PREDICTION))
    page.keyboard.press("Enter")
    heard(page, "Your prediction is kept")


def walk(page: Page) -> None:
    """The core path by keyboard alone."""
    answer_prediction(page)
    tab_to(page, "e.getAttribute('aria-label') === 'Day of the act: day after'")
    page.keyboard.press("Enter")
    heard(page, "Outcome: Not possible")
    tab_to(page, "e.tagName === 'BUTTON' && e.textContent.startsWith('Next: ')")
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash === '#step=tasks.1'")
    tab_to(page, button("Hint"))
    page.keyboard.press("Enter")
    heard(page, "Hint 1 of")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    heard(page, "Not answered yet")


def test_the_core_path_works_by_keyboard_and_fits_a_telephone(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(f"{address}{PAGE}", viewport={"width": 360, "height": 800}, color_scheme="dark") as visit:
        walk(visit.page)
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360
        assert violations(visit.page) == []
        assert visit.page.locator("[data-live-unnamed]").count() == 0
        assert visit.problems == []
        assert visit.foreign(address) == []


def test_without_scripts_the_whole_lesson_is_there(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(f"{address}{PAGE}", java_script_enabled=False) as visit:
        page = visit.page
        page.get_by_text("Tasks (6 minutes").first.click()
        page.get_by_text("What the rules say about each answer").first.click()
        assert page.get_by_text("The act is done on 19 June 2000").first.is_visible()


def test_an_own_question_is_asked_by_changing_the_cell(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(f"{address}{PAGE}") as visit:
        page = visit.page
        page.get_by_text("For programmers", exact=True).click()
        cell = page.locator("[data-live-editable]")
        code = cell.get_by_role("textbox", name="Python code of this cell")
        asked = code.input_value()
        assert "date(2018, 12, 1)" in asked
        code.fill(
            asked.replace("date(2018, 12, 1)", "date(2000, 5, 4)").replace("date(2019, 1, 15)", "date(2000, 5, 11)")
        )
        cell.get_by_role("button", name="Run").click()
        # No convention binds the two in 2000.
        cell.locator(".live-view", has_text="Without a treaty: the requested state's own law").wait_for()
        assert violations(page) == []
        assert visit.problems == []
