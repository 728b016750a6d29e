"""The picture of the parts and of what imports what, made from the imports: ``python -m tools.architecture`` writes it."""

from __future__ import annotations

import ast
import sys
from functools import cache
from graphlib import CycleError, TopologicalSorter
from importlib.util import resolve_name
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
# Name of each part in imports, and where its files are; the first that fits a name counts.
PARTS = {
    "crossborder.records": "crossborder/records",
    "crossborder.rules": "crossborder/rules",
    "crossborder.request": "crossborder/request",
    "crossborder.work": "crossborder/work",
    "crossborder.exercises": "crossborder/exercises",
    "crossborder.tables": "crossborder/tables.py",
    **{path.parent.name: f"book/_ext/{path.parent.name}" for path in sorted(ROOT.glob("book/_ext/*/__init__.py"))},
    "live_cells": "live-cells/live_cells",
    "tools.facts": "tools/facts",
    "tools": "tools",
    "benchmarks": "benchmarks",
}
# Every package: the folder that makes it importable, and its own folder in there.
PACKAGES = (("", "crossborder"), ("", "tools"), ("", "benchmarks"), ("book/_ext", ""), ("live-cells", "live_cells"))
GROUPS = {
    "crossborder": "the module: facts, rules, exercises",
    "course": "the book's Sphinx extensions and figures",
    "live": "makes widgets live on static pages",
    "tools": "the builder, and the tool chain of the facts",
    "benchmarks": "timings",
}


@cache
def imported(path: Path) -> tuple[str, ...]:
    """Return the dotted name of every module that a file imports, wherever in the file it does; one within its package begins with a dot."""
    return tuple(_imported(ast.parse(path.read_text(encoding="utf-8"))))


def _imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            # "from crossborder import tables" imports a module, "from crossborder import facts" a name of one.
            start = "." * node.level + (f"{node.module}." if node.module else "")
            yield from (start + alias.name for alias in node.names)


def part_of(name: str) -> str | None:
    """Return the part that holds a module, or None for a module of somebody else."""
    held = (part for part in PARTS if name == part or name.startswith(part + "."))
    # What the package hands out under its own name belongs to the rules and what lies below them.
    return next(held, "crossborder.rules" if name.partition(".")[0] == "crossborder" else None)


def files_of(part: str, root: Path = ROOT) -> list[Path]:
    """Return the Python files of a part, without those that belong to a part inside it."""
    place = root / PARTS[part]
    inner = [root / other for other in PARTS.values() if other != PARTS[part] and (root / other).is_relative_to(place)]
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place]
    return [path for path in files if not any(path.is_relative_to(folder) for folder in inner)]


def uses(root: Path = ROOT) -> dict[str, set[str]]:
    """Return which other parts each part imports."""
    return {
        part: {held for path in files_of(part, root) for name in imported(path) if (held := part_of(name))} - {part}
        for part in PARTS
    }


def modules(root: Path = ROOT) -> dict[str, Path]:
    """Return every module of the parts by its dotted name."""
    named = {}
    for base, package in PACKAGES:
        for path in sorted((root / base / package).rglob("*.py")):
            if "node_modules" not in path.parts:
                parts = path.relative_to(root / base).with_suffix("").parts
                named[".".join(parts[:-1] if path.name == "__init__.py" else parts)] = path
    return named


def circle(root: Path = ROOT) -> list[str]:
    """Return modules of which each imports the next, be it for a type or inside a function, and the last the first; empty when none do."""
    named = modules(root)
    graph = {
        name: {each for each in _modules_imported(name, path, named) if each != name} for name, path in named.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def _modules_imported(name: str, path: Path, named: dict[str, Path]) -> Iterator[str]:
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for each in imported(path):
        target = resolve_name(each, package)
        module = target if target in named else target.rpartition(".")[0]
        if module in named:
            yield module


def picture(root: Path = ROOT) -> str:
    """Return the picture as Mermaid text: an arrow leads from a part to what it imports."""
    lines = ["flowchart LR"]
    for group, members in groupby(PARTS, key=lambda part: part.partition(".")[0].partition("_")[0]):
        lines.append(f'  subgraph {group}_ ["{GROUPS[group]}"]')
        lines += [f'    {part.replace(".", "_")}["{part}"]' for part in members]
        lines.append("  end")
    for part, held in uses(root).items():
        lines += [f"  {part.replace('.', '_')} --> {name.replace('.', '_')}" for name in sorted(held)]
    return "\n".join(lines)


def page(root: Path = ROOT) -> str:
    """Return the page of the picture."""
    return (
        "# Architecture\n\n"
        "An arrow leads from a part to what it imports. The picture is made from the imports "
        "(`python -m tools.architecture`); a test holds it against them.\n\n"
        f"```mermaid\n{picture(root)}\n```\n\n"
        "Inside `crossborder` each part imports only what stands left of it: `records`, `rules`, `request`, `work`, "
        "`exercises`. Nothing in `crossborder`\nreads the checkout or imports `tools`. Only `tables` uses pandas, and only "
        "`exercises` uses ipywidgets; both are imported when somebody asks for them.\n\n"
        "No modules import each other in a circle; two packages can, where a module of one needs a module of the other "
        "(`tools` and\n`tools.facts`, `course_law` and `course_questions`).\n\n"
        "How a fact comes to a reader:\n\n"
        "1. A person writes it in `data/`, with its source; words of exercises stand in `lessons/`.\n"
        "2. `tools.packing` checks both and packs them into two files of the package: `crossborder/records/facts.json` and "
        "`crossborder/exercises/lessons.json`.\n"
        "   A wheel carries them, for its build does the same (`setup.py`).\n"
        "3. The book is built with the package: reference pages, figures and the text form of each exercise come from it.\n"
        "4. `live_cells.build` puts Python and the package into a picture of its memory (`_build/live/`). The page of an "
        "exercise loads it in a thread of its own, and\n   messages of ipywidgets go between page and thread.\n"
    )


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
