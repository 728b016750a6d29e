"""The live page in Firefox, driven by a Node script over WebDriver BiDi."""

from __future__ import annotations

import hashlib
import json
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from live_cells.node import node_folder
from tools import browsers

from .conftest import HERE, serving

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.browser, pytest.mark.slow]

RECORD = bytes(range(251)) * 4178  # a megabyte


@pytest.fixture(scope="module")
def seen(live_site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what Firefox saw on one visit, with returns."""
    firefox = browsers.find("firefox")
    assert firefox, "Firefox is not there"
    node = node_folder() / "node"
    folder = tmp_path_factory.mktemp("firefox")
    (folder / "record.json").write_bytes(RECORD)
    with serving(live_site) as served:
        command = [str(node), str(HERE / "firefox.mjs"), str(firefox), served.address, str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=400)
        assert done.returncode == 0, done.stderr[-2000:]
        report: dict[str, Any] = json.loads(done.stdout)
        report["origin"] = served.address.removesuffix("/sub/path/")
        return report


def test_the_exercise_runs(seen: dict[str, Any]) -> None:
    assert seen["errors"] == []
    assert seen["first"] == "ready"
    assert seen["answer"] == "United Kingdom: haven"
    assert seen["clicked"] == "clicked"
    assert "ZeroDivisionError" in seen["error"]


def test_what_was_typed_survives_a_restart(seen: dict[str, Any]) -> None:
    assert seen["echo"] == "kept"
    assert seen["restarted"] == "kept"


def test_files_are_saved_and_read(seen: dict[str, Any]) -> None:
    assert seen["letter"] == 27
    assert seen["big"] == 3_072_000
    assert seen["upload"] == f"{len(RECORD)} {hashlib.sha256(RECORD).hexdigest()[:12]}"


def test_a_preset_link_on_the_same_page_is_heard_each_time(seen: dict[str, Any]) -> None:
    assert seen["heard"] is True


def test_no_request_leaves_the_site(seen: dict[str, Any]) -> None:
    foreign = [url for url in seen["requests"] if not url.startswith((seen["origin"], "data:", "blob:"))]
    assert foreign == []


def test_a_reader_who_returns_meets_a_live_page(seen: dict[str, Any]) -> None:
    assert seen["again"] == "ready"
