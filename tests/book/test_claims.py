"""Every claim that a text of the book names is in the ledger with a source, and the ledger knows that the book rests on it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from course_law import errata, glossary, names
from course_questions import bank
from crossborder import facts
from tools.facts import ledger
from tools.facts.claims import CHAPTER

if TYPE_CHECKING:
    from tools.facts.claims import Claim

BOOK = Path(__file__).parents[2] / "book"
ROLE = re.compile(r"\{(provision|instrument|statute|state|source)\}`(?:[^`<]*<)?([^`<>]+)>?`")
FINDERS = {
    "provision": names.provision,
    "instrument": names.instrument,
    "statute": names.statute,
    "state": names.state,
    "source": names.source,
}
TEXTS = sorted((*BOOK.rglob("*.md"), *BOOK.rglob("*.toml")))


def named(path: Path) -> set[tuple[str, str]]:
    """The records a file names by a role, and those that its questions, terms or rows cite."""
    records = {(role, " ".join(name.split())) for role, name in ROLE.findall(path.read_text(encoding="utf-8"))}
    return records | {as_role(cite) for cite in cited(path) if not cite.startswith("@")}


def as_role(cite: str) -> tuple[str, str]:
    return ("source", cite.removeprefix("source:")) if cite.startswith("source:") else ("provision", cite)


def cited(path: Path) -> list[str]:
    if path.name == "glossary.toml":
        return [cite for term in glossary.load(path) for cite in term.cites]
    if path.name == "errata.toml":
        return [cite for row in errata.load(path) for cite in row.cites]
    asks = path.parent.name == "questions" and path.suffix == ".toml"
    return [cite for question in bank.load(path) for cite in question.cites] if asks else []


NAMED = {path.relative_to(BOOK).as_posix(): records for path in TEXTS if (records := named(path))}


@cache
def claims() -> dict[str, Claim]:
    """The claims of the ledger by id."""
    return {claim.id: claim for claim in ledger.claims()}


def claim_of(name: str) -> Claim:
    """The claim behind a provision or an offence."""
    owner, _, article = name.partition(" ")
    kind = "section" if owner in facts().statute_by_id else "provision"
    return claims()[f"{owner} {kind} {article}" if article else f"{owner} text"]


@pytest.mark.parametrize("text", sorted(NAMED))
def test_what_a_text_names_is_in_the_data(text: str) -> None:
    """The build looks too; here it takes a second, and every fault comes at once."""
    missing = []
    for role, name in sorted(NAMED[text]):
        try:
            FINDERS[role](name)
        except names.NotInDataError as error:
            missing.append(str(error))
    assert missing == []


@pytest.mark.parametrize("text", sorted(NAMED))
def test_what_a_text_claims_is_in_the_ledger_and_has_a_source_when_it_is_confirmed(text: str) -> None:
    seen = {source.id for source in facts().sources if source.seen}
    entries = [claim_of(name) for role, name in NAMED[text] if role == "provision"]
    assert [claim.id for claim in entries if claim.confirmed and not seen & set(claim.sources)] == []


@pytest.mark.parametrize(
    "text", [text for text in sorted(NAMED) if text.startswith("questions/") or text.endswith(".md")]
)
def test_the_ledger_knows_that_the_book_rests_on_it(text: str) -> None:
    entries = [claim_of(name) for role, name in NAMED[text] if role == "provision"]
    assert [claim.id for claim in entries if claim.weight < CHAPTER] == []


def test_there_are_texts_to_look_at() -> None:
    assert {"dual-criminality.md", "glossary.toml", "errata.toml", "questions/dual-criminality.toml"} <= set(NAMED)


def test_no_chapter_hides_who_says_a_thing() -> None:
    """“Is said to” and “as it is recalled” name nobody: a chapter says “as we remember it”, or who reports it."""
    hidden = re.compile(r"\b(?:is|are) said to\b|as (?:it is )?recalled", re.IGNORECASE)
    pages = {path.name: path.read_text(encoding="utf-8") for path in BOOK.glob("*.md")}
    found = [(name, each) for name, text in pages.items() for each in hidden.findall(text)]
    assert found == []
