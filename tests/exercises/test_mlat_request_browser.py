"""The exercise on the request in a real browser: the core path by keyboard alone, axe at each step, the letter as a file."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from playwright.sync_api import expect

from crossborder.exercises import words as shared
from crossborder.exercises.mlat_request import words
from crossborder.request import Draft
from tests.reader import button, go, heard, labelled, tab_to, violations

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from typing import Any

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
PAGE = "notebooks/mlat-request.html"
ARABIC = "تحديد الشخص الذي دخل الخادم <b>&</b> 😀"


def press(page: Page, name: str, answer: str) -> None:
    tab_to(page, button(name))
    page.keyboard.press("Enter")
    heard(page, answer)


def choose(page: Page, option: str) -> None:
    """Go to a group of radio buttons by Tab, and to the option in it by the arrow keys."""
    tab_to(
        page,
        "e.closest('.live-view') && e.type === 'radio' && [...document.getElementsByName(e.name)]"
        f".some((one) => one.closest('label').textContent.trim() === {option!r})",
    )
    page.keyboard.press("Space")
    for _ in range(12):
        if page.evaluate("document.activeElement.closest('label').textContent.trim()") == option:
            return
        page.keyboard.press("ArrowDown")
    pytest.fail(f"the arrow keys do not reach {option}")


def predict(page: Page) -> None:
    for _ in range(3):
        choose(page, shared.UNKNOWN)
    press(page, shared.KEEP_PREDICTION, shared.PREDICTION_KEPT)


def choose_basis(page: Page) -> None:
    choose(page, "European Convention on Mutual Assistance (ETS No. 30)")
    press(page, shared.CHECK, "Right: The legal basis: European Convention on Mutual Assistance")


def write(page: Page, name: str, text: str, answer: str) -> None:
    tab_to(page, labelled(name))
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)
    page.keyboard.press("Tab")
    heard(page, answer)


def test_a_request_is_written_by_keyboard_on_a_telephone_in_the_dark(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(f"{address}{PAGE}", viewport={"width": 360, "height": 800}, color_scheme="dark") as visit:
        page = visit.page
        predict(page)
        choose_basis(page)
        assert violations(page) == []
        go(page, "draft")
        purpose = "Purpose for which the evidence is wanted"
        write(page, words.YOUR_TEXT.format(title=purpose), ARABIC, f"{purpose}: Notes: 1.")
        write(page, "Item 1: from", "2026-02-20 02:10 UTC", "Weak: 1. Notes: 1.")
        press(page, "Open: What is asked", "Opened: What is asked")
        press(page, words.ADD_ITEM, words.ADDED.format(number=2))
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        heard(page, words.REMOVED.format(number=2))
        page.wait_for_function("name => document.activeElement.textContent.trim() === name", arg=words.ADD_ITEM)
        go(page, "refusal")
        tab_to(page, "e.closest('.live-view') && e.type === 'checkbox'")
        page.keyboard.press("Space")
        heard(page, "may refuse")
        # What stays on top is not cut: the grounds are read below it.
        assert page.evaluate(CUT) == 0
        go(page, "letter")
        expect(page.locator(".stage-step-letter h3", has_text="Request for mutual legal assistance")).to_be_visible()
        go(page, "look-back")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.locator("[data-live-unnamed]").count() == 0
        assert visit.problems == []
        assert visit.foreign(address) == []


CUT = "(() => { const see = document.querySelector('.stage-step-refusal .stage-see'); return see.scrollHeight - see.clientHeight; })()"
# What stays on top, and the title: their place in the window, and whether a line of them is cut.
ON_TOP = """() => [document.querySelector('.stage-brief > .stage-see > :first-child'), document.querySelector('h1')].map((one) => {
  const { top, height } = one.getBoundingClientRect();
  return { top, height, cut: one.scrollHeight > one.clientHeight + 1 };
})"""


def test_on_a_telephone_two_lines_stay_on_top_of_the_draft_and_nothing_is_cut(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(f"{address}{PAGE}", viewport={"width": 360, "height": 740}) as visit:
        page = visit.page
        predict(page)
        choose_basis(page)
        go(page, "draft")
        page.wait_for_function("scrollY === 0")  # a step begins at its top
        brief, title = page.evaluate(ON_TOP)
        assert title["top"] >= 0
        assert brief["height"] <= 0.12 * 740
        assert not brief["cut"]
        page.evaluate("scrollBy({ top: 900, behavior: 'instant' })")
        page.wait_for_function(f"({ON_TOP})()[0].top === 0")
        assert visit.problems == []


# What has the focus: whether it is whole in the window and nothing lies on it, and what it is.
STOP = """() => { const e = document.activeElement, at = e.getBoundingClientRect(), x = at.left + Math.min(at.width / 2, 20);
  const over = (y) => { const top = document.elementFromPoint(x, y); return e !== top && !e.contains(top); };
  return { seen: at.top >= 0 && at.bottom <= innerHeight + 1 && !over(at.top + 6) && !over(at.bottom - 6),
    field: e.matches(".stage-step-draft :is(textarea, input)"), next: e.matches(".stage-next"), what: `${e.tagName} ${e.textContent || e.labels?.[0]?.textContent}` }; }"""
SAID = "() => document.querySelector('.live-view .live-status').textContent"


@pytest.mark.parametrize("size", [(1280, 720), (360, 740)], ids=["wide", "narrow"])
def test_what_has_the_focus_in_the_draft_is_in_view_after_each_answer(
    visiting: Callable[..., AbstractContextManager[Any]], address: str, size: tuple[int, int]
) -> None:
    """What the checks find in a field is drawn above the next one, and pushed it out of the window."""
    viewport = dict(zip(("width", "height"), size, strict=True))
    with visiting(f"{address}{PAGE}", viewport=viewport, reduced_motion="reduce") as visit:
        page = visit.page
        predict(page)
        choose_basis(page)
        go(page, "draft")
        hidden = []
        for _ in range(60):
            page.keyboard.press("Tab")
            stop = page.evaluate(STOP)
            if stop["field"]:
                before = page.evaluate(SAID)
                page.keyboard.type("everything ")
                page.keyboard.press("Tab")
                page.wait_for_function(f"before => ({SAID})() !== before", arg=before)
                page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
                stop = page.evaluate(STOP)
            hidden += [stop["what"]] * (not stop["seen"])
            if stop["next"]:
                break
        assert hidden == []
        assert page.evaluate("document.activeElement.matches('.stage-next')")


# The place of each verdict in its pane and in the window.
VERDICTS = """() => { const see = document.querySelector(".stage-step-basis .stage-see"), end = Math.min(see.getBoundingClientRect().bottom, innerHeight);
  return [...see.querySelectorAll(".stage-out")].map((each) => each.getBoundingClientRect().bottom <= end + 1); }"""


def test_two_verdicts_on_a_basis_are_whole_in_the_window(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(f"{address}{PAGE}#case=preserve", viewport={"width": 1280, "height": 720}) as visit:
        page = visit.page
        predict(page)
        step = page.locator(".stage-step-basis")
        step.locator("label", has_text="search and seizure").click()
        step.locator("label", has_text="UNTOC").click()
        step.get_by_role("button", name=shared.CHECK).press("Enter")
        expect(step.locator(".stage-see .stage-out")).to_have_count(2)
        page.wait_for_function(f"() => ({VERDICTS})().every(Boolean)")


# The top of the letter's pane, and of the paragraph with a title in it.
PARAGRAPH = """title => { const letter = document.querySelector(".stage-step-draft .stage-letter");
  const part = [...letter.querySelectorAll("h5")].find((one) => one.textContent === title);
  return part.getBoundingClientRect().top - letter.getBoundingClientRect().top; }"""


def test_the_letter_beside_the_draft_shows_the_paragraph_of_the_field_also_while_it_is_missing(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    title = "Purpose for which the evidence is wanted"
    with visiting(f"{address}{PAGE}", viewport={"width": 1280, "height": 720}) as visit:
        page = visit.page
        predict(page)
        choose_basis(page)
        go(page, "draft")
        letter = page.locator(".stage-step-draft .stage-letter")
        expect(letter.get_by_text("Missing: required by")).to_have_count(1)
        tab_to(page, labelled(words.YOUR_TEXT.format(title=title)))
        page.wait_for_function(f"title => Math.abs(({PARAGRAPH})(title)) < 40", arg=title)
        # Where the whole letter is on the page, it is no stop of the keyboard.
        expect(letter).to_have_attribute("tabindex", "0")
        page.set_viewport_size({"width": 360, "height": 740})
        expect(letter).not_to_have_attribute("tabindex", "0")


def test_the_letter_comes_out_of_the_page_as_a_word_file_and_the_draft_for_a_classmate(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    # On a slow machine the letter is asked for before the page has answered the choice of the basis.
    with visiting(f"{address}{PAGE}#case=preserve", slow=True) as visit:
        page = visit.page
        predict(page)
        page.get_by_text("preservation: data kept", exact=False).locator("visible=true").first.click()
        page.locator(".live-view label", has_text="Budapest Convention (ETS No. 185)").first.click()
        page.get_by_role("button", name="Letter", exact=True).click()
        with page.expect_download() as saved:
            page.get_by_role("button", name=words.SAVE_AS["docx"]).click()
        document = docx.Document(io.BytesIO(Path(saved.value.path()).read_bytes()))
        assert saved.value.suggested_filename == "request-preservation-nigeria.docx"
        assert document.paragraphs[0].text == "Request for the preservation of stored computer data"
        with page.expect_download() as saved:
            page.get_by_role("button", name=words.SAVE_AS["json"]).click()
        draft = Draft.from_json(Path(saved.value.path()).read_bytes())
        assert (draft.case.requested, draft.basis, draft.measure) == ("NGA", "budapest_185", "preservation")
        assert visit.problems == []
