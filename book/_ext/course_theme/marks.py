"""Which sections of a chapter come before class and which after the exercise: a badge in the heading, and in the contents of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4 import BeautifulSoup, Tag

# What an author writes alone in the first line of a section, and what a reader sees.
BADGES = {"Core.": "Core", "After.": "After the exercise"}
LOOKS = {"Core": "course-badge course-core"}


def marked(page: BeautifulSoup | Tag) -> Iterator[tuple[Tag, Tag, str]]:
    """Yield each heading with a mark, the line that holds the mark, and the words of its badge."""
    for line in page.select("section > h2 + p"):
        words = line.get_text(strip=True)
        heading = line.find_previous_sibling("h2")
        if words in BADGES and line.find("em") and heading is not None:
            yield heading, line, BADGES[words]


def show_badges(page: BeautifulSoup) -> None:
    """Put the mark of a section where it is seen from afar, so that a reader can go from core to core."""
    for heading, line, words in list(marked(page)):
        line.decompose()
        place = heading.parent["id"] if heading.parent else ""
        for title in (heading, *page.select(f'#pst-page-toc-nav a[href="#{place}"]')):
            badge = page.new_tag("span", attrs={"class": LOOKS.get(words, "course-badge")}, string=words)
            sign = title.select_one(".headerlink")
            for piece in (" ", badge):
                sign.insert_before(piece) if sign else title.append(piece)
