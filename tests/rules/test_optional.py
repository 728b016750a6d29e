"""Conventions that can be the basis of extradition only where the two states have no extradition treaty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from crossborder.records import facts
from crossborder.records.dates import PartialDate
from crossborder.records.records import Provenance
from crossborder.rules.steps import OpenQuestion, Step
from tests.rules.asking import ask, over, with_instrument

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
    # Nobody has searched; what was found may be a scheme; a treaty was found, which is not modelled, and is a step; a search found
    # none; a treaty in force is a step.
    assert left_to_ask("BRA PHL", "extradition", date(2024, 2, 1)) == [asked]
    assert left_to_ask("AUS GBR", "extradition", date(2018, 2, 1)) == [asked]
    assert left_to_ask("USA ISR", "extradition", date(2018, 2, 1)) == []
    assert left_to_ask("USA MAR", "extradition", date(2019, 2, 1)) == []
    assert left_to_ask("USA PHL", "extradition", date(2019, 2, 1)) == []
    # Assistance is owed under the Convention whether there is a treaty or not.
    assert left_to_ask("BRA PHL", "mutual_assistance", date(2024, 2, 1)) == []


def test_a_treaty_that_nobody_read_closes_the_way_over_a_convention_too() -> None:
    """Ireland: its Act asks for twelve months, and its law had three: no convention opens what the treaty of 1983 does not."""
    assessment = ask("USA IRL", "extradition", "illegal_access", date(2013, 1, 1), requested_on=date(2015, 6, 1))
    first = next(one for one in over(assessment, "untoc_2000").steps if one.id == "no_extradition_treaty")
    assert (first.effect, first.verified, assessment.outcome) == ("condition_failed", True, "unavailable")
    assert [one.instrument_id for one in first.provisions] == ["untoc_2000", "coverage"]
    assert first.answer.startswith("No: the request goes over another treaty. Signed on 13 July 1983")


def test_an_operative_treaty_asks_nothing_about_another() -> None:
    route = over(ask("USA PHL", "extradition", "malware", date(2019, 2, 1)), "us_ph_1994")
    assert QUESTION not in {one.question for one in route.steps} | {one.text for one in route.questions}


# --- does the requested state take the convention as the basis? ----------------------------------------------------

NOTIFIED = date(2010, 6, 1)


def asked_over_untoc(requested: str, on: date, takes: Any = "", since: date = NOTIFIED) -> tuple[Any, list[str]]:
    """The step on the notification where Saudi Arabia asks over UNTOC, if there is one, and what is left to ask of it."""
    held = facts()
    made = next(one for one in held.reservations if one.takes_as_basis)
    supposed = replace(
        made, instrument="untoc_2000", state=requested, article="16(5)", takes_as_basis=takes, since=PartialDate(since.isoformat()),
        text="The Convention is not taken as the legal basis." if takes == "no" else "The Convention is taken as the legal basis.",
    )  # fmt: skip
    changed = replace(held, reservations=(*held.reservations, supposed)) if takes else held
    route = over(ask(f"SAU {requested}", "extradition", "malware", on, facts=changed), "untoc_2000")
    step = next((one for one in route.steps if one.id == "taken_as_basis"), None)
    return step, [one.text for one in route.questions if " take " in one.text]


def test_a_state_that_extradites_only_by_treaty_stays_open_as_long_as_nobody_knows_what_it_notified() -> None:
    """18 U.S.C. 3181: the United States hands over only under a treaty; what it notified under UNTOC 16(5) was not seen."""
    step, left = asked_over_untoc("USA", date(2008, 5, 1))
    assert (step.effect, step.verified, left) == ("open", False, [])
    assert [one.article for one in step.provisions] == ["16(5)", "16(4)", "ss 3181, 3184"]
    assert step.question == "Does the United States take UNTOC as the basis of extradition?"
    assert step.answer.endswith(
        "Whether it has notified under Article 16(5) that it takes UNTOC as the basis is not known here."
    )


def test_a_state_that_notified_that_it_does_not_take_the_convention_is_not_asked_on_it_from_that_day() -> None:
    before, _ = asked_over_untoc("USA", NOTIFIED - timedelta(days=1), "no")
    itself, _ = asked_over_untoc("USA", NOTIFIED, "no")
    assert (before.effect, before.answer.rpartition("; ")[2]) == (
        "open",
        "whether it holds for 31 May 2010: nobody has looked.",
    )
    assert (itself.effect, itself.answer) == ("condition_failed", "No: The Convention is not taken as the legal basis.")
    assert [one.label for one in itself.provisions] == ["UNTOC, Art. 16(5)", "UNTOC, Art. 16(4)"]
    assert asked_over_untoc("USA", NOTIFIED, "yes")[0].effect == "no_obstacle"


def test_a_state_that_needs_no_treaty_need_not_notify_and_one_whose_law_is_not_known_is_asked() -> None:
    """UNTOC 16(6) for Saudi Arabia, whose law rests on reciprocity; of Algeria's law nothing on this is recorded."""
    route = over(ask("USA SAU", "extradition", "malware", date(2008, 5, 1)), "untoc_2000")
    assert "taken_as_basis" not in {one.id for one in route.steps}
    assert asked_over_untoc("DZA", date(2014, 2, 1)) == (None, ["Does Algeria take UNTOC as the basis of extradition?"])


