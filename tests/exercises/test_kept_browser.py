"""Work in real tabs: another tab, back and forward, a full or blocked store, a dead interpreter, an address, a shared computer."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from crossborder.exercises import words as shared
from crossborder.exercises.love_bug.model import LoveBugModel
from crossborder.exercises.mlat_request import words as request_words
from crossborder.exercises.mlat_request.model import RequestModel
from crossborder.exercises.mlat_request.places import MOST_ITEMS, text_key
from crossborder.exercises.your_work import words
from tests.reader import go

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import BrowserContext, Locator, Page

    from crossborder.exercises.lesson.model import LessonModel
    from tests.conftest import Visit

pytestmark = pytest.mark.browser

LOVE_BUG, REQUEST, WORK = "notebooks/love-bug.html", "notebooks/mlat-request.html", "notebooks/your-work.html"
LIVE = 120_000
FILL = """() => {
  let size = 1 << 20;
  for (let i = 0; size > 0; i += 1) {
    try { localStorage.setItem(`filler-${i}`, 'x'.repeat(size)); } catch { size >>= 1; }
  }
}"""
BLOCK = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('denied', 'SecurityError'); }});"


class Tabs:
    """The tabs of one reader, whose browser keeps no work yet; scripts run in each tab that is opened from then on."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address, self.scripts = context, address, list[str]()

    def open(self, path: str) -> Page:
        """Open a page in a new tab."""
        page = self.context.new_page()
        for script in self.scripts:
            page.add_init_script(script)
        page.goto(self.address + path)
        return page

    def live(self, path: str) -> Page:
        """Open an exercise in a new tab, and wait until it is live."""
        page = self.open(path)
        live(page)
        return page


@pytest.fixture
def tabs(visiting: Callable[..., AbstractContextManager[Visit]], address: str) -> Iterator[Tabs]:
    # A page without a script, as the way to a browser that forgot the work of the test before.
    with visiting(address + "robots.txt") as visit:
        yield Tabs(visit.page.context, address)


