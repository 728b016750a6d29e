"""A chapter and its exercise lead to each other, and no exercise stands alone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from crossborder.exercises.registry import EXERCISES

if TYPE_CHECKING:
    from crossborder.exercises.registry import Exercise

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted({each.notebook for each in EXERCISES})
TITLES = "the same title in lessons/{id}/words.en.toml (`title`) and in the first cell of notebooks/{id}.ipynb (`# Exercise: ...`)"


def chapters_of(notebook: str) -> list[str]:
    """The chapters whose section on the exercise leads to a notebook."""
    sections = {
        path.stem: re.search(r"^## The exercise\n(.*?)^## ", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
        for path in (ROOT / "book").glob("*.md")
    }
    return sorted(
        chapter for chapter, section in sections.items() if section and f"notebooks/{notebook})" in section[1]
    )


def text_of(notebook: str) -> str:
    """The text of a notebook's Markdown cells."""
    cells = json.loads((ROOT / "notebooks" / notebook).read_text(encoding="utf-8"))["cells"]
    return "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_chapter_leads_to_the_exercise_and_the_exercise_leads_back(notebook: str) -> None:
    chapters = chapters_of(notebook)
    assert chapters, (
        f"No chapter leads to notebooks/{notebook}. "
        f"Expected: a link to ../notebooks/{notebook} below the heading `## The exercise` of a chapter in book/"
    )
    without = [chapter for chapter in chapters if f"../book/{chapter}.md)" not in text_of(notebook)]
    assert without == [], f"notebooks/{notebook} does not lead back. Expected: a link to ../book/<chapter>.md of each"


@pytest.mark.parametrize("notebook", NOTEBOOKS)
def test_a_link_calls_an_exercise_by_its_title(notebook: str) -> None:
    """Or by a part of it; a reader who was sent to one name should not arrive at another."""
    title = re.search(r"^# Exercise: (.+)$", text_of(notebook), re.MULTILINE)
    assert title
    named = {
        name
        for path in (ROOT / "book").glob("*.md")
        for name in re.findall(
            rf"\[([^\]]+)\]\(\.\./notebooks/{re.escape(notebook)}\)", path.read_text(encoding="utf-8")
        )
    }
    known = set(re.findall(r"\w+", title[1].lower())) | {"exercise", "the"}
    other = {name for name in named if set(re.findall(r"\w+", name.lower())) - known}
    assert other == set(), f"Links in book/ call notebooks/{notebook} so. Expected: words of its title, “{title[1]}”"


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda each: each.id)
def test_sheet_and_report_call_an_exercise_as_its_page_does(exercise: Exercise) -> None:
    """What follows a colon may be added."""
    title = re.search(r"^# Exercise: (.+)$", text_of(exercise.notebook), re.MULTILINE)
    assert title, f"Expected: {TITLES.format(id=exercise.id)}"
    assert exercise.title.partition(": ")[0].lower() == title[1].lower(), f"Expected: {TITLES.format(id=exercise.id)}"
