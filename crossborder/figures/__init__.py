"""Figures of the book, drawn from the facts, each with a text alternative and a table made from the same facts.

Nothing that runs live in a page imports this: matplotlib and pandas do not exist there.
"""

from __future__ import annotations

from crossborder.figures.cases import case_status, case_table, case_text
from crossborder.figures.contents import contents_summary, contents_table
from crossborder.figures.havens import haven_alt, haven_grid, haven_summary, haven_table, laws_table, three_days_table
from crossborder.figures.ledger import (
    ledger_by_file,
    ledger_by_kind,
    ledger_by_weight,
    ledger_summary,
    ledger_unverified,
)
from crossborder.figures.lifetimes import lifetimes_alt, lifetimes_chart, lifetimes_summary, lifetimes_table
from crossborder.figures.matrix import cases_by_instrument, matrix_summary, matrix_table, measures_table, rules_table
from crossborder.figures.pages import paragraph, shown
from crossborder.figures.refusal import refusal_alt, refusal_matrix, refusal_table
from crossborder.figures.request_path import request_path_alt, request_path_chart, request_path_table
from crossborder.figures.thresholds import thresholds_alt, thresholds_chart, thresholds_table, treaties_table
from crossborder.figures.timeline import case_timeline, event_list, timeline_alt

__all__ = [
    "case_status",
    "case_table",
    "case_text",
    "case_timeline",
    "cases_by_instrument",
    "contents_summary",
    "contents_table",
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
    "lifetimes_alt",
    "lifetimes_chart",
    "lifetimes_summary",
    "lifetimes_table",
    "matrix_summary",
    "matrix_table",
    "measures_table",
    "paragraph",
    "refusal_alt",
    "refusal_matrix",
    "refusal_table",
    "request_path_alt",
    "request_path_chart",
    "request_path_table",
    "rules_table",
    "shown",
    "three_days_table",
    "thresholds_alt",
    "thresholds_chart",
    "thresholds_table",
    "timeline_alt",
    "treaties_table",
]
