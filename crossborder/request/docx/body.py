"""The body of a Word file: paragraphs, lists and tables as WordprocessingML, in the order that the format prescribes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from crossborder.request.document import Heading, Listing, Paragraph, clean, is_right_to_left, runs

if TYPE_CHECKING:
    from crossborder.request.document import Block, Document, Table

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# A4 upright, margins of 2.5 cm, in twentieths of a point.
_PAGE = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/>'
)
_WIDTH = 9072
# Letters that a column has room for, at least and at most, before its share is counted.
_LEAST, _MOST = 12, 40


def body_xml(document: Document, footer_id: str) -> str:
    """The main part of the file.

    Args:
        footer_id: id of the relationship that leads to the footer, or empty.

    Returns:
        The part ``word/document.xml``.
    """
    blocks = "".join(_block(block) for block in (Heading(1, document.title), *document.blocks))
    footer = f'<w:footerReference w:type="default" r:id="{footer_id}"/>' if footer_id else ""
    section = f"<w:sectPr>{footer}{_PAGE}</w:sectPr>"
    return (
        f'{DECLARATION}<w:document xmlns:w="{MAIN}" xmlns:r="{RELATED}"><w:body>{blocks}{section}</w:body></w:document>'
    )


def footer_xml(text: str) -> str:
    """The footer: its words, and the number of the page.

    Returns:
        The part ``word/footer1.xml``.
    """
    page = '<w:r><w:t xml:space="preserve"> </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return f'{DECLARATION}<w:ftr xmlns:w="{MAIN}">{paragraph(text, style="Footer", after=page)}</w:ftr>'


def _block(block: Block) -> str:
    if isinstance(block, Heading):
        return paragraph(block.text, style=f"Heading{block.level}")
    if isinstance(block, Paragraph):
        return paragraph(block.text, label=block.label)
    if isinstance(block, Listing):
        return "".join(paragraph(item, style="ListBullet") for item in block.items)
    return _table(block)


def paragraph(text: str, *, style: str = "", label: str = "", after: str = "") -> str:
    """One paragraph; its direction is that of its first letter.

    Args:
        text: its words; line breaks and tabs stay.
        style: id of its style, or empty for the normal one.
        label: words in bold before it.
        after: markup of our own at its end.

    Returns:
        The element ``w:p``.
    """
    words = clean(text)
    # The format prescribes this order: style, then direction.
    properties = (f'<w:pStyle w:val="{style}"/>' if style else "") + ("<w:bidi/>" if is_right_to_left(words) else "")
    start = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{start}{_runs(clean(label), bold=True)}{_runs(words)}{after}</w:p>"


def _runs(text: str, *, bold: bool = False) -> str:
    return "<w:r><w:br/></w:r>".join(
        "".join(_run(piece, bold=bold, right_to_left=direction) for piece, direction in runs(line))
        for line in text.split("\n")
    )  # fmt: skip


def _run(text: str, *, bold: bool, right_to_left: bool) -> str:
    properties = ("<w:b/><w:bCs/>" if bold else "") + ("<w:rtl/>" if right_to_left else "")
    start = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    pieces = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(piece)}</w:t>' if piece else "" for piece in text.split("\t")
    )  # fmt: skip
    return f"<w:r>{start}{pieces}</w:r>"


# --- tables --------------------------------------------------------------------------------------------------------


def _table(table: Table) -> str:
    """A table with a caption above it and a head that is repeated on each page; a paragraph follows, as the format asks.

    Its columns keep their width, so that a long link is broken inside its own.
    """
    widths = _widths(table)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    caption = escape(clean(table.caption))
    properties = (
        f'<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="04A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{caption}"/></w:tblPr>'
    )
    head = _row(table.heads, widths, head=True)
    rows = "".join(_row(row, widths, head=False) for row in table.rows)
    above = paragraph(table.caption, style="Caption")
    return f"{above}<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl><w:p/>"


def _widths(table: Table) -> list[int]:
    """Columns as wide as their texts and longest word ask for: a number needs little, and no column takes the place of all others."""
    columns = zip(table.heads, *table.rows, strict=True)
    wanted = [min(max(_LEAST, _longest_word(column), len("".join(column)) // len(column)), _MOST) for column in columns]
    return [_WIDTH * one // sum(wanted) for one in wanted]


def _longest_word(column: tuple[str, ...]) -> int:
    return max((len(word) for text in column for word in text.split()), default=0)


def _row(cells: tuple[str, ...], widths: list[int], *, head: bool) -> str:
    properties = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if head else ""
    made = "".join(_cell(cell, width, bold=head) for cell, width in zip(cells, widths, strict=True))
    return f"<w:tr>{properties}{made}</w:tr>"


def _cell(text: str, width: int, *, bold: bool) -> str:
    content = paragraph("", label=text) if bold else paragraph(text)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'
