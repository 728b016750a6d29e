"""A convention that a state may take as the basis of extradition only where the two have no extradition treaty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.rules.bases import coverage_of
from crossborder.rules.printed import capital
from crossborder.rules.steps import OpenQuestion, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.rules.bases import LegalBasis
    from crossborder.rules.matter import Matter

_QUESTION = "Do the two states lack an extradition treaty?"


def no_treaty_steps(matter: Matter, standing: list[LegalBasis]) -> Iterator[Step]:
    """One step where a treaty in force obliges: then the request goes over it (Budapest 24(3), UNTOC 16(4), UNCAC 44(5), Arab 31(3)).

    Args:
        matter: the matter under the optional basis.
        standing: the legal bases between the two that are not replaced.
    """
    treaty = _treaty(standing)
    if treaty is None or not _presupposes_none(matter):
        return
    leading = matter.basis.provisions[0]
    answer = (
        f"No: {treaty.instrument.in_sentence} has bound both since {treaty.since}, and the request goes over it. "
        f"{capital(matter.basis.instrument.in_sentence)} can be taken as the basis only where there is no extradition treaty."
    )
    verified = leading.verified and treaty.verified
    yield Step(
        "no_extradition_treaty", _QUESTION, answer, "condition_failed", (leading, treaty.provisions[0]), verified
    )


def no_treaty_questions(matter: Matter, standing: list[LegalBasis]) -> Iterator[OpenQuestion]:
    """The question whether there is a treaty, as long as nobody searched in vain.

    Args:
        matter: the matter under the optional basis.
        standing: the legal bases between the two that are not replaced.
    """
    if not _presupposes_none(matter) or _treaty(standing):
        return
    search = coverage_of(matter.facts, matter.request.requesting, matter.request.requested, "extradition")
    if search is None or search.result != "none_found":
        yield OpenQuestion("", _QUESTION, matter.basis.provisions[:1], "condition_failed")


def _presupposes_none(matter: Matter) -> bool:
    return matter.request.measure == "extradition" and matter.basis.role == "optional"


def _treaty(standing: list[LegalBasis]) -> LegalBasis | None:
    return next((basis for basis in standing if basis.role == "operative"), None)
