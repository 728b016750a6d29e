"""The glossary: terms in plain words, each with what it rests on. Sphinx's own glossary shows them, so {term} links to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from course_law import cites, names, written

if TYPE_CHECKING:
    from pathlib import Path


KINDS = {"term": "text", "says": "text", "cites": "texts", "also": "texts", "ours": "flag"}


class GlossaryError(written.FaultsError):
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

    Returns:
        Its terms, in alphabetical order.

    Raises:
        GlossaryError: when a field is missing, unknown or of the wrong kind, a term comes twice, or a source does not exist.
    """
    entries = written.tables(written.read(path), "term")
    if entries is None:
        raise GlossaryError(path, ["holds no tables [[term]]. Expected: a [[term]] for each term."])
    faults = [
        f"{entry.get('term', '(a term without a name)')}: {fault}" for entry in entries for fault in _faults(entry)
    ]
    if not faults:
        every = [form.lower() for entry in entries for form in (entry["term"], *entry.get("also", ()))]
        faults = [
            f"{form!r} comes {every.count(form)} times. Expected: each form once."
            for form in sorted(set(every))
            if every.count(form) > 1
        ]
    if faults:
        raise GlossaryError(path, faults)
    listed = (_term(entry) for entry in entries)
    return tuple(sorted(listed, key=lambda each: each.term.lower()))


def _term(entry: dict[str, Any]) -> Term:
    lists = {name: tuple(entry.get(name, ())) for name in ("cites", "also")}
    return Term(term=entry["term"], says=entry["says"], ours=entry.get("ours", False), **lists)


def _faults(entry: dict[str, Any]) -> list[str]:
    faults = [f"the field {name!r} is not known. Expected: {', '.join(KINDS)}." for name in entry if name not in KINDS]
    faults += [
        f"{name} is missing or empty. Expected: {written.KINDS[KINDS[name]][1]}."
        for name in ("term", "says")
        if not entry.get(name)
    ]
    wrong = list(written.of_kinds(entry, KINDS))
    if wrong:
        return [*faults, *wrong]
    named = entry.get("cites", [])
    if not entry.get("ours") and not named:
        faults.append(f"cites is missing. Expected: {cites.EXPECTED}; a word of this course alone says ours = true.")
    for cite in named:
        try:
            cites.is_confirmed(cite)
        except names.NotInDataError as error:
            faults.append(f"cites {cite!r}: {error} Expected: {cites.EXPECTED}.")
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
