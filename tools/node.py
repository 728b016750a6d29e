"""Find Node.js 20 or newer with npm, or install it into .venv from a hashed requirements file."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tools.steps import StepError, call

OLDEST = 20
REQUIREMENTS = "requirements-node.txt"


@dataclass(frozen=True)
class Node:
    """Where node and npm are."""

    node: Path
    npm: Path

    @property
    def folder(self) -> Path:
        """The folder to put first on the PATH, so that npm finds this node."""
        return self.node.parent


def version_of(node: Path) -> int:
    """Return the major version a node program states, or 0 when it cannot be run."""
    try:
        said = subprocess.run([str(node), "--version"], capture_output=True, text=True, check=False, timeout=30).stdout
    except (OSError, subprocess.TimeoutExpired):
        return 0
    match = re.match(r"v(\d+)\.", said)
    return int(match[1]) if match else 0


def find(path: str | None = None) -> Node | None:
    """Return node and npm from a search path, if node is new enough.

    Args:
        path: folders to look in, as in the PATH variable; by default the PATH itself.
    """
    node, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
    if node and npm and version_of(Path(node)) >= OLDEST:
        return Node(Path(node), Path(npm))
    return None


def provide(root: Path, python: Path) -> Node:
    """Return this machine's Node.js, or the one in .venv, which is installed when it is missing.

    Args:
        python: the Python of .venv.

    Raises:
        StepError: when neither is there and installing did not bring it.
    """
    scripts = str(python.parent)
    node = find() or find(scripts)
    if node is None:
        print(f"Installing Node.js into .venv (about 60 MB, no Node.js {OLDEST} or newer was found) ...", flush=True)
        call([python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", REQUIREMENTS], root=root)
        node = find(scripts)
    if node is None:
        raise StepError(
            f"Node.js {OLDEST} or newer with npm is needed and could not be installed into .venv from {REQUIREMENTS}. "
            "Install it by hand, so that `node --version` answers, and try again."
        )
    return node
