"""The show of hands in a real browser: what is said after it is read from the last row."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from crossborder.exercises import words
from tests.reader import go, predict

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from typing import Any

pytestmark = pytest.mark.browser
# The smallest word of a verdict, in pixels.
SMALLEST = """() => Math.min(...[...document.querySelectorAll(".stage-step-look-back .stage-out > strong")]
  .map((each) => parseFloat(getComputedStyle(each).fontSize)))"""


def test_after_the_second_vote_the_word_of_each_verdict_is_read_from_the_last_row(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(f"{address}notebooks/love-bug.html", viewport={"width": 1280, "height": 720}) as visit:
        page = visit.page
        predict(page)
        page.keyboard.press("p")
        go(page, "look-back")
        step = page.locator(".stage-step-look-back")
        step.get_by_role("button", name=words.VOTES["second"]).click()
        voting = step.locator(".stage-voting")
        for field in voting.locator("input").all():
            field.fill("12")
            field.press("Enter")
        voting.get_by_role("button", name=words.AGAIN_SHOW).click()
        expect(step.locator(".stage-out").first).to_be_visible()
        assert page.evaluate(SMALLEST) >= 28
        assert visit.problems == []


def test_in_the_practice_to_check_is_to_show_the_answer_to_a_room(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(
        f"{address}notebooks/practice.html#seed=7&level=4&n=1", viewport={"width": 1280, "height": 720}
    ) as visit:
        page = visit.page
        page.keyboard.press("p")
        page.locator(".live-view input[type=radio]").first.check()
        page.get_by_role("button", name=words.CHECK).click()
        expect(page.locator(".live-view .stage-out").first).to_be_visible()
