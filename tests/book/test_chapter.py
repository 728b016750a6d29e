"""The written pages: words, citations, quotations, questions, links."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from course_questions import bank

BOOK = Path(__file__).parents[2] / "book"
WRITTEN = sorted(path for path in BOOK.rglob("*.md") if path.parent.name not in {"instruments", "states"})
PAGES = tuple(path.relative_to(BOOK).as_posix() for path in WRITTEN)
CHAPTERS = tuple(page for page in PAGES if "```{review-questions}" in (BOOK / page).read_text(encoding="utf-8"))
BANNED = ("simply", "just", "obviously", "todo", "coming soon", "placeholder")
LONGEST_QUOTATION = 25  # words
FENCE = re.compile(r"^(:::+|```+)\{?.*?^\1\s*$", re.DOTALL | re.MULTILINE)
CITE = re.compile(r"\{cite\}`([^`]+)`")
# A role shows words that are counted and checked: its own, or what is before the angle bracket.
ROLE = re.compile(r"\{(?:provision|instrument|statute|state|source|term)\}`([^`<]*?)\s*(?:<[^`]*>)?`")


def read(root: Path, page: str) -> str:
    """The source of a page."""
    return (root / "book" / page).read_text(encoding="utf-8")


def prose(text: str) -> str:
    """The running text of a chapter: no head, boxes, cells or questions, no citations."""
    body = text.split("---\n", 2)[2].partition("\n## Review questions")[0]
    return re.sub(r"<[^>]+>|\[|\]\([^)]*\)", " ", ROLE.sub(r"\1", CITE.sub("", FENCE.sub("", body))))


def entries(root: Path) -> dict[str, str]:
    """The entries of the bibliography by key."""
    held = "\n".join(path.read_text(encoding="utf-8") for path in sorted((root / "book").glob("*.bib")))
    parts = re.split(r"^@\w+\{", held, flags=re.MULTILINE)[1:]
    return {part.partition(",")[0]: part for part in parts}


@pytest.mark.parametrize("page", PAGES)
def test_page_uses_none_of_the_banned_words(root: Path, page: str) -> None:
    banned = re.findall(rf"\b(?:{'|'.join(BANNED)})\b", read(root, page), flags=re.IGNORECASE)
    assert banned == []


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


def test_there_are_chapters() -> None:
    assert "dual-criminality.md" in CHAPTERS


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_chapter_has_the_length_of_a_chapter(root: Path, chapter: str) -> None:
    words = re.findall(r"[A-Za-z0-9][\w'’.-]*", prose(read(root, chapter)))
    assert 1800 <= len(words) <= 2500


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_legal_sections_cite(root: Path, chapter: str) -> None:
    """Every paragraph or point that names an article has a citation, or names it by a role that leads to its source."""
    body = read(root, chapter).partition("\n## Review questions")[0]
    paragraphs = [part for part in re.split(r"\n\s*\n", FENCE.sub("", body)) if re.search(r"\bArticles? \d", part)]
    assert paragraphs
    cited = ("{cite}", "{provision}", "{source}")
    assert [part[:60] for part in paragraphs if not any(role in part for role in cited)] == []


@pytest.mark.parametrize("page", PAGES)
def test_quotations_are_short(root: Path, page: str) -> None:
    text = re.sub(r"^```\{code-cell.*?^```$|<[^>]*>", "", read(root, page), flags=re.DOTALL | re.MULTILINE)
    quoted = re.findall(r"[\"“]([^\"”\n]+)[\"”]", text)
    assert [words for words in quoted if len(words.split()) > LONGEST_QUOTATION] == []


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_chapter_has_questions_of_mixed_kinds(chapter: str) -> None:
    names = re.findall(r"^```\{review-questions\} (\S+)$", (BOOK / chapter).read_text(encoding="utf-8"), re.MULTILINE)
    assert len(names) == 1
    questions = bank.load(BOOK / "questions" / f"{names[0]}.toml")
    assert len(questions) >= 8
    assert {question.kind for question in questions} == set(bank.KINDS)


@pytest.mark.parametrize("path", sorted(BOOK.glob("questions/*.toml")), ids=lambda path: path.stem)
def test_questions_use_none_of_the_banned_words_and_cite_what_the_bibliography_holds(root: Path, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(rf"\b(?:{'|'.join(BANNED)})\b", text, flags=re.IGNORECASE) == []
    keys = {cite[1:] for question in bank.load(path) for cite in question.cites if cite.startswith("@")}
    inside = {key.strip() for citation in CITE.findall(text) for key in citation.split(",")}
    assert (keys | inside) - set(entries(root)) == set()


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_check_the_source_boxes_say_all_three_things(root: Path, chapter: str) -> None:
    boxes = re.findall(r":class: check-source[^\n]*\n(.*?)^:::$", read(root, chapter), re.DOTALL | re.MULTILINE)
    assert boxes
    for box in boxes:
        assert "**What the teaching text says.**" in box
        assert re.search(r"\*\*What the sources? says?\.\*\*", box)
        assert "**How to find out.**" in box
        assert "{cite}" in box or "{provision}" in box


# What a prediction or a task of the core path asks for, and what would answer it.
TELLS = {
    "law-in-common.md": ("deposited on 30 November 2022", "never turned into *no*"),
    "dual-criminality.md": ("14 June", "19 June", "29 June", "case_timeline", "three_days_table"),
    "exceptions.md": ("29(3) <", "29(4) <", "reservations_known", "preservation_gates"),
    "treaties.md": ("lone intruder", "cybercrime_treaties_table", "shared_bases_matrix"),
    "mutual-assistance.md": ("contents_table", "lifetimes_chart"),
    "extradition.md": ("no bar in the United Kingdom", "High Court allowed", "case_timeline"),
}


@pytest.mark.parametrize("chapter", TELLS)
def test_what_is_read_before_class_tells_nothing_that_the_exercise_asks(root: Path, chapter: str) -> None:
    before, after = read(root, chapter).split("\n## The exercise\n")
    assert {words for words in TELLS[chapter] if words in before} == set()
    assert {words for words in TELLS[chapter] if words in after} == set(TELLS[chapter])
    assert "\n*Core.*\n" not in after
    assert "\n*After.*\n" not in before


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_chapter_marks_its_core_path_and_links_its_exercise(root: Path, chapter: str) -> None:
    text = read(root, chapter)
    assert text.count("\n*Core.*\n") >= 2
    assert "20 minutes" in text
    assert re.search(r"\]\(\.\./notebooks/[\w-]+\.ipynb", text)
    assert ":class: outcomes" in text


def test_legal_advice_is_disclaimed_once(root: Path) -> None:
    written = [root / "index.md", *(BOOK / page for page in PAGES)]
    assert sum(path.read_text(encoding="utf-8").count("not legal advice") for path in written) == 1
