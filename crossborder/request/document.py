"""A document as a value: headings, paragraphs, lists and tables, before it becomes HTML, text or a Word file."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# What XML 1.0 cannot hold. A sign that something stood there is better than a hole nobody sees.
_IMPOSSIBLE = re.compile("[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ud800-\udfff\ufffe\uffff]")
# U+000B is the line break, U+000C the page break of a word processor.
_LINE_ENDS = re.compile("\r\n|[\r\u000b\u000c\u0085\u2028\u2029]")
_BULLET = re.compile(r"\s*[-*\u2022]\s+")
REPLACEMENT = "\ufffd"
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading.

    Args:
        level: 1 for the title, 2 for a section, 3 for a part of it.
        text: its words.
    """

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; line breaks inside it stay.

    Args:
        text: its words.
        label: words in bold before it, or empty.
    """

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with a bullet before each item."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Args:
        caption: what it shows.
        heads: the heads of its columns.
        rows: its rows, each with as many cells as there are heads; the first cell names the row.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Paragraph | Listing | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document.

    Args:
        title: its title; it is also its first heading.
        language: language of what we wrote, such as ``en``. What a learner wrote may be in another one.
        blocks: what follows the title.
        footer: words at the foot of each page.
        dated: the day it bears, as ``2026-03-02``, or empty.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    footer: str = ""
    dated: str = ""


def clean(text: str) -> str:
    """A text that every format can hold: one kind of line end, and a sign in the place of impossible characters.

    Quotation marks, angle brackets, emoji, letters of every script and marks of direction stay as they are.
    """
    return _IMPOSSIBLE.sub(REPLACEMENT, _LINE_ENDS.sub("\n", text))


def written(text: str) -> Iterator[Block]:
    """The blocks of a text that a person wrote: an empty line ends a paragraph, lines with a dash make a list.

    Yields:
        Paragraphs and lists in order.
    """
    for piece in re.split(r"\n[ \t]*\n+", clean(text).strip("\n")):
        lines = [line.rstrip() for line in piece.split("\n")]
        if lines and all(_BULLET.match(line) for line in lines):
            yield Listing(tuple(_BULLET.sub("", line, count=1) for line in lines))
        elif piece.strip():
            yield Paragraph("\n".join(lines))


# --- direction of letters ------------------------------------------------------------------------------------------


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left, as in Arabic or Hebrew."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "L" or kind in _RIGHT_TO_LEFT:
            return kind in _RIGHT_TO_LEFT
    return False


def runs(text: str) -> tuple[tuple[str, bool], ...]:
    """A text in pieces that each run in one direction.

    Returns:
        The pieces with whether they run from right to left; joined they are the text. Signs and figures without a
        direction of their own go with what stands before them. A day, a time, an address or a link keeps its order from
        left to right, also among Arabic letters.
    """
    if not _has_right_to_left(text):
        return ((text, False),) if text else ()
    pieces: list[tuple[str, bool]] = []
    current = is_right_to_left(text)
    for piece, fixed in _pieces(text):
        if fixed:
            pieces.append((piece, False))
            continue
        for character in piece:
            kind = unicodedata.bidirectional(character)
            if kind == "L" or kind in _RIGHT_TO_LEFT:
                current = kind in _RIGHT_TO_LEFT
            pieces.append((character, current))
    return tuple(
        ("".join(piece for piece, _ in group), direction)
        for direction, group in groupby(pieces, key=lambda one: one[1])
    )


# Signs that belong together, up to a space, a bracket or a letter from right to left.
_TOGETHER = re.compile(r"[^\s<>\"()\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+")
# A day, a time, an address, a link, the number of a case: these keep their order.
_SIGNS_INSIDE = re.compile(r"[0-9A-Za-z][-/:.@+][0-9A-Za-z+/-]|\A[+-][0-9]", re.ASCII)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, with whether each keeps its order from left to right."""
    start = 0
    for match in _TOGETHER.finditer(text):
        kept = match[0].rstrip(".,;:!?")
        if _SIGNS_INSIDE.search(kept) and re.search(r"[0-9@]|://", kept):
            yield text[start : match.start()], False
            yield kept, True
            start = match.start() + len(kept)
    yield text[start:], False


def _has_right_to_left(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in text)


def isolated(text: str) -> str:
    """A line of plain text in which days, times and addresses keep their order among letters from right to left.

    Returns:
        The line, with marks around what would be turned round (U+2066, U+2069); unchanged where nothing runs from
        right to left.
    """
    if not _has_right_to_left(text):
        return text
    return "".join(f"\u2066{piece}\u2069" if fixed else piece for piece, fixed in _pieces(text))


def sides(text: str) -> tuple[tuple[str, bool], ...]:
    """A line in pieces, with whether each has to be set apart from left to right.

    Returns:
        One piece for a line without letters from right to left.
    """
    if not _has_right_to_left(text):
        return ((text, False),)
    return tuple((piece, fixed) for piece, fixed in _pieces(text) if piece)
