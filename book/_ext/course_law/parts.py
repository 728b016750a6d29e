"""Pieces of a page as document nodes: links, marks, tables, lists. Text from the data never becomes markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from course_law import names
from crossborder.records import authority, facts, in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from crossborder.records.records import DatedFact, Provenance, State

# What a cell or a paragraph is made of.
Inline = str | nodes.Node
Content = Inline | Sequence[Inline]
UNVERIFIED = "(unverified)"
NOT_SEEN = "(not seen)"
NONE = "not known"
AUTHORITY_WORDS = {"text": "the text itself", "official": "an official page", "secondary": "a secondary source"}


def inline(content: Content) -> list[nodes.Node]:
    """Turn text and nodes into nodes.

    Args:
        content: one piece, or several in their order.
    """
    pieces: Iterable[Inline] = [content] if isinstance(content, (str, nodes.Node)) else content
    return [nodes.Text(piece) if isinstance(piece, str) else piece for piece in pieces]


def paragraph(*content: Inline) -> nodes.paragraph:
    """Return a paragraph."""
    return nodes.paragraph("", "", *inline(content))


def mark(text: str) -> nodes.inline:
    """Return a mark such as "(unverified)", in the look that such marks have everywhere."""
    return nodes.inline(text, text, classes=["unverified"])


def unless(verified: bool) -> list[Inline]:  # noqa: FBT001 - reads as a sentence: unless(fact.verified)
    """Return the mark that a fact needs, or nothing."""
    return [] if verified else [" ", mark(UNVERIFIED)]


def to_document(text: str, document: str, refdoc: str) -> addnodes.pending_xref:
    """Return a link to a page of the book.

    Args:
        document: the page, from the top of the project.
    """
    return _link(text, refdoc, "doc", f"/{document}")


def to_label(text: str, label: str, refdoc: str) -> addnodes.pending_xref:
    """Return a link to a labelled place."""
    return _link(text, refdoc, "ref", label)


def _link(text: str, refdoc: str, kind: str, target: str) -> addnodes.pending_xref:
    link = addnodes.pending_xref(
        text, refdoc=refdoc, refdomain="std", reftype=kind, reftarget=target, refexplicit=True, refwarn=True
    )
    link += nodes.inline(text, text)
    return link


def to_state(of: State, refdoc: str, text: str = "") -> Inline:
    """Return a state's name, as a link where it has a page of its own."""
    words = text or of.name
    return to_document(words, names.state_page(of.code), refdoc) if names.has_page(of) else words


def to_provision(instrument_id: str, article: str, refdoc: str) -> Inline:
    """Return the number of an article, linked to its place."""
    return to_label(names.number(article), names.provision_label(instrument_id, article), refdoc)


def joined(pieces: Iterable[Content], between: str = ", ") -> list[Inline]:
    """Put text between pieces."""
    out: list[Inline] = []
    for piece in pieces:
        out += [between] if out else []
        out += [piece] if isinstance(piece, (str, nodes.Node)) else piece
    return out


def source_links(ids: Iterable[str]) -> list[Inline]:
    """Return the titles of sources, each a link to its entry in this page's list of sources."""
    source_by_id = facts().source_by_id
    links = (nodes.reference("", source_by_id[each].title, internal=True, refid=source_anchor(each)) for each in ids)
    return joined(links, "; ")  # a title has commas of its own


def source_numbers(ids: Iterable[str], numbers: Mapping[str, int]) -> list[Inline]:
    """Return the numbers that sources have in this page's list of sources, each a link to its entry: for long tables.

    Args:
        ids: the sources to name.
        numbers: the number of each source of the page.
    """
    source_by_id = facts().source_by_id
    links = (
        nodes.reference(
            "", str(numbers[each]), internal=True, refid=source_anchor(each), reftitle=source_by_id[each].title
        )
        for each in ids
    )
    return joined(links, ", ")


def source_anchor(name: str) -> str:
    """Return the id of a source on a reference page."""
    return "source-" + name.replace("_", "-").lower()


