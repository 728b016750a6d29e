"""What an assessment is made of: steps with their effect, open questions, routes, alternatives."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from crossborder.records.dates import in_words
from crossborder.rules.printed import Printed, cited, doubt
from crossborder.version import LAW_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from crossborder.records.records import Effect, Provision
    from crossborder.rules.bases import LegalBasis
    from crossborder.rules.cooperation import CooperationRequest

Outcome = Literal["available", "refusable", "discretionary", "open", "unavailable"]
BEST_FIRST: tuple[Outcome, ...] = ("available", "refusable", "open", "discretionary", "unavailable")


@dataclass(frozen=True, slots=True, repr=False)
class Step(Printed):
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
        own_law: whether the requested state's own law asks it, whatever the instrument says.
        treaty_effect: what the instrument alone would do, where own law or its courts make it otherwise.
        values: what a sentence on this step can name beside its provision, such as the state whose law is tested.
    """

    id: str
    question: str
    answer: str
    effect: Effect
    provisions: tuple[Provision, ...]
    verified: bool
    reasons: tuple[str, ...] = ()
    own_law: bool = False
    treaty_effect: Effect | None = None
    values: Mapping[str, str] = field(default_factory=dict, compare=False)

    def lines(self) -> tuple[str, ...]:
        """What it does and what it asks, then the answer."""
        return f"Step: {_in_words(self.effect)}{doubt(verified=self.verified)}: {self.question}", self.told

    @property
    def told(self) -> str:
        """The answer with what it rests on: first what was found, where it has reasons, then the rule.

        Of many reasons the first are the laws tested, and the last says which day counts; those between are in ``reasons``.
        """
        first, others = self.reasons[:_FIRST_REASONS], self.reasons[_FIRST_REASONS:]
        return f"{' '.join((*first, *others[-1:], self.answer))}{cited(self.provisions)}"

    @property
    def message(self) -> str:
        """The name of the one sentence that says what the step decides, such as ``threshold.open``."""
        return f"{self.id}.{self.effect}"


@dataclass(frozen=True, slots=True, repr=False)
class OpenQuestion(Printed):
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

    def lines(self) -> tuple[str, ...]:
        """One line: the question, and what would apply."""
        return (f"OpenQuestion: {_in_words(self.effect)}: {self.text}{cited(self.provisions)}",)


@dataclass(frozen=True, slots=True, repr=False)
class Route(Printed):
    """One way to the measure: over one legal basis, or over the requested state's own law.

    Args:
        basis: the legal basis, or ``None`` for a way without one.
        title: name for reading.
        outcome: what the steps together give.
        steps: the questions asked, in order.
        questions: grounds nobody raised.
        obliges: whether the requested state owes help this way if nothing stands against it; else it may help.
        remote: whether it is a way only if a state was invited to join an instrument since its list of parties was seen.
    """

    basis: LegalBasis | None
    title: str
    outcome: Outcome
    steps: tuple[Step, ...]
    questions: tuple[OpenQuestion, ...]
    obliges: bool = True
    remote: bool = False

    def lines(self) -> tuple[str, ...]:
        """The outcome, and the steps that decide."""
        first = f"Route: {self.outcome}{doubt(verified=self.decided_on_confirmed)}: {self.title}"
        return first, *(f"{step.question} {step.told}" for step in self.deciding[:_MOST_STEPS])

    @property
    def decided_on_confirmed(self) -> bool:
        """Whether the steps that decide rest on confirmed facts and texts only."""
        return all(step.verified for step in self.deciding)

    @property
    def verified(self) -> bool:
        """Whether every step rests on confirmed facts and texts only."""
        return all(step.verified for step in self.steps)

    @property
    def by_instrument(self) -> Route:
        """What the instrument alone makes of the request: without the requested state's own law and what its courts do not apply."""
        steps = tuple(
            replace(step, effect=step.treaty_effect or step.effect) for step in self.steps if not step.own_law
        )
        return replace(self, steps=steps, outcome=outcome_of(steps, obliged=self.obliges))

    @property
    def unconfirmed(self) -> Route:
        """The same for a day on which nobody has seen the law: nothing of it is confirmed."""
        return replace(self, steps=tuple(replace(step, verified=False) for step in self.steps))

    @property
    def deciding(self) -> tuple[Step, ...]:
        """The steps that made the outcome what it is."""
        decisive = {
            "unavailable": {"condition_failed", "requires_refusal"},
            "open": {"open"},
            "refusable": {"permits_refusal"},
        }.get(self.outcome)
        return tuple(step for step in self.steps if step.effect in decisive) if decisive else self.steps


@dataclass(frozen=True, slots=True, repr=False)
class Alternative(Printed):
    """Another way to get on with the case.

    Args:
        id: ``reciprocity``, ``letters_rogatory``, ``prosecution_at_home``, ``preservation_first``,
            ``spontaneous_information``, ``home_state_first`` or ``order_to_provider``.
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

    def lines(self) -> tuple[str, ...]:
        """Whether it is open to the states, and why."""
        return f"Alternative: {self.outcome}: {self.title}", f"{self.text}{cited(self.provisions)}"


@dataclass(frozen=True, repr=False)
class Assessment(Printed):
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

    def lines(self) -> tuple[str, ...]:
        """Who asks whom for what, the outcome, the steps that decide on the best route, and what else there is."""
        questions = _counted(len(self.questions), "question")
        more = f"{_counted(len(self.routes), 'route')}, {questions} to ask, {_counted(len(self.alternatives), 'alternative')}"
        return (
            f"Assessment: {self.outcome}{doubt(verified=self.verified)}: {self.request.headline}",
            *filter(None, (self.caution,)),
            f"Best route: {self.best.title}",
            *self.best.lines()[1:],
            more,
        )

    @property
    def caution(self) -> str:
        """For a request of a later day than the one to which the course brings the law: that how the law is then is not known; else empty."""
        asked = self.request.requested_on
        return _CAUTION.format(until=in_words(LAW_DAY), day=in_words(asked)) if asked > LAW_DAY else ""

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
        return self.best.decided_on_confirmed


_MOST_STEPS = 4
# One law of the requesting state, and that of the requested one on up to two days.
_FIRST_REASONS = 3
_CAUTION = "This course follows the law up to {until}. Whether it is still the same on {day} is not known: this answer is unverified."


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _in_words(effect: str) -> str:
    return effect.replace("_", " ")


def outcome_of(steps: Iterable[Step], *, obliged: bool) -> Outcome:
    """Combine the effects of steps.

    Args:
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
