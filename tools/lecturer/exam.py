"""Papers for an examination: variants by a private seed, drawn from the banks of questions, the practice and the new cases."""

from __future__ import annotations

import hashlib
import random
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from course_questions import bank
from crossborder.exercises.practice import question as practice
from crossborder.records import facts
from crossborder.request.document import Block, Document, Heading, Listing, Paragraph, Table
from tools.lecturer import key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from crossborder.exercises.lesson.cases import NewCase

LETTERS = "ABCDEFGHIJKLMNOP"
CLOSED_EACH, CASES = 2, 2  # questions of each chapter, and new cases
CHOICE_MARKS, REASON_MARKS = 1, 5  # of what is chosen, and of a reason in writing
MINUTES_A_MARK = 2
WRITE = "Give your reason, with the provision it rests on."
LEVELS = (1, 2, 3)  # of the practice: one made case of each
ROLE = re.compile(r"\{(?P<role>[\w:-]+)\}`(?:(?P<title>[^`<]+?)\s*<[^`>]*>|(?P<target>[^`]*))`")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to choose, and why it is right or wrong."""

    text: str
    why: str
    right: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A question of a paper.

    Args:
        id: its name, the same in every variant.
        ask: what is asked, paragraph by paragraph.
        answers: what can be chosen, in the order of this paper.
        points: what a reason in writing should name; none = nothing is to be written.
    """

    id: str
    ask: tuple[str, ...]
    answers: tuple[Answer, ...]
    points: tuple[str, ...] = ()

    @property
    def right(self) -> str:
        """The letters of the right answers."""
        return ", ".join(letter for letter, answer in zip(LETTERS, self.answers, strict=False) if answer.right)

    @property
    def marks(self) -> int:
        """The marks of the question."""
        return CHOICE_MARKS + (REASON_MARKS if self.points else 0)


def plain(text: str) -> str:
    """Return a MyST text as it reads in the book, without marks."""
    return re.sub(r"[*`]", "", ROLE.sub(_named, text)).replace("\\", "")


def _named(match: re.Match[str]) -> str:
    if match["title"]:
        return match["title"]
    instrument, _, article = match["target"].partition(" ")
    provision = facts().provision_by_place.get((instrument, article)) if match["role"] == "provision" else None
    return provision.label if provision else str(match["target"])


def paper(seed: str, variant: int, questions: Path, cases: Sequence[tuple[str, NewCase]]) -> tuple[Item, ...]:
    """Draw one variant: the same seed and number give the same paper on every machine.

    Args:
        questions: folder of the banks.
        cases: new cases with the exercise of each.
    """
    chance = random.Random(f"{seed}/{variant}")  # noqa: S311 - who has the seed may know the paper; nothing else is secret
    closed = [
        _closed(path.stem, question, chance)
        for path in sorted(questions.glob("*.toml"))
        for question in chance.sample(_choosable(path), CLOSED_EACH)
    ]
    generated = [_generated(_number(seed, variant), level) for level in LEVELS]
    written = [_case(exercise, case, chance) for exercise, case in chance.sample(list(cases), CASES)]
    return (*chance.sample(closed, len(closed)), *generated, *written)


def _number(seed: str, variant: int) -> int:
    """The practice draws by a number: one that nobody finds without the seed."""
    return int.from_bytes(hashlib.sha256(f"{seed}/{variant}".encode()).digest()[:6])


def _generated(number: int, level: int) -> Item:
    """A case of the practice without end, which is in no bank: its first question, with the rules' own reasons."""
    drawn = practice.question(number, level, 1)
    asked = drawn.asked[0]
    answers = tuple(Answer(option.text, option.why, option.value == asked.right) for option in asked.options)
    return Item(f"practice/{level}-{number}", (*drawn.told, drawn.fields[0].label), answers)


def bank_items(path: Path) -> tuple[Item, ...]:
    """Return the review questions of a chapter that can be chosen from, in the order of the book."""
    return tuple(_asked(path.stem, question) for question in _choosable(path))


def _choosable(path: Path) -> list[bank.Question]:
    return [question for question in bank.load(path) if question.kind in {"one", "several"}]


def _asked(chapter: str, question: bank.Question) -> Item:
    answers = (Answer(plain(option.text), plain(option.why), option.right) for option in question.options)
    asked = plain(question.ask) + (" (One or more answers are right.)" if question.kind == "several" else "")
    return Item(f"{chapter}/{question.id}", (asked,), tuple(answers))


def _closed(chapter: str, question: bank.Question, chance: random.Random) -> Item:
    item = _asked(chapter, question)
    return replace(item, answers=tuple(chance.sample(item.answers, len(item.answers))))


def _case(exercise: str, case: NewCase, chance: random.Random) -> Item:
    answers = [Answer(option.text, option.why, option.value == case.right) for option in case.decision.options]
    asked = (*case.facts, case.decision.label)
    return Item(f"{exercise}/{case.id}", asked, tuple(chance.sample(answers, len(answers))), key.points(case))


MARKED = (
    f"A question with letters has {CHOICE_MARKS} mark, for all right letters and no wrong one. "
    f"A reason in writing has up to {REASON_MARKS} more."
)
# For a reason of three sentences, written by hand.
LINES = 6


def document(items: Sequence[Item], variant: int, *, with_key: bool) -> Document:
    """Return a paper, or its key.

    Args:
        with_key: with what is right, and why.
    """
    blocks = [block for number, item in enumerate(items, start=1) for block in _item(number, item, with_key=with_key)]
    marks = sum(item.marks for item in items)
    rule = f"{len(items)} questions, {marks} marks, {MINUTES_A_MARK * marks} minutes. Answer every question. {MARKED}"
    name = () if with_key else (Paragraph("Name: ______________________________   Date: ______________"),)
    title = f"Examination, variant {variant}" + (": key" if with_key else "")
    return Document(
        title=title, language="en", blocks=(*name, Paragraph(rule), *blocks), footer=key.FOOTER if with_key else ""
    )


def _counted(marks: int) -> str:
    return f"{marks} mark" if marks == 1 else f"{marks} marks"


def _item(number: int, item: Item, *, with_key: bool) -> Iterator[Block]:
    yield Heading(2, f"Question {number} ({_counted(item.marks)})")
    yield from (Paragraph(text) for text in item.ask)
    lettered = list(zip(LETTERS, item.answers, strict=False))
    if not with_key:
        yield from (Paragraph(answer.text, f"{letter}  ") for letter, answer in lettered)
        if item.points:
            yield Paragraph(WRITE)
            yield from [Paragraph("_" * 60)] * LINES
        return
    yield Paragraph(item.right, "Right: ")
    rows = tuple((letter, answer.text, "right" if answer.right else "wrong", answer.why) for letter, answer in lettered)
    yield Table(f"Answers to question {number}", ("Letter", "Answer", "It is", "Why"), rows)
    if item.points:
        yield Paragraph(f"A good reason names (up to {REASON_MARKS} marks):")
        yield Listing(item.points)
