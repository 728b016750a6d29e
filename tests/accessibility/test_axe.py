"""Every page against WCAG 2.2 AA and good practice, as far as a program can tell (axe-core)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.conftest import Visit

pytestmark = pytest.mark.browser

TAGS = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# Of all rules, those that another scheme of colours can break.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
FEWEST_PASSES = 15  # a run that looked at nothing would pass nothing
RUN = """async (only) => {
  const folded = [...document.querySelectorAll("details:not([open])")];
  folded.forEach((each) => { each.open = true; });
  const found = await axe.run(document, { runOnly: only, resultTypes: ["violations"] });
  folded.forEach((each) => { each.open = false; });
  return [found.passes.length, found.violations.flatMap(({ id, nodes }) => nodes.map((node) =>
    `${id}: ${node.target} ${node.html.slice(0, 160)} ${(node.failureSummary ?? "").slice(0, 300)}`))];
}"""


# A colour on its way to another would be judged where it happens to be.
STILL = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("*, ::before, ::after { transition: none !important }");
  document.adoptedStyleSheets = [sheet];
}"""


def look(page: Page, width: int, scheme: Any) -> None:
    """Give the page this width and these colours."""
    page.evaluate(STILL)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.locator(f"html[data-theme={scheme}]").wait_for(state="attached")


def violations(page: Page, axe: str, rules: dict[str, Any], fewest: int) -> list[str]:
    """What axe finds by these rules, of which at least some have to have found something to look at."""
    page.evaluate(axe)
    passes, faults = page.evaluate(RUN, rules)
    assert passes >= fewest
    return faults  # type: ignore[no-any-return]  # what a page returns has no type


def test_page_has_no_violation(live_visit: Visit, axe: str) -> None:
    look(live_visit.page, 1280, "light")
    assert violations(live_visit.page, axe, TAGS, FEWEST_PASSES) == []


def test_colours_can_be_read_in_the_dark(live_visit: Visit, axe: str) -> None:
    look(live_visit.page, 360, "dark")
    assert violations(live_visit.page, axe, COLOURS, 1) == []


@pytest.mark.by_controls
def test_page_has_no_violation_on_a_telephone(live_visit: Visit, axe: str) -> None:
    """What a width changes in a page, its menu and bar above all, it changes in all pages of its kind."""
    look(live_visit.page, 360, "light")
    assert violations(live_visit.page, axe, TAGS, FEWEST_PASSES) == []


@pytest.mark.parametrize("width", [360, 1280])
def test_every_control_is_large_enough(live_visit: Visit, width: int) -> None:
    """24 by 24 px (WCAG 2.5.8), for controls outside running text, which that rule excepts."""
    live_visit.page.set_viewport_size({"width": width, "height": 900})
    small = live_visit.page.evaluate(
        """() => [...document.querySelectorAll("button, summary, select, input, nav a")]
          .map((each) => [each, each.getBoundingClientRect()])
          .filter(([each, box]) => box.width && box.height && Math.min(box.width, box.height) < 23.5
            && getComputedStyle(each).visibility === "visible")
          .map(([each, box]) => `${each.outerHTML.slice(0, 90)} ${box.width}x${box.height}`)"""
    )
    assert small == []
