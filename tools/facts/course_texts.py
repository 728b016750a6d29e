"""What the exercises and chapters of the course say, paragraph by paragraph, and which of them name something."""

from __future__ import annotations

import ast
import html
import json
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from tools.project import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A paragraph names a claim when it holds at least one name of each of these groups.
Groups = tuple[tuple[str, ...], ...]
WORD = re.compile(r"\w+")
IN_WORD = re.compile(r"[\w(]")


@dataclass(frozen=True, slots=True)
class Texts:
    """What the course says, paragraph by paragraph.

    Args:
        exercises: paragraphs of the exercises' written forms.
        chapters: paragraphs of the pages of the book.
    """

    exercises: tuple[str, ...] = ()
    chapters: tuple[str, ...] = ()


class Paragraphs:
    """Paragraphs, and which of them have a word."""

    def __init__(self, paragraphs: tuple[str, ...]) -> None:
        self._paragraphs = paragraphs
        self._with: defaultdict[str, set[int]] = defaultdict(set)
        for at, paragraph in enumerate(paragraphs):
            for word in WORD.findall(paragraph):
                self._with[word].add(at)
        self._found: dict[str, frozenset[int]] = {}

    def name(self, groups: Groups) -> bool:
        """Whether one paragraph holds a name of each group."""
        if not self._paragraphs or not groups:
            return False
        return bool(frozenset.intersection(*(frozenset[int]().union(*map(self._where, names)) for names in groups)))

    def _where(self, name: str) -> frozenset[int]:
        """Which paragraphs hold a name, not as a part of a longer word or number; only those that have all its words are read."""
        if name not in self._found:
            having = set[int].intersection(*(self._with[word] for word in WORD.findall(name)))
            self._found[name] = frozenset(at for at in having if holds(self._paragraphs[at], name))
        return self._found[name]


def holds(text: str, name: str) -> bool:
    """Whether a text holds a name, not as a part of a longer word or number."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if not IN_WORD.match(text[max(at - 1, 0) : at]) and not IN_WORD.match(text[end : end + 1]):
            return True
        at = text.find(name, at + 1)
    return False


@cache
def read_texts(root: Path = ROOT) -> Texts:
    """Read what the exercises and chapters of a checkout say.

    Args:
        root: the project's folder; where it has no book or no notebooks, there is nothing to read.
    """
    pages = (path for kind in ("*.md", "questions/*.toml") for path in sorted((root / "book").rglob(kind)))
    chapters = (path.read_text(encoding="utf-8") for path in pages)
    notebooks = (path.read_text(encoding="utf-8") for path in sorted((root / "notebooks").glob("*.ipynb")))
    return Texts(
        exercises=tuple(paragraph for text in notebooks for paragraph in _of_notebook(text)),
        chapters=tuple(" ".join(part.split()) for text in chapters for part in re.split(r"\n\s*\n", text)),
    )


def _of_notebook(text: str) -> Iterator[str]:
    """The paragraphs of a notebook's texts and of what its cells show."""
    names: dict[str, Any] = {}
    for cell in json.loads(text)["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            yield from re.split(r"\n\s*\n", source)
        else:
            yield from paragraphs_of_html(_displayed(source, names))


def _displayed(source: str, names: dict[str, Any]) -> str:
    """Run a cell, as a notebook would, and give the HTML of the value of its last line; empty when it has none."""
    *lines, last = ast.parse(source).body or [ast.Pass()]
    if not isinstance(last, ast.Expr):
        lines, last = [*lines, last], ast.Expr(ast.Constant(None))
    exec(compile(ast.Module(lines, []), "<cell>", "exec"), names)  # noqa: S102 - our own notebooks
    value = eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)  # noqa: S307 - as above
    if hasattr(value, "_repr_mimebundle_"):
        return str(value._repr_mimebundle_().get("text/html", ""))
    return str(value._repr_html_()) if hasattr(value, "_repr_html_") else ""


_BLOCK = re.compile(r"</?(?:p|li|ul|ol|tr|div|details|summary|h\d|figcaption|caption)\b[^>]*>")
_UNSEEN = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL)


def paragraphs_of_html(markup: str) -> tuple[str, ...]:
    """Take the text out of HTML, block by block."""
    blocks = (re.sub(r"<[^>]+>", "", block) for block in _BLOCK.split(_UNSEEN.sub("", markup)))
    return tuple(html.unescape(block).strip() for block in blocks if block.strip())
