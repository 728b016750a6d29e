"""The safe-haven grid by year: since when each state punished a conduct, and for which years nobody knows."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pandas as pd
from matplotlib.patches import Rectangle

from course_figures import style
from course_figures.havens import MARK
from course_figures.pages import Markup, folded, paragraph, table
from crossborder import facts, punished, tables

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FIRST, LAST = 1985, 2025
ROW = 0.2  # inches
LABEL = 13.5  # years of width for the names
EVERY = 10
ANSWERS = {True: "yes", False: "no", None: "unknown"}
GROUNDS: dict[str, tuple[str, str]] = {"yes": (style.BLUE, ""), "no": (style.SAND, ""), "unknown": ("none", "/////")}
KEY = {"yes": "punished", "no": "not punished", "unknown": "not known"}


def havens_by_year(conduct: str = "malware", first: int = FIRST, last: int = LAST) -> pd.DataFrame:
    """Whether each state punished a conduct on the last day of each year, one row for each state and year.

    Returns:
        Columns ``code``, ``state``, ``year``, ``answer`` (``yes``, ``no`` or ``unknown``), ``verified``. States that
        punished it first come first; those of which it is not known come last.
    """
    rows = [_row(code, conduct, year) for code in tables.states_with_offences() for year in range(first, last + 1)]
    table_ = pd.DataFrame(rows)
    start = {code: _first_yes(held, last) for code, held in table_.groupby("code")}
    order = sorted(start, key=lambda code: (start[code], facts().state_by_code[str(code)].name))
    ranks = {code: rank for rank, code in enumerate(order)}
    return table_.assign(rank=table_["code"].map(ranks)).sort_values(["rank", "year"]).drop(columns="rank")


def _row(code: str, conduct: str, year: int) -> dict[str, object]:
    punishment = punished(code, conduct, on=date(year, 12, 31))
    return {
        "code": code,
        "state": facts().state_by_code[code].name,
        "year": year,
        "answer": ANSWERS[punishment.answer],
        "verified": punishment.verified,
    }


def _first_yes(held: pd.DataFrame, last: int) -> int:
    years = held.loc[held["answer"].eq("yes"), "year"]
    return int(years.min()) if len(years) else last + 1


def _spans(rows: list[dict[str, Any]]) -> list[tuple[str, bool, int, int]]:
    """Years with one answer, joined: answer, whether confirmed, first year, last year."""
    grouped = groupby(rows, key=lambda row: (row["answer"], row["verified"] or row["answer"] == "unknown"))
    return [
        (answer, verified, held[0]["year"], held[-1]["year"])
        for (answer, verified), years in grouped
        if (held := list(years))
    ]


def havens_by_year_grid(conduct: str = "malware") -> Figure:
    """Draw a bar for each state: not known, not punished, punished."""
    grid = havens_by_year(conduct)
    states = list(dict.fromkeys(grid["state"]))
    with style.house_style():
        figure = style.sheet(ROW * len(states) + 0.62)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(FIRST - LABEL, LAST + 1.4), ylim=(len(states) + 2.75, -0.35))
        axes.axis("off")
        for number, (_, held) in enumerate(grid.groupby("state", sort=False)):
            _bar(axes, number, tables.rows(held))
        for year in range(-(-FIRST // EVERY) * EVERY, LAST + 1, EVERY):
            axes.plot([year, year], [-0.1, len(states)], color=style.INK, linewidth=0.4, linestyle=(0, (1, 2)))
            axes.text(year, len(states) + 0.5, str(year), ha="center", va="center", fontsize=style.SMALL)
        _key(axes, len(states) + 1.35)
    return figure


def _bar(axes: Axes, number: int, rows: list[dict[str, Any]]) -> None:
    axes.text(FIRST - 0.5, number + 0.5, rows[0]["state"], ha="right", va="center", fontsize=style.SMALL)
    for answer, verified, first, last in _spans(rows):
        _block(axes, first, number + 0.1, last - first + 1, answer)
        if not verified:
            ink = style.WHITE if answer == "yes" else style.BLACK
            axes.text((first + last + 1) / 2, number + 0.62, MARK, ha="center", va="center", color=ink)


def _block(axes: Axes, left: float, top: float, width: float, answer: str) -> None:
    ground, hatch = GROUNDS[answer]
    axes.add_patch(
        Rectangle((left, top), width, 0.8, facecolor=ground, edgecolor=style.INK, linewidth=0.4, hatch=hatch or None)
    )


def _key(axes: Axes, top: float) -> None:
    left = FIRST - LABEL + 0.3
    for answer, words in KEY.items():
        _block(axes, left, top, 2.4, answer)
        axes.text(left + 3, top + 0.44, words, va="center", fontsize=style.SMALL)
        left += 6.2 + 0.95 * len(words)
    axes.text(FIRST - LABEL + 0.3, top + 1.2, "* = not confirmed from a source", va="center", fontsize=style.SMALL)


def havens_by_year_summary(conduct: str = "malware", years: tuple[int, ...] = (1995, 2001, 2025)) -> Markup:
    """Say how many states punished a conduct at the end of some years, as a paragraph."""
    grid = havens_by_year(conduct)
    text = "; ".join(_span_text(grid[grid["year"].eq(year)], f"at the end of {year}") for year in years)
    return paragraph(f"Of {grid['state'].nunique()} states, {text}.")


def havens_by_year_alt(conduct: str = "malware") -> str:
    """Say what the grid shows: how many states punished the conduct at the end of every fifth year."""
    grid = havens_by_year(conduct)
    text = "; ".join(_span_text(grid[grid["year"].eq(year)], year) for year in range(FIRST, LAST + 1, 5))
    title = facts().conduct_by_id[conduct].title
    return f"Grid of {grid['state'].nunique()} states by year for {title}, each on 31 December. {text}."


def _span_text(held: pd.DataFrame, when: object) -> str:
    counts = {answer: int(held["answer"].eq(answer).sum()) for answer in KEY}
    return f"{when}: {counts['yes']} punished it, {counts['no']} did not, {counts['unknown']} not known"


def havens_by_year_table(conduct: str = "malware") -> Markup:
    """Return the spans of years of each state as a table to open."""
    rows = []
    for state, held in havens_by_year(conduct).groupby("state", sort=False):
        spans = _spans(tables.rows(held))
        rows.append([str(state), *(_years(spans, answer) or "-" for answer in ("unknown", "no", "yes"))])
    title = facts().conduct_by_id[conduct].title
    caption = f"{title}: answers on 31 December of each year from {FIRST} to {LAST} (* = not confirmed from a source)"
    return folded("The same as a table", table(caption, ["State", "Not known", "Not punished", "Punished"], rows))


def _years(spans: list[tuple[str, bool, int, int]], answer: str) -> str:
    return "; ".join(
        (f"{first}-{last}" if first != last else str(first)) + ("" if verified else MARK)
        for name, verified, first, last in spans
        if name == answer
    )
