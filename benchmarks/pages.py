"""What a first visit to a page costs: bytes, requests, and when its largest part is drawn on a slow telephone.

A slow telephone is emulated by Chromium itself: 150 ms of delay for each request, 1.6 Mbit/s down, 0.75 Mbit/s up, a
processor four times slower than this machine's, a window of 360 by 740.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from tools import browsers
from tools.serve import serving

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

DELAY_MS, DOWN, UP = 150, 1.6e6 / 8, 0.75e6 / 8  # bytes a second
SLOWER = 4
MOST_BYTES, MOST_LCP_MS = 300_000, 1500
RUNS = 5
# The largest part is known once the page rests; it may change until then.
LARGEST = """() => new Promise((then) => {
  let last = 0;
  new PerformanceObserver((list) => { for (const each of list.getEntries()) last = each.startTime; })
    .observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => then(last), 600);
})"""
# Its engine would start at once; a chapter has none, and an exercise then waits for a click.
SAVE_DATA = (
    "Object.defineProperty(navigator, 'connection', {value: Object.assign(new EventTarget(), {saveData: true})})"
)


@dataclass(frozen=True)
class Visit:
    """A first visit to one page.

    Args:
        page: its address in the site.
        bytes: what came over the wire, compressed, heads included.
        requests: how many files that were.
        lcp_ms: when its largest part was drawn on a slow telephone, median of the runs.
        lcp_worst_ms: the slowest of the runs.
    """

    page: str
    bytes: int
    requests: int
    lcp_ms: float
    lcp_worst_ms: float


def first_visit(browser: Browser, address: str) -> tuple[float, list[float]]:
    """Visit a page with an empty cache, on a slow telephone.

    Args:
        browser: Chromium.
        address: the page.

    Returns:
        When its largest part was drawn, in milliseconds, and the size of each file in bytes.
    """
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_init_script(SAVE_DATA)
    page = context.new_page()
    sizes: list[float] = []
    wire = context.new_cdp_session(page)

    def arrived(event: dict[str, Any]) -> None:
        sizes.append(event["encodedDataLength"])

    wire.on("Network.loadingFinished", arrived)
    wire.send("Network.enable")
    slow = {"offline": False, "latency": DELAY_MS, "downloadThroughput": DOWN, "uploadThroughput": UP}
    wire.send("Network.emulateNetworkConditions", slow)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(address, wait_until="networkidle", timeout=180_000)
    drawn = page.evaluate(LARGEST)
    context.close()
    return drawn, sizes


def visits(site: Path, pages: list[str]) -> list[Visit]:
    """Visit pages of the built site.

    Args:
        site: its folder.
        pages: addresses in it.

    Returns:
        One row for each page.
    """
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to import, and the other benchmarks need none

    program = browsers.find("chromium", windowed=True)
    if program is None:
        print(
            "pages: no Chromium here, so their figures are left out (make test installs one or says how)",
            file=sys.stderr,
        )
        return []
    rows = []
    with serving(site) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(program), args=browsers.SANDBOX)
        for name in pages:
            runs = [first_visit(browser, address + name) for _ in range(RUNS)]
            drawn = [when for when, _ in runs]
            sizes = runs[-1][1]
            rows.append(Visit(name, round(sum(sizes)), len(sizes), round(median(drawn)), round(max(drawn))))
        browser.close()
    return rows


def chapters(site: Path) -> list[str]:
    """The front page, every page with review questions (a chapter), and every exercise."""
    every = sorted(path.relative_to(site).as_posix() for path in site.glob("book/*.html"))
    asked = [name for name in every if 'class="questions"' in (site / name).read_text(encoding="utf-8")]
    exercises = sorted(path.relative_to(site).as_posix() for path in site.glob("notebooks/*.html"))
    return ["index.html", *asked, *exercises]
