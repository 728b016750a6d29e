"""Files of tables that people write: a value of the wrong kind is a fault with its place, and never the end of a program."""

from __future__ import annotations

import tomllib
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

KINDS = {
    "text": (str, "a text in quotation marks"),
    "texts": (list, 'a list of texts, such as ["a", "b"]'),
    "number": (int, "a whole number"),
    "flag": (bool, "true or false"),
    "day": (date, "a day such as 2000-05-04, without quotation marks"),
    "table": (dict, "a table of fields"),
}


# The folders of the project that people write in.
FOLDERS = ("book", "data", "lessons", "notebooks")


def place_of(path: Path) -> str:
    """Return a file with its folders, from the top of the project on."""
    top = max((at for at, name in enumerate(path.parts) if name in FOLDERS), default=len(path.parts) - 1)
    return "/".join(path.parts[top:])


def hint(name: str, known: Iterable[str]) -> str:
    """Ask whether a word of those that are known was meant; empty when none looks like it."""
    near = get_close_matches(name, sorted(known), n=1)
    return f" Did you mean {near[0]!r}?" if near else ""


class FaultsError(ValueError):
    """A file has faults.

    Args:
        path: the file, or a folder whose faults begin with a file's name.
        faults: each says where in the file, what, and what was expected.
    """

    def __init__(self, path: Path, faults: Iterable[str]) -> None:
        before = f"{place_of(path)}/" if path.is_dir() else f"{place_of(path)}: "
        self.reasons = tuple(faults)
        self.faults = tuple(f"{before}{fault}" for fault in self.reasons)
        super().__init__("\n".join(self.faults))


class FileError(FaultsError):
    """A file cannot be read; the message names it."""


def read(path: Path) -> dict[str, Any]:
    """Return what a file of tables holds; a mark of UTF-8 at its beginning, as some editors write it, is no fault.

    Raises:
        FileError: when it is no TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileError(path, [f"is not TOML: {error}. Expected: TOML in UTF-8."]) from error


def tables(content: Mapping[str, object], name: str) -> list[dict[str, Any]] | None:
    """Return the tables ``[[name]]`` of a file, or ``None`` when there is something else in their place.

    Args:
        content: what the file holds.
        name: of the tables.
    """
    entries = content.get(name, [])
    is_list = isinstance(entries, list) and all(isinstance(entry, dict) for entry in entries)
    return entries if is_list else None  # type: ignore[return-value]  # looked at in the line above


def of_kinds(entry: Mapping[str, object], kinds: Mapping[str, str]) -> Iterator[str]:
    """Yield what is of the wrong kind in a table.

    Args:
        kinds: a kind of ``KINDS`` for each field; a field may be left out.
    """
    for name in sorted(kinds.keys() & entry.keys()):
        wanted, words = KINDS[kinds[name]]
        value = entry[name]
        # In Python true is a number; in a file it is none.
        is_right = isinstance(value, wanted) and isinstance(value, bool) == (wanted is bool)
        if not is_right or (isinstance(value, list) and not all(isinstance(each, str) for each in value)):
            yield f"{name} is {value!r}. Expected: {words}."
