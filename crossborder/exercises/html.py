"""Builds HTML in which every text is escaped: what a learner types can never become markup."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NAME = re.compile(r"[a-z][a-z0-9-]*\Z")
_SAFE_ADDRESS = re.compile(r"(?:https?://|#|\.{0,2}/)[^\s]*\Z")
_VOID = frozenset({"br", "hr", "wbr"})
_ALLOWED = frozenset({
    "a", "b", "blockquote", "br", "button", "caption", "cite", "code", "dd", "details", "div", "dl", "dt", "em",
    "h2", "h3", "h4", "h5", "h6", "hr", "kbd", "li", "nav", "ol", "p", "q", "section", "small", "span", "strong",
    "summary", "table", "tbody", "td", "th", "thead", "time", "tr", "ul", "wbr",
    # Drawings; HTML writes their attributes small.
    "svg", "g", "path", "circle", "defs", "pattern", "rect", "text", "tspan", "title", "desc",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Markup:
    """HTML that this module made."""

    text: str

    def __str__(self) -> str:
        return self.text


Child = str | Markup | None


def el(name: str, *children: Child, **attributes: str | bool | None) -> Markup:
    """Build one element.

    Args:
        name: name of the element; only those that a lesson needs are allowed.
        children: texts, which are escaped, and markup; ``None`` is left out.
        attributes: ``class_`` stands for ``class``, ``_`` inside a name for ``-``; ``None`` and ``False`` are left out.

    Raises:
        ValueError: when the element or an attribute is not allowed, or an address is no web address.
    """
    if name not in _ALLOWED:
        raise ValueError(f"The element <{name}> is not allowed here; allowed: {', '.join(sorted(_ALLOWED))}.")
    opening = "".join((name, *(_attribute(key, value) for key, value in attributes.items())))
    if name in _VOID:
        return Markup(f"<{opening}>")
    return Markup(f"<{opening}>{join(*children)}</{name}>")


def join(*children: Child, between: str = "") -> Markup:
    """Put texts and markup one after the other.

    Args:
        children: texts, which are escaped, and markup; ``None`` is left out.
        between: a text to put between them; it is escaped.
    """
    texts = (child.text if isinstance(child, Markup) else escape(child) for child in children if child is not None)
    return Markup(escape(between).join(texts))


def typed(text: str, name: str = "p") -> Markup:
    """Show what a learner typed: escaped, line breaks kept, direction as its own letters ask for."""
    lines = [Markup(escape(line)) for line in text.splitlines()] or [Markup("")]
    broken = [part for line in lines for part in (line, el("br"))][:-1]
    return el(name, *broken, dir="auto", class_="cbx-typed")


def link(text: str, address: str) -> Markup:
    """A link when the address is a web address, else the text alone."""
    return el("a", text, href=address) if _SAFE_ADDRESS.match(address) else Markup(escape(text))


def items(children: Iterable[Child], *, ordered: bool = False, **attributes: str | bool | None) -> Markup | None:
    """A list, or ``None`` when there is nothing to list."""
    listed = [el("li", child) for child in children]
    return el("ol" if ordered else "ul", *listed, **attributes) if listed else None


def table(caption: str, heads: tuple[str, ...], rows: Sequence[tuple[Child, ...]], *, as_list: bool = False) -> Markup:
    """A table with a caption, column heads and a head at the start of each row.

    Args:
        rows: the rows; the first cell of each is its head.
        as_list: on a telephone each row is a list under its head, so that no column is out of sight.
    """
    head = el("tr", *(el("th", text, scope="col") for text in heads))
    names = heads[1:] if as_list else ()
    body = []
    for first, *rest in rows:
        cells = (el("td", cell, data_head=name) for cell, name in zip_longest(rest, names))
        body.append(el("tr", el("th", first, scope="row"), *cells))
    inner = el("table", el("caption", caption), el("thead", head), el("tbody", *body))
    return scrolled(inner, caption, "cbx-table cbx-listed" if as_list else "cbx-table")


def scrolled(inner: Markup, caption: str, look: str) -> Markup:
    """What is wider or longer than its place, such as a table on a telephone: it scrolls by itself, and by keyboard."""
    return el("div", inner, class_=look, tabindex="0", role="region", aria_label=caption)


def folded(title: str, *children: Child, id: str | None = None, on_paper: bool = True) -> Markup:  # noqa: A002 - the name HTML has for it
    """Something a reader can unfold.

    Args:
        id: lets it stay unfolded when the page is drawn anew.
        on_paper: whether the written lesson prints it; what gives an answer away stays on the screen.
    """
    return el("details", el("summary", title), *children, id=id, class_=None if on_paper else "cbx-answer")


def folded_list(title: str, children: Iterable[Child], *, id: str | None = None) -> Markup | None:  # noqa: A002 - as in folded()
    """A list that a reader can unfold, or ``None`` when there is nothing to list."""
    listed = items(children)
    return folded(title, listed, id=id) if listed else None


def _attribute(key: str, value: str | bool | None) -> str:  # noqa: FBT001 - HTML has attributes that are there or not
    name = key.rstrip("_").replace("_", "-")
    if not _NAME.match(name) or name.startswith("on") or name == "style":
        raise ValueError(f"The attribute {name!r} is not allowed.")
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    if name == "href" and not _SAFE_ADDRESS.match(value):
        raise ValueError(f"The address {value!r} is not allowed; it has to begin with http:// or https://, # or /.")
    return f' {name}="{escape(value)}"'
