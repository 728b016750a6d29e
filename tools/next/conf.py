"""Builds the book with Sphinx alone (`make next`): everything that is not Jupyter Book's own word comes from _config.yml."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
_book: dict[str, Any] = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
_execute = _book["execute"]
_local: dict[str, str] = _book["sphinx"]["local_extensions"]
for _folder in (".", *_local.values()):
    sys.path.insert(0, str(ROOT / _folder))

project = html_title = _book["title"]
author = _book["author"]
extensions = ["myst_nb", "sphinx_design", "sphinx_external_toc", "sphinxcontrib.bibtex", *_local]
exclude_patterns = _book["exclude_patterns"]
external_toc_path = str(ROOT / "_toc.yml")
external_toc_exclude_missing = _book["only_build_toc_files"]
myst_enable_extensions = _book["parse"]["myst_enable_extensions"]

nb_execution_mode = _execute["execute_notebooks"]
nb_execution_excludepatterns = _execute["exclude_patterns"]
nb_execution_timeout = _execute["timeout"]
html_theme = "sphinx_book_theme"
globals().update(_book["sphinx"]["config"])

# Sphinx looks for these beside this file.
html_static_path = [str(ROOT / folder) for folder in _book["sphinx"]["config"]["html_static_path"]]
html_favicon = str(ROOT / _book["sphinx"]["config"]["html_favicon"])
live_build = str(ROOT / "_build" / "live")
bibtex_bibfiles = [str(ROOT / name) for name in _book["bibtex_bibfiles"]]
# The theme of today keeps a second search box in a bar of its own unless it is told not to.
html_theme_options = {**_book["sphinx"]["config"]["html_theme_options"], "navbar_persistent": []}
