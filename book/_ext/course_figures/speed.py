"""How fast the pages are: what `make bench` measured last (`book/how-fast.json`), drawn, in words and as tables."""

from __future__ import annotations

import json
from datetime import date
from math import floor, log10
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_figures import style
from course_figures.pages import Markup, folded, paragraph, table

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MEASURED = Path(__file__).resolve().parents[2] / "how-fast.json"
BROWSERS = {"chromium": "Chromium", "firefox": "Firefox"}
MARKS = {"paint": "o", "control": "D", "answer": "s"}
FIRST, LAST = 0.2, 400.0  # seconds at the left and the right edge
TICKS = ((0.5, "0.5 s"), (2, "2 s"), (10, "10 s"), (60, "1 min"), (300, "5 min"))
LEFT, RIGHT = 0.12, style.WIDTH - 0.12
TOP, HEAD, ROW = 0.2, 0.36, 0.5
FREE = 0.8  # of a core: with less, other work was in the way

Row = dict[str, Any]


def measured(part: str) -> Row:
    """What was measured last.

    Args:
        part: ``compared``, ``first``, ``waits`` or ``hall``.
    """
    told: dict[str, Row] = json.loads(MEASURED.read_text(encoding="utf-8"))
    return told[part]


def seconds(milliseconds: float | None) -> str:
    """Return a time in words, as exact as it is worth.

    Args:
        milliseconds: the time, or nothing where it never came.
    """
    if milliseconds is None:
        return "never"
    value = milliseconds / 1000
    return f"{value:.{max(0, 1 - floor(log10(value)))}f} s"


def measured_when(part: str) -> Markup:
    """Say when a part was measured, on what, and whether the machine had other work.

    Args:
        part: as for `measured`.
    """
    told = measured(part)
    day = date.fromisoformat(told["on"])
    busy = told["free"] < FREE
    return paragraph(
        f"Measured on a computer with {told['cores']} cores on {day.day} {day:%B %Y}"
        + (", while it had other work as well: the times are longer than on an idle one." if busy else ".")
    )


def _rows(browser: str) -> list[Row]:
    return [row for row in measured("compared")["rows"] if row["browser"] == browser]


def _x(milliseconds: float) -> float:
    at = max(FIRST, min(LAST, milliseconds / 1000))
    return LEFT + (RIGHT - LEFT) * (log10(at) - log10(FIRST)) / (log10(LAST) - log10(FIRST))


def speed_chart() -> Figure:
    """Draw a first visit to each page, and a later one."""
    rows = _rows("chromium")
    height = TOP + 2 * HEAD + 2 * ROW * len(rows) + 0.78
    with style.house_style():
        figure = style.sheet(height)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, style.WIDTH), ylim=(height, 0))
        axes.axis("off")
        bottom = height - 0.72
        for at, word in TICKS:
            axes.plot([_x(1000 * at)] * 2, [TOP, bottom], color=style.INK, linewidth=0.4, alpha=0.35, zorder=0)
            axes.text(_x(1000 * at), 0.14, word, ha="center", va="baseline", fontsize=style.SMALL)
        second = TOP + HEAD + ROW * len(rows)
        _head(axes, TOP, "First visit, slow telephone")
        _head(axes, second, "Later visit, ordinary computer")
        for place, row in enumerate(rows):
            _first(axes, TOP + HEAD + ROW * place, row)
            _later(axes, second + HEAD + ROW * place, row)
        _key(axes, bottom)
    return figure


def _head(axes: Axes, top: float, words: str) -> None:
    axes.text(0.04, top + 0.1, words, va="top", weight="bold")


def _name(axes: Axes, top: float, name: str, said: str) -> None:
    axes.text(LEFT, top + 0.13, name, va="bottom", fontsize=style.SMALL)
    axes.text(LEFT, top + 0.155, said, va="top", fontsize=7.6, style="italic")


def _mark(axes: Axes, top: float, kind: str, milliseconds: float | None) -> None:
    if milliseconds is not None:
        axes.plot(
            [_x(milliseconds)],
            [top + 0.37],
            MARKS[kind],
            color=style.BLUE if kind == "answer" else style.WHITE,
            markeredgecolor=style.INK,
            markeredgewidth=0.8,
            markersize=5.5,
            zorder=3,
        )


