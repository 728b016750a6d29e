"""A Sphinx extension for law in the text: roles that fail the build when the data do not hold what they name, and the pages they lead to.

Only mechanisms of Sphinx itself are used, so the same sources build with Jupyter Book and with Sphinx alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from course_law import errata, stubs
from course_law.directives import DIRECTIVES
from course_law.roles import ROLES

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# Before the table of contents is read (900), which asks what pages there are.
BEFORE_CONTENTS = 850
SCRIPT = "real-cases.js"


def write_stubs(app: Sphinx, _config: object) -> None:
    """Write the pages made from the data."""
    stubs.write(Path(app.srcdir))


def add_script(
    app: Sphinx, _page: str, _template: str, _context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Link the script of the real cases from the page that shows them, and from no other."""
    if doctree is not None and any("real-cases" in node["classes"] for node in doctree.findall(nodes.Element)):
        app.add_js_file(SCRIPT, loading_method="defer")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension.

    Returns:
        What Sphinx wants to know about it.
    """
    for role, kind in ROLES.items():
        app.add_role(role, kind())
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    errata.setup(app)
    app.connect("html-page-context", add_script)
    app.connect("config-inited", write_stubs, priority=BEFORE_CONTENTS)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
