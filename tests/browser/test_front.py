"""The front page's question on a telephone: what a tap changes is seen, and the focus stays where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement.type + document.activeElement.textContent"


@pytest.mark.parametrize("size", [(360, 740), (1280, 720)])
def test_what_a_tap_changes_is_seen(visiting: Callable[..., Any], front_page: str, size: tuple[int, int]) -> None:
    with visiting(front_page, viewport={"width": size[0], "height": size[1]}) as visit:
        page = visit.page
        front = page.locator(".live-view .cbx-front")
        front.get_by_label("May be refused").click()
        expect(front.locator(".stage-out > p").first).to_be_in_viewport(ratio=1)
        assert page.evaluate(FOCUSED) == "radio"
        ground = page.locator(".live-cell:has(.cbx-front)").bounding_box()
        answer = front.locator(".stage-out").bounding_box()
        assert answer["x"] + answer["width"] + 10 < ground["x"] + ground["width"]
        title = front.locator(".stage-title")
        front.get_by_role("button", name="Another case").click()
        expect(front.locator(".stage-waiting")).to_have_count(1)
        expect(title).to_be_in_viewport(ratio=1)
        assert page.evaluate(FOCUSED) == "submitAnother case"
        assert visit.problems == []
