"""Conventions that can be the basis of extradition only where the two states have no extradition treaty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from crossborder.records import facts
from crossborder.records.records import Provenance
from crossborder.rules.steps import OpenQuestion, Step
from tests.rules.asking import ask, over

QUESTION = "Do the two states lack an extradition treaty?"
ON = date(2016, 2, 1)


def first_step_after_the_basis(instrument: str, **stated: Any) -> Step:
    """The second step of a route between the United Kingdom and Turkey, which ETS 24 binds."""
    route = over(ask("GBR TUR", "extradition", "illegal_access", ON, **stated), instrument)
    assert isinstance(route.steps[1], Step)
    return route.steps[1]


def test_a_treaty_in_force_closes_the_way_over_a_convention_that_presupposes_none() -> None:
    """Budapest 24(3): a state that has no extradition treaty with the other may take the Convention as the basis."""
    held = facts()
    step = first_step_after_the_basis("budapest_185")
    treaty = held.instrument_by_id["ece_24"]
    assert step == Step(
        id="no_extradition_treaty",
        question=QUESTION,
        answer=(
            "No: the European Convention on Extradition has bound both since 14 May 1991, and the request goes over it. "
            "The Budapest Convention can be taken as the basis only where there is no extradition treaty."
        ),
        effect="condition_failed",
        provisions=(held.provision_by_place["budapest_185", "24(3)"], held.provision_by_place[treaty.id, "1"]),
        # That ETS 24 binds Turkey is recalled.
        verified=False,
    )
    assert first_step_after_the_basis("untoc_2000").id == "no_extradition_treaty"
    assert first_step_after_the_basis("ece_24").id != "no_extradition_treaty"


@pytest.mark.parametrize(("unread", "verified"), [("", True), ("24(3)", False)])
def test_that_step_is_verified_when_treaty_and_article_were_seen(unread: str, verified: bool) -> None:
    held = facts()
    changed = replace(
        held,
        instruments=tuple(
            replace(
                one,
                provisions=tuple(
                    replace(text, status="unverified") if (one.id, text.article) == ("budapest_185", unread) else text
                    for text in one.provisions
                ),
            )
            for one in held.instruments
        ),
        participation=tuple(
            replace(one, provenance=Provenance(status="confirmed")) if one.instrument == "ece_24" else one
            for one in held.participation
        ),
    )
    assert first_step_after_the_basis("budapest_185", facts=changed).verified is verified


def left_to_ask(pair: str, measure: str, on: date) -> list[OpenQuestion]:
    """The questions on a treaty that the routes over the Budapest Convention leave."""
    routes = ask(pair, measure, "malware", on).routes
    own = (route for route in routes if route.basis and route.basis.instrument.id == "budapest_185")
    return [question for route in own for question in route.questions if question.text == QUESTION]


def test_whether_there_is_a_treaty_is_asked_until_a_search_found_none() -> None:
    article = facts().provision_by_place["budapest_185", "24(3)"]
    asked = OpenQuestion("", QUESTION, (article,), "condition_failed")
    # Nobody has searched; a treaty was found, which is not modelled; a search found none; a treaty in force is a step.
    assert left_to_ask("BRA PHL", "extradition", date(2024, 2, 1)) == [asked]
    assert left_to_ask("USA ISR", "extradition", date(2018, 2, 1)) == [asked]
    assert left_to_ask("USA MAR", "extradition", date(2019, 2, 1)) == []
    assert left_to_ask("USA PHL", "extradition", date(2019, 2, 1)) == []
    # Assistance is owed under the Convention whether there is a treaty or not.
    assert left_to_ask("BRA PHL", "mutual_assistance", date(2024, 2, 1)) == []


def test_an_operative_treaty_asks_nothing_about_another() -> None:
    route = over(ask("USA PHL", "extradition", "malware", date(2019, 2, 1)), "us_ph_1994")
    assert QUESTION not in {one.question for one in route.steps} | {one.text for one in route.questions}
