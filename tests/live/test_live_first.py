"""A first visit: the controls are there before Python, what is entered meanwhile is handed over, and nothing moves when Python comes."""

from __future__ import annotations

import os
import random
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from .conftest import PATIENCE, STARTED, Fault, opened, serving, state

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, Route

    from .conftest import Served

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HERE = "html[data-live-controls=here]"
SHIFTS = """() => {
  window.shifts = [];
  new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value }) => value))).observe({ type: 'layout-shift' });
}"""


class Visit:
    """A page whose Python is held back by the server until `python_comes`."""

    def __init__(self, page: Page, served: Served, held: Fault) -> None:
        self.page, self.served, self.held = page, served, held

    def open(self, name: str) -> Page:
        """Open a page and wait for its controls."""
        self.page.goto(self.served.address + name)
        self.page.wait_for_selector(HERE, state="attached", timeout=PATIENCE)
        return self.page

    def reload(self) -> None:
        """Load the page again and wait for its controls."""
        self.page.reload()
        self.page.wait_for_selector(HERE, state="attached", timeout=PATIENCE)

    def python_comes(self) -> None:
        """Let the server send the rest, and wait until the page is live."""
        assert self.held.hold
        self.held.hold.set()
        self.page.wait_for_selector(STARTED, state="attached", timeout=PATIENCE)
        assert state(self.page) == "ready"


@contextmanager
def visiting(browser: Browser, site: Path, **options: Any) -> Iterator[Visit]:
    """A first visit in a fresh profile."""
    held = Fault("snapshot-", hold=threading.Event())
    context = browser.new_context(**options)
    with serving(site, held) as served:
        yield Visit(context.new_page(), served, held)
        assert held.hold
        held.hold.set()
        context.close()


@pytest.fixture
def visit(chromium: Browser, live_site: Path) -> Iterator[Visit]:
    """A first visit whose Python is held back."""
    with visiting(chromium, live_site) as first_visit:
        yield first_visit


@pytest.mark.parametrize("name", ["index", "behaviour", "widgets", "exchange", "churn", "stored"])
def test_every_control_is_drawn_before_python_and_stays_the_same_element(visit: Visit, name: str) -> None:
    page = visit.open(f"{name}.html")
    assert state(page) == "loading"
    assert page.evaluate("performance.getEntriesByName('live-controls').length") == 1
    before = page.evaluate("[...document.querySelectorAll('.live-view')].map((view) => view.innerHTML)")
    page.evaluate("document.querySelectorAll('.live-view *').forEach((each) => { each.drawnFirst = true; })")
    visit.python_comes()
    assert page.evaluate("[...document.querySelectorAll('.live-view')].map((view) => view.innerHTML)") == before
    assert page.evaluate("[...document.querySelectorAll('.live-view *')].every((each) => each.drawnFirst)")


def test_a_site_s_own_sheet_has_the_last_word_on_its_widgets(visit: Visit) -> None:
    own = "<head><style>.live-view .jupyter-widgets { font-size: 7px; }</style>"  # as weighty as the runtime's own rule

    def styled(route: Route) -> None:
        page = route.fetch()
        route.fulfill(response=page, body=page.text().replace("<head>", own))

    visit.page.route("**/behaviour.html", styled)
    page = visit.open("behaviour.html")
    assert page.evaluate("getComputedStyle(document.querySelector('.live-view .jupyter-widgets')).fontSize") == "7px"


@pytest.mark.parametrize(("name", "is_asked"), [("exchange", False), ("widgets", True)])
def test_the_controls_that_few_pages_have_come_where_a_page_has_one(visit: Visit, name: str, is_asked: bool) -> None:
    visit.open(f"{name}.html")
    assert any("more-" in path for path in visit.served.requests) is is_asked


@pytest.mark.parametrize(
    ("asked", "controls"),
    [("view=list", "here"), ("view=list&group=a", "here"), ("view=map", "later"), ("what", "here")],
)
def test_an_address_that_asks_for_what_the_controls_show_does_not_wait_for_python(
    visit: Visit, asked: str, controls: str
) -> None:
    visit.page.goto(f"{visit.served.address}behaviour.html#{asked}")
    visit.page.wait_for_selector(f"html[data-live-controls={controls}]", state="attached", timeout=PATIENCE)


