"""Which instruments can be the legal basis of a request between two states on a day, and in which role."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from crossborder.facts import facts as packaged
from crossborder.facts.records import Condition
from crossborder.facts.schema import MEASURES
from crossborder.rules.errors import require_known, require_two_states
from crossborder.rules.standing import standings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from crossborder.facts.collection import Facts
    from crossborder.facts.dates import PartialDate
    from crossborder.facts.records import BasisRule, Coverage, Instrument, Provision, Relation, Role
    from crossborder.rules.standing import Standing


@dataclass(frozen=True, slots=True)
class LegalBasis:
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


@dataclass(frozen=True, slots=True)
class PossibleBasis:
    """An instrument that could be a basis, if a fact that the data does not hold were known.

    Args:
        instrument: the instrument.
        provisions: its provisions for the measure.
        reason: what is not known, in one sentence.
    """

    instrument: Instrument
    provisions: tuple[Provision, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """One thing an instrument offers for a measure.

    The bases made from it are kept: thousands of pairs of states share the same few.
    """

    instrument: Instrument
    rule: BasisRule
    provisions: tuple[Provision, ...]
    yields: Relation | None
    made: dict[tuple[str, str, bool, str], LegalBasis] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class _Offer:
    """What one instrument offers for a measure on a day, worked out once for all pairs of states."""

    instrument: Instrument
    rules: tuple[_Rule, ...]
    standings: Mapping[str, Standing]
    replaced_by: tuple[Relation, ...]


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
    held = facts or packaged()
    require_two_states(requesting, requested, held.state_by_code)
    require_known("The measure", measure, MEASURES)
    if conduct is not None:
        require_known("The conduct", conduct, held.conduct_by_id)
    return _between(held, requesting, requested, on, measure, conduct)


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
    held = facts or packaged()
    require_two_states(requesting, requested, held.state_by_code)
    require_known("The measure", measure, MEASURES)
    return tuple(
        PossibleBasis(offer.instrument, offer.rules[0].provisions, _unknown(held, offer, requesting, requested))
        for offer in _offers(held, measure, conduct, on)
        if {offer.standings[requesting].bound, offer.standings[requested].bound} in ({None}, {None, True})
        and _pair_fits(offer.instrument, requesting, requested)
        and (any_role or any(rule.rule.role in {"operative", "residual"} for rule in offer.rules))
    )


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
    held = facts or packaged()
    require_known("The measure", measure, MEASURES)
    found = {pair: _between(held, *pair, on, measure, conduct) for pair in combinations(sorted(held.state_by_code), 2)}
    return {pair: bases for pair, bases in found.items() if bases}


_ORDER = {"operative": 0, "residual": 1, "optional": 2, "framework": 3, "replaced": 4}


def _between(
    facts: Facts, requesting: str, requested: str, on: date, measure: str, conduct: str | None
) -> tuple[LegalBasis, ...]:
    pair = requesting, requested
    common = [offer for offer in _offers(facts, measure, conduct, on) if _in_force(offer, requesting, requested)]
    in_force = {offer.instrument.id for offer in common}
    found = [basis for offer in common for basis in _of_offer(facts, offer, in_force, pair, on)]
    return tuple(sorted(found, key=lambda basis: (_ORDER[basis.role], basis.instrument.kind != "bilateral_treaty")))


@lru_cache(maxsize=1024)
def _offers(facts: Facts, measure: str, conduct: str | None, on: date) -> tuple[_Offer, ...]:
    return tuple(
        _Offer(instrument, rules, standings(facts, instrument.id, on), _replacing(facts, instrument.id, on))
        for instrument in facts.instruments
        if (rules := tuple(_fitting(facts, instrument, measure, conduct)))
    )


def _fitting(facts: Facts, instrument: Instrument, measure: str, conduct: str | None) -> Iterator[_Rule]:
    for rule in instrument.bases:
        covered = conduct is None or conduct in rule.covers or "*" in rule.covers
        if measure in rule.measures and covered:
            provisions = tuple(facts.provision_by_place[instrument.id, article] for article in rule.articles)
            yield _Rule(instrument, rule, provisions, _yielding(facts, instrument, rule))


def _in_force(offer: _Offer, first: str, second: str) -> bool:
    bound = offer.standings[first].bound and offer.standings[second].bound
    return bool(bound) and _pair_fits(offer.instrument, first, second)


def _pair_fits(instrument: Instrument, first: str, second: str) -> bool:
    """An agreement between one state and each of the others carries nothing between two of the others."""
    return not instrument.only_with or instrument.only_with in {first, second}


def _of_offer(facts: Facts, offer: _Offer, in_force: set[str], pair: tuple[str, str], on: date) -> Iterator[LegalBasis]:
    """The bases one instrument gives between two states, set aside where a recorded relation says so."""
    first, second = (offer.standings[code] for code in pair)
    replacing = next((relation for relation in offer.replaced_by if relation.instrument in in_force), None)
    for rule in offer.rules:
        if replacing:
            yield _basis(rule, first, second, replacing.instrument, replacing)
        elif rule.yields and assistance_treaties(facts, *pair, on):
            yield _basis(rule, first, second, "yields", rule.yields)
        elif rule.yields and not _searched_in_vain(facts, pair):
            yield _basis(rule, first, second, "unless a treaty")
        else:
            yield _basis(rule, first, second)


def _basis(
    rule: _Rule, first: Standing, second: Standing, variant: str = "", set_aside_by: Relation | None = None
) -> LegalBasis:
    """Make a legal basis, or take the equal one that was made before.

    Args:
        rule: what the instrument offers.
        first: standing of one state, which is bound.
        second: standing of the other, which is bound.
        variant: tells apart bases of the same rule and days: what set them aside, or ``unless a treaty``.
        set_aside_by: the relation that sets it aside, if one does.
    """
    since, until = _span(first, second)
    verified = first.verified and second.verified and rule.provisions[0].verified
    key = since.text, until.text if until else "", verified, variant
    if key not in rule.made:
        conditions = rule.rule.conditions
        if variant == "unless a treaty" and rule.yields:
            conditions = (*conditions, _no_treaty_known(rule.yields))
        rule.made[key] = LegalBasis(
            instrument=rule.instrument, rule=rule.rule, provisions=rule.provisions,
            role="replaced" if set_aside_by else rule.rule.role, since=since, until=until, conditions=conditions,
            verified=verified, replaced_by=set_aside_by,
        )  # fmt: skip
    return rule.made[key]


def _span(first: Standing, second: Standing) -> tuple[PartialDate, PartialDate | None]:
    """From when and until when both states are bound."""
    assert first.since is not None  # noqa: S101 - a state that is bound has a first day
    assert second.since is not None  # noqa: S101 - as above
    since = first.since if first.since.earliest >= second.since.earliest else second.since
    ends = [standing.until for standing in (first, second) if standing.until]
    return since, min(ends, key=lambda end: end.earliest) if ends else None


def _unknown(facts: Facts, offer: _Offer, requesting: str, requested: str) -> str:
    return "; ".join(
        f"{facts.state_by_code[code].name}: {offer.standings[code].reason}"
        for code in (requesting, requested)
        if offer.standings[code].bound is None
    )


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
    """The relation by which a basis stands back from an assistance treaty, if its leading article is one that does."""
    if rule.role != "residual":
        return None
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


@lru_cache(maxsize=65536)
def assistance_treaties(facts: Facts, first: str, second: str, on: date) -> tuple[Instrument, ...]:
    """The treaties on mutual assistance in force between two states on a day, as far as the data holds them."""
    return tuple(
        instrument
        for instrument in facts.instruments
        if instrument.assistance_treaty
        and _pair_fits(instrument, first, second)
        and standings(facts, instrument.id, on)[first].bound
        and standings(facts, instrument.id, on)[second].bound
    )


def coverage_of(facts: Facts, first: str, second: str, subject: str) -> Coverage | None:
    """The search for a bilateral treaty between two states, or ``None`` when nobody is known to have searched."""
    low, high = sorted((first, second))
    found = facts.coverage_by_pair.get((low, high, subject))
    return found if found and found.provenance.verified else None
