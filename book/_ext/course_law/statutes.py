"""The reference page of a statute on cooperation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from course_law.instruments import provisions
from course_law.parts import paragraph, rests_on, section, sources, table, to_state
from crossborder.records import facts

if TYPE_CHECKING:
    from docutils import nodes

    from course_law.parts import Content
    from crossborder.records.records import Statute

HOW_TO_READ = "“s 79(1)” is read “section 79, subsection 1”."


def page(of: Statute, refdoc: str) -> list[nodes.Node]:
    """Return what the page of a statute shows below its title."""
    return [
        paragraph(of.summary),
        facts_table(of, refdoc),
        section("Sections", "sections", paragraph(HOW_TO_READ), *provisions(of.sections)),
        sources(used_sources(of)),
    ]


def facts_table(of: Statute, refdoc: str) -> nodes.table:
    """Return the facts of a statute."""
    rows: list[tuple[Content, Content, Content]] = [
        ("Full title", of.title, rests_on(of.provenance)),
        ("Citation", of.citation, "as above"),
        ("State", to_state(facts().state_by_code[of.state], refdoc), "as above"),
    ]
    return table("Facts", ["Fact", "What is recorded", "It rests on"], rows)


def used_sources(of: Statute) -> list[str]:
    """Return the ids of every source the page of a statute names, in its order."""
    return [*of.provenance.sources, *(each.source for each in of.sections if each.source)]
