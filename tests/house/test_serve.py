"""The server behind `make serve`."""

from __future__ import annotations

import gzip
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from typing import TYPE_CHECKING, Any

import pytest

from tools import serve
from tools.policy import LITE_POLICY, POLICY
from tools.steps import StepError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGE = "<!DOCTYPE html><title>é</title>" + "<p>text</p>" * 100


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small site, and a file beside it that nobody may read."""
    site = tmp_path / "site"
    (site / "part").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (site / "index.html").write_text(PAGE, encoding="utf-8")
    (site / "part" / "index.html").write_text(PAGE, encoding="utf-8")
    (site / "with space.html").write_text(PAGE, encoding="utf-8")
    (site / "style.css").write_text("p { color: black; }", encoding="utf-8")
    (site / "snapshot-0123456789ab.bin").write_bytes(b"\0" * 5000)
    (site / "engine.wasm").write_bytes(b"\0asm" * 1000)
    (site / "module.mjs").write_text("export {};", encoding="utf-8")
    (site / "out.txt").symlink_to(tmp_path / "secret.txt")
    return site


@pytest.fixture
def home(folder: Path) -> Iterator[str]:
    """Its address."""
    with serve.serving(folder) as address:
        yield address


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Shows redirects instead of following them."""

    def redirect_request(self, *_: Any) -> None:
        return None


def get(address: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body, also of an error."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(address, headers=names, method=method)  # noqa: S310 - our own server
    try:
        with urllib.request.build_opener(NoRedirect).open(request, timeout=10) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, dict(error.headers), error.read()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("style.css", "text/css; charset=utf-8"),
        ("engine.wasm", "application/wasm"),
        ("module.mjs", "text/javascript; charset=utf-8"),
        ("with%20space.html", "text/html; charset=utf-8"),
        ("snapshot-0123456789ab.bin", "application/octet-stream"),
    ],
)
def test_a_file_comes_with_its_type(home: str, name: str, kind: str) -> None:
    status, headers, body = get(home + name)
    assert (status, headers["Content-Type"]) == (200, kind)
    assert int(headers["Content-Length"]) == len(body) > 0


def test_a_page_is_packed_only_for_a_browser_that_unpacks(home: str) -> None:
    _, plain, body = get(home)
    _, packed, small = get(home, Accept_Encoding="br, gzip;q=0.8")
    _, refused, _ = get(home, Accept_Encoding="gzip;q=0")
    assert body.decode() == PAGE
    assert gzip.decompress(small) == body
    assert len(small) < len(body) / 2
    assert "Content-Encoding" not in plain
    assert "Content-Encoding" not in refused
    assert packed["Content-Encoding"] == "gzip"
    assert packed["Vary"] == plain["Vary"] == "Accept-Encoding"
    assert packed["ETag"] != plain["ETag"]


def test_what_is_packed_already_is_not_packed_again(home: str) -> None:
    _, headers, body = get(home + "snapshot-0123456789ab.bin", Accept_Encoding="gzip")
    assert "Content-Encoding" not in headers
    assert len(body) == 5000


@pytest.mark.parametrize(
    ("name", "query", "rule"),
    [
        ("index.html", "", serve.ASK_AGAIN),
        ("live.js", "", serve.ASK_AGAIN),
        ("love-bug.html", "", serve.ASK_AGAIN),
        ("facade-deadbeef.js", "", serve.ASK_AGAIN),  # letters alone may be a word, not a hash
        ("live.js", "v=1a2b3c4d", serve.FOREVER),
        ("snapshot-0123456789ab.bin", "", serve.FOREVER),
        ("worker.0a1b2c3d.js", "", serve.FOREVER),
    ],
)
def test_only_a_name_with_a_hash_is_kept_for_ever(name: str, query: str, rule: str) -> None:
    assert serve.cache_rule(name, query) == rule


def test_a_copy_that_is_still_right_is_not_sent_again(home: str, folder: Path) -> None:
    _, headers, _ = get(home)
    same = get(home, If_None_Match=headers["ETag"])
    assert (same[0], same[2]) == (304, b"")
    assert get(home, If_Modified_Since=headers["Last-Modified"])[0] == 304
    # An ETag decides alone, whatever the date says.
    assert get(home, If_None_Match='"other"', If_Modified_Since=headers["Last-Modified"])[0] == 200
    (folder / "index.html").write_text(PAGE + "more", encoding="utf-8")
    status, _, body = get(home, If_None_Match=headers["ETag"], Accept_Encoding="gzip")
    assert (status, gzip.decompress(body).decode()) == (200, PAGE + "more")


def test_a_wrong_date_is_no_date(home: str) -> None:
    assert get(home, If_Modified_Since="yesterday")[0] == 200