def live(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute("data-live", "ready", timeout=LIVE)


def predicted(model: LessonModel) -> LessonModel:
    for question in model.predictions:
        model.set(f"prediction.{question.id}", "unknown")
    model.keep_prediction()
    return model


def love_bug() -> dict[str, Any]:
    model = predicted(LoveBugModel())
    model.set("step", "new-case")
    return model.to_json()


def request(**texts: str) -> dict[str, Any]:
    model = predicted(RequestModel())
    assert isinstance(model, RequestModel)
    model.set(model.basis_key, "budapest_185")
    model.set("step", "draft")
    model.turn("the-case")
    model.turn("what-is-asked")
    for part, text in texts.items():
        model.set(text_key(model.case, part), text)
    return model.to_json()


def keep(tabs: Tabs, record: dict[str, Any]) -> None:
    """Put work into the browser as the released version left it: one item for an exercise."""
    item = json.dumps([f"live-cells:/:{record['exercise']}", json.dumps(record)])
    tabs.scripts.append(
        f"try {{ if (!sessionStorage.seeded) localStorage.setItem(...{item}); sessionStorage.seeded = 1; }} catch {{ }}"
    )


def reason(page: Page) -> Locator:
    return page.get_by_label(shared.TRANSFER_REASON)


def facts(page: Page) -> Locator:
    return page.get_by_label(request_words.YOUR_TEXT.format(title="Summary of the facts"))


def decide(page: Page) -> None:
    """Change another field of the step that is in view, and wait until the browser keeps it."""
    page.locator(".live-view input[type=radio]:visible").first.check()
    page.wait_for_function("Object.keys(localStorage).some((key) => /love-bug#.*decision/.test(key))")


def title(case: str) -> str:
    """What is in the list of cases for one."""
    return next(option.text for option in RequestModel().case_field.options if option.value == case)


def case(page: Page) -> Locator:
    """The choice of a case of the exercise on the request."""
    return page.get_by_label(RequestModel().case_field.label)


def kept(page: Page) -> dict[str, Any]:
    """The values that the browser keeps, by exercise#field."""
    items = page.evaluate("Object.entries(localStorage)")
    entries = {key.removeprefix("live-cells:/:"): text for key, text in items if key.startswith("live-cells:/:")}
    return {key: json.loads(text).get("value") for key, text in entries.items() if "#" in key and "~" not in key}


# --- rows 1 and 2: tabs, back and forward, a shared computer; what is typed ----------------------------------------------


def test_two_tabs_keep_each_others_work(tabs: Tabs) -> None:
    first = tabs.live(LOVE_BUG)
    keep(tabs, love_bug())
    second = tabs.live(LOVE_BUG)
    third = tabs.live(LOVE_BUG)
    # The first tab was at the case when the work of a released version came: its place counts, since it is newer.
    for tab in (second, third):
        go(tab, "new-case")
    reason(second).fill("No offence on 4 May 2000, so none to extradite for.")
    # The other tab shows what was written here, without a reload.
    expect(reason(third)).to_have_value("No offence on 4 May 2000, so none to extradite for.", timeout=20_000)
    decide(third)
    first.reload()
    live(first)
    go(first, "new-case")
    expect(reason(first)).to_have_value("No offence on 4 May 2000, so none to extradite for.")
    assert any("decision" in key and value for key, value in kept(first).items())


def test_work_that_is_cleared_in_one_tab_stays_cleared_in_an_exercise_that_is_open(tabs: Tabs) -> None:
    keep(tabs, love_bug())
    exercise = tabs.live(LOVE_BUG)
    reason(exercise).fill("Private words on a shared computer.")
    page = tabs.live(WORK)
    page.get_by_role("button", name=words.CLEAR, exact=True).click()
    page.get_by_role("button", name=words.CLEAR_SURE).click()
    expect(page.locator(".live-view").get_by_text(words.CLEARED[:20]).first).to_be_visible()
    expect(exercise.get_by_role("button", name=shared.KEEP_PREDICTION)).to_be_visible(timeout=20_000)
    expect(reason(exercise)).to_have_count(0, timeout=20_000)
    exercise.locator(".live-view input[type=radio]").first.check()
    exercise.wait_for_function("Object.keys(localStorage).some((key) => key.includes('love-bug#prediction.'))")
    assert list(kept(exercise)) == [f"love-bug#prediction.{LoveBugModel().predictions[0].id}"]
    assert "Private words" not in json.dumps(page.evaluate("Object.entries(localStorage)"))


def test_a_file_that_was_read_meanwhile_is_shown_by_a_page_that_comes_back(
    tabs: Tabs, address: str, tmp_path: Path
) -> None:
    keep(tabs, love_bug())
    page = tabs.live(LOVE_BUG)
    reason(page).fill("Before the file.")
    with page.expect_download() as download:
        page.get_by_role("button", name=shared.SAVE_WORK).first.click()
    path = tmp_path / download.value.suggested_filename
    download.value.save_as(path)
    path.write_text(path.read_text(encoding="utf-8").replace("Before the file.", "From the file."), encoding="utf-8")
    page.goto(address + WORK)
    live(page)
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name=words.READ).click()
    chooser.value.set_files(path)
    expect(page.locator(".live-view").get_by_text("Read my-work").first).to_be_visible()
    page.go_back()
    live(page)
    expect(reason(page)).to_have_value("From the file.", timeout=20_000)
    decide(page)
    assert "From the file." in kept(page).values()


def come_back(page: Page, item: str, text: str) -> None:
    """Let a page come back from where the browser had put it, with an item that another page has written meanwhile.

    A page hears nothing of what it writes itself. This Chromium puts no page away, so the event is dispatched.
    """
    page.evaluate(
        """([item, value]) => {
          const key = Object.keys(localStorage).find((each) => new RegExp(item).test(each));
          const { stamp } = JSON.parse(localStorage[key]);
          const later = (parseInt(stamp, 16) + 1).toString(16).padStart(12, "0") + stamp.slice(12);
          localStorage.setItem(key, JSON.stringify({ stamp: later, value }));
          dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true }));
        }""",
        [item, text],
    )


def test_a_page_that_the_browser_had_put_away_shows_what_was_written_meanwhile(tabs: Tabs) -> None:
    keep(tabs, love_bug())
    page = tabs.live(LOVE_BUG)
    reason(page).fill("Written here.")
    decide(page)
    come_back(page, "love-bug#transfer.*reason$", "Written elsewhere.")
    expect(reason(page)).to_have_value("Written elsewhere.", timeout=20_000)


def test_review_questions_that_the_browser_had_put_away_show_what_was_written_meanwhile(tabs: Tabs) -> None:
    page = tabs.open("book/dual-criminality.html")
    text = page.locator(".question[data-kind=text] textarea").first
    text.fill("Written here.")
    come_back(page, "review-dual-criminality#(?!~)", "Written elsewhere.")
    expect(text).to_have_value("Written elsewhere.")


