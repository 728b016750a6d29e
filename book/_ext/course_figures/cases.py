"""Case studies for a page and for paper: what happened when, what is confirmed, and by which source."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from course_figures.pages import Markup, paragraph, table
from crossborder import facts

if TYPE_CHECKING:
    from crossborder.records.records import CaseEvent


def case_text(case: str) -> Markup:
    """Return what a case is about, as a paragraph.

    Args:
        case: id of the case, such as ``mckinnon``.
    """
    return paragraph(facts().case_by_id[case].text)


def case_table(case: str) -> Markup:
    """Return the events of a case as a table that prints whole, with its sources numbered below it.

    Args:
        case: id of the case, such as ``mckinnon``.
    """
    record = facts().case_by_id[case]
    names = list(dict.fromkeys(name for event in record.events for name in event.provenance.sources))
    rows = [[str(event.day), _event_text(event), _numbers(event, names)] for event in record.events]
    listed = table(record.title, ["Day", "What happened", "Sources"], rows)
    return Markup(f"{listed}<p>Sources:</p><ol>{''.join(map(_source, names))}</ol>" if names else listed)


def _event_text(event: CaseEvent) -> str:
    return f"{event.title}. {event.text}{'' if event.provenance.verified else ' (unverified)'}"


def _numbers(event: CaseEvent, names: list[str]) -> str:
    return ", ".join(str(names.index(name) + 1) for name in event.provenance.sources) or "none seen"


def _source(name: str) -> str:
    source = facts().source_by_id[name]
    title = escape(source.title)
    return f'<li><a href="{escape(source.url)}">{title}</a></li>' if source.url else f"<li>{title}</li>"


def case_status() -> Markup:
    """Return how many events of each case are confirmed, as a table."""
    rows = [
        [case.title, str(len(case.events)), str(sum(event.provenance.verified for event in case.events))]
        for case in facts().cases
    ]
    return Markup(table("The cases of the course", ["Case", "Events", "Confirmed"], rows))
