"""What is said when a data file is wrong: where, what, what was expected, how to correct it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in a data file.

    Args:
        file: path of the file below its folder, ``data/`` or ``lessons/``, such as ``instruments/budapest_185.toml``.
        entry: the entry in that file, such as ``provision 29(3)`` or ``row 12``.
        field: the field at fault, or an empty string when the whole entry is.
        reason: what is wrong, with the value found.
        expected: what would be right, and how to get there.
    """

    file: str
    entry: str
    field: str
    reason: str
    expected: str

    def __str__(self) -> str:
        """Give the problem as one line that can be read aloud."""
        place = ", ".join(part for part in (self.file, self.entry, self.field and f"field '{self.field}'") if part)
        return f"{place}: {self.reason}. Expected: {self.expected}."


class DataError(Exception):
    """The data cannot be used; carries every problem that was found, not only the first.

    Args:
        problems: all problems, in the order of the files.
        folder: the folder that holds the files.
    """

    def __init__(self, problems: tuple[Problem, ...], folder: str) -> None:
        self.problems = problems
        self.faults = tuple(f"{folder}/{problem}" for problem in problems)
        count = f"{len(problems)} problem{'s' if len(problems) != 1 else ''} in the data; nothing was loaded."
        super().__init__("\n".join([count, *(f"  {fault}" for fault in self.faults)]))
