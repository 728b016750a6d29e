"""The practice and the front page's question in a real browser: by keyboard, at both sizes, with axe."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from crossborder.exercises import words as shared
from crossborder.exercises.practice import words
from crossborder.exercises.practice.question import question

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from typing import Any

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
PRACTICE, FRONT = "notebooks/practice.html#seed=7&level=4&n=1", "index.html"
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
WIDE, NARROW = {"width": 1280, "height": 720}, {"width": 360, "height": 740}


def violations(page: Page) -> list[str]:
    page.add_script_tag(path=str(AXE))
    found = page.evaluate(
        "async () => (await axe.run('.live-view')).violations.map(v => v.id + ': ' + v.nodes[0].html)"
    )
    return [str(one) for one in found]


@pytest.mark.parametrize("window", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_case_is_opened_by_address_and_answered_by_keyboard(
    visiting: Callable[..., AbstractContextManager[Any]], address: str, window: dict[str, int]
) -> None:
    right = question(7, 4, 1).asked[0]
    with visiting(f"{address}{PRACTICE}", viewport=window) as visit:
        page = visit.page
        level = page.locator(".live-view select").first
        box, bar = level.bounding_box(), page.locator(".bd-header-article").bounding_box()
        assert box["y"] >= bar["y"] + bar["height"], "the level stands below the bar"
        page.get_by_label(right.option(right.right).text).focus()
        page.keyboard.press("Space")
        page.get_by_role("button", name=shared.CHECK).focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(".live-view .stage-out.stage-right")
        assert violations(page) == []
        page.get_by_role("button", name=words.NEXT).focus()
        page.keyboard.press("Enter")
        page.wait_for_function("n => document.querySelector('.live-status').textContent.includes(n)", arg="Case 2")


@pytest.mark.parametrize("window", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_visitor_answers_the_first_question_without_a_click_before_it(
    visiting: Callable[..., AbstractContextManager[Any]], address: str, window: dict[str, int]
) -> None:
    with visiting(f"{address}{FRONT}", viewport=window) as visit:
        page = visit.page
        answer = page.get_by_label(shared.OUTCOMES["available"], exact=True)
        assert answer.bounding_box()["y"] < window["height"]
        answer.check()
        page.wait_for_selector(".live-view .stage-out.stage-not_yet")
        assert violations(page) == []
