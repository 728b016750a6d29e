"""What the tests of the data share: the files, compiled afresh."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tools.facts.compile import compile_data

if TYPE_CHECKING:
    from pathlib import Path

    from crossborder.records.collection import Facts


@pytest.fixture(scope="session")
def facts(root: Path) -> Facts:
    """The facts compiled afresh from the files, once: to read all of them takes half a second."""
    return compile_data(root / "data")
