"""How far one state's legal bases reach: for every other state, what there is between the two, or what is not known."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, get_args

from crossborder.records import facts as packaged
from crossborder.records.terms import MEASURES
from crossborder.rules.bases import LegalBasis, legal_bases
from crossborder.rules.errors import require_conduct, require_day, require_known, require_state
from crossborder.rules.possible import PossibleBasis, possible_bases
from crossborder.rules.printed import Printed, doubt
from crossborder.rules.treaties import coverage_of, listed_treaty

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from crossborder.records.collection import Facts
    from crossborder.records.records import Coverage
    from crossborder.rules.known import SearchResult

Kind = Literal[
    "operative",
    "unread",
    "conditional",
    "residual",
    "optional",
    "framework",
    "replaced",
    "unknown",
    "nothing_held",
    "none",
]
# The strongest first. The last three are no basis at all: not known, nothing held here, searched in vain.
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True, repr=False)
class Reach(Printed):
    """What there is between two states for a measure on a day.

    Args:
        state: code of the other state.
        kind: the strongest of: ``operative`` (obliges and says how), ``unread`` (a treaty binds both, and nobody read what it says of
            the measure), ``conditional`` (obliges, but only in a case that
            meets a condition still to be shown), ``residual``, ``optional``, ``framework``, ``replaced`` (only instruments
            that are set aside); without any of these ``unknown`` (an instrument could bind both, the data does not know),
            ``nothing_held`` (no instrument held here carries this measure between the two; that there is none has not been
            established: nobody searched, or what a search found does not deal with it) or ``none`` (none held, and a search
            for a treaty between the two alone found none).
        bases: the legal bases.
        possible: instruments that could be a basis if a fact that the data does not hold were known.
        search: the search for a treaty between the two alone, or ``None`` when nobody is known to have searched.
        listed: what is known of a treaty between the two alone that was found and whose articles the data does not hold.
        verified: for a basis: whether one of this kind rests on confirmed facts only; else ``True``: it says what the data
            does not hold.
    """

    state: str
    kind: Kind
    bases: tuple[LegalBasis, ...]
    possible: tuple[PossibleBasis, ...]
    search: Coverage | None
    listed: SearchResult | None
    verified: bool

    def lines(self) -> tuple[str, ...]:
        """One line: the strongest kind, and the instruments of that kind."""
        names = ", ".join(dict.fromkeys(basis.instrument.short_title for basis in self.strongest))
        kind = self.kind.replace("_", " ")
        return (f"Reach: {self.state}, {kind}{f' ({names})' if names else ''}{doubt(verified=self.verified)}",)

    @property
    def known(self) -> bool:
        """Whether at least one instrument is known to be in force between the two and not set aside."""
        return KINDS.index(self.kind) < KINDS.index("replaced")

    @property
    def strongest(self) -> tuple[LegalBasis, ...]:
        """The bases of the kind named."""
        return tuple(basis for basis in self.bases if kind_of(basis) == self.kind)

    @property
    def unread(self) -> tuple[str, ...]:
        """The treaties that bind both and that nobody read, by their short names."""
        bases = [basis.instrument for basis in self.bases if kind_of(basis) == "unread"]
        return tuple(
            dict.fromkeys(one.short_title for one in (*bases, *(one.instrument for one in self.possible if one.unread)))
        )


def kind_of(basis: LegalBasis) -> Kind:
    """The kind of a basis: its role, with duties that nobody read, or that hang on a condition, told apart."""
    if basis.role == "operative" and not basis.instrument.modelled:
        return "unread"
    if basis.role == "operative" and any(condition.when_unstated == "open" for condition in basis.conditions):
        return "conditional"
    return basis.role


def reach(
    state: str, *, on: date, measure: str, conduct: str | None = None, facts: Facts | None = None
) -> Mapping[str, Reach]:
    """Tell for every other state what can carry a request between the two. A basis holds in both directions.

    Args:
        state: code of the state to start from.
        on: the day of the request.
        measure: one of the measures, such as ``preservation``.
        conduct: a conduct the scope has to cover, such as ``malware``; ``None`` for any.
        facts: the facts to use; by default those of the package.

    Returns:
        One entry per other state, by code.

    Raises:
        QuestionError: when state, measure or conduct is not known.
    """
    facts = facts or packaged()
    require_state("The state", state, facts.state_by_code)
    require_known("The measure", measure, MEASURES)
    require_day("The day", on)
    require_conduct(conduct, facts.conduct_by_id)
    return _reach(facts, state, on, measure, conduct)


@lru_cache(maxsize=16)
def _reach(facts: Facts, state: str, on: date, measure: str, conduct: str | None) -> Mapping[str, Reach]:
    others = (other for other in sorted(facts.state_by_code) if other != state)
    return {other: _between(facts, (state, other), on, measure, conduct) for other in others}


def _between(facts: Facts, pair: tuple[str, str], on: date, measure: str, conduct: str | None) -> Reach:
    asked = {"on": on, "measure": measure, "conduct": conduct, "facts": facts}
    subject = "extradition" if measure == "extradition" else "assistance"
    bases = legal_bases(*pair, **asked)  # type: ignore[arg-type]  # one mapping for both calls
    possible = possible_bases(*pair, **asked, any_role=True)  # type: ignore[arg-type]  # as above
    search = coverage_of(facts, *pair, subject)
    listed = listed_treaty(facts, pair, subject, on, [basis.instrument.id for basis in bases])
    is_unread = any(one.unread for one in possible) or bool(listed and listed.governs)
    held: tuple[Kind, ...] = ("unread",) if is_unread else ()
    kinds = (*held, *(kind_of(basis) for basis in bases))
    kind = min(kinds, key=KINDS.index, default=_without(possible, search, listed))
    of_kind = [basis.verified for basis in bases if kind_of(basis) == kind]
    return Reach(pair[1], kind, bases, possible, search, listed, verified=any(of_kind) if of_kind else True)


def _without(possible: tuple[PossibleBasis, ...], search: Coverage | None, listed: SearchResult | None) -> Kind:
    """What is known when no basis is: silence is never "no"."""
    if possible or listed:
        return "unknown"
    return "none" if search and search.result == "none_found" else "nothing_held"
