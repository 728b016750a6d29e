"""Work that is kept, in a real browser: saved as a file, cleared, read back, and an exercise set ready by its address."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from crossborder.exercises import words as shared
from crossborder.exercises.your_work import words
from tests.reader import heard, violations

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path
    from typing import Any

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
EXERCISE, WORK = "notebooks/time-machine.html", "notebooks/your-work.html"


def press(page: Page, name: str) -> None:
    page.locator(".live-view button", has_text=name).first.focus()
    page.keyboard.press("Enter")


def shown(page: Page, text: str) -> None:
    """Wait until the chain of the time machine, unfolded, says something; figures have it too, for those who do not see them."""
    entry = page.locator(".live-view li", has_text=text).first
    entry.wait_for(state="attached")
    entry.evaluate(
        "element => { for (let at = element; at; at = at.parentElement) if (at.matches('details')) at.open = true; }"
    )
    entry.wait_for()


def test_work_is_saved_cleared_and_read_back_in_the_page(
    visiting: Callable[..., AbstractContextManager[Any]], address: str, tmp_path: Path
) -> None:
    with visiting(f"{address}{EXERCISE}", viewport={"width": 360, "height": 800}) as visit:
        page = visit.page
        page.locator(".live-view input[type=radio]").first.check()
        # A program leaves the page sooner than a hand could: the answer goes by way of Python into the browser's store.
        page.wait_for_function(
            "Object.keys(localStorage).some((key) => key.endsWith(':time-machine#prediction.inside'))"
        )
        page.goto(f"{address}{WORK}")
        visit.settle()
        page.wait_for_selector(".live-view >> text=Keep the data first")
        with page.expect_download() as download:
            press(page, words.SAVE)
        path = tmp_path / "work.json"
        download.value.save_as(path)
        held = json.loads(path.read_text(encoding="utf-8"))["exercises"]["time-machine"]["values"]
        assert held == {"prediction.inside": "yes"}
        press(page, words.CLEAR)
        heard(page, words.CLEAR_ASK[:30])
        press(page, words.CLEAR_SURE)
        heard(page, words.CLEARED)
        page.wait_for_selector(f".live-view >> text={words.KEPT_NOTHING[:20]}")
        with page.expect_file_chooser() as chooser:
            press(page, words.READ)
        chooser.value.set_files(path)
        heard(page, "Read work.json")
        page.wait_for_selector(".live-view >> text=Keep the data first")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert visit.problems == []


def test_an_address_sets_an_exercise_ready_and_a_link_on_the_page_is_heard(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(f"{address}{EXERCISE}#conduct=malware&requested=ARG") as visit:
        page = visit.page
        page.wait_for_selector(f".live-view >> text={shared.PRESET_SET}")
        for group in page.locator(".live-view .widget-radio-box").all():
            group.locator("input").nth(2).check()
        press(page, shared.KEEP_PREDICTION)
        heard(page, shared.PREDICTION_KEPT)
        assert page.get_by_label("Conduct").input_value() != ""
        shown(page, "both the United States and Argentina")
        page.evaluate("location.hash = 'requested=JPN&nothing=1'")
        heard(page, "“nothing”, which this exercise does not know")
        shown(page, "both the United States and Japan")
        press(page, shared.PRESET_BACK)
        heard(page, shared.PRESET_PUT_BACK)
        shown(page, "both the United States and Argentina")
        assert visit.problems == []
