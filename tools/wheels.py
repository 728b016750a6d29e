"""The wheels of both packages, as a release and JupyterLite have them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tools.build import with_node
from tools.project import PYTHON, ROOT, environment
from tools.steps import call

if TYPE_CHECKING:
    from pathlib import Path

BACKEND = "import sys, setuptools.build_meta as backend; backend.build_wheel(sys.argv[1])"


def wheel_of_module(target: Path) -> None:
    """Build the wheel of `crossborder`, with its facts.

    Args:
        target: folder to put it into.
    """
    # Copied, so that a build leaves nothing in the checkout and finds nothing of an earlier one there.
    copy = target / "source"
    ignored = shutil.ignore_patterns(
        "_build", ".*", "node_modules", "build", "dist", "*.egg-info", "__pycache__", "live-cells"
    )
    shutil.copytree(ROOT, copy, ignore=ignored)
    call([PYTHON, "-c", BACKEND, target], root=copy, env=environment(), quiet=True)
    shutil.rmtree(copy)


def wheels(target: Path) -> None:
    """Build both wheels; that of live-cells has a built runtime in it.

    Args:
        target: folder to put them into.
    """
    wheel_of_module(target)
    command: list[str | Path] = [PYTHON, "-m", "live_cells.wheel", "--out", target]
    call(command, root=ROOT, env={**environment(), **with_node()}, quiet=True)
