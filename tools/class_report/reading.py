"""Reads a part of the files and writes what they say as rows, so that nobody holds a hundred thousand files in memory."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from crossborder.work.answers import answers_in, plain
from crossborder.work.classfiles import COUNTED, read_entry
from crossborder.work.report import line_of, reasons_of
from crossborder.work.tries import tries_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from crossborder.work.answers import Answer
    from crossborder.work.classfiles import Entry

# The tables of rows; the first column of each is the number of the file, but of "asked", which numbers the answers of the part.
TABLES = ("files", "said", "asked", "lines", "reasons")


def read_part(folder: Path, part: list[tuple[int, str]], rows: Path, number: int) -> None:
    """Read some files and write their rows.

    Args:
        part: the number and the place of each file in the folder.
        number: of this part.
    """
    with ExitStack() as opened:
        writers: dict[str, Any] = {}
        for table in TABLES:
            path = rows / f"{table}-{number}.csv"
            out = opened.enter_context(path.open("w", encoding="utf-8", errors="replace", newline=""))
            writers[table] = csv.writer(out)
        # A class gives few answers very often: each is written once, and a file has the numbers of its own.
        numbers: dict[tuple[Answer, int], int] = {}
        for at, name in part:
            for table, row in _rows(folder / name, at, name, numbers):
                writers[table].writerow((number, *row) if table == "said" else row)
        writers["asked"].writerows((number, at, *one, people) for (one, people), at in numbers.items())


def _rows(
    path: Path, at: int, name: str, numbers: dict[tuple[Answer, int], int]
) -> Iterator[tuple[str, tuple[object, ...]]]:
    try:
        data = path.read_bytes()
    except OSError as error:
        yield "files", (at, name, "damaged", "", "", "", "", "", 0, error.strerror or str(error))
        return
    entry, work_file = read_entry(name, data)
    yield "files", (at, *_file(entry))
    if entry.status != COUNTED or work_file is None:
        return
    answers: list[str] = []
    for exercise, record in work_file.work.exercises.items():
        values = record["values"]
        tried = tries_in(values)
        # Name and group are known when files are told apart.
        yield "lines", (at, exercise, *line_of(exercise, values, tried, entry)[4:])
        answers += [str(numbers.setdefault(one, len(numbers))) for one in answers_in(exercise, values, tried)]
        for reason in reasons_of(exercise, values, entry):
            yield "reasons", (at, *reason[3:])
    yield "said", (at, " ".join(answers))


def _file(entry: Entry) -> tuple[object, ...]:
    learner = entry.learner
    texts = entry.name, entry.status, learner.id, learner.name, entry.saved_on, entry.course, entry.mark
    return (*map(plain, texts), entry.size, plain(entry.note))
