"""Modules that are not in the memory snapshot: their files are fetched when the first of them is imported."""

import importlib
import io
import sys
import zipfile
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any

Fetch = Callable[[], Any]


class _LateFinder:
    """Stands last on `sys.meta_path`: asked only for what was not found otherwise."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names
        self.fetch: Fetch | None = None

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Fetch the files, once, when `name` belongs to a package that has files."""
        if self.fetch is None or name.partition(".")[0] not in self._names:
            return None
        fetch, self.fetch = self.fetch, None
        print(f"live: fetching Python's files for the module {name}", file=sys.__stderr__)
        stdlib, packages = (part.to_bytes() for part in fetch())
        _write_library(stdlib)
        _write_packages(packages)
        return PathFinder.find_spec(name, path, target)


_finder: _LateFinder | None = None


def prepare(packages: Sequence[str]) -> None:
    """Put the finder in its place, before the snapshot is taken.

    Args:
        packages: Names of the top-level packages and modules that have files.
    """
    global _finder
    _finder = _LateFinder(frozenset(packages) | frozenset(sys.stdlib_module_names))
    sys.meta_path.append(_finder)


def install(fetch: Fetch) -> None:
    """Tell the finder how to fetch.

    Args:
        fetch: Returns the standard library's archive and the packages' archive, as JavaScript byte arrays.
    """
    if _finder is None:
        raise RuntimeError("live_modules.prepare() has to run before the snapshot is taken.")
    _finder.fetch = fetch


def _write_library(archive: bytes) -> None:
    """Put the standard library, as an archive, where Python looks for it."""
    major, minor = sys.version_info[:2]
    Path(f"/lib/python{major}{minor}.zip").write_bytes(archive)
    _look_again()


def _write_packages(archive: bytes) -> None:
    """Put the packages' files beside this one. Reading the archive may itself need a module of the library (`encodings.cp437`)."""
    zipfile.ZipFile(io.BytesIO(archive)).extractall(Path(__file__).parent)
    _look_again()


def _look_again() -> None:
    """Make Python forget where it found nothing."""
    sys.path_importer_cache.clear()
    importlib.invalidate_caches()
