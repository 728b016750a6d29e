"""The course of a case as a timeline: each event on its side of the day on which an offence came into force."""

from __future__ import annotations

from html import escape
from textwrap import wrap
from typing import TYPE_CHECKING

from course_figures import style
from course_figures.havens import MARK
from course_figures.pages import folded
from crossborder import facts, punished, tables
from crossborder.records import in_words

if TYPE_CHECKING:
    from datetime import date

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from course_figures.pages import Markup
    from crossborder.records.records import Offence, Source

LINE = 0.168  # inches between lines of text
AXIS = 1.28  # inches from the left
COLUMN = 33  # characters of an event's title in one line
GAP = 0.4  # inches for the line of the law
DAYS_OF_A_YEAR = 365.25


def first_offence(state: str, conduct: str, on: date) -> Offence | None:
    """Return the offence that first punished a conduct when there was none on a day, else ``None``."""
    punishment = punished(state, conduct, on=on)
    return punishment.offence if punishment.answer is False else None


def _since(day: date, start: date) -> str:
    days = (day - start).days
    if days == 0:
        return "day 0"
    if days < 2 * DAYS_OF_A_YEAR:
        return f"+{days} day{'s' if days > 1 else ''}"
    return f"+{round(days / DAYS_OF_A_YEAR)} years"


def case_timeline(case: str = "love_bug", state: str = "PHL", conduct: str = "malware") -> Figure:
    """Draw the events of a case downwards in time, with a line where the first offence enters into force.

    Args:
        state: the state whose law draws the line.
        conduct: the conduct of the case.
    """
    rows = tables.rows(tables.case_events(case))
    law = first_offence(state, conduct, rows[0]["earliest"])
    border = law.in_force.day.earliest if law else None
    titles = [wrap(_marked(row["title"], verified=row["verified"]), COLUMN) for row in rows]
    heights = [LINE * max(2, len(lines)) + 0.14 for lines in titles]
    extra = GAP if border else 0.0
    with style.house_style():
        figure = style.sheet(sum(heights) + extra + 0.1)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, style.WIDTH), ylim=(sum(heights) + extra + 0.1, 0))
        axes.axis("off")
        _draw(axes, [row["earliest"] for row in rows], [row["day"] for row in rows], titles, heights, border)
    return figure


def _draw(
    axes: Axes, days: list[date], words: list[str], titles: list[list[str]], heights: list[float], border: date | None
) -> None:
    """Set each event below the one before, and the line of the law where it belongs."""
    top, drawn = 0.08, border is None
    axes.plot(
        [AXIS, AXIS], [top, top + sum(heights) + (0 if drawn else GAP) - 0.1], color=style.INK, linewidth=0.8, zorder=1
    )
    for day, word, lines, height in zip(days, words, titles, heights, strict=True):
        if border and not drawn and day >= border:
            _border(axes, top)
            top, drawn = top + GAP, True
        after = border is not None and day >= border
        axes.plot(
            [AXIS],
            [top + 0.07],
            "s" if after else "o",
            color=style.BLUE if after else style.SAND,
            markeredgecolor=style.INK,
            markeredgewidth=0.7,
            markersize=6,
            zorder=2,
        )
        axes.text(
            AXIS - 0.12,
            top,
            f"{word}\n{_since(day, days[0])}",
            ha="right",
            va="top",
            fontsize=style.SMALL,
            linespacing=1.35,
        )
        axes.text(AXIS + 0.13, top, "\n".join(lines), va="top", linespacing=1.3)
        top += height


def _border(axes: Axes, top: float) -> None:
    axes.plot([0.04, style.WIDTH - 0.04], [top + 0.1, top + 0.1], color=style.INK, linewidth=1.1, linestyle=(0, (4, 2)))
    axes.text(
        AXIS + 0.13, top + 0.15, "from this line: offence in force", va="top", fontsize=style.SMALL, style="italic"
    )


def _marked(text: str, *, verified: bool) -> str:
    return text if verified else text + MARK


def timeline_alt(case: str = "love_bug", state: str = "PHL", conduct: str = "malware") -> str:
    """Say what the timeline shows: each event with its day, and where the line lies.

    Args:
        state: the state whose law draws the line.
        conduct: the conduct of the case.
    """
    rows = tables.rows(tables.case_events(case))
    start = rows[0]["earliest"]
    law = first_offence(state, conduct, start)
    events = "; ".join(f"{row['day']}: {_marked(row['title'], verified=row['verified'])}" for row in rows)
    text = f"Timeline of {len(rows)} events of the case {facts().case_by_id[case].title}. {events}."
    if law is None:
        return text
    late = (law.in_force.day.earliest - start).days
    return f"{text} A line marks {in_words(law.in_force.day.earliest)}, when {law.law}, {law.section} entered into force: {late} days after the first event."


def event_list(case: str = "love_bug") -> Markup:
    """Return the events in full with their sources, to open."""
    rows = "".join(
        f"<li><strong>{escape(row['day'])}</strong>: {escape(row['text'])} {_status(verified=row['verified'])} "
        f"{_sources(row['sources'])}</li>"
        for row in tables.rows(tables.case_events(case))
    )
    return folded("The events in words, with their sources", f"<ol>{rows}</ol>")


def _status(*, verified: bool) -> str:
    return "" if verified else '<span class="unverified">(unverified)</span>'


def _sources(ids: tuple[str, ...]) -> str:
    named = [_source(facts().source_by_id[each]) for each in ids]
    return f"Source: {'; '.join(named)}." if named else ""


def _source(source: Source) -> str:
    title = escape(source.title)
    return f'<a href="{escape(source.url)}">{title}</a>' if source.url else title
