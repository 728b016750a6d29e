"""The role `live-link`: a link to a page with live cells, with what the exercise is to begin with after the `#`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import ReferenceRole
from sphinx.util.nodes import make_refnode

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

KIND = "live-link"


class LiveLink(ReferenceRole):
    """`words <page#fragment>`: the page as in a toctree, relative or from the top with a slash; `<#fragment>` is this page."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Leave a reference that is looked up when all pages are known."""
        page, _, fragment = self.target.partition("#")
        target = self.env.relfn2path(page)[0] if page else self.env.docname
        words = nodes.inline(self.rawtext, self.title if self.has_explicit_title else page)
        reference = addnodes.pending_xref(
            self.rawtext, words, refdomain="", reftype=KIND, reftarget=target, refdoc=self.env.docname, refwarn=True
        )
        reference["fragment"] = fragment
        self.set_source_info(reference)
        return [reference], []


def resolve(
    app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref, content: nodes.TextElement
) -> nodes.reference | None:
    """Make the link, if there is such a page; Sphinx warns otherwise."""
    if node["reftype"] != KIND or node["reftarget"] not in env.all_docs:
        return None
    return make_refnode(app.builder, node["refdoc"], node["reftarget"], node["fragment"], content)
