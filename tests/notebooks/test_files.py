"""The notebooks as files: one for each exercise, live cells only, and no outputs, since the book's build runs them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from crossborder.exercises import EXERCISES

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))
# The page where a student's work is saved, read back and undone; the practice, which draws its cases; the questions to the tables; the class report;
# the explorer as a work of reference.
NO_EXERCISE = {"your-work.ipynb", "practice.ipynb", "data-lab.ipynb", "class-report.ipynb", "who-can-ask-whom.ipynb"}
# In the data lab: what needs pandas, shown in the page with its result ("worked"), or left for JupyterLab.
NOT_LIVE = {"worked", "remove-cell"}


def read(path: Path) -> dict[str, Any]:
    notebook: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return notebook


def code_cells(path: Path) -> list[dict[str, Any]]:
    return [cell for cell in read(path)["cells"] if cell["cell_type"] == "code"]


def test_each_exercise_has_its_notebook_and_each_notebook_an_exercise() -> None:
    assert {path.name for path in PATHS} - NO_EXERCISE == {exercise.notebook for exercise in EXERCISES}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_code_cell_is_live_and_holds_no_output(path: Path) -> None:
    for cell in code_cells(path):
        tags = set(cell["metadata"]["tags"])
        assert "live" in tags or (path.stem == "data-lab" and tags & NOT_LIVE)
        assert cell["outputs"] == []
        assert cell["execution_count"] is None


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_file_holds_nothing_that_differs_from_run_to_run(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "widget-view" not in text
    assert "widget-state" not in text
    assert not re.search(r"/(home|root|tmp|Users)/|0x[0-9a-f]{6}|C:\\\\", text)
    assert set(read(path)["metadata"]) == {"kernelspec", "language_info"}
    assert all(re.fullmatch(r"[a-z-]+", cell["id"]) for cell in read(path)["cells"])


@pytest.mark.slow  # the pages have to be built
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_figure_that_is_told_in_words_is_in_its_page(path: Path, site: Path) -> None:
    told = [cell["metadata"].get("mystnb", {}).get("image", {}).get("alt") for cell in code_cells(path)]
    page = (site / "notebooks" / path.with_suffix(".html").name).read_text("utf-8")
    assert [alt for alt in told if alt and f'alt="{alt}"' not in page] == []
