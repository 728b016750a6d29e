"""A document as plain text, for an e-mail or a system that takes nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.request.document import Heading, Listing, Paragraph, clean, isolated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.request.document import Block, Document, Table

_UNDERLINES = {1: "=", 2: "-"}


def to_text(document: Document) -> str:
    """Write a document as plain text.

    Args:
        document: the document.

    Returns:
        The text, with line feeds as line ends and one at its end. Long lines are not broken: programs do that by themselves.
    """
    pieces = [_heading(Heading(1, document.title)), *(_block(block) for block in document.blocks)]
    if document.footer:
        pieces.append(f"--\n{clean(document.footer)}")
    return "\n\n".join(pieces) + "\n"


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return _heading(block)
    if isinstance(block, Paragraph):
        return _lines(block.label + block.text)
    if isinstance(block, Listing):
        return "\n".join(f"- {_lines(item)}" for item in block.items)
    return "\n\n".join((clean(block.caption), *_rows(block)))


def _heading(heading: Heading) -> str:
    text = clean(heading.text).replace("\n", " ")
    sign = _UNDERLINES.get(heading.level)
    return f"{text}\n{sign * len(text)}" if sign else f"{text}:"


def _rows(table: Table) -> Iterator[str]:
    """Each row as lines that name their column: a table of spaces cannot be read aloud."""
    for row in table.rows:
        lines = [f"{head}: {_indented(cell)}" for head, cell in zip(table.heads, row, strict=True) if cell]
        yield "\n".join(lines)


def _indented(cell: str) -> str:
    return _lines(cell).replace("\n", "\n    ")


def _lines(text: str) -> str:
    return "\n".join(isolated(line) for line in clean(text).split("\n"))
