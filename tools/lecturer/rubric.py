"""Graded samples for each new case: a strong, a middle and a weak answer, of our own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossborder.request.document import Block, Document, Heading, Listing, Paragraph
from tools.lecturer import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.exercises.lesson.cases import NewCase
    from crossborder.exercises.registry import Exercise

# Half for the decision, half for the reason: a right outcome without a provision earns half at most.
DECISION, REASON = 5, 5


SAMPLES = Path(__file__).with_name("new_cases.toml")
KINDS = ("strong", "middle", "weak")


@dataclass(frozen=True, slots=True)
class Sample:
    """A graded answer.

    Args:
        kind: strong, middle or weak.
        decision: what it decides.
        text: its reason.
        is_right: whether its decision is right.
        named: how many key points it names.
        missing: the key points it leaves out.
    """

    kind: str
    decision: str
    text: str
    is_right: bool
    named: int
    missing: tuple[str, ...]

    @property
    def marks(self) -> float:
        """The marks of ten, to the half."""
        total = self.named + len(self.missing)
        return DECISION * self.is_right + round(2 * REASON * self.named / total) / 2


@cache
def written() -> dict[str, dict[str, dict[str, Any]]]:
    """Return what was written of each case, by its exercise and id, and by kind."""
    held: dict[str, dict[str, dict[str, Any]]] = {}
    for one in tomllib.loads(SAMPLES.read_text(encoding="utf-8"))["answer"]:
        held.setdefault(one["case"], {})[one["kind"]] = one
    return held


def samples(exercise: str, case: NewCase) -> tuple[Sample, ...]:
    """Return a strong, a middle and a weak answer to a new case.

    Raises:
        ValueError: when one of them is not written, or decides what cannot be chosen.
    """
    place = f"{exercise}/{case.id}"
    answers, options = written().get(place, {}), {option.value: option.text for option in case.decision.options}
    if set(answers) != set(KINDS) or not {one["decision"] for one in answers.values()} <= set(options):
        raise ValueError(f"new_cases.toml: {place} needs {', '.join(KINDS)}, each with one of: {', '.join(options)}.")
    return tuple(_sample(answers[kind], options, case) for kind in KINDS)


def _sample(one: dict[str, Any], options: dict[str, str], case: NewCase) -> Sample:
    missing = tuple(point for at, point in enumerate(key.points(case), 1) if at not in one["names"])
    is_right = one["decision"] == case.right
    return Sample(one["kind"].capitalize(), options[one["decision"]], one["text"], is_right, len(one["names"]), missing)


def document(exercise: Exercise, cases: tuple[NewCase, ...]) -> Document:
    """Return the rubric of an exercise's new cases, with three graded samples for each.

    Args:
        exercise: what the registry says about it.
    """
    rule = (
        f"{DECISION} marks for the right decision, {REASON} for the reason, shared equally by the key points that are named with "
        "their provision. A right decision without a provision earns half at most. A good reason in other words counts. The answers are ours."
    )
    blocks = (
        Paragraph(rule),
        *(block for number, case in enumerate(cases, 1) for block in _case(exercise.id, number, case)),
    )
    return Document(title=f"Rubric and samples: {exercise.title}", language="en", blocks=blocks, footer=key.FOOTER)


def _case(exercise: str, number: int, case: NewCase) -> Iterator[Block]:
    yield Heading(2, f"New case {number}")
    yield from (Paragraph(text) for text in (*case.facts, case.decision.label))
    for sample in samples(exercise, case):
        yield Heading(3, f"{sample.kind}: {sample.marks:g} of {DECISION + REASON}")
        yield Paragraph(sample.text, f"{sample.decision}: ")
        reason = sample.marks - DECISION * sample.is_right
        yield Paragraph(
            f"{DECISION * sample.is_right} of {DECISION} for the decision, {reason:g} of {REASON} for the reason."
        )
        if sample.missing:
            yield Paragraph("It leaves out:")
            yield Listing(sample.missing)
