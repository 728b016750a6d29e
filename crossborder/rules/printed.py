"""How results print: a few lines in a terminal, the same lines as HTML in a notebook. Everything else is in their fields."""

from __future__ import annotations

from abc import ABC, abstractmethod
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crossborder.records.records import Provision


def capital(text: str) -> str:
    """Begin a sentence: the first letter as a capital, the others as they are."""
    return text[:1].upper() + text[1:]


def doubt(*, verified: bool) -> str:
    """The mark on a line that says what does not rest on confirmed facts alone."""
    return "" if verified else " (unverified)"


def cited(provisions: Sequence[Provision]) -> str:
    """The leading provision, in brackets behind what rests on it; empty where there is none."""
    return f" [{provisions[0].label}]" if provisions else ""


class Printed(ABC):
    """A result that says what it is in a few lines."""

    __slots__ = ()

    @abstractmethod
    def lines(self) -> tuple[str, ...]:
        """The lines: what the result is, then what it rests on."""

    def __repr__(self) -> str:
        """Give the lines, those after the first one indented."""
        return "\n  ".join(self.lines())

    def _repr_html_(self) -> str:
        """Give the lines as a paragraph and a list, for a notebook."""
        first, *more = map(escape, self.lines())
        listed = "".join(f"<li>{line}</li>" for line in more)
        return f"<p>{first}</p>" + (f"<ul>{listed}</ul>" if listed else "")
