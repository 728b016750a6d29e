"""The look of the exercises, in style sheets beside this module."""

from __future__ import annotations

from pathlib import Path

from crossborder.exercises.browser import is_page
from crossborder.exercises.figures.style import STYLE
from crossborder.exercises.html import Markup

SHEETS = ("tokens.css", "exercise.css", "stage.css")
_FOLDER = Path(__file__).with_name("look")
# All sheets, in the order in which they build on each other. Read at once: in a live page there are no files later.
CSS = "\n".join((*((_FOLDER / name).read_text(encoding="utf-8") for name in SHEETS), STYLE))


def style_element() -> Markup | None:
    """The style sheets as an element: our own text, with nothing in it that a learner wrote. A live page has them: in its sheet, or in its text form."""
    return None if is_page() else Markup(f"<style>{CSS}</style>")
