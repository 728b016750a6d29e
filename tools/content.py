"""Every fault in what people write by hand, in one go: facts, lessons, questions, glossary, errata, chapters, slides, notebooks, words that shame a reader."""

from __future__ import annotations

import re
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tools import notebooks, rehearsal
from tools.facts.problems import DataError
from tools.lessons import used
from tools.packing import LESSONS, PACKERS, Packer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
# They tell a reader who did not follow that it was easy.
BELITTLING = re.compile(r"\b(?:simply|just|obviously|of course)\b", re.IGNORECASE)
PROSE = (
    "README.md",
    "index.md",
    "book/**/*.md",
    "book/**/*.toml",
    "slides/*.md",
    "lessons/**/*.toml",
    "notebooks/*.ipynb",
)


def faults(root: Path = ROOT) -> list[str]:
    """Return every fault, a line each. A part that fails hides nothing that another part finds."""
    # What is packed comes first, because pages cite it; no page imports the exercises, which a fault in their words may stop.
    with tempfile.TemporaryDirectory() as folder:
        packed = [fault for packer in PACKERS for fault in _of_packed(packer, Path(folder), root)]
    return [*packed, *_of_pages(root), *_of_words(root)]


def _of_packed(packer: Packer, folder: Path, root: Path) -> list[str]:
    """Facts, or lessons. Only what has no fault takes the place of what was packed before."""
    made, kept = folder / Path(packer.target).name, root / packer.target
    source = packer.inputs[0]
    problems = list(_looked_at(source, partial(packer.write, made)))
    if packer.target == LESSONS:
        problems += _of_lessons(made, root)
    if not problems and not (kept.is_file() and kept.read_bytes() == made.read_bytes()):
        kept.write_bytes(made.read_bytes())
    return problems


def _of_lessons(made: Path, root: Path) -> Iterator[str]:
    """Whether words and code fit together, by reading the code, and, where they can be packed, by making each exercise."""
    unfit = list(_looked_at("lessons", lambda: _compare(root)))
    yield from unfit
    if made.is_file():
        for fault in rehearsal.faults(made, root):
            missing = MISSING.search(fault)
            # Said already, and with all others that are missing.
            if not (missing and any(f"reads it as {missing[1]}" in each for each in unfit)):
                yield fault


MISSING = re.compile(r"words\.en\.toml has no '(\w+)'")


def _compare(root: Path) -> None:
    problems = used.problems(used.read_words(root), used.read_code(root))
    if problems:
        raise DataError(tuple(problems), "lessons")


def _of_pages(root: Path) -> Iterator[str]:
    """Questions, glossary, errata, real cases, notebooks, chapters and slides; what they cite is looked up in the facts as packed last."""
    # Imported here: packing comes first.
    from course_law import errata, glossary, real_cases  # noqa: PLC0415 - as above
    from course_questions import bank  # noqa: PLC0415 - as above
    from tools import citations  # noqa: PLC0415 - as above

    single: tuple[tuple[Callable[[Path], object], Iterable[Path]], ...] = (
        (bank.load, sorted((root / "book" / "questions").glob("*.toml"))),
        (glossary.load, [root / "book" / "glossary.toml"]),
        (errata.load, [root / "book" / "errata.toml"]),
        (real_cases.load, [root / "data" / "real"]),
        (notebooks.read, sorted((root / "notebooks").glob("*.ipynb"))),
    )
    for read, paths in single:
        for path in paths:
            yield from _looked_at(path.relative_to(root).as_posix(), partial(read, path))
    yield from _looked_at("chapters and slides", partial(citations.check, root))


def _looked_at(place: str, read: Callable[[], object]) -> Iterator[str]:
    """What is wrong with a part, a line each; also when it is looked at by a program that is itself at a loss."""
    try:
        read()
    except Exception as error:  # noqa: BLE001 - an error in one part must not hide the faults of others
        own = getattr(error, "faults", None)
        yield from own or [
            f"{place} cannot be looked at: {_in_words(error)}. Expected: a file that its reader understands."
        ]


def _in_words(error: Exception) -> str:
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    where = f" ({Path(frame.tb_frame.f_code.co_filename).name}, line {frame.tb_lineno})" if frame else ""
    return f"{type(error).__name__}: {str(error).rstrip('.')}{where}"


def _of_words(root: Path) -> Iterator[str]:
    for path in sorted(path for kind in PROSE for path in root.glob(kind)):
        place = path.relative_to(root).as_posix()
        try:
            lines = path.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            yield f"{place} cannot be read: {error}. Expected: text in UTF-8."
            continue
        for number, line in enumerate(lines, start=1):
            match = BELITTLING.search(line)
            if match:
                yield f"{place}, line {number}: the word '{match[0]}'. Expected: the sentence without it; it tells a reader that this is easy."


def main() -> int:
    """Print every fault; return 1 if there is one."""
    problems = faults()
    print(
        "\n".join(problems)
        or "content: no fault in facts, lessons, questions, glossary, errata, chapters, slides, notebooks or words"
    )
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
