"""How far bases reach, and what may be supposed: words, doubts and boundary days."""

from __future__ import annotations

from datetime import date

import pytest

import crossborder as cb
from crossborder.records import facts
from crossborder.rules.counterfactual import can_join
from crossborder.rules.reach import kind_of
from tests.rules.asking import with_instrument


def test_each_entry_names_its_state_and_is_verified_when_a_basis_of_its_kind_is() -> None:
    seen = set()
    for state, measure in (("PHL", "extradition"), ("USA", "mutual_assistance"), ("NGA", "extradition")):
        for code, entry in cb.reach(state, on=date(2024, 1, 1), measure=measure).items():
            assert entry.state == code
            of_kind = [basis.verified for basis in entry.bases if kind_of(basis) == entry.kind]
            assert entry.verified is (any(of_kind) if of_kind else True)
            seen.add((bool(entry.bases), entry.verified))
    assert seen == {(True, True), (True, False), (False, True)}


def test_what_is_supposed_is_built_on_the_facts_that_were_handed_over() -> None:
    """India, supposed to be bound from 2020, is bound in those facts, and to suppose it again changes nothing."""
    on = date(2020, 7, 1)
    supposed = cb.had_joined("IND", "budapest_185", since=on)
    with pytest.raises(cb.QuestionError, match="was bound by the Budapest Convention on 1 July 2020"):
        cb.had_joined("IND", "budapest_185", since=on, facts=supposed)
    twice = cb.had_joined("MAR", "budapest_185", since=date(2015, 1, 1), facts=supposed)
    assert cb.standing("budapest_185", "IND", on=on, facts=twice).bound


def test_who_is_shut_out_cannot_be_supposed_to_join_and_who_may_join_can() -> None:
    limited = with_instrument("budapest_185", open_to=("IND",))
    on = date(2020, 7, 1)
    assert cb.standing(
        "budapest_185", "IND", on=on, facts=cb.had_joined("IND", "budapest_185", since=on, facts=limited)
    ).bound
    with pytest.raises(cb.QuestionError, match="is not open to NGA"):
        cb.had_joined("NGA", "budapest_185", since=date(2020, 7, 1), facts=limited)
    instrument = limited.instrument_by_id["budapest_185"]
    assert (can_join(instrument, "IND"), can_join(instrument, "NGA")) == (True, False)


def test_an_agreement_with_one_state_alone_cannot_be_joined_by_others() -> None:
    """The agreement of the European Union with the United Kingdom; an instrument that is not in force either."""
    held = facts().instrument_by_id
    assert held["eu_uk_tca_2020"].only_with
    assert not can_join(held["eu_uk_tca_2020"], "NGA")
    assert not can_join(held["second_protocol_224"], "PHL")
    assert can_join(held["budapest_185"], "IND")


def test_a_penalty_of_no_months_can_be_stated() -> None:
    """Zero months is a statement (no imprisonment at all), and not the same as "not stated"."""
    asked = cb.CooperationRequest(
        requesting="ITA", requested="DEU", measure="extradition", conduct="data_interference",
        committed_on=date(2001, 1, 1), requested_on=date(2001, 4, 1), maximum_penalty_months=0, sentence_months=0,
    )  # fmt: skip
    assert cb.assess(asked).outcome == "unavailable"


def test_a_refusal_names_state_and_instrument_as_a_sentence_does() -> None:
    with pytest.raises(cb.QuestionError, match=r"^The United States was bound by UNTOC on 1 January 2010"):
        cb.had_joined("USA", "untoc_2000", since=date(2010, 1, 1))
