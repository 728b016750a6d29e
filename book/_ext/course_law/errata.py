"""The module that the course is built on, claim by claim, with links to where a chapter treats each.

A chapter marks a box, a paragraph or a few words with the class ``seed-8``: this finds the marks and links to them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.util import logging

from course_law import cites, names, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

LOGGER = logging.getLogger(__name__)
FILE = "book/errata.toml"
MARK = re.compile(r"seed-(\d+)\Z")
VERDICTS = {
    "wrong": "Wrong",
    "imprecise": "Imprecise",
    "outdated": "Outdated",
    "unverified": "Could not be checked",
    "correct": "Correct",
}
PARTS = range(1, 7)
KINDS = {
    "number": "number",
    "part": "number",
    "verdict": "text",
    "topic": "text",
    "said": "text",
    "right": "text",
    "cites": "texts",
}


class ErrataError(written.FaultsError):
    """The file has faults; the message lists all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One claim of the module.

    Args:
        number: its number, which never changes.
        part: part of the course that treats it, 1 to 6.
        verdict: one of ``VERDICTS``.
        topic: what it is about.
        said: what the module says, in our words.
        right: what is right, in MyST.
        cites: what that rests on.
    """

    number: int
    part: int
    verdict: str
    topic: str
    said: str
    right: str
    cites: tuple[str, ...]


def load(path: Path) -> tuple[Row, ...]:
    """Read and check the rows.

    Returns:
        The rows, by number.

    Raises:
        ErrataError: when a field is missing, unknown or wrong, a number comes twice, or a source does not exist.
    """
    entries = written.tables(written.read(path), "row")
    if entries is None:
        raise ErrataError(path, ["holds no tables [[row]]. Expected: a [[row]] for each claim."])
    faults = [
        f"row {entry.get('number', '(without a number)')}: {fault}" for entry in entries for fault in _faults(entry)
    ]
    numbers = [] if faults else [entry["number"] for entry in entries]
    faults += [
        f"row {number} comes {numbers.count(number)} times. Expected: each number once."
        for number in set(numbers)
        if numbers.count(number) > 1
    ]
    if faults:
        raise ErrataError(path, faults)
    rows = (Row(**{**entry, "cites": tuple(entry["cites"])}) for entry in entries)
    return tuple(sorted(rows, key=lambda row: row.number))


def _faults(entry: dict[str, Any]) -> Iterable[str]:
    yield from (
        f"the field {name!r} is not known. Expected: {', '.join(KINDS)}." for name in entry if name not in KINDS
    )
    yield from (
        f"{name} is missing or empty. Expected: {written.KINDS[KINDS[name]][1]}."
        for name in KINDS
        if not entry.get(name)
    )
    wrong = list(written.of_kinds(entry, KINDS))
    if wrong:
        yield from wrong
        return
    if entry.get("verdict") not in VERDICTS:
        yield f"verdict is {entry.get('verdict')!r}. Expected: {', '.join(VERDICTS)}."
    if entry.get("part") not in PARTS:
        yield f"part is {entry.get('part')!r}. Expected: 1 to 6."
    for cite in entry.get("cites", []):
        try:
            cites.is_confirmed(cite)
        except names.NotInDataError as error:
            yield f"cites {cite!r}: {error} Expected: {cites.EXPECTED}."


# --- where the chapters treat them -----------------------------------------------------------------------------------


class places(nodes.General, nodes.Inline, nodes.Element):  # noqa: N801 - docutils names nodes in small letters
    """Stands for the links to where a row is treated, until every page has been read."""


def treatments(env: BuildEnvironment) -> dict[str, list[tuple[int, str]]]:
    """Return what each page treats: number of the row, and the id of the place."""
    if not hasattr(env, "course_seed"):
        env.course_seed = {}  # type: ignore[attr-defined]  # kept with the environment, as Sphinx advises
    marks: dict[str, list[tuple[int, str]]] = env.course_seed  # type: ignore[attr-defined]  # as above
    return marks


def note_marks(app: Sphinx, doctree: nodes.document) -> None:
    """Write down where a page treats a row; a mark for a row that does not exist is a warning."""
    marked = [(node, number) for node in doctree.findall(nodes.Element) for number in marks_of(node)]
    known = {row.number for row in load(Path(app.srcdir, FILE))} if marked else set()
    for node, number in marked:
        if number not in known:
            LOGGER.warning("there is no row %s in %s", number, FILE, location=node, type="course_law")
        if not node["ids"]:
            node["ids"].append(f"seed-{number}")
    treatments(app.env)[app.env.docname] = [(number, node["ids"][0]) for node, number in marked]


def marks_of(node: nodes.Element) -> list[int]:
    """Return the rows that an element treats, by its classes."""
    classes: list[str] = node.get("classes", [])
    return [int(match[1]) for name in classes if (match := MARK.match(name))]


def forget(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget what a page treated, because it is read again or gone."""
    treatments(env).pop(docname, None)


def merge(_app: Sphinx, env: BuildEnvironment, docnames: Iterable[str], other: BuildEnvironment) -> None:
    """Take over what another process read."""
    treatments(env).update({name: marks for name, marks in treatments(other).items() if name in set(docnames)})


def link(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Put links where a row's places are listed."""
    for node in list(doctree.findall(places)):
        treated = ((page, mark) for page, marks in treatments(app.env).items() for mark in marks)
        targets = [(page, anchor) for page, (number, anchor) in treated if number == node["row"]]
        links: list[nodes.Node] = []
        for page, anchor in sorted(targets):
            address = f"{app.builder.get_relative_uri(docname, page)}#{anchor}"
            title = app.env.titles[page].astext()
            links += [nodes.Text(", " if links else " Treated in: ")]
            links.append(nodes.reference("", title, refuri=address, internal=True))
        node.replace_self([*links, nodes.Text(".")] if links else [nodes.Text(" No chapter treats it.")])


def setup(app: Sphinx) -> None:
    """Connect the finding of marks to Sphinx."""
    app.add_node(places)
    app.connect("doctree-read", note_marks)
    app.connect("env-purge-doc", forget)
    app.connect("env-merge-info", merge)
    app.connect("doctree-resolved", link)
