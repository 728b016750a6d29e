"""Each kind of page once in Firefox, which Playwright cannot drive as distributions ship it: puppeteer does it over BiDi."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tools import browsers, node

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser


# For the session: pytest runs what looks at one page in one go, and would start Firefox anew for each page.
@pytest.fixture(scope="session")
def firefox_report(root: Path, sub_path_address: str, page_paths: list[str]) -> dict[str, Any]:
    """What Firefox met on each page, by its path in the site."""
    program = browsers.find("firefox")
    nodejs = node.find() or node.find(str(root / ".venv" / "bin"))
    assert program, "Firefox is not there: run make test, which installs it or says how"
    assert nodejs, "Node.js is not there: run make test, which installs it"
    done = subprocess.run(
        [str(nodejs.node), "tests/browser/firefox.mjs", str(program), *(sub_path_address + page for page in page_paths)],
        cwd=root, capture_output=True, text=True, encoding="utf-8", timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return {address.removeprefix(sub_path_address): what for address, what in report.items()}


@pytest.mark.by_controls
def test_page_loads_without_an_error_in_firefox(firefox_report: dict[str, Any], page_path: str) -> None:
    report = firefox_report[page_path]
    assert report["problems"] == []
    assert report["title"]
    assert report["heading"]
    assert report["requests"] > 1
    assert report["live"] in {None, "ready"}
