"""The notebooks in their one form: no outputs, fixed names of cells, the same order of fields, so that a change shows as a line.

``python -m tools.notebooks`` writes them so; ``--check`` only looks.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

# What the book's build reads of a cell: how it is shown, and the text alternative of its figure.
KEPT = ("tags", "mystnb")
ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "notebooks"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


class NotebookError(ValueError):
    """A file is no notebook.

    Args:
        path: the file.
        error: why it cannot be read.
    """

    def __init__(self, path: Path, error: Exception) -> None:
        expected = "JSON with cells, each with cell_type, id, metadata and source"
        place, reason = f"{path.parent.name}/{path.name}", f"{type(error).__name__}: {error}"
        self.faults = (f"{place}: is no notebook ({reason}). Expected: {expected}.",)
        super().__init__(*self.faults)


def read(path: Path) -> tuple[str, str]:
    """Return a notebook as it is, and in the fixed form.

    Raises:
        NotebookError: when it is no notebook; the message names it.
    """
    try:
        text = path.read_text(encoding="utf-8")
        return text, fixed(text)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise NotebookError(path, error) from error


def fixed(text: str) -> str:
    """Return a notebook in the fixed form.

    Args:
        text: the notebook as JSON.
    """
    cells = [_cell(cell) for cell in json.loads(text)["cells"]]
    notebook = {"cells": cells, "metadata": METADATA, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _cell(cell: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "cell_type": cell["cell_type"],
        "id": cell["id"],
        "metadata": {name: cell["metadata"][name] for name in KEPT if cell["metadata"].get(name)},
        "source": "".join(cell["source"]).splitlines(keepends=True),
    }
    if cell["cell_type"] == "code":
        made |= {"execution_count": None, "outputs": []}
    return made


def unlike(folder: Path = FOLDER) -> dict[Path, str]:
    """Return the notebooks that are not in the fixed form, each with how it would be in it."""
    forms = {path: read(path) for path in sorted(folder.glob("*.ipynb"))}
    return {path: form for path, (text, form) in forms.items() if text != form}


def main(arguments: list[str]) -> int:
    """Write the notebooks in the fixed form, or with ``--check`` name those that are not in it."""
    try:
        paths = unlike()
    except NotebookError as error:
        print(error, file=sys.stderr)
        return 1
    if arguments != ["--check"]:
        for path, form in paths.items():
            path.write_text(form, encoding="utf-8")
    for path in paths:
        print(f"{path.name}: {'is not in the fixed form; run make notebooks' if arguments else 'made anew'}")
    print(f"notebooks: {len(list(FOLDER.glob('*.ipynb')))} in {FOLDER.name}/, {len(paths)} differed")
    return 1 if paths and arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
