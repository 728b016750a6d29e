"""The scripts of one page: that page loads them, and no other, and their data come as a script, too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sphinx.application import Sphinx


def load_on(page: str, scripts: Iterable[str], style: str = "") -> Callable[..., None]:
    """Return what Sphinx is to call for each page, so that one of them loads scripts, in their order, and a style."""

    def load(app: Sphinx, name: str, _template: str, _context: dict[str, Any], _doctree: object) -> None:
        if name != page:
            return
        if style:
            app.add_css_file(style)
        for script in scripts:
            app.add_js_file(script, loading_method="defer")

    return load


def write_data(path: Path, variable: str, data: object) -> None:
    """Write data as a script that sets a variable: a page opened from a folder can load it, and could fetch nothing."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    path.write_text(f"globalThis.{variable} = {text};\n", encoding="utf-8")
