"""How grave an offence must be for extradition: each law, each sentence, each boundary."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rules.asking import ask, over, step


@pytest.mark.parametrize(
    ("pair", "instrument", "on", "months", "effect"),
    [
        ("FRA DEU", "eaw_2002", date(2015, 1, 1), 3, "condition_failed"),
        ("FRA DEU", "eaw_2002", date(2015, 1, 1), 4, "no_obstacle"),
        ("FRA DEU", "ece_24", date(2001, 1, 1), 4, "no_obstacle"),
        ("PHL AUS", "ph_au_1988", date(2005, 1, 1), 5, "condition_failed"),
        ("PHL AUS", "ph_au_1988", date(2005, 1, 1), 6, "no_obstacle"),
    ],
)
def test_a_sentence_of_exactly_the_months_asked_for_is_long_enough(
    pair: str, instrument: str, on: date, months: int, effect: str
) -> None:
    """Framework Decision, Art. 2(1); ETS 24, Art. 2(1); treaty of 1988, Art. 2(1): at least four, four and six months."""
    found = over(ask(pair, "extradition", "data_interference", on, sentence_months=months), instrument)
    assert step(found, "sentence") == (effect, ["2(1)"], True)
    unstated = over(ask(pair, "extradition", "data_interference", on), instrument)
    assert "sentence" not in {one.id for one in unstated.steps}


@pytest.mark.parametrize(
    ("months", "effects"),
    [
        ({"USA": 12, "IND": 13}, ["condition_failed", "no_obstacle"]),
        ({"USA": 13, "IND": 12}, ["no_obstacle", "condition_failed"]),
        ({"USA": 13}, ["no_obstacle", "no_obstacle"]),
    ],
)
def test_more_than_one_year_is_not_one_year_and_is_tested_under_each_law(
    months: dict[str, int], effects: list[str]
) -> None:
    """India-US treaty, Art. 2(1): more than one year in both; where not stated, the offence found gives the figure."""
    found = over(
        ask("USA IND", "extradition", "malware", date(2005, 1, 1), maximum_penalty_months=months), "in_us_1997"
    )
    steps = [one for one in found.steps if one.id == "threshold"]
    assert [one.effect for one in steps] == effects
    assert [f"{months[code]} months, as stated" in one.answer for code, one in zip(months, steps, strict=False)]
    if len(months) == 1:
        assert "36 months under Information Technology Act, 2000, s 66" in steps[1].answer
