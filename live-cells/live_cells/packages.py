"""The Python packages that go into the snapshot: wheels from a hashed list, and the site's own folders."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from .node import BuildError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# Folders that no page uses.
UNUSED = ("tests", "__pycache__")


def wheel_names(requirements: Path) -> list[str]:
    """The distributions a hashed requirements file names, in order."""
    lines = requirements.read_text(encoding="utf-8").splitlines()
    return [line.split("==")[0].strip() for line in lines if "==" in line and not line.startswith("#")]


def download_wheels(requirements: Path, cache: Path) -> list[Path]:
    """Fetch the wheels with pip, unless they are there.

    Args:
        requirements: Hashed requirements file.
        cache: Folder that keeps them between builds.

    Returns:
        The wheels, in the order of their names.

    Raises:
        BuildError: pip could not fetch one, or its hash was wrong.
    """
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()
    folder = cache / f"wheels-{digest[:12]}"
    if not (folder / "complete").is_file():
        shutil.rmtree(folder, ignore_errors=True)
        print(f"live_cells: fetching {len(wheel_names(requirements))} wheels (pip download)", flush=True)
        _pip_download(requirements, folder)
        (folder / "complete").touch()
    return sorted(folder.glob("*.whl"))


def _pip_download(requirements: Path, folder: Path) -> None:
    """Let pip fetch the pure-Python wheels of a hashed list."""
    options = [
        "--require-hashes",
        "--no-deps",
        "--only-binary",
        ":all:",
        "--implementation",
        "py",
        "--abi",
        "none",
        "--platform",
        "any",
    ]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", *options]
    done = subprocess.run(
        [*command, "--dest", str(folder), "-r", str(requirements)], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise BuildError(
            f"pip could not fetch the wheels of {requirements.name}:\n{done.stderr.strip()[-2000:]}\n"
            "Check the network; if a hash is wrong, the file on the index is not the one that was pinned."
        )


def _is_used(name: str) -> bool:
    """Whether a file of a wheel belongs into the page."""
    parts = name.split("/")
    if parts[0].endswith((".dist-info", ".data")) or set(parts) & set(UNUSED):
        return False
    return not name.endswith((".pyi", ".pyc", ".typed", ".so", ".md", ".rst"))


def unpack_wheel(wheel: Path, target: Path) -> None:
    """Unpack the used files of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if not name.endswith("/") and _is_used(name):
                archive.extract(name, target)


def package_files(folder: Path) -> Iterator[Path]:
    """The files of a package folder that belong into the page, in order."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and _is_used(path.relative_to(folder.parent).as_posix()):
            yield path


def check_package(folder: Path) -> Path:
    """Make sure that a folder is a Python package.

    Raises:
        BuildError: It is not.
    """
    if not (folder / "__init__.py").is_file():
        raise BuildError(
            f"--package {folder}: not a Python package (there is no {folder / '__init__.py'}). Name the package's own folder."
        )
    return folder


def copy_packages(folders: Sequence[Path], target: Path) -> None:
    """Copy the site's packages beside the unpacked wheels."""
    for folder in folders:
        for path in package_files(folder):
            place = target / path.relative_to(folder.parent)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place)


def write_archive(folder: Path, archive: Path) -> None:
    """Pack a folder so that the same files give the same bytes."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                info = zipfile.ZipInfo(path.relative_to(folder).as_posix(), (1980, 1, 1, 0, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                packed.writestr(info, path.read_bytes())


def digest_files(paths: Iterable[Path], root: Path) -> str:
    """One hash for the names and contents of many files."""
    total = hashlib.sha256()
    for path in paths:
        name = path.relative_to(root) if path.is_relative_to(root) else Path(path.name)
        total.update(f"{name.as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()
