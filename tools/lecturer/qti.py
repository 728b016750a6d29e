"""Questions for platforms that read QTI (Canvas, Blackboard, Brightspace, ILIAS): text2qti writes the package."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from tools.lecturer.exam import CHOICE_MARKS, REASON_MARKS, WRITE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tools.lecturer.exam import Answer, Item

# What Markdown or the library could take for a mark.
MARKS = re.compile(r"""[\\`*_{}\[\]()#+!|<>$~^&.'"-]""")


def package(items: Iterable[Item], title: str) -> bytes:
    """Return the questions as a zip file that a platform imports; the same questions give the same bytes.

    Args:
        title: what the platform calls them.
    """
    from text2qti.config import Config  # noqa: PLC0415 - its packages are installed for this command alone
    from text2qti.qti import QTI  # noqa: PLC0415 - as above
    from text2qti.quiz import Quiz  # noqa: PLC0415 - as above

    out = io.BytesIO()
    QTI(Quiz(source(items, title), config=Config(), source_name=title)).write(out)
    return _dateless(out.getvalue())


def _dateless(data: bytes) -> bytes:
    """The same archive with the earliest day a zip file can bear."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name), old.read(name))
    return out.getvalue()


def source(items: Iterable[Item], title: str) -> str:
    """Return the questions in the form that text2qti reads.

    Args:
        title: what the platform calls them.
    """
    parts = [part for item in items for part in _item(item)]
    asked = "\n".join(f"Points: {marks}\n{number}. {part}" for number, (marks, part) in enumerate(parts, start=1))
    return f"Quiz title: {_escaped(title)}\n\n{asked}"


def _item(item: Item) -> Iterator[tuple[int, str]]:
    """The marks and the text of what is chosen, then of what is written."""
    several = sum(answer.right for answer in item.answers) > 1
    answers = (_answer(at, answer, several=several) for at, answer in enumerate(item.answers))
    yield CHOICE_MARKS, "\n".join((_paragraphs(item.ask), *answers)) + "\n"
    if item.points:
        yield REASON_MARKS, f"{_paragraphs((*item.ask, WRITE))}\n____\n"


def _paragraphs(texts: Iterable[str]) -> str:
    """Paragraphs of one question: all but the first are indented."""
    return "\n\n    ".join(map(_escaped, texts))


def _answer(at: int, answer: Answer, *, several: bool) -> str:
    letter = chr(ord("a") + at)
    mark = f"[{'*' if answer.right else ' '}]" if several else f"{'*' if answer.right else ''}{letter})"
    return f"{mark} {_escaped(answer.text)}\n... {_escaped(answer.why)}"


def _escaped(text: str) -> str:
    """A text in which nothing is a mark; line breaks become spaces."""
    return MARKS.sub(lambda match: f"&#{ord(match[0])};", " ".join(text.split()))
