"""What went wrong comes back: three boxes, after Sebastian Leitner.

A kind of question that went wrong lies in the first box and comes back after 1 case. Each time it is right it moves one box on, and comes
back after 3, then after 7 cases; after the third time it leaves. Each time it is wrong it goes back to the first box. The growing pauses
are the point: what is remembered after a longer pause is remembered longer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PAUSES = (1, 3, 7)
_CARD = re.compile(r"(?<!\S)([^\s:]+):([0-9]+):([0-9]+)(?!\S)")


@dataclass(frozen=True, slots=True)
class Card:
    """A kind of question that went wrong.

    Args:
        box: in which box it lies, from 0.
        due: after how many cases done it comes back.
    """

    kind: str
    box: int
    due: int


class Boxes:
    """The boxes."""

    def __init__(self, cards: tuple[Card, ...] = ()) -> None:
        self.cards = cards

    def due(self, done: int) -> str:
        """The kind that comes back now, the longest waiting first; empty when none does."""
        waiting = [card for card in self.cards if card.due <= done]
        return min(waiting, key=lambda card: (card.due, card.kind)).kind if waiting else ""

    def answered(self, kind: str, done: int, *, right: bool) -> Boxes:
        """The boxes after an answer; the case that was answered counts as done."""
        before = next((card for card in self.cards if card.kind == kind), None)
        others = tuple(card for card in self.cards if card.kind != kind)
        if not right:
            return Boxes((*others, Card(kind, 0, done + PAUSES[0])))
        if before is None or before.box + 1 == len(PAUSES):
            return Boxes(others)
        box = before.box + 1
        return Boxes((*others, Card(kind, box, done + PAUSES[box])))

    def to_text(self) -> str:
        """The boxes as one text, for keeping: ``kind:box:due`` separated by spaces."""
        return " ".join(f"{card.kind}:{card.box}:{card.due}" for card in self.cards)

    @classmethod
    def read(cls, text: str) -> Boxes:
        """The boxes from a text that was kept; what does not fit is left out."""
        cards = (Card(kind, int(box), int(due)) for kind, box, due in _CARD.findall(text))
        return cls(tuple(card for card in cards if card.box < len(PAUSES)))
