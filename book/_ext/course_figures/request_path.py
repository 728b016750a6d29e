"""The path of a request for assistance between an EU state and a state outside: who acts, what sends it back, how long it takes."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap
from typing import TYPE_CHECKING, Literal

from matplotlib.patches import FancyBboxPatch

from course_figures import style
from course_figures.lifetimes import span
from course_figures.pages import Markup, folded, table
from crossborder import facts

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from crossborder.records.records import Provision


@dataclass(frozen=True, slots=True)
class Station:
    """One station of the path.

    Args:
        side: on which side of the border it is.
        who: who acts.
        does: what is done, short enough for a box.
        back: what sends the request back from here, or ends it; empty = nothing.
        back_to: number of the station it goes back to, counted from 1; 0 = the path ends.
        rests_on: provisions of conventions that ask for it or allow it, as (instrument, article).
    """

    side: Literal["asking", "asked"]
    who: str
    does: str
    back: str = ""
    back_to: int = 0
    rests_on: tuple[tuple[str, str], ...] = ()


STATIONS = (
    Station("asking", "Investigator", "finds the account and the provider abroad", rests_on=(("budapest_185", "35"),)),
    Station(
        "asking",
        "Prosecutor or judge",
        "drafts: facts, law, link to each item; translation",
        rests_on=(("untoc_2000", "18(14)"), ("untoc_2000", "18(15)")),
    ),
    Station(
        "asking",
        "Central authority",
        "checks and sends",
        rests_on=(("untoc_2000", "18(13)"), ("budapest_185", "27(2)")),
    ),
    Station(
        "asked",
        "Central authority",
        "checks basis, form, grounds of refusal",
        "questions: more facts",
        2,
        (("untoc_2000", "18(16)"), ("untoc_2000", "18(21)"), ("budapest_185", "27(4)")),
    ),
    Station("asked", "Prosecutor", "takes over the execution", rests_on=(("untoc_2000", "18(17)"),)),
    Station(
        "asked",
        "Court",
        "orders disclosure under its own law",
        "link or suspicion too weak",
        4,
        (("untoc_2000", "18(17)"), ("budapest_185", "25(4)")),
    ),
    Station("asked", "Provider", "hands over what it has", "deleted: it ends here", 0, (("budapest_185", "31(1)"),)),
    Station("asked", "Prosecutor", "filters: what was asked for, no more", rests_on=(("untoc_2000", "18(17)"),)),
    Station(
        "asking",
        "Prosecutor or judge",
        "gets the data through both authorities",
        rests_on=(("budapest_185", "27(2)"),),
    ),
    Station("asking", "Court", "uses them for the case stated, no other", rests_on=(("untoc_2000", "18(19)"),)),
)
PRESERVING = Station(
    "asked",
    "Contact point",
    "at once: the provider is to keep the data",
    rests_on=(("budapest_185", "29(3)"), ("budapest_185", "29(7)"), ("budapest_185", "35")),
)
# What the path is measured with and against; every number comes from data/times.toml.
TIMES = {
    "contact_point_preservation": "preservation, until ordered",
    "budapest_preservation": "preserved data are held",
    "translation_and_transmission": "stations 2 and 3",
    "mla_commission_2018": "stations 2 to 9, average (2018)",
    "mla_tcy_2014": "range, Budapest parties (2014)",
    "production_order": "judge to provider inside the EU",
}
SIDES = {"asking": "EU state, asks", "asked": "state outside, is asked"}
LEFT = {"asking": 0.2, "asked": 2.1}
BOX, HIGH, STEP, TOP = 1.44, 0.48, 0.64, 0.36
EDGE, BORDER, GUTTER = 0.09, 2.0, 1.86  # inches: left edge of the page, the border, the way back beside it
COLUMN = 25  # characters of a line in a box


def _top(number: float) -> float:
    return TOP + STEP * (number - 1)


def request_path_chart() -> Figure:
    """Draw the path downwards, the asking state on the left and the asked state on the right, with the ways back."""
    end = _top(len(STATIONS)) + HIGH
    height = end + 0.2 + 0.155 * (len(TIMES) + 1)
    with style.house_style():
        figure = style.sheet(height)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, style.WIDTH), ylim=(height, 0))
        axes.axis("off")
        for side, title in SIDES.items():
            axes.text(LEFT[side] + BOX / 2, 0.16, title, ha="center", va="center", weight="bold", fontsize=style.SMALL)
        axes.plot([BORDER, BORDER], [0.04, end], color=style.INK, linewidth=0.8, linestyle=(0, (1, 3)))
        for number, station in enumerate(STATIONS, 1):
            _station(axes, str(number), _top(number), station)
        _onwards(axes)
        _preservation(axes)
        _ways_back(axes)
        _whole(axes)
        axes.text(0.06, end + 0.14, "\n".join(_times()), va="top", fontsize=7.4, linespacing=1.35)
    return figure


def _station(axes: Axes, number: str, top: float, station: Station) -> None:
    left = LEFT[station.side]
    colour = style.SAND if station.back else style.WHITE  # the dashed line says the same
    box = FancyBboxPatch(
        (left, top), BOX, HIGH, boxstyle="round,pad=0,rounding_size=0.05", facecolor=colour, edgecolor=style.INK
    )
    box.set_linewidth(0.7)
    axes.add_patch(box)
    head = f"{number} {station.who}".strip()
    axes.text(left + 0.06, top + 0.05, head, va="top", color=style.BLACK, weight="bold", fontsize=7.6)
    words = "\n".join(wrap(station.does, COLUMN))
    axes.text(left + 0.06, top + 0.18, words, va="top", color=style.BLACK, fontsize=7.4, linespacing=1.15)


def _line(axes: Axes, *points: tuple[float, float], dashed: bool = False) -> None:
    """A line through points with an arrow at the last one."""
    across, down = [point[0] for point in points], [point[1] for point in points]
    axes.plot(across, down, color=style.INK, linewidth=0.9, linestyle=(0, (3, 2)) if dashed else "-")
    axes.annotate(
        "",
        points[-1],
        points[-2],
        arrowprops={
            "arrowstyle": "-|>",
            "color": style.INK,
            "linewidth": 0,
            "shrinkA": 0,
            "shrinkB": 0,
            "mutation_scale": 8,
        },
    )


def _onwards(axes: Axes) -> None:
    for number, (here, there) in enumerate(pairwise(STATIONS), 1):
        start = (LEFT[here.side] + BOX / 2, _top(number) + HIGH)
        end = (LEFT[there.side] + BOX / 2, _top(number + 1))
        between = (start[1] + end[1]) / 2
        turns = [] if start[0] == end[0] else [(start[0], between), (end[0], between)]
        _line(axes, start, *turns, end)


def _preservation(axes: Axes) -> None:
    """What is done at once is drawn opposite the first station."""
    _station(axes, "", _top(1), PRESERVING)
    _line(axes, (LEFT["asking"] + BOX, _top(1) + HIGH / 2), (LEFT["asked"], _top(1) + HIGH / 2))


def _ways_back(axes: Axes) -> None:
    """Ways back are dashed: round the left edge to the start, or along the border to an earlier station."""
    for number, station in enumerate(STATIONS, 1):
        if station.back:
            middle = _top(number) + HIGH / 2
            _way_back(axes, middle, station)
            axes.text(GUTTER - 0.06, middle - 0.03, station.back, ha="right", va="bottom", fontsize=7.4)


def _way_back(axes: Axes, middle: float, station: Station) -> None:
    start = (LEFT["asked"], middle)
    if not station.back_to:
        _line(axes, start, (GUTTER - 1.1, middle), dashed=True)
        return
    target = _top(station.back_to) + HIGH * 0.75
    if STATIONS[station.back_to - 1].side == "asking":
        _line(axes, start, (EDGE, middle), (EDGE, target), (LEFT["asking"], target), dashed=True)
    else:
        _line(axes, start, (GUTTER, middle), (GUTTER, target), (LEFT["asked"], target), dashed=True)


def _whole(axes: Axes) -> None:
    """The bracket on the right: what the average counts."""
    at, start, end = style.WIDTH - 0.15, _top(2), _top(9) + HIGH
    axes.plot([at - 0.04, at, at, at - 0.04], [start, start, end, end], color=style.INK, linewidth=0.9)
    figure = facts().time_by_id["mla_commission_2018"]
    axes.text(at + 0.08, (start + end) / 2, figure.stated, rotation=90, ha="center", va="center", fontsize=7.4)


def _times() -> list[str]:
    time_by_id = facts().time_by_id
    lines = [
        f"{name}: {span(time_by_id[key])}{', assumed' if time_by_id[key].assumed else ''}"
        for key, name in TIMES.items()
    ]
    return [*lines, "dashed = a way back; assumed = for teaching, without a source"]


def request_path_alt() -> str:
    """Say what the figure shows: the stations in order, the ways back, and the times."""
    stations = "; ".join(
        f"{number} {SIDES[station.side]}, {station.who}: {station.does}" for number, station in enumerate(STATIONS, 1)
    )
    back = "; ".join(
        f"from {number}{f' to {station.back_to}' if station.back_to else ''}: {station.back}"
        for number, station in enumerate(STATIONS, 1)
        if station.back
    )
    return (
        f"Path of a request in {len(STATIONS)} stations. {stations}. Beside the first station, {PRESERVING.who}: {PRESERVING.does}. "
        f"Ways back: {back}. Times: {'; '.join(_times()[:-1])}."
    )


def request_path_table() -> Markup:
    """Return the stations with what can send the request back and the provisions they rest on, as a table to open."""
    rows = [[str(number), *_row(station)] for number, station in enumerate(STATIONS, 1)]
    header = ["Station", "State", "Who", "Does", "What can send it back", "Provisions"]
    return folded(
        "The same as a table, with provisions",
        table("The stations of a request", header, [*rows, ["at once", *_row(PRESERVING)]]),
    )


def _row(station: Station) -> list[str]:
    back = f"{station.back} (to {station.back_to})" if station.back_to else station.back
    labels = ", ".join(_provision(place).label for place in station.rests_on)
    return [SIDES[station.side], station.who, station.does, back or "nothing", labels]


def _provision(place: tuple[str, str]) -> Provision:
    return facts().provision_by_place[place]
