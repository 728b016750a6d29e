"""Outputs of cells that come late are waited for; outputs that never come fail the page."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from unittest.mock import create_autospec

import nbformat
import pytest
from jupyter_cache.executors.utils import ExecutionResult, single_nb_execution
from myst_nb.core.execute import cache
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError
from sphinx.application import Sphinx

import course_cells

if TYPE_CHECKING:
    from pathlib import Path

BUSY = 4.5  # seconds: longer than nbclient waits by itself


@pytest.fixture
def waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run cells as the book does."""
    monkeypatch.setattr(cache, "single_nb_execution", single_nb_execution)
    course_cells.setup(create_autospec(Sphinx))


@pytest.fixture
def busy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read what a kernel shows `BUSY` seconds late, as on a machine with much to do."""
    reads = NotebookClient._async_poll_output_msg

    async def late(self: NotebookClient, *arguments: Any) -> None:
        await asyncio.sleep(BUSY)
        await reads(self, *arguments)

    monkeypatch.setattr(NotebookClient, "_async_poll_output_msg", late)


def run(folder: Path, **options: Any) -> ExecutionResult:
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("'shown'")])
    return cache.single_nb_execution(notebook, str(folder), timeout=60, allow_errors=False, **options)


@pytest.mark.slow
@pytest.mark.usefixtures("waits", "busy")
def test_an_output_that_comes_late_is_in_the_page(tmp_path: Path) -> None:
    result = run(tmp_path)
    assert result.err is None
    assert [output["data"]["text/plain"] for output in result.nb.cells[0].outputs] == ["'shown'"]


@pytest.mark.slow
@pytest.mark.usefixtures("waits", "busy")
def test_an_output_that_never_comes_is_an_error(tmp_path: Path) -> None:
    result = run(tmp_path, iopub_timeout=1)
    assert isinstance(result.err, CellTimeoutError)
    assert "'shown'" in str(result.err)  # which cell
