"""What can be found: the sections of every page, as a reader sees them."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup, Tag

from course_theme.marks import marked
from tools.cores import on_all_cores

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What a page shows beside its own words; of an exercise its introduction is found, and not the answers to its tasks.
NOT_WORDS = "script, style, template, .headerlink, .live-cell, nav, button"
# What has a place of its own inside a section: a term of the glossary, a provision. The pages of the module list functions, which are no terms.
ENTRIES = "dl:not(.py) > dt[id]"
# Elements that end a word, as the eye sees it; others are inside one: "24<b>(1)</b>".
BLOCKS = "p, li, td, th, div, dt, dd, br, h1, h2, h3, h4, h5, h6, summary, figcaption, caption, option, label, pre, text, tspan"


def of_site(site: Path) -> list[dict[str, str]]:
    """Collect the sections of all pages.

    Returns:
        One record a section, pages and sections in order: ``at`` (address from the top of the site), ``title``, ``page``
        (the page's title) and ``text`` (the section's words without those of the sections inside it).
    """
    pages = on_all_cores(partial(_of_file, site), sorted(site.rglob("*.html")))
    return [section for sections in pages for section in sections]


def _of_file(site: Path, path: Path) -> list[dict[str, str]]:
    return list(of_page(path.read_text(encoding="utf-8"), path.relative_to(site).as_posix()))


def of_page(html: str, name: str) -> Iterator[dict[str, str]]:
    """Yield the sections of one page.

    Args:
        name: its address from the top of the site.
    """
    page = BeautifulSoup(html, "html.parser")
    article: Any = page.select_one("article.bd-article")
    if article is None or page.select_one('meta[name="robots"][content="noindex"]'):
        return
    for element in article.select(NOT_WORDS):
        element.decompose()
    for _, line, _ in list(marked(article)):
        line.decompose()
    for block in article.select(BLOCKS):
        block.append(" ")
    titles = [words(heading) for heading in article.select("h1")]
    # The innermost first: when it is read, it is taken out of the section around it.
    sections = [_with_entries(section, name) for section in reversed(article.select("section[id]"))]
    for taken in reversed(sections):
        for record in taken:
            yield {**record, "page": titles[0] if titles else name}


def _with_entries(section: Tag, name: str) -> list[dict[str, str]]:
    """A section, and the entries in it, each with its own words."""
    entries = list(_entries(section, name))
    heading = section.find(["h1", "h2", "h3", "h4", "h5", "h6"], recursive=False)
    title = words(heading.extract()) if heading else ""
    is_page = section.parent is not None and section.find_parent("section") is None
    record = {"at": name if is_page else f"{name}#{section['id']}", "title": title, "text": words(section)}
    section.extract()
    return [record, *entries]


def _entries(section: Tag, name: str) -> Iterator[dict[str, str]]:
    """The terms and articles of a section: the other words for a term, and the paragraphs of an article, come together."""
    terms = [(term, term.find_next_sibling("dd"), _entry_title(term)) for term in section.select(ENTRIES)]
    for title, group in groupby(terms, key=lambda one: one[2]):
        entries = list(group)
        parts = list({id(part): part for term, text, _ in entries for part in (term, text) if part}.values())
        yield {"at": f"{name}#{entries[0][0]['id']}", "title": title, "text": " ".join(map(words, parts))}
        for part in parts:
            part.extract()


def _entry_title(term: Any) -> str:  # noqa: ANN401 - the parser's elements have no common type
    """An article without its paragraph; a term with the other words for it, which come before the same text."""
    text = term.find_next_sibling("dd")
    alike = [one for one in term.parent.find_all("dt", recursive=False) if one.find_next_sibling("dd") is text]
    return ", ".join(words(one).partition("(")[0].strip() for one in alike)


def words(element: Any) -> str:  # noqa: ANN401 - the parser's elements have no common type
    """Return an element's text, with one space where the page has any."""
    return " ".join(element.get_text().split())
