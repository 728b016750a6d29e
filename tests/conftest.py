"""What several kinds of test share: the built site, a server for it, and browsers."""

from __future__ import annotations

import gc
import re
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import lxml.html
import pytest
from hypothesis import settings

from tests.examples import examples
from tests.reader import AXE
from tools import browsers
from tools.policy import POLICY
from tools.serve import serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, BrowserContext, Page, Playwright

gc.set_threshold(50_000, 20, 50)

# How long a test takes on a busy machine says nothing about what it tests: a timing is a benchmark.
settings.register_profile("house", deadline=None, max_examples=examples(100))
settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "_build" / "site"
NOT_BUILT = "the site is not built: run make site"
# The names by which a test takes each page of the site.
PAGE_NAMES = {"page_path", "each_page_path"}
# Pages made to fail in every way a live page can: they are served by the tests of live-cells/, not run as notebooks.
collect_ignore_glob = ["live/site/*"]
# One renderer makes all pages of such a folder.
ALIKE = ("book/reference/instruments/", "book/reference/states/", "book/reference/statutes/")
# Decks, and what a host says of an address without a page, are not drawn by the book's theme: they have tests of their own.
NOT_THE_BOOK = ("slides/", "404.html")
# Pages of JupyterLite, where the site was built with it.
NOT_OURS = "lite/"
CONTROLS = {"a", "button", "details", "summary", "input", "select", "textarea"}
# What Chromium says of a request whose page was left before the answer came; a server or a policy that refuses has other words.
GIVEN_UP = "net::ERR_ABORTED"
# What a live page says when it asks for the code that a first visit leaves out because no page of ours calls it. (The rest of the code follows
# when the page is live; a press on a busy machine may come before it, and waits for it.)
LEFT_OUT = re.compile("live: fetching Python's (?:code for .*: cold|files for)")
# What a profile forgets between two visits: all but the browser's store of responses, which holds the large files of live pages.
FORGOTTEN = "cookies,local_storage,indexeddb,service_workers,file_systems,websql"
# What takes half a minute and more in one go. Begun late, it keeps one worker busy at the end, when the others have nothing left to do.
LONGEST = {
    "test_firefox.py",
    "test_lite_browser.py",
    "test_live_build.py",
    "test_live_firefox.py",
    "test_live_long_use.py",
    "test_live_wheel.py",
}
# Milliseconds for a live page to start on a busy machine with two cores.
LIVE_TIMEOUT = 120_000


@cache
def built_pages() -> list[str]:
    """Return the address of each page of the book that differs in kind, relative to the site."""
    own = [page for page in every_page() if not page.startswith(NOT_THE_BOOK)]
    left_out = like_others(own)
    return [page for page in own if page not in left_out] or [NOT_BUILT]


@cache
def every_page() -> list[str]:
    """Return the address of every page of the book; pages are found, never listed by hand."""
    pages = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
    ours = [page for page in pages if "_static/" not in page and not page.startswith(NOT_OURS)]
    return [page for page in ours if not is_redirect(SITE / page)]


def like_others(pages: list[str]) -> set[str]:
    """Return the pages that one renderer made from other rows of the same data: a browser looks at the longest and the shortest.

    `tests/book/test_law_pages.py` reads all of them.
    """
    left_out: set[str] = set()
    for folder in ALIKE:
        inside = sorted(
            (page for page in pages if page.startswith(folder)), key=lambda page: (SITE / page).stat().st_size
        )
        left_out |= set(inside[1:-1])
    return left_out


@cache
def pages_by_controls(*, live: bool) -> list[str]:
    """Return pages that together have every kind of control the built pages have: what holds for a kind is tested on one of it.

    Args:
        live: whether exercises run. Each draws its controls when it is live, so that it is a kind of its own.
    """
    kinds = {page: controls(page) for page in built_pages()}
    chosen: list[str] = []
    seen: set[str] = set()
    for page in sorted(kinds, key=lambda page: (-len(kinds[page]), page)):
        if kinds[page] - seen or not kinds[page] or (live and page.startswith("notebooks/")):
            chosen.append(page)
            seen |= kinds[page]
    return sorted(chosen)


def controls(page: str) -> set[str]:
    """Return the kinds of what can have the focus in the text of a page: each tag with its classes and those of what it is in."""
    if page == NOT_BUILT:
        return set()
    text = lxml.html.fromstring((SITE / page).read_text(encoding="utf-8"))
    return {
        f"{each.getparent().tag}.{each.getparent().get('class', '')} {each.tag}.{each.get('class', '')}"
        for each in text.iterfind(".//main//*")
        if each.tag in CONTROLS or each.get("tabindex")
    }


