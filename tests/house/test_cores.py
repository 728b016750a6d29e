"""Work on many things of one kind."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tools.cores import FEW, on_all_cores

if TYPE_CHECKING:
    from pathlib import Path

MANY = "from tools.cores import FEW, on_all_cores; from operator import neg; print(on_all_cores(neg, range(3 * FEW)))"


def test_many_things_come_back_in_their_order(root: Path) -> None:
    """In a Python of its own: that of the tests has threads, beside which no process should begin."""
    done = subprocess.run([sys.executable, "-c", MANY], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == f"{[-number for number in range(3 * FEW)]}\n"


def test_few_things_are_done_here() -> None:
    assert on_all_cores(lambda _: os.getpid(), range(FEW)) == [os.getpid()] * FEW


def test_a_fault_is_not_lost() -> None:
    with pytest.raises(ZeroDivisionError):
        on_all_cores(lambda number: 1 / number, [1, 0])
