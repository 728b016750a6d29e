"""Graded samples for each new case: a strong, a middle and a weak answer, made of the case's own options and key points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.request.document import Block, Document, Heading, Listing, Paragraph
from tools.lecturer import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.exercises.lesson.cases import NewCase
    from crossborder.exercises.registry import Exercise

# Half for the decision, half for the reason: a right outcome without a provision earns half at most.
DECISION, REASON = 5, 5


@dataclass(frozen=True, slots=True)
class Sample:
    """A graded answer.

    Args:
        kind: strong, middle or weak.
        text: the answer.
        is_right: whether its decision is right.
        named: how many key points it names.
        missing: the key points it leaves out.
    """

    kind: str
    text: str
    is_right: bool
    named: int
    missing: tuple[str, ...]

    @property
    def marks(self) -> float:
        """The marks of ten, to the half."""
        total = self.named + len(self.missing)
        return DECISION * self.is_right + round(2 * REASON * self.named / total) / 2


def samples(case: NewCase) -> tuple[Sample, Sample, Sample]:
    """Return a strong, a middle and a weak answer to a new case.

    Args:
        case: the case.
    """
    points = key.points(case)
    half = len(points) // 2
    right = next(option for option in case.decision.options if option.value == case.right)
    wrong = next(option for option in case.decision.options if option.value != case.right)
    return (
        Sample("Strong", "\n".join((f"{right.text}.", *points)), is_right=True, named=len(points), missing=()),
        Sample(
            "Middle", "\n".join((f"{right.text}.", *points[:half])), is_right=True, named=half, missing=points[half:]
        ),
        Sample("Weak", f"{wrong.text}. This seems to be the usual way.", is_right=False, named=0, missing=points),
    )


def document(exercise: Exercise, cases: tuple[NewCase, ...]) -> Document:
    """Return the rubric of an exercise's new cases, with three graded samples for each.

    Args:
        exercise: what the registry says about it.
        cases: its new cases.
    """
    rule = (
        f"{DECISION} marks for the right decision, {REASON} for the reason, shared equally by the key points that are named with "
        "their provision. A right decision without a provision earns half at most. A good reason in other words counts."
    )
    blocks = (Paragraph(rule), *(block for number, case in enumerate(cases, 1) for block in _case(number, case)))
    return Document(title=f"Rubric and samples: {exercise.title}", language="en", blocks=blocks, footer=key.FOOTER)


def _case(number: int, case: NewCase) -> Iterator[Block]:
    yield Heading(2, f"New case {number}")
    yield from (Paragraph(text) for text in (*case.facts, case.decision.label))
    for sample in samples(case):
        yield Heading(3, f"{sample.kind}: {sample.marks:g} of {DECISION + REASON}")
        yield Paragraph(sample.text)
        reason = sample.marks - DECISION * sample.is_right
        yield Paragraph(
            f"{DECISION * sample.is_right} of {DECISION} for the decision, {reason:g} of {REASON} for the reason."
        )
        if sample.missing:
            yield Paragraph("It leaves out:")
            yield Listing(sample.missing)