def test_the_netherlands_takes_untoc_as_the_basis_though_it_extradites_by_treaty_only() -> None:
    stated = {"organised_group": True, "maximum_penalty_months": 60}
    route = over(ask("SGP NLD", "extradition", "illegal_access", date(2012, 2, 1), **stated), "untoc_2000")
    taken = next(one for one in route.steps if one.id == "taken_as_basis")
    assert (route.outcome, taken.effect, taken.verified) == ("discretionary", "no_obstacle", True)


def test_the_declaration_of_the_united_states_closes_the_way_over_the_budapest_convention() -> None:
    """Article 24(7): it goes on relying on bilateral treaties. Morocco has none with it, and is bound since 1 October 2018."""
    before = ask("MAR USA", "extradition", "malware", date(2018, 9, 30))
    assert not [route for route in before.routes if route.basis and route.basis.instrument.id == "budapest_185"]
    route = over(ask("MAR USA", "extradition", "malware", date(2018, 10, 1)), "budapest_185")
    step = next(one for one in route.steps if one.id == "taken_as_basis")
    assert (route.outcome, step.effect, step.verified) == ("unavailable", "condition_failed", True)
    assert [one.article for one in step.provisions] == ["24(7)", "24(3)"]


def test_where_a_treaty_governs_nobody_asks_whether_the_convention_is_taken() -> None:
    """The Netherlands and the United States: a treaty that is read; Panama and the United States: one that is not."""
    dutch = over(ask("NLD USA", "extradition", "illegal_access", date(2012, 6, 10)), "untoc_2000")
    assert "taken_as_basis" not in {one.id for one in dutch.steps}
    panama = over(ask("USA PAN", "extradition", "illegal_access", date(2023, 1, 4)), "untoc_2000")
    assert [one.text for one in panama.questions if " take " in one.text] == []


def test_what_was_notified_answers_the_question_whether_the_convention_is_taken() -> None:
    step, left = asked_over_untoc("DZA", date(2014, 2, 1), "yes")
    assert (step.effect, left) == ("no_obstacle", [])


def test_a_state_that_names_an_authority_has_not_said_whether_it_takes_the_convention() -> None:
    """Budapest 24(7), Chile since 1 August 2017: the Ministry of Foreign Affairs, and no more."""
    route = over(ask("PAN CHL", "extradition", "malware", date(2020, 1, 1)), "budapest_185")
    assert "taken_as_basis" not in {one.id for one in route.steps}


def test_a_treaty_of_which_it_is_not_known_whether_it_is_in_force_closes_no_way_and_is_asked_about() -> None:
    """North Macedonia and the United States: the list names a treaty with Yugoslavia, and nobody said what became of it."""
    route = over(ask("MKD USA", "extradition", "malware", date(2022, 5, 17)), "untoc_2000")
    assert "no_extradition_treaty" not in {one.id for one in route.steps}
    assert QUESTION in {one.text for one in route.questions}


def test_a_law_that_opens_the_way_by_order_leaves_it_open_whether_the_convention_is_taken() -> None:
    """Botswana, Extradition Act, ss 3 and 4."""
    route = over(ask("EGY BWA", "extradition", "computer_fraud", date(2022, 11, 3)), "untoc_2000")
    taken = next(one for one in route.steps if one.id == "taken_as_basis")
    assert (taken.effect, [one.article for one in taken.provisions]) == ("open", ["16(5)", "16(4)", "ss 3, 4"])


@pytest.mark.parametrize(
    ("article", "status", "verified"),
    [("", "confirmed", True), ("16(4)", "confirmed", False), ("", "unverified", False)],
)
def test_a_notification_is_verified_when_it_and_the_articles_were_seen(
    article: str, status: Any, verified: bool
) -> None:
    held = facts()
    provisions = tuple(
        replace(one, status="unverified") if one.article == article else one
        for one in held.instrument_by_id["untoc_2000"].provisions
    )
    noted = tuple(
        replace(one, provenance=Provenance(status=status)) if one.takes_as_basis else one for one in held.reservations
    )
    changed = replace(with_instrument("untoc_2000", provisions=provisions), reservations=noted)
    route = over(ask("SGP NLD", "extradition", "illegal_access", date(2012, 2, 1), facts=changed), "untoc_2000")
    assert next(one for one in route.steps if one.id == "taken_as_basis").verified is verified


def test_an_undertaking_on_assistance_asks_nothing_about_a_treaty_on_extradition() -> None:
    """African Union Convention, Art. 28, between Rwanda and Zambia, which nothing else obliges to assist where there is no organised group."""
    assessment = ask("RWA ZMB", "mutual_assistance", "malware", date(2024, 2, 1), organised_group=False)
    assert QUESTION not in {one.text for one in over(assessment, "malabo_2014").questions}
