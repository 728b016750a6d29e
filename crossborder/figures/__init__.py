"""Figures of the book, drawn from the facts, each with a text alternative and a table made from the same facts.

Nothing that runs live in a page imports this: matplotlib and pandas do not exist there.
"""

from __future__ import annotations

from crossborder.figures.havens import haven_alt, haven_grid, haven_summary, haven_table, laws_table, three_days_table
from crossborder.figures.ledger import (
    ledger_by_file,
    ledger_by_kind,
    ledger_by_weight,
    ledger_summary,
    ledger_unverified,
)
from crossborder.figures.matrix import cases_by_instrument, matrix_summary, matrix_table, measures_table, rules_table
from crossborder.figures.pages import paragraph, shown
from crossborder.figures.timeline import case_timeline, event_list, timeline_alt

__all__ = [
    "case_timeline",
    "cases_by_instrument",
    "event_list",
    "haven_alt",
    "haven_grid",
    "haven_summary",
    "haven_table",
    "laws_table",
    "ledger_by_file",
    "ledger_by_kind",
    "ledger_by_weight",
    "ledger_summary",
    "ledger_unverified",
    "matrix_summary",
    "matrix_table",
    "measures_table",
    "paragraph",
    "rules_table",
    "shown",
    "three_days_table",
    "timeline_alt",
]
