"""Builds SVG: numbers, texts that fit a width, and the frame with its text alternative that every figure has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from crossborder.exercises.html import Child, Markup, el

if TYPE_CHECKING:
    from collections.abc import Sequence

Width = Literal["wide", "narrow"]
# Units of a drawing. A wide one is shown from 590 pixels on and a narrow one from 290 on, so that a letter of the
# smallest size below is never less than 12 pixels high.
UNITS: dict[Width, int] = {"wide": 720, "narrow": 328}
SMALL: dict[Width, int] = {"wide": 15, "narrow": 14}

# Widths of the letters from the space to the tilde in hundredths of their size, in DejaVu Sans: it is broader than the
# faces that most devices use, so a text measured so finds room there too.
_WIDTHS = (
    32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34, 84, 84, 84, 53,
    100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99, 69, 61, 69, 39, 34, 39, 84, 50,
    50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52, 39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84,
)  # fmt: skip
_PARTS = (
    {chr(32 + at): part / 100 for at, part in enumerate(_WIDTHS)}
    | dict.fromkeys("’‘", 0.32)
    | dict.fromkeys("“”–", 0.52)
)
_OTHER_SMALL, _OTHER, _BOLD = 0.7, 1.0, 1.13


def number(value: float) -> str:
    """A length as SVG writes it: one digit after the point at most."""
    return f"{round(value, 1) + 0:g}"


def measured(words: str, size: float, *, bold: bool = False) -> float:
    """The most room that a text needs, in units."""
    # Of a letter outside the table, the most that scripts need.
    parts = (_PARTS.get(letter) or (_OTHER_SMALL if letter.islower() else _OTHER) for letter in words)
    return sum(parts) * size * (_BOLD if bold else 1)


def fitting(candidates: Sequence[str], room: float, size: float, *, bold: bool = False) -> str:
    """The first of several texts that fits; when none does, the last one shortened, to nothing where not even one letter fits."""
    for words in candidates:
        if measured(words, size, bold=bold) <= room:
            return words
    return shortened(candidates[-1], room, size, bold=bold)


def shortened(words: str, room: float, size: float, *, bold: bool = False) -> str:
    """A text cut to the room there is, with three dots where it was cut."""
    if measured(words, size, bold=bold) <= room:
        return words
    kept = words
    while kept and measured(f"{kept}…", size, bold=bold) > room:
        kept = kept[:-1]
    return f"{kept.rstrip(' ,.:;')}…" if kept else ""


def wrapped(words: str, room: float, size: float, lines: int, *, bold: bool = False) -> list[str]:
    """A text in lines that fit; what is left over in the last line is cut."""
    rows, rest = [""], words.split()
    while rest:
        longer = f"{rows[-1]} {rest[0]}".strip()
        if measured(longer, size, bold=bold) <= room or not rows[-1]:
            rows[-1] = longer
            rest.pop(0)
        elif len(rows) < lines:
            rows.append("")
        else:
            rows[-1] = f"{rows[-1]} {' '.join(rest)}"
            break
    return [shortened(line, room, size, bold=bold) for line in rows]


def label(x: float, y: float, words: str, size: float, *, look: str = "", anchor: str | None = None) -> Markup:
    """A text at a place.

    Args:
        x: where it starts, or ends, or has its middle.
        y: its base line.
        anchor: ``middle`` or ``end``; else it starts at x.
    """
    return el("text", words, x=number(x), y=number(y), font_size=number(size), text_anchor=anchor, class_=look or None)


def box(
    x: float, y: float, width: float, height: float, look: str, *, fill: str | None = None, round_by: float = 3
) -> Markup:  # fmt: skip
    """A rectangle, filled by its classes or by the pattern with an id."""
    return el(
        "rect",
        x=number(x),
        y=number(y),
        width=number(max(width, 0)),
        height=number(height),
        rx=number(min(round_by, max(width, 0) / 2)),
        fill=f"url(#{fill})" if fill else None,
        class_=look,
    )


def disc(x: float, y: float, radius: float, look: str) -> Markup:
    """A circle."""
    return el("circle", cx=number(x), cy=number(y), r=number(radius), class_=look)


def path(*parts: str | float) -> str:
    """The data of a path, from its letters and lengths."""
    data = " ".join(part if isinstance(part, str) else number(part) for part in parts)
    return re.sub(" ?([A-Za-z]) ?", r"\1", data)


def line(data: str, look: str, width: float | None = None) -> Markup:
    """A path with its classes."""
    return el("path", d=data, class_=look, stroke_width=None if width is None else number(width))


def group(*children: Child, look: str | None = None, x: float = 0, y: float = 0, scale: float = 1) -> Markup:
    """Children moved and scaled together."""
    placed = f"translate({number(x)} {number(y)})" if x or y else ""
    scaled = f"scale({scale:.3g})" if scale != 1 else ""
    return el("g", *children, class_=look, transform=" ".join(filter(None, (placed, scaled))) or None)


def moving(key: str, *children: Child, x: float, y: float = 0, look: str = "") -> Markup:
    """Children that glide when they are at another place in the next drawing; their key is the same in each."""
    place = f"translate({number(x)} {number(y)})"
    return el("g", *children, class_=f"fig-move {look}".strip(), transform=place, data_key=key)


def hatch(name: str) -> Markup:
    """A pattern of slanted lines, for what is not known."""
    lines, units = line("M0 0V20", "fig-pen", 1.6), "userSpaceOnUse"
    return el("pattern", lines, id=name, width="7", height="20", patternunits=units, patterntransform="rotate(45)")


def figure(
    name: str, size: tuple[float, float], title: str, desc: str, *children: Child, look: str = "", **data: str
) -> Markup:
    """The frame of a figure: an image with a name and a text that says the same.

    Args:
        name: a name for it, unique in the page; ids inside begin with it.
        size: width and height in units.
        desc: the same as the drawing, in sentences.
        data: what a script of the page needs to know, as ``data_first="1996-01-01"``.
    """
    return el(
        "svg",
        el("title", title, id=f"{name}-title"),
        el("desc", desc, id=f"{name}-desc"),
        *children,
        viewbox=f"0 0 {number(size[0])} {number(size[1])}",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        class_=f"fig fig-{name.split('-', maxsplit=1)[0]} {look}".strip(),
        **data,
    )
