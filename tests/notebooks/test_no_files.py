"""A page has no data files: what its cells read must be in memory when the picture of the memory is taken. Modules come later, if need be."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Runs the warm-up; from then on each file of the package that is opened, other than a module, is an error, as it is in a page.
# One Python for all pages: what one of them has read is no excuse for the next, since none may read.
IN_A_PAGE = """
import json, runpy, sys
root, pages = sys.argv[1], json.loads(sys.argv[2])
runpy.run_path(root + "/book/live_warm.py")

def no_files(event, arguments):
    name = str(arguments[0]) if event == "open" else ""
    if name.startswith(root + "/crossborder") and not name.endswith((".py", ".pyc")):
        raise FileNotFoundError(arguments[0])

sys.addaudithook(no_files)
for page, cells in pages.items():
    told = {}
    for cell in cells:
        exec(compile(cell, page, "exec"), told)
"""


def live_cells(path: Path) -> list[str]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if "live" in cell["metadata"].get("tags", ())]


def test_a_pages_cells_need_no_file(tmp_path: Path) -> None:
    pages = {path.name: live_cells(path) for path in sorted((ROOT / "notebooks").glob("*.ipynb"))}
    assert any(pages.values())
    command = [sys.executable, "-c", IN_A_PAGE, str(ROOT), json.dumps(pages)]
    env = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "CROSSBORDER_WORK": str(tmp_path / "work.json"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    done = subprocess.run(command, env=env, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
