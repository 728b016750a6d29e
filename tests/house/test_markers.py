"""A test that needs the built site says so: `make check` of a fresh clone has none."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """
import pytest

@pytest.fixture
def link(front_page):
    return front_page

@pytest.mark.{marker}
def test_it({fixture}):
    pass
"""
OWN = """
import pytest

@pytest.fixture
def site(tmp_path):
    return tmp_path

def test_it(site):
    pass
"""


@pytest.mark.slow  # another pytest starts
def test_a_test_of_the_built_site_without_a_marker_is_refused(root: Path, tmp_path: Path) -> None:
    wanted = [
        (marker, fixture) for marker in ("by_controls", "slow", "browser") for fixture in ("site", "link", "page_path")
    ]
    for marker, fixture in wanted:
        path = tmp_path / f"test_{marker}_{fixture}.py"
        path.write_text(TEXT.format(marker=marker, fixture=fixture), encoding="utf-8")
    (tmp_path / "test_own_site.py").write_text(OWN, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-n0", "-p", "tests.conftest", "-p", "no:cacheprovider", "-c", root / "pyproject.toml", "--rootdir", tmp_path, "--collect-only", tmp_path],
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    refused = re.findall(r"collecting test_(\w+)\.py _*\ntest_it asks for the built site", run.stdout)
    assert sorted(refused) == ["by_controls_link", "by_controls_page_path", "by_controls_site"], run.stdout
    # A page is one test of several of a file.
    collected = set(re.findall(r"<Module test_(\w+)\.py>\n +<Function test_it", run.stdout))
    assert collected == {"own_site", *("_".join(pair) for pair in wanted if pair[0] != "by_controls")}
