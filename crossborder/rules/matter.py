"""What every step of a route looks at: the request, the facts, the legal basis and the finding on dual criminality."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from crossborder.rules.reservations import reserved
from crossborder.rules.steps import Step
from crossborder.rules.treaties import assistance_treaties, listed_governs

if TYPE_CHECKING:
    from crossborder.records.collection import Facts
    from crossborder.records.records import Effect, Instrument, Provision, Role, State
    from crossborder.rules.bases import LegalBasis
    from crossborder.rules.cooperation import CooperationRequest
    from crossborder.rules.dual_criminality import Finding
    from crossborder.rules.reservations import Reserved

# How a request comes: over a treaty that is read, over one that is not, or without any.
Way = Literal["treaty", "unread", "none"]


@dataclass(frozen=True)
class Case:
    """A request, whatever the way it comes.

    Args:
        request: the request.
        facts: the facts.
        finding: the finding on dual criminality, or ``None`` when no conduct is stated.
    """

    request: CooperationRequest
    facts: Facts
    finding: Finding | None

    @property
    def requesting(self) -> State:
        """The requesting state."""
        return self.facts.state_by_code[self.request.requesting]

    @property
    def requested(self) -> State:
        """The requested state."""
        return self.facts.state_by_code[self.request.requested]


@dataclass(frozen=True)
class Matter(Case):
    """A request as seen under one legal basis.

    Args:
        basis: the legal basis.
    """

    basis: LegalBasis

    @property
    def way(self) -> Way:
        """What the requested state's own law makes of it.

        A convention that it may take as the basis leaves all conditions to that law. One that leaves the grounds of refusal to it (Budapest 25(4),
        which 27(4) adds to) gives back what that law leaves to treaties, as an unread one may.
        """
        if self.basis.rule.role == "optional":
            return "none"
        offers = (rule for rule in self.basis.instrument.bases if self.request.measure in rule.measures)
        return "unread" if any(rule.grounds_from for rule in offers) else "treaty"

    def provision(self, article: str) -> Provision:
        """A provision of the instrument that is the basis."""
        return self.facts.provision_by_place[self.basis.instrument.id, article]

    @cached_property
    def treaties(self) -> tuple[Instrument, ...]:
        """Treaties on assistance in force between the two states that day."""
        return assistance_treaties(
            self.facts, self.request.requesting, self.request.requested, self.request.requested_on
        )

    @cached_property
    def _listed(self) -> bool:
        """Whether a treaty on assistance is known to be in force between the two that the data holds no articles of."""
        asked = self.request
        return listed_governs(self.facts, asked.requesting, asked.requested, asked.requested_on)

    @cached_property
    def _known(self) -> dict[tuple[str, str], Reserved]:
        """What was found of reservations, by state and article: several rules ask for the same one."""
        return {}

    def reserved(self, state: State, article: str) -> Reserved:
        """What is known of a state's reservation or declaration to an article of the instrument, looked up once."""
        place = state.code, article
        if place not in self._known:
            day = self.request.requested_on
            self._known[place] = reserved(self.facts, self.basis.instrument.id, state, article, day)
        return self._known[place]

    def role_fits(self, roles: tuple[Role, ...]) -> bool:
        """Whether a rule for these roles speaks of this basis.

        Rules of the residual part (Budapest 27(2)-(9), UNTOC 18(9)-(29)) add to the operative part of the same
        instrument, but only where no assistance treaty is in force between the two.
        """
        rule = self.basis.rule
        added = bool(rule.grounds_from) and "residual" in roles and not (self.treaties or self._listed)
        return not roles or rule.role in roles or added

    def applies(self, measures: tuple[str, ...], conducts: tuple[str, ...]) -> bool:
        """Whether a rule for these measures and conducts speaks of this request."""
        return self.request.measure in measures and ("*" in conducts or self.request.conduct in conducts)

    def step(self, name: str, question: str, answer: str, effect: Effect, article: str, *more: Provision) -> Step:
        """A step that rests on a provision of this instrument, verified when all its provisions are."""
        provisions = (self.provision(article), *more)
        verified = all(provision.verified for provision in provisions)
        return Step(name, question, answer, effect, provisions, verified)
