"""A document as accessible HTML: a page of its own, or a piece of another page."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from crossborder.request.document import Heading, Listing, Paragraph, clean, sides

if TYPE_CHECKING:
    from crossborder.request.document import Block, Document, Table

_LOWEST = 6
# As much of a word as a column can hold, where more of it follows. (A document holds no sign of the number 0, which marks the place.)
_TOO_LONG = re.compile(r"\S{30}(?=\S)")
_STYLE = (
    "body{font:1rem/1.5 sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem;overflow-wrap:anywhere}"
    # Columns keep their width: a link of 300 letters is broken inside its own.
    "table{border-collapse:collapse;width:100%;min-width:30rem;table-layout:fixed}.cbx-table{overflow-x:auto}"
    "th:first-child{width:2.5rem}caption{text-align:start;font-weight:bold}"
    "th,td{border:1px solid;padding:.3rem .5rem;text-align:start;vertical-align:top}"
    # On a telephone a row is a list: no column is out of sight.
    "@media screen and (max-width:30rem){table{min-width:0}table,caption,tbody,tr,th,td{display:block}th:first-child{width:auto}"
    "thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
    "[data-head]::before{content:attr(data-head) ': ';font-weight:bold}}"
    "footer{margin-top:2rem;border-top:1px solid;font-size:.9rem}"
)


def to_html(document: Document) -> str:
    """Write a document as a page of its own.

    Args:
        document: the document.

    Returns:
        A complete page: language, title, headings, lists, a table with heads; it loads nothing and runs nothing.
    """
    language, title = escape(document.language), _text(document.title)
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{title}</title>\n'
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n{_blocks(document, 1)}\n</main>\n{_footer(document)}</body>\n</html>\n"
    )


def to_fragment(document: Document, *, top: int = 2) -> str:
    """Write a document as a piece of another page.

    Args:
        document: the document.
        top: level of its title among the headings of that page.

    Returns:
        HTML in which every text is escaped.
    """
    footer = f"<p><small>{_text(document.footer)}</small></p>" if document.footer else ""
    return f'<div lang="{escape(document.language)}">{_blocks(document, top)}{footer}</div>'


def _footer(document: Document) -> str:
    return f"<footer><p>{_text(document.footer)}</p></footer>\n" if document.footer else ""


def _blocks(document: Document, top: int) -> str:
    shift = top - 1
    return "\n".join(_block(block, shift) for block in (Heading(1, document.title), *document.blocks))


def _block(block: Block, shift: int) -> str:
    if isinstance(block, Heading):
        level = min(block.level + shift, _LOWEST)
        return f"<h{level}>{_text(block.text)}</h{level}>"
    if isinstance(block, Paragraph):
        label = f"<strong>{_text(block.label)}</strong>" if block.label else ""
        return f'<p dir="auto">{label}{_lines(block.text)}</p>'
    if isinstance(block, Listing):
        return "<ul>" + "".join(f'<li dir="auto">{_lines(item)}</li>' for item in block.items) + "</ul>"
    return _table(block)


def _table(table: Table) -> str:
    heads = "".join(f'<th scope="col">{_text(head)}</th>' for head in table.heads)
    rows = "".join(
        f'<tr><th scope="row" dir="auto" data-head="{_text(table.heads[0])}">{_lines(row[0])}</th>'
        + "".join(
            f'<td dir="auto" data-head="{_text(head)}">{_lines(cell)}</td>'
            for head, cell in zip(table.heads[1:], row[1:], strict=True)
        )
        + "</tr>"
        for row in table.rows
    )
    caption = _text(table.caption)
    # A wide table scrolls by itself, and by keyboard, instead of making the page wider than a telephone.
    return (
        f'<div role="region" tabindex="0" aria-label="{caption}" class="cbx-table"><table><caption>{caption}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _text(text: str) -> str:
    return escape(clean(text))


def _lines(text: str) -> str:
    return "<br>".join(_line(line) for line in clean(text).split("\n"))


def _line(line: str) -> str:
    """One line: what keeps its order among letters from right to left is set apart, and long links can be broken."""
    return "".join(
        f'<bdi dir="ltr">{_breakable(piece)}</bdi>' if fixed else _breakable(piece) for piece, fixed in sides(line)
    )


def _breakable(piece: str) -> str:
    """A piece with places to break (``wbr`` is not copied with the text) in words that no column can hold."""
    return "<wbr>".join(map(escape, _TOO_LONG.sub("\\g<0>\0", piece).split("\0")))
