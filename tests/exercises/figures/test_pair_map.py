"""The map of a case: both states inside, named, and a line from the one that asks to the one that is asked."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING, Any

import pytest

from crossborder.exercises.figures import pair_map
from crossborder.exercises.figures.world_map import middle
from crossborder.records import facts

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("pair", list(permutations(("USA", "PHL", "DEU", "BEL", "NLD", "RUS", "FJI", "NZL"), 2)))
def test_both_states_are_inside_and_named(pair: tuple[str, str], read: Callable[..., Any]) -> None:
    drawing = read(pair_map.draw(*pair))
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
        float(read(pair_map.draw(*pair)).all("fig-neighbours")[0].get("viewbox").split()[2])
        for pair in (("DEU", "BEL"), ("USA", "PHL"))
    )
    assert near < far / 3
