"""The instruments on one axis of time: adopted, in force, set aside, as a figure, in words and as a table."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from course_figures import style
from course_figures.havens import MARK
from course_figures.pages import Markup, folded, table
from crossborder import facts, tables

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from crossborder.records.records import DatedFact, Instrument, Relation

START, END = 1955, 2028
WRITTEN = date(2026, 11, 25)  # lines end on the day of writing
ROW = 0.36  # inches
EVERY = 15  # years between marks of the axis
DAYS_OF_A_YEAR = 365.25
NONE_KNOWN = "none known"
KEY = "circle: adopted    square and line: in force (years: both)\ndiamond: set aside between parties of a later one\ndashes: not yet, or not known to be, in force\n? = no entry into force known;   * = not confirmed"


def instruments_in_time() -> pd.DataFrame:
    """Every instrument but treaties between two states, one row for each, the oldest first.

    Returns:
        Columns ``id``, ``instrument``, ``adopted`` and ``in_force`` (in words, empty when not known) with
        ``..._verified`` and ``..._on`` (as a date, or ``None``), ``set_aside`` (in words), ``set_aside_on`` (dates).
    """
    held = [one for one in facts().instruments if one.adopted and one.kind != "bilateral_treaty" and not one.only_with]
    ordered = sorted(held, key=lambda one: one.adopted.day.earliest if one.adopted else START)
    return pd.DataFrame([_row(one) for one in ordered])


def _row(instrument: Instrument) -> dict[str, object]:
    later = [relation for relation in facts().relations if _sets_aside(relation, instrument.id)]
    return {
        "id": instrument.id,
        "instrument": instrument.short_title,
        **_dated("adopted", instrument.adopted),
        **_dated("in_force", instrument.in_force),
        "set_aside": "; ".join(map(_words, later)),
        "set_aside_on": tuple(relation.since.earliest for relation in later if relation.since),
    }


def _dated(name: str, dated: DatedFact | None) -> dict[str, object]:
    return {
        name: str(dated.day) if dated else "",
        f"{name}_verified": dated is not None and dated.provenance.verified,
        f"{name}_on": dated.day.earliest if dated else None,
    }


def _sets_aside(relation: Relation, instrument: str) -> bool:
    return relation.kind == "replaces_between_parties" and instrument in relation.to and relation.since is not None


def _words(relation: Relation) -> str:
    by = facts().instrument_by_id[relation.instrument].short_title
    return f"{by}, from {relation.since}" + ("" if relation.provenance.verified else MARK)


def _starred(row: dict[str, Any], name: str) -> str:
    """A day in words, with a star where nobody has seen a source for it."""
    if not row[name]:
        return NONE_KNOWN
    return str(row[name]) + ("" if row[f"{name}_verified"] else MARK)


def _year(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / DAYS_OF_A_YEAR


def instruments_timeline() -> Figure:
    """Draw a line for each instrument from its adoption, solid from its entry into force."""
    rows = tables.rows(instruments_in_time())
    with style.house_style():
        figure = style.sheet(ROW * len(rows) + 1.1)
        axes = figure.add_axes((0.02, 0, 0.96, 1))
        axes.set(xlim=(START, END), ylim=(len(rows) + 2.55, -0.5))
        axes.axis("off")
        for number, row in enumerate(rows):
            _draw(axes, number, row)
        for year in range(START + 5, END, EVERY):
            axes.plot([year, year], [-0.1, len(rows) + 0.05], color=style.INK, linewidth=0.3, alpha=0.35, zorder=0)
            axes.text(year, len(rows) + 0.4, str(year), ha="center", va="center", fontsize=style.SMALL)
        axes.text(START, len(rows) + 0.85, KEY, va="top", fontsize=7.2, linespacing=1.4)
    return figure


def _draw(axes: Axes, number: int, row: dict[str, Any]) -> None:
    label, line = number + 0.12, number + 0.58
    axes.text(START, label, row["instrument"], va="center", fontsize=style.SMALL)
    days = f"{_short(row, 'adopted')} / {_short(row, 'in_force')}"
    axes.text(END, label, days, va="center", ha="right", fontsize=style.SMALL)
    first, until = _year(row["adopted_on"]), _year(WRITTEN)
    begun = _year(row["in_force_on"]) if row["in_force"] else until
    axes.plot([first, begun], [line, line], color=style.INK, linewidth=0.9, linestyle=(0, (2, 2)), zorder=1)
    axes.plot([begun, until], [line, line], color=style.INK, linewidth=2.4, solid_capstyle="butt", zorder=1)
    _mark(axes, first, line, "o", style.SAND)
    if row["in_force"]:
        _mark(axes, begun, line, "s", style.BLUE)
    for day in row["set_aside_on"]:
        _mark(axes, _year(day), line, "D", style.WHITE)


def _mark(axes: Axes, year: float, line: float, shape: str, ground: str) -> None:
    axes.plot(
        [year], [line], shape, color=ground, markeredgecolor=style.INK, markeredgewidth=0.8, markersize=5.2, zorder=2
    )


def _short(row: dict[str, Any], name: str) -> str:
    """The year alone, for the figure; the table has the day."""
    if not row[name]:
        return "?"
    return str(row[f"{name}_on"].year) + ("" if row[f"{name}_verified"] else MARK)


def instruments_timeline_alt() -> str:
    """Say what the timeline shows: how many instruments, their days, and which were set aside."""
    rows = tables.rows(instruments_in_time())
    waiting = [row["instrument"] for row in rows if not row["in_force"]]
    text = "; ".join(
        f"{row['instrument']}: adopted {_starred(row, 'adopted')}, in force {_starred(row, 'in_force')}" for row in rows
    )
    return (
        f"Timeline of {len(rows)} instruments by day of adoption. {text}. "
        f"No entry into force is known for: {', '.join(waiting)}. A star marks what is not confirmed."
    )


def instruments_table() -> Markup:
    """Return the days of the timeline as a table to open."""
    rows = [
        [row["instrument"], _starred(row, "adopted"), _starred(row, "in_force"), row["set_aside"] or "-"]
        for row in tables.rows(instruments_in_time())
    ]
    header = ["Instrument", "Adopted or opened for signature", "In force", "Set aside between parties of both by"]
    listed = table("The instruments and their days (* = not confirmed from a source)", header, rows)
    return folded("The same as a table", listed)
