"""Draws the world map and its legend as SVG, in the page's own colours, with a pattern for each category."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.exercises.html import Markup, el, link
from crossborder.exercises.treaty_explorer import words
from crossborder.exercises.treaty_explorer.world import world

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from crossborder.exercises.treaty_explorer.categories import Category, Fill

PERIOD = 24  # length of a pattern in units of the whole map
UNKNOWN_FILLS = {"question", "dashes"}


@dataclass(frozen=True, slots=True)
class Mark:
    """What the map shows of one state.

    Args:
        category: what it is.
        title: what a pointer resting on it reads.
    """

    category: Category
    title: str


def world_map(name: str, label: str, marks: Mapping[str, Mark], window: str = "World") -> Markup:
    """Draw the map.

    Args:
        name: a name for this map; its patterns get it in front of theirs, because ids are unique in a page.
        label: what the map shows and where the same stands in words.
        marks: what to show of each state, by code; the state itself has the fill ``home``.
        window: the whole world, or a region.

    Returns:
        The map as SVG, an image with one name.
    """
    x, y, width, height = world().windows[window]
    scale = width / world().windows["World"][2]
    shapes = [_shape(name, marks[code], data) for code, data in world().shapes.items() if code in marks]
    others = [el("path", d=data, class_="cbx-other") for data in world().others]
    radius = f"{width * (0.0035 if window == 'World' else 0.008):.2f}"
    dots = [_dot(name, marks[code], place, radius) for code, place in world().dots.items() if code in marks]
    return el(
        "svg",
        el("defs", *(_pattern(name, fill, scale) for fill in _PATTERNS)),
        el("g", *others, *shapes, *dots),
        viewbox=f"{x} {y} {width} {height}",
        role="img",
        aria_label=label,
        class_="cbx-map",
    )


def _shape(name: str, mark: Mark, data: str) -> Markup:
    return el("path", el("title", mark.title), d=data, fill=_paint(name, mark.category.fill), class_=_class(mark))


def _dot(name: str, mark: Mark, place: tuple[int, int], radius: str) -> Markup:
    return el(
        "circle",
        el("title", mark.title),
        cx=str(place[0]),
        cy=str(place[1]),
        r=radius,
        fill=_paint(name, mark.category.fill),
        class_=_class(mark),
    )


def _class(mark: Mark) -> str:
    return "cbx-land cbx-home" if mark.category.fill == "home" else "cbx-land"


def _paint(name: str, fill: Fill) -> str:
    return f"url(#{name}-{fill})" if fill in _PATTERNS else "none"


# --- patterns ------------------------------------------------------------------------------------------------------


def _line(data: str, width: int) -> Markup:
    return el("path", d=data, stroke="currentColor", stroke_width=str(width), fill="none")


_PATTERNS: dict[str, tuple[Markup, ...]] = {
    "solid": (el("rect", width="24", height="24", fill="currentColor"),),
    "stripes": (_line("M-6 6L6 -6M0 24L24 0M18 30L30 18", 8),),
    "cross": (_line("M-6 6L6 -6M0 24L24 0M18 30L30 18M-6 18L6 30M0 0L24 24M18 -6L30 6", 3),),
    "lines": (_line("M0 6H24M0 18H24", 4),),
    "bars": (_line("M12 0V24", 2),),
    "dots": (el("circle", cx="12", cy="12", r="5", fill="currentColor"),),
    "question": (el("text", "?", x="3", y="21", font_size="24", font_weight="bold", fill="currentColor"),),
    "dashes": (_line("M7 12H17", 2),),
}


def _pattern(name: str, fill: str, scale: float) -> Markup:
    hue = "cbx-not-known" if fill in UNKNOWN_FILLS else "cbx-known"
    return el(
        "pattern",
        *_PATTERNS[fill],
        id=f"{name}-{fill}",
        class_=hue,
        width=str(PERIOD),
        height=str(PERIOD),
        patternunits="userSpaceOnUse",
        patterntransform=f"scale({scale:.3f})",
    )


# --- legend --------------------------------------------------------------------------------------------------------


def legend(name: str, counts: Iterable[tuple[Category, int]]) -> Markup:
    """What each pattern and letter means, and how many states it has; it stands in words, so it is the map's summary too.

    Args:
        name: the map's name.
        counts: each category with its number of states.
    """
    rows = [
        el("li", _swatch(name, category), el("span", el("strong", category.label), f" ({count}): {category.meaning}."))
        for category, count in counts
    ]
    other = el("li", _other_swatch(), el("span", words.OTHER_SHAPES))
    return el("ul", *rows, other, class_="cbx-legend")


def _swatch(name: str, category: Category) -> Markup:
    classes = "cbx-land cbx-home" if category.fill == "home" else "cbx-land"
    box = el("rect", x="1", y="1", width="58", height="28", fill=_paint(f"{name}-key", category.fill), class_=classes)
    pattern = el("defs", _pattern(f"{name}-key", category.fill, 0.5)) if category.fill in _PATTERNS else None
    return el("svg", pattern, box, viewbox="0 0 60 30", aria_hidden="true", class_="cbx-swatch")


def _other_swatch() -> Markup:
    box = el("rect", x="1", y="1", width="58", height="28", class_="cbx-other")
    return el("svg", box, viewbox="0 0 60 30", aria_hidden="true", class_="cbx-swatch")


def shape_note() -> Markup:
    """Where the shapes come from and what they do not say."""
    return el("p", words.SHAPES_NOTE, " (", link(*words.SHAPES_SOURCE), ")", class_="cbx-source")
