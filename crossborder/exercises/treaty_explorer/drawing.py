"""What the map shows of a state, and the list beside the map that says what each pattern means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.exercises.figures import words as figure_words
from crossborder.exercises.figures.world_map import swatch
from crossborder.exercises.html import Markup, el, link
from crossborder.exercises.treaty_explorer import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crossborder.exercises.treaty_explorer.categories import Category


@dataclass(frozen=True, slots=True)
class Mark:
    """What the map shows of one state.

    Args:
        category: what it is.
        title: what a pointer resting on it reads.
    """

    category: Category
    title: str


def legend(name: str, counts: Iterable[tuple[Category, int]]) -> Markup:
    """What each pattern and letter means, and how many states it has; it is in words, so it is the map's summary too.

    Args:
        name: the map's name.
        counts: each category with its number of states.
    """
    rows = [
        el("li", swatch(name, category), el("span", el("strong", category.label), f" ({count}): {category.meaning}."))
        for category, count in counts
    ]
    box = el("rect", x="1", y="1", width="58", height="28", class_="fig-sea-line")
    other = el("svg", box, viewbox="0 0 60 30", aria_hidden="true", class_="fig cbx-swatch")
    return el("ul", *rows, el("li", other, el("span", words.OTHER_SHAPES)), class_="cbx-legend")


def shape_note() -> Markup:
    """Where the shapes come from and what they do not say."""
    return el(
        "p",
        words.SHAPES_NOTE.format(borders=figure_words.MAP_BORDERS),
        " (",
        link(*words.SHAPES_SOURCE),
        ")",
        class_="cbx-source",
    )
