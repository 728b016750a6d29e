"""A Sphinx extension: the book's search, with MiniSearch in the reader's browser.

The stock search finds neither an article ("29(4)") nor a word with a letter wrong. Here every section of the built pages
is a document; the page's script knows how provisions are written.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from course_search import sections
from course_theme.scripts import load_on, write_data
from tools.project import PAGES_PACKAGES

if TYPE_CHECKING:
    from sphinx.application import Sphinx

HERE = Path(__file__).resolve().parent
LIBRARY = PAGES_PACKAGES / "minisearch" / "dist" / "umd" / "index.js"
# A plain script, not a module: it works in a page opened from a folder too. It fetches the others when something is asked.
SCRIPT = "search.js"
# The stock search, below the site's top.
REPLACED = ("_static/searchtools.js", "_static/language_data.js", "searchindex.js")


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the sections and copy the scripts, when all pages are there."""
    if error or app.builder.format != "html":
        return
    static = Path(app.outdir, "_static")
    write_data(static / "search-sections.js", "courseSections", sections.of_site(Path(app.outdir)))
    library = LIBRARY.read_text(encoding="utf-8").partition("//# sourceMappingURL")[0]
    (static / "minisearch.js").write_text(library, encoding="utf-8")
    shutil.copyfile(HERE / SCRIPT, static / SCRIPT)
    for name in REPLACED:
        Path(app.outdir, name).unlink(missing_ok=True)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension.

    Returns:
        What Sphinx wants to know about it.
    """
    app.connect("html-page-context", load_on("search", [SCRIPT]))
    # Before the theme's repair gives each script's address its hash.
    app.connect("build-finished", write, priority=800)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
