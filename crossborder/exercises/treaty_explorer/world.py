"""The shapes of the map, made by ``tools/world_map.py``. They are for orientation and carry no view on any border."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE = Path(__file__).with_name("world.json")


@dataclass(frozen=True, slots=True)
class World:
    """What the map is drawn from; all lengths in units of a map 2,000 wide.

    Args:
        windows: x, y, width and height of the whole map and of each region.
        shapes: data of an SVG path by code of the state.
        dots: place of the dot of each state that is hard to see at this scale, or has no shape.
        others: shapes that belong to no state of the data.
    """

    windows: Mapping[str, tuple[int, int, int, int]]
    shapes: Mapping[str, str]
    dots: Mapping[str, tuple[int, int]]
    others: tuple[str, ...]


@cache
def world() -> World:
    """The shapes, read once."""
    document = json.loads(FILE.read_text(encoding="utf-8"))
    return World(
        windows={name: tuple(edges) for name, edges in document["windows"].items()},
        shapes=document["shapes"],
        dots={code: (x, y) for code, (x, y) in document["dots"].items()},
        others=tuple(document["others"]),
    )
