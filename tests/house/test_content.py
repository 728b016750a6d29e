"""`make content` names every fault in one go; the notebooks keep one form."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from course_law import errata, glossary, real_cases
from course_questions import bank
from tools import content, notebooks
from tools.facts.problems import DataError
from tools.lessons import pack
from tools.packing import LESSONS, Packer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def copy(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what pages are made from; facts and lessons, which are no part of it, are not packed again."""
    monkeypatch.setattr(content, "PACKERS", ())
    (tmp_path / "book" / "questions").mkdir(parents=True)
    for name in ("glossary.toml", "errata.toml"):
        (tmp_path / "book" / name).write_bytes((root / "book" / name).read_bytes())
    return tmp_path


def test_the_course_has_no_fault(root: Path) -> None:
    assert content.faults(root) == []


def test_faults_of_all_kinds_are_named_together(copy: Path) -> None:
    (copy / "book" / "questions" / "a.toml").write_text('[[question]]\nid = "Wrong Id"\n', encoding="utf-8")
    (copy / "book" / "questions" / "b.toml").write_text("no TOML", encoding="utf-8")
    with (copy / "book" / "glossary.toml").open("a", encoding="utf-8") as stream:
        stream.write('\n[[term]]\nterm = "New"\nsays = "A word."\ncites = ["budapest_185 999"]\n')
    (copy / "book" / "page.md").write_text("One line.\nThis is ju" + "st so.\n", encoding="utf-8")
    (copy / "slides").mkdir()
    (copy / "slides" / "deck.md").write_text(
        "{provision}`Article 29\n<budapest_185 29(33)>` {state}`PHL` {cite}`nobody1999`\n\n```{exercise} love-bugs case\n```\n",
        encoding="utf-8",
    )
    (copy / "lessons" / "love-bug").mkdir(parents=True)
    (copy / "lessons" / "love-bug" / "words.en.toml").write_text("", encoding="utf-8")
    said = "\n".join(content.faults(copy))
    assert "{state}" not in said
    for words in (
        "slides/deck.md, line 1: {provision}: ",
        "slides/deck.md, line 2: {cite}: there is no 'nobody1999'. Expected: a work of book/*.bib.",
        "slides/deck.md, line 4: {exercise}: there is no 'love-bugs'. Did you mean 'love-bug'?",
        "book/questions/a.toml: question 1 (Wrong Id): id is",
        "book/questions/b.toml: is not TOML",
        "book/glossary.toml: New: ",
        "book/page.md, line 2: the word",
    ):
        assert words in said


