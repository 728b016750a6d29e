"""Archives whose bytes depend on nothing but the files in them."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tools.project import commit_time

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path


def moment() -> tuple[int, int, int, int, int, int]:
    """Return the time of the last commit as zip files hold it."""
    made = datetime.fromtimestamp(int(commit_time()), UTC)
    return made.year, made.month, made.day, made.hour, made.minute, made.second


def archive(
    target: Path,
    files: Iterable[tuple[str, bytes]],
    made: tuple[int, int, int, int, int, int],
    programs: Collection[str] = (),
) -> None:
    """Write files into a zip archive.

    Args:
        files: name and content of each, in order.
        programs: names of those that can be run.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, content in files:
            entry = zipfile.ZipInfo(name, made)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, also where Windows made it: the rights below are read only then
            entry.external_attr = (0o100755 if name in programs else 0o100644) << 16
            packed.writestr(entry, content)


def files_of(folder: Path, prefix: str = "") -> list[tuple[str, bytes]]:
    """Return every file below a folder, in a fixed order.

    Args:
        prefix: what their names begin with in the archive.
    """
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return [(prefix + path.relative_to(folder).as_posix(), path.read_bytes()) for path in paths]
