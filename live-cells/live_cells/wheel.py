"""Builds the wheel: the extension, the runtime's sources, and a built runtime, so that a plain site needs no Node.

Use, in a checkout: python -m live_cells.wheel --out FOLDER
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from .build import Inputs, build
from .node import BuildError, exit_status
from .workspace import PACKAGE, PARTS, root

if TYPE_CHECKING:
    from collections.abc import Sequence

SOURCES = ("runtime", "kernel", "build", "package.json", "package-lock.json", "wheels.txt")


def stage(target: Path, runtime: Path) -> None:
    """Lay out the project as the wheel has it.

    Args:
        target: An empty folder.
        runtime: The built runtime to put in.
    """
    unneeded = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in ("pyproject.toml", "README.md", "CHANGELOG.md"):
        shutil.copyfile(root() / name, target / name)
    shutil.copytree(PACKAGE, target / "live_cells", ignore=unneeded)
    for name in SOURCES:
        source, place = root() / name, target / "live_cells" / "parts" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, place, ignore=unneeded)
        else:
            shutil.copyfile(source, place)
    shutil.copytree(runtime, target / "live_cells" / "default")


def make_wheel(out: Path, cache: Path, runtime: Path) -> None:
    """Build the default runtime, unless it is there, and the wheel around it.

    Args:
        out: Folder for the wheel.
        cache: Folder for downloads, kept between builds.
        runtime: Folder for the default runtime.

    Raises:
        BuildError: This is no checkout, or pip could not build the wheel.
    """
    if PARTS.is_dir():
        raise BuildError("the wheel is built from a checkout, not from an installed package.")
    with tempfile.TemporaryDirectory(prefix="live-cells-wheel-") as work:
        project = Path(work, "project")
        build(Inputs((), (), runtime), cache)
        project.mkdir()
        stage(project, runtime)
        command = [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--no-build-isolation",
            "--wheel-dir",
            str(out),
            str(project),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise BuildError(f"pip could not build the wheel:\n{done.stderr.strip()[-2000:]}")


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m live_cells.wheel", description="Build the wheel of live-cells.")
    parser.add_argument("--out", type=Path, default=Path("dist"), help="folder for the wheel (default: dist)")
    parser.add_argument(
        "--cache", type=Path, default=root() / ".cache", help="folder for downloads, kept between builds"
    )
    parser.add_argument(
        "--runtime", type=Path, default=root() / ".cache" / "default", help="folder for the default runtime"
    )
    options = parser.parse_args(arguments)
    return exit_status(lambda: make_wheel(options.out, options.cache, options.runtime))


if __name__ == "__main__":
    raise SystemExit(main())
