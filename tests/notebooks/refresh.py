"""Runs the notebooks and stores their outputs in a form that is the same on every machine.

Use: ``python tests/notebooks/refresh.py`` in the project folder, after a change to an exercise or to the facts.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
# A widget's view names a model that only the kernel of that run knows.
FLEETING = "application/vnd.jupyter.widget-view+json"
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}


def fresh(path: Path) -> str:
    """Run a notebook.

    Args:
        path: the notebook.

    Returns:
        The notebook as text, with fresh outputs and nothing that differs from run to run.
    """
    notebook: Any = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]  # nbformat types only a part of itself
    NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
    notebook.metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    for cell in notebook.cells:
        _settle(cell)
    return str(nbformat.writes(notebook)) + "\n"  # type: ignore[no-untyped-call]  # as above


def _settle(cell: Any) -> None:
    """Take out of a cell what differs from run to run."""
    cell.metadata = {key: value for key, value in cell.metadata.items() if key == "tags"}
    if cell.cell_type != "code":
        return
    for output in cell.outputs:
        if "data" in output:
            output.data.pop(FLEETING, None)


def main() -> int:
    """Refresh every notebook; say which ones changed."""
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        text = fresh(path)
        changed = text != path.read_text(encoding="utf-8")
        path.write_text(text, encoding="utf-8")
        print(f"{path.name}: {'new outputs stored' if changed else 'as before'}")  # noqa: T201 - the command's own output
    return 0


if __name__ == "__main__":
    sys.exit(main())
