"""The ten questions of the data lab: what is asked, what the data answer, and what a likely slip gives instead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from crossborder.exercises import lessons
from crossborder.exercises.data_lab import answers
from crossborder.exercises.data_lab.answers import BUDAPEST, IN_FORCE, TWENTY_YEARS

if TYPE_CHECKING:
    from collections.abc import Callable

Answer = int | str | frozenset[str]
Kind = Literal["number", "codes", "code"]
MAY_JOIN = (BUDAPEST, "ece_24")


@dataclass(frozen=True, slots=True)
class Slip:
    """A way to miss the answer that the check knows."""

    answer: Callable[[], Answer]
    says: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question to the data.

    Args:
        kind: ``number``, ``codes`` (several codes of states) or ``code`` (one code or id).
        rests: the provision, Act or table that the answer rests on.
    """

    id: str
    title: str
    ask: str
    kind: Kind
    example: str
    answer: Callable[[], Answer]
    why: str
    rests: str
    slips: tuple[Slip, ...] = ()


def _question(name: str, answer: Callable[[], Answer], *slips: Callable[[], Answer]) -> Question:
    """A question, by what works out its answer and that of each slip; its words are among those of the lesson."""
    told = dict(lessons.text("data-lab", "words", "QUESTIONS")[name])
    says = told.pop("slips", ())
    return Question(id=name, answer=answer, slips=tuple(Slip(*one) for one in zip(slips, says, strict=True)), **told)


QUESTIONS = (
    _question(
        "who-2004",
        lambda: len(answers.pairs(IN_FORCE, "preservation")),
        lambda: 2 * len(answers.pairs(IN_FORCE, "preservation")),
        lambda: len(answers.states(IN_FORCE, "preservation")),
    ),
    _question("states-2004", lambda: answers.states(IN_FORCE, "preservation")),
    _question(
        "assistance-2004",
        lambda: answers.most_pairs(IN_FORCE, "mutual_assistance"),
        lambda: answers.most_pairs(IN_FORCE, "mutual_assistance", 1),
    ),
    _question(
        "parties-2024", lambda: answers.parties(TWENTY_YEARS), lambda: answers.parties(TWENTY_YEARS, confirmed=False)
    ),
    _question("unpunished-2000", answers.unpunished, lambda: answers.unpunished(unknown=True)),
    _question("first-after", answers.first_after, lambda: "PHL"),
    _question("days-late", lambda: answers.days_until("in_force"), lambda: answers.days_until("approved")),
    _question(
        "extradition-2024",
        lambda: answers.most_pairs(TWENTY_YEARS, "extradition"),
        lambda: BUDAPEST,
        lambda: answers.most_pairs(TWENTY_YEARS, "extradition", 1),
    ),
    _question(
        "one-accession",
        lambda: answers.gained("MEX", BUDAPEST, "preservation"),
        lambda: answers.gained("MEX", BUDAPEST, "preservation", confirmed=False),
    ),
    _question("best-accession", lambda: answers.best_accession("MEX", "extradition", MAY_JOIN), lambda: BUDAPEST),
)

QUESTION_BY_ID = {question.id: question for question in QUESTIONS}
