"""From the answers of a class: each question with its numbers, and the misconceptions shared most."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crossborder.exercises.class_report.asked import WRONG, Asked, question_of
from crossborder.work.answers import ANSWERED, CASE, END, HANDS, NONE_TICKED, PREDICTION, REVIEW, SECOND_HANDS, TRY

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from crossborder.work.answers import Answer

    Words = Callable[[Answer], Asked]

FIRST_TRY, LATER_TRY, HINTED = "first try", "later try", "after a hint"
# The columns of a question, in the order of a class; those that nobody filled are left out.
COLUMNS = (PREDICTION, HANDS, SECOND_HANDS, END, FIRST_TRY, LATER_TRY, HINTED, CASE, REVIEW)
ORDER = {PREDICTION: 0, TRY: 1, CASE: 2, REVIEW: 3}
FEWEST, SHOWN = 2, 3  # a mistake that one person makes is no misconception of a class


@dataclass(slots=True)
class Question:
    """A question with what a class answered.

    Args:
        kind: when it was asked: prediction, try, case or review.
        counts: by column, the number of learners by answer; the empty answer stands for any.
    """

    exercise: str
    id: str
    kind: str
    asked: Asked
    counts: dict[str, dict[str, int]] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that somebody filled."""
        return tuple(name for name in COLUMNS if self.counts.get(name))

    @property
    def values(self) -> tuple[str, ...]:
        """The answers: the options in their order, then what was typed, the most frequent first."""
        given = {value for column in self.counts.values() for value in column} - {ANSWERED}
        options = [option.value for option in self.asked.options]
        total = {value: sum(column.get(value, 0) for column in self.counts.values()) for value in given}
        typed = sorted(given - set(options) - {NONE_TICKED}, key=lambda value: (-total[value], value))
        return (*options, *typed, *([NONE_TICKED] if NONE_TICKED in given else []))

    def count(self, column: str, value: str = ANSWERED) -> int:
        """How many learners gave an answer; by default, how many answered."""
        return self.counts.get(column, {}).get(value, 0)

    def drew(self) -> tuple[tuple[str, int], ...]:
        """The wrong answers that drew somebody when the question was first asked, the strongest first; a prediction is not graded."""
        return self._wrong(FIRST_TRY, CASE, REVIEW)[1]

    def stays(self) -> tuple[str, tuple[tuple[str, int], ...]]:
        """The wrong answers that were given last, and in which column: of a prediction, at the end, where somebody voted again."""
        return self._wrong(END, FIRST_TRY, CASE, REVIEW)

    def _wrong(self, *columns: str) -> tuple[str, tuple[tuple[str, int], ...]]:
        """The first of some columns that somebody filled, and the wrong answers in it."""
        column = next((name for name in columns if name in self.columns), "")
        chosen = (pair for pair in self.counts.get(column, {}).items() if pair[0] not in {ANSWERED, NONE_TICKED})
        wrong = (pair for pair in chosen if self.asked.judge(pair[0]) == WRONG)
        return column, tuple(sorted(wrong, key=lambda pair: (-pair[1], pair[0])))


def questions(tally: Mapping[Answer, int], say: Words = question_of) -> tuple[Question, ...]:
    """The questions that a class answered, by exercise and in the order of a class."""
    by_key: dict[tuple[str, int, str], Question] = {}
    for one, number in sorted(tally.items()):
        kind = one.moment if one.moment in {TRY, CASE, REVIEW} else PREDICTION
        key = one.exercise, ORDER[kind], one.question
        question = by_key.get(key) or by_key.setdefault(key, Question(one.exercise, one.question, kind, say(one)))
        for column in _columns(one):
            values = question.counts.setdefault(column, {})
            values[one.value] = values.get(one.value, 0) + number
    return tuple(by_key[key] for key in sorted(by_key))


def _columns(one: Answer) -> tuple[str, ...]:
    """In which columns an answer counts: a try is the first or a later one, and may have come after a hint."""
    if one.moment != TRY:
        return (one.moment,)
    when = FIRST_TRY if one.number <= 1 else LATER_TRY
    return (when, HINTED) if one.hints else (when,)


@dataclass(frozen=True, slots=True)
class Misconception:
    """A wrong answer that several share.

    Args:
        learners: how many gave it.
        of: how many answered.
    """

    question: Question
    value: str
    learners: int
    of: int


def misconceptions(answered: tuple[Question, ...]) -> tuple[Misconception, ...]:
    """The wrong answers that most learners share: what to teach next."""
    shared = [
        Misconception(question, value, number, question.count(column))
        for question in answered
        for column, wrong in (question.stays(),)
        for value, number in wrong[:1]
        if number >= FEWEST
    ]
    return tuple(sorted(shared, key=lambda one: (-one.learners, -one.learners / one.of, one.question.id))[:SHOWN])
