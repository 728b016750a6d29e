"""What a reader does on the page of an exercise, by keyboard or mouse, and what must hold there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = Path(__file__).resolve().parent / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# More than any exercise and the bar and menu around it have.
MOST_STOPS = 250
# A core path: what a learner chooses, writes and presses.
MOST_ACTS = 20
# From the top of the page, where the bar at its top covers nothing of the exercise. What is beside the exercise is put aside meanwhile: most of
# the time axe would be at it, to judge nothing of it.
LOOK = """async (rules) => {
  scrollTo(0, 0);
  const aside = [];
  const clear = (box) => [...box.children].filter((each) => !each.matches(".live-view, script, style, link")).forEach((each) => {
    if (each.querySelector(".live-view")) return clear(each);
    const place = document.createComment("");
    each.replaceWith(place);
    aside.push([place, each]);
  });
  clear(document.body);
  const { violations } = await axe.run(".live-view", { runOnly: rules, resultTypes: ["violations"] });
  aside.forEach(([place, each]) => place.replaceWith(each));
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}"""


def button(name: str) -> str:
    """A condition for `tab_to`: a button of the exercise with this name."""
    return f"e.closest('.live-view') && e.tagName === 'BUTTON' && e.textContent.trim() === {name!r}"


def labelled(name: str) -> str:
    """A condition for `tab_to`: a control of the exercise with this label."""
    return f"e.closest('.live-view') && e.labels && [...e.labels].some((one) => one.textContent.trim() === {name!r})"


def focused(page: Page, condition: str) -> bool:
    """Tell whether the element in focus, `e`, is one that a JavaScript expression accepts."""
    return bool(page.evaluate(f"(() => {{ const e = document.activeElement; return Boolean({condition}); }})()"))


def tab_to(page: Page, condition: str) -> None:
    """Press Tab until the element in focus is one that a JavaScript expression accepts."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if focused(page, condition):
            return
    pytest.fail(f"Tab does not reach {condition}")


def heard(page: Page, text: str) -> None:
    """Wait until the exercise says a text to a screen reader."""
    page.wait_for_function(
        "text => document.querySelector('.live-view .live-status').textContent.includes(text)", arg=text
    )


def predict(page: Page) -> None:
    """Choose the last answer of each prediction, and keep them."""
    for group in page.locator(".live-view [role=radiogroup]:visible").all():
        group.locator("input").last.check()
    page.get_by_role("button", name="prediction").click()
    page.wait_for_function("!document.querySelector('.cbx.stage').classList.contains('stage-at-case')")


def go(page: Page, step: str) -> None:
    """Follow a link to a step."""
    page.evaluate("step => { location.hash = `#step=${step}`; }", step)
    page.wait_for_selector(f'.cbx.stage[class~="stage-at-{step}"]')


def violations(page: Page) -> list[str]:
    """Return what axe finds in the exercise, each as a rule and the first element that breaks it."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=str(AXE))
    faults: list[str] = page.evaluate(LOOK, RULES)
    return faults
