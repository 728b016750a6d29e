"""The look of the exercises, in style sheets beside this module; a page of the book has them in its own sheet already."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from crossborder.exercises.figures.style import STYLE
from crossborder.exercises.html import Markup

SHEETS = ("tokens.css", "exercise.css", "stage.css")


@cache
def css() -> str:
    """All sheets, in the order in which they build on each other."""
    folder = Path(__file__).with_name("look")
    return "\n".join((*((folder / name).read_text(encoding="utf-8") for name in SHEETS), STYLE))


def style_element() -> Markup:
    """The style sheets as an element: our own text, with nothing in it that a learner wrote."""
    return Markup(f"<style>{css()}</style>")
