"""The safe-haven grid: which state punished which act on a day, as a figure, in words and as tables."""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, Any

from matplotlib.patches import Rectangle

from course_figures import style
from course_figures.pages import Markup, folded, table
from crossborder import tables
from crossborder.records import in_words

if TYPE_CHECKING:
    from datetime import date

    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

# Short heads for the figure; the table carries the full titles.
HEADS = {
    "gains_access": "gains\naccess",
    "takes_data": "takes\ndata",
    "damages_data": "harms\ndata",
    "impairs_system": "impairs\nsystem",
    "makes_or_spreads_harmful_code": "harmful\ncode",
    "deceives_for_gain": "fraud",
}
CELLS = {"yes": (style.BLUE, style.WHITE), "no": (style.SAND, style.BLACK), "unknown": (style.GREY, style.BLACK)}
SIGNS = {"yes": "yes", "no": "no", "unknown": "?"}
MARK = "*"
HEAD_SIZE = 7.4
KEY = "? = not known to the data;   * = not confirmed from a source"


def sign(answer: str, *, verified: bool, words: bool = False) -> str:
    """Return what a cell says: a word, and a star where the answer is not confirmed.

    Args:
        answer: ``yes``, ``no`` or ``unknown``.
        verified: whether the answer rests on confirmed facts only.
        words: the whole word for "unknown", for tables.
    """
    word = answer if words else SIGNS[answer]
    return word if verified or answer == "unknown" else word + MARK


def haven_grid(on: date = tables.OUTBREAK) -> Figure:
    """Draw which state punished which act on a day: states that punished most come first.

    Args:
        on: the day; by default 4 May 2000.
    """
    grid = tables.punished_acts(on)
    states, acts = list(dict.fromkeys(grid["state"])), list(dict.fromkeys(grid["act"]))
    with style.house_style():
        figure = style.sheet(0.75 + 0.24 * len(states))
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(-2.5, len(acts)), ylim=(len(states) + 0.9, -1.45))
        axes.axis("off")
        for column, act in enumerate(acts):
            axes.text(column + 0.5, -0.15, HEADS[act], ha="center", va="bottom", fontsize=HEAD_SIZE)
        for row in tables.rows(grid):
            _cell(axes, acts.index(row["act"]), states.index(row["state"]), row["answer"], verified=row["verified"])
        for number, state in enumerate(states):
            axes.text(-0.1, number + 0.5, state, ha="right", va="center")
        axes.text(-2.45, len(states) + 0.5, KEY, va="center", fontsize=HEAD_SIZE)
    return figure


def _cell(axes: Axes, column: int, row: int, answer: str, *, verified: bool) -> None:
    ground, ink = CELLS[answer]
    axes.add_patch(
        Rectangle((column + 0.03, row + 0.05), 0.94, 0.9, facecolor=ground, edgecolor=style.INK, linewidth=0.4)
    )
    axes.text(column + 0.5, row + 0.52, sign(answer, verified=verified), ha="center", va="center", color=ink)


def _counts(rows: pd.DataFrame) -> tuple[int, int, int]:
    answers = rows["answer"]
    return int(answers.eq("yes").sum()), int(answers.eq("no").sum()), int(answers.eq("unknown").sum())


def haven_alt(on: date = tables.OUTBREAK) -> str:
    """Say what the grid shows, with its counts.

    Args:
        on: the day; by default 4 May 2000.
    """
    grid = tables.punished_acts(on)
    yes, no, unknown = _counts(grid)
    per_act = "; ".join(
        f"{title}: {_counts(rows)[0]} yes, {_counts(rows)[1]} no, {_counts(rows)[2]} unknown"
        for title, rows in grid.groupby("title", sort=False)
    )
    return (
        f"Grid of {grid['state'].nunique()} states and {grid['act'].nunique()} acts on {in_words(on)}: {yes} cells say yes, "
        f"{no} say no, {unknown} are unknown. By act: {per_act}. The table below has every cell."
    )


def haven_summary(conduct: str = "malware", on: date = tables.OUTBREAK) -> str:
    """Say which states punished a conduct on a day, as the rules of the course count.

    Args:
        on: the day; by default 4 May 2000.
    """
    states = tables.punished_conduct(conduct, on)
    parts = [
        f"{int(rows.shape[0])} {verb} ({', '.join(_starred(rows))})"
        for answer, verb in (("yes", "punished it"), ("no", "did not"), ("unknown", "are unknown to the data"))
        if not (rows := states[states["answer"].eq(answer)]).empty
    ]
    title = str(states["title"].iloc[0])
    return f"Of {len(states)} states, on {in_words(on)}, for {title}: {'; '.join(parts)}. A star marks what is not confirmed."


def _starred(rows: pd.DataFrame) -> list[str]:
    return [row["state"] + ("" if row["verified"] or row["answer"] == "unknown" else MARK) for row in tables.rows(rows)]


def haven_table(on: date = tables.OUTBREAK) -> Markup:
    """Return the grid as a table to open.

    Args:
        on: the day; by default 4 May 2000.
    """
    grid = tables.punished_acts(on)
    titles = list(dict.fromkeys(str(title) for title in grid["title"]))
    rows = [
        [str(state), *(sign(row["answer"], verified=row["verified"], words=True) for row in tables.rows(cells))]
        for state, cells in grid.groupby("state", sort=False)
    ]
    caption = f"Which state punished which act on {in_words(on)} (* = not confirmed from a source)"
    return folded("The same as a table", table(caption, ["State", *titles], rows))


def laws_table(on: date = tables.OUTBREAK) -> Markup:
    """Return the offences behind the grid: in force on the day, or first to come.

    Args:
        on: the day; by default 4 May 2000.
    """
    grid = tables.punished_acts(on)
    rows = [
        [str(state), _laws(cells, "yes") or "none known", _laws(cells, "no") or "-"]
        for state, cells in grid.groupby("state", sort=False)
    ]
    header = ["State", f"In force on {in_words(on)}", "First offence after that day"]
    return folded("Which law decides each cell", table("The offences behind the grid", header, rows))


def _laws(cells: pd.DataFrame, answer: str) -> str:
    named = [
        f"{row['law']} (in force from {row['in_force']})"
        for row in tables.rows(cells)
        if row["answer"] == answer and row["law"]
    ]
    return "; ".join(dict.fromkeys(named))


def three_days_table(conduct: str = "malware", on: date = tables.OUTBREAK) -> Markup:
    """Return approval, publication and entry into force of the first offence, for states that had none on a day.

    Args:
        on: the day; by default 4 May 2000.
    """
    rows = [
        [
            row["state"],
            row["law"],
            *(_dated(row, name) for name in ("approved", "published", "in_force")),
            _late(row["days_late"]),
        ]
        for row in tables.rows(tables.three_days(conduct, on))
    ]
    header = ["State", "First offence", "Approved", "Published", "In force", f"Days after {in_words(on)}"]
    return Markup(table("Three days of a law (* = not confirmed from a source)", header, rows))


def _dated(row: dict[str, Any], name: str) -> str:
    if not row[name]:
        return "not seen"
    return str(row[name]) + ("" if row[f"{name}_verified"] else MARK)


def _late(days: float | None) -> str:
    """Say how late; pandas keeps a missing number as one that is not equal to itself."""
    return "not exact" if days is None or isnan(days) else str(int(days))
