"""How long an answer takes against how long data live: one line of time for both, in days, from two hours to ten years."""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING

from matplotlib.patches import Rectangle

from course_figures import style
from course_figures.havens import MARK
from course_figures.pages import Markup, folded, table
from crossborder import facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from crossborder.records.records import TimeFigure

# What is drawn, in this order, with a short name; every number comes from data/times.toml. Proposals that never applied,
# parts of a whole that is drawn, and times for the surrender of persons are left out.
ANSWERS = {
    "production_order_emergency": "EU production order, emergency",
    "contact_point_preservation": "contact point, to preserve",
    "production_order": "EU production order",
    "direct_request": "request to the provider itself",
    "second_protocol_subscriber": "Second Protocol, Art. 7",
    "eio_total": "European Investigation Order",
    "mla_unodc_2013": "assistance, survey of 2013",
    "mla_commission_2018": "assistance, Commission 2018",
    "mla_tcy_2014": "assistance, Budapest parties 2014",
    "letters_rogatory_justice": "letters rogatory from the USA",
}
PRESERVED = {
    "budapest_preservation": "Budapest Art. 29(7)",
    "usa_preservation": "USA, on request",
    "eu_preservation_order": "EU preservation order",
}
DATA = {
    "volatile_memory": "memory, open connections",
    "usa_no_duty": "provider's records, USA",
    "system_logs": "victim's own server logs",
    "address_assignment": "who had an address, no duty",
    "deleted_content": "deleted mail and files",
    "video": "video of a cash machine",
    "che_address_assignment": "who had an address, Switzerland",
    "ind_system_logs": "system logs, India",
    "bra_access_logs": "access to services, Brazil",
    "bra_connection_logs": "connection records, Brazil",
    "aus_traffic_data": "traffic data, Australia",
    "subscriber_information": "who holds an account",
}
GROUPS = (
    ("Until an answer comes", ANSWERS, style.BLUE),
    ("How long preserved data are held", PRESERVED, style.GREY),
    ("How long data live if nobody asks", DATA, style.SAND),
)
MARKED_LINE = "mla_commission_2018"
TICKS = (
    ("8", "hours", 8 / 24),
    ("1", "day", 1),
    ("1", "week", 7),
    ("1", "month", 30),
    ("6", "months", 183),
    ("2", "years", 730),
    ("10", "years", 3650),
)
FIRST, LAST = 2 / 24, 4500.0  # days at the left and the right edge
LEFT, RIGHT = 0.12, style.WIDTH - 0.12
ROW, HEAD = 0.315, 0.36
TOP = 0.36  # where the lines of the scale begin
BAR = 0.09
HATCH = "#555555"


def drawn_times() -> list[tuple[str, str, TimeFigure]]:
    """Return what the figure draws: group, short name and the figure of the data, in the order of drawing."""
    held = {figure.id: figure for figure in facts().times}
    return [(group, name, held[key]) for group, names, _ in GROUPS for key, name in names.items()]


def _x(days: float) -> float:
    at = max(FIRST, min(LAST, days))
    return LEFT + (RIGHT - LEFT) * (log10(at) - log10(FIRST)) / (log10(LAST) - log10(FIRST))


def lifetimes_chart() -> Figure:
    """Draw the time of each channel and the life of each kind of data on one line of time."""
    height = 0.7 + HEAD * len(GROUPS) + ROW * len(drawn_times()) + 0.82
    with style.house_style():
        figure = style.sheet(height)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, style.WIDTH), ylim=(height, 0))
        axes.axis("off")
        bottom = height - 0.8
        _scale(axes, bottom)
        _average(axes, bottom)
        _groups(axes)
        _key(axes, bottom)
    return figure


def _scale(axes: Axes, bottom: float) -> None:
    for number, unit, days in TICKS:
        axes.plot([_x(days)] * 2, [TOP, bottom], color=style.INK, linewidth=0.4, alpha=0.35, zorder=0)
        for word, line in ((number, 0.14), (unit, 0.27)):
            axes.text(_x(days), line, word, ha="center", va="baseline", fontsize=style.SMALL)


def _average(axes: Axes, bottom: float) -> None:
    at = _x(average_days())
    axes.plot([at, at], [TOP, bottom], color=style.INK, linewidth=1.2, linestyle=(0, (4, 2)), zorder=0)


def _average_figure() -> TimeFigure:
    return next(figure for figure in facts().times if figure.id == MARKED_LINE)


def average_days() -> float:
    """Return the average answer that the dashed line marks, in days.

    Raises:
        ValueError: when the data give no typical time for it.
    """
    days = _average_figure().typical_days
    if days is None:
        message = (
            f"The figure of times marks the typical time of {MARKED_LINE}, and data/times.toml gives none: add it."
        )
        raise ValueError(message)
    return days


