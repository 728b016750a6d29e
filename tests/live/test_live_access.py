"""Live pages work for people who use a keyboard, a screen reader, a small screen or their own colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests import layout_shift
from tests.reader import AXE

from .conftest import PATIENCE, opened, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SMALLEST = 24  # CSS pixels, WCAG 2.2, 2.5.8
RUN_AXE = """async () => (await axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
})).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)"""
# Controls a reader can point at, with their size; what lies inside a label counts with it.
SMALL_TARGETS = """() => [...document.querySelectorAll(
  '.live-view :is(button, input, select, textarea, [role=slider], [role=tab], [role=button], a[href]), .live-bar button, summary'
)].filter((node) => node.offsetParent).map((node) => [node, node.getBoundingClientRect()])
  .filter(([, box]) => box.width > 0 && (box.width < %d || box.height < %d))
  .map(([node, box]) => `${node.outerHTML.slice(0, 120)} ${box.width}x${box.height}`)"""
UNNAMED = "[...document.querySelectorAll('[data-live-unnamed]')].map((node) => node.outerHTML)"


def axe(page: Page) -> list[str]:
    """Return what axe finds on the page."""
    page.evaluate(AXE.read_text(encoding="utf-8") + "; undefined")
    faults: list[str] = page.evaluate(RUN_AXE)
    return faults


@pytest.fixture(scope="module")
def widgets(visited: Callable[..., AbstractContextManager[Page]]) -> Iterator[Page]:
    """The page with every widget, live."""
    with visited("widgets.html") as page:
        yield page


@pytest.mark.parametrize("name", ["index", "behaviour", "stored"])
def test_axe_finds_nothing_on_a_live_page(visited: Callable[..., AbstractContextManager[Page]], name: str) -> None:
    with visited(f"{name}.html") as page:
        assert axe(page) == []


@pytest.mark.parametrize("name", ["index", "widgets", "behaviour", "stored"])
def test_axe_finds_nothing_before_a_page_is_live(chromium: Browser, live_site: Path, name: str) -> None:
    saving = "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    with (
        serving(live_site) as served,
        opened(chromium, f"{served.address}{name}.html", init_script=saving) as page,
    ):
        assert axe(page) == []


def test_axe_finds_nothing_on_the_page_with_every_widget(widgets: Page) -> None:
    assert axe(widgets) == []


def test_every_control_has_a_name(widgets: Page) -> None:
    assert widgets.evaluate(UNNAMED) == []
    expect(widgets.get_by_role("slider", name="Whole slider")).to_have_count(1)
    expect(widgets.get_by_role("slider", name="Slider named by its tooltip")).to_have_count(1)
    expect(widgets.get_by_role("radiogroup", name="Radio")).to_have_count(1)
    expect(widgets.get_by_role("textbox", name="Text named by its tooltip")).to_have_count(1)
    expect(widgets.get_by_role("button", name="Button named by its tooltip")).to_have_count(1)


def test_a_control_without_a_name_is_marked_for_its_author(
    visited: Callable[..., AbstractContextManager[Page]],
) -> None:
    with visited("unnamed.html") as page:
        assert len(page.evaluate(UNNAMED)) == 1


def test_targets_are_large_enough(widgets: Page) -> None:
    assert widgets.evaluate(SMALL_TARGETS % (SMALLEST, SMALLEST)) == []


@pytest.mark.parametrize("name", ["index", "widgets", "behaviour"])
def test_nothing_sticks_out_at_360_pixels(visited: Callable[..., AbstractContextManager[Page]], name: str) -> None:
    with visited(f"{name}.html", viewport={"width": 360, "height": 740}) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_status_widget_is_a_status_before_its_text_changes(
    visited: Callable[..., AbstractContextManager[Page]],
) -> None:
    with visited("index.html") as page:
        status = page.locator(".live-view [role=status]")
        expect(status).to_have_attribute("aria-live", "polite")
        before = status.element_handle()
        page.get_by_role("button", name="Go").click()
        expect(status).to_have_text("clicked")
        assert before.evaluate("node => node.isConnected && node.textContent") == "clicked"


def test_an_accordion_opens_by_keyboard_and_says_so(widgets: Page) -> None:
    heading = widgets.get_by_role("button", name="Two", exact=True)
    expect(heading).to_have_attribute("aria-expanded", "false")
    heading.focus()
    widgets.keyboard.press("Enter")
    expect(heading).to_have_attribute("aria-expanded", "true")
    expect(widgets.locator(".live-view").get_by_text("inside two")).to_be_visible()


def test_tabs_change_by_keyboard(widgets: Page) -> None:
    widgets.get_by_role("tab", name="First").focus()
    widgets.keyboard.press("ArrowRight")
    widgets.keyboard.press("Enter")
    expect(widgets.locator(".live-view").get_by_text("second page")).to_be_visible()


def test_the_focus_can_be_seen(widgets: Page) -> None:
    for control in (widgets.get_by_label("Number", exact=True), widgets.get_by_label("Drop", exact=True)):
        control.focus()
        widgets.keyboard.press("Shift+Tab")
        widgets.keyboard.press("Tab")
        assert control.evaluate("node => parseFloat(getComputedStyle(node).outlineWidth)") >= 2


def test_dark_pages_have_dark_controls(visited: Callable[..., AbstractContextManager[Page]]) -> None:
    with visited("widgets.html") as page:
        page.evaluate(
            "() => { document.documentElement.dataset.theme = 'dark'; document.body.style.cssText = 'background: #121212; color: #eee'; }"
        )
        scheme = "node => getComputedStyle(node).colorScheme"
        assert page.locator(".live-view").first.evaluate(scheme) == "dark"
        assert [line for line in axe(page) if line.startswith("color-contrast")] == []


def test_forced_colours_and_reduced_motion_are_obeyed(visited: Callable[..., AbstractContextManager[Page]]) -> None:
    with visited("widgets.html", forced_colors="active", reduced_motion="reduce") as page:
        handle = page.locator(".noUi-handle").first
        assert handle.evaluate("node => getComputedStyle(node).borderTopStyle") == "solid"
        moving = page.evaluate(
            "[...document.querySelectorAll('.live-view *')].filter((node) => parseFloat(getComputedStyle(node).transitionDuration) > 0).length"
        )
        assert moving == 0


def test_the_page_hardly_moves_when_it_becomes_live(chromium: Browser, live_site: Path) -> None:
    with (
        serving(live_site) as served,
        opened(chromium, served.address + "stored.html", init_script=layout_shift.WATCH) as page,
    ):
        assert layout_shift.shift_of(page) <= layout_shift.LIMIT


def test_progress_is_told_in_megabytes_and_announced_seldom(chromium: Browser, live_site: Path) -> None:
    listen = """
      document.addEventListener('DOMContentLoaded', () => {
        window.said = [];
        new MutationObserver(() => {
          const text = document.querySelector('.live-bar [role=status]')?.textContent;
          if (text && text !== window.said.at(-1)) window.said.push(text);
        }).observe(document.body, { childList: true, subtree: true, characterData: true });
      });
    """
    with serving(live_site) as served, opened(chromium, served.address + "stored.html", init_script=listen) as page:
        page.wait_for_selector("html[data-live=ready]", state="attached", timeout=PATIENCE)
        said: list[str] = page.evaluate("window.said")
        assert any(" MB." in text for text in said)
        assert len(said) <= 6
