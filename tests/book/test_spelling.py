"""Texts, data and code hold no known misspelling (codespell; its few exceptions are in pyproject.toml with their reason).

The texts hold no long word that is one letter away from a word they use often: the slips in the field's own words.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

READ = (
    "book",
    "crossborder",
    "data",
    "notebooks",
    "assets",
    "tools",
    "live-cells/runtime",
    "live-cells/live_cells",
    "benchmarks",
    "docs",
)
KINDS = {".md", ".toml", ".py", ".js", ".css", ".csv"}
# Titles are written there as the documents have them, in many languages.
TITLES = "data/sources"


def spelling(*paths: Path, root: Path) -> str:
    """What codespell has to say on these files."""
    command = [sys.executable, "-m", "codespell_lib", "--toml", str(root / "pyproject.toml"), *map(str, paths)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", cwd=root)
    assert done.stderr == ""
    return done.stdout


def texts_of_notebooks(root: Path, folder: Path) -> list[Path]:
    """The written cells of each notebook as a file; what its code cells show comes from texts that are read elsewhere."""
    made = []
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        written = ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown"]
        made.append(folder / f"{path.stem}.md")
        made[-1].write_text("\n".join(written), encoding="utf-8")
    return made


def test_no_known_misspelling(root: Path, tmp_path: Path) -> None:
    inside = (
        path
        for folder in READ
        for path in sorted((root / folder).rglob("*"))
        if path.suffix in KINDS and "node_modules" not in path.parts
    )
    paths = [path for path in (*inside, *sorted(root.glob("*.md"))) if path.is_file()]
    files = [path for path in paths if not path.is_relative_to(root / TITLES)]
    assert len(files) > 100
    assert spelling(*files, *texts_of_notebooks(root, tmp_path), root=root) == ""


@pytest.mark.parametrize("word", ["recieve", "seperate", "arguement"])
def test_a_misspelling_is_found(root: Path, tmp_path: Path, word: str) -> None:
    (tmp_path / "page.md").write_text(f"They {word} it.\n", encoding="utf-8")
    assert f"{word} ==>" in spelling(tmp_path / "page.md", root=root)


WORD = re.compile(r"(?<![\w@./-])[A-Za-z]{9,}(?![\w/-])")
OTHER_THAN_PROSE = re.compile(r"https?://\S+|`[^`]*`|\{[^}]*\}|^```.*?^```", re.DOTALL | re.MULTILINE)
OFTEN = 8
# Words that are right although a frequent word is one letter away from them.
RIGHT = {"detention", "septembre"}


def prose(root: Path) -> str:
    """Every text of the book, without roles, code and addresses."""
    files = [path for kind in ("*.md", "*.toml") for path in sorted((root / "book").rglob(kind))]
    files += sorted((root / "crossborder").rglob("*.py"))
    return " ".join(OTHER_THAN_PROSE.sub(" ", path.read_text(encoding="utf-8")) for path in files)


def slip(word: str, other: str) -> bool:
    """Whether one letter too many, too few or other, or two that changed places, make one word of the other.

    The last letter is left out: there the forms of a word differ.
    """
    long, short = sorted((word, other), key=len, reverse=True)
    if len(long) - len(short) == 1:
        return long[:-1] != short and any(long[:at] + long[at + 1 :] == short for at in range(len(long) - 1))
    if len(long) != len(short):
        return False
    differ = [at for at, (one, two) in enumerate(zip(word, other, strict=True)) if one != two]
    turned = (
        len(differ) == 2
        and differ[1] == differ[0] + 1
        and word[differ[0]] + word[differ[1]] == other[differ[1]] + other[differ[0]]
    )
    return turned or (len(differ) == 1 and differ[0] < len(word) - 1)


def test_no_rare_word_is_a_slip_of_a_frequent_one(root: Path) -> None:
    """If the word is right, put it into RIGHT."""
    counted = Counter(word.lower() for word in WORD.findall(prose(root)))
    often = [word for word, times in counted.items() if times >= OFTEN]
    rare = [word for word, times in counted.items() if times == 1 and word not in RIGHT]
    assert often
    assert [(word, other) for word in rare for other in often if slip(word, other)] == []


@pytest.mark.parametrize(
    ("word", "other", "is_slip"),
    [
        ("extraditon", "extradition", True),
        ("reservvation", "reservation", True),
        ("revocation", "reservation", False),
        ("convetnion", "convention", True),
        ("assistence", "assistance", True),
        ("conventions", "convention", False),
        ("authorise", "authorised", False),
    ],
)
def test_what_counts_as_a_slip(word: str, other: str, is_slip: bool) -> None:
    assert slip(word, other) is is_slip
