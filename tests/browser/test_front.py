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


KEPT = """stamp => {
  const keep = (field, at, value) => localStorage.setItem(`live-cells:/:${field}`, JSON.stringify({ stamp: at, value }));
  keep("love-bug#~head", stamp, { exercise: "love-bug", version: 1 });
  keep("love-bug#step", stamp, "tasks.3");
  keep("time-machine#step", `${stamp}-b`, "machine");
  keep("time-machine#~cleared", `${stamp}-c`, null);
}"""
PLACE_OF_THE_QUESTION = "document.querySelector('.cbx-front').getBoundingClientRect().y"


@pytest.mark.parametrize("size", [(360, 740), (1280, 720)])
def test_who_worked_here_finds_the_way_back_and_nothing_moves(
    visiting: Callable[..., Any], front_page: str, size: tuple[int, int]
) -> None:
    with visiting(front_page, viewport={"width": size[0], "height": size[1]}) as visit:
        page = visit.page
        line = page.locator(".front-go-on")
        expect(line).to_have_count(0)
        before = page.evaluate(PLACE_OF_THE_QUESTION)
        page.evaluate(KEPT, "018f00000000-0000-aaaaaa")
        page.reload()
        expect(line).to_have_text("Go on: The Love Bug, 4 May 2000, task 3")
        expect(line).to_be_in_viewport(ratio=1)
        assert page.evaluate(PLACE_OF_THE_QUESTION) == before
        assert line.locator("a").get_attribute("href") == "notebooks/love-bug.html#step=tasks.3"
        assert visit.problems == []


def test_a_visitor_is_not_told_to_start_python_anew(visiting: Callable[..., Any], front_page: str) -> None:
    with visiting(front_page, viewport={"width": 1280, "height": 720}) as visit:
        page = visit.page
        restart = page.locator(".live-bar-button")
        expect(restart).to_have_text("Restart Python", timeout=120_000)
        expect(restart).to_be_hidden()
        page.evaluate("document.querySelector('.live-bar').classList.add('live-bar-urgent')")
        expect(restart).to_be_visible()


def test_the_ways_in_are_on_the_first_screen(visiting: Callable[..., Any], front_page: str) -> None:
    with visiting(front_page, viewport={"width": 1280, "height": 720}) as visit:
        for name in ("Study", "Teach", "Host"):
            expect(visit.page.locator(".front-ways").get_by_role("link", name=name)).to_be_in_viewport(ratio=1)
