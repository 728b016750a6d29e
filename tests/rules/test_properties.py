"""Properties that are true in law, whatever the facts of the case."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

import crossborder as cb
from crossborder.facts import PartialDate, facts
from crossborder.facts.records import (
    BasisRule,
    DatedFact,
    Instrument,
    ParticipationEvent,
    Provenance,
    Provision,
)
from crossborder.facts.schema import RISKS
from crossborder.rules import BEST_FIRST

TEACHING = sorted(state.code for state in facts().states if state.offences)
CONDUCTS = sorted(facts().conduct_by_id)
DAYS = st.dates(date(1985, 1, 1), date(2026, 11, 1))
PAIRS = st.tuples(st.sampled_from(TEACHING), st.sampled_from(TEACHING)).filter(lambda pair: pair[0] != pair[1])


@st.composite
def requests(draw: st.DrawFn, measure: str | None = None) -> dict[str, Any]:
    """A request with any mixture of stated and unstated facts."""
    requesting, requested = draw(PAIRS)
    committed = draw(DAYS)
    return {
        "requesting": requesting,
        "requested": requested,
        "measure": measure or draw(st.sampled_from(cb.MEASURES)),
        "conduct": draw(st.sampled_from([None, *CONDUCTS])),
        "committed_on": committed,
        "requested_on": committed + timedelta(days=draw(st.integers(0, 3000))),
        "maximum_penalty_months": draw(st.none() | st.integers(0, 400)),
        "sentence_months": draw(st.none() | st.integers(0, 100)),
        "person_nationalities": draw(st.none() | st.sets(st.sampled_from(TEACHING), max_size=2).map(tuple)),
        "assurances": tuple(draw(st.sets(st.sampled_from(cb.ASSURANCES)))),
        **{fact: draw(st.none() | st.booleans()) for fact in (*RISKS, "evidence_sufficient", "organised_group")},
    }


@given(requests())
def test_every_request_gets_an_outcome_with_reasons(facts_of_case: dict[str, Any]) -> None:
    assessment = cb.assess(cb.CooperationRequest(**facts_of_case))
    assert assessment.outcome in BEST_FIRST
    assert assessment.outcome == assessment.routes[0].outcome
    ranks = [BEST_FIRST.index(route.outcome) for route in assessment.routes]
    assert ranks == sorted(ranks)
    for route in assessment.routes:
        assert route.steps
        assert all(step.question and step.answer for step in route.steps)
        assert route.deciding


@given(requests())
def test_a_step_that_decides_against_rests_on_a_provision(facts_of_case: dict[str, Any]) -> None:
    for route in cb.assess(cb.CooperationRequest(**facts_of_case)).routes:
        for step in route.steps:
            if step.effect in {"condition_failed", "requires_refusal", "permits_refusal", "lifted_by_assurance"}:
                assert step.provisions, step


@given(PAIRS, DAYS, st.sampled_from(cb.MEASURES), st.sampled_from([None, *CONDUCTS]))
def test_legal_bases_hold_in_both_directions(
    pair: tuple[str, str], on: date, measure: str, conduct: str | None
) -> None:
    def roles(first: str, second: str) -> list[tuple[str, str]]:
        found = cb.legal_bases(first, second, on=on, measure=measure, conduct=conduct)
        return sorted((basis.instrument.id, basis.role) for basis in found)

    assert roles(*pair) == roles(*reversed(pair))


@given(requests("extradition"), st.integers(1, 300))
def test_raising_a_penalty_never_loses_extraditability(facts_of_case: dict[str, Any], more: int) -> None:
    assume(facts_of_case["maximum_penalty_months"] is not None)
    raised = facts_of_case | {"maximum_penalty_months": facts_of_case["maximum_penalty_months"] + more}
    before = cb.assess(cb.CooperationRequest(**facts_of_case)).outcome
    after = cb.assess(cb.CooperationRequest(**raised)).outcome
    assert BEST_FIRST.index(after) <= BEST_FIRST.index(before)


@given(requests(), st.sampled_from(RISKS))
def test_denying_an_obstacle_never_makes_things_worse_than_raising_it(facts_of_case: dict[str, Any], fact: str) -> None:
    raised = cb.assess(cb.CooperationRequest(**(facts_of_case | {fact: True}))).outcome
    denied = cb.assess(cb.CooperationRequest(**(facts_of_case | {fact: False}))).outcome
    # Outside a treaty a raised obstacle is a matter of the requested state's law: "discretionary" becomes "open".
    assert raised == "open" or BEST_FIRST.index(denied) <= BEST_FIRST.index(raised)


@given(requests(), st.sampled_from(RISKS))
def test_a_ground_nobody_raised_does_not_change_the_outcome(facts_of_case: dict[str, Any], fact: str) -> None:
    silent = cb.assess(cb.CooperationRequest(**(facts_of_case | {fact: None}))).outcome
    denied = cb.assess(cb.CooperationRequest(**(facts_of_case | {fact: False}))).outcome
    assert silent == denied


@given(requests("extradition"), st.sampled_from(cb.ASSURANCES))
def test_an_assurance_never_hurts(facts_of_case: dict[str, Any], assurance: str) -> None:
    given_ = facts_of_case | {"assurances": (*facts_of_case["assurances"], assurance)}
    before = cb.assess(cb.CooperationRequest(**facts_of_case)).outcome
    after = cb.assess(cb.CooperationRequest(**given_)).outcome
    assert BEST_FIRST.index(after) <= BEST_FIRST.index(before)


def _treaty(*, assistance: bool) -> Instrument:
    seen = Provenance(status="confirmed")
    article = Provision(
        instrument_id="made_up",
        instrument_name="A made-up treaty",
        article="1",
        summary="Assistance.",
        status="confirmed",
    )
    rule = BasisRule(measures=cb.MEASURES, role="operative", articles=("1",), covers=("*",))
    return Instrument(
        id="made_up",
        title="A made-up treaty",
        short_title="A made-up treaty",
        citation="none",
        kind="bilateral_treaty",
        summary="For a test.",
        provenance=seen,
        in_force=DatedFact(day=PartialDate("1980"), provenance=seen),
        assistance_treaty=assistance,
        provisions=(article,),
        bases=(rule,),
    )


@given(PAIRS, DAYS, st.sampled_from(cb.MEASURES), st.booleans())
def test_a_treaty_that_is_added_sets_another_aside_only_by_a_recorded_relation(
    pair: tuple[str, str],
    on: date,
    measure: str,
    assistance: bool,
) -> None:
    held = facts()
    seen = Provenance(status="confirmed")
    bound = tuple(
        ParticipationEvent(instrument="made_up", state=code, event="in_force", day=PartialDate("1980"), provenance=seen)
        for code in pair
    )
    more = replace(
        held,
        instruments=(*held.instruments, _treaty(assistance=assistance)),
        participation=(*held.participation, *bound),
    )
    before = {(basis.instrument.id, basis.rule): basis for basis in cb.legal_bases(*pair, on=on, measure=measure)}
    after = {
        (basis.instrument.id, basis.rule): basis for basis in cb.legal_bases(*pair, on=on, measure=measure, facts=more)
    }
    assert before.keys() <= after.keys()
    for key, basis in before.items():
        if after[key].role != basis.role:
            assert assistance
            assert after[key].role == "replaced"
            assert after[key].replaced_by is not None
            assert after[key].replaced_by.kind == "yields_to"


@given(st.sampled_from(sorted(facts().instrument_by_id)), st.sampled_from(TEACHING), DAYS)
def test_whoever_is_bound_was_bound_by_a_recorded_event(instrument: str, state: str, on: date) -> None:
    found = cb.standing(instrument, state, on=on)
    assert found.reason
    if found.bound:
        assert found.since is not None
        assert found.since.reached(on)
        assert state in cb.bound(instrument, on=on)
