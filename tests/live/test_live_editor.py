"""A cell tagged `live-editable`: the reader changes its code and runs it, and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .conftest import PATIENCE, STARTED, Fault, opened, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture
def page(visited: Callable[..., AbstractContextManager[Page]]) -> Iterator[Page]:
    """Return the page with the cell, live."""
    with visited("edit.html") as tab:
        yield tab


def code(page: Page) -> Locator:
    """Return the field with the code."""
    return page.get_by_role("textbox", name="Python code of this cell")


def outcome(page: Page, text: str) -> None:
    """Wait until the cell shows a text."""
    expect(page.locator(".live-view:visible").last).to_contain_text(text, timeout=PATIENCE)


def test_changed_code_runs_in_the_page_s_kernel(page: Page) -> None:
    outcome(page, "answer: 42")
    code(page).fill("print('answer:', base * 2)")
    page.get_by_role("button", name="Run").click()
    outcome(page, "answer: 80")
    expect(page.locator(".live-view:visible").last).not_to_contain_text("42")
    expect(page.get_by_text("Done. The result is below.")).to_be_visible()


def test_the_keyboard_alone_is_enough_and_tab_leaves_the_field(page: Page) -> None:
    code(page).fill("1 + 1")
    page.keyboard.press("Control+Enter")
    outcome(page, "2")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Run")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(code(page)).to_be_focused()
    page.get_by_role("button", name="Back to the original").press("Enter")
    expect(code(page)).to_have_value('print("answer:", base + 2)')
    page.keyboard.press("Control+z")
    expect(code(page)).to_have_value("1 + 1")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("\nprint(bass)", "Line 2 does not work: name 'bass' is not defined"),
        ("a = 1\nfor x in", "Line 2 does not work: invalid syntax"),
        ("import sqlite3", "_sqlite3 is not part of Python in a live page"),
    ],
)
def test_an_error_names_the_line_in_plain_words_first(page: Page, text: str, said: str) -> None:
    code(page).fill(text)
    page.get_by_role("button", name="Run").click()
    expect(page.locator(".live-editor-said")).to_contain_text(said, timeout=PATIENCE)
    expect(page.get_by_role("group", name="Error:")).to_be_visible()


def test_an_endless_loop_can_be_stopped_and_the_text_stays(page: Page) -> None:
    code(page).fill("while True: pass")
    page.get_by_role("button", name="Run").click()
    page.get_by_role("button", name="Stop").click()
    page.wait_for_selector("html[data-live=ready]", state="attached", timeout=PATIENCE)
    expect(code(page)).to_have_value("while True: pass")
    code(page).fill("base")
    page.get_by_role("button", name="Run").click()
    outcome(page, "40")


def test_what_was_typed_is_there_after_a_reload_and_is_not_run_by_itself(page: Page) -> None:
    code(page).press_sequentially("x", timeout=5000)
    typed = code(page).input_value()
    page.reload()
    page.wait_for_selector(STARTED, state="attached", timeout=PATIENCE)
    expect(code(page)).to_have_value(typed)
    outcome(page, "answer: 42")


def test_tables_and_modules_that_are_not_there_at_first_come_when_asked_for(chromium: Browser, live_site: Path) -> None:
    asks = (
        "import runpy, unicodedata\n"
        "print(unicodedata.name('é'), unicodedata.lookup('SNOWMAN'), 'あ'.encode('shift_jis'), '汉'.encode('gb18030'),"
        " eval(r\"'\\N{EURO SIGN}'\"), runpy.__name__)"
    )
    with serving(live_site) as served, opened(chromium, f"{served.address}edit.html") as page:
        assert not [name for name in served.requests if "tables-" in name]
        code(page).fill(asks)
        page.get_by_role("button", name="Run").click()
        outcome(page, r"LATIN SMALL LETTER E WITH ACUTE ☃ b'\x82\xa0' b'\xba\xba' € runpy")
        assert len([name for name in served.requests if "tables-" in name]) == 1


@pytest.mark.parametrize("missing", [0, 1])
def test_the_rest_of_the_code_comes_as_soon_as_the_page_is_live(
    chromium: Browser, live_site: Path, missing: int
) -> None:
    fault = Fault("rest-", status=404, times=missing)
    with serving(live_site, fault) as served, opened(chromium, f"{served.address}edit.html") as page:
        code(page).fill("import sample\nprint('total', sample.total())")
        page.get_by_role("button", name="Run").click()
        outcome(page, "total 42")
        assert len([name for name in served.requests if "rest-" in name]) == 1 + missing
        assert not [name for name in served.requests if "cold-" in name]


def test_a_line_that_dies_before_all_code_has_come_is_waited_for_and_said(chromium: Browser, live_site: Path) -> None:
    fault = Fault("rest-", cut=True)
    with serving(live_site, fault) as served, opened(chromium, f"{served.address}edit.html") as page:
        code(page).fill("import sample\nprint('total', sample.total())")
        page.get_by_role("button", name="Run").click()
        bar = page.locator(".live-bar-line")
        expect(bar).to_contain_text("goes on by itself when the connection is back", timeout=PATIENCE)
        expect(bar).to_be_in_viewport()
        served.faults.clear()
        outcome(page, "total 42")
        expect(bar).to_contain_text("The page is live")
