"""One chapter with its exercise as one HTML file that opens by a double click, without a server or a network. `make one-file` calls this.

A page that comes from a folder may fetch nothing, and its thread may read nothing of the page. So every part of the runtime is in the file itself, as an
address that holds its contents (``data:``), and the list of the runtime's files names these addresses.
"""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import yaml
from bs4 import BeautifulSoup

from tools import variables
from tools.hosted import hosted
from tools.project import BUILD, ROOT, SITE
from tools.steps import StepError, run_main

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

MADE = BUILD / "one-file"
# Of the page's scripts, what a file that stands alone needs; the others work menus and search.
SCRIPTS = ("live-", "course-mode", "stage", "figures", "questions")
# The book around the article, and what only a site has.
AROUND = (
    ".bd-header, .bd-sidebar-primary, .bd-sidebar-secondary, #pst-primary-sidebar-modal, #pst-search-dialog, #pst-back-to-top, "
    ".bd-header-article, .bd-footer-content, .bd-footer, .course-launch, .course-lecturers, noscript + script, link[rel]:not([rel=stylesheet])"
)
TYPES = {".js": "text/javascript", ".css": "text/css"}
HERE = "https://site.invalid/"
# Links that Python draws are known only when they are there.
LINKS_OF_EXERCISE = """
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || !link.href.startsWith("file:") || link.href.split("#")[0] === location.href.split("#")[0]) return;
  event.preventDefault();
  if (HOME) open(new URL(link.getAttribute("href"), HOME));
  else alert("This file holds one chapter with its exercise. That page is in the course itself.");
});
"""


def chapter_of(name: str, toc: str) -> str:
    """Return the page of the chapter that an exercise belongs to: the last one before it in its part of the book, or nothing.

    Args:
        toc: the book's table of contents.
    """
    parts = [[entry["file"] for entry in part["chapters"] if "file" in entry] for part in yaml.safe_load(toc)["parts"]]
    for files in parts:
        if f"notebooks/{name}" in files:
            before = files[: files.index(f"notebooks/{name}")]
            return next((file for file in reversed(before) if file.startswith("book/")), "")
    return ""


def data_address(path: Path) -> str:
    """Return an address that holds a file's contents; its name comes after ``#``, because its ending says how it is packed."""
    kind = TYPES.get(path.suffix, "application/octet-stream")
    return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}#{path.name}"


def carry_runtime(page: BeautifulSoup, folder: Path) -> None:
    """Put the parts of the runtime into the page.

    Args:
        page: the exercise's page; it is changed.
        folder: where it lies in the site.
    """
    place = page.select_one("#live-config")
    if place is None or place.string is None:
        raise StepError("This page has no live cells, so that a file of it needs no runtime: print it instead")
    config = json.loads(place.string)
    live = folder / config["base"]
    for part in config["build"]["files"].values():
        part["name"] = data_address(live / part["name"])
    place.string = json.dumps({**config, "whole": True})


def carry_files(page: BeautifulSoup, folder: Path) -> None:
    """Put the scripts and styles that a page names into it; scripts of the book around it go.

    Args:
        folder: where it lies in the site.
    """
    for script in page.select("script[src]"):
        path = folder / urlsplit(str(script["src"])).path
        if path.name.startswith(SCRIPTS):
            script["src"] = data_address(path)
        else:
            script.decompose()
    for link in page.select("link[rel=stylesheet]"):
        style = page.new_tag("style")
        style.string = (folder / urlsplit(str(link["href"])).path).read_text(encoding="utf-8")
        link.replace_with(style)


def lead_out(article: Tag, page: str, inside: dict[str, str], url: str) -> None:
    """Let the links of an article lead to what is in the file, or to the site; where the site's address is not known they are words.

    Args:
        article: the article; it is changed.
        page: its address in the site.
        inside: the pages that are in the file, and the id of each.
        url: the site's address, or nothing.
    """
    for link in article.select("a[href]"):
        address = urljoin(HERE + page, str(link["href"]))
        name, _, anchor = address.removeprefix(HERE).partition("#")
        if not address.startswith(HERE):
            continue
        if name in inside:
            link["href"] = f"#{anchor or inside[name]}"
        elif url:
            link["href"] = urljoin(url, address.removeprefix(HERE))
        else:
            link.name = "span"
            link.attrs = {}


def put_text_before(page: BeautifulSoup, chapter: BeautifulSoup) -> None:
    """Put a chapter's text, and the scripts it has of its own, before the exercise of a page.

    Args:
        page: the exercise's page; it is changed.
        chapter: the chapter's page; its text leaves it.
    """
    text, place = chapter.select_one("article.bd-article"), page.select_one("article.bd-article")
    if text is None or place is None or page.head is None:
        return
    # An exercise takes the whole width; a text is read in lines of fewer words.
    column = page.new_tag("div", attrs={"style": "max-width: 46rem; margin-inline: auto"})
    column.extend([child.extract() for child in list(text.children)])
    place.insert(0, column)
    known = {script["src"] for script in page.select("script[src]")}
    for script in chapter.select("script[src]"):
        if script["src"] not in known and "/ahead-" not in script["src"]:
            page.head.append(script.extract())


def one_file(site: Path, name: str, toc: str, url: str = "") -> str:
    """Return a chapter with its exercise as one page.

    Args:
        toc: the book's table of contents.
        url: the site's address, or nothing.
    """
    chapter = chapter_of(name, toc)
    names = [f"{chapter}.html"] * bool(chapter) + [f"notebooks/{name}.html"]
    pages = {each: BeautifulSoup((site / each).read_text(encoding="utf-8"), "html.parser") for each in names}
    articles = {each: page.select("article.bd-article")[0] for each, page in pages.items()}
    inside = {each: str(article.select("section[id]")[0]["id"]) for each, article in articles.items()}
    page, place = pages[names[-1]], articles[names[-1]]
    # Of an exercise that fills a screen it is above the article.
    title = page.select_one(".bd-header-article h1")
    if title is not None:
        place.insert(0, title.extract())
    for other in page.select(AROUND):
        other.decompose()
    for each, article in articles.items():
        lead_out(article, each, inside, url)
    if chapter:
        put_text_before(page, pages[names[0]])
    carry_runtime(page, site / "notebooks")
    carry_files(page, site / "notebooks")
    script = page.new_tag("script")
    script.string = LINKS_OF_EXERCISE.replace("HOME", json.dumps(urljoin(url, "notebooks/") if url else ""))
    (page.body or page).append(script)
    return str(page)


def main() -> int:
    """Write the file of the exercise that NAME names."""
    name = variables.exercise()
    text = one_file(SITE, name, (ROOT / "_toc.yml").read_text(encoding="utf-8"), hosted().url)
    MADE.mkdir(parents=True, exist_ok=True)
    (MADE / f"{name}.html").write_text(text, encoding="utf-8")
    print(
        f"_build/{MADE.name}/{name}.html: {len(text.encode()) / 1e6:.0f} MB. A double click opens it; nothing else is needed."
    )
    return 0


if __name__ == "__main__":
    run_main(main)
