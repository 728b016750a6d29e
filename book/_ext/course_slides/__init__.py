"""A Sphinx extension for the decks in slides/: reveal.js by sphinx-revealjs, with what is said, questions of the bank, and exercises.

sphinx-revealjs writes one deck for each page. Its own page starts reveal.js by a script in the page, which the site's content policy
forbids, and its speaker view is written into an empty window, where the policy forbids every script. So the page, the start and the
speaker view are ours; slides and their order are its work.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.ext.intersphinx import missing_reference

from course_slides.directives import Ask, Drawing, Exercise, Notes
from course_theme.foot import LINE
from tools.project import PAGES_PACKAGES

if TYPE_CHECKING:
    from docutils import nodes
    from docutils.nodes import TextElement
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

HERE = Path(__file__).resolve().parent
QR_CODE = PAGES_PACKAGES / "qrcode-generator" / "dist" / "qrcode.js"
STYLE = "slides.css"
# Of what sphinx-revealjs brings, the decks use two files.
USED = ("dist/reveal.js", "dist/reveal.css", "LICENSE")


def own_files(app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Let a deck load its own style alone: the page's template links the rest, and says which version of the course and of the law this is."""
    if app.builder.name == "revealjs":
        context["foot"] = LINE
        context["css_files"] = [each for each in context["css_files"] if str(each).endswith(STYLE)]
        context["script_files"] = []


def of_the_book(app: Sphinx, env: BuildEnvironment, node: pending_xref, shown: TextElement) -> nodes.Node | None:
    """Resolve a link to the book, whose extensions name its pages from the top of the project; it needs no title that says where it leads."""
    if app.builder.name != "revealjs":
        return None
    if node["reftype"] == "doc":
        node["reftarget"] = node["reftarget"].removeprefix("/")
    link = missing_reference(app, env, node, shown)
    if link is not None:
        link.attributes.pop("reftitle", None)
    return link


def copy_files(app: Sphinx, error: Exception | None) -> None:
    """Copy the decks' scripts, and take out what no deck asks for."""
    if error or app.builder.name != "revealjs":
        return
    static = Path(app.outdir, "_static")
    for path in sorted((static / "revealjs").rglob("*"), reverse=True):
        if path.is_dir():
            shutil.rmtree(path) if not any(path.iterdir()) else None
        elif path.relative_to(static / "revealjs").as_posix() not in USED:
            path.unlink()
    shutil.copyfile(QR_CODE, static / "qrcode.js")
    shutil.copyfile(HERE / "speaker.html", Path(app.outdir, "slides", "speaker.html"))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension.

    Returns:
        What Sphinx wants to know about it.
    """
    for name, directive in {"notes": Notes, "ask": Ask, "drawing": Drawing, "exercise": Exercise}.items():
        app.add_directive(name, directive)
    app.config.templates_path.append(str(HERE / "templates"))
    app.connect("missing-reference", of_the_book, priority=400)
    app.connect("html-page-context", own_files, priority=950)
    app.connect("build-finished", copy_files)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
