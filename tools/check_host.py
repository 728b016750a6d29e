"""Ask a host that serves the built site what it does wrong, and say how to fix it. `make check-host URL=https://...`."""

from __future__ import annotations

import gzip
import http.client
import re
import sys
import urllib.error
import urllib.request
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from tools.policy import LITE, LITE_POLICY, POLICY
from tools.serve import COMPRESSIBLE, SMALLEST_COMPRESSED, TYPES, UNKNOWN_TYPE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

SITE = Path(__file__).resolve().parent.parent / "_build" / "site"
SECONDS = 30
# One file of each kind that decides whether the course works: the first found of each, and of these folders one of each ending, because
# some hosts (IIS) refuse the endings that they do not know.
KINDS = ("*.html", "_static/*.css", "_static/*.svg", "notebooks/*.ipynb", f"{LITE}/*.html")
EVERY_ENDING = ("_static/live", "data", f"{LITE}/build")
# What a browser refuses under the wrong name when the host also says `nosniff`, as careful hosts do.
STRICT = {".html", ".css", ".js", ".wasm"}
# The part of an address that names a page of the course.
PAGE = re.compile(r"(?:(?<=/)(?:book/reference|book|notebooks|slides|lite)/)?[\w-]+\.html$")
NEVER = "a-page-that-is-not-there.html"
NEVER_HASHED = "_static/live/a-file-that-is-not-there-1a2b3c4d.js"
# The link of our page for what is not there, and what keeps an old edition before readers.
HOME = re.compile(rb'<header><a href="([^"]*)">')
KEPT = re.compile(r"max-age=(\d+)")
LONGEST_KEPT = 3600
WRONG_SITE = (
    "serves another edition of {name} than _build/site/: upload what `make site` made, and empty the host's cache"
)


@dataclass(frozen=True)
class Answer:
    """What a host answered."""

    status: int
    headers: Message
    body: bytes

    @property
    def type(self) -> str:
        """The media type, without its parameters."""
        return self.headers.get_content_type()

    @property
    def text(self) -> bytes | None:
        """What was sent, unpacked; ``None`` where it says gzip and is none, or is cut off."""
        if self.headers.get("Content-Encoding") != "gzip":
            return self.body
        try:
            return gzip.decompress(self.body)
        except (OSError, EOFError, zlib.error):
            return None


def ask(address: str, *, accept: str = "gzip") -> Answer:
    """Ask for a file as a browser would.

    Args:
        address: an http or https address.
        accept: value of Accept-Encoding.

    Raises:
        OSError: when the host cannot be reached.
    """
    headers = {"Accept-Encoding": accept, "User-Agent": "Mozilla/5.0 (check of a course's host)"}
    request = urllib.request.Request(address, headers=headers)  # noqa: S310 - `main` lets only http and https through
    try:
        with urllib.request.urlopen(request, timeout=SECONDS) as answer:  # noqa: S310 - as above
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.headers, error.read())


def problems(address: str, site: Path = SITE) -> Iterator[str]:
    """Yield what the host does wrong, a sentence each.

    Args:
        address: where the site lies, with a slash at its end.
        site: the built site, to compare with.
    """
    front = ask(address)
    if front.status != http.HTTPStatus.OK:
        yield f"{address} answers {front.status}: upload what is in _build/site/ there; the first page is index.html"
        return
    yield from _of_policy(address, front)
    yield from _of_keeping("a page", front)
    for path in _samples(site):
        name = path.relative_to(site).as_posix()
        yield from _of_file(name, ask(urljoin(address, name)), path)
    if (site / LITE / "index.html").is_file():
        yield from _of_lite(ask(urljoin(address, f"{LITE}/index.html")))
    yield from _of_nothing(urlsplit(address).path, ask(urljoin(address, NEVER)))
    yield from _of_keeping("an address without a file", ask(urljoin(address, NEVER_HASHED)))


def _samples(site: Path) -> list[Path]:
    """Files to ask for; a host that leaves out folders with an underscore fails on those."""
    files = [next(iter(sorted(site.glob(kind))), None) for kind in KINDS]
    for folder in EVERY_ENDING:
        files += {
            path.suffix: path for path in sorted((site / folder).glob("*"), reverse=True) if path.is_file()
        }.values()
    return [path for path in files if path]


