"""A small static server for the built site, as a careful host would serve it. Standard library only."""

from __future__ import annotations

import contextlib
import gzip
import http
import os
import re
import signal
import socket
import sys
import threading
from email.utils import formatdate, parsedate_to_datetime
from functools import lru_cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import unquote, urlsplit

from tools.policy import LITE, LITE_POLICY, POLICY
from tools.steps import StepError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import FrameType

HOST = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104 - only when somebody asks for it, and is told what it means
OPEN_TO_ALL = (
    "Everybody on this network can open the book while this runs. Without https a browser keeps no exercise for its next\n"
    "visit, so each visit downloads it again; for a course, put the site on a host that has https."
)
FIRST_PORT = 8000
PORTS_TRIED = 100

# Stated here and not asked of the system, whose table differs from machine to machine (Windows: .js as text/plain).
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".ipynb": "application/x-ipynb+json",
    ".map": "application/json",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".xml": "application/xml",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".gz": "application/gzip",
}
UNKNOWN_TYPE = "application/octet-stream"
COMPRESSIBLE = frozenset({
    ".html", ".css", ".js", ".mjs", ".json", ".ipynb", ".map", ".wasm", ".svg", ".txt", ".md", ".csv", ".xml", ".ico",
})  # fmt: skip
SMALLEST_COMPRESSED = 512  # bytes; below this the header costs more than compression saves

# A name that carries a hash of its content never changes its meaning: app-1a2b3c4d.js, app.1a2b3c4d5e.js.
HASHED_NAME = re.compile(r"[.-](?=[0-9a-f]*\d)[0-9a-f]{8,64}\.")
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"

