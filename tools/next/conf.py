"""Builds the book with Sphinx alone (`make next`): everything that is not Jupyter Book's own word comes from _config.yml."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tools.sphinx_settings import BOOK, of_book  # noqa: E402 - after the path above

_local: dict[str, str] = BOOK["sphinx"]["local_extensions"]
_config = BOOK["sphinx"]["config"]
sys.path[:0] = [str(ROOT / folder) for folder in _local.values()]

globals().update({**of_book(), **_config})
extensions = ["myst_nb", "sphinx_design", "sphinx_external_toc", "sphinxcontrib.bibtex", *_local]
exclude_patterns = BOOK["exclude_patterns"]
external_toc_path = str(ROOT / "_toc.yml")
external_toc_exclude_missing = BOOK["only_build_toc_files"]
html_theme = "sphinx_book_theme"
# Sphinx looks for these beside this file.
html_static_path = [str(ROOT / folder) for folder in _config["html_static_path"]]
html_favicon = str(ROOT / _config["html_favicon"])
live_build = str(ROOT / "_build" / "live")
# The theme of today keeps a second search box in a bar of its own unless it is told not to.
html_theme_options = {**_config["html_theme_options"], "navbar_persistent": []}
