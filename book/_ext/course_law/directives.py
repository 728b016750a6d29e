"""The directives that show a record, list all of a kind, or show a table over all instruments."""

from __future__ import annotations

from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from course_law import (
    cites,
    errata,
    glossary,
    instruments,
    names,
    real_cases,
    real_page,
    states,
    statutes,
    tables,
    written,
)
from course_law.parts import bullets, dated, paragraph, section, table, to_document
from crossborder.records import facts
from crossborder.records.store import FACTS_FILE

if TYPE_CHECKING:
    from docutils.nodes import Node

    from course_law.parts import Content

LOGGER = logging.getLogger(__name__)


class FactsDirective(SphinxDirective, ABC):
    """A directive made from the data; the page is read again when they change."""

    def run(self) -> list[Node]:
        """Return the nodes, with their labels made known."""
        self.env.note_dependency(str(FACTS_FILE))
        try:
            made = self.content_nodes()
        except names.NotInDataError as error:
            LOGGER.warning("{%s}: %s", self.name, error, location=self.get_location(), type="course_law")
            return []
        for node in (each for top in made for each in top.findall(nodes.Element) if each["ids"]):
            self.state.document.note_explicit_target(node, node)
        return made

    @abstractmethod
    def content_nodes(self) -> list[Node]:
        """Return the nodes."""


class InstrumentPage(FactsDirective):
    """The page of an instrument."""

    required_arguments = 1

    def content_nodes(self) -> list[Node]:
        """Return the nodes."""
        return instruments.page(names.instrument(self.arguments[0]), self.env.docname)


class StatutePage(FactsDirective):
    """The page of a statute."""

    required_arguments = 1

    def content_nodes(self) -> list[Node]:
        """Return the nodes."""
        return statutes.page(names.statute(self.arguments[0]), self.env.docname)


class StatePage(FactsDirective):
    """The page of a state."""

    required_arguments = 1

    def content_nodes(self) -> list[Node]:
        """Return the nodes."""
        return states.page(names.state(self.arguments[0]), self.env.docname)


class InstrumentList(FactsDirective):
    """Every instrument, with its days and a link to its page."""

    def content_nodes(self) -> list[Node]:
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


class StatuteList(FactsDirective):
    """Every statute, with its state and a link to its page."""

    def content_nodes(self) -> list[Node]:
        """Return the nodes."""
        return [
            bullets(
                [
                    to_document(each.short_title, names.statute_page(each.id), self.env.docname),
                    f" ({each.citation}), {name}",
                ]
                for each in facts().statutes
                for name in [facts().state_by_code[each.state].in_sentence]
            )
        ]


class StateList(FactsDirective):
    """Every state with a page, by region."""

    def content_nodes(self) -> list[Node]:
        """Return the nodes."""
        held = sorted((each for each in facts().states if names.has_page(each)), key=lambda each: each.name)
        made: list[Node] = []
        for region in sorted({each.region for each in held}):
            links = [
                to_document(e.name, names.state_page(e.code), self.env.docname) for e in held if e.region == region
            ]
            made += [paragraph(nodes.strong("", region)), bullets(links)]
        return made


class Table(FactsDirective):
    """A table or list over all instruments; the name of the directive says which."""

    def content_nodes(self) -> list[Node]:
        """Return the nodes."""
        return tables.TABLES[self.name](self.env.docname)


FAULTS = (written.FileError, glossary.GlossaryError, errata.ErrataError, real_cases.RealCasesError)


class FileDirective(SphinxDirective, ABC):
    """A directive made from a file of the book; a fault in the file fails the build."""

    file: ClassVar[str]

    def run(self) -> list[Node]:
        """Return the nodes."""
        path = Path(self.env.srcdir, self.file)
        self.env.note_dependency(str(path))
        self.env.note_dependency(str(FACTS_FILE))
        try:
            return self.content_nodes(path)
        except (*FAULTS, FileNotFoundError) as error:
            LOGGER.warning("{%s}: %s", self.name, error, location=self.get_location(), type="course_law")
            return []

    @abstractmethod
    def content_nodes(self, path: Path) -> list[Node]:
        """Return the nodes."""

    def parsed(self, text: str) -> list[Node]:
        """Turn a line of MyST into nodes."""
        inline, messages = self.state.inline_text(text, self.lineno)
        return [*inline, *messages]


class Glossary(FileDirective):
    """Every term."""

    file = "book/glossary.toml"

    def content_nodes(self, path: Path) -> list[Node]:
        """Return the nodes."""
        holder = nodes.Element()
        self.state.nested_parse(StringList(glossary.as_myst(glossary.load(path)), str(path)), 0, holder)
        return holder.children


class Errata(FileDirective):
    """Every row, by part of the course."""

    file = errata.FILE

    def content_nodes(self, path: Path) -> list[Node]:
        """Return the nodes."""
        rows = errata.load(path)
        made: list[Node] = []
        for part in errata.PARTS:
            items = (self._row(row) for row in rows if row.part == part)
            made.append(
                section(f"Part {part}", f"part-{part}", nodes.definition_list("", *items, classes=["provisions"]))
            )
        for node in (each for top in made for each in top.findall(nodes.Element) if each["ids"]):
            self.state.document.note_explicit_target(node, node)
        return made

    def _row(self, row: errata.Row) -> nodes.definition_list_item:
        rests = self.parsed("; ".join(map(cites.as_myst, row.cites)))
        return nodes.definition_list_item(
            "",
            nodes.term(
                "", f"{row.number}. {row.topic} ({errata.VERDICTS[row.verdict].lower()})", ids=[f"row-{row.number}"]
            ),
            nodes.definition(
                "",
                paragraph(nodes.strong("", "The module says: "), *self.parsed(row.said)),
                paragraph(nodes.strong("", "What is right: "), *self.parsed(row.right)),
                paragraph("It rests on: ", *rests, ".", errata.places(row=row.number)),
            ),
        )


class RealCases(FileDirective):
    """Every real case, with what the rules say to it."""

    file = real_cases.FOLDER

    def content_nodes(self, path: Path) -> list[Node]:
        """Return the nodes."""
        for each in path.glob("*.toml"):
            self.env.note_dependency(str(each))
        return real_page.page(real_cases.load(path), self.env.docname)


DIRECTIVES = {
    "instrument-page": InstrumentPage,
    "statute-page": StatutePage,
    "state-page": StatePage,
    "instrument-list": InstrumentList,
    "statute-list": StatuteList,
    "state-list": StateList,
    "course-glossary": Glossary,
    "course-errata": Errata,
    "real-cases": RealCases,
    **dict.fromkeys(tables.TABLES, Table),
}
