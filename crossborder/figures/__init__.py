"""Figures of the book, drawn from the facts, each with a text alternative and a table made from the same facts.

Nothing that runs live in a page imports this: matplotlib and pandas do not exist there.
"""

from __future__ import annotations

from crossborder.figures.cases import case_status, case_table, case_text
from crossborder.figures.comparison import cybercrime_treaties_table, rights_table
from crossborder.figures.contents import contents_summary, contents_table
from crossborder.figures.gates import (
    preservation_gates,
    preservation_gates_alt,
    preservation_gates_table,
    reservations_known,
    reservations_summary,
)
from crossborder.figures.haven_years import (
    havens_by_year,
    havens_by_year_alt,
    havens_by_year_grid,
    havens_by_year_summary,
    havens_by_year_table,
)
from crossborder.figures.havens import haven_alt, haven_grid, haven_summary, haven_table, laws_table, three_days_table
from crossborder.figures.instruments import (
    instruments_in_time,
    instruments_table,
    instruments_timeline,
    instruments_timeline_alt,
)
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
from crossborder.figures.participation import (
    participation_alt,
    participation_by_day,
    participation_by_year,
    participation_over_time,
    participation_table,
)
from crossborder.figures.refusal import refusal_alt, refusal_matrix, refusal_table
from crossborder.figures.request_path import request_path_alt, request_path_chart, request_path_table
from crossborder.figures.sharing import (
    bases_between_table,
    shared_bases,
    shared_bases_alt,
    shared_bases_matrix,
    shared_bases_table,
)
from crossborder.figures.thresholds import thresholds_alt, thresholds_chart, thresholds_table, treaties_table
from crossborder.figures.timeline import case_timeline, event_list, timeline_alt

__all__ = [
    "bases_between_table",
    "case_status",
    "case_table",
    "case_text",
    "case_timeline",
    "cases_by_instrument",
    "contents_summary",
    "contents_table",
    "cybercrime_treaties_table",
    "event_list",
    "haven_alt",
    "haven_grid",
    "haven_summary",
    "haven_table",
    "havens_by_year",
    "havens_by_year_alt",
    "havens_by_year_grid",
    "havens_by_year_summary",
    "havens_by_year_table",
    "instruments_in_time",
    "instruments_table",
    "instruments_timeline",
    "instruments_timeline_alt",
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
    "participation_alt",
    "participation_by_day",
    "participation_by_year",
    "participation_over_time",
    "participation_table",
    "preservation_gates",
    "preservation_gates_alt",
    "preservation_gates_table",
    "refusal_alt",
    "refusal_matrix",
    "refusal_table",
    "request_path_alt",
    "request_path_chart",
    "request_path_table",
    "reservations_known",
    "reservations_summary",
    "rights_table",
    "rules_table",
    "shared_bases",
    "shared_bases_alt",
    "shared_bases_matrix",
    "shared_bases_table",
    "shown",
    "three_days_table",
    "thresholds_alt",
    "thresholds_chart",
    "thresholds_table",
    "timeline_alt",
    "treaties_table",
]
