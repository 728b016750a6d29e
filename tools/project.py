"""Where things are in this project, and how its programs are run: the same on every machine and day."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from tools import node
from tools.steps import StepError, call

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "_build"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMPS = BUILD / ".stamps"
SITE = BUILD / "site"
# What pages and slides use in the browser; npm installs it there.
PAGES = "tools/pages"
PAGES_PACKAGES = ROOT / PAGES / "node_modules"
# The environment of maintainers' own tools.
MAINTAIN = BUILD / "maintain"
# What JupyterLite is built with, apart from .venv.
LITE = BUILD / "lite"
# The cells of the book draw its figures (`course_figures`) and read the ledger (`tools.facts`).
PAGES_IMPORT = os.pathsep.join([str(ROOT), str(ROOT / "book" / "_ext")])
# The earliest time a zip file can hold: what a copy without git history is dated.
NO_HISTORY = "315532800"


def python_in(folder: Path) -> Path:
    """Return the Python of a virtual environment."""
    return folder / PYTHON.relative_to(VENV)


def commit_time() -> str:
    """Return the time of the last commit in seconds since 1970: what stands for "now" in everything built."""
    # Named, because git would else take the time of a repository around a copy that has no history of its own.
    command = ["git", f"--git-dir={ROOT / '.git'}", "log", "-1", "--format=%ct"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return NO_HISTORY
    return done.stdout.strip() or NO_HISTORY


def require_clean() -> None:
    """Let nothing into a release that is in no commit.

    Raises:
        StepError: when a file differs from the last commit (the message names it), or git cannot tell.
    """
    command = ["git", "-C", str(ROOT), "status", "--porcelain"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False)
    except FileNotFoundError as error:
        raise StepError("A release is made from what is committed, and git, which tells, was not found.") from error
    if done.returncode:
        raise StepError(
            f"A release is made from what is committed: from a clone of the project. git says: {done.stderr.strip()}"
        )
    if done.stdout.strip():
        raise StepError(f"A release is made from what is committed. These files differ:\n{done.stdout.rstrip()}")


def environment() -> dict[str, str]:
    """Return the variables that make a build the same on every machine and day."""
    return {
        "SOURCE_DATE_EPOCH": commit_time(),
        "PYTHONHASHSEED": "0",
        "TZ": "UTC",
        # A reader's own IPython start-up files must not change what notebooks print.
        "IPYTHONDIR": str(ROOT / "_build" / ".ipython"),
        # A notebook's figures get into its page, whatever a contributor's own settings are.
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        # Nor must a contributor's own work in the exercises get into the pages: a file that is never there.
        "CROSSBORDER_WORK": str(ROOT / "_build" / "no-work.json"),
        "PYTHONUTF8": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


def python(*arguments: str | Path, quiet: bool = False, env: Mapping[str, str] | None = None) -> None:
    """Run .venv's Python.

    Args:
        arguments: what follows the program's name.
        quiet: show the output only when it fails.
        env: variables beyond those of `environment`.
    """
    command: list[str | Path] = [PYTHON, *arguments]
    call(command, root=ROOT, env={**environment(), **(env or {})}, quiet=quiet)


def npm(folder: str) -> None:
    """Install the packages a folder's lock file names, without running their install scripts."""
    runtime = node.provide(ROOT, PYTHON)
    path = os.pathsep.join([str(runtime.folder), os.environ.get("PATH", "")])
    command: list[str | Path] = [
        runtime.npm,
        "ci",
        "--prefix",
        folder,
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
    ]
    call(command, root=ROOT, env={"PATH": path}, quiet=True)
