"""How long the report takes on a very large class, and how much memory."""

from __future__ import annotations

import os
import resource
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from benchmarks.made_class import files
from crossborder.work.classfiles import Roll
from tools.class_report.__main__ import write

FILES, MOST_SECONDS, MOST_MEGABYTES = 100_000, 60, 800
# Among them are some that were handed in twice, and some that were cut short on their way.
DOUBLED_EVERY, CUT_EVERY = 100, 1_000


@dataclass(frozen=True, slots=True)
class ClassTiming:
    """What one report took.

    Args:
        files: how many files there were.
        kilobytes: size of a file on average.
        statuses: how many became what.
        seconds: from the start to the last chart.
        processor_seconds: of all processes together; unlike `seconds`, little is added by what else the machine does.
        megabytes: the most memory of all processes together, at most (the peaks of each, added).
    """

    files: int
    kilobytes: float
    statuses: dict[str, int]
    seconds: float
    processor_seconds: float
    megabytes: float


def class_report(count: int = FILES) -> ClassTiming:
    """Make a class, and measure the report on it in processes of their own.

    Args:
        count: how many files.
    """
    with tempfile.TemporaryDirectory() as made, ProcessPoolExecutor(1, get_context("spawn")) as alone:
        size = make(Path(made, "class"), count)
        return alone.submit(_measured, Path(made), count, size / count / 1000).result()


def make(folder: Path, count: int) -> int:
    """Write the files of a class.

    Args:
        folder: where.
        count: how many files.

    Returns:
        Their size in bytes.
    """
    folder.mkdir()
    size, before = 0, b""
    for at, (name, whole) in enumerate(files(count)):
        data = (
            before if at % DOUBLED_EVERY == DOUBLED_EVERY - 1 else whole if at % CUT_EVERY else whole[: len(whole) // 2]
        )
        (folder / name).write_bytes(data)
        size, before = size + len(data), data
    return size


def _measured(folder: Path, count: int, kilobytes: float) -> ClassTiming:
    processes = os.cpu_count() or 1
    started = time.monotonic()
    report = write(folder / "class", folder / "report", Roll(), processes)
    seconds = time.monotonic() - started
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return ClassTiming(
        files=count,
        kilobytes=kilobytes,
        statuses=dict(report.statuses),
        seconds=seconds,
        processor_seconds=sum(one.ru_utime + one.ru_stime for one in (own, others)),
        megabytes=(own.ru_maxrss + processes * others.ru_maxrss) / 1024,
    )
