"""What an assessment is made of: steps with their effect, open questions, routes, alternatives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crossborder.facts.records import Effect, Provision
    from crossborder.rules.bases import LegalBasis
    from crossborder.rules.cooperation import CooperationRequest

Outcome = Literal["available", "refusable", "discretionary", "open", "unavailable"]
BEST_FIRST: tuple[Outcome, ...] = ("available", "refusable", "open", "discretionary", "unavailable")


@dataclass(frozen=True, slots=True)
class Step:
    """One question on the way, with its answer and what it does to the outcome.

    Args:
        id: short name of the question, such as ``dual_criminality``.
        question: the question in words.
        answer: the answer in words, with its reason.
        effect: ``no_obstacle``, ``condition_failed``, ``requires_refusal``, ``permits_refusal``,
            ``lifted_by_assurance`` or ``open``.
        provisions: what it rests on, the leading one first.
        verified: whether it rests on confirmed facts and texts only.
        reasons: the reasons one by one, where the answer has several.
    """

    id: str
    question: str
    answer: str
    effect: Effect
    provisions: tuple[Provision, ...]
    verified: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A ground or condition that nobody raised: it does not change the outcome, but it has to be asked.

    Args:
        fact: field of the request that would answer it, or empty.
        text: the question in words.
        provisions: what would apply.
        effect: what the ground would do if raised.
    """

    fact: str
    text: str
    provisions: tuple[Provision, ...]
    effect: str


@dataclass(frozen=True, slots=True)
class Route:
    """One way to the measure: over one legal basis, or over the requested state's own law.

    Args:
        basis: the legal basis, or ``None`` for a way without one.
        title: name for reading.
        outcome: what the steps together give.
        steps: the questions asked, in order.
        questions: grounds nobody raised.
    """

    basis: LegalBasis | None
    title: str
    outcome: Outcome
    steps: tuple[Step, ...]
    questions: tuple[OpenQuestion, ...]

    @property
    def verified(self) -> bool:
        """Whether every step rests on confirmed facts and texts only."""
        return all(step.verified for step in self.steps)

    @property
    def deciding(self) -> tuple[Step, ...]:
        """The steps that made the outcome what it is."""
        decisive = {
            "unavailable": {"condition_failed", "requires_refusal"},
            "open": {"open"},
            "refusable": {"permits_refusal"},
        }.get(self.outcome)
        return tuple(step for step in self.steps if step.effect in decisive) if decisive else self.steps


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another way to get on with the case.

    Args:
        id: ``reciprocity``, ``letters_rogatory``, ``prosecution_at_home``, ``preservation_first`` or
            ``spontaneous_information``.
        title: name for reading.
        outcome: whether it is open to the states, as far as the data knows.
        text: the reason, in words.
        provisions: what it rests on.
    """

    id: str
    title: str
    outcome: Outcome
    text: str
    provisions: tuple[Provision, ...]


@dataclass(frozen=True)
class Assessment:
    """What the rules say to a request.

    Args:
        request: the request.
        outcome: that of the best route.
        routes: one per legal basis, the best first.
        alternatives: other ways.
    """

    request: CooperationRequest
    outcome: Outcome
    routes: tuple[Route, ...]
    alternatives: tuple[Alternative, ...]

    @property
    def best(self) -> Route:
        """The route that gives the outcome."""
        return self.routes[0]

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the best route."""
        return self.best.steps

    @property
    def questions(self) -> tuple[OpenQuestion, ...]:
        """What still has to be asked on the best route."""
        return self.best.questions

    @property
    def verified(self) -> bool:
        """Whether the deciding steps of the best route rest on confirmed facts and texts only."""
        return all(step.verified for step in self.best.deciding)


def outcome_of(steps: Iterable[Step], *, obliged: bool) -> Outcome:
    """Combine the effects of steps.

    Args:
        steps: the steps of one route.
        obliged: whether the basis obliges the requested state (``operative`` or ``residual``).

    Returns:
        The outcome of the route.
    """
    effects = {step.effect for step in steps}
    if effects & {"condition_failed", "requires_refusal"}:
        return "unavailable"
    if "open" in effects:
        return "open"
    if not obliged:
        return "discretionary"
    return "refusable" if "permits_refusal" in effects else "available"
