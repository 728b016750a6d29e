"""The front page's question on a telephone: what a tap changes is seen, and the focus stays where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.browser

ANSWERED = ".stage-out:not(.stage-waiting)"
# Pixels between the answer's right edge and that of the ground it lies on.
ROOM_BESIDE = """answer => {
  const drawn = document.querySelector(answer);
  return drawn.closest(".live-cell").getBoundingClientRect().right - drawn.getBoundingClientRect().right;
}"""
FOCUSED = "document.activeElement.type + document.activeElement.textContent"


@pytest.mark.parametrize("size", [(360, 740), (1280, 720)])
def test_what_a_tap_changes_is_seen(visiting: Callable[..., Any], front_page: str, size: tuple[int, int]) -> None:
    with visiting(front_page, viewport={"width": size[0], "height": size[1]}) as visit:
        page = visit.page
        front = page.locator(".live-view .cbx-front")
        front.get_by_label("May be refused").click()
        expect(front.locator(f"{ANSWERED} > p").first).to_be_in_viewport(ratio=1)
        assert page.evaluate(FOCUSED) == "radio"
        assert page.evaluate(ROOM_BESIDE, f".live-view .cbx-front {ANSWERED}") > 10
        title = front.locator(".stage-title")
        front.get_by_role("button", name="Another case").click()
        expect(front.locator(".stage-waiting")).to_have_count(1)
        expect(title).to_be_in_viewport(ratio=1)
        assert page.evaluate(FOCUSED) == "submitAnother case"
        assert visit.problems == []


def test_an_arrow_chooses_and_enter_answers(visiting: Callable[..., Any], front_page: str) -> None:
    with visiting(front_page, viewport={"width": 1280, "height": 720}) as visit:
        page = visit.page
        front = page.locator(".live-view .cbx-front")
        answers = front.get_by_role("radio")
        answers.first.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        expect(answers.nth(2)).to_be_checked()
        expect(front.locator(".stage-waiting")).to_have_count(1)
        page.keyboard.press("Enter")
        expect(front.locator(ANSWERED).first).to_be_visible()
        assert page.evaluate(FOCUSED) == "radio"
        assert visit.problems == []
