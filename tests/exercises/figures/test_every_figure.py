"""What holds for every figure in every state: nothing overlaps, nothing is cut off, all has a text, all has one name."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from tools.figures_page import Shown, examples

if TYPE_CHECKING:
    from collections.abc import Callable

ALL = examples()
NARROWEST = {"wide": 590, "narrow": 290}
pytestmark = [
    pytest.mark.parametrize("one", ALL, ids=[one.name for one in ALL]),
    pytest.mark.parametrize("width", ["wide", "narrow"]),
]


@pytest.fixture
def drawing(one: Shown, width: Any, read: Callable[..., Any]) -> Any:
    return read(one.draw(width, f"{one.name}-{width}"))


def test_no_text_lies_over_another(drawing: Any) -> None:
    assert drawing.collisions() == []


def test_no_text_is_cut_off(drawing: Any) -> None:
    assert drawing.outside() == []


def test_letters_are_at_least_twelve_pixels_high(drawing: Any, width: str) -> None:
    smallest = min((box.size for box in drawing.texts()), default=NARROWEST["wide"])
    assert smallest * NARROWEST[width] / drawing.size[0] >= 12


def test_it_is_an_image_with_a_name_and_a_text(drawing: Any) -> None:
    root = drawing.root
    ids = {one.get("id"): one.text for one in root.iter() if one.get("id")}
    assert root.attrib["role"] == "img"
    assert all(ids[name] for name in root.attrib["aria-labelledby"].split())


def test_ids_are_its_own_and_used_once(drawing: Any, one: Shown, width: str) -> None:
    ids = Counter(each.get("id") for each in drawing.root.iter() if each.get("id"))
    assert set(ids.values()) == {1}
    assert all(name.startswith(f"{one.name}-{width}") for name in ids)
    used = {each.attrib["fill"][5:-1] for each in drawing.root.iter() if each.get("fill", "").startswith("url(#")}
    assert used <= set(ids)


def test_it_is_drawn_the_same_again(one: Shown, width: Any) -> None:
    assert one.draw(width, "again") == one.draw(width, "again")


def test_it_needs_no_style_of_its_own_and_no_other_file(one: Shown, width: Any) -> None:
    made = one.draw(width, "this").text
    assert " style=" not in made
    assert "href" not in made
    assert "<script" not in made
