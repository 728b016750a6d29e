"""Participation over time: states that deposited and states that are bound, and from which day the data no longer know."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from course_figures import style
from course_figures.pages import Markup, folded, table
from crossborder import bound, deposited, facts, tables
from crossborder.records import in_words
from crossborder.records.terms import DEPOSITS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from crossborder.records.records import Instrument, ParticipationEvent

WRITTEN = date(2026, 11, 25)  # the figure ends on the day of writing
YEAR = 365.25
HATCH = "////"


def participation_by_day(instrument: str = "budapest_185") -> pd.DataFrame:
    """How many states had deposited and how many were bound, one row for each day on which a number changed.

    Returns:
        Columns ``on`` (date), ``deposited``, ``bound``, ``complete`` (whether the list of parties was seen whole for
        that day). The first row is the day of adoption, the last one the day of writing.
    """
    record = facts().instrument_by_id[instrument]
    days = {event.day.latest for event in _events(instrument) if event.day and event.event != "signed"}
    adopted = record.adopted.day.earliest if record.adopted else min(days)
    kept = sorted({adopted, *(day for day in days if adopted < day < WRITTEN), WRITTEN})
    return pd.DataFrame([_row(record, on) for on in kept])


def participation_by_year(instrument: str = "budapest_185") -> pd.DataFrame:
    """The numbers of `participation_by_day` on the last day of each year, and on the day of writing."""
    record = facts().instrument_by_id[instrument]
    first = record.adopted.day.earliest.year if record.adopted else WRITTEN.year
    days = [*(date(year, 12, 31) for year in range(first, WRITTEN.year)), WRITTEN]
    return pd.DataFrame([_row(record, on) for on in days])


def most_waiting(instrument: str = "budapest_185") -> tuple[int, date]:
    """The largest number of states that had deposited and were not yet bound, with the first day on which it was reached."""
    days = tables.rows(participation_by_day(instrument))
    top = max(days, key=lambda row: row["deposited"] - row["bound"])
    return top["deposited"] - top["bound"], top["on"]


def signed_only(instrument: str = "budapest_185") -> tuple[str, ...]:
    """Names of the states for which the data hold a signature and no deposit."""
    done: dict[str, set[str]] = {}
    for event in _events(instrument):
        done.setdefault(event.state, set()).add(event.event)
    states = [state for state, events in done.items() if "signed" in events and not events & set(DEPOSITS)]
    return tuple(sorted(facts().state_by_code[state].name for state in states))


def _events(instrument: str) -> list[ParticipationEvent]:
    return [event for events in facts().events_by_instrument[instrument].values() for event in events]


def _row(instrument: Instrument, on: date) -> dict[str, object]:
    complete = instrument.participation_complete_until
    return {
        "on": on,
        "deposited": len(deposited(instrument.id, on=on)),
        "bound": len(bound(instrument.id, on=on)),
        "complete": complete is not None and on <= complete,
    }


def participation_over_time(instrument: str = "budapest_185") -> Figure:
    """Draw the states bound as steps, below them those that deposited and wait, and hatch what nobody knows."""
    rows = tables.rows(participation_by_day(instrument))
    years = [_year(row["on"]) for row in rows]
    held = [row["bound"] for row in rows]
    waiting = [row["deposited"] - row["bound"] for row in rows]
    with style.house_style():
        figure = style.sheet(3.6)
        upper = figure.add_axes((0.1, 0.46, 0.87, 0.52))
        lower = figure.add_axes((0.1, 0.09, 0.87, 0.24), sharex=upper)
        upper.step(years, held, where="post", color=style.INK, linewidth=1.7)
        upper.text(years[0], max(held), "states bound", va="top")
        lower.fill_between(years, waiting, step="post", facecolor=style.BLUE, edgecolor=style.INK, linewidth=0.5)
        lower.text(years[0], max(waiting) * 1.16, "deposited, not yet bound", va="bottom")
        for axes, top in ((upper, max(held)), (lower, max(waiting))):
            _unknown_ground(axes, instrument, top, words=axes is upper)
            _plain_axes(axes, top)
    return figure


def _unknown_ground(axes: Axes, instrument: str, top: int, *, words: bool) -> None:
    complete = facts().instrument_by_id[instrument].participation_complete_until
    if complete is None or complete >= WRITTEN:
        return
    left, right = _year(complete), _year(WRITTEN)
    ground = Rectangle((left, 0), right - left, top, facecolor="none", edgecolor=style.INK, linewidth=0.4, hatch=HATCH)
    axes.add_patch(ground)
    if words:
        axes.text(left - 0.4, top * 0.05, "hatched: list\nnot seen whole", ha="right", fontsize=style.SMALL)


def _plain_axes(axes: Axes, top: int) -> None:
    axes.set_ylim(0, top * 1.08)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=4, integer=True))
    axes.patch.set_alpha(0)
    axes.tick_params(colors=style.INK, labelsize=style.SMALL, length=2.5, width=0.6)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set(color=style.INK, linewidth=0.6)


def _year(day: date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / YEAR


def participation_alt(instrument: str = "budapest_185") -> str:
    """Say what the figure shows: both numbers at five-year steps and at the end, and what is not known."""
    record = facts().instrument_by_id[instrument]
    rows = tables.rows(participation_by_year(instrument))
    kept = [row for row in rows if row["on"].year % 5 == 0 or row["on"] == WRITTEN]
    text = "; ".join(f"{in_words(row['on'])}: {row['deposited']} deposited, {row['bound']} bound" for row in kept)
    most, when = most_waiting(instrument)
    complete = record.participation_complete_until
    unknown = f" After {in_words(complete)} later deposits may be missing." if complete and complete < WRITTEN else ""
    return (
        f"Two panels on one axis of time for the {record.short_title}: states bound, rising in steps, and states that had "
        f"deposited but were not yet bound, at most {most} ({in_words(when)}). {text}.{unknown}"
    )


def participation_table(instrument: str = "budapest_185") -> Markup:
    """Return both numbers at the end of each year as a table to open."""
    rows = [
        [in_words(row["on"]), str(row["deposited"]), str(row["bound"]), "yes" if row["complete"] else "not known"]
        for row in tables.rows(participation_by_year(instrument))
    ]
    title = facts().instrument_by_id[instrument].short_title
    header = ["On", "Deposited", "Bound", "List seen whole"]
    return folded("The same as a table", table(f"{title}: deposits and states bound", header, rows))
