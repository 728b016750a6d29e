"""Compares an answer with what the data say, and explains the difference."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from crossborder.exercises.data_lab import words
from crossborder.exercises.data_lab.questions import QUESTION_BY_ID
from crossborder.exercises.html import el, join
from crossborder.exercises.show import Shown
from crossborder.exercises.style import style_element
from crossborder.rules.errors import require_known

if TYPE_CHECKING:
    from crossborder.exercises.data_lab.questions import Answer, Question
    from crossborder.exercises.html import Markup


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check says: ``right``, ``not_yet`` or ``unread`` (nothing that can be compared), and the reason."""

    verdict: Literal["right", "not_yet", "unread"]
    text: str


class Unreadable(ValueError):  # noqa: N818 - it is no error of the program: the learner is told what is wanted
    """An answer is of another kind than the question asks for."""


def read(question: Question, given: object) -> Answer:
    """Read an answer: what a learner typed, or what their program worked out.

    Args:
        given: a number, a text, or any collection of texts, such as a pandas Series.

    Raises:
        Unreadable: when it is of another kind; the message says which is wanted.
    """
    if question.kind == "number":
        return _number(given)
    named = _words(given)
    if question.kind == "codes":
        return frozenset(word.upper() for word in named)
    if len(named) != 1:
        raise Unreadable(words.UNREADABLE_CODE.format(count=len(named)))
    return named[0]


def _number(given: object) -> int:
    if isinstance(given, str) and re.fullmatch(r"\s*-?\d+\s*", given):
        return int(given)
    if hasattr(given, "__index__"):  # int, and the whole numbers of numpy
        return int(given)
    shown = f"“{given}”" if isinstance(given, str) else given if isinstance(given, float) else type(given).__name__
    raise Unreadable(words.UNREADABLE_NUMBER.format(given=shown))


def _words(given: object) -> list[str]:
    if isinstance(given, str):
        return re.findall(r"\w+", given)
    if hasattr(given, "columns"):
        raise Unreadable('This is a whole table. Choose the column that holds the answer: table["state"], for example.')
    if isinstance(given, Iterable):
        return [str(each) for each in given]
    raise Unreadable(f"This is {type(given).__name__}, which holds no codes.")


def checked(name: str, given: object) -> Checked:
    """Compare an answer with the data.

    Raises:
        QuestionError: when there is no question with this id; the message names near ones.
    """
    require_known("The question", name, QUESTION_BY_ID)
    question = QUESTION_BY_ID[name]
    if given is Ellipsis or given is None or (isinstance(given, str) and not given.strip()):
        return Checked("unread", words.GIVE.format(kind=words.READ_AS[question.kind], example=question.example))
    try:
        answer = read(question, given)
    except Unreadable as error:
        return Checked("unread", str(error))
    wanted = question.answer()
    if _same(answer, wanted):
        return Checked("right", question.why)
    slip = next((slip.says for slip in question.slips if _same(answer, slip.answer())), None)
    return Checked("not_yet", slip or _difference(answer, wanted))


def _same(one: Answer, other: Answer) -> bool:
    """Small and capital letters do not matter."""
    return one.lower() == other.lower() if isinstance(one, str) and isinstance(other, str) else one == other


def _difference(answer: Answer, wanted: Answer) -> str:
    """How an answer differs, without giving the whole solution away."""
    if isinstance(answer, int) and isinstance(wanted, int):
        return str((words.LARGER if wanted > answer else words.SMALLER).format(answer=answer))
    if isinstance(answer, frozenset) and isinstance(wanted, frozenset):
        extra, missing = sorted(answer - wanted), len(wanted - answer)
        too_many = words.NOT_AMONG.format(extra=", ".join(extra)) if extra else ""
        too_few = words.MISSING_ONE if missing == 1 else words.MISSING.format(count=missing)
        return " ".join(filter(None, (too_many, too_few if missing else "")))
    return str(words.ANOTHER)


def check(name: str, given: object = ...) -> Shown:
    """Check an answer in a notebook.

    Args:
        name: id of the question, such as ``who-2004``.
        given: the answer: a number, a text, or a collection of texts, such as a pandas Series.

    Returns:
        What a notebook shows: the verdict, why, and what the answer rests on.

    Raises:
        QuestionError: when there is no question with this id; the message names near ones.
    """
    marking = checked(name, given)
    markup = el("div", style_element(), verdict(QUESTION_BY_ID[name], marking), class_="cbx cbx-lab")
    return Shown(markup, f"{words.HEADS[marking.verdict]} {marking.text}")


def verdict(question: Question, marking: Checked) -> Markup:
    """A verdict with its reason; what the answer rests on is told when it is right."""
    rests = el("p", words.RESTS.format(rests=question.rests)) if marking.verdict == "right" else None
    return join(el("p", el("strong", words.HEADS[marking.verdict]), " ", marking.text), rests)