@pytest.fixture
def lessons(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the lessons, which alone are packed, and of the code that reads them."""
    shutil.copytree(root / "lessons", tmp_path / "lessons")
    shutil.copytree(root / "crossborder", tmp_path / "crossborder")
    # The practice names the facts of its cases here.
    shutil.copytree(root / "tools", tmp_path / "tools", ignore=shutil.ignore_patterns("node_modules"))
    packer = Packer(LESSONS, ("lessons",), lambda target: pack.build(tmp_path / "lessons", target=target))
    monkeypatch.setattr(content, "PACKERS", (packer,))
    monkeypatch.setattr(content, "_of_pages", lambda _: iter(("a fault of a page",)))
    return tmp_path


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.slow  # the rehearsal imports and draws all exercises twice
def test_a_fault_that_stops_every_exercise_hides_no_other_and_stays_nowhere(lessons: Path) -> None:
    words, kept = lessons / "lessons" / "love-bug" / "words.en.toml", lessons / LESSONS
    text, before = words.read_text(encoding="utf-8"), kept.read_bytes()
    replaced(words, "\noutcome =", "\noutcom =")
    first = content.faults(lessons)
    assert any(
        "lessons/love-bug/words.en.toml, [words.general], field 'outcome': is missing" in fault for fault in first
    )
    assert any("field 'outcom': is read by nothing" in fault for fault in first)
    assert "a fault of a page" in first
    assert kept.read_bytes() == before

    words.write_text(text, encoding="utf-8")
    replaced(words, "prediction_minutes = 3", 'prediction_minutes = "six"')
    second = "\n".join(content.faults(lessons))
    assert "outcom" not in second
    assert "field 'prediction_minutes': is a text, 'six'. Expected: a number" in second
    assert "lessons/love-bug: cannot be shown (crossborder/exercises/" in second  # the rehearsal sees it, too
    assert kept.read_bytes() == before


@pytest.mark.slow  # as above
def test_lessons_without_a_fault_take_the_place_of_those_before(lessons: Path) -> None:
    replaced(lessons / "lessons" / "love-bug" / "words.en.toml", "The Love Bug, 4 May 2000", "The Love Bug, in May")
    assert content.faults(lessons) == ["a fault of a page"]
    assert "The Love Bug, in May" in (lessons / LESSONS).read_text(encoding="utf-8")


def test_an_error_of_a_program_is_a_fault_that_names_the_file(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(path: Path) -> None:
        raise KeyError(path.name)

    monkeypatch.setattr(glossary, "load", fails)
    (copy / "book" / "page.md").write_text("This is ju" + "st so.\n", encoding="utf-8")
    told = content.faults(copy)
    assert any(
        fault.startswith("book/glossary.toml cannot be looked at: KeyError: 'glossary.toml' (test_content.py, line ")
        for fault in told
    )
    assert any(fault.startswith("book/page.md, line 1") for fault in told)


def test_every_fault_says_what_is_expected_and_a_belittling_word_is_named_once(copy: Path) -> None:
    (copy / "book" / "questions" / "a.toml").write_text('[[question]]\nid = "Wrong Id"\n', encoding="utf-8")
    (copy / "book" / "glossary.toml").write_text('[[term]]\nterm = 3\nsay = "x"\n', encoding="utf-8")
    (copy / "book" / "errata.toml").write_text("[[row]]\nnumber = 1\n", encoding="utf-8")
    (copy / "data" / "real").mkdir(parents=True)
    (copy / "data" / "real" / "one.toml").write_text('id = "two"\nstrange = 1\n', encoding="utf-8")
    words = copy / "lessons" / "love-bug" / "words.en.toml"
    words.parent.mkdir(parents=True)
    words.write_text('[words.general]\ntitle = "Of ' + 'course, this is so"\n', encoding="utf-8")
    told = content.faults(copy)
    assert [fault for fault in told if ". Expected: " not in fault] == []
    assert {fault.partition(":")[0].partition(",")[0] for fault in told} == {
        "book/questions/a.toml", "book/glossary.toml", "book/errata.toml", "data/real/one.toml",
        "lessons/love-bug/words.en.toml",
    }  # fmt: skip
    assert len([fault for fault in told if fault.startswith("lessons/")]) == 1


READERS = {
    "glossary": (glossary.load, "book/glossary.toml"),
    "errata": (errata.load, "book/errata.toml"),
    "questions": (bank.load, "book/questions/treaties.toml"),
    "a real case": (lambda path: real_cases.load(path.parent), "data/real/ardita.toml"),
    "a lesson": (lambda path: pack.build(path.parents[1], target=path.parents[1] / "made"), "lessons/love-bug/new-cases.en.toml"),
}  # fmt: skip
WRONG = ("1", "true", "1.5", '""', "[]", "[1]", '[["x"]]', "[{}]", "{}", "{ a = 1 }", "2020-01-01")


def changed(text: str) -> Iterator[str]:
    """The text with one value of another kind: each field once with each value, and lists of tables as something else."""
    lines = text.splitlines()
    fields = {
        line.partition("=")[0].strip(): at for at, line in enumerate(lines) if re.match(r"\w+ *= *[^\[]*[^\[,]$", line)
    }
    for name, at in fields.items():
        yield from ("\n".join([*lines[:at], f"{name} = {wrong}", *lines[at + 1 :]]) for wrong in WRONG)
    for table in {line.strip("[]").partition(".")[0] for line in lines if line.startswith("[[")}:
        yield from (f"{table} = {wrong}" for wrong in WRONG)


@pytest.mark.parametrize("kind", READERS)
def test_a_value_of_another_kind_is_a_fault_and_never_the_end(kind: str, root: Path, tmp_path: Path) -> None:
    read, name = READERS[kind]
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    for each in (root / name).parent.glob("*.toml" if kind == "a lesson" else path.name):
        shutil.copy(each, path.parent)
    text = (root / name).read_text(encoding="utf-8")
    seen = 0
    for wrong in changed(text):
        path.write_text(wrong, encoding="utf-8")
        with contextlib.suppress(ValueError, DataError):  # a fault that is told; anything else fails here
            read(path)
        seen += 1
    assert seen > 20
    path.write_text(f"\ufeff{text}", encoding="utf-8")
    read(path)
    path.write_bytes(b"\xff\xfe")
    with pytest.raises((ValueError, DataError), match=path.stem.partition(".")[0]):
        read(path)


def test_a_page_in_another_encoding_is_named(copy: Path) -> None:
    (copy / "book" / "page.md").write_bytes("Stra\u00dfe".encode("latin-1"))
    assert any("book/page.md cannot be read" in fault for fault in content.faults(copy))


def test_every_notebook_is_in_the_fixed_form(root: Path) -> None:
    assert notebooks.unlike(root / "notebooks") == {}, "run make notebooks"


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"cells": 3}', '{"cells": [{"cell_type": "markdown", "source": "x"}]}', "\udcff"]
)
def test_what_is_no_notebook_is_named(text: str, tmp_path: Path) -> None:
    (tmp_path / "bad.ipynb").write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(ValueError, match=r"bad\.ipynb: is no notebook .* Expected: JSON with cells"):
        notebooks.unlike(tmp_path)


def test_what_is_no_notebook_is_a_fault_of_the_content(copy: Path) -> None:
    path = copy / "notebooks" / "bad.ipynb"
    path.parent.mkdir()
    path.write_text("{", encoding="utf-8")
    assert any(fault.startswith("notebooks/bad.ipynb: is no notebook") for fault in content.faults(copy))


def test_outputs_numbers_and_stray_fields_go() -> None:
    cell = {
        "cell_type": "code",
        "id": "a",
        "metadata": {"tags": ["live"], "scrolled": True},
        "execution_count": 7,
        "outputs": [{"output_type": "stream"}],
        "source": "x = 1\nx",
    }
    made = json.loads(notebooks.fixed(json.dumps({"cells": [cell], "metadata": {"widgets": {}}})))
    assert made["cells"] == [
        {
            "cell_type": "code",
            "id": "a",
            "metadata": {"tags": ["live"]},
            "execution_count": None,
            "outputs": [],
            "source": ["x = 1\n", "x"],
        }
    ]
    assert made["metadata"] == notebooks.METADATA
