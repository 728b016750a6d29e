"""The roles {provision}, {instrument}, {statute}, {state} and {source}."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import ReferenceRole

from course_law import names
from course_law.parts import NOT_SEEN, inline, mark, to_document, to_label, to_state, unless
from crossborder.records.store import FACTS_FILE

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils.nodes import Node, system_message

    from course_law.parts import Inline

LOGGER = logging.getLogger(__name__)


class LawRole(ReferenceRole, ABC):
    """A role that names a record of the data; a wrong name is a warning, which fails the build."""

    def run(self) -> tuple[list[Node], list[system_message]]:
        """Return the link, or the words as they are when the data do not hold what they name."""
        self.env.note_dependency(str(FACTS_FILE))
        words = self.title if self.has_explicit_title else ""
        try:
            return inline(self.inline(" ".join(self.target.split()), words)), []
        except names.NotInDataError as error:
            LOGGER.warning("{%s}`%s`: %s", self.name, self.text, error, location=self.get_location(), type="course_law")
            return [nodes.literal(self.rawtext, self.text)], []

    @abstractmethod
    def inline(self, target: str, words: str) -> list[Inline]:
        """Return what is shown in the text.

        Args:
            words: the writer's own words for it, or nothing.
        """


class ProvisionRole(LawRole):
    """A provision or a section, linked to its place, with its mark when nobody has seen its text."""

    def inline(self, target: str, words: str) -> list[Inline]:
        """Return the provision as a lawyer cites it."""
        provision, label = names.provision(target)
        return [to_label(words or provision.label, label, self.env.docname), *unless(provision.verified)]


class InstrumentRole(LawRole):
    """An instrument, linked to its page."""

    def inline(self, target: str, words: str) -> list[Inline]:
        """Return its short title."""
        instrument = names.instrument(target)
        return [to_document(words or instrument.short_title, names.instrument_page(instrument.id), self.env.docname)]


class StatuteRole(LawRole):
    """A statute on cooperation, linked to its page."""

    def inline(self, target: str, words: str) -> list[Inline]:
        """Return its short title."""
        statute = names.statute(target)
        return [to_document(words or statute.short_title, names.statute_page(statute.id), self.env.docname)]


class StateRole(LawRole):
    """A state, linked to its page where it has one."""

    def inline(self, target: str, words: str) -> list[Inline]:
        """Return its name."""
        return [to_state(names.state(target), self.env.docname, words)]


class SourceRole(LawRole):
    """A source, linked to its own address, with a mark when nobody read it."""

    def inline(self, target: str, words: str) -> list[Inline]:
        """Return its title."""
        source = names.source(target)
        text = words or source.title
        link = nodes.reference("", text, refuri=source.url) if source.url else text
        return [link] if source.seen else [link, " ", mark(NOT_SEEN)]


ROLES: dict[str, Callable[[], LawRole]] = {
    "provision": ProvisionRole,
    "instrument": InstrumentRole,
    "statute": StatuteRole,
    "state": StateRole,
    "source": SourceRole,
}