def dated(fact: DatedFact | None) -> list[Inline]:
    """Return a day with its mark, or that it is not known."""
    return [NONE] if fact is None else [str(fact.day), *unless(fact.provenance.verified)]


def rests_on(provenance: Provenance) -> list[Inline]:
    """Return what a fact rests on: in what it was read, place, sources, note."""
    standing = authority.standing(provenance)
    words = authority.WORDS[standing]
    out: list[Inline] = [mark(words) if standing == "unverified" else words[:1].upper() + words[1:]]
    out += [f" ({provenance.at})"] if provenance.at else []
    out += [": ", *source_links(provenance.sources)] if provenance.sources else ["; no source recorded"]
    out += [f". {provenance.note}"] if provenance.note else ["."]
    return out


def table(caption: str, header: Sequence[str], rows: Iterable[Sequence[Content] | nodes.row]) -> nodes.table:
    """Return a table whose first column names its rows.

    Args:
        rows: cells, or a row that is made already; an empty cell is given words by whoever calls, so that none is silent.
    """
    group = nodes.tgroup(cols=len(header))
    group += [nodes.colspec(colwidth=1, stub=1 if number == 0 else 0) for number in range(len(header))]
    group += nodes.thead("", _row(header))
    group += nodes.tbody("", *(row if isinstance(row, nodes.row) else _row(row) for row in rows))
    return nodes.table("", nodes.title(caption, caption), group, classes=["course-table"])


def _row(cells: Sequence[Content]) -> nodes.row:
    return nodes.row("", *(nodes.entry("", nodes.paragraph("", "", *inline(cell))) for cell in cells))


def note_row(content: Content, columns: int) -> nodes.row:
    """Return a row of one cell over all columns: what has to be said to the row above it.

    Args:
        columns: how many columns the table has.
    """
    return nodes.row("", nodes.entry("", paragraph(*inline(content)), morecols=columns - 1), classes=["course-note"])


def bullets(items: Iterable[Content]) -> nodes.bullet_list:
    """Return a list of points."""
    return nodes.bullet_list("", *(nodes.list_item("", nodes.paragraph("", "", *inline(item))) for item in items))


def described(
    entries: Iterable[tuple[str, Mapping[str, str], Mapping[str, Sequence[Content]]]],
) -> nodes.definition_list:
    """Return a list of things, each with what is known of it under several heads; an empty head is left out.

    Args:
        entries: for each thing its name, the heads in words, and under each head what it holds.
    """
    listed = nodes.definition_list(classes=["provisions"])
    for name, heads, held in entries:
        lines = [
            paragraph(nodes.strong("", f"{words}: "), *joined(held[head], "; "), ".")
            for head, words in heads.items()
            if held[head]
        ]
        listed += nodes.definition_list_item("", nodes.term("", name), nodes.definition("", *lines))
    return listed


def section(title: str, anchor: str, *content: nodes.Node) -> nodes.section:
    """Return a section."""
    return nodes.section("", nodes.title(title, title), *content, ids=[anchor], names=[])


def sources(ids: Iterable[str]) -> nodes.section:
    """Return the section that lists sources, each once, in the order in which they are first used.

    Args:
        ids: their ids, with repetitions.
    """
    listed = nodes.enumerated_list(enumtype="arabic", prefix="", suffix=".")
    for name in dict.fromkeys(ids):
        listed += nodes.list_item("", paragraph(*_source(name)), ids=[source_anchor(name)])
    return section("Sources", "sources", listed)


def _source(name: str) -> list[Inline]:
    of = facts().source_by_id[name]
    title = nodes.reference("", of.title, refuri=of.url) if of.url else of.title
    kind = of.kind.replace("_", " ")
    dates = f"; of {of.published}" if of.published else ""
    seen = f"; read on {in_words(of.seen)}" if of.seen else f"; {NOT_SEEN.strip('()')}"
    authority_words = AUTHORITY_WORDS[of.authority]
    return [
        title,
        f" ({authority_words}: {kind}{dates}{seen})",
        f". {of.note}" if of.note else ".",
    ]
