"""A page of each kind at 400 per cent zoom, and with the spacing of text that WCAG 1.4.12 asks to bear."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.reader import go, predict

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from typing import Any

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
# 1280 pixels at 400 per cent.
ZOOMED = {"width": 320, "height": 256}
TELEPHONE = {"width": 360, "height": 740}
SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }");
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}"""
# Text that a box cuts off, though nobody can scroll to it.
CUT = """() => [...document.querySelectorAll("main *")].filter((box) => {
  const style = getComputedStyle(box);
  const hides = ["hidden", "clip"].includes(style.overflowY) && style.position !== "absolute" && !box.matches("svg, svg *, select, input");
  return hides && box.checkVisibility() && box.textContent.trim() && box.scrollHeight > box.clientHeight + 2;
}).map((box) => `${box.tagName}.${box.className}: ${box.textContent.trim().slice(0, 60)}`)"""
WIDER = """() => [...document.querySelectorAll("main *")].filter((box) => box.checkVisibility() && box.getBoundingClientRect().right > innerWidth + 1
  && !box.closest("pre, .pst-scrollable-table-container, .cbx-table, .stage-line, svg")).map((box) => `${box.tagName}.${box.className}`).slice(0, 5)"""
STAYS = "() => [...document.querySelectorAll('.stage-see')].map((each) => each.getBoundingClientRect().height)"
pages = pytest.mark.parametrize(
    "path",
    [
        "index.html",
        "book/dual-criminality.html",
        "book/plan.html",
        "book/law-against-reality.html",
        "notebooks/practice.html",
        "notebooks/love-bug.html#step=machine",
        "notebooks/mlat-request.html",
    ],
)


def begun(page: Page) -> None:
    """Past the prediction, where the page has one."""
    if page.get_by_role("button", name="prediction").count():
        predict(page)


# The names of the steps and the title of the page, where they do not stand whole in their place.
UNWHOLE = """() => [...document.querySelectorAll(".stage-line button, h1")].filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent)"""


def test_a_list_of_ticks_keeps_to_a_telephone_whose_letters_are_twice_as_large(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(f"{address}notebooks/race-the-clock.html", viewport=TELEPHONE) as visit:
        page = visit.page
        predict(page)
        go(page, "tasks.4")
        page.add_style_tag(content="html { font-size: 200% !important }")
        assert page.evaluate(UNWHOLE) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["width"], page.evaluate(WIDER)


@pages
@pytest.mark.parametrize("viewport", [ZOOMED, TELEPHONE], ids=["zoom", "spacing"])
def test_a_page_bears_400_per_cent_zoom_and_wider_spacing_of_text(
    visiting: Callable[..., AbstractContextManager[Any]], address: str, path: str, viewport: dict[str, int]
) -> None:
    with visiting(address + path, viewport=viewport) as visit:
        page = visit.page
        begun(page)
        if viewport is TELEPHONE:
            page.evaluate(SPACED)
            assert page.evaluate(CUT) == []
        else:
            stays = page.evaluate(STAYS)
            assert max(stays, default=0) <= 0.36 * viewport["height"], "what stays on top leaves room for the controls"
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], page.evaluate(WIDER)
