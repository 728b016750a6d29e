"""What goes into a live page and out of it: files, kept values, the address, drawings and tables."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FILL_STORAGE = """() => {
  let size = 1 << 20;
  for (let i = 0; size > 64; i += 1) {
    try { localStorage.setItem(`filler-${i}`, 'x'.repeat(size)); } catch { size >>= 1; }
  }
}"""
FREE_STORAGE = "() => Object.keys(localStorage).filter((key) => key.startsWith('filler')).forEach((key) => localStorage.removeItem(key))"


@pytest.fixture
def exchange(visited: Callable[..., AbstractContextManager[Page]]) -> Iterator[Page]:
    """The page, live and untouched."""
    with visited("exchange.html#preset=one%20a") as page:
        yield page


def test_a_link_with_its_data_saves_a_file_by_keyboard(exchange: Page) -> None:
    exchange.locator("#letter").focus()
    with exchange.expect_download() as saving:
        exchange.keyboard.press("Enter")
    assert saving.value.suggested_filename == "letter.txt"
    assert saving.value.path().read_text(encoding="utf-8") == "Dear colleague,\nمرحبا\n"


def test_python_offers_a_file_of_three_megabytes(exchange: Page) -> None:
    with exchange.expect_download() as saving:
        exchange.get_by_role("button", name="Save a large file").click()
    assert saving.value.suggested_filename == "big.bin"
    assert saving.value.path().read_bytes() == bytes(range(256)) * 12_000
    expect(exchange.locator(".live-view").get_by_text("saved as big.bin")).to_be_visible()


def test_a_file_name_cannot_hide_its_ending_or_its_place(exchange: Page) -> None:
    with exchange.expect_download() as saving:
        exchange.get_by_role("button", name="Save under a bad name").click()
    assert saving.value.suggested_filename == "a-b-cod.exe-.txt"
    assert saving.value.path().read_text(encoding="utf-8") == "text"


def test_a_file_is_read_by_keyboard(exchange: Page) -> None:
    body = bytes(range(251)) * 4178  # a megabyte
    button = exchange.get_by_role("button", name="Read a file")
    button.focus()
    with exchange.expect_file_chooser() as chooser:
        # Keys and the order to catch the dialog reach the page on two ways; an answer shows that the order is there.
        exchange.evaluate("null")
        exchange.keyboard.press("Enter")
    chooser.value.set_files({"name": "record.json", "mimeType": "application/json", "buffer": body})
    expect(exchange.locator(".file")).to_have_text(f"{len(body)} {hashlib.sha256(body).hexdigest()[:12]}")
    expect(button).to_be_focused()
    expect(button).to_have_text("Read a file (1)")


def test_several_files_are_read_at_once(exchange: Page) -> None:
    files = [{"name": f"{i}.json", "mimeType": "application/json", "buffer": b"x" * i} for i in (1, 2, 30)]
    with exchange.expect_file_chooser() as chooser:
        exchange.get_by_role("button", name="Read a file").click()
    chooser.value.set_files(files)  # type: ignore[arg-type]  # a literal is a FilePayload
    expect(exchange.locator(".file")).to_have_count(3)
    expect(exchange.locator(".file").nth(2)).to_contain_text("30 ")


def test_python_learns_that_the_storage_is_full_and_when_it_is_not(exchange: Page) -> None:
    exchange.evaluate(FILL_STORAGE)
    exchange.get_by_role("button", name="Keep much").click()
    told = exchange.locator(".widget-label", has_text=re.compile("refused"))
    expect(told).to_have_text("refused: ['work'] ['work']")
    expect(exchange.locator(".live-bar")).to_contain_text("did not keep your work")
    exchange.get_by_role("button", name="Restart").click()
    expect(exchange.locator(".live-bar")).to_contain_text("was restarted", timeout=60_000)
    expect(exchange.locator(".live-bar")).to_contain_text("did not keep your work")
    expect(exchange.get_by_text("length kept: 3000000")).to_be_visible()
    exchange.evaluate(FREE_STORAGE)
    exchange.get_by_role("button", name="Keep little").click()
    expect(told).to_have_text("refused: [] []")


def test_a_preset_link_on_the_same_page_is_heard(exchange: Page) -> None:
    expect(exchange.get_by_text("at first: preset=one a")).to_be_visible()
    exchange.get_by_role("link", name="Preset one").click()
    expect(exchange.get_by_text("heard: preset=one / preset=one")).to_be_visible()
    exchange.get_by_role("link", name="Preset two").click()
    expect(exchange.get_by_text("heard: preset=one preset=two / preset=two")).to_be_visible()
    exchange.get_by_role("link", name="Preset two").click()
    expect(exchange.get_by_text("heard: preset=one preset=two preset=two / preset=two")).to_be_visible()
    exchange.get_by_role("button", name="Stop listening").click()
    exchange.get_by_role("link", name="Preset one").click()
    exchange.wait_for_timeout(300)
    expect(exchange.get_by_text("heard: preset=one preset=two preset=two / preset=two")).to_be_visible()


def test_a_chapter_links_to_an_exercise_with_what_it_begins_with(live_site: Path) -> None:
    chapter = (live_site / "chapter.html").read_text(encoding="utf-8")
    assert '<a class="reference internal" href="exchange.html#preset=three&amp;day=2000-05-04">' in chapter


def test_a_map_of_240_shapes_keeps_what_names_them(exchange: Page) -> None:
    drawing = exchange.locator("svg.map")
    expect(drawing.locator("g.regions > path.region > title")).to_have_count(240)
    shape = drawing.locator("#r7")
    assert shape.evaluate("node => [node.namespaceURI, ...node.getAttributeNames()].join()") == (
        "http://www.w3.org/2000/svg,id,class,fill,d,role,aria-label"
    )
    expect(exchange.get_by_role("img", name="Region 7", exact=True)).to_have_class("region part-1")
    assert drawing.get_attribute("viewBox") == "0 0 400 240"
    for selector, number in (("desc", 1), ("pattern", 1), ("text", 2), ("rect", 1)):
        expect(drawing.locator(selector)).to_have_count(number)
    assert shape.evaluate("node => node.getBBox().width") == 18


def test_an_animation_cannot_make_a_link_that_runs(exchange: Page) -> None:
    expect(exchange.locator("#trap")).to_have_count(1)
    expect(exchange.locator("svg.map animate")).to_have_count(0)


def test_a_map_is_drawn_again_quickly(exchange: Page) -> None:
    exchange.get_by_role("button", name="Draw again").click()
    expect(exchange.locator("#again")).to_have_count(1, timeout=1000)


def test_markup_in_a_description_is_kept_where_it_is_harmless(exchange: Page) -> None:
    label = exchange.locator(".widget-label", has_text="Bold")
    assert label.inner_html() == '<b title="kept">Bold</b> <img src="x"><a>link</a>under'


def test_tables_keep_their_structure(exchange: Page) -> None:
    table = exchange.get_by_role("table", name="Sums")
    expect(table.get_by_role("columnheader")).to_have_count(2)
    expect(table.get_by_role("rowheader", name="1")).to_have_count(1)
    expect(table.get_by_role("cell", name="2")).to_have_count(1)


def test_folds_stay_as_the_reader_left_them_and_keep_the_focus(exchange: Page) -> None:
    exchange.locator("#fold > summary").click()
    exchange.locator("#unfolded > summary").focus()
    exchange.keyboard.press("Enter")
    for drawn in (1, 2):
        exchange.evaluate(
            "[...document.querySelectorAll('button')].find(({textContent}) => textContent === 'Count').click()"
        )
        expect(exchange.locator(".counted")).to_have_count(drawn)
        assert exchange.locator("#fold").get_attribute("open") is not None
        assert exchange.locator("#unfolded").get_attribute("open") is None
        expect(exchange.locator("#unfolded > summary")).to_be_focused()
