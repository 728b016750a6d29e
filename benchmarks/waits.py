"""How long a returning reader waits: from navigation until every live cell has run, in Chromium and in Firefox.

Files are in the browser's cache and the page is opened at the exercise. Every exercise page is measured, found from the
registry, and the test page of `live-cells/`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks import peer
from crossborder.exercises.registry import EXERCISES
from tools import browsers, node
from tools.serve import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "_build" / "site"
TESTS = ROOT / "tests" / "live"
TEST_BUILD = ROOT / "_build" / "tests-live"
RUNS = 11
LIMITS = {"chromium": 1000, "firefox": 1500}  # milliseconds, on two free cores
SHARE = 8  # on a slower machine: one eighth of the peer's time in the same run
PATIENCE = 180_000  # milliseconds
READY = "html[data-live=ready]"
EXERCISE = "exercise "
KEPT = "localStorage.getItem('live-cells-kept')"
MARKS = "performance.getEntriesByType('mark').map(({ name, startTime }) => [name, startTime])"


@dataclass(frozen=True)
class Wait:
    """One figure: a page in a browser, and what its reader waited for, in milliseconds since navigation."""

    page: str
    browser: str
    runs: list[float]
    limit: float
    marks: dict[str, float] = field(default_factory=dict)

    @property
    def is_exercise(self) -> bool:
        """Whether it is a page of the course."""
        return self.page.startswith(EXERCISE)

    def as_row(self) -> dict[str, Any]:
        """The figure as a row of the JSON file."""
        return {**asdict(self), "min": min(self.runs), "median": median(self.runs), "max": max(self.runs)}


def _of(page: str, browser: str, visits: list[dict[str, float]]) -> Wait:
    """The figure from the marks of each visit."""
    names = sorted({name for visit in visits for name in visit})
    marks = {name: median(visit.get(name, 0.0) for visit in visits) for name in names}
    return Wait(page, browser, [visit["live-ready"] for visit in visits], LIMITS[browser], marks)


@contextmanager
def _chromium() -> Iterator[Page]:
    """A page in a fresh profile of Chromium."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to import

    quiet = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
    quiet += browsers.SANDBOX
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(browsers.find("chromium", windowed=True)), args=quiet)
        yield browser.new_page(viewport={"width": 1280, "height": 900})
        browser.close()


def _visit(page: Page, address: str) -> dict[str, float]:
    """One visit; the marks of the page."""
    page.goto("about:blank")
    page.wait_for_timeout(300)
    page.goto(address, wait_until="commit")
    page.wait_for_selector(READY, state="attached", timeout=PATIENCE)
    return dict(page.evaluate(MARKS))


def _first_visit(page: Page, address: str) -> None:
    """Fill the cache: until the files are kept, and once more."""
    _visit(page, address)
    for _ in range(300):
        if page.evaluate(KEPT):
            break
        page.wait_for_timeout(100)
    _visit(page, address)


def _in_chromium(places: dict[str, str]) -> list[Wait]:
    rows = []
    for name, address in places.items():
        with _chromium() as page:
            _first_visit(page, address)
            rows.append(_of(name, "chromium", [_visit(page, address) for _ in range(RUNS)]))
    return rows


def _in_firefox(places: dict[str, str]) -> list[Wait]:
    """Firefox is driven by a Node script, over WebDriver BiDi."""
    program = node.find() or node.find(str(Path(sys.executable).parent))
    if program is None:
        raise peer.PeerMissingError("Node is not there")
    script = str(TESTS / "measure.mjs")
    command = [str(program.node), script, str(browsers.find("firefox")), str(RUNS), *places.values()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    visits = json.loads(done.stdout)
    return [_of(name, "firefox", visits[address]) for name, address in places.items()]


def _test_site() -> Path:
    """The test site of `live-cells/`, built if anything has changed."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "live-cells")}
    runtime, site = TEST_BUILD / "runtime", TEST_BUILD / "site"
    build = ["live_cells.build", "--out", runtime, "--package", TESTS / "sample", "--warm", TESTS / "warm.py"]
    book = ["sphinx", "-q", "-E", "-b", "html", "-D", f"live_build={runtime}", TESTS / "site", site]
    for command in (build, book):
        subprocess.run(
            [sys.executable, "-m", *map(str, command)], check=True, env=environment, stdout=subprocess.DEVNULL
        )
    return site


def waits() -> list[Wait]:
    """Measure every page in every browser that is there.

    Returns:
        One figure for each page and browser.
    """
    rows: list[Wait] = []
    with serving(SITE) as address, serving(_test_site()) as test_address:
        places = {f"{EXERCISE}{each.id}": f"{address}notebooks/{Path(each.notebook).stem}.html" for each in EXERCISES}
        places["test page of live-cells/"] = test_address + "stored.html"
        for browser, measure in {"chromium": _in_chromium, "firefox": _in_firefox}.items():
            if browsers.find(browser):
                rows += measure(places)
            else:
                print(f"{browser} is not there: its waits are not measured")
    return rows
