"""The map: every state once, by its code; the pair is joined, what is supposed looks different."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from crossborder.exercises.figures.world_map import draw, middle
from crossborder.exercises.treaty_explorer import between
from crossborder.exercises.treaty_explorer.regions import home_entry
from crossborder.exercises.treaty_explorer.world import world

if TYPE_CHECKING:
    from collections.abc import Callable

DAY, SAYS = date(2018, 7, 1), "In words."


@pytest.fixture(scope="module")
def marks() -> Any:
    asked = between.Question("PHL", "preservation", "malware", DAY)
    return [*between.entries(asked, between.answers(asked)), home_entry(asked.state)]


def test_every_state_can_be_pointed_at(marks: Any, read: Callable[..., Any]) -> None:
    codes = {one.get("data-state") for one in read(draw(marks, DAY, SAYS)).root.iter() if one.get("data-state")}
    assert codes == {one.code for one in marks} & (set(world().shapes) | set(world().dots))


def test_what_is_not_known_has_a_pattern_that_is_not_that_of_no() -> None:
    asked = between.Question("PHL", "preservation", "malware", date(2012, 7, 1))
    fills = {one.category.id: one.category.fill for one in between.entries(asked, between.answers(asked))}
    assert len(set(fills.values())) == len(fills)


@pytest.mark.parametrize("pair", list(combinations(("USA", "PHL", "DEU", "BEL", "NLD", "SGP", "FJI", "NZL"), 2)))
def test_the_pair_is_joined_by_one_bow(pair: tuple[str, str], marks: Any, read: Callable[..., Any]) -> None:
    drawing = read(draw(marks, DAY, SAYS, pair=pair))
    assert len(drawing.all("fig-bow")) == 1
    assert len(drawing.all("fig-place")) == 2


def test_no_word_stands_in_it_so_that_it_fits_any_width(marks: Any, read: Callable[..., Any]) -> None:
    drawing = read(draw(marks, DAY, SAYS, pair=("PHL", "USA"), look=("World", True)))
    assert drawing.texts() == []
    assert SAYS in drawing.words


def test_the_middle_of_a_state_lies_in_its_box() -> None:
    x, y = middle("USA")
    left, top, width, height = world().windows["Americas"]
    assert left < x < left + width
    assert top < y < top + height


def test_what_is_supposed_looks_and_reads_different(marks: Any, read: Callable[..., Any]) -> None:
    real, supposed = read(draw(marks, DAY, SAYS)), read(draw(marks, DAY, SAYS, look=("World", True)))
    assert not real.all("fig-suppose")
    assert supposed.all("fig-suppose")
    assert "fig-supposed" in supposed.root.attrib["class"]
    assert supposed.words.startswith("Supposed: the world on 1 July 2018")
