"""The map of a case: where the two states lie, among their neighbours, and who asks whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.figures import words
from crossborder.exercises.figures.svg import figure, label, line, measured, shortened
from crossborder.exercises.figures.world_map import Place, bow, chosen, middle, window
from crossborder.exercises.html import el, folded, join
from crossborder.exercises.treaty_explorer.world import world
from crossborder.records import facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.exercises.html import Markup

ACROSS, DOWN = 360, 220
LEAST_ACROSS = 260  # of the map of two neighbours, in units of the world
SIZE = 16  # of a name


def draw(requesting: str, requested: str) -> Markup:
    """Draw the map of a case; below it, folded, what its shapes do not say."""
    return join(bare(requesting, requested), folded(words.MAP_ABOUT, el("p", words.MAP_BORDERS), id="pair-about"))


def bare(requesting: str, requested: str, *, name: str = "pair") -> Markup:
    """Draw the map alone."""
    pair = (requesting, requested)
    place = Place(_around(pair), (ACROSS, DOWN))
    lands = line("".join(world().shapes.values()), "fig-land fig-land-ground")
    others = line("".join(world().others), "fig-sea-line")
    title = words.MAP_PAIR.format(requesting=_name(requesting), requested=_name(requested))
    seen = window(place, others, lands, *chosen(pair), look="fig-neighbours")
    drawn = (seen, *bow(pair, place), *_names(pair, place))
    return figure(name, (ACROSS, place.height), title, words.MAP_PAIR_SAYS, *drawn)


def _name(code: str) -> str:
    return facts().state_by_code[code].name


def _around(pair: tuple[str, str]) -> tuple[int, int, int, int]:
    """A window around the middles of two states, with room for their neighbours, inside the world."""
    left, top, across, down = world().windows["World"]
    (x, y), (u, v) = (middle(code) for code in pair)
    shape = ACROSS / DOWN
    wide = min(max(LEAST_ACROSS, abs(x - u) * 1.6, abs(y - v) * 2.4 * shape), across)
    high = min(wide / shape, down)
    start = min(max((x + u - wide) / 2, left), left + across - wide)
    above = min(max((y + v - high) / 2, top), top + down - high)
    return round(start), round(above), round(wide), round(high)


def _names(pair: tuple[str, str], place: Place) -> Iterator[Markup]:
    """The names below their places; when two would lie over each other, the second one goes above its place."""
    taken = (0.0, 0.0, -99.0)
    for code in pair:
        x, y = place.at(code)
        text = shortened(_name(code), ACROSS * 0.6, SIZE, bold=True)
        room = measured(text, SIZE, bold=True)
        start = min(max(x - room / 2, 2), ACROSS - room - 2)
        base = _free(start, room, min(y + SIZE + 6, place.height - 4), y - 9, taken)
        taken = start, start + room, base
        yield label(start, base, text, SIZE, look="fig-strong fig-halo")


def _free(start: float, room: float, below: float, above: float, taken: tuple[float, float, float]) -> float:
    """The base line of a name: below its place, else on the far side of the name that is there."""
    left, right, base = taken
    if start > right + 4 or left > start + room + 4:
        return below
    tries = (below, above, base + SIZE * 1.3, base - SIZE * 1.3)
    return next(one for one in tries if abs(one - base) >= SIZE * 1.25 and one >= SIZE)
