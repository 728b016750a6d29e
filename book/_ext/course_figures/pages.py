"""Puts figures into pages: as inline drawings that take the page's text colour, with a name for screen readers."""

from __future__ import annotations

import io
import re
from html import escape
from typing import TYPE_CHECKING

from course_figures.style import INK, house_style

if TYPE_CHECKING:
    from matplotlib.figure import Figure


class Markup(str):
    """HTML that a notebook or the book shows as such."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)


# Not in a page: the file's own head, who made it and when, comments, and a style rule that would reach the whole page.
_LEFT_OUT = re.compile(
    r"<\?xml.*?\?>|<!DOCTYPE.*?>|<!--.*?-->|<metadata>.*?</metadata>|<defs>\s*<style.*?</style>\s*</defs>", re.DOTALL
)
_NAMES = re.compile(r'(\bid="|url\(#|href="#)')
_ID = re.compile(r' id="([^"]+)"')
_LINK = re.compile(r'url\(#([^)]+)\)|href="#([^"]+)"')


def inline_svg(figure: Figure, name: str, alt: str) -> str:
    """Return a figure as an SVG element for a page.

    Args:
        name: a word that no other figure of the page has; it keeps ids apart.
        alt: what the figure shows, for people who do not see it.

    Returns:
        The element, with ``role="img"`` and the alternative as its name.
    """
    with house_style():
        written = io.StringIO()
        figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    body = _LEFT_OUT.sub("", written.getvalue()).strip()
    head, rest = body.split(">", 1)
    head = re.sub(r'\s(?:width|height)="[^"]*"', "", head)
    head += f' role="img" aria-label="{escape(alt)}" style="width:100%;stroke-linejoin:round;stroke-linecap:butt"'
    drawn = _NAMES.sub(lambda match: match[1] + name + "-", _lean(f"{head}>{rest}"))
    return drawn.replace(INK, "currentColor")


def _lean(drawn: str) -> str:
    """Drop names nothing refers to and room between elements: half of a drawing's size."""
    meant = {name for pair in _LINK.findall(drawn) for name in pair if name}
    named = _ID.sub(lambda match: match[0] if match[1] in meant else "", drawn)
    return re.sub(r">\s+<", "><", re.sub(r"\s*\n\s*", " ", named))


def shown(figure: Figure, name: str, alt: str, caption: str) -> Markup:
    """Return a figure with its caption, for the last line of a cell in the book.

    Args:
        name: a word that no other figure of the page has.
        alt: what the figure shows, for people who do not see it.
        caption: what the reader should take from it.
    """
    drawing = inline_svg(figure, name, alt)
    return Markup(
        f'<figure id="{name}" style="max-width:34rem;margin:1rem auto">{drawing}'
        f"<figcaption>{escape(caption)}</figcaption></figure>"
    )


def table(caption: str, header: list[str], rows: list[list[str]]) -> str:
    """Return an HTML table whose first column names its rows.

    Args:
        header: names of the columns, the first one included: no corner is empty.
        rows: cells as text; they are escaped here.
    """
    heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in header)
    lines = "".join(_line(row) for row in rows)
    return (
        '<div class="pst-scrollable-table-container" tabindex="0"><table class="table">'
        # In the middle of a table that scrolls, a caption would lie outside a narrow window.
        f'<caption style="text-align:left">{escape(caption)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def _line(row: list[str]) -> str:
    first, *others = row
    return (
        f'<tr><th scope="row">{escape(first)}</th>' + "".join(f"<td>{escape(cell)}</td>" for cell in others) + "</tr>"
    )


def folded(title: str, content: str) -> Markup:
    """Return content that the reader opens, without a script.

    Args:
        title: what is inside.
        content: HTML.
    """
    return Markup(f"<details><summary>{escape(title)}</summary>{content}</details>")


def paragraph(text: str) -> Markup:
    """Return a sentence made from the facts as a paragraph of the page.

    Args:
        text: the sentence; it is escaped here.
    """
    return Markup(f"<p>{escape(text)}</p>")
