"""Every page of the built site, in a real browser, as a reader meets it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

NARROW = {"width": 360, "height": 740}
MOST_STOPS = 80  # more than any page's bar and menu have

# What a reader sees of the element that has the focus, once scrolling and tooltips have come to rest.
FOCUS = """async () => {
  const frame = () => new Promise((then) => requestAnimationFrame(then));
  await frame();
  await frame();
  const moving = document.getAnimations().filter((each) => each.effect.getComputedTiming().endTime < 2000);
  await Promise.allSettled(moving.map((each) => each.finished));
  const it = document.activeElement;
  if (!it || it === document.body) return null;
  const style = getComputedStyle(it);
  // Line by line: the box around a link that goes on in the next line has a middle that may belong to its neighbour.
  // Of each, the part that lies in the window: a wide table may be taller than a phone.
  const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
  const met = [...it.getClientRects()].map((box) =>
    document.elementFromPoint(middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)));
  return {
    name: it.getAttribute("aria-label") || it.innerText.trim() || it.title || it.tagName,
    tag: it.tagName,
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    covered: !met.some((top) => top && (it.contains(top) || top.contains(it))),
  };
}"""


def stops(page: Page) -> list[dict[str, Any]]:
    """Press Tab until the focus leaves the page or comes to the text, and tell what had the focus."""
    met = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            break
        met.append(stop)
    return met


def test_page_loads_without_an_error(visiting: Callable[..., Any], address: str, page_path: str) -> None:
    with visiting(address + page_path) as visit:
        assert visit.problems == []
        assert visit.foreign(address) == []
        assert visit.page.title().strip()
        assert visit.page.locator("html").get_attribute("lang") == "en"
        assert visit.page.locator("h1:visible").count() == 1
        assert len(visit.page.locator('meta[name="viewport"]').all()) == 1


def test_page_works_under_a_sub_path(visiting: Callable[..., Any], sub_path_address: str, page_path: str) -> None:
    with visiting(sub_path_address + page_path) as visit:
        assert visit.problems == []
        assert visit.foreign(sub_path_address) == []


def test_page_does_not_scroll_sideways_on_a_phone(visiting: Callable[..., Any], address: str, page_path: str) -> None:
    with visiting(address + page_path, viewport=NARROW) as visit:
        widest = visit.page.evaluate(
            """() => [...document.querySelectorAll("main *")]
              .filter((each) => each.getBoundingClientRect().right > innerWidth + 1
                && !each.closest(".pst-scrollable-table-container, pre, .sr-only, .visually-hidden"))
              .map((each) => `${each.tagName}.${each.className}`).slice(0, 5)"""
        )
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], widest


@pytest.mark.parametrize("width", [360, 1280])
def test_keyboard_reaches_every_control(visiting: Callable[..., Any], address: str, page_path: str, width: int) -> None:
    with visiting(
        address + page_path, viewport={"width": width, "height": 900}, save_data=True, reduced_motion="reduce"
    ) as visit:
        met = stops(visit.page)
        names = [stop["name"] for stop in met]
        assert names[0] == "Skip to main content"
        assert any("Search" in name for name in names)
        assert any(name.startswith("Colour mode") for name in names)
        assert width > 360 or "Book menu" in names
        assert [stop["name"] for stop in met if not stop["ring"]] == [], "no visible focus"
        assert [stop["name"] for stop in met if stop["covered"]] == [], "focus hidden by something"


def test_skip_link_leads_past_the_menu(visiting: Callable[..., Any], address: str, page_path: str) -> None:
    with visiting(address + page_path, save_data=True) as visit:
        visit.page.keyboard.press("Tab")
        visit.page.keyboard.press("Enter")
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.closest('main') !== null")


def test_menu_opens_and_closes_by_keyboard_on_a_phone(visiting: Callable[..., Any], front_page: str) -> None:
    with visiting(front_page, viewport=NARROW) as visit:
        menu = visit.page.get_by_role("button", name="Book menu")
        menu.focus()
        visit.page.keyboard.press("Enter")
        link = visit.page.locator("dialog[open] nav a").first
        link.wait_for(state="visible")
        visit.page.keyboard.press("Escape")
        link.wait_for(state="hidden")


def test_search_finds_a_word_of_the_first_page(visiting: Callable[..., Any], address: str) -> None:
    with visiting(f"{address}search.html?q=cooperation") as visit:
        visit.page.locator("#search-results li a").first.wait_for()
        assert visit.problems == []


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("Budapest Convention participation", "book/reference/instruments/budapest_185.html"),
        ("Philippines nationals", "book/reference/states/PHL.html"),
        ("Extradition Act forum", "book/reference/statutes/gbr_ea_2003.html"),
        ("letters rogatory", "book/reference/glossary.html"),
    ],
)
def test_search_finds_reference_pages(visiting: Callable[..., Any], address: str, words: str, page: str) -> None:
    with visiting(f"{address}search.html?q={words.replace(' ', '+')}") as visit:
        visit.page.locator(f"#search-results li a[href^='{page}']").first.wait_for()


def test_search_opens_by_keyboard(visiting: Callable[..., Any], front_page: str) -> None:
    with visiting(front_page) as visit:
        visit.page.keyboard.press("Control+k")
        visit.page.locator("dialog[open] input[type=search]").wait_for(state="visible")
        visit.page.keyboard.type("crime")
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**/search.html?q=crime")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colour_switch_goes_round_and_is_remembered(visiting: Callable[..., Any], front_page: str, scheme: str) -> None:
    with visiting(front_page, color_scheme=scheme) as visit:
        page = visit.page
        root = page.locator("html")
        assert root.get_attribute("data-theme") == scheme
        switch = page.get_by_role("button", name="Colour mode").locator("visible=true").first
        seen = set()
        for _ in range(3):
            switch.click()
            seen.add((root.get_attribute("data-mode"), switch.get_attribute("aria-label")))
        assert seen == {
            ("light", "Colour mode: light"),
            ("dark", "Colour mode: dark"),
            ("auto", "Colour mode: as the system"),
        }
        while root.get_attribute("data-mode") != "dark":
            switch.click()
        page.reload()
        assert root.get_attribute("data-theme") == "dark"


def test_page_is_whole_without_scripts(visiting: Callable[..., Any], address: str, page_path: str) -> None:
    if page_path == "search.html":
        pytest.skip("searching needs a script, and the page says so")
    with visiting(address + page_path, java_script_enabled=False) as visit:
        hidden = visit.page.evaluate(
            """() => [...document.querySelectorAll("article p, article li, article td, article h1, article h2, article h3")]
              .filter((each) => !each.closest("details") && each.textContent.trim() && !each.getClientRects().length)
              .map((each) => each.textContent.slice(0, 60))"""
        )
        assert hidden == []
        colours = visit.page.evaluate(
            "() => [getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
        )
        assert colours[0] != colours[1]
        assert visit.page.locator(".theme-switch-button:visible, .search-button:visible").count() == 0


def test_print_opens_every_fold(visiting: Callable[..., Any], address: str, page_path: str) -> None:
    with visiting(address + page_path, save_data=True) as visit:
        page = visit.page
        folds = page.locator("article details").count()
        before = page.locator("article details[open]").count()
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator("article details[open]").count() == folds
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("article details[open]").count() == before
