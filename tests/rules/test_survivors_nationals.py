"""Nationals of the requested state: the instrument, its own law, and who has to prosecute instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from crossborder.facts import facts
from tests.rules.asking import ask, over, step


@pytest.mark.parametrize(
    ("pair", "instrument", "on", "assurances", "expected"),
    [
        # Art. 5(3): return to serve the sentence lifts it; without it, refusal is permitted.
        ("FRA DEU", "eaw_2002", 2015, ("return_to_serve_sentence",), ("lifted_by_assurance", ["5(3)"], True)),
        ("FRA DEU", "eaw_2002", 2015, ("no_death_penalty",), ("permits_refusal", ["5(3)", "Art. 16(2)"], True)),
        # Art. 6(1) and 6(2) of ETS 24; that assurance is not one the Convention knows.
        ("FRA DEU", "ece_24", 2001, ("return_to_serve_sentence",), ("permits_refusal", ["6(1)", "6(2)", "Art. 16(2)"], True)),
        # Nationality is no bar.
        ("USA IND", "in_us_1997", 2005, (), ("no_obstacle", ["3"], True)),
        # UNTOC 16(10): the law of Australia that extradites nationals was not seen, so it does not decide.
        ("PHL AUS", "untoc_2000", 2005, (), ("permits_refusal", ["16(10)", "general scheme"], False)),
        # The treaty of 1988 is silent on this: Australian law speaks alone.
        ("PHL AUS", "ph_au_1988", 2005, (), ("no_obstacle", ["general scheme"], False)),
    ],
)  # fmt: skip
def test_what_follows_from_nationality(
    pair: str, instrument: str, on: int, assurances: tuple[str, ...], expected: tuple[str, list[str], bool]
) -> None:
    nationality = pair.split()[1]
    found = ask(
        pair, "extradition", "data_interference", date(on, 1, 1), person_nationalities=(nationality,),
        assurances=assurances,
    )  # fmt: skip
    assert step(over(found, instrument), "nationals") == expected


def test_a_confirmed_law_that_extradites_nationals_takes_the_right_to_refuse_away() -> None:
    """UNTOC 16(10), the United Kingdom and the United States: the national rule was seen and says that nationals are extradited."""
    for pair in ("JPN GBR", "JPN USA"):
        found = ask(pair, "extradition", "malware", date(2018, 1, 1), person_nationalities=(pair.split()[1],))
        effect, articles, verified = step(over(found, "untoc_2000"), "nationals")
        assert (effect, articles[0], verified) == ("no_obstacle", "16(10)", True)
        assert len(articles) == 2


def test_a_person_of_a_third_state_is_no_national_and_for_other_measures_nobody_asks() -> None:
    third = over(ask("FRA DEU", "extradition", "malware", date(2015, 1, 1), person_nationalities=("ITA",)), "eaw_2002")
    assert step(third, "nationals") == ("no_obstacle", [], True)
    stated = ask("BRA PHL", "mutual_assistance", "malware", date(2024, 2, 1), person_nationalities=("PHL",))
    assert "nationals" not in {one.id for route in stated.routes for one in route.steps}
    asked = over(ask("FRA DEU", "extradition", "malware", date(2015, 1, 1)), "eaw_2002").questions
    found = next(question for question in asked if question.fact == "person_nationalities")
    assert (found.effect, [provision.article for provision in found.provisions]) == ("return_guarantee", ["5(3)"])


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
    found = ask(
        "FRA DEU", "extradition", "data_interference", date(2001, 1, 1), person_nationalities=("DEU",),
        facts=replace(held, instruments=changed),
    )  # fmt: skip
    answer = next(one.answer for one in over(found, "ece_24").steps if one.id == "nationals")
    assert answer.endswith(f"has to submit the case to its own prosecuting authorities, {words}.")
