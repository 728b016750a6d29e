"""Which instruments can be the legal basis of a request between two states on a day, and in which role."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from crossborder.records import facts as packaged
from crossborder.records.instruments import Condition
from crossborder.records.terms import MEASURES
from crossborder.rules.errors import require_conduct, require_day, require_known, require_two_states
from crossborder.rules.printed import Printed, doubt
from crossborder.rules.standing import standings
from crossborder.rules.treaties import Masks, assistance_treaties, coverage_of, listed_governs, pair_fits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from crossborder.records.collection import Facts
    from crossborder.records.dates import PartialDate
    from crossborder.records.records import BasisRule, Instrument, Provision, Relation, Role
    from crossborder.rules.standing import Standing


# What an instrument is to a request when it obliges the requested state.
OBLIGING = frozenset({"operative", "residual"})


@dataclass(frozen=True, slots=True, repr=False)
class LegalBasis(Printed):
    """An instrument in force between two states that can carry a request.

    Args:
        instrument: the instrument.
        rule: what it offers for the measure.
        provisions: its provisions for this measure, the leading one first.
        role: ``operative``, ``residual``, ``optional``, ``framework`` or ``replaced``.
        since: day from which both states are bound.
        until: first day on which one of them no longer is, or ``None``.
        conditions: scope still to be shown in the case.
        verified: whether both states' standing and the leading provision are confirmed.
        replaced_by: for ``replaced``: the relation that sets it aside.
    """

    instrument: Instrument
    rule: BasisRule
    provisions: tuple[Provision, ...]
    role: Role
    since: PartialDate
    until: PartialDate | None
    conditions: tuple[Condition, ...]
    verified: bool
    replaced_by: Relation | None = None

    @property
    def obliges(self) -> bool:
        """Whether it obliges the requested state, and does not only leave it a choice."""
        return self.role in OBLIGING

    def lines(self) -> tuple[str, ...]:
        """One line: the role, the leading provision and the days."""
        ended = f", until {self.until}" if self.until else ""
        days = f"since {self.since}{ended}{doubt(verified=self.verified)}"
        return (f"LegalBasis: {self.role}, {self.provisions[0].label}, {days}",)


@dataclass(frozen=True, slots=True)
class OfferedRule:
    """One thing an instrument offers for a measure, and the relation by which it gives way, if it does."""

    rule: BasisRule
    provisions: tuple[Provision, ...]
    yields: Relation | None


@dataclass(frozen=True, slots=True)
class Offer:
    """What one instrument offers for a measure on a day, worked out once for all pairs of states.

    The bases made from it are kept: thousands of pairs of states share the same few.
    """

    instrument: Instrument
    rules: tuple[OfferedRule, ...]
    standings: Mapping[str, Standing]
    replaced_by: tuple[Relation, ...]
    made: dict[tuple[str, str, bool, str], tuple[LegalBasis, ...]] = field(default_factory=dict, compare=False)

    @property
    def obliges(self) -> bool:
        """Whether a part of it obliges the requested state."""
        return any(rule.rule.role in OBLIGING for rule in self.rules)

    @property
    def yields(self) -> bool:
        """Whether a part of it gives way to an assistance treaty."""
        return any(rule.yields for rule in self.rules)


@dataclass(frozen=True, slots=True)
class Offers:
    """All offers for a measure on a day.

    Args:
        offers: the offers.
        masks: which of them bind a state.
        plans: by what two states have in common: the offers, each with the relation that sets it aside, if one does.
    """

    offers: tuple[Offer, ...]
    masks: Masks
    plans: dict[int, tuple[tuple[Offer, Relation | None], ...]] = field(default_factory=dict, compare=False)


def legal_bases(
    requesting: str, requested: str, *, on: date, measure: str, conduct: str | None = None, facts: Facts | None = None
) -> tuple[LegalBasis, ...]:
    """Give the instruments in force between two states that can carry a request.

    Args:
        requesting: code of the requesting state.
        requested: code of the requested state.
        on: the day of the request.
        measure: one of the measures, such as ``preservation``.
        conduct: a conduct the scope has to cover, such as ``malware``; ``None`` for any.
        facts: the facts to use; by default those of the package.

    Returns:
        One legal basis per instrument and role: operative ones first, replaced ones last.

    Raises:
        QuestionError: when a state, the measure or the conduct is not known, or both states are the same.
    """
    facts = facts or packaged()
    require_two_states(requesting, requested, facts.state_by_code)
    require_known("The measure", measure, MEASURES)
    require_day("The day", on)
    require_conduct(conduct, facts.conduct_by_id)
    return _between(facts, requesting, requested, on, measure, conduct)


def bases_between_all(
    *, on: date, measure: str, conduct: str | None = None, facts: Facts | None = None
) -> dict[tuple[str, str], tuple[LegalBasis, ...]]:
    """Give the legal bases of every pair of states on a day.

    Args:
        on: the day of the request.
        measure: one of the measures.
        conduct: a conduct the scope has to cover, or ``None``.
        facts: the facts to use; by default those of the package.

    Returns:
        The bases by pair of codes in alphabetical order; a basis holds in both directions. Pairs without any are left out.
    """
    facts = facts or packaged()
    require_known("The measure", measure, MEASURES)
    require_day("The day", on)
    require_conduct(conduct, facts.conduct_by_id)
    by_pair = {
        pair: _between(facts, *pair, on, measure, conduct) for pair in combinations(sorted(facts.state_by_code), 2)
    }
    return {pair: bases for pair, bases in by_pair.items() if bases}


def alike(*, on: date, measure: str, conduct: str | None = None, facts: Facts | None = None) -> list[tuple[str, ...]]:
    """Put states together that the same instruments for a measure bind on a day.

    An operative basis between one of them and another state is there for each of them: thousands of pairs are a few hundred pairs of
    groups. A residual one may not be, for it gives way to a treaty of two states alone.

    Args:
        on: the day of the request.
        measure: one of the measures.
        conduct: a conduct the scope has to cover, or ``None``.
        facts: the facts to use; by default those of the package.

    Returns:
        The groups, each with its codes. A state with which an agreement binds each of the others is a group of its own.
    """
    facts = facts or packaged()
    require_known("The measure", measure, MEASURES)
    require_day("The day", on)
    require_conduct(conduct, facts.conduct_by_id)
    day = offers_on(facts, measure, conduct, on)
    apart = {offer.instrument.only_with for offer in day.offers}
    groups: dict[tuple[int, str], list[str]] = {}
    for code in sorted(facts.state_by_code):
        groups.setdefault((day.masks[code], code if code in apart else ""), []).append(code)
    return [tuple(codes) for codes in groups.values()]


_ORDER = {"operative": 0, "residual": 1, "optional": 2, "framework": 3, "replaced": 4}


def _between(
    facts: Facts, requesting: str, requested: str, on: date, measure: str, conduct: str | None
) -> tuple[LegalBasis, ...]:
    pair = requesting, requested
    plan = _plan(offers_on(facts, measure, conduct, on), pair)
    variant = _variant(facts, pair, on) if any(offer.yields for offer, _ in plan) else ""
    bases = [basis for offer, replacing in plan for basis in _of_offer(offer, replacing, variant, pair)]
    return tuple(sorted(bases, key=lambda basis: (_ORDER[basis.role], basis.instrument.kind != "bilateral_treaty")))


@lru_cache(maxsize=32)
def offers_on(facts: Facts, measure: str, conduct: str | None, on: date) -> Offers:
    """What all instruments offer for a measure on a day, whichever states ask."""
    offers = tuple(
        Offer(instrument, rules, standings(facts, instrument.id, on), _replacing(facts, instrument.id, on))
        for instrument in facts.instruments
        if (rules := tuple(_fitting(facts, instrument, measure, conduct)))
    )
    return Offers(offers, Masks(offer.standings for offer in offers))


def _fitting(facts: Facts, instrument: Instrument, measure: str, conduct: str | None) -> Iterator[OfferedRule]:
    for rule in instrument.bases:
        covered = conduct is None or conduct in rule.covers or "*" in rule.covers
        if measure in rule.measures and covered:
            provisions = tuple(facts.provision_by_place[instrument.id, article] for article in rule.articles)
            yield OfferedRule(rule, provisions, _yielding(facts, instrument, rule))


def _plan(day: Offers, pair: tuple[str, str]) -> tuple[tuple[Offer, Relation | None], ...]:
    """The offers in force between two states, each with the relation that sets it aside, if one does."""
    common = day.masks[pair[0]] & day.masks[pair[1]]
    for bit, offer in enumerate(day.offers):
        if offer.instrument.only_with and not pair_fits(offer.instrument, *pair):
            common &= ~(1 << bit)
    if common not in day.plans:
        offers = [offer for bit, offer in enumerate(day.offers) if common >> bit & 1]
        in_force = {offer.instrument.id for offer in offers}
        day.plans[common] = tuple((offer, _set_aside(offer, in_force)) for offer in offers)
    return day.plans[common]


def _set_aside(offer: Offer, in_force: set[str]) -> Relation | None:
    return next((relation for relation in offer.replaced_by if relation.instrument in in_force), None)


def _variant(facts: Facts, pair: tuple[str, str], on: date) -> str:
    """What becomes of parts that give way to an assistance treaty: ``yields``, ``unless a treaty`` or, after a search, nothing."""
    if assistance_treaties(facts, *pair, on) or listed_governs(facts, *pair, on):
        return "yields"
    return "" if _searched_in_vain(facts, pair) else "unless a treaty"


def _of_offer(offer: Offer, replacing: Relation | None, variant: str, pair: tuple[str, str]) -> tuple[LegalBasis, ...]:
    """The bases one instrument gives between two states, or the equal ones that were made before.

    Args:
        offer: what the instrument offers.
        replacing: the relation that sets the whole instrument aside, if one does.
        variant: what becomes of the parts that give way to an assistance treaty.
        pair: codes of two states that it binds.
    """
    first, second = offer.standings[pair[0]], offer.standings[pair[1]]
    since, until = _span(first, second)
    verified = first.verified and second.verified
    key = since.text, until.text if until else "", verified, replacing.instrument if replacing else variant
    if key not in offer.made:
        offer.made[key] = tuple(
            LegalBasis(
                instrument=offer.instrument, rule=rule.rule, provisions=rule.provisions, role=role, since=since, until=until,
                conditions=conditions, verified=verified and rule.provisions[0].verified, replaced_by=set_aside_by,
            )
            for rule in offer.rules
            for role, conditions, set_aside_by in [_role_between(rule, replacing, variant)]
        )  # fmt: skip
    return offer.made[key]


def _role_between(
    rule: OfferedRule, replacing: Relation | None, variant: str
) -> tuple[Role, tuple[Condition, ...], Relation | None]:
    """Role and conditions of a part of an instrument between two states, and the relation that sets it aside, if one does."""
    conditions = rule.rule.conditions
    set_aside_by = replacing or (rule.yields if variant == "yields" else None)
    if set_aside_by:
        return "replaced", conditions, set_aside_by
    if rule.yields and variant == "unless a treaty":
        return rule.rule.role, (*conditions, _no_treaty_known(rule.yields)), None
    return rule.rule.role, conditions, None


def _span(first: Standing, second: Standing) -> tuple[PartialDate, PartialDate | None]:
    """From when and until when both states are bound."""
    assert first.since is not None  # noqa: S101 - a state that is bound has a first day
    assert second.since is not None  # noqa: S101 - as above
    since = first.since if first.since.earliest >= second.since.earliest else second.since
    if first.until is None and second.until is None:
        return since, None
    ends = [standing.until for standing in (first, second) if standing.until]
    return since, min(ends, key=lambda end: end.earliest)


# --- relations between instruments ---------------------------------------------------------------------------------


def _replacing(facts: Facts, instrument_id: str, on: date) -> tuple[Relation, ...]:
    """The relations that can set an instrument aside that day, where the replacing one binds both states."""
    return tuple(
        relation
        for relation in facts.relations
        if relation.kind == "replaces_between_parties"
        and instrument_id in relation.to
        and (relation.since is None or relation.since.reached(on))
    )


def _yielding(facts: Facts, instrument: Instrument, rule: BasisRule) -> Relation | None:
    """The relation by which a basis gives way to an assistance treaty, if its leading article is one that does."""
    return next(
        (
            relation
            for relation in facts.relations
            if relation.kind == "yields_to"
            and relation.instrument == instrument.id
            and rule.articles[0] in (*relation.articles, *relation.yielding_articles)
        ),
        None,
    )


def _searched_in_vain(facts: Facts, pair: tuple[str, str]) -> bool:
    search = coverage_of(facts, *pair, "assistance")
    return search is not None and search.result == "none_found"


def _no_treaty_known(relation: Relation) -> Condition:
    return Condition(
        id="no_assistance_treaty",
        article=relation.articles[0],
        text="No treaty on mutual assistance is in force between the two states; this has not been established.",
    )
