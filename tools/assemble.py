"""Lay the built pages out as the site that is uploaded."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# What Sphinx leaves behind that no page asks for.
LEFT_OUT = (".buildinfo", ".doctrees")

FRONT_PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={page}">
<link rel="canonical" href="{page}">
</head>
<body>
<main><h1>{title}</h1><p><a href="{page}">Open the book</a></p></main>
</body>
</html>
"""


def front_page(site: Path) -> str:
    """Return a whole page for the site's address itself, which leads to the book's first page.

    Jupyter Book writes one without language, title or link there.

    Args:
        site: the folder of the built pages.
    """
    written = (site / "index.html").read_text(encoding="utf-8")
    target = re.search(r"url=([^\"]+)", written)
    if target is None or "<body" in written:  # the book's root is the site's own first page
        return written
    title = re.search(r"<title>(.*?)</title>", (site / target[1]).read_text(encoding="utf-8"), re.DOTALL)
    return FRONT_PAGE.format(page=target[1], title=title[1].strip() if title else "")


def assemble(html: Path, site: Path) -> None:
    """Put the pages in place of the site of before, in one move, so that a reader never meets half a site.

    Args:
        html: what the book's build made.
        site: the folder to upload.
    """
    new = site.with_name(site.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    shutil.copytree(html, new, ignore=shutil.ignore_patterns(*LEFT_OUT))
    (new / "index.html").write_text(front_page(new), encoding="utf-8")
    shutil.rmtree(site, ignore_errors=True)
    new.rename(site)
