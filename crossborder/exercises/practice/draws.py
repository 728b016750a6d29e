"""Chance that is the same on every machine."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

One = TypeVar("One")


class Draws:
    """Draws by seed. Of Python's generator it uses only ``random()``, which Python promises to keep from version to version.

    Args:
        parts: what is drawn for, such as a seed, a level and a number.
    """

    def __init__(self, *parts: object) -> None:
        self._random = Random("/".join(map(str, parts)))  # noqa: S311 - chance for an exercise, not for a secret

    def one(self, among: Sequence[One]) -> One:
        """One of several."""
        return among[int(self._random.random() * len(among))]

    def shuffled(self, among: Sequence[One]) -> tuple[One, ...]:
        """All of several, in an order of chance."""
        left, order = list(among), []
        while left:
            order.append(left.pop(int(self._random.random() * len(left))))
        return tuple(order)