def is_redirect(page: Path) -> bool:
    """Tell whether a page only leads to another."""
    return 'http-equiv="refresh"' in page.read_text(encoding="utf-8").lower()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes `page_path` for the pages a browser looks at, one that takes `each_page_path` for all of them.

    For the length of a session: pytest then runs what looks at one page in one go, in whatever file it is, and the page is opened once.
    """
    refuse_site_without_marker(metafunc.definition)
    if "page_path" in metafunc.fixturenames:
        by_controls = metafunc.definition.get_closest_marker("by_controls")
        chosen = pages_by_controls(live=False) if by_controls else built_pages()
        metafunc.parametrize("page_path", chosen, scope="session")
    if "each_page_path" in metafunc.fixturenames:
        metafunc.parametrize("each_page_path", every_page() or [NOT_BUILT], scope="session")


def refuse_site_without_marker(test: pytest.Function) -> None:
    """Refuse a test that asks for the built site and has no marker by which `make check`, which builds none, leaves it out.

    It asks by `site` of this file, by what depends on it, or by the site's pages. Some test files make a small `site` of their own.
    """
    fixtures = test._fixtureinfo
    own_site = any(site.func.__globals__ is globals() for site in fixtures.name2fixturedefs.get("site", ())[-1:])
    needed = own_site or not PAGE_NAMES.isdisjoint(fixtures.names_closure)
    if needed and not any(test.get_closest_marker(name) for name in ("browser", "slow")):
        pytest.fail(
            f"{test.name} asks for the built site, and `make check` builds none: mark it `browser`, or `slow` if it needs no browser",
            pytrace=False,
        )


def pytest_collection_finish() -> None:
    """Leave what all tests share out of the search for garbage, which looked through it again and again: an eighth of the time of `make check`."""
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest; try a test in a browser once more when it fails; the summary names each such test (`RERUN`).

    A browser, a server and a Python in the page share two cores: what passes only at the second try is a race, of the test or of the course, and is
    looked into. It does not keep the work of a day from being handed in.
    """
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))
    items.sort(key=lambda item: item.path.name not in LONGEST)


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site."""
    if not (SITE / "index.html").is_file():
        pytest.fail(NOT_BUILT)
    return SITE


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of a server for the site."""
    with serving(site) as url:
        yield url


@pytest.fixture(scope="session")
def front_page(site: Path, address: str) -> str:
    """The address of the book's first page, where the site's own address leads."""
    page = (site / "index.html").read_text(encoding="utf-8")
    link = re.search(r'<link rel="canonical" href="([^"]+)"', page) if is_redirect(site / "index.html") else None
    return address + (link[1] if link else "index.html")


@pytest.fixture(scope="session")
def strict_address(site: Path) -> Iterator[str]:
    """The address of a server below a path that sends the policy the guide for hosts names."""
    with serving(site, prefix="/sub/path/", extra_headers={"Content-Security-Policy": POLICY}) as url:
        yield url


@pytest.fixture(scope="session")
def sub_path_address(site: Path) -> Iterator[str]:
    """The address of a server that has the site below a path, as a university's web space would."""
    with serving(site, prefix="/sub/path/") as url:
        yield url