def _bar(axes: Axes, top: float, end: float | None) -> None:
    """A line until Python answers; where it never does, a broken one to the edge."""
    dashes = "solid" if end is not None else (0, (2, 2))
    at = _x(end) if end is not None else RIGHT
    axes.plot([LEFT, at], [top + 0.37] * 2, color=style.INK, linewidth=1.4, linestyle=dashes, zorder=1)


def _first(axes: Axes, top: float, row: Row) -> None:
    _name(axes, top, row["page"], f"{row['kilobytes'] / 1000:.1f} MB; {_row_text(row)}")
    _bar(axes, top, row["answer"])
    for kind in MARKS:
        _mark(axes, top, kind, row[kind])


def _row_text(row: Row) -> str:
    if row["answer"] is None:
        return f"drawn {seconds(row['paint'])}, can never be answered"
    return f"drawn {seconds(row['paint'])}, to answer {seconds(row['control'])}, Python {seconds(row['answer'])}"


def _later(axes: Axes, top: float, row: Row) -> None:
    _name(axes, top, row["page"], f"Python {seconds(row['again'])}")
    _bar(axes, top, row["again"])
    _mark(axes, top, "answer", row["again"])


def _key(axes: Axes, bottom: float) -> None:
    for place, (kind, word) in enumerate(
        (
            ("paint", "something is drawn"),
            ("control", "the question can be answered"),
            ("answer", "Python has answered"),
        )
    ):
        _mark(axes, bottom - 0.25 + 0.16 * place, kind, 1000 * FIRST)
        axes.text(LEFT + 0.12, bottom + 0.125 + 0.16 * place, word, va="center", fontsize=style.SMALL)
    axes.text(0.04, bottom + 0.6, "broken line = Python never answers", va="center", fontsize=style.SMALL)


def speed_alt() -> str:
    """Say what the figure shows: every row with its numbers."""
    first = "; ".join(f"{row['page']}: {_row_text(row)}" for row in _rows("chromium"))
    later = "; ".join(f"{row['page']}: {seconds(row['again'])}" for row in _rows("chromium"))
    return f"Lines on one scale of time. First visit on a slow telephone: {first}. Until Python answers at a later visit: {later}."


def speed_table() -> Markup:
    """Return all figures of the pages that are compared, as a table to open."""
    rows = [
        [
            row["page"],
            BROWSERS[row["browser"]],
            f"{row['files']}",
            f"{row['kilobytes'] / 1000:.1f} MB",
            *(seconds(row[key]) for key in ("paint", "control", "answer", "again")),
        ]
        for row in measured("compared")["rows"]
    ]
    header = ["Page", "Browser", "Files", "Weight", "Drawn", "Can be answered", "Python answers", "Later visit"]
    return folded("The same as a table, in both browsers", table("One question on five pages", header, rows))


def _between(span: list[float]) -> str:
    low, high = (seconds(value) for value in span)
    return low if low == high else f"{low.removesuffix(' s')} to {high}"


def own_speed_table() -> Markup:
    """Return what the exercises of this course take."""
    first, again = measured("first"), measured("waits")
    rows = [
        ["A first visit on a slow telephone: the first question can be answered", _between(first["control"])],
        ["The same visit: the exercise is live", _between(first["live"])],
        *([f"A later visit, {BROWSERS[browser]}: live", _between(span)] for browser, span in again["live"].items()),
    ]
    return Markup(table("All exercises, from the fastest to the slowest", ["What", "Measured"], rows))


def hall_table() -> Markup:
    """Return what a lecture hall waits."""
    begin = {0: "all at once", 60: "within one minute", 300: "within five minutes"}
    keys = ("answer_median", "answer_last", "live_median", "live_last")
    rows = [
        [begin[row["spread"]], *(f"{round(row[key])} s" if round(row[key]) else "at once" for key in keys)]
        for row in measured("hall")["rows"]
    ]
    header = ["They begin", "Controls are there, half of them", "the last", "Live, half of them", "the last"]
    return Markup(table("200 readers on one line", header, rows))
