"""A question of the practice: a case, what is asked about it at its level, and what is said to an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.ask import Choice, Option
from crossborder.exercises.days import in_words
from crossborder.exercises.feedback import Feedback, Part, capital
from crossborder.exercises.practice import options, words
from crossborder.exercises.practice.case import draw, outcomes
from crossborder.exercises.practice.draws import Draws
from crossborder.exercises.practice.options import Asked
from crossborder.records import facts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossborder.exercises.feedback import Verdict
    from crossborder.exercises.practice.case import Case

LEVELS = (1, 2, 3, 4)
BASIS_LEVEL, MISTAKE_LEVEL = 3, 4
# How often another case is drawn for one that is like the case that went wrong.
_MOST_LIKE = 3


@dataclass(frozen=True, slots=True)
class Question:
    """A question.

    Args:
        level: 1 one gate, 2 several gates, 3 choose the basis, 4 find the mistake.
        told: the case in sentences; at level 4 also the answer that somebody gave.
    """

    case: Case
    level: int
    told: tuple[str, ...]
    asked: tuple[Asked, ...]

    @property
    def fields(self) -> tuple[Choice, ...]:
        """What is asked, as fields."""
        labels = ((one, getattr(words, f"QUESTION_{one.id.upper()}")) for one in self.asked)
        return tuple(Choice(one.id, label, one.options, listed=one.id == "gate") for one, label in labels)

    def check(self, answers: Mapping[str, str]) -> Feedback | str:
        """What is said to an answer: the feedback, or a sentence that says what is missing."""
        missing = [field.label for field in self.fields if not answers.get(field.id)]
        if missing:
            return str(words.MISSING).format(fields=" ".join(missing))
        parts = []
        for field, one in zip(self.fields, self.asked, strict=True):
            value = answers[one.id]
            verdict: Verdict = "right" if value == one.right else "not_yet"
            parts.append(Part(field.label, verdict, one.option(value).why, one.references))
        return Feedback(tuple(parts))


def question(seed: int, level: int, number: int, *, like: str = "") -> Question:
    """The question of a seed; the same one on every machine.

    Args:
        level: 1 to 4.
        number: its number, from 1.
        like: a kind that it should be of, if that can be found; empty for any.
    """
    draws = Draws(seed, level, number, like)
    at = draws.one((1, 2)) if level in {BASIS_LEVEL, MISTAKE_LEVEL} else level
    outcome = like.partition("/")[0]
    # Outcomes follow each other in an order of chance that is drawn anew for each round, so that none is missing for long.
    order = Draws(seed, level, at, (number - 1) // len(outcomes(at))).shuffled(outcomes(at))
    if outcome not in outcomes(at):
        outcome = order[(number - 1) % len(order)]
    case = draw(draws, at, outcome)
    for _ in range(_MOST_LIKE):
        if not like or case.kind == like:
            break
        case = draw(draws, at, outcome)
    return question_about(case, level, draws)


def question_about(case: Case, level: int, draws: Draws) -> Question:
    """What is asked about a case."""
    told = _case_sentences(case)
    if level == BASIS_LEVEL:
        return Question(case, level, told, (options.basis(case, draws), options.outcome(case)))
    asked = options.outcome(case), options.gate(case), options.provision(case, draws)
    if level == MISTAKE_LEVEL:
        return _with_mistake(case, told, (options.basis(case, draws), *asked), draws)
    return Question(case, level, told, asked)


def _case_sentences(case: Case) -> tuple[str, ...]:
    """The case in sentences."""
    data, asked = facts(), case.asked
    requesting, requested = (data.state_by_code[code].in_sentence for code in (asked.requesting, asked.requested))
    conduct = data.conduct_by_id[str(asked.conduct)]
    measure = shared.MEASURES[asked.measure]
    return (
        words.ASKS.format(requesting=capital(requesting), requested=requested, measure=measure),
        words.CONDUCT.format(title=conduct.title, text=conduct.text[:1].lower() + conduct.text[1:]),
        words.DAYS.format(committed=in_words(asked.committed_on), requested=in_words(asked.requested_on)),
        getattr(words, f"FACTS_{case.fact.upper()}") if case.fact else words.NOTHING_ELSE,
    )


def _with_mistake(case: Case, told: tuple[str, ...], asked: tuple[Asked, ...], draws: Draws) -> Question:
    """Somebody's answer: every line as the rules have it, but for one."""
    wrong = draws.one(asked)
    put = draws.one([option for option in wrong.options if option.value != wrong.right])
    listed = []
    for one in asked:
        form, right = getattr(words, f"MISTAKE_{one.id.upper()}"), one.option(one.right)
        line, why = form.format(text=right.text), words.MISTAKE_HOLDS.format(why=right.why)
        if one is wrong:
            line, why = form.format(text=put.text), words.MISTAKE_WRONG.format(why=put.why, right=line)
        listed.append(Option(one.id, line, why))
    told = (*told, words.MISTAKE_INTRO)
    return Question(case, MISTAKE_LEVEL, told, (Asked("line", tuple(listed), wrong.id, wrong.references),))