@pytest.fixture(scope="session")
def axe() -> str:
    """The program that looks for faults of accessibility."""
    return AXE.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver for Chromium."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - slow to import, and make check has no use for it

    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for all tests; each test opens a profile of its own in it."""
    program = browsers.find("chromium")
    if program is None:
        pytest.fail("Chromium is not there: run make test, which installs it or says how")
    quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
    quiet += ["--disable-component-update", "--disable-sync"]
    # Without a window letters would get other edges and widths than with one.
    quiet.append("--font-render-hinting=slight")
    # To compile Python's WebAssembly anew, for speed, takes longer than it saves in the seconds of a test: a sixth of what a live page costs.
    quiet.append("--js-flags=--liftoff-only")
    quiet += browsers.SANDBOX
    browser = playwright.chromium.launch(executable_path=str(program), headless=True, args=quiet)
    yield browser
    browser.close()


@dataclass
class Visit:
    """A page that was opened, and what went wrong on it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Write down every request and every error from now on."""
        page = self.page
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", self.check_failure)
        page.on("response", self.check_status)
        page.on("pageerror", lambda error: self.problems.append(f"error: {error}"))
        page.on("console", self.check_console)

    def check_failure(self, request: Any) -> None:
        """Write down a request that failed, unless the browser gave it up itself because the page was left."""
        if request.failure != GIVEN_UP:
            self.problems.append(f"failed: {request.url} {request.failure}")

    def check_status(self, response: Any) -> None:
        """Write down an answer that is an error."""
        if response.status >= 400:
            self.problems.append(f"{response.status}: {response.url}")

    def check_console(self, message: Any) -> None:
        """Write down what the browser complains about, and what a page of the course should not have to fetch."""
        if message.type == "error" or LEFT_OUT.match(message.text):
            self.problems.append(f"console: {message.text}")

    def open(self, address: str) -> None:
        """Go to a page and wait until it is at rest."""
        self.page.goto(address, wait_until="load")
        self.settle()

    def settle(self) -> None:
        """Wait until a page with live cells has started, or a page without has nothing more to do."""
        self.page.wait_for_function(
            "() => !document.documentElement.dataset.live || "
            "['ready', 'failed', 'waiting'].includes(document.documentElement.dataset.live)",
            timeout=LIVE_TIMEOUT,
        )

    def foreign(self, address: str) -> list[str]:
        """Return the requests that left the site."""
        return [url for url in self.requests if not url.startswith((address, "data:", "blob:"))]


# What a page asks for of a profile is asked for of the page itself, so that all pages share what the profile keeps: large files that a
# profile has not yet unpacked cost more than most tests.
LOOK = ("color_scheme", "reduced_motion", "forced_colors")
WIDE = {"width": 1280, "height": 900}
# A reader who asked to save data: pages with live cells wait for a click.
SAVES_DATA = (
    "Object.defineProperty(navigator, 'connection', {value: Object.assign(new EventTarget(), {saveData: true})})"
)
# An old machine: what the page tells the kernel arrives late, in order.
SLOW = (
    "const post = Worker.prototype.postMessage;"
    "Worker.prototype.postMessage = function (...all) { setTimeout(() => post.apply(this, all), 150); };"
)


@pytest.fixture(scope="session")
def visiting(chromium: Browser) -> Callable[..., AbstractContextManager[Visit]]:
    """A function that opens an address in a profile without work, settings or cookies, for the length of a `with` block.

    A profile has the large files of live pages from an earlier visit, for to unpack them takes longer than most tests; `tests/live` and
    `tests/browser/test_weight.py` look at first visits. A test that changes the profile itself, such as its clock or
    what it keeps for use without a network, asks for one `alone`.
    """
    at_rest: defaultdict[str, list[BrowserContext]] = defaultdict(list)

    @contextmanager
    def visit(
        address: str,
        *,
        save_data: bool = False,
        slow: bool = False,
        script: str = "",
        alone: bool = False,
        viewport: Any = WIDE,
        **options: Any,
    ) -> Iterator[Visit]:
        look = {name: options.pop(name) for name in LOOK if name in options}
        alike = at_rest[repr(sorted(options.items()))]
        context = alike.pop() if alike and not alone else chromium.new_context(viewport=WIDE, **options)
        try:
            page = context.new_page()
            page.set_viewport_size(viewport)
            page.emulate_media(**look)
            for wanted, each in ((script, script), (save_data, SAVES_DATA), (slow, SLOW)):
                if wanted:
                    page.add_init_script(each)
            forget(page, address)
            opened = Visit(page)
            opened.watch()
            opened.open(address)
            yield opened
            for each in context.pages:
                each.close()
        except BaseException:
            context.close()  # what a failure leaves behind no other test meets
            raise
        if alone:
            context.close()
        else:
            alike.append(context)

    return visit


def forget(page: Page, address: str) -> None:
    """Let a profile forget what it keeps for the host of an address, but for the large files of live pages."""
    scheme, host = urlsplit(address)[:2]
    if scheme == "file":
        return
    wire = page.context.new_cdp_session(page)
    wire.send("Storage.clearDataForOrigin", {"origin": f"{scheme}://{host}", "storageTypes": FORGOTTEN})
    wire.detach()


@pytest.fixture(scope="session")
def live_visit(
    visiting: Callable[..., AbstractContextManager[Visit]], strict_address: str, page_path: str
) -> Iterator[Visit]:
    """One visit to a page for all tests that look at it: below a path, with the strict policy, live where the page is."""
    with visiting(strict_address + page_path, reduced_motion="reduce") as visit:
        yield visit


@pytest.fixture(scope="session")
def saving_visit(
    visiting: Callable[..., AbstractContextManager[Visit]], address: str, page_path: str
) -> Iterator[Visit]:
    """One visit to a page for all tests that look at it, with data saver: a live page waits for a click."""
    with visiting(address + page_path, save_data=True, reduced_motion="reduce") as visit:
        yield visit
