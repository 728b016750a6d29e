"""The decks in a browser: as slides with a clicker, in the speaker view, as a handout, without scripts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from playwright.sync_api import expect

from crossborder.version import LAW_AS_OF, VERSION

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

DECKS = sorted(
    path.stem for path in (Path(__file__).resolve().parents[2] / "slides").glob("*.md") if path.stem != "list"
)
# In the dark, what other colours can break.
SCHEMES: tuple[tuple[Literal["light", "dark"], dict[str, Any]], ...] = (
    ("dark", {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}),
    ("light", {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}),
)
# The deck around the slides is the same all the way: it is judged with the first.
FAULTS = """async (only) => (await axe.run(Reveal.isFirstSlide() ? document : Reveal.getCurrentSlide(), { runOnly: only, iframes: false, resultTypes: ["violations"] }))
    .violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))"""
FITS = """() => {
    const slide = Reveal.getCurrentSlide().getBoundingClientRect();
    return [...Reveal.getCurrentSlide().querySelectorAll('p, li, td, svg, img, iframe')]
        .filter((each) => each.getBoundingClientRect().height && !each.closest('aside'))
        .filter((each) => each.getBoundingClientRect().bottom > Math.min(slide.bottom, innerHeight) + 1
            || each.getBoundingClientRect().right > slide.right + 1)
        .map((each) => each.outerHTML.slice(0, 80));
}"""

# A slide of the handout with its heading alone, or with more than it has room for.
EMPTY_OR_CUT = """() => [...document.querySelectorAll('.slide:not(:has(h1))')]
    .filter((each) => each.innerText.trim().split(String.fromCharCode(10)).length < 2 && !each.querySelector('svg') || each.scrollHeight > each.clientHeight + 1)
    .map((each) => each.innerText.slice(0, 60))"""

# What the deck's own arrows, number and links lie over.
COVERED = """() => {
    const over = [...document.querySelectorAll('.controls button, .slide-number, .slides-links > *')]
        .map((each) => each.getBoundingClientRect()).filter(({ height }) => height);
    return [...Reveal.getCurrentSlide().querySelectorAll('p, li, td, svg, img, iframe')]
        .filter((each) => each.getBoundingClientRect().height && !each.closest('aside'))
        .filter((each) => over.some((one) => {
            const box = each.getBoundingClientRect();
            return box.left < one.right && box.right > one.left && box.top < one.bottom && box.bottom > one.top;
        })).map((each) => each.outerHTML.slice(0, 80));
}"""


def without_exercises(page: Page, instead: str = "") -> None:
    """Leave the exercises out: they have tests of their own."""
    page.route(
        "**/notebooks/*.html*",
        lambda route: route.fulfill(body=f"<html lang=en><title>-</title>{instead}</html>", content_type="text/html"),
    )


def last(page: Page) -> bool:
    return bool(page.evaluate("Reveal.isLastSlide()"))


@pytest.mark.parametrize("deck", DECKS)
def test_every_slide_fits_and_has_no_fault_of_accessibility(
    visiting: Callable[..., Any], address: str, axe: str, deck: str
) -> None:
    with visiting(f"{address}slides/list.html", viewport={"width": 1280, "height": 720}) as visit:
        page = visit.page
        without_exercises(page)
        visit.open(f"{address}slides/{deck}.html")
        page.locator(".reveal.ready").wait_for()
        page.evaluate(axe)
        while True:
            assert page.evaluate(FITS) == []
            assert page.evaluate(COVERED) == []
            for scheme, rules in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                assert page.evaluate(FAULTS, rules) == [], scheme
            if last(page):
                break
            page.keyboard.press("PageDown")
        assert visit.problems == []
        assert visit.foreign(address) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_figure_fills_its_slide_and_is_dark_on_white(
    visiting: Callable[..., Any], address: str, scheme: Literal["light", "dark"]
) -> None:
    with visiting(f"{address}slides/law-in-common.html", viewport={"width": 1280, "height": 720}) as visit:
        page = visit.page
        page.emulate_media(color_scheme=scheme)
        page.locator(".reveal.ready").wait_for()
        while not page.locator("section.present figure svg[role=img]").count():
            page.keyboard.press("PageDown")
        figure = page.locator("section.present figure svg[role=img]")
        box, beside = figure.bounding_box(), page.locator("section.present figcaption").bounding_box()
        assert box
        assert beside
        assert box["height"] > 500
        assert beside["x"] > box["x"] + box["width"]
        assert figure.get_attribute("aria-label")
        colours = figure.evaluate("each => [getComputedStyle(each).color, getComputedStyle(each).backgroundColor]")
        assert colours == ["rgb(20, 32, 43)", "rgb(255, 255, 255)"]


@pytest.mark.parametrize("deck", [*DECKS, "list"])
def test_a_deck_says_of_which_law_it_is_on_its_first_slide_alone(
    visiting: Callable[..., Any], address: str, deck: str
) -> None:
    with visiting(f"{address}slides/{deck}.html", viewport={"width": 1280, "height": 720}) as visit:
        foot = visit.page.get_by_text(f"Version {VERSION} · Law as of {LAW_AS_OF}")
        expect(foot).to_be_visible()
        if deck != "list":
            visit.page.locator(".reveal.ready").wait_for()
            expect(foot).to_be_in_viewport()
            visit.page.keyboard.press("PageDown")
            expect(foot).to_be_hidden()


def test_the_list_of_decks_shows_all_of_them(visiting: Callable[..., Any], address: str) -> None:
    with visiting(f"{address}slides/list.html", viewport={"width": 1280, "height": 720}) as visit:
        links = visit.page.locator("main a.reference.internal")
        assert links.count() == len(DECKS)
        assert (
            links.evaluate_all("all => all.filter((each) => each.getBoundingClientRect().bottom > innerHeight)") == []
        )
        assert visit.page.evaluate("getComputedStyle(document.body).overflowY") != "hidden", (
            "what is below can be reached"
        )


def test_an_exercise_is_as_high_as_its_slide_allows(visiting: Callable[..., Any], address: str) -> None:
    with visiting(f"{address}slides/list.html", viewport={"width": 1280, "height": 720}) as visit:
        without_exercises(visit.page)
        visit.open(f"{address}slides/dual-criminality.html#/2")
        frame = visit.page.locator("section.present iframe")
        frame.wait_for()
        box = frame.bounding_box()
        assert box
        assert box["height"] > 600
        assert box["y"] + box["height"] < 720


def test_a_clicker_goes_on_and_back_and_the_answer_comes_with_a_press(
    visiting: Callable[..., Any], address: str
) -> None:
    with visiting(f"{address}slides/dual-criminality.html") as visit:
        page = visit.page
        without_exercises(page)
        page.locator(".reveal.ready").wait_for()
        while page.locator("section.present .ask").count() == 0:
            page.keyboard.press("PageDown")
        right = page.locator("section.present .ask-right")
        assert not right.evaluate("each => each.classList.contains('visible')")
        page.keyboard.press("PageDown")
        assert right.evaluate("each => each.classList.contains('visible')")
        page.keyboard.press("PageUp")
        page.keyboard.press("PageUp")
        assert page.locator("section.present .ask").count() == 0


def test_a_clicker_leads_on_from_inside_an_exercise(visiting: Callable[..., Any], address: str) -> None:
    with visiting(f"{address}slides/list.html") as visit:
        page = visit.page
        without_exercises(
            page, "<button>Yes</button><script>addEventListener('keydown', () => parent.heard = true)</script>"
        )
        for key, to in (("PageDown", 3), ("PageUp", 1), ("Escape", 2)):
            visit.open(f"{address}slides/dual-criminality.html#/2")
            page.locator(".reveal.ready").wait_for()
            page.frame_locator("section.present iframe").get_by_role("button").click()
            page.keyboard.press(key)
            assert page.evaluate("[Reveal.getIndices().h, document.activeElement.tagName]") == [to, "BODY"]
            assert page.evaluate("Boolean(window.heard)") == (key == "Escape"), "the exercise does not hear the clicker"
            assert page.locator(".slides-status").inner_text() == ("Back on the slides." if key == "Escape" else "")
            page.evaluate("Reveal.next()")
            assert page.locator(".slides-status").inner_text() == ""
            visit.open(f"{address}slides/list.html")


def test_the_speaker_view_follows_and_leads(visiting: Callable[..., Any], address: str) -> None:
    with visiting(f"{address}slides/dual-criminality.html") as visit:
        page = visit.page
        page.locator(".reveal.ready").wait_for()
        with page.context.expect_page() as opened:
            page.keyboard.press("s")
        speaker = opened.value
        speaker.get_by_text("Slide 1 of").wait_for()
        speaker.get_by_role("button", name="Next").click()
        speaker.get_by_text("Slide 2 of").wait_for()
        assert page.evaluate("Reveal.getIndices().h") == 1
        page.keyboard.press("PageUp")
        speaker.get_by_text("Slide 1 of").wait_for()
        assert visit.problems == []


@pytest.mark.parametrize("deck", DECKS)
def test_the_handout_has_lines_and_no_answers(visiting: Callable[..., Any], address: str, deck: str) -> None:
    with visiting(f"{address}slides/{deck}.html?handout") as visit:
        page = visit.page
        assert page.locator(".write").count() == page.locator(".slide").count() >= 12
        assert page.locator(".ask-right:visible, aside.notes:visible").count() == 0
        assert page.evaluate(EMPTY_OR_CUT) == []


def test_the_code_shows_the_exercise_of_the_slide_and_hides_where_no_other_device_gets(
    visiting: Callable[..., Any], address: str
) -> None:
    with visiting(f"{address}slides/dual-criminality.html") as visit:
        page = visit.page
        page.locator(".reveal.ready").wait_for()
        assert page.locator("[data-qr]").is_hidden()  # this server is on the machine itself
        ways = page.locator(".slides-links > :visible")
        assert ways.all_inner_texts() == ["The chapter", "Handout", "Speaker view (S)", "Keys (?)"]
        assert page.evaluate("getComputedStyle(document.querySelector('.slides-links')).opacity") == "1"


def test_without_a_script_the_deck_is_read_from_top_to_bottom(visiting: Callable[..., Any], address: str) -> None:
    with visiting(f"{address}slides/dual-criminality.html", java_script_enabled=False) as visit:
        page = visit.page
        assert page.locator("h2:visible").count() >= 11
        assert page.locator("aside.notes:visible").count() >= 11
