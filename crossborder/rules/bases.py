"""Which instruments can be the legal basis of a request between two states on a day, and in which role."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from crossborder.records import facts as packaged
from crossborder.records.instruments import Condition
from crossborder.records.terms import MEASURES
from crossborder.rules.errors import require_day, require_known, require_two_states
from crossborder.rules.known import modelled_in_force, search_result
from crossborder.rules.printed import Printed
from crossborder.rules.standing import standings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from crossborder.records.collection import Facts
    from crossborder.records.dates import PartialDate
    from crossborder.records.records import BasisRule, Coverage, Instrument, Provision, Relation, Role
    from crossborder.rules.known import SearchResult
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
        sure = "" if self.verified else " (unverified)"
        return (f"LegalBasis: {self.role}, {self.provisions[0].label}, since {self.since}{ended}{sure}",)


@dataclass(frozen=True, slots=True)
class PossibleBasis:
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


@dataclass(frozen=True, slots=True)
class _Rule:
    """One thing an instrument offers for a measure, and the relation by which it stands back, if it does."""

    rule: BasisRule
    provisions: tuple[Provision, ...]
    yields: Relation | None


@dataclass(frozen=True, slots=True)
class _Offer:
    """What one instrument offers for a measure on a day, worked out once for all pairs of states.

    The bases made from it are kept: thousands of pairs of states share the same few.
    """

    instrument: Instrument
    rules: tuple[_Rule, ...]
    standings: Mapping[str, Standing]
    replaced_by: tuple[Relation, ...]
    made: dict[tuple[str, str, bool, str], tuple[LegalBasis, ...]] = field(default_factory=dict, compare=False)

    @property
    def obliges(self) -> bool:
        """Whether a part of it obliges the requested state."""
        return any(rule.rule.role in OBLIGING for rule in self.rules)

    @property
    def yields(self) -> bool:
        """Whether a part of it stands back from an assistance treaty."""
        return any(rule.yields for rule in self.rules)


class _Masks(dict[str, int]):
    """By code of a state: the instruments of a list that bind it, as the bits of a number.

    Two states have in common what their numbers have; so thousands of pairs are quick.
    """

    def __init__(self, standings_of: Iterable[Mapping[str, Standing]]) -> None:
        super().__init__()
        self._standings = tuple(standings_of)

    def __missing__(self, code: str) -> int:
        mask = sum(1 << bit for bit, standings in enumerate(self._standings) if standings[code].bound)
        self[code] = mask
        return mask


@dataclass(frozen=True, slots=True)
class _Day:
    """All offers for a measure on a day.

    Args:
        offers: the offers.
        masks: which of them bind a state.
        plans: by what two states have in common: the offers, each with the relation that sets it aside, if one does.
    """

    offers: tuple[_Offer, ...]
    masks: _Masks
    plans: dict[int, tuple[tuple[_Offer, Relation | None], ...]] = field(default_factory=dict, compare=False)


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
    if conduct is not None:
        require_known("The conduct", conduct, facts.conduct_by_id)
    return _between(facts, requesting, requested, on, measure, conduct)


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
    not_known = tuple(
        PossibleBasis(
            offer.instrument,
            offer.rules[0].provisions,
            _unknown(facts, offer, requesting, requested),
            offer.obliges,
            remote=offer.instrument.by_invitation and _only_if_invited(offer, requesting, requested),
        )
        for offer in _day(facts, measure, conduct, on).offers
        if {offer.standings[requesting].bound, offer.standings[requested].bound} in ({None}, {None, True})
        and _pair_fits(offer.instrument, requesting, requested)
        and (any_role or offer.obliges)
    )
    return *not_known, *_unread(facts, (requesting, requested), on, measure)


def _only_if_invited(offer: _Offer, *pair: str) -> bool:
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
    by_pair = {
        pair: _between(facts, *pair, on, measure, conduct) for pair in combinations(sorted(facts.state_by_code), 2)
    }
    return {pair: bases for pair, bases in by_pair.items() if bases}


def alike(*, on: date, measure: str, conduct: str | None = None, facts: Facts | None = None) -> list[tuple[str, ...]]:
    """Put states together that the same instruments for a measure bind on a day.

    An operative basis between one of them and another state is there for each of them: thousands of pairs are a few hundred pairs of
    groups. A residual one may not be, for it stands back from a treaty of two states alone.

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
    day = _day(facts, measure, conduct, on)
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
    plan = _plan(_day(facts, measure, conduct, on), pair)
    variant = _variant(facts, pair, on) if any(offer.yields for offer, _ in plan) else ""
    bases = [basis for offer, replacing in plan for basis in _of_offer(offer, replacing, variant, pair)]
    return tuple(sorted(bases, key=lambda basis: (_ORDER[basis.role], basis.instrument.kind != "bilateral_treaty")))


@lru_cache(maxsize=32)
def _day(facts: Facts, measure: str, conduct: str | None, on: date) -> _Day:
    offers = tuple(
        _Offer(instrument, rules, standings(facts, instrument.id, on), _replacing(facts, instrument.id, on))
        for instrument in facts.instruments
        if (rules := tuple(_fitting(facts, instrument, measure, conduct)))
    )
    return _Day(offers, _Masks(offer.standings for offer in offers))


