"""JupyterLite inside the site: what goes into it, and how the site changes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from crossborder.version import VERSION
from tools import assemble, lite
from tools.policy import LITE_POLICY, POLICY

if TYPE_CHECKING:
    from pathlib import Path

PAGE = '<p class="course-launch">It runs here, in the page. Elsewhere: <a href="../notebooks/{0}.ipynb">Download the notebook</a></p>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site with two exercises, as it is without JupyterLite."""
    html = tmp_path / "html"
    (html / "notebooks").mkdir(parents=True)
    (html / "index.html").write_text("<p>Book</p>", encoding="utf-8")
    for name in ("love-bug", "data-lab"):
        (html / "notebooks" / f"{name}.html").write_text(PAGE.format(name), encoding="utf-8")
    assemble.assemble(html, tmp_path / "site")
    return tmp_path / "site"


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """What stands for a built JupyterLite."""
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / "index.html").write_text("<p>Lab</p>", encoding="utf-8")
    return folder


def test_the_page_gets_pinned_wheels_without_conditions() -> None:
    named = lite.locked_for_page(lite.LOCK.read_text(encoding="utf-8"))
    assert tuple(re.findall(r"^([\w.-]+)==\S+ \\$", named, re.MULTILINE)) == lite.IN_PAGE
    assert named.count("--hash=sha256:") >= len(lite.IN_PAGE)
    assert ";" not in named


def test_kernel_and_runtime_are_those_of_the_live_pages(root: Path) -> None:
    used = json.loads((root / "live-cells" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    lock = lite.LOCK.read_text(encoding="utf-8")
    assert f"jupyterlite-pyodide-kernel=={used['@jupyterlite/pyodide-kernel']} " in lock


def test_notebooks_lie_in_a_folder_of_their_version_and_name_the_kernel(tmp_path: Path) -> None:
    lite.write_notebooks(tmp_path, "https://example.org/course/")
    written = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / f"course-{VERSION}").iterdir()}
    assert set(written) == {path.name for path in assemble.NOTEBOOKS.glob("*.ipynb")} - set(lite.LEFT_OUT)
    assert "https://example.org/course/book/dual-criminality.html" in written["love-bug.ipynb"]
    for text in written.values():
        assert json.loads(text)["metadata"]["kernelspec"]["name"] == "python"
        assert "../book/" not in text
        assert "beside" not in text


def test_without_an_address_links_into_the_book_are_words() -> None:
    text = "The chapter on [dual criminality](../book/dual-criminality.md#rule), and [your work](your-work.ipynb)."
    assert lite.to_the_book(text, "") == "The chapter on dual criminality, and [your work](your-work.ipynb)."


def test_a_package_is_listed_by_its_name_and_check_sum(tmp_path: Path) -> None:
    (tmp_path / "prompt_toolkit-3.0.53-py3-none-any.whl").write_bytes(b"x")
    listed = lite.packages_of(tmp_path)
    assert listed["prompt-toolkit"]["sha256"] == "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    assert listed["prompt-toolkit"]["file_name"] == "prompt_toolkit-3.0.53-py3-none-any.whl"


def test_each_page_leads_to_its_notebook_once(site: Path, made: Path) -> None:
    assert "course-lite" not in (site / "notebooks" / "love-bug.html").read_text(encoding="utf-8")
    lite.add(site, made)
    lite.link(site)
    links = BeautifulSoup((site / "notebooks" / "love-bug.html").read_text(encoding="utf-8"), "html.parser").select("a")
    assert [link["href"] for link in links] == [
        f"../lite/lab/index.html?path=course-{VERSION}/love-bug.ipynb",
        "../notebooks/love-bug.ipynb",
    ]
    assert "JupyterLite" not in (site / "notebooks" / "data-lab.html").read_text(encoding="utf-8"), "it needs pandas"


def test_what_a_reader_keeps_of_the_site_is_without_jupyterlite(site: Path, made: Path) -> None:
    lite.add(site, made)
    assert (site / "lite" / "index.html").is_file()
    listed = json.loads((site / "offline.json").read_text(encoding="utf-8"))["files"]
    assert [each["name"] for each in listed if each["name"].startswith("lite/")] == []


def test_hosts_that_read_a_file_send_each_part_its_policy(site: Path, made: Path) -> None:
    lite.add(site, made)
    assert LITE_POLICY in (site / "lite" / ".htaccess").read_text(encoding="ascii")
    rules = (site / "_headers").read_text(encoding="utf-8")
    policies = dict(re.findall(r"^(/\S*)\n(?:  .*\n)*?  Content-Security-Policy: (.*)$", rules, re.MULTILINE))
    assert policies == {"/": POLICY, "/404.html": POLICY, "/index.html": POLICY, "/notebooks/*": POLICY} | {
        f"/{name.partition('/')[0]}/*": POLICY for name in assemble.MOVED
    } | {"/lite/*": LITE_POLICY}
    assert "/_static/live/*" in rules
