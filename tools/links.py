"""Ask every external address the book links to whether it still answers. Run by `make links`, never by the tests."""

from __future__ import annotations

import http.client
import re
import sys
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path

SITE = Path(__file__).resolve().parent.parent / "_build" / "site"
LINK = re.compile(r'<a\b[^>]*\bhref="(https?://[^"]+)"')
SECONDS = 30
AT_ONCE = 4
# A browser's name: some courts and gazettes refuse programs that give none.
HEADERS = {"User-Agent": "Mozilla/5.0 (link check of a university course)"}
# The address is there, but this visitor may not read it, or not so often.
SHY = frozenset({401, 403, 405, 429})


def addresses(site: Path) -> dict[str, str]:
    """Return each external address of the site, with the first page that links to it."""
    linked_from: dict[str, str] = {}
    for page in sorted(site.rglob("*.html")):
        for address in LINK.findall(page.read_text(encoding="utf-8")):
            linked_from.setdefault(unescape(address).partition("#")[0], page.relative_to(site).as_posix())
    return linked_from


def problem(address: str) -> str | None:
    """Return what is wrong with an address, or None when it answers.

    Args:
        address: an http or https address.
    """
    request = urllib.request.Request(address, headers=HEADERS)  # noqa: S310 - LINK lets only http and https through
    try:
        with urllib.request.urlopen(request, timeout=SECONDS):  # noqa: S310 - as above
            return None
    except urllib.error.HTTPError as error:
        error.close()
        return None if error.code in SHY else f"answers {error.code}"
    except (OSError, http.client.HTTPException, ValueError) as error:
        return str(error)


def main() -> int:
    """Print each address that does not answer; return 1 if there is one."""
    linked_from = addresses(SITE)
    print(f"Asking {len(linked_from)} addresses ...", flush=True)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        problems = list(zip(linked_from, pool.map(problem, linked_from), strict=True))
    broken = [f"{address} ({what}), linked from {linked_from[address]}" for address, what in problems if what]
    print("\n".join(broken) or "All answer.")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