def _fitting(facts: Facts, instrument: Instrument, measure: str, conduct: str | None) -> Iterator[_Rule]:
    for rule in instrument.bases:
        covered = conduct is None or conduct in rule.covers or "*" in rule.covers
        if measure in rule.measures and covered:
            provisions = tuple(facts.provision_by_place[instrument.id, article] for article in rule.articles)
            yield _Rule(rule, provisions, _yielding(facts, instrument, rule))


def _plan(day: _Day, pair: tuple[str, str]) -> tuple[tuple[_Offer, Relation | None], ...]:
    """The offers in force between two states, each with the relation that sets it aside, if one does."""
    common = day.masks[pair[0]] & day.masks[pair[1]]
    for bit, offer in enumerate(day.offers):
        if offer.instrument.only_with and not _pair_fits(offer.instrument, *pair):
            common &= ~(1 << bit)
    if common not in day.plans:
        offers = [offer for bit, offer in enumerate(day.offers) if common >> bit & 1]
        in_force = {offer.instrument.id for offer in offers}
        day.plans[common] = tuple((offer, _set_aside(offer, in_force)) for offer in offers)
    return day.plans[common]


def _set_aside(offer: _Offer, in_force: set[str]) -> Relation | None:
    return next((relation for relation in offer.replaced_by if relation.instrument in in_force), None)


def _pair_fits(instrument: Instrument, first: str, second: str) -> bool:
    """An agreement between one state and each of the others carries nothing between two of the others."""
    return not instrument.only_with or instrument.only_with in {first, second}


def _variant(facts: Facts, pair: tuple[str, str], on: date) -> str:
    """What becomes of parts that stand back from an assistance treaty: ``yields``, ``unless a treaty`` or, after a search, nothing."""
    if assistance_treaties(facts, *pair, on) or listed_governs(facts, *pair, on):
        return "yields"
    return "" if _searched_in_vain(facts, pair) else "unless a treaty"


def _of_offer(offer: _Offer, replacing: Relation | None, variant: str, pair: tuple[str, str]) -> tuple[LegalBasis, ...]:
    """The bases one instrument gives between two states, or the equal ones that were made before.

    Args:
        offer: what the instrument offers.
        replacing: the relation that sets the whole instrument aside, if one does.
        variant: what becomes of the parts that stand back from an assistance treaty.
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
            for role, conditions, set_aside_by in [_as_it_stands(rule, replacing, variant)]
        )  # fmt: skip
    return offer.made[key]


def _as_it_stands(
    rule: _Rule, replacing: Relation | None, variant: str
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


@lru_cache(maxsize=32)
def _assistance(facts: Facts, on: date) -> tuple[tuple[Instrument, ...], _Masks]:
    """All treaties on mutual assistance, and which of them bind a state on a day."""
    treaties = tuple(instrument for instrument in facts.instruments if instrument.assistance_treaty)
    return treaties, _Masks(standings(facts, instrument.id, on) for instrument in treaties)


def assistance_treaties(facts: Facts, first: str, second: str, on: date) -> tuple[Instrument, ...]:
    """The treaties on mutual assistance in force between two states on a day, as far as the data holds them."""
    treaties, masks = _assistance(facts, on)
    common = masks[first] & masks[second]
    if not common:
        return ()
    return tuple(one for bit, one in enumerate(treaties) if common >> bit & 1 and _pair_fits(one, first, second))


def listed_treaty(
    facts: Facts, pair: tuple[str, str], subject: str, on: date, in_force: Iterable[str]
) -> SearchResult | None:
    """What is known of a treaty between two states that was found and is not modelled; ``None`` where none of them matters.

    None does where an instrument in force takes the place of such treaties, even one that is itself replaced since: a treaty does not
    come back when an arrest warrant takes the place of the convention that replaced it.

    Args:
        subject: ``extradition`` or ``assistance``.
        in_force: ids of the instruments in force between the two.
    """
    search = coverage_of(facts, *pair, subject)
    if search is None or search.result != "found" or bilaterals_replaced(facts, in_force):
        return None
    return None if modelled_in_force(search, facts, on) else search_result(search, on)


def bilaterals_replaced(facts: Facts, in_force: Iterable[str]) -> bool:
    """Whether one of the instruments in force takes the place of treaties between two states alone."""
    held = set(in_force)
    return any("bilateral_treaty" in relation.to and relation.instrument in held for relation in facts.relations)


def listed_governs(facts: Facts, first: str, second: str, on: date) -> bool:
    """Whether a treaty on mutual assistance between two states is known to be in force that day that the data holds no articles of."""
    treaty = listed_treaty(facts, (first, second), "assistance", on, ())
    return treaty is not None and treaty.governs


def coverage_of(facts: Facts, first: str, second: str, subject: str) -> Coverage | None:
    """The search for a bilateral treaty between two states, or ``None`` when nobody is known to have searched."""
    low, high = sorted((first, second))
    coverage = facts.coverage_by_pair.get((low, high, subject))
    return coverage if coverage and coverage.provenance.verified else None