def _groups(axes: Axes) -> None:
    top = TOP + 0.04
    for group, _, colour in GROUPS:
        axes.text(0.04, top + 0.06, group, va="top", weight="bold")
        top += HEAD
        for title, name, figure in drawn_times():
            if title == group:
                _row(axes, top, name, figure, colour)
                top += ROW


def _row(axes: Axes, top: float, name: str, figure: TimeFigure, colour: str) -> None:
    start, end = _ends(figure)
    label = name if figure.assumed or figure.provenance.verified else name + MARK
    axes.text(LEFT, top + 0.115, label, va="bottom", fontsize=7.8)
    middle = top + 0.125 + BAR / 2
    hatch = "//////" if figure.assumed else ""
    axes.add_patch(
        Rectangle(
            (_x(start), middle - BAR / 2),
            max(_x(end) - _x(start), 0.03),
            BAR,
            facecolor=style.WHITE if figure.assumed else colour,
            edgecolor=HATCH if figure.assumed else style.INK,
            linewidth=0.7,
            hatch=hatch,
            zorder=2,
        )
    )
    _marks(axes, middle, figure)


def _ends(figure: TimeFigure) -> tuple[float, float]:
    """Where the bar begins and ends; what is held for a time and then longer begins at that time."""
    low, typical, high = figure.minimum_days, figure.typical_days, figure.maximum_days
    if low is None and (high is None or figure.group == "preservation"):
        low = typical
    if high is None:
        high = LAST if figure.minimum_days is not None else typical
    return (FIRST if low is None else low), (LAST if high is None else high)


def _marks(axes: Axes, middle: float, figure: TimeFigure) -> None:
    if figure.typical_days is not None:
        axes.plot(
            [_x(figure.typical_days)],
            [middle],
            "D",
            color=style.WHITE,
            markeredgecolor=style.BLACK,
            markersize=4.5,
            zorder=3,
        )
    if figure.minimum_days is not None and figure.maximum_days is None:
        axes.plot([RIGHT], [middle], ">", color=style.INK, markersize=5, zorder=3)


def _key(axes: Axes, bottom: float) -> None:
    lines = (
        "bar = from the shortest to the longest time; arrow = no end stated",
        "diamond = average, median or typical; * = not confirmed",
        "hatched = assumed for teaching",
        f"dashed line = {_average_figure().stated} (European Commission, 2018)",
    )
    axes.text(0.04, bottom + 0.06, "\n".join(lines), va="top", fontsize=7.4, linespacing=1.35)


def lifetimes_alt() -> str:
    """Say what the figure shows: every bar with its numbers."""
    groups = [
        f"{group}: " + "; ".join(f"{name} {span(figure)}" for title, name, figure in drawn_times() if title == group)
        for group, _, _ in GROUPS
    ]
    return "Bars on one line of time, from hours to ten years. " + ". ".join(groups) + "."


def span(figure: TimeFigure) -> str:
    """Return a time in words, in days or in the hours of its source.

    Args:
        figure: a figure of ``data/times.toml``.
    """
    low, typical, high = figure.minimum, figure.typical, figure.maximum
    parts = [
        f"{low} to {high}" if low is not None and high is not None and low != high else "",
        f"exactly {low}" if low is not None and low == high else "",
        f"{low} or more" if low is not None and high is None else "",
        f"up to {high}" if low is None and high is not None else "",
        f"typically {typical}" if typical is not None else "",
    ]
    return f"{', '.join(part for part in parts if part)} {figure.unit}"


def lifetimes_summary() -> str:
    """Say how many of the kinds of data drawn can be gone before the average answer comes."""
    average = average_days()
    kinds = [figure for group, _, figure in drawn_times() if group == GROUPS[2][0]]
    short = [figure for figure in kinds if figure.minimum_days is not None and figure.minimum_days < average]
    gone = [figure for figure in short if figure.maximum_days is not None and figure.maximum_days < average]
    return (
        f"Of the {len(kinds)} kinds of data drawn, {len(short)} can be gone before an average answer of {average:.0f} days; "
        f"{len(gone)} of them are gone by then even at their longest."
    )


def lifetimes_table() -> Markup:
    """Return the numbers of the figure with their sources, as a table to open."""
    rows = [[name, group, span(figure), figure.stated, _origin(figure)] for group, name, figure in drawn_times()]
    header = ["What", "Group", "In days or hours", "As stated", "Source"]
    return folded("The same as a table, with sources", table("Times of answers and lives of data", header, rows))


def _origin(figure: TimeFigure) -> str:
    if figure.assumed:
        return "assumed for teaching"
    return "; ".join(_titles(figure.provenance.sources)) + ("" if figure.provenance.verified else " (not confirmed)")


def _titles(ids: Iterable[str]) -> list[str]:
    return [facts().source_by_id[each].title for each in ids]