# Shown at any depth, and where no style sheet may be found: its addresses begin at the top, and its style is its own.
NOT_FOUND = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Page not found: Formal International Cooperation against Cybercrime</title>
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<style>
body {{ margin: 0 auto; max-width: 40rem; padding: 2rem 1.25rem; font: 1.125rem/1.5 system-ui, sans-serif; }}
h1 {{ line-height: 1.2; }}
a {{ color: LinkText; }}
li {{ margin-block: .5rem; }}
</style>
</head>
<body>
<header><a href="{home}">Formal International Cooperation against Cybercrime</a></header>
<main>
<h1>Page not found</h1>
<p>There is no page of this course at this address. It may have moved, or the address has a mistake in it.</p>
<ul>
<li><a href="{home}">Go to the start page</a>, which leads to all chapters and exercises</li>
<li><a href="{home}search.html">Search the course</a></li>
</ul>
</main>
</body>
</html>
"""


@lru_cache(maxsize=256)
def compressed(path: Path, modified: int, size: int) -> bytes:
    """Return a file's bytes, gzipped; the same file is compressed once.

    Args:
        modified: its time of change in nanoseconds, so that a changed file is read again.
        size: its size in bytes, for the same reason.
    """
    del modified, size
    return gzip.compress(path.read_bytes(), compresslevel=6, mtime=0)


def accepts_gzip(header: str) -> bool:
    """Tell whether an Accept-Encoding header allows gzip."""
    for part in header.lower().split(","):
        coding, _, weight = part.strip().partition(";")
        if coding.strip() in {"gzip", "*"}:
            return not re.fullmatch(r"\s*q=0(\.0*)?\s*", weight)
    return False


def cache_rule(name: str, query: str) -> str:
    """Return the Cache-Control value of a file.

    Args:
        query: the query of the request; Sphinx adds `v=<hash>` to the addresses of styles and scripts.
    """
    return FOREVER if HASHED_NAME.search(name) or query.startswith("v=") else ASK_AGAIN


def find_file(root: Path, path: str) -> Path | None:
    """Return the file an address names, or None when there is none inside the site.

    Args:
        path: the path of the address, below the prefix, still percent-encoded.
    """
    try:
        target = (root / unquote(path, errors="strict").lstrip("/")).resolve()
        if target.is_dir():
            target /= "index.html"
        # Resolved first, so that neither ".." nor a link leads out of the site.
        return target if target.is_relative_to(root.resolve()) and target.is_file() else None
    except (ValueError, OSError):  # not UTF-8, a NUL byte, or a name too long for the file system
        return None


class SiteHandler(BaseHTTPRequestHandler):
    """Answers GET and HEAD with files of one folder."""

    root: ClassVar[Path]
    prefix: ClassVar[str] = "/"
    extra_headers: ClassVar[Mapping[str, str]] = {}
    protocol_version = "HTTP/1.1"
    server_version = "static"
    sys_version = ""
    timeout = 60

    def do_GET(self) -> None:
        """Send a file."""
        self.answer()

    def do_HEAD(self) -> None:
        """Send a file's headers."""
        self.answer()

    def answer(self) -> None:
        """Send a file, a redirect to its folder's address, or the page for what is not there."""
        parts = urlsplit(self.path)
        if parts.path + "/" == self.prefix or self.lacks_slash(parts.path):
            self.send_body(http.HTTPStatus.MOVED_PERMANENTLY, b"", {"Location": f"/{parts.path.strip('/')}/"})
            return
        inside = parts.path.startswith(self.prefix)
        path = find_file(self.root, parts.path[len(self.prefix) :]) if inside else None
        if path is None:
            page = NOT_FOUND.format(home=self.prefix).encode()
            self.send_body(http.HTTPStatus.NOT_FOUND, page, {"Content-Type": TYPES[".html"]})
        else:
            self.send_file(path, parts.query)

    def lacks_slash(self, path: str) -> bool:
        """Tell whether an address names a folder without its closing slash, which breaks relative links."""
        inside = path.startswith(self.prefix) and not path.endswith("/")
        return inside and find_file(self.root, path[len(self.prefix) :] + "/index.html") is not None

    def send_file(self, path: Path, query: str) -> None:
        """Send a file, or 304 when the browser has it already."""
        stat = path.stat()
        suffix = path.suffix.lower()
        pack = (
            suffix in COMPRESSIBLE
            and stat.st_size >= SMALLEST_COMPRESSED
            and accepts_gzip(self.headers.get("Accept-Encoding", ""))
        )
        headers = {
            "Content-Type": TYPES.get(suffix, UNKNOWN_TYPE),
            "Cache-Control": cache_rule(path.name, query),
            "ETag": f'"{stat.st_mtime_ns:x}-{stat.st_size:x}{"-gz" if pack else ""}"',
            "Last-Modified": formatdate(int(stat.st_mtime), usegmt=True),
        }
        if suffix in COMPRESSIBLE:
            headers["Vary"] = "Accept-Encoding"
        if self.has_it(headers["ETag"], int(stat.st_mtime)):
            self.send_body(http.HTTPStatus.NOT_MODIFIED, b"", headers)
            return
        if pack:
            headers["Content-Encoding"] = "gzip"
        body = compressed(path, stat.st_mtime_ns, stat.st_size) if pack else path.read_bytes()
        self.send_body(http.HTTPStatus.OK, body, headers)

    def has_it(self, etag: str, modified: int) -> bool:
        """Tell whether the browser's copy is still right; an ETag, where sent, decides alone (RFC 9110, 13.2.2)."""
        known = self.headers.get("If-None-Match")
        if known is not None:
            return any(each.strip().removeprefix("W/") in {etag, "*"} for each in known.split(","))
        try:
            return modified <= parsedate_to_datetime(self.headers.get("If-Modified-Since", "")).timestamp()
        except ValueError:  # missing, or not a date
            return False

    def own_headers(self) -> Mapping[str, str]:
        """Headers of this server beyond those of a file; JupyterLite, where the site has it, gets a policy of its own."""
        is_lite = self.path.startswith(f"{self.prefix}{LITE}/") and "Content-Security-Policy" in self.extra_headers
        return {**self.extra_headers, "Content-Security-Policy": LITE_POLICY} if is_lite else self.extra_headers

    def send_body(self, status: http.HTTPStatus, body: bytes, headers: Mapping[str, str]) -> None:
        """Send one whole answer."""
        self.send_response(status)
        for name, value in {"X-Content-Type-Options": "nosniff", **headers, **self.own_headers()}.items():
            self.send_header(name, value)
        if status is not http.HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            # The reader may have gone to another page meanwhile.
            with contextlib.suppress(ConnectionError):
                self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Print nothing: the address is the only line a reader needs."""


class SiteServer(ThreadingHTTPServer):
    """A thread for each connection, as many as a browser opens."""

    daemon_threads = True
    request_queue_size = 128
    # On Windows this option would let two servers share a port.
    allow_reuse_address = os.name != "nt"

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore a browser that hung up; report everything else."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # the base class's own types


def make_server(
    root: Path,
    port: int = 0,
    prefix: str = "/",
    extra_headers: Mapping[str, str] | None = None,
    host: str = HOST,
) -> SiteServer:
    """Return a server for a folder, bound but not yet serving.

    Args:
        port: 0 for any free one.
        prefix: the path the site lies under, with a slash at both ends.
        extra_headers: headers to send with every answer, such as a content security policy.
        host: the address to listen on: this machine alone, unless told otherwise.
    """
    values = {"root": root, "prefix": prefix, "extra_headers": dict(extra_headers or {})}
    return SiteServer((host, port), type("Handler", (SiteHandler,), values))


@contextlib.contextmanager
def serving(root: Path, prefix: str = "/", extra_headers: Mapping[str, str] | None = None) -> Iterator[str]:
    """Serve a folder in the background for the length of a `with` block; gives the address.

    Args:
        prefix: the path the site lies under, with a slash at both ends.
        extra_headers: headers to send with every answer.
    """
    server = make_server(root, prefix=prefix, extra_headers=extra_headers)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}{prefix}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def open_server(root: Path, wanted: str | None, host: str = HOST) -> SiteServer:
    """Return a server on the wanted port, or else on the first free one from 8000 on; it sends the content policy.

    Args:
        wanted: the value of PORT, or None.

    Raises:
        StepError: when PORT is no port number, no port is free, or this machine has no such address.
    """
    try:
        with contextlib.closing(socket.socket()) as tried:
            tried.bind((host, 0))
    except (OSError, UnicodeError) as error:
        raise StepError(
            f"HOST={host} is no address of this machine ({getattr(error, 'strerror', None) or error}). "
            "Expected: 127.0.0.1 for this machine alone, 0.0.0.0 for a classroom"
        ) from error
    open_at = partial(make_server, root, extra_headers={"Content-Security-Policy": POLICY}, host=host)
    if wanted is None:
        for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
            with contextlib.suppress(OSError):
                return open_at(port)
        raise StepError(
            f"No port from {FIRST_PORT} to {FIRST_PORT + PORTS_TRIED - 1} is free at {host}. Name one: PORT=9000"
        )
    try:
        return open_at(int(wanted))
    except (ValueError, OverflowError) as error:
        raise StepError(f"PORT={wanted} is not a port number. Expected 0 to 65535, for example PORT=8000") from error
    except OSError as error:
        raise StepError(
            f"Port {wanted} cannot be used at {host} ({error.strerror}). Choose another, or leave PORT out"
        ) from error


def look_at(wanted: str | None, host: str) -> None:
    """Tell before anything is built whether the site could be served so.

    Args:
        wanted: the value of PORT, or None.

    Raises:
        StepError: as `open_server`.
    """
    open_server(Path(), wanted, host).server_close()


def addresses(host: str, port: int) -> list[str]:
    """Return the addresses under which a server can be reached.

    Args:
        host: the address it listens on; `0.0.0.0` stands for all that this machine has.
    """
    if host != EVERYWHERE:
        return [f"http://{host}:{port}/"]
    hosts = {outward()}
    with contextlib.suppress(OSError):
        hosts |= {str(each[4][0]) for each in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    others = sorted(address for address in hosts if address and not address.startswith("127."))
    return [f"http://{address}:{port}/" for address in (*others, HOST)]


def outward() -> str:
    """Return the address under which this machine goes out, or nothing: on Debian and Ubuntu its own name leads to itself alone."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        # Nothing is sent: this only asks which way something would go. The address is one of those kept for examples.
        asked.connect(("203.0.113.1", 9))
        return str(asked.getsockname()[0])
    return ""


def serve(root: Path, wanted: str | None, host: str = HOST) -> None:
    """Serve a folder until Ctrl-C or a request to end.

    Args:
        wanted: the value of PORT, or None.
    """
    server = open_server(root, wanted, host)

    def stop(_number: int, _frame: FrameType | None) -> None:
        # From another thread, because shutdown() waits for the loop that this handler interrupts.
        threading.Thread(target=server.shutdown).start()

    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, stop)
    if host != HOST:
        print(OPEN_TO_ALL, flush=True)
    listed = " or ".join(addresses(host, server.server_port))
    print(f"The book is at {listed} (stop with Ctrl-C)", flush=True)
    with server:
        server.serve_forever(poll_interval=0.1)
