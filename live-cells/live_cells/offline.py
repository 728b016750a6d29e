"""What a reader keeps of a whole site: the list of its files, beside the service worker that answers from the copy."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

if TYPE_CHECKING:
    from collections.abc import Iterator

PLACE = "live-keep-course"
LIST = "offline.json"
WORKER = "offline.js"
# What hosts read and no page asks for, and what Sphinx keeps for itself.
LEFT_OUT = (LIST, WORKER, "objects.inv", "robots.txt")


class KeepCourse(SphinxDirective):
    """``{live-keep}``: the place where a reader can keep the whole site in the browser."""

    def run(self) -> list[nodes.Node]:
        """Leave the place; the page's script fills it."""
        return [nodes.container(classes=[PLACE])]


def has_place(doctree: nodes.document) -> bool:
    """Whether a page offers to keep the site."""
    return any(PLACE in node["classes"] for node in doctree.findall(nodes.container))


def _published(site: Path) -> Iterator[Path]:
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        is_hidden = any(part.startswith(".") for part in path.relative_to(site).parts)
        if path.is_file() and not is_hidden and name not in LEFT_OUT and not name.startswith(("_sources/", "_headers")):
            yield path


def write_list(site: Path) -> dict[str, Any]:
    """Write the list of a site's files, as they are now.

    Args:
        site: The folder that is uploaded.

    Returns:
        What was written: `version`, which changes with any file, and `files` with `name`, `bytes` and `hash`.
    """
    files = []
    for path in _published(site):
        body = path.read_bytes()
        name = path.relative_to(site).as_posix()
        files.append({"name": name, "bytes": len(body), "hash": hashlib.sha256(body).hexdigest()[:16]})
    version = hashlib.sha256(json.dumps(files).encode()).hexdigest()[:16]
    listed = {"version": version, "files": files}
    (site / LIST).write_text(json.dumps(listed, separators=(",", ":")), encoding="utf-8")
    return listed


if __name__ == "__main__":
    write_list(Path(sys.argv[1]))
