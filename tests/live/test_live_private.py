"""The private parts of Pyodide and ipywidgets that the runtime relies on are where it looks for them."""

from __future__ import annotations

import pytest

from live_cells.node import install_packages
from live_cells.private import PARTS, Part
from live_cells.workspace import root

# It reads Node's packages of the runtime, which `make test` has; in `make check` two workers would install them at once.
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", autouse=True)
def _packages() -> None:
    install_packages(root())


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.words.strip("_("))
def test_a_private_part_is_where_it_is_looked_for(part: Part) -> None:
    occurrences = (root() / "node_modules" / part.file).read_text(encoding="utf-8").count(part.words)
    assert occurrences == part.times if part.times else occurrences >= 1


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.words.strip("_("))
def test_what_is_listed_is_used(part: Part) -> None:
    user = (root() / part.user).read_text(encoding="utf-8")
    assert part.words.strip("(") in user or part.words in user
