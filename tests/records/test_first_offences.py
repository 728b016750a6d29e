"""What a state's first offences say is consistent: no question about an earlier day can stop the rules."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from crossborder.records.store import facts
from crossborder.rules.offences import punished

FACTS = facts()
WITH_STATEMENTS = [state for state in FACTS.states if state.first_offences]


def days(code: str) -> list[date]:
    """The days around which the answer for a state can change, and one before all law on computers."""
    state = FACTS.state_by_code[code]
    turning = {offence.in_force.day.earliest for offence in state.offences}
    turning |= {first.known_until for first in state.first_offences if first.known_until}
    return [date(1970, 1, 1), *(day + timedelta(days=shift) for day in sorted(turning) for shift in (-1, 0, 1))]


@pytest.mark.parametrize("code", [state.code for state in WITH_STATEMENTS])
def test_every_conduct_has_an_answer_around_every_first_day(code: str) -> None:
    answers = [punished(code, conduct, on=day) for conduct in FACTS.conduct_by_id for day in days(code)]
    for answer in answers:
        assert answer.reason
        if answer.offence:
            assert answer.act in answer.offence.acts


def test_a_statement_names_an_offence_that_punishes_each_of_its_acts() -> None:
    missing = [
        (state.code, first.offence, act)
        for state in WITH_STATEMENTS
        for first in state.first_offences
        if first.offence
        for act in first.acts
        if act not in FACTS.offence_by_id[first.offence].acts
    ]
    assert missing == []
