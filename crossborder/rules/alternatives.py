"""Other ways to get on with a case: prosecution at home or by the home state, preservation first, reciprocity, letters rogatory, information."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.rules.bases import legal_bases
from crossborder.rules.matter import Case
from crossborder.rules.nationals import own_rule
from crossborder.rules.offences import punished
from crossborder.rules.own_law import without_treaty
from crossborder.rules.printed import capital
from crossborder.rules.routes import way_without_treaty
from crossborder.rules.scope import unshown_subject, within_scope
from crossborder.rules.standing import binds_all, standings
from crossborder.rules.steps import Alternative

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crossborder.records.collection import Facts
    from crossborder.records.records import Instrument, NationalRule, Offer
    from crossborder.rules.cooperation import CooperationRequest
    from crossborder.rules.dual_criminality import Finding
    from crossborder.rules.steps import Outcome, Route, Step


def alternatives(
    request: CooperationRequest, facts: Facts, finding: Finding | None, routes: Sequence[Route]
) -> Iterator[Alternative]:
    """Give the other ways that are open to the two states, or closed, as far as the data knows, beside the routes of the request."""
    yield _prosecution_at_home(request, facts)
    if request.measure not in {"extradition", "preservation"}:
        yield _preservation_first(request, facts)
    yield from _orders_to_providers(request, facts)
    yield from _spontaneous_information(request, facts)
    case = Case(request, facts, finding)
    yield from _home_state_first(case)
    yield _without_treaty(case, routes)


def _prosecution_at_home(request: CooperationRequest, facts: Facts) -> Alternative:
    """No punishment without law: the requested state can prosecute only what its law punished on the day of the act."""
    title, requested = "Prosecution in the requested state", facts.state_by_code[request.requested]
    if request.conduct is None:
        return Alternative("prosecution_at_home", title, "open", "The conduct is not stated.", ())
    punishment = punished(request.requested, request.conduct, on=request.committed_on, facts=facts)
    outcomes: dict[bool | None, Outcome] = {True: "available", False: "unavailable", None: "open"}
    ban = requested.retroactivity_ban
    provisions = (*punishment.provisions, *((ban.provision,) if ban else ()))
    text = f"{capital(punishment.reason)}."
    if punishment.answer is False:
        text += " A later law cannot be applied to it." if ban else ""
    if punishment.answer:
        text += " Its courts also need jurisdiction over the act, which is not modelled."
    return Alternative("prosecution_at_home", title, outcomes[punishment.answer], text, provisions)


def _preservation_first(request: CooperationRequest, facts: Facts) -> Alternative:
    """Keep the data while the request for disclosure is prepared."""
    bases = legal_bases(
        request.requesting,
        request.requested,
        on=request.requested_on,
        measure="preservation",
        conduct=request.conduct,
        facts=facts,
    )
    standing = [basis for basis in bases if basis.role != "replaced"]
    title = "Preservation of the data first"
    if not standing:
        text = "No instrument in the data that names preservation was in force between the two that day."
        return Alternative("preservation_first", title, "open", text, ())
    text = f"{capital(standing[0].instrument.in_sentence)} lets the requesting state ask for quick preservation while it prepares this request."
    return Alternative("preservation_first", title, "available", text, standing[0].provisions)


def _orders_to_providers(request: CooperationRequest, facts: Facts) -> Iterator[Alternative]:
    """Orders that go straight to a provider in the other state, wherever they exist that day."""
    for instrument, offer in _offers(request, facts, "order_to_provider"):
        if request.measure in offer.measures:
            provision = facts.provision_by_place[instrument.id, offer.article]
            title = f"An order to the provider ({instrument.short_title})"
            yield Alternative(offer.id, title, "available", offer.text, (provision,))


def _spontaneous_information(request: CooperationRequest, facts: Facts) -> Iterator[Alternative]:
    """What one state may tell another without being asked, by an instrument whose subject the case may be."""
    for instrument, offer in _offers(request, facts, "spontaneous_information"):
        if not within_scope(request, instrument):
            continue
        conditions = unshown_subject(request, instrument)
        text = " ".join((offer.text, *(f"To be shown: {condition.text}" for condition in conditions)))
        provision = facts.provision_by_place[instrument.id, offer.article]
        outcome: Outcome = "open" if conditions else "discretionary"
        yield Alternative(offer.id, "Information without a request", outcome, text, (provision,))


def _home_state_first(case: Case) -> Iterator[Alternative]:
    """A member of the Union that keeps its own citizens, asked by a state outside for a citizen of another member, tells that one first."""
    asked, own = case.request, own_rule(case)
    citizen_of = asked.person_nationalities or ()
    keeps_its_own = own is None or own.answer != "extradites"
    if asked.measure != "extradition" or asked.requested in citizen_of or not keeps_its_own:
        return
    for instrument, offer in _offered(case.facts, "home_state_first"):
        standing_by_code = standings(case.facts, instrument.id, asked.requested_on)
        homes = [code for code in citizen_of if standing_by_code[code].bound]
        if homes and standing_by_code[asked.requested].bound and not standing_by_code[asked.requesting].bound:
            home = case.facts.state_by_code[homes[0]].in_sentence
            text = f"{offer.text} Here that is {home}; whether it can and will prosecute the act is not known."
            provision = case.facts.provision_by_place[instrument.id, offer.article]
            yield Alternative(offer.id, f"Surrender to {home}, the home state", "open", text, (provision,))


def _offers(request: CooperationRequest, facts: Facts, name: str) -> Iterator[tuple[Instrument, Offer]]:
    """What instruments that bind both states that day offer beside the measures."""
    pair = request.requesting, request.requested
    for instrument, offer in _offered(facts, name):
        if binds_all(facts, instrument.id, pair, request.requested_on, unknown=False):
            yield instrument, offer


def _offered(facts: Facts, name: str) -> Iterator[tuple[Instrument, Offer]]:
    return ((instrument, offer) for instrument in facts.instruments for offer in instrument.offers if offer.id == name)


def _without_treaty(case: Case, routes: Sequence[Route]) -> Alternative:
    """Reciprocity for extradition, letters rogatory for assistance, as the requested state's own law allows."""
    measure, rule = case.request.measure, without_treaty(case)
    extradition = measure == "extradition"
    name, title = (
        ("reciprocity", "Extradition on a promise of reciprocity")
        if extradition
        else ("letters_rogatory", "Letters rogatory, with a promise of reciprocity")
    )
    if rule is None:
        text = f"Not known: the law of {case.requested.in_sentence} on this is not recorded."
        return Alternative(name, title, "open", text, ())
    barred = None if rule.answer == "treaty_only" else _bar(case, routes)
    if barred is None:
        return Alternative(name, title, _outcome(rule, measure), rule.text, (rule.provision,))
    text = f"{rule.text} But here its own law bars the way. {barred.answer.removeprefix('Yes. ')}"
    return Alternative(name, title, "unavailable", text, (rule.provision, *barred.provisions))


def _bar(case: Case, routes: Sequence[Route]) -> Step | None:
    """The step of the way without a treaty that closes it, if one does; the way is walked here only where it is no route."""
    closing = {"condition_failed", "requires_refusal"}
    way = next((route for route in routes if route.steps[0].id == "without_treaty"), None) or way_without_treaty(case)
    return next((step for step in way.deciding if step.effect in closing), None)


def _outcome(rule: NationalRule, measure: str) -> Outcome:
    if rule.answer == "treaty_only":
        return "unavailable"
    return "discretionary" if rule.reaches(measure) and rule.answer != "by_order" else "open"
