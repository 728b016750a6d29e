"""A Sphinx extension for law in the text: roles that fail the build when the data do not hold what they name, and the pages they lead to.

Only mechanisms of Sphinx itself are used, so the same sources build with Jupyter Book and with Sphinx alone.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_law import errata, stubs
from course_law.directives import DIRECTIVES
from course_law.roles import ROLES

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# Before the table of contents is read (900), which asks what pages there are.
BEFORE_CONTENTS = 850


def write_stubs(app: Sphinx, _config: object) -> None:
    """Write the pages made from the data."""
    stubs.write(Path(app.srcdir))


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension.

    Args:
        app: the Sphinx application.

    Returns:
        What Sphinx wants to know about it.
    """
    for role, kind in ROLES.items():
        app.add_role(role, kind())
    for name, directive in DIRECTIVES.items():
        app.add_directive(name, directive)
    errata.setup(app)
    app.connect("config-inited", write_stubs, priority=BEFORE_CONTENTS)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
