"""Write the report on a folder of work files into _build/class-report/: page, page to project, tables, JSON, charts."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from crossborder.exercises.class_report import page, tables, words
from crossborder.exercises.class_report.counted import questions
from crossborder.work.classfiles import Roll, read_list
from tools import variables
from tools.class_report import bank, charts
from tools.class_report.counting import Counting
from tools.class_report.reading import read_part
from tools.project import ROOT
from tools.steps import run_main
from tools.variables import CLASS_REPORT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crossborder.exercises.class_report.counted import Question
    from crossborder.work import ClassReport

PART = 2_000  # files that a process reads in one go
FILE_HEADS = (
    "Name of the file",
    "What became of it",
    "Name or code",
    "Number of the device",
    "Saved on",
    "Version of the course",
    "Why",
)


def files_in(folder: Path) -> list[str]:
    """Return every file below a folder, by its place in it; hidden ones are left out."""
    return sorted(_below(folder, ""))


def _below(folder: Path | str, place: str) -> Iterator[str]:
    # The folder says itself which of its entries are files: asking each of a hundred thousand takes seconds.
    with os.scandir(folder) as entries:
        for one in entries:
            if one.name.startswith("."):
                continue
            if one.is_dir(follow_symlinks=False):
                yield from _below(one.path, f"{place}{one.name}/")
            elif one.is_file():
                yield place + one.name


def write(folder: Path, target: Path, roll: Roll, processes: int) -> ClassReport:
    """Write the report.

    Args:
        target: where the report goes; what was in it is removed.
        roll: who should be there, and in which group.
        processes: how many processes read.

    Returns:
        The report.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    with tempfile.TemporaryDirectory(dir=target) as scratch:
        rows = Path(scratch)
        names = list(enumerate(files_in(folder)))
        parts = [names[at : at + PART] for at in range(0, len(names), PART)] or [[]]
        with ProcessPoolExecutor(processes) as pool:
            jobs = [pool.submit(read_part, folder, part, rows, number) for number, part in enumerate(parts)]
            for job in jobs:
                job.result()
        counting = Counting(rows, roll)
        _tables(counting, target)
        report = counting.report()
    answered = questions(report.tally, bank.say)
    _pages(report, answered, target)
    charts.draw_all(answered, target / "charts")
    return report


def _tables(counting: Counting, target: Path) -> None:
    """Tables of any length, row by row."""
    files = (
        (one.name, one.status, one.learner.name, one.learner.id, one.saved_on, one.course, one.note)
        for one in counting.files()
    )
    _table(target / "files.csv", FILE_HEADS, files)
    _table(target / "lines.csv", words.LINE_HEADS, map(page.line_row, counting.lines()))
    _table(target / "reasons.csv", words.REASON_HEADS, map(tables.reason_row, counting.reasons()))


def _table(path: Path, heads: tuple[str, ...], rows: Iterable[Iterable[object]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        tables.write_csv(out, heads, rows)


def _pages(report: ClassReport, answered: tuple[Question, ...], target: Path) -> None:
    _table(target / "answers.csv", words.ANSWER_HEADS, tables.answer_rows(report, bank.say))
    whole = page.document(words.TITLE, page.whole(report, answered))
    large = page.document(words.TITLE, page.to_project(report, answered), large=True)
    texts = {"report.html": whole, "project.html": large, "report.json": tables.to_json(report, answered)}
    for name, text in texts.items():
        (target / name).write_text(text, encoding="utf-8")


def main() -> int:
    """Write the report; FILES of the environment names the folder, LIST a class list."""
    folder, roll = variables.class_folder(), Roll(read_list(variables.class_list()))
    started = time.monotonic()
    report = write(folder, CLASS_REPORT, roll, os.cpu_count() or 1)
    print(
        f"{page.counted(report)} {time.monotonic() - started:.0f} s. See {(CLASS_REPORT / 'report.html').relative_to(ROOT)}."
    )
    return 0


if __name__ == "__main__":
    run_main(main)