def test_becoming_live_moves_nothing_and_leaves_focus_selection_and_scroll(visit: Visit) -> None:
    page = visit.open("behaviour.html")
    note = page.get_by_label("Note")
    note.fill("half a sentence")
    page.evaluate("document.activeElement.setSelectionRange(2, 6)")
    at = page.evaluate("scrollY")
    page.evaluate(SHIFTS)
    visit.python_comes()
    page.wait_for_timeout(300)
    assert sum(page.evaluate("window.shifts")) == 0
    assert page.evaluate("[scrollY, document.activeElement.value]") == [at, "half a sentence"]
    assert page.evaluate("[document.activeElement.selectionStart, document.activeElement.selectionEnd]") == [2, 6]
    page.keyboard.press("Tab")
    expect(page.get_by_text("found in: half a sentence")).to_be_visible()


def test_the_room_that_a_site_keeps_for_its_controls_is_there_until_they_are_drawn(
    chromium: Browser, live_site: Path
) -> None:
    held = Fault("page-", hold=threading.Event())
    assert held.hold
    with serving(live_site, held) as served:
        page = chromium.new_page()
        page.goto(served.address + "stored.html", wait_until="domcontentloaded")
        page.add_style_tag(content=".live-soon { --live-room: 1234px; }")
        text_form = page.locator(".live-soon > .cell_output:not(.live-view)").first
        assert text_form.evaluate("node => [node.offsetHeight, getComputedStyle(node).visibility]") == [1234, "hidden"]
        held.hold.set()
        page.wait_for_selector(HERE, state="attached", timeout=PATIENCE)
        assert text_form.evaluate("node => node.offsetHeight") == 0
        page.close()


def test_what_is_entered_before_python_is_handed_over_in_order(visit: Visit) -> None:
    page = visit.open("behaviour.html")
    page.get_by_label("Your words").fill("early words")
    page.get_by_label("two", exact=True).check()
    page.get_by_role("button", name="Ask").click()
    expect(page.locator(".live-bar")).to_contain_text("Kept; goes on in a moment")
    page.get_by_label("three", exact=True).check()
    visit.python_comes()
    expect(page.locator("#echo")).to_have_text("early words")
    expect(page.get_by_text("asked: two")).to_be_visible()
    assert page.get_by_label("three", exact=True).is_checked()
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_text("asked: three")).to_be_visible()


def test_a_press_that_waits_says_how_much_has_arrived(visit: Visit) -> None:
    page = visit.open("behaviour.html")
    page.get_by_role("button", name="Say").click()
    assert visit.held.hold
    visit.held.hold.set()
    page.evaluate("""() => { window.said = [];
      new MutationObserver(() => window.said.push(document.querySelector('.live-bar').textContent))
        .observe(document.querySelector('.live-bar'), { subtree: true, childList: true, characterData: true }); }""")
    page.wait_for_selector(STARTED, state="attached", timeout=PATIENCE)
    assert [text for text in page.evaluate("window.said") if "Kept; goes on in a moment (" in text and "MB)" in text]
    expect(page.locator(".widget-output .live-stdout").first).to_have_text("said")


def test_two_presses_on_one_button_are_one_wish(visit: Visit) -> None:
    page = visit.open("behaviour.html")
    page.get_by_role("button", name="Say").dblclick()
    visit.python_comes()
    expect(page.locator(".widget-output .live-stdout").first).to_have_text("said")


def test_entries_survive_a_reload_and_a_visit_elsewhere(visit: Visit) -> None:
    page = visit.open("behaviour.html")
    page.get_by_label("Your words").fill("before the reload")
    page.get_by_label("two", exact=True).check()
    page.get_by_role("button", name="Ask").click()
    page.get_by_label("Note").press_sequentially("not yet left")
    visit.reload()
    assert page.get_by_label("Your words").input_value() == "before the reload"
    assert page.get_by_label("Note").input_value() == "not yet left"
    page.goto(visit.served.address + "plain.html")
    visit.open("behaviour.html")
    assert page.get_by_label("two", exact=True).is_checked()
    visit.python_comes()
    expect(page.locator("#echo")).to_have_text("before the reload")
    expect(page.get_by_text("asked: two")).to_be_visible()
    expect(page.get_by_text("found in: not yet left")).to_be_visible()
    assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.includes('entries'))") == []


