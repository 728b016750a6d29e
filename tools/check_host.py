"""Ask a host that serves the built site what it does wrong, and say how to fix it. `make check-host URL=https://...`."""

from __future__ import annotations

import gzip
import http.client
import sys
import urllib.error
import urllib.request
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from tools.policy import POLICY
from tools.serve import COMPRESSIBLE, SMALLEST_COMPRESSED, TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

SITE = Path(__file__).resolve().parent.parent / "_build" / "site"
SECONDS = 30
# One file of each kind that decides whether the course works; the first found of each is asked for.
KINDS = ("*.html", "_static/*.css", "_static/live/*.js", "_static/live/*.wasm", "_static/live/*.json", "_static/*.svg")
# What a browser refuses under the wrong name when the host also says `nosniff`, as careful hosts do.
STRICT = {".html", ".css", ".js", ".wasm"}
NEVER = "a-page-that-is-not-there.html"
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
    for path in _samples(site):
        name = path.relative_to(site).as_posix()
        yield from _of_file(name, ask(urljoin(address, name)), path)
    missing = ask(urljoin(address, NEVER)).status
    if missing != http.HTTPStatus.NOT_FOUND:
        yield f"an address without a page answers {missing}; it has to answer 404, with 404.html where the host can"


def _samples(site: Path) -> list[Path]:
    """Files to ask for; a host that leaves out folders with an underscore fails on those."""
    return [sample for kind in KINDS if (sample := next(iter(sorted(site.glob(kind))), None))]


def _of_file(name: str, answer: Answer, path: Path) -> Iterator[str]:
    if answer.status != http.HTTPStatus.OK:
        hint = "; the host leaves out names that begin with an underscore (.nojekyll was not uploaded?)"
        yield f"{name} answers {answer.status}{hint if name.startswith('_') else ''}"
        return
    wanted = TYPES[path.suffix].partition(";")[0]
    if path.suffix in STRICT and answer.type != wanted:
        yield f"{name} is sent as {answer.type}; {path.suffix} has to be sent as {wanted}"
    packed = answer.headers.get("Content-Encoding", "")
    if path.suffix in COMPRESSIBLE and path.stat().st_size >= SMALLEST_COMPRESSED and not packed:
        yield f"{name} is sent uncompressed; let the host compress {wanted} (gzip): a first visit is up to six times larger without"
    try:
        body = gzip.decompress(answer.body) if packed == "gzip" else answer.body
    except (OSError, EOFError, zlib.error):
        yield f"{name} cannot be unpacked: it says gzip and is none, or is cut off"
        return
    if packed in {"", "gzip"} and body != path.read_bytes():
        yield WRONG_SITE.format(name=name)
    if name.startswith("_static/live/") and "immutable" not in answer.headers.get("Cache-Control", ""):
        yield f"{name} has no 'Cache-Control: public, max-age=31536000, immutable'; names below _static/live/ carry a hash"


def _of_policy(address: str, front: Answer) -> Iterator[str]:
    parts = urlsplit(address)
    if parts.scheme == "http" and parts.hostname not in {"localhost", "127.0.0.1"}:
        yield "the site is served without https: browsers keep no exercise for the next visit"
    said = front.headers.get("Content-Security-Policy")
    if said is None:
        yield f"no content security policy is sent; the site works with this one: {POLICY}"
    elif "wasm-unsafe-eval" not in said and "unsafe-eval" not in said:
        yield "the content security policy has no 'wasm-unsafe-eval' in script-src: the exercises cannot start"
    if front.headers.get("X-Frame-Options"):
        yield f"X-Frame-Options: {front.headers['X-Frame-Options']} keeps the course out of a learning platform's frame"


def place_of(typed: str) -> str:
    """Return the address below which the site lies, with a slash at its end; empty when it is no address of the web.

    Args:
        typed: the address as it was typed; people copy that of the first page.
    """
    try:
        parts = urlsplit(typed.strip())
        port_is_one = parts.port is None or parts.port >= 0
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not (parts.hostname and port_is_one):
        return ""
    path = quote(parts.path.removesuffix("index.html").rstrip("/"), safe="/%:@!$&'()*+,;=~")
    return f"{parts.scheme}://{parts.netloc}{path}/"


def main(arguments: list[str]) -> int:
    """Print what is wrong with a host; return 1 if anything is.

    Args:
        arguments: the address.
    """
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
