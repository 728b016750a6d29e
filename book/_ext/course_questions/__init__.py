"""A Sphinx extension for review questions: `{review-questions} name` shows those of questions/name.toml beside the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from course_law import cites
from course_questions import bank, show

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

LOGGER = logging.getLogger(__name__)
SCRIPT, STYLE = "questions.js", "questions.css"


class ReviewQuestions(SphinxDirective):
    """The review questions of a chapter."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the questions, or nothing and a warning that lists every fault of their file."""
        page = Path(self.env.doc2path(self.env.docname))
        path = page.parent / "questions" / f"{self.arguments[0]}.toml"
        self.env.note_dependency(str(path))
        try:
            questions = bank.load(path)
        except bank.QuestionsError as error:
            LOGGER.warning("{review-questions}: %s", error, location=self.get_location(), type="course_questions")
            return []
        shown = (
            show.question(each, number, self._parsed, self._cites(each))
            for number, each in enumerate(questions, start=1)
        )
        made = show.html("div", *shown, classes="questions")
        for node in (each for each in made.findall(show.element) if each["ids"]):
            self.state.document.note_explicit_target(node, node)
        return [made]

    def _parsed(self, text: str) -> list[nodes.Node]:
        parsed, messages = self.state.inline_text(text, self.lineno)
        return [*parsed, *messages]

    def _cites(self, of: bank.Question) -> list[nodes.Node]:
        return self._parsed("; ".join(cites.as_myst(cite) for cite in of.cites))


def add_script(
    app: Sphinx, _page: str, _template: str, _context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Link the script from pages with questions, and from no others."""
    if doctree is not None and any(node["classes"] == ["questions"] for node in doctree.findall(show.element)):
        app.add_js_file(SCRIPT, loading_method="defer")
        app.add_css_file(STYLE)


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the extension.

    Returns:
        What Sphinx wants to know about it.
    """
    plain = (show.pass_by, show.pass_by)
    app.add_node(
        show.element, html=(show.visit_html, show.depart_html), latex=plain, text=plain, man=plain, texinfo=plain
    )
    app.add_directive("review-questions", ReviewQuestions)
    app.connect("html-page-context", add_script)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
