"""Every page of the built site, in a real browser, as a reader meets it."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

    from tests.conftest import Visit

pytestmark = pytest.mark.browser

NARROW = {"width": 360, "height": 740}
MOST_STOPS = 80  # more than any page's bar and menu have

# What kind of control it is: its tag and classes, and those of what it is in.
KIND = "(it) => [it.parentElement, it].map((each) => `${each.tagName}.${each.className}`).join(' ')"
# What a reader sees of the element that has the focus, once scrolling and tooltips have come to rest.
SEEN = f"""(it) => {{
  document.getAnimations().filter((each) => each.effect.getComputedTiming().endTime < 2000).forEach((each) => each.finish());
  const style = getComputedStyle(it);
  // Line by line: the box around a link that goes on in the next line has a middle that may belong to its neighbour.
  // Of each, the part that lies in the window: a wide table may be taller than a phone.
  const middle = (from, to, most) => (Math.max(from, 0) + Math.min(to, most)) / 2;
  const met = [...it.getClientRects()].map((box) =>
    document.elementFromPoint(middle(box.left, box.right, innerWidth), middle(box.top, box.bottom, innerHeight)));
  return {{
    name: it.getAttribute("aria-label") || it.innerText.trim() || it.title || it.tagName,
    kind: ({KIND})(it),
    main: it.closest("main") !== null,
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    covered: !met.some((top) => top && (it.contains(top) || top.contains(it))),
  }};
}}"""
FOCUS = f"""async () => {{
  await new Promise((then) => requestAnimationFrame(then));
  const it = document.activeElement;
  return it && it !== document.body ? ({SEEN})(it) : null;
}}"""
# The controls of the text, without the bar above it, that the Tab key is to come to.
CONTROLS = """() => [...document.querySelectorAll("main :is(a[href], button, summary, input, select, textarea, [tabindex])")]
  .filter((it) => it.tabIndex >= 0 && !it.disabled && it.checkVisibility({ visibilityProperty: true }) && !it.closest(".bd-header-article"))"""
KINDS = f"() => [...new Set(({CONTROLS})().map({KIND}))]"
# Gives the focus to the control before the first one of a kind, if the page has one.
BEFORE = f"""(kind) => {{
  const all = ({CONTROLS})();
  const at = all.findIndex((it) => ({KIND})(it) === kind);
  all[at - 1]?.focus();
  return at > 0;
}}"""
# The browser scrolls to what a script gives the focus, and draws its ring, as for a key, if a key was pressed last.
FOCUS_EACH = f"""() => ({CONTROLS})().map((it) => {{
  it.focus();
  return ({SEEN})(document.activeElement);
}})"""


def stop_of(page: Page) -> dict[str, Any] | None:
    """Press Tab, and tell what has the focus."""
    page.keyboard.press("Tab")
    stop: dict[str, Any] | None = page.evaluate(FOCUS)
    return stop


def stops(page: Page) -> list[dict[str, Any]]:
    """Press Tab until the focus leaves the page, and tell what had the focus."""
    pressed = (stop_of(page) for _ in range(MOST_STOPS))
    return [stop for stop in takewhile(bool, pressed) if stop]


def check_stops(met: list[dict[str, Any]]) -> None:
    """Whatever has the focus shows it, and nothing lies over it."""
    assert [stop["name"] for stop in met if not stop["ring"]] == [], "no visible focus"
    assert [stop["name"] for stop in met if stop["covered"]] == [], "focus hidden by something"


def test_page_loads_without_an_error(live_visit: Visit, strict_address: str) -> None:
    assert live_visit.problems == []
    assert live_visit.foreign(strict_address) == []
    assert live_visit.page.context.cookies() == []
    assert live_visit.page.title().strip()
    assert live_visit.page.locator("html").get_attribute("lang") == "en"
    assert live_visit.page.locator("h1:visible").count() == 1
    assert len(live_visit.page.locator('meta[name="viewport"]').all()) == 1


def test_page_does_not_scroll_sideways_on_a_phone(live_visit: Visit) -> None:
    live_visit.page.set_viewport_size(NARROW)
    widest = live_visit.page.evaluate(
        """() => [...document.querySelectorAll("main *")]
          .filter((each) => each.getBoundingClientRect().right > innerWidth + 1
            && !each.closest(".pst-scrollable-table-container, pre, .sr-only, .visually-hidden"))
          .map((each) => `${each.tagName}.${each.className}`).slice(0, 5)"""
    )
    assert live_visit.page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"], widest


@pytest.mark.by_controls
def test_page_works_at_the_top_of_a_host(saving_visit: Visit, address: str) -> None:
    assert saving_visit.problems == []
    assert saving_visit.foreign(address) == []


@pytest.fixture(scope="session")
def reached() -> defaultdict[int, set[str]]:
    """The kinds of controls that the Tab key has come to, by the width of the window."""
    return defaultdict(set)


@pytest.mark.by_controls
@pytest.mark.parametrize("width", [360, 1280])
def test_keyboard_reaches_every_control_of_the_text(
    saving_visit: Visit, reached: defaultdict[int, set[str]], width: int
) -> None:
    """Every control shows that it has the focus, and Tab comes to one of each kind: a press and a look for each control take a frame."""
    page = saving_visit.page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(page.url.partition("#")[0])  # a place in the page, as the link leaves it, would be where the keys begin
    assert stop_of(page)["name"] == "Skip to main content"
    page.keyboard.press("Enter")
    first = stop_of(page)
    assert first["main"], "past the menu"
    fresh = [kind for kind in page.evaluate(KINDS) if kind not in reached[width] | {first["kind"]}]
    # A box that had to be scrolled may meanwhile be read without, and is no stop then.
    met = {kind: stop_of(page) for kind in fresh if page.evaluate(BEFORE, kind)}
    assert {kind: stop and stop["kind"] for kind, stop in met.items()} == {kind: kind for kind in met}
    check_stops([first, *met.values()])
    reached[width] |= {first["kind"], *met}
    check_stops(page.evaluate(FOCUS_EACH))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["index.html", "book/extradition.html", "notebooks/love-bug.html"])
def test_keyboard_reaches_the_bar_and_the_menu(
    visiting: Callable[..., Any], address: str, path: str, width: int
) -> None:
    """They are the same on every page of a kind."""
    options = {"viewport": {"width": width, "height": 900}, "reduced_motion": "reduce"}
    with visiting(address + path, save_data=True, **options) as visit:
        met = stops(visit.page)
        names = [stop["name"] for stop in met]
        assert names[0] == "Skip to main content"
        assert any("Search" in name for name in names)
        assert any(name.startswith("Colour mode") for name in names)
        assert width > 360 or "Book menu" in names
        check_stops(met)


def test_skip_link_leads_past_the_bar_too(visiting: Callable[..., Any], address: str) -> None:
    with visiting(address + "book/dual-criminality.html", save_data=True) as visit:
        visit.page.keyboard.press("Tab")
        visit.page.keyboard.press("Enter")
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.closest('article') !== null")


@pytest.mark.parametrize("name", ["Book menu", "Contents of this page", "Search"])
def test_escape_gives_the_focus_back_to_what_opened_a_dialog(
    visiting: Callable[..., Any], address: str, name: str
) -> None:
    with visiting(address + "book/dual-criminality.html", viewport=NARROW) as visit:
        opener = visit.page.get_by_role("button", name=name).locator("visible=true").first
        opener.focus()
        visit.page.keyboard.press("Enter")
        visit.page.locator("dialog[open]").wait_for()
        visit.page.keyboard.press("Escape")
        visit.page.locator("dialog[open]").wait_for(state="detached")
        expect(opener).to_be_focused()


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
        visit.page.locator("#search-list a").first.wait_for()
        assert visit.problems == []


@pytest.fixture(scope="module")
def search(visiting: Callable[..., Any], address: str) -> Iterator[Callable[[str], list[str]]]:
    """A function that searches, and returns where the results are, on one page: each that is opened anew reads the words of all pages."""
    with visiting(f"{address}search.html") as visit:

        def places(words: str) -> list[str]:
            field = visit.page.locator("main input[name=q]")
            field.fill(words)
            field.press("Enter")
            visit.page.locator("#search-status", has_text=f"found for “{words}”").wait_for()
            listed: list[str] = visit.page.locator("#search-list a").evaluate_all(
                "links => links.map((link) => link.getAttribute('href'))"
            )
            return listed

        yield places
        assert visit.problems == []


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("Budapest Convention participation", "book/reference/instruments/budapest_185.html"),
        ("Philippines nationals", "book/reference/states/PHL.html"),
        ("Extradition Act forum", "book/reference/statutes/gbr_ea_2003.html"),
        ("letters rogatory", "book/reference/glossary.html"),
        ("29(4)", "book/exceptions.html"),
        ("extraditoin", "book/extradition.html"),
        ("recipocity", "book/mutual-assistance.html"),
    ],
)
def test_search_finds_reference_pages(search: Callable[[str], list[str]], words: str, page: str) -> None:
    assert [place for place in search(words) if place.startswith(page)]


# Pages for those who work on the course and its data.
INNER = (
    "book/ledger",
    "book/api",
    "book/use-the-data",
    "book/matrix",
    "book/reference/errata",
    "book/reference/dictionary",
)


def test_a_question_about_states_finds_their_pages(search: Callable[[str], list[str]]) -> None:
    assert search("can India ask Russia")[1:3] == ["book/reference/states/IND.html", "book/reference/states/RUS.html"]


def test_the_dialog_shows_what_it_finds_while_one_types(visiting: Callable[..., Any], address: str) -> None:
    with visiting(f"{address}book/extradition.html", viewport={"width": 1280, "height": 720}) as visit:
        page = visit.page
        page.keyboard.press("Control+k")
        page.keyboard.type("can India ask Russia")
        page.locator("dialog[open] .search-found a").first.wait_for()
        assert page.evaluate("document.activeElement.name") == "q"
        assert re.match(r"\d+ sections found", page.locator("dialog[open] [role=status]").inner_text())
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/notebooks/who-can-ask-whom.html*")
        assert visit.problems == []
        assert visit.foreign(address) == []


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("double criminality", "book/reference/glossary.html#term-dual-criminality"),
        ("Article 29 preservation", "book/reference/instruments/budapest_185.html#art-29-1"),
        ("29(4)", "book/reference/instruments/budapest_185.html#art-29-1"),
        ("Art. 27(4)(a)", "book/reference/instruments/budapest_185.html#art-27-1"),
        ("29(4)(z)", "book/reference/instruments/budapest_185.html#art-29-1"),
        ("UNTOC 16(4)", "book/reference/instruments/untoc_2000.html#art-16-1"),
        ("section 83A", "book/reference/statutes/gbr_ea_2003.html#s-83a-1"),
        ("rogatory letters", "book/reference/glossary.html#term-letters-rogatory"),
        ("MLAT", "book/reference/glossary.html#term-act-as-an-MLAT"),
        ("aut dedere", "book/reference/glossary.html#term-aut-dedere-aut-judicare"),
        ("24/7 network", "book/reference/glossary.html#term-24-7-network"),
        ("24/7", "book/reference/glossary.html#term-24-7-network"),
        ("Brazil ask Germany", "notebooks/who-can-ask-whom.html"),
        ("can India ask Russia", "notebooks/who-can-ask-whom.html"),
        ("Germany", "book/reference/states/DEU.html"),
        ("what does dual criminality mean", "book/reference/glossary.html#term-dual-criminality"),
        ("a request that failed", "book/mutual-assistance.html#the-path-of-a-request"),
    ],
)
def test_the_first_result_is_what_a_lawyer_means(search: Callable[[str], list[str]], words: str, first: str) -> None:
    places = search(words)
    assert places[0] == first
    inner = [place.startswith(INNER) for place in places]
    assert inner == sorted(inner), "pages about the course itself come last"


def test_the_key_of_the_search_keeps_the_cursor_in_its_field(visiting: Callable[..., Any], address: str) -> None:
    with visiting(f"{address}search.html?q=extradition") as visit:
        page = visit.page
        page.locator("#search-list a").first.wait_for()
        for _ in range(2):
            page.keyboard.press("Control+k")
            assert page.evaluate("document.activeElement.name") == "q"
            assert page.evaluate("String(getSelection())") == "extradition"
        page.keyboard.type("forum bar")
        page.keyboard.press("Enter")
        page.wait_for_function("document.querySelector('#search-status').textContent.includes('forum bar')")
        assert page.url.endswith("?q=forum%20bar"), "the address says what was searched"
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.querySelector('#search-list a')")
    with visiting(f"{address}book/extradition.html") as visit:
        page = visit.page
        page.keyboard.press("Control+k")
        page.keyboard.type("forum bar")
        page.keyboard.press("Control+k")
        assert page.evaluate("document.querySelector('dialog[open] input').value") == "forum bar"
        assert page.evaluate("document.activeElement.name") == "q"


def test_search_fits_a_telephone_and_says_how_much_it_found(visiting: Callable[..., Any], address: str) -> None:
    with visiting(f"{address}search.html?q=extradition", viewport={"width": 360, "height": 740}) as visit:
        page = visit.page
        page.locator("#search-list a").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert re.match(r"\d+ sections found", page.locator("#search-status[role=status]").inner_text())
        assert page.locator("[aria-live] #search-list").count() == 0
        page.locator("input[name=q]:visible").fill("qqqqzzzz")
        page.get_by_text("Nothing found").wait_for()
        assert page.locator("#search-list a").count() == 0


@pytest.mark.parametrize("opens", ["dialog", "page"])
def test_what_is_searched_begins_after_the_sign_and_has_one_frame(
    visiting: Callable[..., Any], address: str, front_page: str, opens: str
) -> None:
    start = front_page if opens == "dialog" else f"{address}search.html"
    with visiting(start, viewport={"width": 1280, "height": 720}) as visit:
        page = visit.page
        if opens == "dialog":
            page.keyboard.press("Control+k")
        form = page.locator("form.bd-search:visible")
        form.locator("input").click()
        words = form.locator("input").evaluate(
            "it => it.getBoundingClientRect().x + parseFloat(getComputedStyle(it).paddingLeft)"
        )
        assert form.locator("svg").evaluate("it => it.getBoundingClientRect().right") < words
        assert form.evaluate("it => getComputedStyle(it).boxShadow") == "none"
        assert form.locator("input").evaluate("it => getComputedStyle(it).outlineStyle") == "solid"


def test_search_opens_by_keyboard(visiting: Callable[..., Any], front_page: str) -> None:
    with visiting(front_page) as visit:
        visit.page.keyboard.press("Control+k")
        visit.page.locator("dialog[open] input[type=search]").wait_for(state="visible")
        visit.page.keyboard.type("crime")
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_url("**/search.html?q=crime")


@pytest.mark.parametrize(("query", "marked"), [("safe haven", "haven"), ("dual criminalty", "criminality")])
def test_search_marks_a_word_like_the_one_asked_for_only_where_that_is_missing(
    visiting: Callable[..., Any], address: str, query: str, marked: str
) -> None:
    with visiting(f"{address}search.html?q={query}") as visit:
        visit.page.locator("#search-list mark").first.wait_for()
        marks = {text.lower() for text in visit.page.locator("#search-list li").first.locator("mark").all_inner_texts()}
        assert any(text.startswith(marked) for text in marks)
        assert "have" not in {text.lower() for text in visit.page.locator("#search-list li mark").all_inner_texts()}


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


@pytest.mark.by_controls
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


def test_without_scripts_a_telephone_has_a_way_home_and_to_every_page(
    visiting: Callable[..., Any], address: str
) -> None:
    for page_path in ("book/extradition.html", "notebooks/love-bug.html"):
        with visiting(address + page_path, java_script_enabled=False, viewport={"width": 360, "height": 640}) as visit:
            page = visit.page
            assert page.get_by_role("link", name="Start").is_visible()
            page.get_by_role("link", name="Contents of the course").click()
            page.get_by_role("link", name="How to teach this").wait_for()
            text, contents = page.evaluate(
                """() => [document.querySelector("main"), document.querySelector("#pst-primary-sidebar")]
                  .map((each) => each.getBoundingClientRect().toJSON())"""
            )
            assert contents["top"] >= text["bottom"] - 1
            assert contents["width"] <= 360
            assert page.locator(".sidebar-toggle:visible").count() == 0


def test_paper_lists_addresses_out_of_the_sentences(visiting: Callable[..., Any], address: str) -> None:
    with visiting(f"{address}book/extradition.html") as visit:
        page = visit.page
        marks = "() => [...document.querySelectorAll('article a.external')].map((link) => [link.dataset.address, link.href])"
        listed = "() => [...document.querySelectorAll('.course-addresses li')].map((line) => line.textContent)"
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        addresses = page.evaluate(listed)
        assert len(addresses) == len(set(addresses)) > 1
        assert all(addresses[int(number) - 1] == href for number, href in page.evaluate(marks))
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.evaluate(listed) == []
        page.emulate_media(media="print")
        assert page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n") <= 20


@pytest.mark.by_controls
def test_print_opens_every_fold(saving_visit: Visit) -> None:
    page = saving_visit.page
    # The code of an exercise, for those who program, is no part of the lesson and stays folded on paper.
    folds = page.locator("article details:not(.stage-code, .stage-code details)").count()
    before = page.locator("article details[open]").count()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("article details[open]:not(.stage-code, .stage-code details)").count() == folds
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("article details[open]").count() == before
