"""Case studies for a page and for paper: what happened when, what is confirmed, and by which source."""

from __future__ import annotations

from crossborder import facts
from crossborder.figures.pages import Markup, paragraph, table


def case_text(case: str) -> Markup:
    """Return what a case is about, as a paragraph.

    Args:
        case: id of the case, such as ``mckinnon``.
    """
    return paragraph(facts().case_by_id[case].text)


def case_table(case: str) -> Markup:
    """Return the events of a case as a table that prints whole: day, event, status and sources.

    Args:
        case: id of the case, such as ``mckinnon``.
    """
    held = facts()
    rows = [
        [
            str(event.day),
            f"{event.title}. {event.text}",
            "confirmed" if event.provenance.verified else "unverified",
            "; ".join(held.source_by_id[name].title for name in event.provenance.sources) or "none seen",
        ]
        for event in held.case_by_id[case].events
    ]
    return Markup(table(held.case_by_id[case].title, ["Day", "What happened", "Status", "Sources"], rows))


def case_status() -> Markup:
    """Return how many events of each case are confirmed, as a table."""
    rows = [
        [case.title, str(len(case.events)), str(sum(event.provenance.verified for event in case.events))]
        for case in facts().cases
    ]
    return Markup(table("The cases of the course", ["Case", "Events", "Confirmed"], rows))
