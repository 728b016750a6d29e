"""Builds the decks in slides/ with Sphinx and sphinx-revealjs, with the book's own roles, data and references."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "book" / "_ext")]

from tools.sphinx_settings import of_book  # noqa: E402 - after the path above

globals().update(of_book())
extensions = [
    "myst_nb", "sphinxcontrib.bibtex", "sphinx.ext.intersphinx", "sphinx_revealjs",
    "course_cells", "course_law", "course_questions", "course_slides",
]  # fmt: skip
# The source folder is the project's: extensions make pages of the data below book/. Decks lie beside the book's pages in the site too.
include_patterns = ["slides/*.md"]
master_doc = "slides/list"
nb_execution_cache_path = str(ROOT / "_build" / "slides" / "cache")
nb_mime_priority_overrides = [
    ["revealjs", "text/html", 0],
    ["revealjs", "image/svg+xml", 10],
    ["revealjs", "image/png", 20],
]
# Provisions, states and terms lead to the book's pages, which are beside the decks.
intersphinx_mapping = {"book": (".", str(ROOT / "_build" / "site" / "objects.inv"))}
# Pages of the book are documents of another project; Sphinx looks for those only when it is told to.
intersphinx_disabled_reftypes: list[str] = []
revealjs_static_path = [str(ROOT / "book" / "_ext" / "course_slides" / "static")]
revealjs_style_theme = "slides.css"
