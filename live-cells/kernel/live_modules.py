"""What is not in the memory snapshot: modules, whose files are fetched when the first of them is imported, and large tables of Python itself."""

import importlib
import io
import sys
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Sequence
from importlib.machinery import FrozenImporter, ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any

Fetch = Callable[[], Any]

# Modules of which a page's Python lacks the part that is compiled, in order to be light (build/left_out.mjs).
LEFT_OUT = frozenset(
    [
        "_bz2",
        "_ctypes",
        "_lsprof",
        "_lzma",
        "_remote_debugging",
        "_sqlite3",
        "_testbuffer",
        "_testcapi",
        "_testclinic",
        "_testclinic_limited",
        "_testinternalcapi",
        "_testlimitedcapi",
        "_xxtestfuzz",
        "_zstd",
        "xxsubtype",
    ]
)
# Modules whose tables are fetched with the first of them, and what needs the names of characters.
_CODECS = frozenset(("_codecs_cn", "_codecs_hk", "_codecs_jp", "_codecs_kr", "_codecs_tw"))
_NAMES = ("name", "lookup", "_ucnhash_CAPI")


class _LateFinder:
    """Comes last on `sys.meta_path`: asked only for what was not found otherwise."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names
        self.fetch: Fetch | None = None

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Fetch the files, once, when `name` belongs to a package that has files.

        Raises:
            ModuleNotFoundError: Python has the module elsewhere, but not in a page.
        """
        if name in LEFT_OUT:
            raise ModuleNotFoundError(
                f"{name} is not part of Python in a live page, and neither is what needs it (see Limits in the README of live_cells).",
                name=name,
            )
        if self.fetch is None or name.partition(".")[0] not in self._names:
            return None
        fetch, self.fetch = self.fetch, None
        print(f"live: fetching Python's files for the module {name}", file=sys.__stderr__)
        stdlib, packages = (part.to_bytes() for part in fetch())
        _write_library(stdlib)
        _write_packages(packages)
        return PathFinder.find_spec(name, path, target)


class _Tables:
    """Tables of Python that lie in a file of their own, brought with the first module or function that reads them.

    Comes first on `sys.meta_path`, because the modules themselves are part of Python.
    """

    def __init__(self) -> None:
        self.bring: Callable[[], None] | None = None
        self._hidden: dict[str, Any] = {}

    def find_spec(self, name: str, *_: object) -> None:
        """Bring the tables before a codec is imported."""
        if name in _CODECS:
            self._bring()

    def _bring(self) -> None:
        bring, self.bring = self.bring, None
        if bring is not None:
            bring()

    def hide_names(self) -> None:
        """Take what reads the names of characters out of `unicodedata` until it is asked for, also by a name within a string."""
        members = vars(unicodedata)
        self._hidden = {name: members.pop(name) for name in _NAMES}
        members["__getattr__"] = self._show_name

    def are_names_used(self) -> bool:
        """Whether something has asked for names of characters."""
        return "name" in vars(unicodedata)

    def _show_name(self, name: str) -> Any:
        if name not in self._hidden:
            raise AttributeError(f"module 'unicodedata' has no attribute {name!r}", name=name, obj=unicodedata)
        self._bring()
        members = vars(unicodedata)
        members.update(self._hidden)
        members.pop("__getattr__", None)
        return members[name]


_finder: _LateFinder | None = None
tables = _Tables()


def prepare(packages: Sequence[str]) -> None:
    """Put the finders in their places, before the snapshot is taken.

    Args:
        packages: Names of the top-level packages and modules that have files.
    """
    global _finder
    _finder = _LateFinder(frozenset(packages) | frozenset(sys.stdlib_module_names))
    sys.meta_path.append(_finder)
    sys.meta_path.insert(0, tables)
    tables.hide_names()
    # Its modules are loaded, or found in the library: their code is among the tables.
    sys.meta_path.remove(FrozenImporter)


def install(fetch: Fetch, fetch_tables: Fetch, lay: Callable[[bytes], None]) -> None:
    """Tell the finders how to fetch.

    Args:
        fetch: Returns the standard library's archive and the packages' archive, as JavaScript byte arrays.
        fetch_tables: Returns the packed file of tables, likewise.
        lay: Puts the unpacked file where Python looks for the tables.
    """
    tables.bring = lambda: lay(zlib.decompress(fetch_tables().to_bytes()))
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
