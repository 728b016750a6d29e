"""The map of a case: both states inside, named, and a line from the one that asks to the one that is asked."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest

from crossborder.exercises.figures import pair_map, words
from crossborder.exercises.figures.world_map import _corners, middle
from crossborder.exercises.treaty_explorer.explore import shape_note
from crossborder.exercises.treaty_explorer.world import world
from crossborder.records import facts

if TYPE_CHECKING:
    from collections.abc import Callable


def test_the_map_says_what_its_shapes_do_not_say_in_the_words_of_the_explorer() -> None:
    assert words.MAP_BORDERS in str(pair_map.draw("DEU", "UKR"))
    assert words.MAP_BORDERS in str(shape_note())


def test_crimea_is_drawn_as_part_of_no_state() -> None:
    inside = (1100, 157, 1119, 169)
    pieces = {code: [_corners(one) for one in data.split("M") if one] for code, data in world().shapes.items()}
    assert not any(inside in corners for corners in pieces.values())
    crimea = next(data for data in world().others if _corners(data) == inside)
    assert crimea in str(pair_map.draw("DEU", "UKR"))


@pytest.mark.parametrize("pair", list(permutations(("USA", "PHL", "DEU", "BEL", "NLD", "RUS", "FJI", "NZL"), 2)))
def test_both_states_are_inside_and_named(pair: tuple[str, str], read: Callable[..., Any]) -> None:
    drawing = read(pair_map.bare(*pair))
    assert drawing.collisions() == []
    assert drawing.outside() == []
    assert [one.text for one in drawing.texts()] == [facts().state_by_code[code].name for code in pair]
    assert len(drawing.all("fig-bow")) == 1
    x, y, across, down = (float(part) for part in drawing.all("fig-neighbours")[0].get("viewbox").split())
    for code in pair:
        at = middle(code)
        assert x <= at[0] <= x + across
        assert y <= at[1] <= y + down


def test_a_map_of_neighbours_is_closer_than_one_of_two_continents(read: Callable[..., Any]) -> None:
    near, far = (
        float(read(pair_map.bare(*pair)).all("fig-neighbours")[0].get("viewbox").split()[2])
        for pair in (("DEU", "BEL"), ("USA", "PHL"))
    )
    assert near < far / 3
