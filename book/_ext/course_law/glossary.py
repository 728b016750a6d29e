"""The glossary: terms in plain words, each with what it rests on. Sphinx's own glossary shows them, so {term} links to them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course_law import cites, names

if TYPE_CHECKING:
    from pathlib import Path


class GlossaryError(ValueError):
    """The file has faults; the message lists all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of the field.

    Args:
        term: the term.
        says: what it means, in MyST.
        cites: what that rests on.
        also: other forms under which a page may link to it.
        ours: whether it is a word of this course, which needs no source.
    """

    term: str
    says: str
    cites: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    ours: bool = False


def load(path: Path) -> tuple[Term, ...]:
    """Read and check the glossary.

    Args:
        path: the file.

    Returns:
        Its terms, in alphabetical order.

    Raises:
        GlossaryError: when a field is missing or unknown, a term comes twice, or a source does not exist.
    """
    entries = tomllib.loads(path.read_text(encoding="utf-8")).get("term", [])
    faults: list[str] = []
    for entry in entries:
        name = entry.get("term", "(a term without a name)")
        faults += [f"{name}: {fault}" for fault in _faults(entry)]
    every = [form.lower() for entry in entries for form in (entry.get("term", ""), *entry.get("also", ()))]
    faults += [f"{form!r} comes {every.count(form)} times" for form in sorted(set(every)) if every.count(form) > 1]
    if faults:
        raise GlossaryError(f"{path.name} has {len(faults)} faults:\n" + "\n".join(f"- {fault}" for fault in faults))
    listed = (_term(entry) for entry in entries)
    return tuple(sorted(listed, key=lambda each: each.term.lower()))


def _term(entry: dict[str, Any]) -> Term:
    lists = {name: tuple(entry.get(name, ())) for name in ("cites", "also")}
    return Term(term=entry["term"], says=entry["says"], ours=entry.get("ours", False), **lists)


def _faults(entry: dict[str, object]) -> list[str]:
    fields = Term.__dataclass_fields__
    faults = [f"the field {name!r} is not known; expected: {', '.join(fields)}" for name in entry if name not in fields]
    faults += [f"{name} is missing or empty" for name in ("term", "says") if not entry.get(name)]
    named = entry.get("cites", [])
    if not entry.get("ours") and not named:
        faults.append("cites is missing; a word of this course alone says ours = true")
    for cite in named if isinstance(named, list) else []:
        try:
            cites.seen(cite)
        except names.NotInDataError as error:
            faults.append(f"cites {cite!r}: {error}")
    return faults


def as_myst(terms: tuple[Term, ...]) -> list[str]:
    """Return the lines of Sphinx's own glossary directive.

    Args:
        terms: the terms, in the order to show.
    """
    lines = ["```{glossary}"]
    for each in terms:
        rests = "A word of this course." if each.ours else "; ".join(map(cites.as_myst, each.cites))
        lines += [each.term, *each.also, f"  {each.says}", "", f"  {rests}", ""]
    return [*lines, "```"]
