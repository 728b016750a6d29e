"""One look for all figures: fixed fonts, fixed ids, colours that pass contrast on a light and on a dark page."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

# Stands for "the colour of the page's text": on a page it becomes currentColor, on paper it is black enough.
INK = "#010101"
BLUE = "#0b5a7d"
SAND = "#f6d9a8"
GREY = "#d9dde1"
WHITE = "#ffffff"
BLACK = "#000000"

# Inches: 360 CSS pixels, so that the text keeps its size on the smallest screen.
WIDTH = 3.75
TEXT = 8.8
SMALL = 8.0

SETTINGS: dict[Any, Any] = {
    "font.family": ["sans-serif"],
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial"],
    "font.size": TEXT,
    "text.color": INK,
    "svg.fonttype": "none",
    "svg.hashsalt": "crossborder",
    "savefig.transparent": True,
}


@contextmanager
def house_style() -> Iterator[None]:
    """Draw and save with the settings of this book, whatever a reader's own settings are."""
    with mpl.rc_context(SETTINGS):
        yield


def sheet(height: float) -> Figure:
    """Return an empty figure of the book's width, without the global state of pyplot.

    Args:
        height: height in inches.
    """
    return Figure(figsize=(WIDTH, height), facecolor="none")
