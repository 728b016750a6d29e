"""Where work is kept: in the page's own store, in a file beside the notebooks, else as long as Python runs."""

from __future__ import annotations

import json
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from crossborder.work import words
from crossborder.work.readable import readable

if TYPE_CHECKING:
    from types import ModuleType

# Names a file for kept work; empty = the file below in the folder of the notebook.
VARIABLE = "CROSSBORDER_WORK"
FILE = "crossborder-work.json"


class Place(Protocol):
    """Somewhere to keep values that JSON can hold, by name."""

    def get(self, key: str) -> Any:  # noqa: ANN401 - JSON has no narrower type
        """The value kept under a name, or ``None``."""

    def put(self, key: str, value: Any) -> None:  # noqa: ANN401 - JSON has no narrower type
        """Keep a value; ``None`` forgets it."""

    def keys(self) -> list[str]:
        """The names of what is kept."""

    def says(self) -> str:
        """One sentence for the learner: where the work is kept and how long."""


class Memory:
    """Keeps work as long as Python runs."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def get(self, key: str) -> Any:  # noqa: ANN401 - as in Place
        """The value kept under a name, or ``None``."""
        text = self._values.get(key)
        return None if text is None else json.loads(text)

    def put(self, key: str, value: Any) -> None:  # noqa: ANN401 - as in Place
        """Keep a value; ``None`` forgets it."""
        if value is None:
            self._values.pop(key, None)
        else:
            self._values[key] = json.dumps(value, ensure_ascii=False)

    def keys(self) -> list[str]:
        """The names of what is kept."""
        return sorted(self._values)

    def says(self) -> str:
        """One sentence: how long the work is kept."""
        return words.KEPT_MEMORY


class PageStore:
    """Keeps work in the store of a live page, which is the reader's own browser.

    Args:
        store: the page's module ``live_store``.
    """

    def __init__(self, store: ModuleType) -> None:
        self._store = store

    def get(self, key: str) -> Any:  # noqa: ANN401 - as in Place
        """The value kept under a name, or ``None``."""
        return self._store.get(key)

    def put(self, key: str, value: Any) -> None:  # noqa: ANN401 - as in Place
        """Keep a value; ``None`` forgets it."""
        if value is None:
            self._store.delete(key)
        else:
            self._store.put(key, value)

    def keys(self) -> list[str]:
        """The names of what is kept."""
        return list(self._store.keys())

    def says(self) -> str:
        """One sentence: whether this browser keeps the work."""
        return words.KEPT_PAGE if self._store.persistent() else words.KEPT_PAGE_REFUSED


class File:
    """Keeps work in one file. A file that cannot be read is set aside, never overwritten.

    Args:
        path: the file; it is made with the first value.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._refused = self._set_aside = ""
        self._values: dict[str, Any] = self._read()

    def get(self, key: str) -> Any:  # noqa: ANN401 - as in Place
        """The value kept under a name, or ``None``."""
        found = self._values.get(key)
        return None if found is None else json.loads(json.dumps(found))

    def put(self, key: str, value: Any) -> None:  # noqa: ANN401 - as in Place
        """Keep a value; ``None`` forgets it."""
        if value is None:
            self._values.pop(key, None)
        else:
            self._values[key] = json.loads(json.dumps(value))
        self._write()

    def keys(self) -> list[str]:
        """The names of what is kept."""
        return sorted(self._values)

    def says(self) -> str:
        """Sentences: where the work is kept, and what went wrong with it."""
        said = (
            words.KEPT_FILE_REFUSED.format(path=self.path, reason=self._refused)
            if self._refused
            else words.KEPT_FILE.format(path=self.path)
        )
        return f"{self._set_aside} {said}" if self._set_aside else said

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            return self._keep_aside(str(error))
        return found if isinstance(found, dict) else self._keep_aside("it holds no object")

    def _keep_aside(self, reason: str) -> dict[str, Any]:
        aside = next(
            name
            for number in range(1, sys.maxsize)
            if not (name := self.path.with_name(f"{self.path.stem}.damaged-{number}{self.path.suffix}")).exists()
        )
        try:
            self.path.rename(aside)
        except OSError as error:
            self._refused = str(error)
        self._set_aside = words.DAMAGED_SET_ASIDE.format(path=self.path, reason=f"{reason}.", aside=aside.name)
        return {}

    def _write(self) -> None:
        # A new file takes the place of the old one whole, so that a full disk leaves the old one.
        new = self.path.with_name(f".{self.path.name}.new")
        try:
            new.write_text(readable(self._values), encoding="utf-8")
            new.replace(self.path)
            self._refused = ""
        except OSError as error:
            self._refused = error.strerror or str(error)


_chosen: Place | None = None


def place() -> Place:
    """Where this learner's work is kept: found once, then the same."""
    global _chosen  # noqa: PLW0603 - one place for as long as Python runs
    if _chosen is None:
        _chosen = _find()
    return _chosen


def use(chosen: Place | None) -> None:
    """Keep work somewhere else from now on; ``None`` looks for the place anew.

    Args:
        chosen: the place.
    """
    global _chosen  # noqa: PLW0603 - as in place()
    _chosen = chosen


def kept(key: str) -> Any:  # noqa: ANN401 - as in Place
    """What was kept under a name, or ``None``.

    Args:
        key: id of the exercise.
    """
    return place().get(key)


def keep(key: str, value: Any) -> None:  # noqa: ANN401 - as in Place
    """Keep a value that JSON can hold; it replaces what was kept before, and ``None`` forgets it.

    Args:
        key: id of the exercise.
        value: the value.
    """
    place().put(key, value)


def _find() -> Place:
    store = _page_store()
    if store:
        return PageStore(store)
    if os.environ.get(VARIABLE) or _in_a_kernel():
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
