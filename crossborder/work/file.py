"""Work in one file beside the notebooks, which several kernels may write: each rereads it under a lock and changes only its own part."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from crossborder.records.bounded import read_json
from crossborder.work import words
from crossborder.work.fields import Record, read_record
from crossborder.work.lock import locked
from crossborder.work.place import Place
from crossborder.work.readable import readable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


NO_FILE = "it is no ordinary file"


class File(Place):
    """Keeps work in one file. A file that cannot be read is set aside, never overwritten.

    Args:
        path: the file; it is made with the first value.
        kept: what a learner is told about it, with the place of ``{path}``.
    """

    def __init__(self, path: Path, kept: str = words.KEPT_FILE) -> None:
        super().__init__()
        self._kept = kept
        self.path = path
        self._refused = self._set_aside = ""
        self._seen: dict[str, Record] = {}
        # What could not be written yet; it goes with the next change.
        self._waiting: dict[str, Record] = {}
        self._seen = self._now()

    def read(self, key: str) -> Record:
        """The record under a name, as it is in the file now."""
        self._seen = self._now()
        return self._seen.get(key, Record())

    def seen(self, key: str) -> Record:
        """The record as this kernel last saw it: another one may have written since."""
        return self._seen.get(key, Record())

    def names(self) -> list[str]:
        """The names under which there is a record."""
        return sorted(self._now())

    def merge(self, key: str, changed: Record) -> None:
        """Read the file again, merge the change, and put the new file in the place of the old one."""
        self._waiting[key] = self._waiting.get(key, Record()).merged(changed)
        try:
            with locked(self.path):
                self._write(self._with_waiting(self._read()))
        except OSError as error:
            self._refused = error.strerror or str(error)
        else:
            self._refused = ""
            self._waiting = {}
        self._seen = self._now()

    def says(self) -> str:
        """Sentences: where the work is kept, and what went wrong with it."""
        form = (
            words.KEPT_FILE_REFUSED.format(path=self.path, reason=self._refused)
            if self._refused
            else self._kept.format(path=self.path)
        )
        return f"{self._set_aside} {form}" if self._set_aside else form

    def _now(self) -> dict[str, Record]:
        """What is in the file, with what waits to be written; a file that cannot be opened now is as it was."""
        try:
            return self._with_waiting(self._read())
        except OSError:
            return self._with_waiting(self._seen)

    def _with_waiting(self, stored: Mapping[str, Record]) -> dict[str, Record]:
        records = dict(stored)
        for name, record in self._waiting.items():
            records[name] = records.get(name, Record()).merged(record)
        return records

    def _read(self) -> dict[str, Record]:
        if self.path.exists() and not self.path.is_file():
            # A folder, or a device such as /dev/null: to set it aside would take it away from every other program.
            raise OSError(NO_FILE)
        try:
            content, _ = read_json(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except ValueError as error:
            return self._keep_aside(str(error))
        if not isinstance(content, dict):
            return self._keep_aside("it holds no object")
        return {name: read_record(value) for name, value in content.items()}

    def _keep_aside(self, reason: str) -> dict[str, Record]:
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

    def _write(self, records: dict[str, Record]) -> None:
        # A new file takes the place of the old one whole, so that a full disk leaves the old one.
        new = self.path.with_name(f".{self.path.name}.new")
        try:
            new.write_text(readable({name: record.to_json() for name, record in records.items()}), encoding="utf-8")
            new.replace(self.path)
        except OSError:
            with suppress(OSError):
                new.unlink()
            raise
