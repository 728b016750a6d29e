"""What the tests of the figures share: reading an SVG back, with every text as a box where it is drawn."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from crossborder.exercises.figures.svg import measured
from crossborder.records import facts
from crossborder.rules import MEASURES, CooperationRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from crossborder.exercises.html import Markup

_MOVE = re.compile(r"translate\((-?[\d.]+) (-?[\d.]+)\)")
_SCALE = re.compile(r"scale\((-?[\d.]+)\)")
# A halo keeps neighbours apart; this much of a line's height is empty above and below its letters.
_ABOVE, _BELOW = 0.75, 0.2


@dataclass(frozen=True)
class Box:
    """A text where it is drawn."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float

    def meets(self, other: Box) -> bool:
        """Whether two texts lie over each other by more than a hair."""
        return (
            self.left + 0.6 < other.right
            and other.left + 0.6 < self.right
            and self.top + 0.6 < other.bottom
            and other.top + 0.6 < self.bottom
        )


@dataclass(frozen=True)
class Drawing:
    """A figure that was read back.

    Args:
        root: its outermost element.
    """

    root: ET.Element

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in units."""
        _, _, width, height = (float(value) for value in self.root.attrib["viewbox"].split())
        return width, height

    @property
    def words(self) -> str:
        """Title and text alternative."""
        return " ".join(self.root.findtext(name) or "" for name in ("title", "desc"))

    def texts(self) -> list[Box]:
        """Every text that is drawn, as a box in units of the figure."""
        return list(_texts(self.root, 0, 0, 1))

    def all(self, look: str) -> list[ET.Element]:
        """Every element with a class."""
        return [one for one in self.root.iter() if look in one.get("class", "").split()]

    def moved(self, look: str) -> list[float]:
        """Where the groups are that hold an element with a class."""
        return [
            float(move[1])
            for group in self.root.iter("g")
            if (move := _MOVE.search(group.get("transform", "")))
            and any(look in child.get("class", "").split() for child in group)
        ]

    def collisions(self) -> list[tuple[str, str]]:
        """Texts that lie over each other."""
        return [(one.text, other.text) for one, other in combinations(self.texts(), 2) if one.meets(other)]

    def outside(self) -> list[str]:
        """Texts that leave the figure."""
        width, height = self.size
        return [
            one.text
            for one in self.texts()
            if one.left < -0.6 or one.right > width + 0.6 or one.top < -0.6 or one.bottom > height + 0.6
        ]


def _texts(element: ET.Element, x: float, y: float, scale: float) -> Iterator[Box]:
    move, grow = _MOVE.search(element.get("transform", "")), _SCALE.search(element.get("transform", ""))
    if element.tag in {"defs", "pattern", "title", "desc"}:
        return
    if move:
        x, y = x + float(move[1]) * scale, y + float(move[2]) * scale
    if grow:
        scale *= float(grow[1])
    if element.tag == "text":
        yield _box(element, x, y, scale)
        return
    for child in element:
        yield from _texts(child, x, y, scale)


def _box(element: ET.Element, x: float, y: float, scale: float) -> Box:
    size = float(element.attrib["font-size"]) * scale
    bold = "fig-strong" in element.get("class", "")
    room = measured(element.text or "", size, bold=bold)
    for part in element:
        room += measured(part.text or "", size, bold="fig-strong" in part.get("class", "")) + float(part.get("dx", 0))
    start = x + float(element.attrib["x"]) * scale
    start -= {"end": room, "middle": room / 2}.get(element.get("text-anchor", ""), 0)
    base = y + float(element.attrib["y"]) * scale
    text = "".join(element.itertext())
    return Box(text, start, base - size * _ABOVE, start + room, base + size * _BELOW, size)


@pytest.fixture
def read() -> Callable[[Markup], Drawing]:
    """Reads a figure back; one that is not well-formed fails here."""
    return lambda made: Drawing(ET.fromstring(made.text))  # noqa: S314 - our own figures


def some_requests(seed: int, count: int) -> list[CooperationRequest]:
    """Requests with days, states, measures and conducts by chance."""
    chance = random.Random(seed)  # noqa: S311 - days for a test, not a secret
    codes = [state.code for state in facts().states if state.offences]
    conducts = [None, *(conduct.id for conduct in facts().conducts)]
    requests = []
    for _ in range(count):
        requesting, requested = chance.sample(codes, 2)
        act = date(1982, 1, 1) + timedelta(days=chance.randrange(16_000))
        requests.append(
            CooperationRequest(
                requesting=requesting,
                requested=requested,
                measure=chance.choice(MEASURES),
                conduct=chance.choice(conducts),
                committed_on=act,
                requested_on=act + timedelta(days=chance.choice((0, 1, 7, 30, 200, 1500, 4000))),
            )
        )
    return requests


@pytest.fixture
def requests_by_chance() -> list[CooperationRequest]:
    return some_requests(13, 60)
