"""Where work is kept: in the page's own store, in a file beside the notebooks, else as long as Python runs."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossborder.work import words
from crossborder.work.fields import CLEARED, Entry, Record, read_record
from crossborder.work.file import File
from crossborder.work.place import Memory, Place
from crossborder.work.stamps import NEVER, read_stamp

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

# Names a file for kept work; empty = the file below in the folder of the notebook.
VARIABLE = "CROSSBORDER_WORK"
FILE = "crossborder-work.json"
# Where JupyterLite shows a kernel the files that the browser keeps; without https it shows none.
BROWSER_FILES = Path("/drive")

__all__ = ["File", "Memory", "PageStore", "Place", "keep", "kept", "place", "use"]


class PageStore(Place):
    """Keeps work in the store of a live page, which is the reader's own browser.

    Each field has an item of its own there, named ``exercise#field``, so that two tabs never write the same item for two fields, and
    the page can keep a text at every key. Work of older versions is one item without ``#``.

    Args:
        store: the page's module ``live_store``.
    """

    def __init__(self, store: ModuleType) -> None:
        super().__init__()
        self._store = store

    def read(self, key: str) -> Record:
        """The record under a name."""
        older = self._store.get(key)
        record = Record() if older is None else read_record(older)
        return record.merged(self._items(key))

    def _items(self, key: str) -> Record:
        """The record as it lies in the page, an item for each field."""
        prefix = f"{key}#"
        items = {name.removeprefix(prefix): self._store.get(name) for name in self._named(prefix)}
        cleared = _stamp_of(items.pop(CLEARED, None))
        entries = {
            name: Entry(_stamp_of(item), item.get("value"), empty="value" not in item)
            for name, item in items.items()
            if isinstance(item, dict)
        }
        return Record(entries, cleared)

    def _named(self, prefix: str) -> list[str]:
        keys: list[str] = self._store.keys(prefix)
        return keys

    def merge(self, key: str, changed: Record) -> None:
        """Write the entries that are newer than what is there."""
        if changed.cleared:
            self._wipe(key, changed.cleared)
        present = self._items(key)
        for name, entry in present.merged(changed).alive.items():
            if entry is not present.entries.get(name):
                self._store.put(
                    f"{key}#{name}", {"stamp": entry.stamp, **({} if entry.empty else {"value": entry.value})}
                )

    def _wipe(self, key: str, cleared: str) -> None:
        """Take everything of a record out of the browser but the note that it was cleared."""
        for name in (key, *self._named(f"{key}#")):
            self._store.delete(name)
        self._store.put(f"{key}#{CLEARED}", {"stamp": cleared})

    def names(self) -> list[str]:
        """The names under which there is a record."""
        return sorted({name.partition("#")[0] for name in self._named("")})

    def says(self) -> str:
        """One sentence: whether this browser keeps the work."""
        return words.KEPT_PAGE if self._store.persistent() and not self._store.refused() else words.KEPT_PAGE_REFUSED

    def watch(self, changed: Callable[[list[str]], object]) -> Callable[[], None]:
        """Hear when another tab changed work, or this page came back from where the browser had put it."""

        def tell(items: list[str]) -> None:
            changed(sorted({item.partition("#")[0] for item in items}))

        stop: Callable[[], None] = self._store.on_changed(tell)
        return stop


def _stamp_of(item: object) -> str:
    return read_stamp(item.get("stamp")) if isinstance(item, dict) else NEVER


_chosen: Place | None = None


def place() -> Place:
    """Where this learner's work is kept; what is there is read anew each time."""
    global _chosen  # noqa: PLW0603 - one place for as long as Python runs
    if _chosen is None:
        _chosen = _find()
    return _chosen


def use(chosen: Place | None) -> None:
    """Keep work somewhere else from now on; ``None`` looks for the place anew."""
    global _chosen  # noqa: PLW0603 - as in place()
    _chosen = chosen


def kept(key: str) -> Any:  # noqa: ANN401 - as in Place
    """What was kept under a name, or ``None``."""
    return place().get(key)


def keep(key: str, value: Any) -> None:  # noqa: ANN401 - as in Place
    """Keep a value that JSON can hold; it replaces what was kept before, and ``None`` forgets it."""
    place().put(key, value)


def _find() -> Place:
    store = _page_store()
    if store:
        return PageStore(store)
    if sys.platform == "emscripten":
        # Beside the folders of the versions, not in one of them: a new version finds the work of the one before.
        return File(BROWSER_FILES / FILE, words.KEPT_BROWSER) if BROWSER_FILES.is_dir() else Memory(words.KEPT_KERNEL)
    if os.environ.get(VARIABLE) or (_in_a_kernel() and not _is_shared()):
        return File(Path(os.environ.get(VARIABLE) or FILE).absolute())
    return Memory()


def _page_store() -> ModuleType | None:
    """The page's store; outside a live page there is none."""
    try:
        return import_module("live_store")
    except ImportError:
        return None


def _in_a_kernel() -> bool:
    """Whether a Jupyter kernel runs this, which has a learner and a folder of notebooks."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return hasattr(shell, "kernel")


def _is_shared() -> bool:
    """Whether Voila runs the kernel, as it tells its kernels: every visitor has a kernel, and all of them the same folder."""
    return os.environ.get("SERVER_SOFTWARE", "").startswith("voila")