@pytest.mark.parametrize("leave", ["reload", "restart", "address"])
def test_what_is_typed_is_kept_though_the_field_was_never_left(tabs: Tabs, address: str, leave: str) -> None:
    keep(tabs, request())
    page = tabs.live(REQUEST)
    facts(page).press("Control+A")
    facts(page).press_sequentially("On 20 February 2026 at 02:10 UTC somebody entered the server")
    if leave == "reload":
        page.reload()
    elif leave == "restart":
        # The button's own function, so that the focus stays in the field.
        page.evaluate("document.querySelector('.live-bar button').click()")
        expect(page.locator("html")).to_have_attribute("data-live", "loading")
    else:
        page.goto(address + WORK)
        page.goto(address + REQUEST)
    live(page)
    expect(facts(page)).to_have_value("On 20 February 2026 at 02:10 UTC somebody entered the server")


def test_what_is_typed_while_the_interpreter_is_dead_is_kept(tabs: Tabs) -> None:
    tabs.scripts.append(
        "window.workers = []; const Own = Worker; window.Worker = class extends Own {"
        " constructor(...all) { super(...all); window.workers.push(this); } };"
    )
    keep(tabs, request())
    page = tabs.live(REQUEST)
    page.evaluate("workers.forEach((worker) => worker.terminate())")
    facts(page).fill("Written to nobody.")
    page.reload()
    live(page)
    expect(facts(page)).to_have_value("Written to nobody.")


# --- rows 3 and 4: full, blocked -----------------------------------------------------------------------------------------


def test_earlier_work_is_read_though_nothing_more_can_be_written(tabs: Tabs) -> None:
    keep(tabs, request(facts="Written before the store was full."))
    page = tabs.live(REQUEST)
    page.evaluate(FILL)
    page.reload()
    live(page)
    expect(facts(page)).to_have_value("Written before the store was full.")


