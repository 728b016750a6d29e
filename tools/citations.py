"""What chapters and slides name: law in the data, works in the bibliography, exercises. The build says the same, minutes later."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from course_law import names, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TEXTS = ("index.md", "book/**/*.md", "slides/*.md")
NAMED = re.compile(r"\{(?P<role>[a-z]+)\}`(?P<target>[^`]+)`")
# The target of a role with words of its own: `words <target>`.
TARGET = re.compile(r"<([^<>]+)>\s*$")
ENTRY = re.compile(r"^@\w+\{([^,\s]+),", re.MULTILINE)
SHOWN = re.compile(r"^`{3,}\{exercise\} +(\S+)", re.MULTILINE)
# The roles of the law, each with what finds it in the data.
LAW: dict[str, Callable[[str], object]] = {
    "provision": names.provision,
    "instrument": names.instrument,
    "statute": names.statute,
    "state": names.state,
    "source": names.source,
}


class CitationError(Exception):
    """Texts name what there is not; `faults` has a line for each place."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        self.faults = faults
        super().__init__("\n".join(faults))


def check(root: Path) -> None:
    """Look at each text, without building it.

    Raises:
        CitationError: when one of them names what there is not; each fault has file and line.
    """
    works = {key for path in (root / "book").glob("*.bib") for key in ENTRY.findall(path.read_text(encoding="utf-8"))}
    exercises = {path.parent.name for path in (root / "lessons").glob("*/words.en.toml")}
    faults = tuple(
        f"{path.relative_to(root).as_posix()}, line {text.count(chr(10), 0, start) + 1}: {fault}"
        for path in sorted(path for kind in TEXTS for path in root.glob(kind))
        for text in [path.read_text(encoding="utf-8")]
        for start, fault in (*_roles(text, works), *_exercises(text, exercises))
    )
    if faults:
        raise CitationError(faults)


def _roles(text: str, works: set[str]) -> Iterator[tuple[int, str]]:
    """Where a role names what is not in the data or the bibliography, and what is wrong."""
    for match in NAMED.finditer(text):
        own = TARGET.search(match["target"])
        target = " ".join((own[1] if own else match["target"]).split())
        if match["role"] == "cite":
            for key in (each.strip() for each in target.split(",")):
                if key not in works:
                    yield match.start(), f"{{cite}}: {_unknown(key, works, 'a work of book/*.bib')}"
        elif match["role"] in LAW:
            try:
                LAW[match["role"]](target)
            except names.NotInDataError as error:
                yield match.start(), f"{{{match['role']}}}: {error} Expected: a name that the data hold."


def _exercises(text: str, exercises: set[str]) -> Iterator[tuple[int, str]]:
    for match in SHOWN.finditer(text):
        if match[1] not in exercises:
            yield match.start(), f"{{exercise}}: {_unknown(match[1], exercises, 'a folder of lessons/')}"


def _unknown(name: str, known: set[str], expected: str) -> str:
    return f"there is no {name!r}.{written.hint(name, known)} Expected: {expected}."
