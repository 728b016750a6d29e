"""What is made from the project's data when a package is built. A new kind of data gets its packer in the list below.

The build backend calls this (`setup.py`), and `make facts` for the checkout. Standard library only.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tools.facts import pack as facts
from tools.facts.problems import DataError
from tools.lessons import pack as lessons

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Packer:
    """One file of the package that is made from data.

    Args:
        target: the file, relative to the folder that holds the package `crossborder`.
        inputs: files and folders it is made from, relative to the project.
        write: checks the data and writes the file; returns a line that says what was written, and raises an error with
            every fault in the data.
    """

    target: str
    inputs: tuple[str, ...]
    write: Callable[[Path], str]


LESSONS = "crossborder/exercises/lessons.json"
PACKERS = (
    Packer(
        target="crossborder/records/facts.json",
        inputs=("data", "crossborder/records", "tools/facts"),
        write=lambda target: facts.build(target=target),
    ),
    Packer(
        target=LESSONS,
        inputs=("lessons", "tools/lessons"),
        write=lambda target: lessons.build(target=target),
    ),
)


def pack_all(folder: Path) -> list[str]:
    """Make every file that the package needs.

    Args:
        folder: the folder that holds the package: the checkout, or where a wheel is put together.

    Returns:
        A line on each file.
    """
    made = []
    for packer in PACKERS:
        target = folder / packer.target
        target.parent.mkdir(parents=True, exist_ok=True)
        made.append(packer.write(target))
    return made


def main() -> int:
    """Make the files in this checkout; print what was made, or everything that is wrong with the data."""
    try:
        print("\n".join(pack_all(Path(__file__).resolve().parent.parent)))
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