def test_head_sends_the_headers_alone(home: str) -> None:
    status, headers, body = get(home, method="HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) == len(PAGE.encode())


@pytest.mark.parametrize(
    "path",
    [
        "nothing.html",
        "../secret.txt",
        "%2e%2e/secret.txt",
        "part/../../secret.txt",
        "out.txt",
        "%00",
        "%ff",
        "a" * 5000,
    ],
)
def test_nothing_outside_the_site_is_found(home: str, path: str) -> None:
    status, headers, body = get(home + path)
    assert status == 404
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert b"<h1>Page not found</h1>" in body
    assert b"secret" not in body


def test_a_folder_without_its_slash_leads_to_the_one_with(home: str) -> None:
    status, headers, _ = get(home + "part")
    assert (status, headers["Location"]) == (301, "/part/")
    assert get(home + "part/")[2].decode() == PAGE


def test_other_methods_are_refused(home: str) -> None:
    assert get(home, method="POST")[0] == 501


def test_a_sub_path_serves_what_lies_below_it_and_nothing_else(folder: Path) -> None:
    with serve.serving(folder, prefix="/sub/path/", extra_headers={"X-Test": "yes"}) as address:
        top = address.removesuffix("sub/path/")
        status, headers, body = get(address + "part/index.html")
        assert (status, headers["X-Test"], body.decode()) == (200, "yes", PAGE)
        assert get(top + "part/index.html")[0] == 404
        assert get(top + "sub/path")[1]["Location"] == "/sub/path/"
        assert b'href="/sub/path/"' in get(address + "nothing")[2]


def test_many_requests_at_once_are_all_answered(home: str) -> None:
    statuses: list[int] = []
    threads = [threading.Thread(target=lambda: statuses.append(get(home)[0])) for _ in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [200] * 40


def test_the_next_free_port_is_taken(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server((serve.HOST, 0)) as taken:
        port = taken.getsockname()[1]
        monkeypatch.setattr(serve, "FIRST_PORT", port)
        with serve.open_server(folder, None) as server:
            assert server.server_port > port
        with pytest.raises(StepError, match=f"Port {port} cannot be used"):
            serve.open_server(folder, str(port))


@pytest.mark.parametrize("wanted", ["", "eighty", "70000", "-1"])
def test_a_port_that_is_none_is_named(folder: Path, wanted: str) -> None:
    with pytest.raises(StepError, match=f"PORT={wanted} is not a port number"):
        serve.open_server(folder, wanted)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals between programs")
def test_it_says_one_line_and_stops_cleanly(folder: Path, root: Path, number: signal.Signals) -> None:
    code = f"from pathlib import Path; from tools.serve import serve; serve(Path({str(folder)!r}), '0')"
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout
        assert server.stderr
        line = server.stdout.readline()
        address = line.split()[4]
        assert get(address)[0] == 200
        server.send_signal(number)
        assert server.wait(timeout=10) == 0
        assert (server.stdout.read(), server.stderr.read()) == ("", "")
        assert line == f"The book is at {address} (stop with Ctrl-C)\n"


def test_what_make_serve_opens_sends_the_policy(folder: Path) -> None:
    with serve.open_server(folder, "0") as server:
        assert server.RequestHandlerClass.extra_headers == {"Content-Security-Policy": POLICY}


def test_only_jupyterlite_gets_the_wider_policy(folder: Path) -> None:
    sent = {"Content-Security-Policy": POLICY}
    with serve.serving(folder, prefix="/sub/", extra_headers=sent) as address:
        policies = [get(address + path)[1]["Content-Security-Policy"] for path in ("", "lite/lab/", "book/lite/")]
    assert policies == [POLICY, LITE_POLICY, POLICY]


def test_a_host_of_ones_own_is_the_address(folder: Path) -> None:
    assert serve.addresses("127.0.0.1", 80) == ["http://127.0.0.1:80/"]
    for host, port in (("192.0.2.1", "0"), ("192.0.2.1", None), ("no such host", None), ("256.1.1.1", None)):
        with pytest.raises(StepError, match=rf"HOST={re.escape(host)} is no address of this machine"):
            serve.open_server(folder, port, host)


def test_a_name_that_leads_to_the_machine_itself_hides_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    own = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.1.1", 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_: own)
    monkeypatch.setattr(serve, "outward", lambda: "192.0.2.7")
    assert serve.addresses(serve.EVERYWHERE, 8000) == ["http://192.0.2.7:8000/", "http://127.0.0.1:8000/"]
    monkeypatch.setattr(serve, "outward", lambda: "")
    assert serve.addresses(serve.EVERYWHERE, 8000) == ["http://127.0.0.1:8000/"]


def test_listening_everywhere_names_the_addresses_of_this_machine() -> None:
    told = serve.addresses(serve.EVERYWHERE, 8000)
    assert told[-1] == "http://127.0.0.1:8000/"
    assert all(each.startswith("http://") and each.endswith(":8000/") for each in told)
