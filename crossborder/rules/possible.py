"""Which instruments could be the legal basis of a request, if a fact that the data does not hold were known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.records import facts as packaged
from crossborder.records.terms import MEASURES
from crossborder.rules.bases import offers_on
from crossborder.rules.errors import require_conduct, require_day, require_known, require_two_states
from crossborder.rules.printed import Printed
from crossborder.rules.treaties import assistance_treaties, pair_fits

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from crossborder.records.collection import Facts
    from crossborder.records.records import Instrument, Provision
    from crossborder.rules.bases import Offer


@dataclass(frozen=True, slots=True, repr=False)
class PossibleBasis(Printed):
    """An instrument that could be a basis, if a fact that the data does not hold were known.

    Args:
        instrument: the instrument.
        provisions: its provisions for the measure.
        reason: what is not known, in one sentence.
        obliges: whether it would oblige the requested state, and not only leave it a choice.
        unread: whether it binds both, and only what it says of the measure is not known.
        remote: whether it binds both only if a state was invited to join it since its list of parties was seen.
    """

    instrument: Instrument
    provisions: tuple[Provision, ...]
    reason: str
    obliges: bool = True
    unread: bool = False
    remote: bool = False

    def lines(self) -> tuple[str, ...]:
        """One line: the leading provision, and what is not known."""
        return (f"PossibleBasis: {self.provisions[0].label}: {self.reason}",)


def possible_bases(
    requesting: str,
    requested: str,
    *,
    on: date,
    measure: str,
    conduct: str | None = None,
    facts: Facts | None = None,
    any_role: bool = False,
) -> tuple[PossibleBasis, ...]:
    """Give the instruments of which the data does not know whether they bind both states.

    Args and errors are those of ``legal_bases``. Only instruments that would oblige are looked at, unless ``any_role`` asks
    for those that leave a choice (optional, framework) as well.

    Returns:
        One entry per instrument; instruments that certainly do not bind one of the two are left out.
    """
    facts = facts or packaged()
    require_two_states(requesting, requested, facts.state_by_code)
    require_known("The measure", measure, MEASURES)
    require_day("The day", on)
    require_conduct(conduct, facts.conduct_by_id)
    not_known = tuple(
        PossibleBasis(
            offer.instrument,
            offer.rules[0].provisions,
            _unknown(facts, offer, requesting, requested),
            offer.obliges,
            remote=offer.instrument.by_invitation and _only_if_invited(offer, requesting, requested),
        )
        for offer in offers_on(facts, measure, conduct, on).offers
        if {offer.standings[requesting].bound, offer.standings[requested].bound} in ({None}, {None, True})
        and pair_fits(offer.instrument, requesting, requested)
        and (any_role or offer.obliges)
    )
    return *not_known, *_unread(facts, (requesting, requested), on, measure)


def _only_if_invited(offer: Offer, *pair: str) -> bool:
    """Whether one of the two stood on no list of parties when it was last seen whole."""
    return any(offer.standings[code].not_party_on for code in pair)


def _unread(facts: Facts, pair: tuple[str, str], on: date, measure: str) -> Iterator[PossibleBasis]:
    """The assistance treaties between two states that nobody read: which measures one has beside those recorded is not known."""
    for treaty in assistance_treaties(facts, *pair, on):
        rules = [rule for rule in treaty.bases if "mutual_assistance" in rule.measures]
        if measure != "extradition" and not treaty.modelled and not any(measure in rule.measures for rule in rules):
            provisions = tuple(facts.provision_by_place[treaty.id, article] for article in rules[0].articles)
            yield PossibleBasis(treaty, provisions, _NOT_READ, unread=True)


_NOT_READ = "it binds both states, and what it says of this measure was not read"


def _unknown(facts: Facts, offer: Offer, requesting: str, requested: str) -> str:
    return "; ".join(
        f"{facts.state_by_code[code].name}: {offer.standings[code].reason}"
        for code in (requesting, requested)
        if offer.standings[code].bound is None
    )
