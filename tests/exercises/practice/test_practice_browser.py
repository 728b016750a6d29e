"""The practice and the front page's question in a real browser: by keyboard, at both sizes, with axe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from crossborder.exercises import words as shared
from crossborder.exercises.practice import words
from crossborder.exercises.practice.question import question
from tests.reader import violations

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from typing import Any

    from crossborder.exercises.practice.options import Asked

pytestmark = pytest.mark.browser
PRACTICE, FRONT = "notebooks/practice.html#seed=7&level=4&n=1", "index.html"
# The words of the heading that has the focus.
FOCUSED = "text => document.activeElement.tagName === 'H2' && document.activeElement.textContent.trim() === text"
REACHED = """control => {
  const box = control.getBoundingClientRect();
  return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === control;
}"""
CUT_OFF = "boxes => boxes.filter((box) => box.scrollHeight > box.clientHeight + 1 || box.closest('.stage-see')).map((box) => box.textContent)"
WIDE, NARROW = {"width": 1280, "height": 720}, {"width": 360, "height": 740}


def a_wrong_place(asked: Asked) -> int:
    """Where a wrong answer stands among the options of a question."""
    return next(place for place, option in enumerate(asked.options) if option.value != asked.right)


@pytest.mark.parametrize("window", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_case_is_opened_by_address_and_answered_by_keyboard(
    visiting: Callable[..., AbstractContextManager[Any]], address: str, window: dict[str, int]
) -> None:
    right = question(7, 4, 1).asked[0]
    with visiting(f"{address}{PRACTICE}", viewport=window) as visit:
        page = visit.page
        level = page.locator(".live-view select").first
        assert level.evaluate(REACHED), "nothing lies over the level"
        page.get_by_label(right.option(right.right).text).focus()
        page.keyboard.press("Space")
        page.get_by_role("button", name=shared.CHECK).focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(".live-view .stage-out.stage-right")
        page.wait_for_function(FOCUSED, arg=words.VERDICT_RIGHT)
        assert violations(page) == []
        page.get_by_role("button", name=words.NEXT).focus()
        page.keyboard.press("Enter")
        page.wait_for_function("n => document.querySelector('.live-status').textContent.includes(n)", arg="Case 2")
        page.wait_for_function(FOCUSED, arg=question(7, 4, 2).told[0])
        expect(page.locator(".live-view h2.stage-title").first).to_be_in_viewport(ratio=1)


def test_case_questions_and_check_fit_one_window(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(f"{address}notebooks/practice.html#seed=1&level=1&n=1", viewport=WIDE) as visit:
        page = visit.page
        expect(page.get_by_role("button", name=shared.CHECK)).to_be_in_viewport(ratio=1)
        expect(page.locator(".live-view h2.stage-title").first).to_be_in_viewport(ratio=1)


def test_on_a_telephone_the_question_comes_before_the_map_and_a_verdict_is_not_cut_off(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(f"{address}notebooks/practice.html#seed=1&level=1&n=1", viewport=NARROW) as visit:
        page = visit.page
        first = page.get_by_label(shared.OUTCOMES["available"], exact=True)
        expect(first).to_be_in_viewport(ratio=1)
        assert page.locator(".live-view .fig-neighbours").bounding_box()["y"] > first.bounding_box()["y"]
        outcome, gate, provision = (a_wrong_place(asked) for asked in question(1, 1, 1).asked)
        groups = page.locator(".live-view [role=radiogroup]")
        groups.nth(0).locator("input").nth(outcome).check()
        page.locator(".live-view .practice select").nth(1).select_option(index=1 + gate)
        groups.nth(1).locator("input").nth(provision).check()
        page.get_by_role("button", name=shared.CHECK).click()
        expect(page.locator(".live-view .stage-out").first).to_be_in_viewport(ratio=1)
        page.wait_for_function(FOCUSED, arg=words.VERDICT_WRONG)
        assert page.locator(".live-view .stage-out").evaluate_all(CUT_OFF) == []


# How much higher the place of the controls is than what is drawn in it.
WHITE = """() => { const view = document.querySelector(".live-view");
  return view.getBoundingClientRect().bottom - Math.max(...[...view.children].map((each) => each.getBoundingClientRect().bottom)); }"""


@pytest.mark.parametrize("window", [WIDE, NARROW], ids=["wide", "narrow"])
def test_who_comes_back_finds_no_white_below_the_controls(
    visiting: Callable[..., AbstractContextManager[Any]], address: str, window: dict[str, int]
) -> None:
    with visiting(f"{address}notebooks/practice.html", viewport=window) as visit:
        page = visit.page
        page.locator(".live-view input[type=radio]").first.check()
        page.wait_for_function("Object.keys(localStorage).length > 0")
        page.reload()
        page.wait_for_selector("html[data-live=ready]", state="attached", timeout=120_000)
        assert page.evaluate(WHITE) < 50


@pytest.mark.parametrize("window", [WIDE, NARROW], ids=["wide", "narrow"])
def test_a_visitor_answers_the_first_question_without_a_click_before_it(
    visiting: Callable[..., AbstractContextManager[Any]], address: str, window: dict[str, int]
) -> None:
    with visiting(f"{address}{FRONT}", viewport=window) as visit:
        page = visit.page
        answer = page.get_by_label(shared.OUTCOMES["available"], exact=True)
        assert answer.bounding_box()["y"] < window["height"]
        answer.check()
        page.wait_for_selector(".live-view .stage-out.stage-unavailable")
        assert violations(page) == []
