"""A chapter with its exercise as one file: which chapter, what is in it, and where its links lead."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from tools import one_file
from tools.steps import StepError

if TYPE_CHECKING:
    from pathlib import Path

CHAPTER = """<html><head><script src="../_static/questions.js?v=1"></script></head><body><article class="bd-article"><section id="rule">
<h1>The rule</h1><a href="../notebooks/love-bug.html">exercise</a> <a href="#rule">here</a> <a href="reference.html#x">look up</a>
<a href="https://example.org/">out</a></section></article></body></html>"""
EXERCISE = """<html><head><script id="live-config" type="application/json">{"base": "../_static/live/", "build": {"files":
{"wasm": {"name": "python.wasm.xz", "bytes": 3}}}}</script><script src="../_static/live/live-1.js"></script>
<script src="../_static/menus.js"></script><link href="../_static/book.css?v=2" rel="stylesheet"/></head><body>
<div class="bd-header">menu</div><div class="bd-header-article"><h1>The Love Bug</h1></div>
<article class="bd-article"><section id="love"><p>Work.</p></section><p class="course-launch">Elsewhere</p></article></body></html>"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site with one chapter and its exercise."""
    files = {
        "book/rule.html": CHAPTER,
        "notebooks/love-bug.html": EXERCISE,
        "_static/live/live-1.js": "start();",
        "_static/live/python.wasm.xz": "xz!",
        "_static/questions.js": "ask();",
        "_static/menus.js": "open();",
        "_static/book.css": "p { color: black }",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


TOC = "parts: [{chapters: [{file: book/first}, {file: book/rule}, {file: notebooks/love-bug}]}, {chapters: [{file: notebooks/practice}]}]"


def test_an_exercise_goes_with_the_chapter_before_it(root: Path) -> None:
    assert one_file.chapter_of("love-bug", TOC) == "book/rule"
    assert one_file.chapter_of("practice", TOC) == "", "a chapter of another part is not its own"
    toc = (root / "_toc.yml").read_text(encoding="utf-8")
    assert one_file.chapter_of("race-the-clock", toc) == "book/mutual-assistance"


def test_everything_is_in_the_file(site: Path) -> None:
    page = BeautifulSoup(one_file.one_file(site, "love-bug", TOC), "html.parser")
    config = json.loads(page.select_one("#live-config").string)  # type: ignore[union-attr, arg-type]
    assert config["whole"]
    held = config["build"]["files"]["wasm"]["name"]
    assert held == f"data:application/octet-stream;base64,{base64.b64encode(b'xz!').decode()}#python.wasm.xz"
    scripts = [str(script["src"]) for script in page.select("script[src]")]
    assert [address.rpartition("#")[2] for address in scripts] == ["live-1.js", "questions.js"]
    assert all(address.startswith("data:text/javascript;base64,") for address in scripts)
    assert "color: black" in str(page.style)
    assert page.select("link, .bd-header, .course-launch") == []
    assert [title.get_text() for title in page.select("article h1")] == ["The rule", "The Love Bug"]


@pytest.mark.parametrize(
    ("url", "led"),
    [
        ("", ["#love", "#rule", "https://example.org/"]),
        (
            "https://a.example/c/",
            ["#love", "#rule", "https://a.example/c/book/reference.html#x", "https://example.org/"],
        ),
    ],
)
def test_links_lead_inside_or_to_the_site_or_are_words(site: Path, url: str, led: list[str]) -> None:
    page = BeautifulSoup(one_file.one_file(site, "love-bug", TOC, url), "html.parser")
    assert [str(link["href"]) for link in page.select("article a")] == led
    assert "look up" in page.get_text()


def test_a_page_without_live_cells_has_no_such_file(site: Path) -> None:
    (site / "notebooks" / "love-bug.html").write_text(CHAPTER, encoding="utf-8")
    with pytest.raises(StepError, match="print it instead"):
        one_file.one_file(site, "love-bug", TOC)
