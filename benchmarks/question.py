"""The page that all are compared by: a question in one cell, a choice, and what Python says of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

CELL = """\
import ipywidgets as w

state = w.Dropdown(options=["Philippines", "United Kingdom"], description="State")
said = w.HTML()


def answer(_=None):
    said.value = f"Python counts {len(state.value)} letters in {state.value}."


state.observe(answer, "value")
answer()
w.VBox([state, said])
"""
CHOICE, ANSWER = "United Kingdom", "Python counts 14 letters"


def write(target: Path, tags: tuple[str, ...] = ()) -> None:
    """Write the page as a notebook that has not run.

    Args:
        target: the file.
        tags: of its cell.
    """
    title = {"cell_type": "markdown", "id": "title", "metadata": {}, "source": "# A question"}
    about = {"execution_count": None, "outputs": [], "metadata": {"tags": list(tags)}}
    cell = {"cell_type": "code", "id": "question", "source": CELL, **about}
    python = {"display_name": "Python 3", "language": "python", "name": "python3"}
    kernel = {"kernelspec": python, "language_info": {"name": "python"}}  # JupyterLite finds its kernel by the latter
    target.parent.mkdir(parents=True, exist_ok=True)
    book = {"cells": [title, cell], "metadata": kernel, "nbformat": 4, "nbformat_minor": 5}
    target.write_text(json.dumps(book), encoding="utf-8")
