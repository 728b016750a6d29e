"""Every page against WCAG 2.2 AA and good practice, as far as a program can tell (axe-core)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from playwright.sync_api import Page

    from tests.conftest import Visit

pytestmark = pytest.mark.browser

TAGS = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# Half of what axe does is to find out the colours of every text. Two texts of one kind have the same colours: see `COLOURS_OF`.
COLOURS = ["color-contrast", "link-in-text-block"]
WITHOUT_COLOURS = {rule: {"enabled": False} for rule in COLOURS}
FEWEST_PASSES = 15  # a run that looked at nothing would pass nothing
UNFOLDED = """async (look) => {
  const folded = [...document.querySelectorAll("details:not([open])")];
  folded.forEach((each) => { each.open = true; });
  const found = await look();
  folded.forEach((each) => { each.open = false; });
  return [found.passes.length, found.violations.flatMap(({ id, nodes }) => nodes.map((node) =>
    `${id}: ${node.target} ${node.html.slice(0, 160)} ${(node.failureSummary ?? "").slice(0, 300)}`))];
}"""
RUN = f"""([only, rules]) => ({UNFOLDED})(() => axe.run(document, {{ runOnly: only, rules, resultTypes: ["violations"] }}))"""
# Looks at the first text of each kind that was not met before. A kind is what a judgment of colours rests on: the letters' colour, size, weight
# and line below, what lies behind them, and for a link the text around it.
COLOURS_OF = f"""async ([only, met]) => {{
  const behind = new Map([[null, ""]]);
  const under = (each) => {{
    if (!behind.has(each)) {{
      const {{ backgroundColor, backgroundImage, opacity, position, filter }} = getComputedStyle(each);
      behind.set(each, `${{under(each.parentElement)}}|${{backgroundColor}} ${{backgroundImage}} ${{opacity}} ${{position}} ${{filter}}`);
    }}
    return behind.get(each);
  }};
  const letters = (each) => {{
    const {{ color, fontSize, fontWeight, textDecorationLine, textShadow, borderBottom }} = getComputedStyle(each);
    return [color, fontSize, fontWeight, textDecorationLine, textShadow, borderBottom].join(" ");
  }};
  const fresh = new Map();
  const [, faults] = await ({UNFOLDED})(async () => {{
    for (const each of document.querySelectorAll("body *")) {{
      if (!each.checkVisibility() || ![...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim()) && !each.matches("input, select, textarea")) continue;
      const kind = [letters(each), each.disabled, each.matches("a") ? letters(each.parentElement) : "", [...new Set(under(each).split("|"))].join("|")].join("; ");
      if (!met.includes(kind) && !fresh.has(kind)) fresh.set(kind, each);
    }}
    if (!fresh.size) return {{ passes: [], violations: [] }};
    return axe.run({{ include: [...fresh.values()] }}, {{ runOnly: only, resultTypes: ["violations"] }});
  }});
  return [[...fresh.keys()], faults];
}}"""


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


def load(page: Page, axe: str) -> None:
    """Give the page axe, unless a test before this one did: half a megabyte takes its time to be read."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)


def violations(page: Page, axe: str) -> list[str]:
    """What axe finds by all rules but those of colours."""
    load(page, axe)
    passes, faults = page.evaluate(RUN, [TAGS, WITHOUT_COLOURS])
    assert passes >= FEWEST_PASSES
    return faults  # type: ignore[no-any-return]  # what a page returns has no type


def unreadable(page: Page, axe: str, met: set[str]) -> list[str]:
    """What axe finds wrong with the colours of kinds of text that were not met before."""
    load(page, axe)
    kinds, faults = page.evaluate(COLOURS_OF, [COLOURS, sorted(met)])
    met |= set(kinds)
    return faults  # type: ignore[no-any-return]  # what a page returns has no type


@pytest.fixture(scope="session")
def met() -> defaultdict[str, set[str]]:
    """The kinds of text whose colours were judged, by scheme."""
    return defaultdict(set)


def test_page_has_no_violation(live_visit: Visit, axe: str) -> None:
    look(live_visit.page, 1280, "light")
    assert violations(live_visit.page, axe) == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_colours_can_be_read(
    live_visit: Visit, axe: str, met: defaultdict[str, set[str]], width: int, scheme: str
) -> None:
    look(live_visit.page, width, scheme)
    assert unreadable(live_visit.page, axe, met[scheme]) == []


def test_grey_letters_on_grey_are_found_behind_texts_of_known_kinds(
    visiting: Callable[..., AbstractContextManager[Visit]], address: str, axe: str
) -> None:
    with visiting(f"{address}book/reference.html", reduced_motion="reduce") as visit:
        look(visit.page, 1280, "light")
        met: set[str] = set()
        assert unreadable(visit.page, axe, met) == []
        assert len(met) >= FEWEST_PASSES, "a page has text of several kinds"
        visit.page.evaluate("document.querySelector('main p').style.cssText = 'background: #888; color: #999'")
        assert "color-contrast" in "".join(unreadable(visit.page, axe, met))


@pytest.mark.by_controls
def test_page_has_no_violation_on_a_telephone(live_visit: Visit, axe: str) -> None:
    """What a width changes in a page, its menu and bar above all, it changes in all pages of its kind; exercises have a test of their own."""
    look(live_visit.page, 360, "light")
    assert violations(live_visit.page, axe) == []


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
