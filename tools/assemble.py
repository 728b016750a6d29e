"""Lay the built pages out as the site that is uploaded."""

from __future__ import annotations

import re
import shutil
from html import escape
from pathlib import Path

from tools.hosted import Hosted
from tools.policy import POLICY
from tools.serve import NOT_FOUND

NO_HOST = Hosted()
# What Sphinx leaves behind that no page asks for.
LEFT_OUT = (".buildinfo", ".doctrees")
HOSTING = Path(__file__).resolve().parent.parent / "hosting"
# What some hosts read in the site's folder, and do by themselves: Apache, Netlify and Cloudflare.
HOSTS_READ = {".htaccess": "htaccess", "_headers": "_headers"}
# Of what is beside the decks, what they ask for.
SLIDES_NEED = ("slides.css", "slides.js", "speaker.css", "speaker.js", "qrcode.js", "revealjs")
# Addresses of earlier editions, and where each page is now, seen from the old one.
MOVED = {"book/index.html": "../index.html", "book/reference/index.html": "../reference.html"}
MOVED_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>This page has moved</title>
<meta http-equiv="refresh" content="0; url={page}">
<link rel="canonical" href="{page}">
</head>
<body>
<main><h1>This page has moved</h1><p><a href="{page}">Open it at its new address</a></p></main>
</body>
</html>
"""
# GitHub Pages leaves out folders whose names begin with an underscore unless this file is there.
NO_JEKYLL = ".nojekyll"
ROBOTS = "User-agent: *\nAllow: /\n"
NOTEBOOKS = HOSTING.parent / "notebooks"
# What is no page of its own: the place for search, what a host shows in a page's place, and what a page loads.
NOT_MAPPED = ("404.html", "search.html", "genindex.html", "_static/")
NO_INDEX = re.compile(r'<meta [^>]*"noindex"')
# Links of a notebook lead to the book's sources beside it; in a copy that stands alone they lead to the site.
TO_THE_BOOK = re.compile(r"\]\(\.\./((?:book|index)[\w/-]*)\.md(#[\w-]+)?\)")


def assemble(html: Path, site: Path, host: Hosted = NO_HOST) -> None:
    """Put the pages in place of the site of before, in one move, so that a reader never meets half a site.

    Args:
        html: what the book's build made.
        host: what the host said. Hosts show the page for what is not there at any depth, so that its link back needs the path
            under which the site lies.
    """
    new = site.with_name(site.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree(html, new, ignore=shutil.ignore_patterns(*LEFT_OUT))
    for old, page in MOVED.items():
        (new / old).parent.mkdir(parents=True, exist_ok=True)
        (new / old).write_text(MOVED_PAGE.format(page=page), encoding="utf-8")
    (new / "404.html").write_text(NOT_FOUND.format(home=host.path), encoding="utf-8")
    (new / "robots.txt").write_text(ROBOTS, encoding="ascii")
    if host.url:
        (new / "robots.txt").write_text(f"{ROBOTS}Sitemap: {host.url}sitemap.xml\n", encoding="ascii")
        (new / "sitemap.xml").write_text(site_map(new, host.url), encoding="utf-8")
    add_notebooks(new, host)
    (new / NO_JEKYLL).touch()
    for name, source in HOSTS_READ.items():
        text = (HOSTING / source).read_text(encoding="utf-8")
        (new / name).write_text(text.format(policy=POLICY, home=host.path), encoding="utf-8")
    replace(site, new)


def site_map(site: Path, url: str) -> str:
    """Return the map of a site, as search engines read it."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    moved = {*MOVED, *NOT_MAPPED[:3]}
    listed = [
        name
        for name in names
        if name not in moved
        and not name.startswith(NOT_MAPPED[3])
        and not NO_INDEX.search((site / name).read_text(encoding="utf-8"))
    ]
    entries = "".join(f"<url><loc>{escape(url + name.removesuffix('index.html'))}</loc></url>\n" for name in listed)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{entries}</urlset>\n"
    )


def add_notebooks(site: Path, host: Hosted) -> None:
    """Put the notebooks beside their pages, to be downloaded.

    Args:
        host: what the host said; where its address is known, links in the notebooks lead there.
    """
    folder = site / NOTEBOOKS.name
    folder.mkdir(exist_ok=True)
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        text = path.read_text(encoding="utf-8")
        if host.url:
            text = TO_THE_BOOK.sub(rf"]({host.url}\1.html\2)", text)
        (folder / path.name).write_text(text, encoding="utf-8")


def replace(site: Path, new: Path) -> None:
    """Put a folder in the place of another.

    Args:
        site: the folder to replace; it need not be there.
        new: what takes its place.
    """
    old = site.with_name(site.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        # Windows does not remove a folder in which a file is open, but says so here, before anything is lost.
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def add_slides(html: Path, site: Path) -> None:
    """Put the decks beside the book's pages.

    Args:
        html: what the slides' build made.
        site: the site, which has the book already.
    """
    shutil.copytree(html / "slides", site / "slides", dirs_exist_ok=True)
    for name in SLIDES_NEED:
        path = html / "_static" / name
        if path.is_dir():
            shutil.copytree(path, site / "_static" / name, dirs_exist_ok=True)
        else:
            shutil.copyfile(path, site / "_static" / name)
    if (html / "_images").is_dir():
        shutil.copytree(html / "_images", site / "_images", dirs_exist_ok=True)
