"""What a state on the map and in the table can be. Each has a letter and a pattern: colour alone never says anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from crossborder.exercises.treaty_explorer import words

if TYPE_CHECKING:
    from collections.abc import Mapping

Fill = Literal["solid", "stripes", "cross", "lines", "dots", "bars", "question", "dashes", "rings", "blank", "home"]


@dataclass(frozen=True, slots=True)
class Category:
    """One thing that a state can be; its letter is shown wherever it is named."""

    id: str
    letter: str
    title: str
    meaning: str
    fill: Fill

    @property
    def label(self) -> str:
        """Letter and title."""
        return f"{self.letter}: {self.title}"


def _categories(table: Mapping[str, tuple[str, str, str]], fills: tuple[Fill, ...]) -> dict[str, Category]:
    """The categories of a table of words, each with its fill."""
    return {name: Category(name, *row, fill) for (name, row), fill in zip(table.items(), fills, strict=True)}


HOME = _categories({"home": words.HOME}, ("home",))["home"]
REACH = _categories(
    words.REACH, ("solid", "rings", "stripes", "cross", "lines", "dots", "bars", "question", "dashes", "blank")
)
STANDING = _categories(words.STANDING, ("solid", "stripes", "lines", "question", "blank"))
CHANGE = _categories(words.CHANGE, ("solid", "stripes", "blank", "question"))
