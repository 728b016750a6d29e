"""The world map: states lit by what binds them, the chosen pair, and what would be. No word is in it, so it fits any width."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from crossborder.exercises.figures import words
from crossborder.exercises.figures.svg import UNITS, box, disc, figure, line, number, path
from crossborder.exercises.html import el
from crossborder.exercises.treaty_explorer.world import world
from crossborder.records.dates import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from crossborder.exercises.html import Markup
    from crossborder.exercises.treaty_explorer.regions import Category, Entry, Fill

ACROSS, DOWN = UNITS["wide"], 312
SIDE = 10  # of a pattern, in units of the figure


def draw(
    entries: Iterable[Entry],
    day: date,
    says: str,
    *,
    name: str = "world",
    pair: tuple[str, str] = ("", ""),
    look: tuple[str, bool] = ("World", False),
) -> Markup:
    """Draw the map; each state in it has its code as ``data-state``.

    Args:
        pair: code of the state that asks and of the one that is asked; empty where none is chosen.
        look: the window, the world or a region; and whether what is shown is supposed.
    """
    part, supposed = look
    place = Place(world().windows[part])
    by_code = {one.code: one for one in entries}
    fills: set[Fill] = {one.category.fill for one in by_code.values()}
    patterns = (pattern(f"{name}-{fill}", fill, 0.9 / place.scale) for fill in sorted(fills & set(_PATTERNS)))
    drawn = [el("defs", *patterns), _map(name, by_code, pair, place), *bow(pair, place)]
    if supposed:
        drawn.append(box(1.5, 1.5, ACROSS - 3, place.height - 3, "fig-suppose", round_by=8))
    title = (words.MAP_SUPPOSED if supposed else words.MAP_TITLE).format(day=in_words(day))
    look_ = "fig-map fig-supposed" if supposed else "fig-map"
    return figure(name, (ACROSS, place.height), title, says, *drawn, look=look_)


# --- where things lie --------------------------------------------------------------------------------------------------


class Place:
    """The window of the map and how its places become places of the figure.

    Args:
        window: left and upper edge, width and height of what is seen, in units of the world.
        size: the most room there is, across and down, in units of the figure.
    """

    def __init__(self, window: tuple[int, int, int, int], size: tuple[int, int] = (ACROSS, DOWN)) -> None:
        self.window = window
        self.across = size[0]
        x, y, across, down = self.window
        self.scale = min(size[0] / across, size[1] / down)
        self.height = down * self.scale
        self.left = (size[0] - across * self.scale) / 2 - x * self.scale
        self.top = -y * self.scale

    def at(self, code: str) -> tuple[float, float]:
        """The middle of a state in the figure."""
        x, y = middle(code)
        return self.left + x * self.scale, self.top + y * self.scale


@lru_cache(maxsize=512)
def middle(code: str) -> tuple[float, float]:
    """The middle of a state on the map: its dot, or the middle of its largest piece."""
    shapes = world()
    if code in shapes.dots:
        return shapes.dots[code]
    pieces = [_corners(piece) for piece in shapes.shapes[code].split("M") if piece]
    left, top, right, bottom = max(pieces, key=lambda edges: (edges[2] - edges[0]) * (edges[3] - edges[1]))
    return (left + right) / 2, (top + bottom) / 2


def _corners(piece: str) -> tuple[int, int, int, int]:
    """Left, upper, right and lower edge of one piece of a path: a first point, then steps."""
    values = [int(value) for value in re.findall(r"-?\d+", piece)]
    xs, ys = list(accumulate(values[::2])), list(accumulate(values[1::2]))
    return min(xs), min(ys), max(xs), max(ys)


def _map(name: str, entries: Mapping[str, Entry], pair: tuple[str, str], place: Place) -> Markup:
    """The shapes in a window of their own."""
    held = world()
    others = [line(data, "fig-sea-line") for data in held.others]
    shapes = [_land(name, "path", entries[code], d=data) for code, data in held.shapes.items() if code in entries]
    radius, dots = number(3.2 / place.scale), []
    for code, (x, y) in held.dots.items():
        if code in entries:
            dots.append(_land(name, "circle", entries[code], cx=str(x), cy=str(y), r=radius))
    return window(place, *others, *shapes, *dots, *chosen(pair))


def window(place: Place, *drawn: Markup, look: str | None = None) -> Markup:
    """What is drawn in units of the world, in a window that cuts off what lies outside."""
    left, top, across, down = place.window
    return el(
        "svg", *drawn, class_=look,
        x="0", y="0", width=number(place.across), height=number(place.height), viewbox=f"{left} {top} {across} {down}",
    )  # fmt: skip


def chosen(pair: tuple[str, str]) -> Iterator[Markup]:
    """The outlines of the two states that are chosen."""
    shapes = world().shapes
    for at, code in enumerate(pair):
        if code in shapes:
            yield line(shapes[code], f"fig-chosen fig-chosen-{at}")


def _land(name: str, kind: str, entry: Entry, **place: str) -> Markup:
    """A state: its shape, or its dot."""
    return el(
        kind,
        el("title", f"{entry.name}: {entry.says}"),
        **place,
        fill=f"url(#{name}-{entry.category.fill})" if entry.category.fill in _PATTERNS else None,
        class_=f"fig-land fig-land-{entry.category.fill}",
        data_state=entry.code,
    )


def swatch(name: str, category: Category) -> Markup:
    """What a category looks like, for a list beside the map; its pattern is named after the map."""
    defs = el("defs", pattern(f"{name}-key-{category.fill}", category.fill)) if category.fill in _PATTERNS else None
    fill = f"{name}-key-{category.fill}" if defs else None
    land = box(1, 1, 58, 28, f"fig-land fig-land-{category.fill}", fill=fill)
    return el("svg", defs, land, viewbox="0 0 60 30", aria_hidden="true", class_="fig cbx-swatch")


_GROUND = el("rect", width="10", height="10", class_="fig-tint")
_PATTERNS: dict[str, tuple[Markup, ...]] = {
    "solid": (el("rect", width="10", height="10", class_="fig-fill"),),
    "stripes": (_GROUND, line("M-2.5 2.5L2.5 -2.5M0 10L10 0M7.5 12.5L12.5 7.5", "fig-pen", 3)),
    "cross": (_GROUND, line("M0 10L10 0M0 0L10 10", "fig-pen", 1.6)),
    "lines": (_GROUND, line("M0 2.5H10M0 7.5H10", "fig-pen", 1.6)),
    "bars": (line("M2.5 0V10M7.5 0V10", "fig-pen", 1),),
    "dots": (el("circle", cx="5", cy="5", r="2", class_="fig-fill"),),
    "question": (el("text", "?", x="2", y="9", font_size="10", font_weight="bold", class_="fig-soft"),),
    "rings": (_GROUND, line("M2 5A3 3 0 1 0 8 5A3 3 0 1 0 2 5", "fig-pen", 1.4)),
    "dashes": (el("path", d="M2 5H6", class_="fig-rule-soft"),),
}


def pattern(name: str, fill: str, scale: float = 2) -> Markup:
    """A pattern for a fill, scaled from how it is drawn; it keeps its size whatever the window."""
    return el(
        "pattern",
        *_PATTERNS[fill],
        id=name,
        class_="fig-known",
        width=str(SIDE),
        height=str(SIDE),
        patternunits="userSpaceOnUse",
        patterntransform=f"scale({scale:.3g})",
    )


# --- the chosen pair ---------------------------------------------------------------------------------------------------


def bow(pair: tuple[str, str], place: Place) -> Iterator[Markup]:
    """A bow from the one that asks to the one that is asked; its ends are marked."""
    points = [place.at(code) for code in pair if code in world().shapes or code in world().dots]
    if len(points) == 2:  # noqa: PLR2004 - both states
        (x, y), (u, v) = points
        peak = min(y, v) - abs(u - x) / 5 - 10
        curve = path("M", x, y, "Q", (x + u) / 2, peak, u, v)
        yield line(curve, "fig-bow-ground")
        yield line(curve, "fig-bow")
        yield from (disc(across, down, 4.5, "fig-place") for across, down in points)
