"""What a keyboard, a screen reader and a telephone need of every control, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from crossborder.exercises import words as shared
from crossborder.exercises.love_bug import words
from tests.reader import go, predict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
RING = """() => { const style = getComputedStyle(document.activeElement); return [style.outlineStyle, parseFloat(style.outlineWidth)]; }"""
SAID = """() => {
  window.said = [];
  const status = document.querySelector('.live-view .live-status');
  new MutationObserver(() => said.push(status.textContent)).observe(status, { subtree: true, childList: true, characterData: true });
}"""


@pytest.fixture(params=[1280, 360], scope="module")
def page(request: pytest.FixtureRequest, visiting: Callable[..., Any], address: str) -> Iterator[Page]:
    size = {"width": request.param, "height": 740}
    with visiting(f"{address}notebooks/love-bug.html", viewport=size) as visit:
        page = visit.page
        predict(page)
        yield page
        assert visit.problems == []


@pytest.mark.parametrize(
    ("step", "control"),
    [
        ("machine", "select"),
        ("tasks.2", "input[type=text]"),
        ("tasks.3", "input[type=checkbox]"),
        ("new-case", "textarea"),
        ("new-case", "input[type=radio]"),
    ],
)
def test_the_focus_can_be_seen_on_every_kind_of_control(page: Page, step: str, control: str) -> None:
    go(page, step)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("control => document.activeElement.matches(`.live-view ${control}`)", control):
            break
    style, width = page.evaluate(RING)
    assert style == "solid"
    assert width >= 2


def test_ticks_are_a_group_and_a_day_says_how_it_is_written(page: Page) -> None:
    go(page, "tasks.3")
    expect(page.get_by_role("group", name=words.HAVENS_TICK)).to_be_visible()
    go(page, "tasks.2")
    expect(page.get_by_role("textbox", name=words.FIRST_DAY)).to_have_attribute("aria-description", shared.DAY_FORM)


def test_the_same_result_is_said_again_when_it_is_checked_again(page: Page) -> None:
    go(page, "tasks.1")
    page.locator(".live-view input[type=radio]:visible").first.check()
    page.locator(".live-view select:visible").first.select_option(index=1)
    page.evaluate(SAID)
    check = page.get_by_role("button", name=shared.CHECK).locator("visible=true").first
    for times in (1, 2, 3):
        check.click()
        page.wait_for_function("times => said.length >= times", arg=times)
    assert len({text.strip() for text in page.evaluate("said")}) == 1


def test_a_chosen_option_is_read_to_its_end(page: Page) -> None:
    go(page, "tasks.1")
    choice = page.locator(".live-view select:visible").first
    longest = max(choice.locator("option").all_inner_texts(), key=len)
    choice.select_option(label=longest)
    box = choice.bounding_box()
    assert box
    shown = page.locator(".live-view .live-chosen:visible")
    if box["width"] < 400:
        expect(shown.first).to_have_text(longest)
    choice.select_option(index=0)
    expect(shown).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]  # it is set
