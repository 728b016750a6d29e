"""What the builds with Sphinx itself (decks, ePub, next) take from the book's settings, so that each is written in one place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
BOOK: dict[str, Any] = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))


def of_book() -> dict[str, Any]:
    """Return the settings that decks, ePub and pages share with the book, by their names in Sphinx."""
    return {
        "project": BOOK["title"],
        "html_title": BOOK["title"],
        "author": BOOK["author"],
        "language": BOOK["sphinx"]["config"]["language"],
        "myst_enable_extensions": BOOK["parse"]["myst_enable_extensions"],
        "nb_execution_mode": BOOK["execute"]["execute_notebooks"],
        "nb_execution_timeout": BOOK["execute"]["timeout"],
        "nb_execution_raise_on_error": BOOK["sphinx"]["config"]["nb_execution_raise_on_error"],
        # Sphinx looks for these beside conf.py.
        "bibtex_bibfiles": [str(ROOT / name) for name in BOOK["bibtex_bibfiles"]],
        "bibtex_reference_style": BOOK["sphinx"]["config"]["bibtex_reference_style"],
        "html_copy_source": False,
        "html_show_sourcelink": False,
    }
