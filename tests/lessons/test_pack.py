"""Lessons as data: wrong files fail with every fault in one go, and what is packed is what the exercises read."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from crossborder.exercises import EXERCISES, lessons
from tools.facts.problems import DataError
from tools.lessons.pack import LESSONS, build

if TYPE_CHECKING:
    from pathlib import Path

WORDS = '[words.general]\ntitle = "A case"\n\n[words.haven]\ntitle = "Found in {place}"\n'
CASE = """
[[case]]
id = "{name}"
right = "{right}"
facts = ["It happened."]
question = "What now?"
option = [{{id = "a", text = "This", why = "Because."}}, {{id = "b", text = "That", why = "Because."}}]
point = [{{text = "The point.", provisions = ["budapest_185 29(1)"]}}]
"""
CASES = "".join(CASE.format(name=name, right=right) for name, right in (("one", "a"), ("two", "b"), ("three", "a")))


def lesson(folder: Path, words: str = WORDS, cases: str = CASES) -> Path:
    (folder / "made-up").mkdir()
    (folder / "made-up" / "words.en.toml").write_text(words, encoding="utf-8")
    (folder / "made-up" / "new-cases.en.toml").write_text(cases, encoding="utf-8")
    return folder


def test_each_exercise_has_its_folder() -> None:
    assert {exercise.id for exercise in EXERCISES} <= {path.name for path in LESSONS.iterdir() if path.is_dir()}


def test_names_are_made_of_group_and_key(tmp_path: Path) -> None:
    target = tmp_path / "lessons.json"
    (tmp_path / "source").mkdir()
    assert build(lesson(tmp_path / "source"), target=target) == "lessons: 1 exercises, 3 texts"
    packed = json.loads(target.read_text(encoding="utf-8"))["made-up"]
    assert packed["words"] == {"TITLE": "A case", "HAVEN_TITLE": "Found in {place}"}
    assert [case["id"] for case in packed["new_cases"]["case"]] == ["one", "two", "three"]


@pytest.mark.parametrize(
    ("words", "cases", "said"),
    [
        ('[words.general]\ntitle = ""\n', CASES, "is empty"),
        ('[words.general]\ntitle = "{Place}"\n', CASES, "braces"),
        ('[words.general]\ntitle = "{place"\n', CASES, "'}'"),
        ("[words.general]\ntitle = 2026-11-28\n", CASES, "is date"),
        ("[words.general", CASES, "cannot be read"),
        ('[[words.debrief.pieces]]\ntexts = ["A"]\n', CASES, "'title': is missing"),
        ('[[words.debrief.pieces]]\ntitle = "A"\npoint = ["A"]\n', CASES, "'point': is not known"),
        (WORDS, CASES[: len(CASES) // 2], "too few"),
        (WORDS, CASES.replace('right = "b"', 'right = "a"'), "same right answer"),
        (WORDS, CASES.replace('right = "b"', 'right = "z"'), "none of the options"),
        (WORDS, CASES.replace('why = "Because."', 'why = ""', 1), "is missing"),
        (WORDS, CASES.replace('id = "b", text', 'id = "a", text', 1), "two options have one id"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place_and_what_is_expected(
    tmp_path: Path, words: str, cases: str, said: str
) -> None:
    with pytest.raises(DataError, match="made-up/") as refused:
        build(lesson(tmp_path, words, cases), target=tmp_path / "lessons.json")
    assert said in str(refused.value)
    assert "Expected: " in str(refused.value)


def test_every_fault_is_told_in_one_go(tmp_path: Path) -> None:
    with pytest.raises(DataError) as refused:
        build(
            lesson(tmp_path, '[words.general]\na = ""\nb = "{X}"\n', CASES.replace('"one"', '""')),
            target=tmp_path / "x",
        )
    assert len(refused.value.problems) == 4


def test_a_text_that_is_not_there_says_where_it_belongs() -> None:
    with pytest.raises(AttributeError, match=r"lessons/love-bug/words\.en\.toml has no 'NOTHING' in \[words\]"):
        lessons.text("love-bug", "words", "NOTHING")


# Names that are put together from the name of a question, a fact or a kind.
PUT_TOGETHER = ("QUESTION_", "FACTS_", "MISTAKE_")
# Names that are read by the group they are in: what is told of a part or a task, and what is said to an answer.
BY_GROUP = re.compile(r"_(?:TITLE|CHIP|MINUTES|CORE|PROMPT|SCREEN|HINTS|VARIANTS|RIGHT|WRONG|UNGRADED)\Z")


def test_every_text_is_read_by_some_module(root: Path) -> None:
    code = [path for folder in ("crossborder", "tools", "book") for path in (root / folder).rglob("*.py")]
    named = {name for path in code for name in re.findall(r"[A-Z][A-Z0-9_]*", path.read_text(encoding="utf-8"))}
    words = {
        path.parent.name: tomllib.loads(path.read_text(encoding="utf-8")) for path in LESSONS.glob("*/words.en.toml")
    }
    unread = [
        f"{lesson}: [{part}.{group}] {name}"
        for lesson, parts in words.items()
        for part, groups in parts.items()
        for group, texts in groups.items()
        for name in texts
        for full in ((name if group == "general" else f"{group}_{name}").upper(),)
        if not {full, BY_GROUP.sub("", full)} & named and not full.startswith(PUT_TOGETHER)
    ]
    assert not unread, unread


def test_the_right_answer_to_a_new_case_cannot_be_told_by_its_length() -> None:
    files = [tomllib.loads(path.read_text(encoding="utf-8")) for path in LESSONS.glob("*/new-cases.en.toml")]
    cases = [case for file in files for case in file["case"]]
    longest = [case for case in cases if case["right"] == max(case["option"], key=lambda one: len(one["text"]))["id"]]
    assert len(longest) * 3 <= len(cases), [case["id"] for case in longest]
