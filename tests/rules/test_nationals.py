"""Nationals of the requested state: the instrument, its own law, and who has to prosecute instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from crossborder.records import facts
from crossborder.records.records import Provenance
from crossborder.rules.steps import Step
from tests.rules.asking import ask, other_law, over, step


@pytest.mark.parametrize(
    ("pair", "instrument", "on", "assurances", "expected"),
    [
        # Art. 5(3): return to serve the sentence lifts it; without it, refusal is permitted.
        ("FRA DEU", "eaw_2002", 2015, ("return_to_serve_sentence",), ("lifted_by_assurance", ["5(3)"], True)),
        ("FRA DEU", "eaw_2002", 2015, ("no_death_penalty",), ("permits_refusal", ["5(3)", "Art. 16(2)"], True)),
        # Art. 6(1) and 6(2) of ETS 24, as Germany declared; that assurance is not one the Convention knows.
        ("FRA DEU", "ece_24", 2001, ("return_to_serve_sentence",), ("requires_refusal", ["6(1)", "6(2)", "Art. 16(2)"], True)),
        # Nationality is no bar.
        ("USA IND", "in_us_1997", 2005, (), ("no_obstacle", ["3"], True)),
        # UNTOC 16(10) permits refusal; Australian law has no bar of citizenship.
        ("PHL AUS", "untoc_2000", 2005, (), ("no_obstacle", ["16(10)", "ss 22, 45"], True)),
        # The treaty of 1988 is silent on this: Australian law speaks alone.
        ("PHL AUS", "ph_au_1988", 2005, (), ("no_obstacle", ["ss 22, 45"], True)),
    ],
)  # fmt: skip
def test_what_follows_from_nationality(
    pair: str, instrument: str, on: int, assurances: tuple[str, ...], expected: tuple[str, list[str], bool]
) -> None:
    nationality = pair.split()[1]
    assessment = ask(
        pair, "extradition", "data_interference", date(on, 1, 1), person_nationalities=(nationality,),
        assurances=assurances,
    )  # fmt: skip
    assert step(over(assessment, instrument), "nationals") == expected


def test_a_confirmed_law_that_extradites_nationals_takes_the_right_to_refuse_away() -> None:
    """UNTOC 16(10), the United Kingdom and the United States: the national rule was seen and says that nationals are extradited."""
    for pair in ("JPN GBR", "JPN USA"):
        assessment = ask(pair, "extradition", "malware", date(2018, 1, 1), person_nationalities=(pair.split()[1],))
        effect, articles, verified = step(over(assessment, "untoc_2000"), "nationals")
        assert (effect, articles[0], verified) == ("no_obstacle", "16(10)", True)
        assert len(articles) == 2


def test_a_person_of_a_third_state_is_no_national_and_for_other_measures_nobody_asks() -> None:
    third = over(ask("FRA DEU", "extradition", "malware", date(2015, 1, 1), person_nationalities=("ITA",)), "eaw_2002")
    assert step(third, "nationals") == ("no_obstacle", [], True)
    stated = ask("BRA PHL", "mutual_assistance", "malware", date(2024, 2, 1), person_nationalities=("PHL",))
    assert "nationals" not in {one.id for route in stated.routes for one in route.steps}
    asked = over(ask("FRA DEU", "extradition", "malware", date(2015, 1, 1)), "eaw_2002").questions
    nationality = next(question for question in asked if question.fact == "person_nationalities")
    assert (nationality.effect, [provision.article for provision in nationality.provisions]) == (
        "return_guarantee",
        ["5(3)"],
    )


@pytest.mark.parametrize(
    ("when", "words"),
    [("on_request", "if France asks for it"), ("always", "without being asked")],
)
def test_who_refuses_a_national_has_to_prosecute_and_when(when: Any, words: str) -> None:
    """ETS 24, Art. 6(2), on request; the Inter-American Convention, Art. 8, knows it without one."""
    held = facts()
    changed = tuple(
        replace(one, nationals=tuple(replace(rule, prosecute_when=when) for rule in one.nationals))
        if one.id == "ece_24"
        else one
        for one in held.instruments
    )
    assessment = ask(
        "FRA DEU", "extradition", "data_interference", date(2001, 1, 1), person_nationalities=("DEU",),
        facts=replace(held, instruments=changed),
    )  # fmt: skip
    answer = next(one.answer for one in over(assessment, "ece_24").steps if one.id == "nationals")
    assert answer.endswith(f"has to submit the case to its own prosecuting authorities, {words}.")


@pytest.mark.parametrize("status", ["confirmed", "unverified"])
@pytest.mark.parametrize(
    ("answer", "effect"),
    [("extradites", "no_obstacle"), ("refuses", "requires_refusal"), ("conditional", "open")],
)
def test_where_the_treaty_is_silent_the_law_of_the_requested_state_speaks_alone(
    answer: Any, effect: Any, status: Any
) -> None:
    """Treaty of 1988 between the Philippines and Australia, which says nothing on nationals."""
    law = facts().state_by_code["AUS"].nationals
    assert law is not None
    changed = replace(law, answer=answer, text="What its law says.", provenance=Provenance(status=status))
    assessment = ask(
        "PHL AUS", "extradition", "data_interference", date(2005, 1, 1), person_nationalities=("AUS",),
        facts=other_law("AUS", nationals=changed),
    )  # fmt: skip
    steps = [one for one in over(assessment, "ph_au_1988").steps if one.id == "nationals"]
    assert steps == [
        Step(
            id="nationals",
            question="Is the person a national of the requested state?",
            answer="Yes. What its law says.",
            effect=effect,
            provisions=(changed.provision,),
            verified=status == "confirmed",
        )
    ]
    assert over(assessment, "ph_au_1988").outcome == ("unavailable" if answer == "refuses" else "open")


def test_where_the_treaty_is_silent_and_the_law_is_not_recorded_nationality_leaves_it_open() -> None:
    """Treaty of 2009 between the United Kingdom and the Philippines; Philippine law on nationals is not recorded."""
    assessment = ask("GBR PHL", "extradition", "malware", date(2016, 1, 1), person_nationalities=("GBR", "PHL"))
    steps = [one for one in over(assessment, "gb_ph_2009").steps if one.id == "nationals"]
    assert steps == [
        Step(
            id="nationals",
            question="Is the person a national of the requested state?",
            answer=f"Yes. The law of the Philippines on this is not recorded{facts().state_by_code['PHL'].searched_words('nationals')}.",
            effect="open",
            provisions=(),
            verified=False,
        )
    ]


def test_nationality_is_asked_for_extradition_only_and_only_when_nobody_stated_it() -> None:
    """The Budapest Convention has a rule on nationals (Art. 24(6)), which says nothing on assistance."""

    def asked(measure: str, **stated: Any) -> set[str]:
        assessment = ask("BRA PHL", measure, "malware", date(2024, 2, 1), **stated)
        return {
            question.text
            for route in assessment.routes
            for question in route.questions
            if question.fact == "person_nationalities"
        }

    assert asked("extradition") == {"Is the person a national of the requested state?"}
    assert asked("extradition", person_nationalities=("ITA",)) == set()
    assert asked("extradition", person_nationalities=()) == set()
    assert asked("mutual_assistance") == set()
    assert asked("preservation") == set()
    assert asked("mutual_assistance", person_nationalities=("PHL",)) == set()


def test_the_answer_on_a_national_says_what_the_treaty_and_the_law_of_the_requested_state_say() -> None:
    """Framework Decision, Art. 5(3), with and without the promise; ETS 24, Art. 6, with the German Basic Law, Art. 16(2)."""
    question = "Is the person a national of the requested state?"
    warrant, convention = (facts().instrument_by_id[name].nationals[0] for name in ("eaw_2002", "ece_24"))
    german = facts().state_by_code["DEU"].nationals
    assert german is not None

    def said(instrument: str, year: int, *assurances: str) -> tuple[str, str]:
        assessment = ask(
            "FRA DEU", "extradition", "data_interference", date(year, 4, 1), person_nationalities=("DEU",),
            assurances=assurances,
        )  # fmt: skip
        one = next(one for one in over(assessment, instrument).steps if one.id == "nationals")
        return one.question, one.answer

    promised = f"Yes. {warrant.text} The requesting state gives the assurance."
    assert said("eaw_2002", 2015, "return_to_serve_sentence") == (question, promised)
    assert said("eaw_2002", 2015) == (question, f"Yes. {warrant.text} {german.text}")
    prosecute = "If it refuses on this ground, Germany has to submit the case to its own prosecuting authorities, if France asks for it."
    made = next(
        one for one in facts().reservations if (one.instrument, one.state, one.article) == ("ece_24", "DEU", "6(1)")
    )
    assert made.nationals is not None
    said_so = f"Germany declared: {made.text} {german.text} {made.nationals.beside_law}"
    assert said("ece_24", 2001) == (question, f"Yes. {convention.text} {said_so} {prosecute}")
