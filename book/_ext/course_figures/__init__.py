"""Figures of the book, drawn from the facts, each with a text alternative and a table made from the same facts.

Nothing that runs live in a page imports this: matplotlib and pandas do not exist there.
"""

from __future__ import annotations

from course_figures.cases import case_status, case_table, case_text
from course_figures.comparison import cybercrime_treaties_table, rights_table
from course_figures.contents import contents_summary, contents_table
from course_figures.gates import (
    preservation_gates,
    preservation_gates_alt,
    preservation_gates_table,
    reservations_known,
    reservations_summary,
)
from course_figures.haven_years import (
    havens_by_year,
    havens_by_year_alt,
    havens_by_year_grid,
    havens_by_year_summary,
    havens_by_year_table,
)
from course_figures.havens import haven_alt, haven_grid, haven_summary, haven_table, laws_table, three_days_table
from course_figures.instruments import (
    instruments_in_time,
    instruments_table,
    instruments_timeline,
    instruments_timeline_alt,
)
from course_figures.ledger import (
    ledger_by_file,
    ledger_by_kind,
    ledger_by_standing,
    ledger_by_weight,
    ledger_summary,
    ledger_unverified,
)
from course_figures.lifetimes import lifetimes_alt, lifetimes_chart, lifetimes_summary, lifetimes_table
from course_figures.matrix import cases_by_instrument, matrix_summary, matrix_table, measures_table, rules_table
from course_figures.pages import paragraph, shown
from course_figures.participation import (
    participation_alt,
    participation_by_day,
    participation_by_year,
    participation_over_time,
    participation_table,
)
from course_figures.refusal import refusal_alt, refusal_matrix, refusal_table
from course_figures.request_path import request_path_alt, request_path_chart, request_path_table
from course_figures.sharing import (
    bases_between_table,
    shared_bases,
    shared_bases_alt,
    shared_bases_matrix,
    shared_bases_table,
)
from course_figures.speed import hall_table, measured_when, own_speed_table, speed_alt, speed_chart, speed_table
from course_figures.thresholds import thresholds_alt, thresholds_chart, thresholds_table, treaties_table
from course_figures.timeline import case_timeline, event_list, timeline_alt

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
    "hall_table",
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
    "ledger_by_standing",
    "ledger_by_weight",
    "ledger_summary",
    "ledger_unverified",
    "lifetimes_alt",
    "lifetimes_chart",
    "lifetimes_summary",
    "lifetimes_table",
    "matrix_summary",
    "matrix_table",
    "measured_when",
    "measures_table",
    "own_speed_table",
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
    "speed_alt",
    "speed_chart",
    "speed_table",
    "three_days_table",
    "thresholds_alt",
    "thresholds_chart",
    "thresholds_table",
    "timeline_alt",
    "treaties_table",
]
