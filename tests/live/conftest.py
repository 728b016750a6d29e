"""A site of its own for the tests of `live_cells`, and a server that can be told to fail."""

from __future__ import annotations

import contextlib
import functools
import http.server
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.made import BUILD, made_once, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Browser, Page

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
STRICT = (
    "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; "
    "style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data: blob:"
)
# A selector, because the strict policy forbids Playwright's own wait_for_function.
STARTED = ", ".join(f"html[data-live={word}]" for word in ("ready", "failed", "waiting"))
PATIENCE = 90_000  # milliseconds for a start on a busy machine with two cores


@dataclass
class Fault:
    """What the server does wrong with files whose name contains `name`; `times` limits how often."""

    name: str
    status: int = 200
    type: str = ""
    keep: float = 1.0  # the share of the file that is sent
    flip: bool = False  # one byte in the middle is another
    times: int = 1_000_000
    hold: threading.Event | None = None  # the answer waits for it
    cut: bool = False  # half of it is sent, then the connection ends
    stall: threading.Event | None = None  # half of it is sent, the rest waits
    before: str = ""  # a script runs this first


@dataclass
class Served:
    """A running server: its address, what was asked for, and what it is to do wrong."""

    address: str
    requests: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    policy: str = STRICT
    bytes: int = 0
    cache: str = "max-age=3600"  # of everything but the pages

    def fault(self, path: str) -> Fault | None:
        """Return the fault for a file, and count it."""
        for candidate in self.faults:
            if candidate.name in path and candidate.times > 0:
                candidate.times -= 1
                return candidate
        return None


class Handler(http.server.BaseHTTPRequestHandler):
    """Serves files as a plain static host does, with the faults a test asks for."""

    TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}  # noqa: RUF012 - never changed

    def __init__(self, folder: Path, served: Served, *args: Any) -> None:
        self.folder, self.served = folder, served
        super().__init__(*args)

    def log_message(self, *_args: Any) -> None:
        """Stay quiet."""

    def do_GET(self) -> None:
        """Answer with a file."""
        path = self.path.split("?")[0].removeprefix("/sub/path/").lstrip("/")
        self.served.requests.append(path)
        file = self.folder / path
        if not file.is_file():
            return self.send_error(404)
        fault = self.served.fault(path) or Fault("")
        if fault.hold:
            fault.hold.wait(120)
        if fault.status != 200:
            return self.send_error(fault.status)
        return self.send_body(file, fault)

    def send_body(self, file: Path, fault: Fault) -> None:
        """Send a file, or what the fault makes of it."""
        body = bytearray(fault.before.encode() + file.read_bytes())
        if fault.flip:
            body[len(body) // 2] ^= 1
        body = body[: int(len(body) * fault.keep)]
        self.send_response(200)
        self.send_header("Content-Type", fault.type or self.TYPES.get(file.suffix, "application/octet-stream"))
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-cache" if file.suffix == ".html" else self.served.cache)
        self.send_header("Content-Security-Policy", self.served.policy)
        self.end_headers()
        self.served.bytes += len(body)
        half = len(body) // 2 if fault.cut or fault.stall else len(body)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # the page has given up
            self.wfile.write(body[:half])
            if fault.stall:
                self.wfile.flush()
                fault.stall.wait(120)
            if not fault.cut:
                self.wfile.write(body[half:])
        if fault.cut:
            self.close_connection = True


@contextmanager
def serving(folder: Path, *faults: Fault, **options: Any) -> Iterator[Served]:
    """Serve a folder while the block runs."""
    served = Served("", faults=list(faults), **options)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, folder, served))
    served.address = f"http://127.0.0.1:{server.server_port}/sub/path/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def runtime() -> Path:
    """The built runtime, with the sample package in its snapshot."""
    out = BUILD / "runtime"
    here = Path("..") / HERE.relative_to(ROOT)  # as a Makefile names them: relative to where the command runs
    command = ("live_cells.build", "--quick", "--out", out, "--package", here / "sample", "--warm", here / "warm.py")
    return made_once("runtime", lambda: run(*command))


@pytest.fixture(scope="session")
def live_site(runtime: Path) -> Path:
    """The built site with live cells."""
    options = ("-q", "-W", "-E", "-b", "html", "-D", f"live_build={runtime}")
    return made_once("site", lambda: run("sphinx", *options, HERE / "site", BUILD / "site"))


@pytest.fixture(scope="session")
def visited(
    visiting: Callable[..., AbstractContextManager[Any]], live_site: Path
) -> Iterator[Callable[..., AbstractContextManager[Page]]]:
    """A function that opens a page, live, for a reader who was on the site before, for the length of a `with` block.

    A first visit takes twice as long; a test that looks at one, or at what is fetched, asks for `opened`.
    """
    with serving(live_site) as served:

        @contextmanager
        def visit(path: str, **options: Any) -> Iterator[Page]:
            with visiting(served.address + path, **options) as seen:
                yield seen.page

        yield visit


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """Open a page in a fresh profile and wait until it has started or failed."""
    script = options.pop("init_script", None)
    context = browser.new_context(**options)
    try:
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.goto(address)
        page.wait_for_selector(STARTED, state="attached", timeout=PATIENCE)
        yield page
    finally:
        context.close()


def state(page: Page) -> str:
    """Return the page's own word for its state."""
    return str(page.evaluate("document.documentElement.dataset.live"))
