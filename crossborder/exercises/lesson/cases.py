"""The new cases at the end of an exercise: made up, each with another right answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.exercises import lessons
from crossborder.exercises import words as shared
from crossborder.exercises.ask import Choice, Option
from crossborder.exercises.cited import provisions

if TYPE_CHECKING:
    from crossborder.records.records import Provision, Source


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """A point that a good reason makes, for marking oneself.

    Args:
        references: provisions or sources it rests on, at least one.

    Raises:
        ValueError: when it rests on nothing.
    """

    text: str
    references: tuple[Provision | Source, ...]

    def __post_init__(self) -> None:
        """Refuse a key point that rests on nothing."""
        if not self.references:
            message = f"The key point {self.text[:40]!r} rests on nothing. {shared.NO_REFERENCE}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class NewCase:
    """A new case.

    Args:
        decision: what to decide; each option says what speaks for or against it.
        right: the option that the key points bear out.
        points: what a good reason names.
        begins: whether it is shown where neither the learner nor a seed chose one; else the first of the file is.
    """

    id: str
    facts: tuple[str, ...]
    decision: Choice
    right: str
    points: tuple[KeyPoint, ...]
    begins: bool = False

    def reason(self, value: str) -> str:
        """What speaks for or against an option."""
        return next((option.why for option in self.decision.options if option.value == value), "")


def new_cases(exercise: str) -> tuple[NewCase, ...]:
    """The new cases of an exercise, in the order of its file."""
    return tuple(_case(held) for held in lessons.text(exercise, "new_cases", "case"))


def _case(held: lessons.Held) -> NewCase:
    options = tuple(Option(one["id"], one["text"], one["why"]) for one in held["option"])
    points = tuple(KeyPoint(one["text"], tuple(map(provision_by_name, one["provisions"]))) for one in held["point"])
    decision = Choice("decision", held["question"], options)
    return NewCase(held["id"], held["facts"], decision, held["right"], points, held.get("begins", False))


def provision_by_name(name: str) -> Provision:
    """A provision by its name in a lesson's file, such as ``budapest_185 29(3)``."""
    instrument, _, article = name.partition(" ")
    return provisions(instrument, article)[0]
