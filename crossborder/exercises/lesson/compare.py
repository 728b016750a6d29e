"""A prediction beside what the rules say. An unverified fact marks nobody, and "I don't know yet" is never wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.ask import chosen_text
from crossborder.exercises.feedback import Part, Says, mark

if TYPE_CHECKING:
    from crossborder.exercises.ask import Choice
    from crossborder.exercises.feedback import Reference

# An answer of the rules as the value of an option.
YES_NO = {True: "yes", False: "no", None: None}


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the rules say to a question of a prediction.

    Args:
        answer: value of the option that is right; ``None`` = the data does not know.
        references: provisions or sources it rests on, at least one.
        more: what is told with them, and not before somebody looks.
    """

    answer: str | None
    verified: bool
    reason: str
    references: tuple[Reference, ...]
    more: str = ""


def compared(question: Choice, predicted: str, again: str, ruling: Ruling) -> Part:
    """Put a learner's answer beside what the rules say: the second one where there is one, for it is the better informed.

    Args:
        predicted: value of the option that was chosen at first; empty when none was.
        again: value of the option that was chosen in the second vote; empty when none was.

    Returns:
        The part of a feedback: marked when the answer was definite and the ruling is confirmed, else a note.
    """
    said, told = again or predicted, shared.YOUR_NOW if again else shared.YOUR_ANSWER
    label = f"{question.label} ({told.format(answer=chosen_text(question, said))})" if said else question.label
    if said in {"", "unknown"}:
        text = shared.COMPARE_UNKNOWN if said else shared.COMPARE_RULES
        return Part(label, "note", text.format(reason=ruling.reason), ruling.references, ruling.more)
    says = shared.COMPARE_RULES.format(reason=ruling.reason)
    ungraded = shared.COMPARE_UNGRADED.format(reason=ruling.reason)
    holds = None if ruling.answer is None else said == ruling.answer
    told = Says(says, says, ungraded)
    return mark(label, told, ruling.references, holds=holds, verified=ruling.verified, more=ruling.more)
