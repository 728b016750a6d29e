"""The look of the map, in the page's own colours; it comes with the style that all exercises share."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from crossborder.exercises.html import Markup


@cache
def map_style() -> Markup:
    """The style sheet as an element: our own text, with nothing in it that a learner wrote."""
    return Markup(f"<style>{Path(__file__).with_name('map.css').read_text(encoding='utf-8')}</style>")
