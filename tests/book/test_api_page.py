"""The page on the module: every example runs and prints what the page says, and no public name is left out."""

from __future__ import annotations

import doctest
import inspect
import re
from typing import TYPE_CHECKING

import crossborder as cb
from crossborder import tables

if TYPE_CHECKING:
    from pathlib import Path


def page(root: Path) -> str:
    return (root / "book" / "api.md").read_text(encoding="utf-8")


def test_every_example_runs(root: Path) -> None:
    code = "\n".join(re.findall(r"^```pycon\n(.*?)^```", page(root), re.DOTALL | re.MULTILINE))
    examples = doctest.DocTestParser().get_doctest(code, {}, "api.md", "book/api.md", 0)
    assert len(examples.examples) > 25
    told: list[str] = []
    failed = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(examples, out=told.append)
    assert failed.failed == 0, "".join(told)


def test_every_public_name_is_on_the_page(root: Path) -> None:
    text = page(root)
    assert [name for name in cb.__all__ if name != "__version__" and not re.search(rf"\b{name}\b", text)] == []


def test_every_table_is_on_the_page(root: Path) -> None:
    made = [
        name
        for name, one in inspect.getmembers(tables, inspect.isfunction)
        if not name.startswith("_") and "DataFrame" in str(inspect.signature(one).return_annotation)
    ]
    assert [name for name in made if f"`{name}(" not in page(root)] == []
