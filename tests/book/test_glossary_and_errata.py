"""The glossary and the errata: faults are told in one go, and what the module has wrong is taught somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from course_law import cites, errata, glossary

BOOK = Path(__file__).parents[2] / "book"
# The chapters by part of the course; a row of a part must be treated once its chapter is there.
CHAPTERS = {
    1: "law-in-common.md",
    2: "dual-criminality.md",
    3: "exceptions.md",
    4: "treaties.md",
    5: "mutual-assistance.md",
    6: "extradition.md",
}
TERM = """
[[term]]
term = "party"
says = "A state that is bound."
cites = ["budapest_185 36(4)"]
"""
ROW = """
[[row]]
number = 1
part = 1
verdict = "wrong"
topic = "What binds"
said = "Signature binds."
right = "Ratification does."
cites = ["budapest_185 36(4)"]
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "file.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            ('cites = ["budapest_185 36(4)"]', ""),
            "party: cites is missing. Expected: 'instrument article', the id of an offence, '@bibkey' or 'source:id'; a word of this course alone says ours = true",
        ),
        (("36(4)", "36(44)"), "party: cites 'budapest_185 36(44)': There is no provision '36(44)'"),
        (('says = "A state that is bound."', ""), "party: says is missing or empty"),
        (("says", "means"), "party: the field 'means' is not known. Expected: term, says"),
        ((TERM, TERM + TERM), "'party' comes 2 times"),
        (('term = "party"', 'term = "party"\nalso = ["Party"]'), "'party' comes 2 times"),
    ],
)
def test_a_fault_of_the_glossary_is_told(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    with pytest.raises(glossary.GlossaryError) as caught:
        glossary.load(write(tmp_path, TERM.replace(*change)))
    assert says in str(caught.value)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (('"wrong"', '"false"'), "row 1: verdict is 'false'. Expected: wrong, imprecise, outdated"),
        (("part = 1", "part = 7"), "row 1: part is 7. Expected: 1 to 6"),
        (("number = 1", ""), "row (without a number): number is missing or empty"),
        (("36(4)", "36(44)"), "row 1: cites 'budapest_185 36(44)': There is no provision"),
        (('cites = ["budapest_185 36(4)"]', "cites = []"), "row 1: cites is missing or empty"),
        ((ROW, ROW + ROW), "row 1 comes 2 times"),
    ],
)
def test_a_fault_of_the_errata_is_told(tmp_path: Path, change: tuple[str, str], says: str) -> None:
    with pytest.raises(errata.ErrataError) as caught:
        errata.load(write(tmp_path, ROW.replace(*change)))
    assert says in str(caught.value)


def test_terms_come_in_alphabetical_order_with_what_they_rest_on() -> None:
    terms = glossary.load(BOOK / "glossary.toml")
    assert len(terms) >= 45
    assert [each.term.lower() for each in terms] == sorted(each.term.lower() for each in terms)
    lines = glossary.as_myst(terms)
    assert all(each.term in lines for each in terms)
    assert [each.term for each in terms if not each.ours and not any(map(cites.is_confirmed, each.cites))] == []


def test_a_cite_is_shown_by_the_role_that_fits() -> None:
    shown = [cites.as_myst(cite) for cite in ("budapest_185 29(3)", "@boister2018", "source:budapest_text")]
    assert shown == ["{provision}`budapest_185 29(3)`", "{cite}`boister2018`", "{source}`budapest_text`"]


def test_rows_are_numbered_without_a_gap_and_know_each_verdict() -> None:
    rows = errata.load(BOOK / "errata.toml")
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    assert {row.verdict for row in rows} == set(errata.VERDICTS)


def marked(path: Path) -> set[int]:
    """The rows that a page marks: in the class of a box, or in braces before a paragraph or after some words."""
    text = path.read_text(encoding="utf-8")
    classes = re.findall(r"^:class:.*$|\{[^{}\n]*\.seed-[^{}\n]*\}", text, re.MULTILINE)
    return {int(number) for each in classes for number in re.findall(r"\bseed-(\d+)\b", each)}


MARKED = {part: marked(BOOK / name) for part, name in CHAPTERS.items() if (BOOK / name).is_file()}


def test_chapters_mark_only_rows_that_exist() -> None:
    known = {row.number for row in errata.load(BOOK / "errata.toml")}
    assert {part: numbers - known for part, numbers in MARKED.items() if numbers - known} == {}


# What a chapter has to show.
TO_SHOW = {"wrong", "imprecise", "outdated"}


@pytest.mark.parametrize("part", sorted(MARKED))
def test_what_the_module_has_wrong_is_taught_somewhere(part: int) -> None:
    everywhere = set().union(*MARKED.values())
    rows = [row for row in errata.load(BOOK / "errata.toml") if row.part == part and row.verdict in TO_SHOW]
    assert rows
    assert [f"{row.number}: {row.topic}" for row in rows if row.number not in everywhere] == []
