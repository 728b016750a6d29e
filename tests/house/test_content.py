"""`make content` names every fault in one go; the notebooks keep one form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tools import content, notebooks

if TYPE_CHECKING:
    from pathlib import Path


def project(root: Path, tmp_path: Path) -> Path:
    """A copy of what pages are made from."""
    (tmp_path / "book" / "questions").mkdir(parents=True)
    for name in ("glossary.toml", "errata.toml"):
        (tmp_path / "book" / name).write_bytes((root / "book" / name).read_bytes())
    return tmp_path


def test_the_course_has_no_fault(root: Path) -> None:
    assert content.faults(root) == []


def test_faults_of_all_kinds_are_named_together(root: Path, tmp_path: Path) -> None:
    copy = project(root, tmp_path)
    (copy / "book" / "questions" / "a.toml").write_text('[[question]]\nid = "Wrong Id"\n', encoding="utf-8")
    (copy / "book" / "questions" / "b.toml").write_text("no TOML", encoding="utf-8")
    with (copy / "book" / "glossary.toml").open("a", encoding="utf-8") as stream:
        stream.write('\n[[term]]\nterm = "New"\nsays = "A word."\ncites = ["budapest_185 999"]\n')
    (copy / "book" / "page.md").write_text("One line.\nThis is ju" + "st so.\n", encoding="utf-8")
    said = "\n".join(content.faults(copy))
    for words in ("a.toml has", "b.toml is not TOML", "glossary.toml has 1 faults", "page.md, line 2: the word"):
        assert words in said


def test_every_notebook_is_in_the_fixed_form(root: Path) -> None:
    assert notebooks.unlike(root / "notebooks") == [], "run make notebooks"


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
