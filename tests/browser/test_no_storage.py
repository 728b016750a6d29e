"""A browser that keeps nothing for this site: storage that throws at the first look, as in the frame of a learning platform."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Frame, Page

pytestmark = pytest.mark.browser

CHAPTER = "book/dual-criminality.html"
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
DENIED = """for (const name of ["localStorage", "sessionStorage", "caches"]) {
  Object.defineProperty(window, name, {configurable: true, get() { throw new DOMException("denied", "SecurityError"); }});
}"""
MODE = "() => [document.documentElement.dataset.mode, document.documentElement.dataset.theme]"


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
def page(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Page]:
    tab = chromium.new_page(viewport=request.param)
    yield tab
    tab.close()


@pytest.fixture(params=["denied", "opaque frame"])
def chapter(request: pytest.FixtureRequest, page: Page, address: str) -> Iterator[Page | Frame]:
    """A chapter in a browser without storage, whose scripts have met no error at the end of the test."""
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    if request.param == "denied":
        page.add_init_script(DENIED)
        page.goto(address + CHAPTER)
        yield page
    else:
        # A frame without an origin has no storage; the browser itself throws.
        frame = f'<iframe sandbox="allow-scripts allow-forms" style="width:100%;height:700px;border:0" src="/{CHAPTER}"></iframe>'
        page.route("**/platform.html", lambda route: route.fulfill(body=frame, content_type="text/html"))
        page.goto(f"{address}platform.html")
        page.frame_locator("iframe").locator("h1").wait_for()
        yield page.frames[-1]
    assert problems == []


def press(chapter: Page | Frame, name: str) -> None:
    chapter.get_by_role("button", name=name).locator("visible=true").first.click()


def test_colour_mode_menu_and_search_work(chapter: Page | Frame) -> None:
    before = chapter.evaluate(MODE)
    press(chapter, "Colour mode")
    assert chapter.evaluate(MODE) != before
    shown = "() => document.querySelector('.bd-sidebar-primary').getBoundingClientRect().left >= 0"
    was_shown = chapter.evaluate(shown)
    press(chapter, "Book menu")
    chapter.wait_for_function(f"before => ({shown})() !== before", arg=was_shown)
    if not was_shown:
        chapter.locator("dialog[open] nav a").first.wait_for(state="visible")
        chapter.locator("dialog[open]").first.press("Escape")
    chapter.locator("body").press("Control+k")
    asked = chapter.locator("dialog[open] input[type=search]")
    asked.fill("preservation")
    asked.press("Enter")
    chapter.wait_for_url("**/search.html?q=preservation")
    chapter.locator("#search-list a").first.wait_for()


def test_review_questions_answer_and_say_that_nothing_is_kept(chapter: Page | Frame) -> None:
    question = chapter.locator("#question-names-differ")
    question.get_by_role("radio").nth(1).check()
    question.get_by_role("button", name="Check").click()
    expect(question.locator(".question-feedback")).not_to_be_empty()
    text = chapter.locator(".question[data-kind=text] textarea").first
    text.fill("The conduct, not the label.")
    expect(text).to_have_accessible_name(re.compile("this browser keeps nothing"))
