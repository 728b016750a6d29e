"""Every page against WCAG 2.2 AA and good practice, as far as a program can tell (axe-core)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "(tags) => axe.run(document, {runOnly: {type: 'tag', values: tags}})"
FEWEST_PASSES = 15  # a run that looked at nothing would pass nothing


def findings(result: dict[str, Any]) -> list[str]:
    """Return one line for each element that breaks a rule."""
    return [
        f"{rule['id']}: {node['target']} {node['html'][:160]} {(node.get('failureSummary') or '')[:300]}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_page_has_no_violation(
    visiting: Callable[..., Any], address: str, axe: str, page_path: str, scheme: str, width: int
) -> None:
    viewport = {"width": width, "height": 900}
    with visiting(address + page_path, viewport=viewport, color_scheme=scheme, reduced_motion="reduce") as visit:
        assert visit.page.locator("html").get_attribute("data-theme") == scheme
        visit.page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        visit.page.evaluate(axe)
        result = visit.page.evaluate(RUN, TAGS)
        assert findings(result) == []
        assert len(result["passes"]) >= FEWEST_PASSES


@pytest.mark.parametrize("width", [360, 1280])
def test_every_control_is_large_enough(visiting: Callable[..., Any], address: str, page_path: str, width: int) -> None:
    """24 by 24 px (WCAG 2.5.8), for controls outside running text, which that rule excepts."""
    with visiting(address + page_path, viewport={"width": width, "height": 900}) as visit:
        small = visit.page.evaluate(
            """() => [...document.querySelectorAll("button, summary, select, input, nav a")]
              .map((each) => [each, each.getBoundingClientRect()])
              .filter(([each, box]) => box.width && box.height && Math.min(box.width, box.height) < 23.5
                && getComputedStyle(each).visibility === "visible")
              .map(([each, box]) => `${each.outerHTML.slice(0, 90)} ${box.width}x${box.height}`)"""
        )
        assert small == []
