"""The marks of outcomes and answers: each has its own shape, so that colour alone never says anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.figures.svg import group, line
from crossborder.exercises.html import Markup, el

if TYPE_CHECKING:
    from crossborder.rules import Outcome

SIDE = 28
_ROUND = {"cx": "14", "cy": "14"}
_DISC = el("circle", r="13", class_="fig-fill", **_ROUND)
_RING = el("circle", r="11", class_="fig-pen", stroke_width="4", **_ROUND)
_GROUND = el("circle", r="13", class_="fig-ground", **_ROUND)


def _stroke(data: str, width: int, look: str = "fig-pen") -> Markup:
    return el(
        "path", d=data, class_=look, stroke_width=str(width), stroke_linecap="round", stroke_linejoin="round"
    )  # fmt: skip


_SHAPES: dict[str, tuple[Markup, ...]] = {
    "available": (_DISC, _stroke("M8 14.5L12.5 19L20.5 9.5", 4, "fig-hole")),
    "refusable": (_GROUND, _RING, line("M14 3A11 11 0 0 1 14 25Z", "fig-fill")),
    "discretionary": (_GROUND, _RING),
    "unavailable": (_GROUND, _RING, _stroke("M8.5 14H19.5", 5)),
    "open": (
        el("rect", x="1.5", y="1.5", width="25", height="25", rx="6", class_="fig-ground"),
        _stroke("M8.5 9.5A5.6 5.6 0 1 1 16.5 14.4C14.7 15.4 14 16.2 14 18.4", 4),
        el("circle", cx="14", cy="24", r="2.5", class_="fig-fill"),
    ),
    "right": (_stroke("M4 15L11 22L24 6", 5),),
    "not_yet": (_stroke("M4 14H23M15 6L23 14L15 22", 5),),
    "wrong": (_stroke("M6 6L22 22M22 6L6 22", 5),),
    "note": (_stroke("M10 12H14V23M9 23H19", 4), el("circle", cx="13.5", cy="5.5", r="3", class_="fig-fill")),
}
_HUES = {"right": "available", "not_yet": "refusable", "wrong": "unavailable", "note": "discretionary"}
# What a step does to the outcome, as the mark of the outcome that it would give by itself.
OF_EFFECT: dict[str, Outcome] = {
    "no_obstacle": "available",
    "lifted_by_assurance": "available",
    "permits_refusal": "refusable",
    "condition_failed": "unavailable",
    "requires_refusal": "unavailable",
    "open": "open",
}


def mark(name: str) -> Markup:
    """The mark of an outcome or of an answer, as SVG; it is as high as the text it is in, and silent: its word is beside it.

    Args:
        name: an outcome, or ``right``, ``not_yet``, ``wrong`` (there is no second try) or ``note``; an answer that is not graded
            has the mark of a note.
    """
    shown = "note" if name == "not_graded" else name
    return el(
        "svg",
        *_SHAPES[shown],
        viewbox=f"0 0 {SIDE} {SIDE}",
        width=str(SIDE),
        height=str(SIDE),
        class_=f"fig fig-mark fig-{_HUES.get(shown, shown)}",
        aria_hidden="true",
    )


def glyph(name: str, x: float, y: float, side: float, title: str = "") -> Markup:
    """A mark inside a figure, by its middle; its title is what a pointer resting on it reads."""
    return group(
        el("title", title) if title else None,
        *_SHAPES[name],
        look=f"fig-{_HUES.get(name, name)}",
        x=round(x - side / 2, 1),
        y=round(y - side / 2, 1),
        scale=side / SIDE,
    )
