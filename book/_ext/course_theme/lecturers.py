"""The line below a chapter's title: where a lecturer finds its slides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

FOLDER = "book/"
DECKS = frozenset(path.stem for path in (Path(__file__).resolve().parents[3] / "slides").glob("*.md")) - {"list"}


def add_slides(page: BeautifulSoup, name: str) -> None:
    """Lead from a chapter to its deck.

    Args:
        page: the page; it is changed.
        name: its address below the top of the site.
    """
    chapter = name.removeprefix(FOLDER).removesuffix(".html")
    title = page.select_one("article.bd-article h1")
    if title is None or not name.startswith(FOLDER) or chapter not in DECKS:
        return
    line = page.new_tag("p", attrs={"class": "course-lecturers"})
    line.append("For lecturers: ")
    ways = {f"../slides/{name.removeprefix(FOLDER)}": "slides of this chapter", "teaching.html": "how to teach it"}
    for address, words in {**ways, "plan.html": "plan a class"}.items():
        link = page.new_tag("a", href=address)
        link.string = words
        line.extend([link, " · "])
    line.contents[-1].extract()
    title.insert_after(line)
