"""Every fault in what people write by hand, in one go: facts, lessons, questions, glossary, errata, notebooks, words that shame a reader."""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tools import notebooks
from tools.facts.problems import DataError
from tools.packing import PACKERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parent.parent
# They tell a reader who did not follow that it was easy.
BANNED = re.compile(r"\b(?:simply|just|obviously)\b", re.IGNORECASE)
PROSE = ("README.md", "index.md", "book/**/*.md", "book/**/*.toml", "lessons/**/*.toml", "notebooks/*.ipynb")


def faults(root: Path = ROOT) -> list[str]:
    """Return every fault, a line or a list of lines each."""
    return [*_of_packed(), *_of_pages(root), *_of_words(root)]


def _of_packed() -> Iterator[str]:
    """Facts, and whatever else is packed into the package. What has no fault is kept: pages are looked at with it."""
    with tempfile.TemporaryDirectory() as folder:
        for packer in PACKERS:
            made, kept = Path(folder, Path(packer.target).name), ROOT / packer.target
            said = list(_problems(lambda path, packer=packer: packer.write(path), made))  # type: ignore[misc]  # bound at once
            yield from said
            if not said and not (kept.is_file() and kept.read_bytes() == made.read_bytes()):
                kept.write_bytes(made.read_bytes())


def _of_pages(root: Path) -> Iterator[str]:
    """Questions, glossary, errata, real cases and notebooks; what they cite is looked up in the facts as packed last."""
    # Imported here: they need the words of every exercise, also of one that was begun a moment ago.
    from course_law import errata, glossary, real_cases  # noqa: PLC0415 - as above
    from course_questions import bank  # noqa: PLC0415 - as above

    for path in sorted((root / "book" / "questions").glob("*.toml")):
        yield from _problems(bank.load, path)
    yield from _problems(glossary.load, root / "book" / "glossary.toml")
    yield from _problems(errata.load, root / "book" / "errata.toml")
    yield from _problems(real_cases.load, root / "data" / "real")
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        yield from _problems(notebooks.read, path)


def _problems(read: Callable[[Path], object], path: Path) -> Iterator[str]:
    try:
        read(path)
    except (DataError, ValueError, OSError) as error:
        yield str(error)


def _of_words(root: Path) -> Iterator[str]:
    for path in sorted(path for kind in PROSE for path in root.glob(kind)):
        place = path.relative_to(root).as_posix()
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            yield f"{place} cannot be read: {error}. Expected: text in UTF-8"
            continue
        for number, line in enumerate(lines, start=1):
            match = BANNED.search(line)
            if match:
                yield f"{place}, line {number}: the word '{match[0]}'. Expected: the sentence without it; it tells a reader that this is easy."


def main() -> int:
    """Print every fault; return 1 if there is one."""
    problems = faults()
    print("\n".join(problems) or "content: no fault in facts, lessons, questions, glossary, errata, notebooks or words")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
