"""A host is asked, and what it does wrong is said with the way to fix it."""

from __future__ import annotations

import gzip
import threading
from contextlib import contextmanager
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from tools import check_host, serve
from tools.policy import LITE_POLICY, POLICY

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one file of each kind."""
    folder = tmp_path / "site"
    (folder / "_static" / "live").mkdir(parents=True)
    for name in (
        "index.html",
        "_static/course.css",
        "_static/live/live.1a2b3c4d.js",
        "_static/live/python.1a2b3c4d.wasm",
    ):
        (folder / name).write_text("text " * 500, encoding="utf-8")
    return folder


@contextmanager
def careless_host(site: Path, headers: dict[str, str], *, underscores: bool = True) -> Iterator[str]:
    """A host that knows no types, compresses nothing and answers every address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = site / self.path.lstrip("/")
            hidden = self.path.startswith("/_") and not underscores
            self.send_response(404 if hidden else 200)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", "text/plain" if path.suffix == ".js" else "text/html")
            self.end_headers()
            self.wfile.write(path.read_bytes() if path.is_file() else b"the start page, for any address")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def said(address: str, site: Path) -> str:
    return "\n".join(check_host.problems(address, site))


def test_our_own_server_does_nothing_wrong(site: Path) -> None:
    with serve.serving(site, extra_headers={"Content-Security-Policy": POLICY}) as address:
        assert said(address, site) == ""


def test_a_careless_host_is_told_everything_in_one_go(site: Path) -> None:
    with careless_host(site, {"X-Frame-Options": "DENY", "Content-Security-Policy": "script-src 'self'"}) as address:
        told = said(address, site)
    for words in (
        "_static/live/live.1a2b3c4d.js is sent as text/plain; .js has to be sent as text/javascript",
        "_static/live/python.1a2b3c4d.wasm is sent as text/html; .wasm has to be sent as application/wasm",
        "index.html is sent uncompressed",
        "immutable",
        "no 'wasm-unsafe-eval' in script-src",
        "X-Frame-Options: DENY",
        "an address without a page answers 200",
    ):
        assert words in told


def test_a_host_that_hides_underscores_is_told_of_nojekyll(site: Path) -> None:
    with careless_host(site, {}, underscores=False) as address:
        assert "_static/course.css answers 404; the host leaves out names that begin with an underscore" in said(
            address, site
        )


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"Cache-Control": "public, max-age=31536000, immutable"}, ("a page is kept for 31536000 s", "an address without a file is kept")),
        ({"Cache-Control": "max-age=60"}, ()),
        ({"Content-Security-Policy": POLICY}, ("below lite/ the content security policy keeps JupyterLite from starting",)),
        ({"Content-Security-Policy": LITE_POLICY}, ()),
        ({}, ()),
    ],
)  # fmt: skip
def test_what_a_host_says_of_keeping_and_of_jupyterlite(
    site: Path, sent: dict[str, str], words: tuple[str, ...]
) -> None:
    (site / "lite").mkdir()
    (site / "lite" / "index.html").write_text("text", encoding="utf-8")
    with careless_host(site, sent) as address:
        told = said(address, site)
    assert all(word in told for word in words)
    assert told.count("is kept for") + told.count("JupyterLite") == len(words)


def test_an_ending_that_a_host_refuses_is_named(site: Path) -> None:
    for ending in ("wasm.xz", "bin.zz"):
        (site / "_static" / "live" / f"a.1a2b3c4d.{ending}").write_text("text", encoding="utf-8")
    asked = {path.name for path in check_host._samples(site)}
    assert {"a.1a2b3c4d.wasm.xz", "a.1a2b3c4d.bin.zz"} <= asked
    told = list(check_host._of_file("a.bin.zz", check_host.Answer(404, Message(), b""), site / "a.bin.zz"))
    assert "let the host send .zz as application/octet-stream" in told[0]


def test_a_page_for_what_is_not_there_that_leads_astray_is_named(site: Path) -> None:
    with serve.serving(site, prefix="/course/") as address:
        assert "404.html" not in said(address, site)
    astray = check_host.Answer(404, Message(), serve.NOT_FOUND.format(home="/").encode())
    assert list(check_host._of_nothing("/course/", astray)) == [
        "404.html leads back to /, where the course is not: build it with SITE_PATH=/course/"
    ]


def test_another_edition_is_noticed(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "index.html").write_text("short", encoding="utf-8")
    with serve.serving(other, extra_headers={"Content-Security-Policy": POLICY}) as address:
        assert "serves another edition of index.html" in said(address, site)


@pytest.mark.parametrize(
    "arguments", [[], ["example.org"], ["file:///x"], ["http://"], ["http://[bad"], ["https://x:port/"]]
)
def test_an_address_is_asked_for(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert check_host.main(arguments) == 2
    assert "make check-host URL=" in capsys.readouterr().err


def test_a_host_that_is_not_there_is_a_problem(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check_host, "SITE", site)
    assert check_host.main(["http://127.0.0.1:1"]) == 1
    assert "cannot be reached" in capsys.readouterr().out


@pytest.mark.parametrize(
    "address", [f"http://{'a' * 300}/", "http://exa mple.invalid/", "http://.invalid/", "HTTP://127.0.0.1:1/"]
)
def test_an_address_that_leads_nowhere_is_a_problem(
    address: str, site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(check_host, "SITE", site)
    assert check_host.main([address]) == 1
    assert "cannot be reached" in capsys.readouterr().out


@pytest.mark.parametrize(
    "page", ["", "index.html?a=1#b", "book/host.html", "book/reference/x.html", "notebooks/love-bug.html#step=tasks.2"]
)
def test_the_address_of_a_page_is_the_address_of_the_site(page: str) -> None:
    assert check_host.place_of(f"https://example.org/course/{page}") == "https://example.org/course/"
    assert check_host.place_of(f"https://example.org/{page}") == "https://example.org/"


def test_an_address_with_other_letters_is_one() -> None:
    assert check_host.place_of("HTTPS://example.org/kurs ä") == "https://example.org/kurs%20%C3%A4/"


@pytest.mark.parametrize("body", [b"no gzip", gzip.compress(bytes(range(256)) * 40)[:60]], ids=["none", "cut off"])
def test_a_file_that_is_packed_wrongly_is_named(site: Path, body: bytes) -> None:
    headers = Message()
    headers["Content-Type"], headers["Content-Encoding"] = "text/css", "gzip"
    told = list(check_host._of_file("x.css", check_host.Answer(200, headers, body), site / "_static" / "course.css"))
    assert "x.css cannot be unpacked: it says gzip and is none, or is cut off" in told
