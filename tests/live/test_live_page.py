"""Live cells do in the page what they do in a notebook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .conftest import opened, serving, state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def index(chromium: Browser, live_site: Path) -> Iterator[Page]:
    """The first page, live."""
    with serving(live_site) as served, opened(chromium, served.address + "index.html") as page:
        yield page


@pytest.fixture
def behaviour(visited: Callable[..., AbstractContextManager[Page]]) -> Iterator[Page]:
    """The page of behaviours, live and untouched."""
    with visited("behaviour.html#preset=1%202") as page:
        yield page


def test_a_changed_dropdown_changes_the_text(index: Page) -> None:
    index.get_by_label("State").select_option("United Kingdom")
    expect(index.locator("#answer")).to_have_text("United Kingdom: haven")
    index.get_by_label("Criminalised?").check()
    expect(index.locator("#answer")).to_have_text("United Kingdom: cooperation")


def test_the_page_says_that_it_is_ready(index: Page) -> None:
    assert state(index) == "ready"
    assert index.evaluate("performance.getEntriesByName('live-ready').length") == 1


def test_a_later_cell_uses_names_of_an_earlier_one(index: Page) -> None:
    assert index.locator(".live-stdout").inner_text().split() == ["printed", "Philippines", "again"]


def test_rich_output_is_drawn(index: Page) -> None:
    cell = index.locator(".live-cell").nth(1)
    expect(cell.locator("em.shown")).to_have_text("rich")
    expect(cell.locator("svg rect")).to_have_count(1)
    expect(cell.locator(".live-json")).to_contain_text('"a"')
    expect(cell.locator("img.live-image").first).to_have_attribute("alt", "a dot")
    for picture in cell.locator("img.live-image").all():
        assert picture.evaluate("image => image.naturalWidth") == 1
    expect(cell.locator("img.live-image")).to_have_count(2)
    expect(cell.locator(".live-plain")).to_have_text("42")


def test_an_updated_display_shows_the_new_content(index: Page) -> None:
    expect(index.locator("i.later")).to_have_text("after")


def test_a_cell_that_raises_shows_its_traceback(index: Page) -> None:
    error = index.locator(".live-error")
    expect(error).to_contain_text("ZeroDivisionError: division by zero")
    expect(error).to_contain_text("return number / 0")
    expect(error).to_contain_text("Cell 3, line 5")
    assert "ipython" not in error.inner_text().lower()


def test_the_code_is_folded_and_opens_by_keyboard(index: Page) -> None:
    folded = index.locator("details.live-code").first
    summary = folded.locator("summary")
    expect(summary).to_have_text("Show the code")
    assert folded.get_attribute("open") is None
    summary.focus()
    index.keyboard.press("Enter")
    assert folded.get_attribute("open") is not None


def test_a_page_without_live_cells_loads_none_of_it(chromium: Browser, live_site: Path) -> None:
    with serving(live_site) as served:
        page = chromium.new_page()
        page.goto(served.address + "plain.html", wait_until="networkidle")
        assert not [path for path in served.requests if "live" in path]
        page.close()


def test_the_snapshot_holds_the_sites_own_package(behaviour: Page) -> None:
    expect(behaviour.locator("#sample")).to_have_text("42")


def test_output_takes_what_its_callbacks_print(behaviour: Page) -> None:
    behaviour.get_by_role("button", name="Say").click()
    behaviour.get_by_role("button", name="Say").click()
    expect(behaviour.locator(".widget-output .live-stdout").first).to_have_text("said\nsaid")
    behaviour.get_by_role("button", name="Wipe").click()
    expect(behaviour.locator(".widget-output").first).to_have_text("wiped")


def test_an_exception_in_a_callback_is_shown_as_text(behaviour: Page) -> None:
    behaviour.get_by_role("button", name="Burst").click()
    expect(behaviour.locator(".widget-output .live-error")).to_contain_text("ValueError: <b>burst</b>")


def test_what_a_callback_prints_outside_an_output_is_shown_below_its_cell(behaviour: Page) -> None:
    behaviour.get_by_role("button", name="Loud").click()
    expect(behaviour.locator(".live-cell").nth(1)).to_contain_text("printed outside")


def test_interact_runs_the_function_again(behaviour: Page) -> None:
    cell = behaviour.locator(".live-cell").nth(2)
    expect(cell.locator(".live-stdout")).to_have_text("a: 9")
    cell.get_by_label("name").fill("b")
    expect(cell.locator(".live-stdout")).to_have_text("b: 9")
    cell.get_by_role("slider").focus()
    behaviour.keyboard.press("ArrowRight")
    expect(cell.locator(".live-stdout")).to_have_text("b: 16")


def test_linked_widgets_and_two_displays_of_one_widget_agree(behaviour: Page) -> None:
    cell = behaviour.locator(".live-cell").nth(3)
    cell.get_by_label("Two").fill("7")
    cell.get_by_label("Two").press("Enter")
    expect(cell.get_by_role("slider").first).to_have_attribute("aria-valuenow", re.compile("^7"))
    expect(cell.get_by_role("slider").nth(1)).to_have_attribute("aria-valuenow", re.compile("^7"))


def test_binary_data_goes_both_ways(behaviour: Page) -> None:
    cell = behaviour.locator(".live-cell").nth(4)
    upload = {"name": "a.bin", "mimeType": "application/octet-stream", "buffer": b"\x00\x01\xff\xfe"}
    with behaviour.expect_file_chooser() as chooser:
        # ipywidgets counts the files on the button; before one is chosen there is nothing to count.
        cell.get_by_role("button", name="File", exact=True).click()
    chooser.value.set_files(upload)  # type: ignore[arg-type]  # a literal is a FilePayload
    expect(cell.locator(".widget-label", has_text="bytes:")).to_have_text(r"4 bytes: b'\x00\x01\xff'")
    expect(cell.get_by_role("button", name="File (1)", exact=True)).to_be_visible()
    assert cell.locator("img.widget-image").get_attribute("src", timeout=5000)


def test_the_address_fragment_reaches_python(behaviour: Page) -> None:
    expect(behaviour.locator(".live-stdout", has_text="fragment:")).to_contain_text("fragment: preset=1 2")


HOSTILE = """<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>"""


def test_what_a_reader_types_never_becomes_markup(behaviour: Page) -> None:
    behaviour.get_by_label("Your words").fill(HOSTILE)
    expect(behaviour.locator("#echo")).to_have_text(HOSTILE)
    assert behaviour.locator("#echo img, #echo script, .widget-label img").count() == 0
    assert behaviour.title() != "owned"


def test_markup_of_a_careless_author_cannot_run(behaviour: Page) -> None:
    expect(behaviour.locator("#careless")).to_have_count(1)
    assert behaviour.locator("#careless").evaluate("node => node.getAttributeNames().join()") == "id,src,alt"
    assert behaviour.locator("#careless + a").get_attribute("href") is None
    assert behaviour.title() != "owned"


def test_what_was_typed_survives_a_restart_and_a_reload(behaviour: Page) -> None:
    behaviour.get_by_label("Your words").fill("kept words")
    expect(behaviour.locator("#echo")).to_have_text("kept words")
    behaviour.get_by_role("button", name="Hang").click()
    expect(behaviour.locator(".live-bar")).to_contain_text("has not answered", timeout=20_000)
    behaviour.get_by_role("button", name="Restart").click()
    expect(behaviour.locator(".live-bar")).to_contain_text("was restarted", timeout=60_000)
    assert state(behaviour) == "ready"
    assert behaviour.get_by_label("Your words").input_value() == "kept words"
    behaviour.reload()
    expect(behaviour.locator("html")).to_have_attribute("data-live", "ready", timeout=60_000)
    assert behaviour.get_by_label("Your words").input_value() == "kept words"


def test_two_tabs_share_the_store_and_nothing_else(behaviour: Page) -> None:
    other = behaviour.context.new_page()
    other.goto(behaviour.url)
    expect(other.locator("html")).to_have_attribute("data-live", "ready", timeout=60_000)
    other.get_by_label("Your words").fill("from the other tab")
    expect(other.locator("#echo")).to_have_text("from the other tab")
    assert behaviour.locator("#echo").inner_text() == ""
    behaviour.get_by_role("button", name="Read the store").click()
    expect(behaviour.locator("#stored")).to_have_text("from the other tab")
    other.close()


HOLD = """
const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (...all) { if (window.held) held.push([this, all]); else post.apply(this, all); };
window.letGo = () => { const all = held; held = undefined; all.forEach(([worker, told]) => post.apply(worker, told)); };
"""
ELSEWHERE = """() => new Promise((done) => {
  window.held = [];
  const key = 'live-cells:/sub/path/:elsewhere';
  localStorage.setItem(key, '"another tab"');
  dispatchEvent(new StorageEvent('storage', { key, newValue: '"another tab"', storageArea: localStorage }));
  const look = () => (held.some(([, [told]]) => told.name === 'reread') ? done() : setTimeout(look, 10));
  look();
})"""


def test_what_is_pressed_while_another_tabs_change_draws_the_view_anew_counts(
    visited: Callable[..., AbstractContextManager[Page]],
) -> None:
    """Python hears of the change first and draws new controls; the press was meant for the ones they take the place of."""
    with visited("behaviour.html", script=HOLD) as page:
        page.evaluate(ELSEWHERE)
        page.get_by_label("Tick here").check()
        page.get_by_role("button", name="Press here").click()
        page.evaluate("letGo()")
        expect(page.locator("#met")).to_have_text("pressed after another tab, chosen: True")
        expect(page.get_by_label("Tick here")).to_be_checked()
        assert "No such comm" not in page.locator("body").inner_text()


def test_focus_stays_when_markup_is_drawn_anew(behaviour: Page) -> None:
    behaviour.locator("#hint summary").click()
    behaviour.locator("#first").focus()
    behaviour.evaluate(
        "[...document.querySelectorAll('button')].find((button) => button.textContent === 'Redraw').dispatchEvent(new Event('click'))"
    )
    expect(behaviour.locator("#redrawn")).to_have_text("yes")
    assert behaviour.evaluate("document.activeElement.id") == "first"
    assert behaviour.locator("#hint").get_attribute("open") is not None


def test_focus_stays_when_a_box_gets_new_children(behaviour: Page) -> None:
    row = behaviour.get_by_label("Row 2")
    row.focus()
    behaviour.keyboard.type("x")
    expect(behaviour.get_by_label("Row 3")).to_have_count(1)
    expect(behaviour.get_by_label("Row 2")).to_be_focused()


def test_a_press_that_leaves_a_field_is_not_lost_when_the_answer_draws_the_button_anew(behaviour: Page) -> None:
    field, pressed = behaviour.get_by_label("Note"), behaviour.get_by_role("button", name="Count it")
    field.click()
    behaviour.keyboard.type("words")
    at = pressed.bounding_box()
    assert at
    behaviour.mouse.move(at["x"] + 5, at["y"] + 5)
    behaviour.mouse.down()  # the field is left, and what was typed is sent
    behaviour.wait_for_timeout(300)  # a slow hand: the answer is here
    behaviour.mouse.up()
    expect(behaviour.get_by_text("found in: words")).to_have_count(1)
    expect(behaviour.get_by_text("counted: words")).to_have_count(1)


def test_what_is_held_down_does_not_hold_the_page(behaviour: Page) -> None:
    behaviour.get_by_label("Note").click()
    behaviour.keyboard.type("words")
    behaviour.get_by_role("button", name="Count it").hover()
    behaviour.mouse.down()
    expect(behaviour.get_by_text("found in: words")).to_have_count(1, timeout=5000)
    behaviour.mouse.up()


def test_a_button_pressed_after_quick_choices_speaks_of_the_last_one(behaviour: Page) -> None:
    radios, ask = behaviour.get_by_role("radio"), behaviour.get_by_role("button", name="Ask")
    radios.first.evaluate(
        "first => { for (const at of [1, 0, 2]) document.getElementsByName(first.name)[at].click(); }"
    )
    ask.click()
    expect(behaviour.locator(".live-view").get_by_text("asked:")).to_have_text("asked: three")
    assert behaviour.get_by_label("three").is_checked()


def test_a_late_import_fetches_the_files_then(chromium: Browser, live_site: Path) -> None:
    with serving(live_site) as served, opened(chromium, served.address + "behaviour.html") as page:
        assert not [path for path in served.requests if "stdlib" in path or "packages" in path]
        page.get_by_role("button", name="Import late").click()
        expect(page.get_by_text("1/3 IPython.lib.lexers")).to_have_count(1, timeout=30_000)
        assert [path for path in served.requests if "stdlib" in path]


def test_a_way_to_write_letters_that_is_fetched_late_is_found(behaviour: Page) -> None:
    behaviour.get_by_role("button", name="Read letters").click()
    expect(behaviour.get_by_text("ab \u0153c \u00fc")).to_have_count(1, timeout=30_000)


def test_the_kernel_has_no_network(behaviour: Page) -> None:
    behaviour.get_by_role("button", name="Use the network").click()
    expect(behaviour.locator(".live-view").get_by_text("refused:")).to_contain_text("closed in this page")


def test_the_stored_form_stands_until_the_live_view_replaces_it(chromium: Browser, live_site: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    with serving(live_site) as served:
        page = context.new_page()
        page.goto(served.address + "stored.html")
        assert page.locator("#stored-answer").is_visible()
        assert page.locator("script[type*='widget-state']").count() == 0
        with opened(chromium, served.address + "stored.html") as live:
            assert live.locator("#stored-answer").is_hidden()
            assert live.get_by_label("State").is_visible()
    context.close()
