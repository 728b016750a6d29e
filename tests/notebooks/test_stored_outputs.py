"""The stored outputs of the notebooks: what a fresh run gives, the same on every machine, with nothing of this machine in them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest

from crossborder.exercises import EXERCISES

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))
NO_EXERCISE = {"your-work.ipynb"}  # the page where a student's work is saved, read back and undone


def read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def code_cells(path: Path) -> list[dict[str, Any]]:
    return [cell for cell in read(path)["cells"] if cell["cell_type"] == "code"]


def test_each_exercise_has_its_notebook_and_each_notebook_an_exercise() -> None:
    assert {path.name for path in PATHS} - NO_EXERCISE == {exercise.notebook for exercise in EXERCISES}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_code_cell_is_live_and_has_a_stored_output(path: Path) -> None:
    for cell in code_cells(path):
        assert "live" in cell["metadata"]["tags"]
        assert "text/html" in cell["outputs"][0]["data"]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_file_holds_nothing_that_differs_from_run_to_run(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "widget-view" not in text
    assert "widget-state" not in text
    assert not re.search(r"/(home|root|tmp|Users)/|0x[0-9a-f]{6}|C:\\\\", text)
    assert set(read(path)["metadata"]) == {"kernelspec", "language_info"}
    assert all(re.fullmatch(r"[a-z-]+", cell["id"]) for cell in read(path)["cells"])


@pytest.mark.slow
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_stored_outputs_are_those_of_a_fresh_run(path: Path) -> None:
    fresh = run_path(str(Path(__file__).with_name("refresh.py")))["fresh"]
    assert fresh(path) == path.read_text(encoding="utf-8"), "run: python tests/notebooks/refresh.py"
