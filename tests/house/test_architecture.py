"""The doors between the parts: who may import whom, what the product may read, and the picture of it."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import crossborder as cb
from tools import architecture

if TYPE_CHECKING:
    from pathlib import Path

ORDER = ("records", "rules", "request", "work", "exercises")
HEAVY = {"pandas", "numpy", "matplotlib"}


def product(root: Path) -> list[Path]:
    return sorted((root / "crossborder").rglob("*.py"))


@pytest.mark.parametrize("part", ORDER)
def test_a_part_imports_only_what_stands_left_of_it(part: str) -> None:
    allowed = {f"crossborder.{name}" for name in ORDER[: ORDER.index(part)]}
    assert architecture.uses()[f"crossborder.{part}"] <= allowed


def test_the_product_imports_neither_tools_nor_the_book(root: Path) -> None:
    outside = {"tools", "course_figures", "course_law", "course_questions", "course_theme", "live_cells", "tests"}
    names = {name.partition(".")[0] for path in product(root) for name in architecture.imported(path)}
    assert names & outside == set()


def test_only_the_tables_use_pandas(root: Path) -> None:
    heavy = {
        path.name for path in product(root) for name in architecture.imported(path) if name.partition(".")[0] in HEAVY
    }
    assert heavy == {"tables.py"}


@pytest.mark.parametrize("part", ["records", "rules", "request", "work"])
def test_what_lies_below_the_exercises_needs_only_the_standard_library(part: str) -> None:
    files = architecture.files_of(f"crossborder.{part}")
    names = {name.partition(".")[0] for path in files for name in architecture.imported(path)}
    assert names - sys.stdlib_module_names <= {"crossborder"}


def test_nothing_that_runs_live_loads_what_is_heavy() -> None:
    code = "import sys, crossborder.exercises; print(' '.join(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & {name.partition(".")[0] for name in done.stdout.split()}


def test_no_product_code_reads_beyond_its_package(root: Path) -> None:
    """A file beside a module is part of the package; the way up from `__file__` leads into a checkout that a reader may not have."""
    ways_up = [
        f"{path.relative_to(root)}:{node.lineno}"
        for path in product(root)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Attribute) and node.attr in {"parents", "parent"})
        # "../book/" begins the address of a page, which is no file here.
        or (isinstance(node, ast.Constant) and str(node.value).startswith("../") and node.value != "../book/")
    ]
    assert ways_up == []


def test_no_modules_import_each_other_in_a_circle() -> None:
    """Also not for a type alone or inside a function: two modules that need each other are one, or lack a third."""
    assert architecture.circle() == []


def test_a_circle_is_named(tmp_path: Path) -> None:
    package = tmp_path / "crossborder"
    package.mkdir()
    package.joinpath("one.py").write_text("from crossborder.two import name\n", encoding="utf-8")
    package.joinpath("two.py").write_text("def work():\n    from . import one\n", encoding="utf-8")
    assert set(architecture.circle(tmp_path)) == {"crossborder.one", "crossborder.two"}


def test_the_picture_shows_the_imports(root: Path) -> None:
    drawn = (root / "docs" / "architecture.md").read_text(encoding="utf-8")
    assert drawn == architecture.page(), "an import changed what a part uses: python -m tools.architecture"


def test_importing_brings_neither_widgets_nor_facts(tmp_path: Path) -> None:
    """From any folder; what is heavy comes when it is asked for."""
    code = (
        "import json, sys, crossborder as cb; from crossborder.records import store; "
        "heavy = ('ipywidgets', 'IPython', 'pandas', 'crossborder.request'); "
        "print(json.dumps([[name for name in heavy if name in sys.modules], store.facts.cache_info().currsize]))"
    )
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=env, capture_output=True, text=True, check=True
    )
    assert json.loads(done.stdout) == [[], 0]


def test_every_public_name_is_there() -> None:
    assert [name for name in cb.__all__ if not hasattr(cb, name)] == []
    assert set(cb.__all__) <= set(dir(cb))
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        cb.nonsense  # noqa: B018 - asking is the test


def test_tables_without_pandas_say_how_to_get_it(tmp_path: Path) -> None:
    code = "import sys; sys.modules['pandas'] = None; import crossborder as cb; cb.tables"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert 'crossborder.tables needs pandas: pip install "crossborder[analysis]"' in done.stderr