def test_stored_work_is_what_the_reader_left_and_not_the_first_state(chromium: Browser, live_site: Path) -> None:
    with serving(live_site) as served:
        context = chromium.new_context()
        page = context.new_page()
        for _ in range(2):
            page.goto(served.address + "behaviour.html")
            page.wait_for_selector(STARTED, state="attached", timeout=PATIENCE)
            page.get_by_label("Your words").fill(page.get_by_label("Your words").input_value() + "more ")
            expect(page.locator("#echo")).to_contain_text("more")
        assert page.evaluate("document.documentElement.dataset.liveControls") == "later"
        assert page.get_by_label("Your words").input_value() == "more more "
        context.close()


def test_what_differs_in_the_visit_is_drawn_when_python_comes(visit: Visit) -> None:
    page = visit.open("differs.html")
    assert page.get_by_label("Row").count() == 1
    page.get_by_label("Same").fill("the same question")
    page.get_by_label("Row 0").fill("a line")
    visit.python_comes()
    expect(page.locator(".live-view textarea")).to_have_count(3)
    expect(page.get_by_label("Row")).to_have_count(3)
    expect(page.get_by_label("Same")).to_have_value("the same question")


def test_a_failure_shows_the_stored_form_and_keeps_what_was_entered(visit: Visit) -> None:
    page = visit.open("stored.html")
    page.get_by_label("State").select_option("United Kingdom")
    visit.served.faults.append(Fault("packages-", status=404))
    visit.held.status = 404
    visit.held.hold.set()  # type: ignore[union-attr]  # visiting() sets it
    page.wait_for_selector("html[data-live=failed]", state="attached", timeout=PATIENCE)
    expect(page.locator("#stored-answer")).to_be_visible()
    expect(page.get_by_label("State")).to_be_hidden()
    visit.served.faults.clear()
    page.get_by_role("button", name="Try again").click()
    page.wait_for_selector("html[data-live=ready]", state="attached", timeout=PATIENCE)
    expect(page.get_by_label("State")).to_have_value("United Kingdom")


def test_without_scripts_the_text_form_stands(chromium: Browser, live_site: Path) -> None:
    with serving(live_site) as served:
        context = chromium.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(served.address + "stored.html")
        expect(page.locator("#stored-answer")).to_be_visible()
        context.close()


def test_a_reader_who_saves_data_gets_the_text_and_no_front_end(chromium: Browser, live_site: Path) -> None:
    saves = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    with serving(live_site) as served, opened(chromium, served.address + "stored.html", init_script=saves) as page:
        expect(page.locator("#stored-answer")).to_be_visible()
        assert not [path for path in served.requests if "page-" in path]


class Learner:
    """Somebody who does anything at all while Python is on its way, and what has to be there afterwards."""

    def __init__(self, visit: Visit, seed: int) -> None:
        self.visit, self.page, self.chance = visit, visit.page, random.Random(seed)  # noqa: S311 - chance in a test
        self.words, self.choice, self.asked, self.note = "", "", "", ""

    def type_words(self) -> None:
        self.words = f"words {self.chance.randrange(1000)}"
        self.page.get_by_label("Your words").fill(self.words)

    def choose(self) -> None:
        self.choice = self.chance.choice(["one", "two", "three"])
        self.page.get_by_label(self.choice, exact=True).check()

    def press(self) -> None:
        self.page.get_by_role("button", name="Ask").click()
        self.asked = self.choice or "one"

    def write_note(self) -> None:
        self.note = f"note {self.chance.randrange(1000)}"
        self.page.get_by_label("Note").fill(self.note)

    def reload(self) -> None:
        self.visit.reload()

    def leave_and_return(self) -> None:
        self.page.goto(self.visit.served.address + "plain.html")
        self.visit.open("behaviour.html")

    def act(self, steps: int) -> None:
        acts = (self.type_words, self.choose, self.press, self.write_note, self.reload, self.leave_and_return)
        for _ in range(steps):
            self.chance.choice(acts)()

    def find_all(self) -> None:
        """Whatever was entered last is there, in the page and in Python."""
        expect(self.page.locator("#echo")).to_have_text(self.words)
        expect(self.page.get_by_label(self.choice or "one", exact=True)).to_be_checked()
        expect(self.page.get_by_label("Note")).to_have_value(self.note)
        if self.asked:
            expect(self.page.get_by_text(f"asked: {self.asked}")).to_be_visible()


@pytest.mark.parametrize("seed", range(int(os.environ.get("LIVE_SEEDS", "4"))))
def test_nothing_entered_during_the_start_is_lost(visit: Visit, seed: int) -> None:
    visit.open("behaviour.html")
    learner = Learner(visit, seed)
    learner.act(8)
    visit.python_comes()
    learner.find_all()
