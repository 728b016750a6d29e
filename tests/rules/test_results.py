"""What the results promise: that they carry their reasons."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import pytest

import crossborder as cb
from crossborder.records import facts
from crossborder.records.dates import PartialDate
from crossborder.records.records import Coverage, Provenance
from tests.rules.asking import ask, with_instrument

if TYPE_CHECKING:
    from crossborder.records.collection import Facts


def test_deposited_and_bound_are_two_lists() -> None:
    between = date(2006, 12, 1)
    assert "USA" in cb.deposited("budapest_185", on=between)
    assert "USA" not in cb.bound("budapest_185", on=between)


def test_the_steps_of_an_assessment_are_those_of_its_best_route() -> None:
    assessment = cb.assess(
        cb.CooperationRequest(
            requesting="USA",
            requested="PHL",
            measure="preservation",
            conduct="malware",
            committed_on=date(2018, 6, 1),
            requested_on=date(2018, 7, 1),
        )
    )
    assert assessment.steps == assessment.routes[0].steps
    assert assessment.best.basis is not None
    assert assessment.best.basis.provisions[0].label == "Budapest Convention, Art. 29(1)"
    assert str(assessment.best.basis.since) == "1 July 2018"


def test_a_basis_that_is_replaced_says_by_what_and_since_when() -> None:
    bases = cb.legal_bases("FRA", "NLD", on=date(2004, 1, 1), measure="extradition")
    replaced = next(basis for basis in bases if basis.role == "replaced")
    assert replaced.replaced_by is not None
    assert replaced.replaced_by.instrument == "eaw_2002"
    assert replaced.replaced_by.since is not None
    assert replaced.replaced_by.since.text == "2004-01-01"


def test_all_pairs_are_answered_alike_in_one_go_and_one_by_one() -> None:
    on = date(2020, 1, 1)
    every = cb.bases_between_all(on=on, measure="preservation")
    for pair in [("JPN", "USA"), ("PHL", "USA"), ("FRA", "GBR")]:
        assert every[pair] == cb.legal_bases(*pair, on=on, measure="preservation")
    assert ("IND", "USA") not in every


def test_an_unknown_attribute_of_the_package_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'treaties'"):
        cb.treaties  # type: ignore[attr-defined]  # what is tested  # noqa: B018


def _with_search(result: Literal["found", "none_found"], status: Literal["confirmed", "unverified"]) -> Facts:
    """The facts, with one more search for a treaty on extradition between India and Morocco."""
    searched = Coverage(
        states=("IND", "MAR"),
        subject="extradition",
        result=result,
        text="Searched for this test.",
        since=PartialDate("2000"),
        provenance=Provenance(status=status),
    )
    return replace(facts(), coverage=(*facts().coverage, searched))


@pytest.mark.parametrize(
    ("result", "status", "title"),
    [
        ("found", "confirmed", "A bilateral treaty (found, not modelled)"),
        ("found", "unverified", "A bilateral treaty (not searched for)"),
        ("none_found", "unverified", "A bilateral treaty (not searched for)"),
        ("none_found", "confirmed", None),
    ],
)
def test_only_a_confirmed_search_without_a_find_says_that_there_is_no_treaty(
    result: Literal["found", "none_found"], status: Literal["confirmed", "unverified"], title: str | None
) -> None:
    request = cb.CooperationRequest(
        requesting="IND",
        requested="MAR",
        measure="extradition",
        conduct="malware",
        committed_on=date(2005, 1, 1),
        requested_on=date(2005, 2, 1),
        facts=_with_search(result, status),
    )
    titles = [route.title for route in cb.assess(request).routes]
    assert [heading for heading in titles if heading.startswith("A bilateral treaty")] == ([title] if title else [])


def titles(pair: str, measure: str, on: date, **stated: Any) -> list[str]:
    """The ways of a request in their order."""
    return [route.title for route in ask(pair, measure, "illegal_access", on, **stated).routes]


def test_a_way_that_is_open_and_obliges_nobody_stands_behind_one_that_is_there() -> None:
    """The Harare Scheme, of which it is not known whether both use it, behind the British Act on assistance, which asks for no treaty."""
    assert titles("ZAF GBR", "mutual_assistance", date(2003, 9, 29), organised_group=False)[1:] == [
        "Without a treaty: the requested state's own law",
        "Harare Scheme (not known whether both use it)",
    ]


def test_a_way_that_needs_an_invitation_nobody_knows_of_comes_last() -> None:
    """Senegal and Saudi Arabia, outside the Council of Europe."""
    assert titles("SEN SAU", "mutual_assistance", date(2025, 5, 12), organised_group=False)[1:] == [
        "Without a treaty: the requested state's own law",
        "European Convention on Mutual Assistance (not known whether it binds both)",
    ]


def test_a_treaty_of_the_two_comes_before_an_act_of_the_union() -> None:
    """As if the Budapest Convention were a treaty of France and Germany alone, beside the investigation order."""
    on, own = date(2019, 1, 1), with_instrument("budapest_185", kind="bilateral_treaty")
    assert titles("FRA DEU", "search_seizure", on)[0] == "EIO Directive, Art. 1(1)"
    assert titles("FRA DEU", "search_seizure", on, facts=own)[0] == "Budapest Convention, Art. 31(1)"


def test_an_agreement_of_one_state_with_each_of_the_others_comes_before_a_convention() -> None:
    """As if the European Convention on Mutual Assistance were one of France with each of the others."""
    on, own = date(2015, 1, 1), with_instrument("ecmacm_30", only_with="FRA")
    assert titles("CHE FRA", "mutual_assistance", on)[0] == "Budapest Convention, Art. 25(1)"
    assert (
        titles("CHE FRA", "mutual_assistance", on, facts=own)[0]
        == "European Convention on Mutual Assistance, Art. 1(1)"
    )
