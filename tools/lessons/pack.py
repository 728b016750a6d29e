"""Pack lessons/ into the one file that the exercises load. Wrong files fail with every fault in one go."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING, Any

from tools.facts.problems import DataError, Problem
from tools.lessons.cases import case_faults, piece_faults

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
LESSONS = ROOT / "lessons"
LANGUAGE = "en"
# What has no new cases in a file: the practice draws its own from the facts, and the others are no lessons.
WITHOUT_CASES = {"class-report", "data-lab", "figures", "practice", "shared", "your-work"}
_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")


def build(source: Path = LESSONS, *, target: Path) -> str:
    """Check the words of every lesson and write them as one file.

    Args:
        source: the folder with one folder for each exercise.

    Returns:
        What was packed, in a line.

    Raises:
        DataError: with every fault in every file.
    """
    problems: list[Problem] = []
    packed = {path.parent.name: _lesson(path, problems) for path in sorted(source.glob(f"*/words.{LANGUAGE}.toml"))}
    wanted = f"a file words.{LANGUAGE}.toml with all its words"
    problems += [
        Problem(one.name, "", "", "has no words", wanted) for one in _folders(source) if one.name not in packed
    ]
    if problems:
        raise DataError(tuple(problems), "lessons")
    target.write_text(json.dumps(packed, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
    count = sum(len(names) for parts in packed.values() for names in parts.values())
    return f"lessons: {len(packed)} exercises, {count} texts"


def _folders(source: Path) -> list[Path]:
    return sorted(path for path in source.iterdir() if path.is_dir())


def _lesson(path: Path, problems: list[Problem]) -> dict[str, dict[str, Any]]:
    """A lesson: its words, and its new cases; some folders have none."""
    words = {part: _flat(groups) for part, groups in _read(path, problems).items() if isinstance(groups, dict)}
    if path.parent.name in WITHOUT_CASES:
        return words
    cases = _read(path.with_name(f"new-cases.{LANGUAGE}.toml"), problems)
    place = f"{path.parent.name}/new-cases.{LANGUAGE}.toml"
    problems += [Problem(place, *fault) for fault in case_faults(cases.get("case", []))]
    pieces = words.get("words", {}).get("DEBRIEF_PIECES", [])
    problems += [Problem(f"{path.parent.name}/{path.name}", *fault) for fault in piece_faults(pieces)]
    return {**words, "new_cases": cases}


def _read(path: Path, problems: list[Problem]) -> dict[str, Any]:
    """What is in one file; what is wrong with it is added to the problems."""
    place = f"{path.parent.name}/{path.name}"
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(Problem(place, "", "", f"cannot be read: {error}", "TOML in UTF-8"))
        return {}
    problems += [Problem(place, entry, "", reason, expected) for entry, reason, expected in _faults(document, "")]
    return document


def _flat(groups: dict[str, Any]) -> dict[str, Any]:
    """The names as the exercises know them: ``[haven] title`` is ``HAVEN_TITLE``; what is in ``[general]`` has no group."""
    flat = {}
    for group, texts in groups.items():
        for name, value in (texts if isinstance(texts, dict) else {}).items():
            flat[(name if group == "general" else f"{group}_{name}").upper()] = value
    return flat


def _faults(value: object, place: str) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a value and all that is in it: where, what, and what is expected."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _faults(inner, f"{place}.{name}".lstrip("."))
    elif isinstance(value, list):
        for at, inner in enumerate(value, 1):
            yield from _faults(inner, f"{place}, number {at}")
    elif isinstance(value, str):
        yield from ((place, reason, expected) for reason, expected in _text_faults(value))
    elif not isinstance(value, int | float):
        yield place, f"is {type(value).__name__}", "text, a number, a list or a table"


def _text_faults(text: str) -> Iterator[tuple[str, str]]:
    if not text.strip():
        yield "is empty", "words"
    try:
        named = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError as error:
        yield str(error), "a name between { and } for each value, and {{ for a brace"
        return
    for name in named:
        if not _NAME.match(name):
            yield f"has {name!r} in braces", "the name of a value, in small letters"
