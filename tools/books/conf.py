"""Builds the chapters as one ePub with Sphinx, with the book's own roles, data and references."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "book" / "_ext")]

from crossborder.version import VERSION  # noqa: E402 - after the path above
from tools.books import CHAPTERS  # noqa: E402 - after the path above
from tools.build import EXECUTED  # noqa: E402 - after the path above
from tools.sphinx_settings import BOOK, of_book  # noqa: E402 - after the path above

globals().update(of_book())
epub_title = BOOK["title"]
epub_author = epub_publisher = BOOK["author"]
extensions = [
    "myst_nb", "sphinx_design", "sphinxcontrib.bibtex",
    "course_cells", "course_law", "course_questions", "tools.books.outside",
]  # fmt: skip
# The source folder is the project's: extensions make pages of the data below book/.
include_patterns = ["tools/books/contents.md", *(f"book/{name}.md" for name in CHAPTERS)]
master_doc = "tools/books/contents"
# The book's build has run the same cells, and forgets what they showed when a fact or a rule has changed.
nb_execution_cache_path = str(EXECUTED)
nb_mime_priority_overrides = [
    ["epub", "image/svg+xml", 0],
    ["epub", "text/html", 10],
    ["epub", "image/png", 20],
]
epub_theme = "epub"
epub_css_files = ["book.css"]
html_static_path = [str(ROOT / "tools" / "books" / "static")]
epub_basename = "course"
epub_identifier = epub_uid = "crossborder-course"
epub_copyright = "CC BY 4.0"
version = VERSION
epub_show_urls = "no"
epub_use_index = False
epub_tocdup = False
epub_tocscope = "includehidden"
epub_exclude_files = ["search.html"]
suppress_warnings = ["myst.xref_missing", "epub.unknown_project_files", "epub.duplicated_toc_entry"]
