"""Where a lecturer finds the slides: in the book's contents, and below a chapter's title."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

FOLDER = "book/"
FOLDED = "Plan, roles, report, sheets, slides"
DECKS = frozenset(path.stem for path in (Path(__file__).resolve().parents[3] / "slides").glob("*.md")) - {"list"}


def fold_lecturers(page: BeautifulSoup) -> None:
    """Lead to the decks from the contents, too: they are no pages of the book, so its list of pages cannot name them.

    With what else only lecturers use they lie in a fold between the first entry, for lecturers, and the last, which is for students.
    """
    start = page.select_one("#pst-primary-sidebar .bd-sidenav")
    if start is None or page.html is None:
        return
    first, *tools, _ = start.find_all("li", recursive=False)
    root = page.html.get("data-content_root", "./")
    link = {"class": "reference internal", "href": f"{root}slides/list.html"}
    slides, inner = page.new_tag("li", attrs={"class": "toctree-l1"}), page.new_tag("ul", attrs={"class": "nav"})
    slides.append(page.new_tag("a", attrs=link, string="Slides"))
    inner.extend([*(tool.extract() for tool in tools), slides])
    fold = page.new_tag("details", attrs={"open": ""} if inner.select_one(".current") else {})
    fold.extend([page.new_tag("summary", string=FOLDED), inner])
    item = page.new_tag("li", attrs={"class": "toctree-l1 course-fold"})
    item.append(fold)
    first.insert_after(item)


def add_slides(page: BeautifulSoup, name: str) -> None:
    """Lead from a chapter to its deck.

    Args:
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
