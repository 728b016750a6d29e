"""Reads a part of the files and writes what they say as rows, so that nobody holds a hundred thousand files in memory."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from crossborder.work.answers import plain, said
from crossborder.work.classfiles import COUNTED, read_entry
from crossborder.work.report import line_of, reasons_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from crossborder.work.classfiles import Entry

# The tables of rows; the first column of each is the number of the file.
TABLES = ("files", "said", "lines", "reasons")


def read_part(folder: Path, part: list[tuple[int, str]], rows: Path, number: int) -> None:
    """Read some files and write their rows.

    Args:
        folder: where the files are.
        part: the number and the place of each file in the folder.
        rows: the folder of the rows.
        number: of this part.
    """
    with ExitStack() as opened:
        writers: dict[str, Any] = {}
        for table in TABLES:
            path = rows / f"{table}-{number}.csv"
            out = opened.enter_context(path.open("w", encoding="utf-8", errors="replace", newline=""))
            writers[table] = csv.writer(out)
        for at, name in part:
            for table, row in _rows(folder / name, at, name):
                writers[table].writerow(row)


def _rows(path: Path, at: int, name: str) -> Iterator[tuple[str, tuple[object, ...]]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        yield "files", (at, name, "damaged", "", "", "", "", "", 0, error.strerror or str(error))
        return
    entry, found = read_entry(name, data)
    yield "files", (at, *_file(entry))
    if entry.status != COUNTED or found is None:
        return
    for exercise, record in found.work.exercises.items():
        values = record["values"]
        # Name and group are known when files are told apart.
        yield "lines", (at, exercise, *line_of(exercise, values, entry)[4:])
        for one, people in said(exercise, values):
            yield "said", (at, *one, people)
        for reason in reasons_of(exercise, values, entry):
            yield "reasons", (at, *reason[3:])


def _file(entry: Entry) -> tuple[object, ...]:
    learner = entry.learner
    texts = entry.name, entry.status, learner.id, learner.name, entry.saved_on, entry.course, entry.mark
    return (*map(plain, texts), entry.size, plain(entry.note))
