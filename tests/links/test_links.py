"""Every link inside the book leads somewhere."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
import pytest

from tests.conftest import NOT_OURS
from tools import assemble

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser  # reads the built site

HERE = "http://site.invalid/"


@cache
def read(path: Path) -> tuple[frozenset[str], list[str]]:
    """Return a page's places, and where its links, pictures, styles and scripts lead as it names them."""
    page = lxml.html.fromstring(path.read_text(encoding="utf-8"))
    return frozenset(page.xpath("//@id")), page.xpath("//@href | //@src")


@pytest.fixture(scope="module")
def anchors(site: Path) -> dict[str, frozenset[str]]:
    """The places in each file of the site, by its path."""
    files = [path for path in site.rglob("*") if path.is_file()]
    return {
        path.relative_to(site).as_posix(): read(path)[0] if path.suffix == ".html" else frozenset[str]()
        for path in files
    }


def targets(site: Path, page_path: str) -> list[str]:
    """Return where a page's links, pictures, styles and scripts lead, as whole addresses."""
    return [urljoin(HERE + page_path, address) for address in read(site / page_path)[1]]


def test_links_inside_the_book_resolve(site: Path, anchors: dict[str, frozenset[str]], each_page_path: str) -> None:
    inside = [urlsplit(target) for target in targets(site, each_page_path) if target.startswith(HERE)]
    assert inside
    broken = []
    for target in inside:
        name = unquote(target.path).lstrip("/") or "index.html"
        name += "index.html" if name.endswith("/") else ""
        # A fragment with "=" is no place: it sets an exercise, the planner or a filter ready, and only their pages read it.
        sets = "=" in target.fragment and name.startswith(
            ("notebooks/", "book/plan.html", "book/law-against-reality.html")
        )
        # Slides have numbers, from 0 on, as reveal.js reads them; `tests/house/test_plan.py` looks whether each is there.
        sets = sets or (name.startswith("slides/") and re.fullmatch(r"/\d+", target.fragment) is not None)
        place = "" if sets else unquote(target.fragment)
        if name not in anchors or (place and place not in anchors[name]):
            broken.append(target.geturl().removeprefix(HERE))
    assert broken == []


def test_lecturers_find_the_slides(site: Path) -> None:
    """From the front page, the guide, and each chapter; below whatever path the site lies."""
    decks = {path.name for path in (site / "slides").glob("*.html")} - {"list.html", "speaker.html"}
    assert decks
    ways = {"index.html": "slides/list.html", "book/teaching.html": "slides/list.html"}
    for page_path, deck in {**ways, **{f"book/{name}": f"slides/{name}" for name in decks}}.items():
        assert HERE + deck in targets(site, page_path), page_path


def test_the_first_page_of_the_book_lies_at_the_top(site: Path) -> None:
    """Hosts that strip "index.html" from an address would break the links of a first page that lies in a folder."""
    page = lxml.html.fromstring((site / "index.html").read_text(encoding="utf-8"))
    assert page.get("lang") == "en"
    assert page.find(".//h1") is not None
    names = {path.relative_to(site).as_posix() for path in site.rglob("index.html")}
    assert {name for name in names if not name.startswith(NOT_OURS)} == {"index.html", *assemble.MOVED}


@pytest.mark.parametrize("old", assemble.MOVED)
def test_an_old_address_leads_to_the_page(site: Path, anchors: dict[str, frozenset[str]], old: str) -> None:
    links = [urlsplit(target).path.lstrip("/") for target in targets(site, old)]
    assert links
    assert [link for link in links if link not in anchors] == []
