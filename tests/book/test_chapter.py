"""The written pages: words, citations, quotations, questions, links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PAGES = ("index.md", "dual-criminality.md", "teaching.md", "bibliography.md")
CHAPTER = "dual-criminality.md"
BANNED = ("simply", "just", "obviously", "todo", "coming soon", "placeholder")
LONGEST_QUOTATION = 25  # words
FENCE = re.compile(r"^(:::+|```+)\{?.*?^\1\s*$", re.DOTALL | re.MULTILINE)
CITE = re.compile(r"\{cite\}`([^`]+)`")
QUESTION = re.compile(r"\*\*Question (\d+)\.\*\*(.*?)<details>(.*?)</details>", re.DOTALL)
OPTION = re.compile(r"^- ([A-Z])\. ", re.MULTILINE)
REASON = re.compile(r"^- \*\*([A-Z]) is (?:right|wrong)\.\*\* (.+)$", re.MULTILINE)


def read(root: Path, page: str) -> str:
    """The source of a page."""
    return (root / "book" / page).read_text(encoding="utf-8")


def prose(text: str) -> str:
    """The running text of a chapter: no head, boxes, cells or questions, no citations."""
    body = text.split("---\n", 2)[2].partition("\n## Review questions")[0]
    return re.sub(r"<[^>]+>|\[|\]\([^)]*\)", " ", CITE.sub("", FENCE.sub("", body)))


def entries(root: Path) -> dict[str, str]:
    """The entries of the bibliography by key."""
    parts = re.split(r"^@\w+\{", read(root, "references.bib"), flags=re.MULTILINE)[1:]
    return {part.partition(",")[0]: part for part in parts}


@pytest.mark.parametrize("page", PAGES)
def test_page_uses_none_of_the_banned_words(root: Path, page: str) -> None:
    found = re.findall(rf"\b(?:{'|'.join(BANNED)})\b", read(root, page), flags=re.IGNORECASE)
    assert found == []


@pytest.mark.parametrize("page", PAGES)
def test_page_cites_what_the_bibliography_holds(root: Path, page: str) -> None:
    cited = {key.strip() for keys in CITE.findall(read(root, page)) for key in keys.split(",")}
    assert cited - set(entries(root)) == set()


def test_every_entry_has_an_address_and_says_what_was_seen(root: Path) -> None:
    held = entries(root)
    assert len(held) >= 40
    assert [key for key, entry in held.items() if "url = {http" not in entry] == []
    assert [key for key, entry in held.items() if "note = {" not in entry] == []


def test_author_and_year_name_one_entry(root: Path) -> None:
    """The text cites by author and year, so no two entries may read the same there."""
    names = {
        key: tuple(re.search(rf"{field} = \{{(.*)\}},?$", entry, re.MULTILINE)[1] for field in ("author", "year"))  # type: ignore[index]  # every entry has both
        for key, entry in entries(root).items()
    }
    assert sorted(key for key, name in names.items() if list(names.values()).count(name) > 1) == []


def test_chapter_has_the_length_of_a_chapter(root: Path) -> None:
    words = re.findall(r"[A-Za-z0-9][\w'’.-]*", prose(read(root, CHAPTER)))
    assert 1800 <= len(words) <= 2500


def test_legal_sections_cite(root: Path) -> None:
    """Every paragraph or point that names an article, a section or a year of law has a citation or stands next to one."""
    body = read(root, CHAPTER).partition("\n## Review questions")[0]
    paragraphs = [part for part in re.split(r"\n\s*\n", FENCE.sub("", body)) if re.search(r"\bArticle \d", part)]
    assert paragraphs
    assert [part[:60] for part in paragraphs if "{cite}" not in part] == []


@pytest.mark.parametrize("page", PAGES)
def test_quotations_are_short(root: Path, page: str) -> None:
    text = re.sub(r"^```\{code-cell.*?^```$|<[^>]*>", "", read(root, page), flags=re.DOTALL | re.MULTILINE)
    quoted = re.findall(r"[\"“]([^\"”\n]+)[\"”]", text)
    assert [words for words in quoted if len(words.split()) > LONGEST_QUOTATION] == []


def test_every_option_has_a_reason_and_one_is_right(root: Path) -> None:
    questions = QUESTION.findall(read(root, CHAPTER))
    assert [int(number) for number, _, _ in questions] == list(range(1, len(questions) + 1))
    assert len(questions) >= 8
    for number, asked, answered in questions:
        options, reasons = OPTION.findall(asked), REASON.findall(answered)
        assert [letter for letter, _ in reasons] == options, f"question {number}"
        assert all(len(reason.split()) >= 4 for _, reason in reasons), f"question {number}"
        assert not options or " is right.**" in answered, f"question {number}"
        assert not options or " is wrong.**" in answered, f"question {number}"


def test_questions_without_options_explain_each_part(root: Path) -> None:
    open_ones = [answered for _, asked, answered in QUESTION.findall(read(root, CHAPTER)) if not OPTION.search(asked)]
    assert len(open_ones) >= 3
    assert all(len(re.findall(r"^- \*\*.+?\*\* ?.+$", answered, re.MULTILINE)) >= 3 for answered in open_ones)


def test_answers_are_folded_and_named(root: Path) -> None:
    text = read(root, CHAPTER)
    names = re.findall(r"<summary>(.*?)</summary>", text)
    assert text.count("<details>") == text.count("</details>") == len(names)
    assert len(set(names)) == len(names)


def test_check_the_source_boxes_say_all_three_things(root: Path) -> None:
    boxes = re.findall(r":class: check-source\n(.*?)^:::$", read(root, CHAPTER), re.DOTALL | re.MULTILINE)
    assert len(boxes) >= 3
    for box in boxes:
        assert "**What the teaching text says.**" in box
        assert re.search(r"\*\*What the sources? says?\.\*\*", box)
        assert "**How to find out.**" in box
        assert "{cite}" in box


def test_chapter_marks_its_core_path_and_links_the_exercise(root: Path) -> None:
    text = read(root, CHAPTER)
    assert text.count("\n*Core.*\n") >= 4
    assert "20 minutes" in text
    for page in ("index.md", CHAPTER, "teaching.md"):
        assert "notebooks/love-bug" in read(root, page)


def test_legal_advice_is_disclaimed_once(root: Path) -> None:
    assert sum(read(root, page).count("not legal advice") for page in PAGES) == 1
