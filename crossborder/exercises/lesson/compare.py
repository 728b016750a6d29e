"""A prediction beside what the rules say. An unverified fact marks nobody, and "I don't know yet" is never wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.ask import chosen_text
from crossborder.exercises.feedback import Claim, Part, mark

if TYPE_CHECKING:
    from crossborder.exercises.ask import Choice
    from crossborder.exercises.feedback import Reference


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the rules say to a question of a prediction.

    Args:
        answer: value of the option that is right; ``None`` = the data does not know.
        verified: whether it rests on confirmed facts only.
        reason: the reason in words.
        references: provisions or sources it rests on, at least one.
    """

    answer: str | None
    verified: bool
    reason: str
    references: tuple[Reference, ...]


def compared(question: Choice, said: str, ruling: Ruling) -> Part:
    """Put a learner's answer beside what the rules say.

    Args:
        question: the question of the prediction.
        said: value of the option that was chosen; empty when none was.
        ruling: what the rules say.

    Returns:
        The part of a feedback: marked when the answer was definite and the ruling is confirmed, else a note.
    """
    if said in {"", "unknown"}:
        text = shared.COMPARE_UNKNOWN if said else shared.COMPARE_RULES
        return Part(question.label, "note", text.format(reason=ruling.reason), ruling.references)
    says = shared.COMPARE_RULES.format(reason=ruling.reason)
    claim = Claim(
        holds=None if ruling.answer is None else said == ruling.answer,
        verified=ruling.verified,
        right=says,
        wrong=says,
        ungraded=shared.COMPARE_UNGRADED.format(reason=ruling.reason),
        references=ruling.references,
    )
    label = f"{question.label} ({shared.YOUR_ANSWER.format(answer=chosen_text(question, said))})"
    return mark(label, claim)
