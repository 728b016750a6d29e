"""What was weighed: a token for each matter, in the tray of the side it speaks for. Nothing is added up: the law does not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.figures import svg, words
from crossborder.exercises.html import el

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from crossborder.exercises.html import Markup

PITCH, HEAD, WAITING = 34, 26, 44
# Rows of tokens in a tray: seven fit.
ROWS: dict[svg.Width, int] = {"wide": 2, "narrow": 4}


def draw(
    weights: Mapping[str, str], letters: Sequence[str], width: svg.Width = "wide", *, name: str = "trays", at: str = ""
) -> Markup:
    """Draw the trays: the weights are the sides on which the matters were put, by letter, and empty while one is not weighed."""
    tray, size = svg.UNITS[width] / len(words.TRAYS), svg.SMALL[width]
    depth = HEAD + ROWS[width] * PITCH + 6
    trays, told = [], []
    for place, (side, title) in enumerate(words.TRAYS.items()):
        text = svg.shortened(title, tray - 10, size, bold=True)
        trays.append(svg.box(place * tray + 2, WAITING, tray - 4, depth - 2, "fig-gate", round_by=8))
        trays.append(svg.label((place + 0.5) * tray, WAITING + 19, text, size, look="fig-strong", anchor="middle"))
        held = ", ".join(f"({letter})" for letter, put in weights.items() if put == side)
        told.append(words.TRAYS_SAYS.format(side=title, matters=held or words.TRAYS_NONE))
    drawn = (*trays, *_tokens(weights, letters, (tray, width), at))
    return svg.figure(name, (svg.UNITS[width], WAITING + depth), words.TRAYS_TITLE, " ".join(told), *drawn)


def _tokens(
    weights: Mapping[str, str], letters: Sequence[str], room: tuple[float, svg.Width], at: str
) -> Iterator[Markup]:
    """The tokens: in a row above while they are not weighed, then in their trays."""
    tray, width = room
    in_row, held = int((tray - 8) // PITCH), dict.fromkeys(words.TRAYS, 0)
    sides = list(words.TRAYS)
    for place, letter in enumerate(letters):
        side = weights.get(letter, "")
        x, y = (place + 0.5) * svg.UNITS[width] / len(letters), WAITING / 2 - 2
        if side:
            row, column = divmod(held[side], in_row)
            held[side] += 1
            x = sides.index(side) * tray + 4 + (tray - 8 - in_row * PITCH) / 2 + (column + 0.5) * PITCH
            y = WAITING + HEAD + (row + 0.5) * PITCH
        ring, size = el("circle", r="15", class_="fig-token-shape"), svg.SMALL[width]
        text = svg.label(0, size * 0.36, letter, size, look="fig-strong fig-token-text", anchor="middle")
        yield svg.moving(letter, ring, text, look="fig-token-round" if letter == at else "", x=x, y=y)
