"""One question in one cell, on four kinds of page, and an exercise of this course: what each fetches, when it can be answered, and when Python answers.

A first visit passes the line of a slow telephone (`pages`), in Chromium with its processor too, in Firefox with this machine's. A later visit has the line
and the processor of this machine. The choice is made as soon as the control is there; a page where nothing ever comes of it cannot be answered.
``python -m benchmarks.compared`` measures this alone, and writes what the book's page about speed is drawn from.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import IO, TYPE_CHECKING, Any, cast

from benchmarks import peer, question
from benchmarks.line import Line, lined
from benchmarks.pages import DELAY_MS, DOWN, SLOWER
from benchmarks.store import publish, write
from tools import browsers, node
from tools.serve import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "_build" / "site"
RUNTIME = ROOT / "_build" / "tests-live" / "runtime"
DRIVER = ROOT / "tests" / "live" / "answered.mjs"
RUNS = 3
# Seconds: for an answer; until a page that fetches nothing will not answer; until a first visit is over; after which a page is visited no more.
PATIENCE, SILENCE, SETTLED, ENOUGH = 600, 120, 5, 100
FAST = 1e9  # bytes a second
EXERCISE = "notebooks/love-bug.html"
OURS, COURSE = "Jupyter Book with live-cells", "This course: Love Bug"

Visit = dict[str, float | None]


@dataclass(frozen=True)
class Reader:
    """Who reads: goes to a page, with a slow processor or not, and tells what the page's script has seen so far."""

    go: Callable[..., object]
    look: Callable[[], Visit]

    def visit(self, address: str, line: Line, *, slow: bool) -> Visit:
        """Go to a page and wait until Python has answered, or until nothing is on its way any more.

        Args:
            address: of the page.
            line: what its files pass.
            slow: whether the processor is a telephone's, where the browser can do that.
        """
        self.go(address, slow=slow)
        began = time.monotonic()
        while True:
            seen = self.look()
            now = time.monotonic()
            if (seen["answer"] and seen["paint"]) or now - max(began, line.used) > SILENCE or now - began > PATIENCE:
                return seen


@dataclass(frozen=True)
class Compared:
    """A page in a browser; times in milliseconds since navigation, medians, and nothing where it never came.

    Args:
        page: what it is.
        browser: "chromium" or "firefox".
        files: how many files a first visit fetches, until it rests.
        kilobytes: what they weigh on the line, compressed, heads included.
        paint: when a first visit had drawn something.
        control: when its question could be answered, even if the answer came later.
        answer: when Python had answered; of the course, when every cell had run.
        again: the same at a later visit.
    """

    page: str
    browser: str
    files: int
    kilobytes: int
    paint: float | None
    control: float | None
    answer: float | None
    again: float | None


def _script(*, marks: bool) -> str:
    """What each page runs first."""
    names = {"CHOICE": question.CHOICE, "ANSWER": question.ANSWER, "MARKS": marks}
    values = "".join(f"const {name} = {json.dumps(value)};\n" for name, value in names.items())
    return f"{{\n{values}{(ROOT / 'benchmarks' / 'answered.js').read_text(encoding='utf-8')}}}\n"


