"""Rubric of the questions that ask for words: key points, and three graded answers of our own to each."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from course_questions import bank
from crossborder.request.document import Block, Document, Heading, Paragraph
from tools.lecturer import key
from tools.lecturer.exam import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLES = Path(__file__).with_name("samples.toml")
MARKS = 10
KINDS = ("strong", "middle", "weak")


@dataclass(frozen=True, slots=True)
class Written:
    """A question that asks for words, with graded answers.

    Args:
        id: chapter and name.
        ask: the question.
        points: its key points.
        answers: by kind, the answer and the points it makes, from 1.
    """

    id: str
    ask: str
    points: tuple[str, ...]
    answers: dict[str, tuple[str, tuple[int, ...]]]

    def marks(self, kind: str) -> float:
        """The marks of an answer, to the half: every key point counts the same."""
        return round(2 * MARKS * len(self.answers[kind][1]) / len(self.points)) / 2


def load(questions: Path) -> tuple[Written, ...]:
    """Return the questions that ask for words, in the order of the banks.

    Args:
        questions: folder of the banks.

    Raises:
        ValueError: a question has no sample of a kind, or a sample has no question.
    """
    held: dict[str, dict[str, tuple[str, tuple[int, ...]]]] = {}
    for one in tomllib.loads(SAMPLES.read_text(encoding="utf-8"))["answer"]:
        held.setdefault(one["question"], {})[one["kind"]] = one["text"], tuple(one["names"])
    written = tuple(
        Written(
            f"{path.stem}/{each.id}",
            plain(each.ask),
            tuple(map(plain, each.points)),
            held.pop(f"{path.stem}/{each.id}", {}),
        )
        for path in sorted(questions.glob("*.toml"))
        for each in bank.load(path)
        if each.kind == "text"
    )
    without = [one.id for one in written if set(one.answers) != set(KINDS)]
    if without or held:
        raise ValueError(
            f"samples.toml: each written question has {', '.join(KINDS)}; not so: {', '.join((*without, *held))}."
        )
    return written


def document(questions: Path) -> Document:
    """Return the rubric of all written questions.

    Args:
        questions: folder of the banks.
    """
    rule = f"{MARKS} marks, shared equally by the key points. A key point in other words counts. The answers below are ours; read them aloud before you mark."
    blocks = (Paragraph(rule), *(block for one in load(questions) for block in _question(one)))
    return Document(title="Rubric and samples: written questions", language="en", blocks=blocks, footer=key.FOOTER)


def _question(one: Written) -> Iterator[Block]:
    chapter, _, name = one.id.replace("-", " ").partition("/")
    yield Heading(2, f"{chapter.capitalize()}: {name}")
    yield Paragraph(one.ask)
    yield Paragraph("Key points:")
    yield from (Paragraph(point, f"{at}. ") for at, point in enumerate(one.points, start=1))
    for kind in KINDS:
        text, named = one.answers[kind]
        yield Heading(3, f"{kind.capitalize()}: {one.marks(kind):g} of {MARKS}")
        yield Paragraph(text)
        made = ", ".join(map(str, named)) or "none"
        yield Paragraph(f"It makes the points: {made}.")
