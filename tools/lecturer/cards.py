"""Role cards to cut out: one cell for each role of each exercise."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from crossborder.request.document import Block, Document, Heading, Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crossborder.exercises.registry import Exercise

STYLE = (
    "@page{size:A4;margin:12mm}body{font:14pt sans-serif;margin:0}ul{display:grid;grid-template-columns:1fr 1fr;list-style:none;margin:0;padding:0}"
    "li{border:1px dashed;break-inside:avoid;min-height:54mm;padding:6mm}small{display:block;margin-bottom:4mm}"
)


def document(exercises: Iterable[Exercise]) -> Document:
    """Return the cards as a document, for a word processor.

    Args:
        exercises: whose roles.
    """
    return Document(title="Role cards", language="en", blocks=tuple(_blocks(exercises)))


def _blocks(exercises: Iterable[Exercise]) -> Iterator[Block]:
    for exercise in exercises:
        yield Heading(2, exercise.title)
        yield from (Paragraph(role) for role in exercise.roles)


def page(exercises: Iterable[Exercise]) -> str:
    """Return the cards as a page to print and cut along the dashes, eight on a sheet of A4.

    Args:
        exercises: whose roles.
    """
    cards = "".join(
        f"<li><small>{escape(exercise.title)}</small>{escape(role)}</li>"
        for exercise in exercises
        for role in exercise.roles
    )
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>Role cards</title>'
        f"<style>{STYLE}</style></head><body><ul>{cards}</ul></body></html>\n"
    )
