"""Reads one entry of a data file field by field, and notes every fault instead of stopping at the first."""

from __future__ import annotations

from datetime import date
from typing import Any

from crossborder.records.dates import PartialDate
from tools.facts.problems import Problem


class Entry:
    """One table of a TOML file or one row of a CSV file.

    A field that is wrong is noted and replaced by a harmless value, so that one run finds every fault;
    the caller loads nothing when anything was noted.

    Args:
        file: path below ``data/``.
        name: the entry in words, such as ``provision 29(3)``.
        values: the raw values.
        problems: list to which faults are added.
    """

    def __init__(self, file: str, name: str, values: object, problems: list[Problem]) -> None:
        self.file = file
        self.name = name
        self.problems = problems
        self._read: set[str] = set()
        self._values: dict[str, Any] = values if isinstance(values, dict) else {}
        if not isinstance(values, dict):
            self.fault("", f"found {values!r}", "a table of fields")

    def fault(self, field: str, reason: str, expected: str) -> None:
        """Note a fault in a field of this entry."""
        self.problems.append(Problem(self.file, self.name, field, reason, expected))

    def _take(self, field: str, *, required: bool, expected: str) -> Any:  # noqa: ANN401 - raw values have any type
        self._read.add(field)
        value = self._values.get(field)
        if value in (None, "") and required:
            self.fault(field, "is missing", expected)
        return value

    def text(self, field: str, *, required: bool = True) -> str:
        """Read a text; an empty string when it is missing."""
        value = self._take(field, required=required, expected="a text")
        if value is None:
            return ""
        if not isinstance(value, str):
            self.fault(field, f"is {value!r}", "a text in quotation marks")
            return ""
        return value.strip()

    def choice(self, field: str, allowed: tuple[str, ...], *, default: str = "", required: bool = True) -> Any:  # noqa: ANN401 - a Literal of the caller's
        """Read a text that must be one of those allowed; where it is not required and missing, the default or an empty text."""
        expected = "one of " + ", ".join(allowed)
        required = required and not default
        value = self._take(field, required=required, expected=expected)
        if value in (None, ""):
            return allowed[0] if required else default
        if value not in allowed:
            self.fault(field, f"is {value!r}", expected)
            return allowed[0]
        return value

    def texts(self, field: str, *, required: bool = True) -> tuple[str, ...]:
        """Read a list of texts."""
        value = self._take(field, required=required, expected="a list of texts")
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.fault(field, f"is {value!r}", 'a list of texts, such as ["a", "b"]')
            return ()
        if required and not value:
            self.fault(field, "is an empty list", "at least one text")
        return tuple(value)

    def number(self, field: str, *, required: bool = True) -> int | None:
        """Read a whole number that is not negative."""
        value = self._take(field, required=required, expected="a whole number")
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            self.fault(field, f"is {value!r}", "a whole number, 0 or more")
            return None
        return value

    def flag(self, field: str, *, default: bool) -> bool:
        """Read ``true`` or ``false``."""
        value = self._take(field, required=False, expected="true or false")
        if value is None:
            return default
        if not isinstance(value, bool):
            self.fault(field, f"is {value!r}", "true or false, without quotation marks")
            return default
        return value

    def day(self, field: str, *, required: bool = False) -> date | None:
        """Read a day of the calendar, if there is one."""
        value = self._take(field, required=required, expected="a day")
        if value is None or isinstance(value, date):
            return value
        self.fault(field, f"is {value!r}", "a day such as 2024-06-20, without quotation marks")
        return None

    def partial(self, field: str, *, required: bool = True) -> PartialDate | None:
        """Read a day, or a text that gives a month or a year."""
        expected = 'a day such as 2000-06-19, or "2000-06", or "2000"'
        value = self._take(field, required=required, expected=expected)
        if value in (None, ""):
            return None
        try:
            return PartialDate(value.isoformat() if isinstance(value, date) else value)
        except (TypeError, ValueError):
            self.fault(field, f"is {value!r}", expected)
            return None

    def children(self, field: str, *, label: str = "") -> list[Entry]:
        """Read a list of tables; ``label`` names the field that tells them apart."""
        value = self._take(field, required=False, expected="a list of tables")
        if value is None:
            return []
        if not isinstance(value, list):
            self.fault(field, f"is {value!r}", f"tables written as [[{field}]]")
            return []
        return [self._child(field, item, index, label) for index, item in enumerate(value, 1)]

    def _child(self, field: str, item: object, index: int, label: str) -> Entry:
        own = item.get(label) if label and isinstance(item, dict) else None
        return Entry(self.file, f"{self.name + ', ' if self.name else ''}{field} {own or index}", item, self.problems)

    def child(self, field: str) -> Entry | None:
        """Read one table, if there is one."""
        value = self._take(field, required=False, expected="a table")
        return None if value is None else Entry(self.file, f"{self.name}, {field}".lstrip(", "), value, self.problems)

    def names(self) -> tuple[str, ...]:
        """The names of the fields of this entry, for a table whose names are free."""
        return tuple(self._values)

    def tables(self) -> list[tuple[str, Entry]]:
        """Read every field of this entry as a table of its own, with its name."""
        self._read.update(self._values)
        return [(key, Entry(self.file, key, value, self.problems)) for key, value in self._values.items()]

    def done(self) -> None:
        """Note every field that nobody asked for: a misspelt name must not pass in silence."""
        for field in self._values.keys() - self._read:
            known = ", ".join(sorted(self._read))
            self.fault(field, "is not a field of this kind of entry", f"one of {known}")
