"""How long a first visit to an exercise takes on a slow telephone: until it can be answered, and until Python is there.

The telephone is that of `pages`: 150 ms of delay, 1.6 Mbit/s down, a processor four times slower, a window of 360 by 740. The files come
from the site's own server, compressed as a careful host would.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.pages import DELAY_MS, DOWN, SLOWER, UP
from tools import browsers
from tools.serve import serving

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

RUNS = 3
PATIENCE = 240_000  # milliseconds
MOST_CONTROLS_MS, MOST_SHIFT = 2500, 0.02
WATCH = """
window.shifts = [];
new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map(({ value, startTime }) => [startTime, value])))
  .observe({ type: 'layout-shift', buffered: true });
"""
MARKS = """() => {
  const marks = Object.fromEntries(performance.getEntriesByType('mark').map(({ name, startTime }) => [name, startTime]));
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  return { marks, paint: paint ? paint.startTime : null, shifts: window.shifts };
}"""


@dataclass(frozen=True)
class First:
    """A first visit to an exercise; times in milliseconds since navigation.

    Args:
        page: its address in the site.
        paint: when something was drawn.
        controls: when the controls could be used.
        live: when every cell had run.
        shift: how much moved once the controls were there, as browsers count it.
        worst: the latest controls of the runs.
    """

    page: str
    paint: float
    controls: float
    live: float
    shift: float
    worst: float


def _slow_down(page: Page) -> None:
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    slow = {"offline": False, "latency": DELAY_MS, "downloadThroughput": DOWN, "uploadThroughput": UP}
    wire.send("Network.emulateNetworkConditions", slow)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})


def _visit(browser: Browser, address: str) -> dict[str, Any]:
    """One visit with an empty cache."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_init_script(WATCH)
    page = context.new_page()
    _slow_down(page)
    page.goto(address, wait_until="commit", timeout=PATIENCE)
    page.wait_for_selector("html[data-live=ready]", state="attached", timeout=PATIENCE)
    marks: dict[str, Any] = page.evaluate(MARKS)
    context.close()
    return marks


def _of(page: str, visits: list[dict[str, Any]]) -> First:
    controls = [visit["marks"]["live-controls"] for visit in visits]
    shifts = [
        sum(value for at, value in visit["shifts"] if at > visit["marks"]["live-controls"] + 100) for visit in visits
    ]
    return First(
        page,
        median(visit["paint"] for visit in visits),
        median(controls),
        median(visit["marks"]["live-ready"] for visit in visits),
        max(shifts),
        max(controls),
    )


def first_visits(site: Path, pages: list[str], runs: int = RUNS) -> list[First]:
    """Visit exercises for the first time.

    Args:
        site: the folder of the built site.
        pages: addresses in it.
        runs: how often each.

    Returns:
        One row for each page; none where there is no Chromium.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to import, and the other benchmarks need none

    program = browsers.find("chromium", windowed=True)
    if program is None:
        return []
    with serving(site) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(program), args=browsers.SANDBOX)
        rows = [_of(name, [_visit(browser, address + name) for _ in range(runs)]) for name in pages]
        browser.close()
    return rows
