"""The directives that show a record, or list all of a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from course_law import instruments, names, states
from course_law.parts import bullets, dated, paragraph, table, to_document
from crossborder.facts import facts
from crossborder.facts.store import FACTS_FILE

if TYPE_CHECKING:
    from docutils.nodes import Node

    from course_law.parts import Content

LOGGER = logging.getLogger(__name__)


class FactsDirective(SphinxDirective):
    """A directive made from the data; the page is read again when they change."""

    def run(self) -> list[Node]:
        """Return the nodes, with their labels made known."""
        self.env.note_dependency(str(FACTS_FILE))
        try:
            made = self.made()
        except names.NotInDataError as error:
            LOGGER.warning("{%s}: %s", self.name, error, location=self.get_location(), type="course_law")
            return []
        for node in (each for top in made for each in top.findall(nodes.Element) if each["ids"]):
            self.state.document.note_explicit_target(node, node)
        return made

    def made(self) -> list[Node]:
        """Return the nodes."""
        raise NotImplementedError


class InstrumentPage(FactsDirective):
    """The page of an instrument."""

    required_arguments = 1

    def made(self) -> list[Node]:
        """Return the nodes."""
        return instruments.page(names.instrument(self.arguments[0]), self.env.docname)


class StatePage(FactsDirective):
    """The page of a state."""

    required_arguments = 1

    def made(self) -> list[Node]:
        """Return the nodes."""
        return states.page(names.state(self.arguments[0]), self.env.docname)


class InstrumentList(FactsDirective):
    """Every instrument, with its days and a link to its page."""

    def made(self) -> list[Node]:
        """Return the nodes."""
        rows: list[list[Content]] = [
            [
                to_document(each.short_title, names.instrument_page(each.id), self.env.docname),
                each.citation or "none recorded",
                dated(each.adopted),
                dated(each.in_force),
            ]
            for each in sorted(facts().instruments, key=lambda each: each.short_title)
        ]
        return [table("Instruments", ["Instrument", "Citation", "Adopted or signed", "In force"], rows)]


class StateList(FactsDirective):
    """Every state with a page, by region."""

    def made(self) -> list[Node]:
        """Return the nodes."""
        held = sorted((each for each in facts().states if names.has_page(each)), key=lambda each: each.name)
        made: list[Node] = []
        for region in sorted({each.region for each in held}):
            links = [
                to_document(e.name, names.state_page(e.code), self.env.docname) for e in held if e.region == region
            ]
            made += [paragraph(nodes.strong("", region)), bullets(links)]
        return made


DIRECTIVES = {
    "instrument-page": InstrumentPage,
    "state-page": StatePage,
    "instrument-list": InstrumentList,
    "state-list": StateList,
}
