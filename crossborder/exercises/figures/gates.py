"""The questions in order, as a row of gates: open, closed or not known, with the one that decides lit."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from crossborder.exercises.figures import words
from crossborder.exercises.figures.marks import glyph
from crossborder.exercises.figures.svg import SMALL, UNITS, Width, box, group, label, line, measured, number, wrapped
from crossborder.exercises.html import el

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossborder.exercises.figures.lanes_parts import Gate
    from crossborder.exercises.html import Markup

HEIGHT: dict[Width, float] = {"wide": 42, "narrow": 40}
IN_A_ROW: dict[Width, int] = {"wide": 4, "narrow": 2}
MARK, BETWEEN = 20, 10


def gate_row(gates: Sequence[Gate], y: float, width: Width) -> tuple[list[Markup], float]:
    """Draw the gates in rows.

    Args:
        gates: the questions in order.
        y: the upper edge.
        width: which drawing it is for.

    Returns:
        What to draw, and its lower edge.
    """
    many = min(IN_A_ROW[width], max(len(gates), 1))
    room = (UNITS[width] - BETWEEN * (many - 1)) / many
    places = [(at % many * (room + BETWEEN), y + at // many * (HEIGHT[width] + 6)) for at in range(len(gates))]
    drawn = [_gate(gate, place, room, width) for gate, place in zip(gates, places, strict=True)]
    ways = [_way(one, other, room, width) for one, other in pairwise(places) if one[1] == other[1]]
    return [*ways, *drawn], (places[-1][1] if places else y) + HEIGHT[width]


def _way(one: tuple[float, float], other: tuple[float, float], room: float, width: Width) -> Markup:
    """The line from a gate to the next one."""
    middle = one[1] + HEIGHT[width] / 2
    return line(f"M{number(one[0] + room)} {number(middle)}H{number(other[0])}", "fig-frame")


def _gate(gate: Gate, place: tuple[float, float], room: float, width: Width) -> Markup:
    x, y = place
    height, size = HEIGHT[width], SMALL[width]
    texts = wrapped(_name(gate, room - 44, size), room - 44, size, 2, bold=gate.lit)
    first = y + height / 2 + size * 0.36 - (len(texts) - 1) * size * 0.58
    return group(
        el("title", f"{gate.names[0]}: {words.GATE_STATES[gate.mark]}. {gate.says}"),
        box(x + 1, y + 1, room - 2, height - 2, "fig-gate fig-lit-gate" if gate.lit else "fig-gate", round_by=7),
        glyph(gate.mark, x + 20, y + height / 2, MARK),
        *(
            label(x + 36, first + at * size * 1.16, text, size, look="fig-strong" if gate.lit else "")
            for at, text in enumerate(texts)
        ),
        look=f"fig-{gate.mark}",
    )


def _name(gate: Gate, room: float, size: float) -> str:
    """The fullest name that fits two lines."""
    for words_ in gate.names:
        lines = wrapped(words_, room, size, 2, bold=gate.lit)
        if not any("…" in text for text in lines) and measured(words_, size) <= 2 * room:
            return words_
    return gate.names[-1]
