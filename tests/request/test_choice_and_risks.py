"""Which basis carries a request on its day, what a draft lacks, and what could make the requested state refuse."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crossborder as cb
from crossborder.request import (
    DEMANDS,
    LETTERS_ROGATORY,
    BasisOption,
    CaseFacts,
    Draft,
    basis_options,
    completeness,
    demand_of,
    risks,
)
from tests.examples import examples

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

WORM, A_WEEK_LATER = date(2000, 5, 4), date(2000, 5, 11)
ACT, REQUEST = date(2026, 2, 20), date(2026, 3, 2)


OTHERS = ("eio_2014", "us_ph_mla_1994")


def options(
    requesting: str, requested: str, measure: str, conduct: str, act: date, on: date, **more: object
) -> dict[str, BasisOption]:
    asked = cb.CooperationRequest(
        requesting=requesting,
        requested=requested,
        measure=measure,
        conduct=conduct,
        committed_on=act,
        requested_on=on,
        **more,  # type: ignore[arg-type]  # facts of the case by name
    )
    return {option.id: option for option in basis_options(asked, others=OTHERS)}


GERMANY_ASKS_CHILE = ("DEU", "CHL", "subscriber_information", "illegal_access")
# Each row in plain words: who asks whom for what; the days of act and request; months of the penalty; what is said.
CHOICES = [
    ("Germany asks Chile: two treaties oblige", GERMANY_ASKS_CHILE, (ACT, REQUEST, 36),
     {"budapest_185": "sound", "ecmacm_30": "sound", "untoc_2000": "wrong", "uncac_2003": "wrong", "eio_2014": "wrong", LETTERS_ROGATORY: "weaker"}),
    ("the same with four years: UNTOC needs a group to be shown", GERMANY_ASKS_CHILE, (ACT, REQUEST, 48),
     {"untoc_2000": "weaker", "ecmacm_30": "sound"}),
    ("the day before the Budapest Convention bound Chile", GERMANY_ASKS_CHILE, (date(2017, 7, 1), date(2017, 7, 31), 36),
     {"budapest_185": "wrong", "ecmacm_30": "sound"}),
    ("the day itself", GERMANY_ASKS_CHILE, (date(2017, 7, 1), date(2017, 8, 1), 36),
     {"budapest_185": "sound", "ecmacm_30": "sound"}),
    ("Japan asks the Philippines in May 2000: no treaty", ("JPN", "PHL", "traffic_data", "malware"), (WORM, A_WEEK_LATER, None),
     {LETTERS_ROGATORY: "sound", "budapest_185": "wrong", "untoc_2000": "wrong", "us_ph_mla_1994": "wrong"}),
    ("Brazil asks Nigeria to preserve", ("BRA", "NGA", "preservation", "computer_fraud"), (ACT, REQUEST, None),
     {"budapest_185": "sound", LETTERS_ROGATORY: "weaker"}),
]  # fmt: skip


@pytest.mark.parametrize(("case", "who", "when", "expected"), CHOICES, ids=[row[0] for row in CHOICES])
def test_each_basis_is_judged_by_the_rules_of_its_day(
    case: str, who: tuple[str, str, str, str], when: tuple[date, date, int | None], expected: dict[str, str]
) -> None:
    act, on, months = when
    penalty = {} if months is None else {"maximum_penalty_months": {who[0]: months}}
    choices = options(*who, act, on, **penalty)
    assert {name: choices[name].verdict for name in expected} == expected, case
    assert all(choices[name].verified for name in expected), case


def test_nobody_is_marked_on_a_treaty_whose_day_was_not_seen() -> None:
    """The assistance treaty of 1994 was found; its day in force is recalled as long as nobody saw it."""
    choices = options("USA", "PHL", "traffic_data", "malware", WORM, A_WEEK_LATER)
    in_force = cb.legal_bases("USA", "PHL", on=A_WEEK_LATER, measure="traffic_data")
    treaty = next(basis for basis in in_force if basis.instrument.id == "us_ph_mla_1994")
    assert choices["us_ph_mla_1994"].verdict == "sound"
    assert choices["us_ph_mla_1994"].verified <= treaty.verified
    assert choices["budapest_185"].verdict == "wrong"
    assert choices["budapest_185"].verified


def test_a_treaty_of_two_others_is_no_choice() -> None:
    asked = cb.CooperationRequest(
        requesting="USA", requested="PHL", measure="traffic_data", committed_on=WORM, requested_on=A_WEEK_LATER
    )
    choices = {option.id for option in basis_options(asked)}
    bilateral = {one.id for one in cb.instruments() if one.kind == "bilateral_treaty"}
    assert choices & bilateral == {"us_ph_mla_1994"}
    assert {option.id for option in basis_options(asked, others=("eio_2014",))} == {*choices, "eio_2014"}


def test_what_is_not_modelled_marks_nobody() -> None:
    choices = options("USA", "DEU", "traffic_data", "malware", ACT, REQUEST)
    assert choices["de_us_mla_2003"].verdict == "unknown"
    assert not choices["budapest_185"].verified
    assert (
        "the Germany-US Assistance Treaty and the EU-US Assistance Agreement are in force too"
        in choices["budapest_185"].reason
    )


def test_inside_the_union_the_investigation_order_is_a_sound_choice() -> None:
    choices = options("FRA", "DEU", "traffic_data", "malware", ACT, REQUEST)
    assert (choices["eio_2014"].verdict, choices["eio_2014"].verified) == ("sound", True)
    assert choices["ecmacm_30"].verdict == "wrong"


STATES = [state.code for state in cb.facts().states if state.offences]


@settings(max_examples=examples(40))
@given(
    st.sampled_from(STATES),
    st.sampled_from(STATES),
    st.sampled_from([measure for measure in cb.MEASURES if measure != "extradition"]),
    st.sampled_from([None, *(conduct.id for conduct in cb.facts().conducts)]),
    st.dates(date(1995, 1, 1), date(2030, 1, 1)),
)
def test_every_choice_says_why_and_a_sound_one_is_in_force(
    requesting: str, requested: str, measure: str, conduct: str | None, on: date
) -> None:
    if requesting == requested:
        return
    asked = cb.CooperationRequest(
        requesting=requesting, requested=requested, measure=measure, conduct=conduct, committed_on=on, requested_on=on
    )
    in_force = cb.legal_bases(requesting, requested, on=on, measure=measure)
    working = {basis.instrument.id for basis in in_force if basis.role != "replaced"}
    choices = basis_options(asked)
    assert choices[-1].id == LETTERS_ROGATORY or any(option.id == LETTERS_ROGATORY for option in choices)
    for option in choices:
        assert option.reason.strip()
        assert option.provisions or option.sources
        if option.verdict in {"sound", "weaker"} and option.id != LETTERS_ROGATORY:
            assert option.id in working


# --- what is missing -----------------------------------------------------------------------------------------------


def test_preservation_asks_for_the_six_things_of_article_29_2() -> None:
    empty = Draft(basis="budapest_185", measure="preservation")
    required = completeness(empty).missing("required")
    assert {element.required_by.article for element in required if element.required_by} == {
        "29(2)(a)", "29(2)(b)", "29(2)(c)", "29(2)(e)", "29(2)(f)",
    }  # fmt: skip
    assert [element.id for element in completeness(empty).missing("where_possible")] == ["custodian_location"]


def test_a_draft_in_order_is_complete(good: Draft, keeping: Draft) -> None:
    assert completeness(good).complete
    assert completeness(keeping).complete
    assert completeness(keeping).verified


def test_disclosure_under_the_budapest_convention_requires_nothing_by_itself() -> None:
    report = completeness(Draft(basis="budapest_185", measure="subscriber_information"))
    assert report.count("required") == (0, 0)
    assert report.count("good_practice")[1] > 15


def test_the_list_of_untoc_stands_back_where_an_assistance_treaty_is_in_force(good: Draft) -> None:
    """UNTOC 18(7): paragraphs 9 to 29 apply where no assistance treaty binds the two; between Germany and Chile one does."""
    bound = completeness(replace(good, basis="untoc_2000"))
    required = [entry.element.required_by for entry in bound.entries if entry.demand == "required"]
    assert {provision.instrument_id for provision in required if provision} == {"ecmacm_30"}
    assert any(entry.gives_way for entry in bound.entries)
    free = replace(good, basis="untoc_2000", case=replace(good.case, requesting="BRA", requested="NGA"))
    assert completeness(free).count("required")[1] >= 6


def test_facts_are_not_asked_for_when_papers_are_served(good: Draft) -> None:
    """UNTOC 18(15)(c) and ETS 30 Article 14(2)."""
    served = replace(good, case=replace(good.case, kind_of_help="service_of_documents"))
    asked = {entry.element.id for entry in completeness(served).entries}
    assert "facts" not in asked
    assert "address_for_service" in asked


def test_items_answer_for_the_data_the_link_and_the_holder(keeping: Draft) -> None:
    given_by = {entry.element.id: entry.given for entry in completeness(keeping).entries}
    assert given_by["data_identified"]
    assert given_by["link_to_offence"]
    assert given_by["custodian_location"]
    bare = replace(keeping, items=(replace(keeping.items[0], link="", holder=""),))
    given_by = {entry.element.id: entry.given for entry in completeness(bare).entries}
    assert not given_by["link_to_offence"]
    assert not given_by["custodian_location"]


@given(st.data())
def test_each_element_is_counted_once(drafts: SearchStrategy[Draft], data: st.DataObject) -> None:
    report = completeness(data.draw(drafts))
    ids = [entry.element.id for entry in report.entries]
    assert len(set(ids)) == len(ids)
    assert sum(report.count(demand)[1] for demand in DEMANDS) == len(ids)
    assert all(entry.gives_way or entry.demand == demand_of(entry.element) for entry in report.entries)


# --- what could be refused -----------------------------------------------------------------------------------------


def test_a_draft_in_order_runs_no_stated_risk_but_questions_remain(keeping: Draft) -> None:
    report = risks(keeping)
    assert report.outcome == "available"
    assert {risk.effect for risk in report.risks} == {"question"}
    assert {risk.id for risk in report.risks} == {"political_offence", "essential_interests_at_risk"}


def test_a_political_offence_permits_refusal_by_article_29_5_a(keeping: Draft) -> None:
    stated = replace(keeping, case=replace(keeping.case, stated={"political_offence": "yes"}))
    report = risks(stated)
    assert report.outcome == "refusable"
    first = report.risks[0]
    assert (first.effect, first.provisions[0].article, first.verified) == ("permits_refusal", "29(5)(a)", True)


def test_without_another_treaty_it_is_article_27_4_a_and_not_25_4(good: Draft) -> None:
    case = replace(good.case, requesting="BRA", requested="NGA", stated={"political_offence": "yes"})
    report = risks(replace(good, basis="budapest_185", case=case))
    risk = next(one for one in report.risks if one.id == "political_offence")
    assert risk.provisions[0].article == "27(4)(a)"


def test_an_obstacle_is_in_vain_only_where_nothing_else_may_follow_from_it(good: Draft) -> None:
    """Between the United States and Israel Budapest 27(4)(b) gives way, and Israeli law may refuse; 25(4) forbids a fiscal ground."""
    told = {"essential_interests_at_risk": "yes", "fiscal_offence": "yes"}
    case = replace(good.case, requesting="USA", requested="ISR", conduct="malware", stated=told)
    report = risks(replace(good, basis="budapest_185", case=case))
    assert [step.id for step in report.in_vain] == ["fiscal_offence"]
    left = [risk.effect for risk in report.risks if risk.id == "essential_interests_at_risk"]
    assert left[:1] == ["open"]


def test_with_ets_30_in_force_the_ground_is_its_article_2_a(good: Draft) -> None:
    stated = replace(good, basis="budapest_185", case=replace(good.case, stated={"political_offence": "yes"}))
    risk = next(one for one in risks(stated).risks if one.id == "political_offence")
    assert [provision.label for provision in risk.provisions][:1] == [
        "European Convention on Mutual Assistance, Art. 2(a)"
    ]


def test_a_basis_that_was_not_in_force_is_the_first_risk(good: Draft) -> None:
    early = replace(
        good, basis="budapest_185", case=replace(good.case, committed_on="2017-07-01", requested_on="2017-07-31")
    )
    report = risks(early)
    assert report.outcome == "unavailable"
    assert report.risks[0].id == "basis"
    assert report.risks[0].effect == "condition_failed"


def test_a_letter_where_a_treaty_is_in_force_is_the_weaker_way(good: Draft) -> None:
    report = risks(replace(good, basis=LETTERS_ROGATORY))
    assert report.option is not None
    assert report.option.verdict == "weaker"
    assert report.outcome in {"discretionary", "open"}


def test_a_promise_of_reciprocity_reaches_the_rules(good: Draft) -> None:
    case = CaseFacts(
        requesting="PHL", requested="JPN", committed_on="2000-05-04", requested_on="2000-05-11", conduct="malware"
    )
    letter = replace(good, case=case, basis=LETTERS_ROGATORY)
    assert "has to promise reciprocity" in next(step.answer for step in risks(letter).route.steps)  # type: ignore[union-attr]  # there is one
    promised = letter.with_text("reciprocity", "Our courts will give like help in a like case.")
    assert "promises reciprocity" in next(step.answer for step in risks(promised).route.steps)  # type: ignore[union-attr]  # as above


def test_missing_parts_permit_refusal_where_the_instrument_says_so() -> None:
    """UNTOC 18(21)(a): a request that is not made in conformity with the article."""
    case = CaseFacts(requesting="BRA", requested="NGA", committed_on="2026-01-20", requested_on="2026-03-02")
    report = risks(Draft(case=case, basis="untoc_2000", measure="subscriber_information"))
    form = next(risk for risk in report.risks if risk.id == "form")
    assert (form.effect, form.provisions[0].article) == ("permits_refusal", "18(21)(a)")
    kept = risks(Draft(case=case, basis="budapest_185", measure="preservation"))
    assert next(risk for risk in kept.risks if risk.id == "form").effect == "open"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"requesting": ""}, "requesting state"),
        ({"requested": "DEU"}, "two different states"),
        ({"committed_on": "soon"}, "The day of the act is “soon”"),
        ({"requested_on": "2026-01-01"}, "2026"),
        ({"conduct": "nothing"}, "The conduct"),
    ],
)
def test_why_the_rules_cannot_be_asked(good: Draft, changes: dict[str, str], message: str) -> None:
    report = risks(replace(good, case=replace(good.case, **changes)))
    assert message in report.problem
    assert report.outcome is None
    assert report.risks == ()


@settings(max_examples=examples(60))
@given(st.data())
def test_any_draft_can_be_put_to_the_rules(drafts: SearchStrategy[Draft], data: st.DataObject) -> None:
    report = risks(data.draw(drafts))
    assert bool(report.problem) is (report.assessment is None)
    for risk in report.risks:
        assert risk.question.strip()
        assert risk.text.strip()
        assert risk.correction.strip()
        assert risk.provisions or not risk.verified or risk.id in {"basis", "bilateral"}


@pytest.mark.parametrize(
    ("on", "says"),
    [
        (date(2000, 3, 2), "Which treaty was in force is not known"),
        (date(2002, 3, 2), "A treaty that is not modelled governs"),
    ],
)
def test_a_letter_without_a_treaty_is_not_sound_where_a_treaty_is_known_and_not_modelled(on: date, says: str) -> None:
    """Ukraine and the United States: their assistance treaty is in force since 27 February 2001."""
    letter = options("USA", "UKR", "mutual_assistance", "illegal_access", date(2000, 1, 20), on)[LETTERS_ROGATORY]
    assert letter.verdict == "unknown"
    assert says in letter.reason
    assert not letter.verified
