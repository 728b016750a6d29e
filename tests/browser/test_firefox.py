"""Each kind of page once in Firefox, which Playwright cannot drive as distributions ship it: puppeteer does it over BiDi."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import pages_by_controls
from tools import browsers, node

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser


def is_whole(report: dict[str, Any]) -> bool:
    """Tell whether a page was there, and live where it has an exercise, without a problem."""
    is_there = report["title"] and report["heading"] and report["requests"] > 1
    return bool(is_there) and report["problems"] == [] and report["live"] in {None, "ready"}


def test_pages_load_without_an_error_in_firefox(root: Path, sub_path_address: str) -> None:
    """All in one go: a test for each page would start Firefox, and open all of them, in every worker that comes to one."""
    program = browsers.find("firefox")
    nodejs = node.find() or node.find(str(root / ".venv" / "bin"))
    assert program, "Firefox is not there: run make test, which installs it or says how"
    assert nodejs, "Node.js is not there: run make test, which installs it"
    addresses = [sub_path_address + page for page in pages_by_controls(live=True)]
    done = subprocess.run(
        [str(nodejs.node), "tests/browser/firefox.mjs", str(program), *addresses],
        cwd=root, capture_output=True, text=True, encoding="utf-8", timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    reports: dict[str, dict[str, Any]] = json.loads(done.stdout)
    assert list(reports) == addresses
    assert {address: report for address, report in reports.items() if not is_whole(report)} == {}