@contextmanager
def _chromium(script: str) -> Iterator[Reader]:
    """A reader with Chromium, in a fresh profile."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to import

    options = [*browsers.SANDBOX, "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(browsers.find("chromium", windowed=True)), args=options)
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.add_init_script(script)
        wire = page.context.new_cdp_session(page)

        def go(address: str, *, slow: bool) -> None:
            page.goto("about:blank")
            wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER if slow else 1})
            page.goto(address, wait_until="commit", timeout=PATIENCE * 1000)

        def look() -> Visit:
            page.wait_for_timeout(200)
            seen: Visit = page.evaluate("globalThis.seen")
            return seen

        yield Reader(go, look)
        browser.close()


@contextmanager
def _firefox(script: str) -> Iterator[Reader]:
    """The same with Firefox, which a Node script drives."""
    program = node.find() or node.find(str(Path(sys.executable).parent))
    if program is None:
        raise peer.PeerMissingError("Node is not there")
    written = peer.HERE / "answered.js"
    written.write_text(script, encoding="utf-8")
    command = [str(program.node), str(DRIVER), str(browsers.find("firefox")), str(written)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        told, heard = cast("IO[str]", process.stdin), cast("IO[str]", process.stdout)

        def ask(word: str, *, slow: bool = False) -> Visit:
            del slow
            told.write(f"{word}\n")
            told.flush()
            seen: Visit = json.loads(heard.readline())
            return seen

        yield Reader(ask, partial(ask, "seen"))
        told.close()


BROWSERS = {"chromium": _chromium, "firefox": _firefox}


def _rest(line: Line) -> None:
    """Wait until a page fetches nothing more."""
    while time.monotonic() - line.used < SETTLED:
        time.sleep(0.2)


def _one(site: Path, page: str, browser: str) -> tuple[Visit, Visit, tuple[int, int]]:
    """A first visit with an empty cache; the visit after the next; how many files and bytes the first one took."""
    line = Line(DOWN, DELAY_MS / 1000)
    with (
        serving(site) as served,
        lined(served, line) as address,
        BROWSERS[browser](_script(marks=site == SITE)) as reader,
    ):
        first = reader.visit(address + page, line, slow=True)
        _rest(line)
        counted = line.requests, line.bytes
        line.rate, line.delay, line.free = FAST, 0, 0
        if not first["answer"]:
            return first, first, counted
        reader.visit(address + page, line, slow=False)
        _rest(line)
        return first, reader.visit(address + page, line, slow=False), counted


def _median(values: list[float | None]) -> float | None:
    """The median; nothing as soon as one run had nothing."""
    there = [value for value in values if value is not None]
    return median(there) if len(there) == len(values) else None


def measure(name: str, site: Path, page: str, browser: str, runs: int = RUNS) -> Compared:
    """Visit a page for the first time and again, each time with a new profile; a slow page not as often: chance is a smaller part of its time.

    Args:
        name: what the page is.
        site: its site's folder.
        page: its address in the site.
        browser: "chromium" or "firefox".
        runs: how often at most.
    """
    began, visits = time.monotonic(), [_one(site, page, browser)]
    while len(visits) < runs and time.monotonic() - began < ENOUGH:
        visits.append(_one(site, page, browser))
    answers = _median([first["answer"] for first, _, _ in visits])
    paints, controls = (_median([first[key] for first, _, _ in visits]) for key in ("paint", "control"))
    files, size = visits[-1][2]
    return Compared(
        name,
        browser,
        files,
        round(size / 1000),
        paints,
        controls if answers else None,
        answers,
        _median([again["answer"] for _, again, _ in visits]),
    )


def _own_book() -> Path:
    """The book that is compared, with this project's package: one line of settings and one tag more."""
    run = [
        "live_cells.build",
        "--out",
        RUNTIME,
        "--package",
        ROOT / "tests/live/sample",
        "--warm",
        ROOT / "tests/live/warm.py",
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "live-cells")}
    subprocess.run([sys.executable, "-m", *map(str, run)], check=True, env=environment, stdout=subprocess.DEVNULL)
    source = peer.HERE / "own-book"
    config = {"live_build": str(RUNTIME)}
    peer.write_book(source, ("live",), {"sphinx": {"extra_extensions": ["live_cells"], "config": config}})
    return peer.build_book(source, PYTHONPATH=str(ROOT / "live-cells"))


def _line(row: Compared) -> str:
    times = (f"{value:7.0f}" if value else "  never" for value in (row.paint, row.control, row.answer, row.again))
    return f"{row.page:46} {row.browser:9} {row.files:5} {row.kilobytes:6} {' '.join(times)}"


def compared(runs: int = RUNS) -> list[Compared]:
    """Measure every page in every browser that is there, and each peer that can be installed.

    Args:
        runs: how often each is visited.

    Returns:
        One figure for each page and browser.
    """
    peer.HERE.mkdir(parents=True, exist_ok=True)
    times = " ".join(f"{word:>7}" for word in ("paint", "answer", "live", "again"))
    print(f"\n{'one question, first visit on a slow line':46} {'browser':9} {'files':>5} {'kB':>6} {times}  (ms)")
    places = [(COURSE, lambda: SITE, EXERCISE), (OURS, _own_book, "question.html")]
    places += [(each.name, each.site, each.page) for each in peer.PEERS]
    rows = []
    for name, site, page in places:
        try:
            folder = site()
        except peer.PeerMissingError as error:
            print(f"{name} could not be installed here: {error}")
            continue
        for browser in filter(browsers.find, BROWSERS):
            rows.append(measure(name, folder, page, browser, runs))
            print(_line(rows[-1]), flush=True)
    return rows


def as_rows(rows: list[Compared]) -> list[dict[str, Any]]:
    """The figures as JSON has them.

    Args:
        rows: what was measured.
    """
    return [asdict(row) for row in rows]


def store(rows: list[Compared]) -> None:
    """Store the figures.

    Args:
        rows: what was measured.
    """
    write("compared", as_rows(rows))
    publish("compared", {"rows": as_rows(rows)})


if __name__ == "__main__":
    store(compared(int(sys.argv[1]) if len(sys.argv) > 1 else RUNS))
