"""How soon a change is seen: from the press of a control, and from the kernel's answer, until the page has drawn it."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from crossborder.exercises import words as shared
from crossborder.exercises.treaty_explorer import words
from tools import browsers
from tools.serve import serving

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

MOST_AFTER_ANSWER_MS, MOST_AFTER_PRESS_MS = 50, 120
RUNS = 30
# The pages that follow a control at once, and the button that is pressed there; last, every pair of states is asked about each day.
EXPLORER = "notebooks/treaty-explorer.html"
ALL_PAIRS = f"{EXPLORER}#view=bound&measure=mutual_assistance&date=2024-01-01"
PRESSED = {
    "notebooks/love-bug.html": "Day of the act: day after",
    "notebooks/time-machine.html": "Day of the request: day after",
    EXPLORER: "Day: day after",
    ALL_PAIRS: "Day: day after",
}
# Every message of the kernel is noted before the page reads it.
NOTE_ANSWERS = """
globalThis.answeredAt = 0;
const { Worker: Plain } = globalThis;
globalThis.Worker = class extends Plain {
  constructor(...all) { super(...all); this.addEventListener("message", () => { globalThis.answeredAt = performance.now(); }); }
};
"""
# Press the button; the drawing is done when nothing has changed for two frames after the answer's last change.
PRESS = """async (name) => {
  const button = [...document.querySelectorAll(".live-view button")].find((each) => each.checkVisibility()
    && (each.title === name || each.getAttribute("aria-label") === name || each.textContent.trim() === name));
  const frame = () => new Promise((done) => requestAnimationFrame(() => { const port = new MessageChannel(); port.port1.onmessage = () => done(performance.now()); port.port2.postMessage(0); }));
  const said = document.querySelector(".live-view .live-status"), before = said.textContent;
  const pressed = performance.now();
  button.click();
  while (said.textContent === before && performance.now() - pressed < 5000) await frame();
  const painted = await frame();
  return { press: painted - pressed, answer: painted - globalThis.answeredAt };
}"""


@dataclass(frozen=True, slots=True)
class Change:
    """How soon changes of one page were seen, in milliseconds.

    Args:
        page: the page.
        runs: how many changes were measured.
        after_answer: from the kernel's last message to the paint, the median.
        after_press: from the press to the paint, the median.
        worst: from the press to the paint, the longest.
    """

    page: str
    runs: int
    after_answer: float
    after_press: float
    worst: float


def changes(site: Path) -> list[Change]:
    """Measure every page.

    Args:
        site: the folder of the built site.

    Raises:
        RuntimeError: when there is no Chromium.
    """
    program = browsers.find("chromium", windowed=True)
    if program is None:
        message = "Chromium is not there: run make test, which installs it or says how"
        raise RuntimeError(message)
    with serving(site) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(program), args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 720})
        page.add_init_script(NOTE_ANSWERS)
        return [_measured(page, address, name, pressed) for name, pressed in PRESSED.items()]


def _measured(page: Page, address: str, name: str, pressed: str) -> Change:
    page.goto(f"{address}{name}")
    page.wait_for_selector("html[data-live=ready]", state="attached", timeout=120_000)
    if name == ALL_PAIRS:
        page.get_by_role("button", name=shared.OPEN_SECTION.format(title=words.PAIRS_NAME)).click()
    else:
        for group in page.locator(".live-view [role=radiogroup]:visible").all():
            group.locator("input").last.check()
        page.get_by_role("button", name="prediction").click()
        page.wait_for_function("!document.querySelector('.cbx.stage').classList.contains('stage-at-case')")
    page.wait_for_timeout(500)
    samples = [page.evaluate(PRESS, pressed) for _ in range(RUNS)]
    presses = [one["press"] for one in samples]
    return Change(name, RUNS, median(one["answer"] for one in samples), median(presses), max(presses))
