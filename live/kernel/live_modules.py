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
        _write(stdlib, packages)
        sys.path_importer_cache.clear()
        importlib.invalidate_caches()
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


def _write(stdlib: bytes, packages: bytes) -> None:
    """Put both where Python looks for them: the library as an archive, the packages as files."""
    major, minor = sys.version_info[:2]
    Path(f"/lib/python{major}{minor}.zip").write_bytes(stdlib)
    zipfile.ZipFile(io.BytesIO(packages)).extractall(Path(__file__).parent)