@pytest.mark.parametrize("fault", ["full", "blocked"])
def test_work_that_the_browser_does_not_keep_is_saved_where_it_is(tabs: Tabs, fault: str, tmp_path: Path) -> None:
    if fault == "blocked":
        tabs.scripts.append(BLOCK)
    page = tabs.live(LOVE_BUG)
    if fault == "full":
        page.evaluate(FILL)
    for group in page.locator(".live-view .widget-radio-box").all():
        group.locator("input").last.check()
    page.get_by_role("button", name=shared.KEEP_PREDICTION).click()
    expect(page.locator(".live-view").get_by_text("This browser keeps nothing for this site").first).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name=shared.SAVE_WORK).first.click()
    assert re.fullmatch(r"my-work-[0-9a-f]{8}-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    download.value.save_as(tmp_path / "w.json")
    record = json.loads((tmp_path / "w.json").read_text(encoding="utf-8"))
    assert record["exercises"]["love-bug"]["values"]["prediction.kept"] is True


# --- row 7: an address is applied once -----------------------------------------------------------------------------------


def test_an_address_is_applied_once_and_again_when_its_link_is_followed_again(tabs: Tabs, address: str) -> None:
    keep(tabs, request())
    page = tabs.live(f"{REQUEST}#case=worm-treaty&step=basis")
    expect(case(page).locator("option:checked")).to_have_text(title("worm-treaty"))
    case(page).select_option(title("preserve"))
    page.wait_for_function("JSON.parse(localStorage['live-cells:/:mlat-request#case'] ?? '{}').value === 'preserve'")
    page.reload()
    live(page)
    expect(case(page).locator("option:checked")).to_have_text(title("preserve"))
    page.goto(f"{address}{WORK}")
    page.goto(f"{address}{REQUEST}#case=worm-treaty&step=basis")
    live(page)
    expect(case(page).locator("option:checked")).to_have_text(title("worm-treaty"))


def test_what_other_services_leave_in_an_address_is_no_message(tabs: Tabs) -> None:
    page = tabs.live(f"{LOVE_BUG}#_=_")
    assert "which this exercise does not know" not in page.locator(".live-view").first.inner_text()


# --- row 8: review questions ---------------------------------------------------------------------------------------------


def test_review_answers_are_kept_shown_and_cleared_like_other_work(tabs: Tabs) -> None:
    page = tabs.open("book/dual-criminality.html")
    question = page.locator("#question-names-differ")
    question.get_by_role("radio").nth(1).check()
    text = page.locator(".question[data-kind=text] textarea").first
    text.fill("The conduct, not the label.")
    page.reload()
    expect(question.get_by_role("radio").nth(1)).to_be_checked()
    expect(text).to_have_value("The conduct, not the label.")
    other = tabs.open("book/dual-criminality.html")
    other.locator(".question[data-kind=text] textarea").first.fill("Written in another tab.")
    expect(text).to_have_value("Written in another tab.")
    work = tabs.live(WORK)
    expect(work.locator(".live-view").get_by_text("Review questions: dual criminality").first).to_be_visible()
    work.get_by_role("button", name=words.CLEAR, exact=True).click()
    work.get_by_role("button", name=words.CLEAR_SURE).click()
    expect(text).to_have_value("")
    expect(question.get_by_role("radio").nth(1)).not_to_be_checked()


# --- row 9: print --------------------------------------------------------------------------------------------------------


def test_a_long_text_is_printed_to_its_end(tabs: Tabs) -> None:
    keep(tabs, love_bug())
    page = tabs.live(LOVE_BUG)
    reason(page).fill("\n".join(f"Line {number}" for number in range(30)))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert reason(page).evaluate("field => field.scrollHeight - field.clientHeight") <= 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert reason(page).evaluate("field => field.style.height") == ""


# --- row 10: one step back -----------------------------------------------------------------------------------------------


def test_start_again_can_be_taken_back_also_after_a_reload(tabs: Tabs) -> None:
    keep(tabs, love_bug())
    page = tabs.live(LOVE_BUG)
    reason(page).fill("Two sentences.")
    page.get_by_role("button", name=shared.START_AGAIN, exact=True).click()
    expect(page.locator(".live-view").get_by_text("This removes everything").last).to_be_visible()
    page.get_by_role("button", name=shared.START_AGAIN_SURE).click()
    expect(page.get_by_role("button", name=shared.PUT_BACK.format(what=shared.ALL_WORK))).to_be_visible()
    page.reload()
    live(page)
    page.get_by_role("button", name=shared.PUT_BACK.format(what=shared.ALL_WORK)).click()
    expect(reason(page)).to_have_value("Two sentences.")


def status(page: Page, text: str) -> None:
    expect(page.locator(".live-view .live-status").first).to_contain_text(text)


def focused(page: Page, selector: str) -> None:
    """Wait until the focus is on an element; a page that let go of what was pressed has it on its body."""
    page.wait_for_function("selector => document.activeElement.matches(selector)", arg=selector)


@pytest.mark.parametrize("step", ["case", "new-case"])
def test_the_keyboard_goes_on_from_the_heading_when_what_was_pressed_is_gone(tabs: Tabs, step: str) -> None:
    keep(tabs, love_bug())
    page = tabs.live(LOVE_BUG)
    go(page, step)
    page.get_by_role("button", name=shared.START_AGAIN, exact=True).press("Enter")
    page.get_by_role("button", name=shared.START_AGAIN_SURE).press("Enter")
    status(page, shared.STARTED_AGAIN)
    focused(page, ".stage-step-case h2")
    page.get_by_role("button", name=shared.PUT_BACK.format(what=shared.ALL_WORK)).press("Enter")
    status(page, shared.PUT_BACK_DONE)
    focused(page, f".stage-step-{step} h2")


def test_another_new_case_is_read_from_its_heading(tabs: Tabs) -> None:
    keep(tabs, love_bug())
    page = tabs.live(LOVE_BUG)
    page.get_by_role("button", name=shared.TRANSFER_ANOTHER).press("Enter")
    status(page, shared.TRANSFER_NEW)
    focused(page, ".stage-step-new-case h2")


def test_on_your_work_the_keyboard_goes_on_from_the_button_that_stays(tabs: Tabs) -> None:
    keep(tabs, love_bug())
    page = tabs.live(WORK)
    clear = page.get_by_role("button", name=words.CLEAR, exact=True)
    clear.press("Enter")
    page.get_by_role("button", name=words.CLEAR_SURE).press("Enter")
    status(page, words.CLEARED)
    expect(clear).to_be_focused()
    page.get_by_role("button", name=words.CLEAR_UNDO).press("Enter")
    status(page, words.CLEAR_UNDONE)
    expect(clear).to_be_focused()


def test_an_item_that_was_removed_comes_back_and_a_full_list_says_so(tabs: Tabs) -> None:
    keep(tabs, request())
    page = tabs.live(REQUEST)
    identifier = page.get_by_label(re.compile("Item 1.*identifier", re.IGNORECASE)).first
    before = identifier.input_value()
    page.get_by_role("button", name=request_words.REMOVE_ITEM.format(number=1)).click()
    back = page.get_by_role("button", name=shared.PUT_BACK.format(what=request_words.ITEM_TITLE.format(number=1)))
    back.first.click()
    expect(identifier).to_have_value(before)
    for _ in range(MOST_ITEMS):
        page.get_by_role("button", name=request_words.ADD_ITEM).click()
    full = request_words.NO_MORE_ITEMS.format(most=MOST_ITEMS)
    expect(page.locator(".live-view .cbx-box").get_by_text(full).first).to_be_visible()
