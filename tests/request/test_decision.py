"""The other side of the desk: what can be decided on a request, by the rules. One case for each kind of decision."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossborder.exercises.central_authority.marking import all_incoming, days_of
from crossborder.request import KINDS, Draft, Knowledge, judge
from crossborder.request.draft import STATED_FACTS
from tests.examples import examples

if TYPE_CHECKING:
    from crossborder.request import Judged

DESK = {one.id: one for one in all_incoming()}


def says(judged: Judged) -> dict[str, bool | None]:
    return {kind: one.defensible for kind, one in judged.by_kind.items()}


def articles(judged: Judged, kind: str) -> set[str]:
    return {provision.article for name, one in judged.by_kind.items() if name == kind for provision in one.provisions}


def test_a_request_in_order_is_granted_and_nothing_else() -> None:
    judged = DESK["in_order"].judged
    assert says(judged) == {"grant": True, "ask_back": False, "postpone": False, "partial": False, "refuse": False}
    assert judged.to_ask == ()


def test_a_request_with_faults_is_asked_back_and_each_planted_fault_is_found() -> None:
    judged = DESK["faults"].judged
    assert says(judged)["ask_back"] is True
    assert says(judged)["grant"] is False
    assert {"purpose", "data_identified"} <= set(judged.to_ask)


def test_a_ground_that_permits_refusal_leaves_both_ways_open() -> None:
    judged = DESK["political"].judged
    assert (says(judged)["grant"], says(judged)["refuse"]) == (True, True)
    assert "29(5)(a)" in articles(judged, "refuse")
    assert "27(4)(a)" not in articles(judged, "refuse"), "preservation has grounds of its own"


def test_a_case_of_its_own_lets_it_wait_where_no_assistance_treaty_is_in_force() -> None:
    judged = DESK["own_case"].judged
    assert (says(judged)["postpone"], articles(judged, "postpone")) == (True, {"27(5)"})


def test_with_an_assistance_treaty_in_force_the_residual_rules_do_not_speak() -> None:
    """Germany and Chile have the European Convention of 1959: Budapest 27(5)-(6) stand back (27(1))."""
    draft = replace(DESK["faults"].draft, basis="budapest_185")
    judged = judge(draft, Knowledge(own_proceedings=True, stated={"essential_interests_at_risk": "yes"}))
    assert (says(judged)["postpone"], articles(judged, "postpone")) == (None, {"27(1)"})
    assert says(judged)["partial"] is None


def test_a_ground_that_concerns_one_item_lets_the_rest_be_granted() -> None:
    judged = DESK["in_part"].judged
    assert says(judged)["partial"] is True
    assert {"27(6)", "27(4)(b)"} <= articles(judged, "partial")
    assert "rest can be granted" in judged.by_kind["partial"].reason
    assert says(judged)["refuse"] is None, "a ground on one item carries no refusal of both beyond argument"


def test_who_decides_is_bound_by_what_the_government_decided_where_the_law_leaves_a_choice() -> None:
    for name, article in (("own_case", "27(5)"), ("in_part", "27(6)")):
        one = DESK[name]
        assert says(judge(one.draft, replace(one.knowledge, decided=False)))["grant"] is True
        assert says(one.judged)["grant"] is False
        assert article in articles(one.judged, "grant")
        assert one.judged.by_kind["grant"].verified
    assert says(judge(DESK["in_order"].draft, Knowledge(decided=True)))["grant"] is True, "there is no choice to make"


def test_preservation_cannot_be_postponed() -> None:
    judged = judge(DESK["in_order"].draft, Knowledge(own_proceedings=True))
    assert (says(judged)["postpone"], articles(judged, "postpone")) == (False, {"29(5)"})


def test_an_empty_request_is_asked_back_with_the_reason() -> None:
    judged = judge(Draft())
    assert says(judged)["ask_back"] is True
    assert judged.problem in judged.by_kind["grant"].reason
    assert says(judged)["grant"] is None


@pytest.mark.parametrize(("lost", "days"), [("2026-03-22", 20), ("", None), ("soon", None)])
def test_days_until_the_data_are_deleted(lost: str, days: int | None) -> None:
    draft = DESK["in_order"].draft
    asked, lost_on = days_of(replace(draft, case=replace(draft.case, data_lost_on=lost))) or (None, None)
    assert (lost_on and asked and (lost_on - asked).days) == days


@settings(max_examples=examples(30))
@given(
    st.sampled_from(sorted(DESK)),
    st.dictionaries(st.sampled_from(STATED_FACTS), st.sampled_from(["yes", "no"]), max_size=4),
    st.booleans(),
)
def test_every_judgement_rests_on_a_provision_and_some_decision_is_always_left(
    name: str, stated: dict[str, str], own: bool
) -> None:
    judged = judge(DESK[name].draft, Knowledge(stated=stated, own_proceedings=own))
    assert tuple(judged.by_kind) == KINDS
    assert all(one.provisions and one.reason for one in judged.by_kind.values())
    assert any(one.defensible is not False for one in judged.by_kind.values())


@settings(max_examples=examples(20))
@given(st.sampled_from(sorted(DESK)), st.sampled_from(["political_offence", "essential_interests_at_risk"]))
def test_a_ground_more_never_takes_the_right_to_refuse_away(name: str, ground: str) -> None:
    before = says(DESK[name].judged)["refuse"]
    after = says(
        judge(DESK[name].draft, replace(DESK[name].knowledge, stated={**DESK[name].knowledge.stated, ground: "yes"}))
    )["refuse"]
    assert before is not True or after is True
