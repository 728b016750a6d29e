"""A Sphinx extension: what leads out of the book, to pages that only the site has, becomes text. Whether those are there, the site's build says."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders.epub3 import Epub3Builder
from sphinx.util.docutils import ReferenceRole

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


STYLES = re.compile(r"(?:^|/)(?:book|epub|pygments)\.")


class Words(ReferenceRole):
    """The words of a link to an exercise."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the words alone."""
        return [nodes.inline(self.rawtext, self.title)], []


def to_words(_app: Sphinx, _env: BuildEnvironment, _node: nodes.Element, content: nodes.TextElement) -> nodes.Node:
    """What a reference says stands for a place that is not in the book."""
    return content


def to_text(_app: Sphinx, doctree: nodes.document, _name: str) -> None:
    """A link to a notebook becomes its words."""
    for link in list(doctree.findall(nodes.reference)):
        if ".ipynb" in str(link.get("refuri", "")):
            link.replace_self(link.children)


def own_styles(_app: Sphinx, _page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Keep the styles that are in the book; those of the site's scripts are not."""
    context["css_files"] = [each for each in context["css_files"] if STYLES.search(str(each.filename))]


class Books(Epub3Builder):
    """Sphinx's builder; its contents may be in a folder."""

    def get_toc(self) -> None:
        """Name each chapter by its place in the book."""
        super().get_toc()
        for item in self.refnodes:
            item["refuri"] = posixpath.normpath(item["refuri"])


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension.

    Returns:
        What Sphinx wants to know about it.
    """
    app.add_role("live-link", Words())
    app.connect("missing-reference", to_words, priority=900)
    app.add_builder(Books, override=True)
    app.connect("html-page-context", own_styles, priority=900)
    app.connect("doctree-resolved", to_text, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
