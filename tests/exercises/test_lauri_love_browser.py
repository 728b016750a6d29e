"""The Lauri Love exercise in a real browser: choosing a case and judging the core path by keyboard alone, with axe at each step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from crossborder.exercises import words as shared
from crossborder.exercises.lauri_love import words
from crossborder.exercises.lauri_love.path import all_issues
from tests.reader import go, heard, predict, tab_to, violations

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from typing import Any

    from playwright.sync_api import Page

    from crossborder.exercises.lauri_love.path import Issue

pytestmark = pytest.mark.browser
PAGE = "notebooks/lauri-love.html"
CORE = [issue for issue in all_issues() if issue.core]


def named(kind: str, text: str) -> str:
    """A control of a kind whose label, or whose own text, is a text."""
    words_of = "(e.labels && e.labels[0] ? e.labels[0].textContent : e.textContent).trim()"
    return f"e.closest('.live-view') && e.tagName === {kind!r} && {words_of} === {text!r}"


def choose(page: Page, label: str, at: int = 1) -> None:
    """Choose a line of a list by the arrow keys."""
    tab_to(page, named("SELECT", label))
    for _ in range(at):
        page.keyboard.press("ArrowDown")


def decide(page: Page, options: int) -> None:
    """Go to the next group of radio buttons that can be used, and choose its last one."""
    tab_to(page, "e.closest('.live-view') && e.type === 'radio' && !e.disabled")
    page.keyboard.press("Space")
    for _ in range(options - 1):
        page.keyboard.press("ArrowDown")


def write(page: Page, label: str, text: str) -> None:
    tab_to(page, named("TEXTAREA", label))
    page.keyboard.type(text)


def start(page: Page, case: str) -> None:
    """Choose a case and keep a prediction."""
    tab_to(page, "e.closest('.live-view') && e.type === 'radio'")
    page.keyboard.press("Space")
    for _ in range(list(words.CASES).index(case)):
        page.keyboard.press("ArrowDown")
    heard(page, words.CASE_CHOSEN[case])
    for _ in words.PREDICTIONS:
        decide(page, 3)
    tab_to(page, named("BUTTON", shared.KEEP_PREDICTION))
    page.keyboard.press("Enter")
    heard(page, shared.PREDICTION_KEPT)


def weigh(page: Page, issue: Issue) -> None:
    """Weigh the matters by keyboard: one reason, then the same button again and again, for the next card comes to it."""
    write(page, issue.matters[0].reason_label, "The papers.")
    tab_to(page, named("BUTTON", words.WEIGHTS["against"][0]))
    for matter in issue.matters:
        page.keyboard.press("Enter")
        heard(page, f"Matter ({matter.letter})")
        if matter is not issue.matters[-1]:
            assert page.evaluate("document.activeElement.textContent.trim()") == words.WEIGHTS["against"][0]


def judge(page: Page, issue: Issue) -> None:
    """Open a step, decide it and compare."""
    go(page, f"path.{[one.id for one in all_issues()].index(issue.id) + 1}")
    if issue.gate:
        decide(page, len(issue.gate.options))
    if issue.matters:
        weigh(page, issue)
    decide(page, len(issue.decision.options))
    choose(page, words.GROUND)
    write(page, words.OTHER_SIDE, "The other side.")
    tab_to(page, named("BUTTON", words.COMPARE))
    page.keyboard.press("Enter")
    heard(page, "Your decision is kept.")
    page.wait_for_function("name => document.activeElement.textContent.trim() === name", arg=words.KEPT_BUTTON)
    write(page, words.CHANGER, "A fact.")


@pytest.mark.parametrize("case", list(words.CASES))
def test_the_core_path_works_by_keyboard_and_fits_a_telephone(
    visiting: Callable[..., AbstractContextManager[Any]], address: str, case: str
) -> None:
    with visiting(f"{address}{PAGE}", viewport={"width": 360, "height": 800}, color_scheme="dark") as visit:
        page = visit.page
        assert violations(page) == []
        start(page, case)
        assert violations(page) == []
        for issue in CORE:
            judge(page, issue)
            focused = page.evaluate("document.activeElement.tagName")
            assert focused == "TEXTAREA"
            assert violations(page) == []
        go(page, "look-back")
        page.get_by_role("button", name=shared.AGAIN_SHOW).click()
        page.wait_for_selector(".stage-step-look-back .stage-out:not(.stage-waiting)", state="attached")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.locator("[data-live-unnamed]").count() == 0
        assert page.locator(".live-view .cbx-side").count() >= 3
        assert visit.problems == []
        assert visit.foreign(address) == []


def test_a_kept_decision_survives_a_reload(visiting: Callable[..., AbstractContextManager[Any]], address: str) -> None:
    with visiting(f"{address}{PAGE}") as visit:
        start(visit.page, "love")
        judge(visit.page, CORE[0])
        visit.page.reload()
        visit.settle()
        go(visit.page, f"path.{[one.id for one in all_issues()].index(CORE[0].id) + 1}")
        visit.page.wait_for_selector(f".live-view >> text={words.KEPT}")
        of_the_card = visit.page.locator(".live-view textarea:visible:disabled")
        expect(of_the_card, "the card's reason and the other side").to_have_count(2)


def test_an_address_leads_to_the_case_without_illness(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(f"{address}{PAGE}#case=made") as visit:
        text = visit.page.locator(".live-view").first.text_content()
        assert words.MADE_TITLE in text
        assert "Suffolk" not in text
        assert visit.problems == []


def test_without_scripts_the_real_case_stays_folded(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(f"{address}{PAGE}", java_script_enabled=False) as visit:
        page = visit.page
        assert page.get_by_text(words.WARNING_TITLE).first.is_visible()
        assert not page.get_by_text("The alleged intrusions begin").first.is_visible()
        page.locator("summary", has_text=words.CASES[words.LOVE][0]).first.click()
        assert page.get_by_text("The alleged intrusions begin").first.is_visible()


# Where the card that is weighed, its buttons and the trays are in the window.
IN_VIEW = """() => [".stage-card", ".stage-card .cbx-row button", ".stage-see .fig"].flatMap((name) =>
  [...document.querySelectorAll(`.stage-step:not(.stage-away) ${name}`)].filter((each) => each.checkVisibility({ visibilityProperty: true })))
  .map((each) => each.getBoundingClientRect()).every(({ top, bottom }) => top >= 0 && bottom <= innerHeight)"""


def test_in_a_room_a_matter_is_weighed_on_one_screen(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(address + PAGE, viewport={"width": 1280, "height": 720}) as visit:
        page = visit.page
        predict(page)
        go(page, "path.4")
        page.keyboard.press("p")
        card = page.locator(".stage-step-path\\.4 .stage-card")
        for number in range(2, 7):
            card.get_by_role("button", name="For extradition").click()
            card.get_by_text(f", {number} of 7").wait_for()
            page.wait_for_function(IN_VIEW)
        expect(
            page.locator(".stage-step-path\\.4 .stage-see .fig:visible"), "the trays alone, not the road"
        ).to_have_count(1)


def test_on_a_telephone_the_next_matter_is_read_before_it_is_weighed(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    """A learner tapped through all seven: the buttons stayed under the finger, and the next matter stood above, behind what stays on top."""
    with visiting(address + PAGE, viewport={"width": 360, "height": 740}) as visit:
        page = visit.page
        predict(page)
        go(page, "path.4")
        card = page.locator(".stage-step-path\\.4 .stage-card")
        for number in range(2, 5):
            card.get_by_role("button", name="For extradition").click()
            title = card.get_by_text(f", {number} of 7")
            title.wait_for()
            page.wait_for_function(
                """(title) => { const { left, top, height } = title.getBoundingClientRect();
                  return document.elementFromPoint(left + 4, top + height / 2)?.closest(".stage-card"); }""",
                arg=title.element_handle(),
            )


def test_reveal_compares_what_the_room_decided(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(address + PAGE, viewport={"width": 1280, "height": 720}) as visit:
        page = visit.page
        predict(page)
        go(page, "path.5")
        page.keyboard.press("p")
        step = page.locator(".stage-step-path\\.5")
        page.keyboard.press("r")
        expect(step.locator(".stage-todo")).to_be_visible()
        page.keyboard.press("r")
        step.locator("input[type=radio]").first.check()
        page.keyboard.press("r")
        expect(step.get_by_text(words.WHO["high_court"], exact=True).first).to_be_visible()