def _of_file(name: str, answer: Answer, path: Path) -> Iterator[str]:
    if answer.status != http.HTTPStatus.OK:
        unknown = path.suffix not in TYPES
        hint = "; the host leaves out names that begin with an underscore (.nojekyll was not uploaded?)"
        ending = f"; if other files of this folder are there, let the host send {path.suffix} as {UNKNOWN_TYPE}"
        yield f"{name} answers {answer.status}{ending if unknown else hint if name.startswith('_') else ''}"
        return
    wanted = TYPES.get(path.suffix, UNKNOWN_TYPE).partition(";")[0]
    if path.suffix in STRICT and answer.type != wanted:
        yield f"{name} is sent as {answer.type}; {path.suffix} has to be sent as {wanted}"
    packed = answer.headers.get("Content-Encoding", "")
    if path.suffix in COMPRESSIBLE and path.stat().st_size >= SMALLEST_COMPRESSED and not packed:
        yield f"{name} is sent uncompressed; let the host compress {wanted} (gzip): a first visit is up to six times larger without"
    if answer.text is None:
        yield f"{name} cannot be unpacked: it says gzip and is none, or is cut off"
        return
    if packed in {"", "gzip"} and answer.text != path.read_bytes():
        yield WRONG_SITE.format(name=name)
    if name.startswith("_static/live/") and "immutable" not in answer.headers.get("Cache-Control", ""):
        yield f"{name} has no 'Cache-Control: public, max-age=31536000, immutable'; names below _static/live/ carry a hash"


def _of_policy(address: str, front: Answer) -> Iterator[str]:
    parts = urlsplit(address)
    if parts.scheme == "http" and parts.hostname not in {"localhost", "127.0.0.1"}:
        yield "the site is served without https: browsers keep no exercise for the next visit"
    policy = front.headers.get("Content-Security-Policy")
    if policy is None:
        yield f"no content security policy is sent; the site works with this one: {POLICY}"
    elif "wasm-unsafe-eval" not in policy and "unsafe-eval" not in policy:
        yield "the content security policy has no 'wasm-unsafe-eval' in script-src: the exercises cannot start"
    if front.headers.get("X-Frame-Options"):
        yield f"X-Frame-Options: {front.headers['X-Frame-Options']} keeps the course out of a learning platform's frame"


def _of_lite(answer: Answer) -> Iterator[str]:
    policy = answer.headers.get("Content-Security-Policy", "")
    parts = {name: words for name, _, words in (part.strip().partition(" ") for part in policy.split(";"))}
    scripts = parts.get("script-src", parts.get("default-src", ""))
    if policy and not {"'unsafe-inline'", "'unsafe-eval'"} <= set(scripts.split()):
        yield f"below {LITE}/ the content security policy keeps JupyterLite from starting; there it has to be: {LITE_POLICY}"


def _of_nothing(path: str, answer: Answer) -> Iterator[str]:
    if answer.status != http.HTTPStatus.NOT_FOUND:
        yield f"an address without a page answers {answer.status}; it has to answer 404, with 404.html where the host can"
        return
    home = HOME.search(answer.text or b"")
    if home and urlsplit(home[1].decode()).path != path:
        yield f"404.html leads back to {home[1].decode()}, where the course is not: build it with SITE_PATH={path}"


def _of_keeping(what: str, answer: Answer) -> Iterator[str]:
    kept = KEPT.search(answer.headers.get("Cache-Control", ""))
    if kept and int(kept[1]) > LONGEST_KEPT:
        yield f"{what} is kept for {kept[1]} seconds, so that readers miss your next edition: send 'Cache-Control: no-cache'"


def place_of(typed: str) -> str:
    """Return the address below which the site lies, with a slash at its end; empty when it is no address of the web.

    Args:
        typed: the address as it was typed; people copy that of a page.
    """
    try:
        parts = urlsplit(typed.strip())
        port_is_one = parts.port is None or parts.port >= 0
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not (parts.hostname and port_is_one):
        return ""
    path = quote(PAGE.sub("", parts.path).rstrip("/"), safe="/%:@!$&'()*+,;=~")
    return f"{parts.scheme}://{parts.netloc}{path}/"


def main(arguments: list[str]) -> int:
    """Print what is wrong with a host; return 1 if anything is."""
    typed = arguments[0] if arguments else ""
    address = place_of(typed)
    if not address:
        print(
            f"URL={typed} is no address of the web. Expected: make check-host URL=https://example.org/course/",
            file=sys.stderr,
        )
        return 2
    if not SITE.is_dir():
        print("There is nothing to compare with: run make site first.", file=sys.stderr)
        return 2
    try:
        faults = list(problems(address))
    except (OSError, http.client.HTTPException, ValueError) as error:  # a name that no address can have is a ValueError
        reason = getattr(error, "reason", None) or error
        faults = [f"{address} cannot be reached: {reason}. Look whether the address is right and the host is on"]
    print("\n".join(f"- {each}" for each in faults) or f"{address} serves the course as it should.")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
