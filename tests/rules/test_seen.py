"""The law is dated: of a day after the one to which the course brings it, nothing is confirmed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

import crossborder as cb
from crossborder.records import facts
from crossborder.version import LAW_DAY
from tests.rules.test_properties import requests

AFTER = LAW_DAY + timedelta(days=1)


def asked(on: date, **change: Any) -> cb.CooperationRequest:
    """The United States ask the Philippines to keep data; everything that decides was read."""
    return cb.CooperationRequest(
        requesting="USA",
        requested="PHL",
        measure="preservation",
        conduct="malware",
        committed_on=date(2018, 7, 1),
        requested_on=on,
        **change,
    )


def test_the_day_of_the_law_is_one_on_which_sources_were_read() -> None:
    assert LAW_DAY in {source.seen for source in facts().sources}


def test_on_the_last_day_the_answer_is_confirmed_and_carries_no_caution() -> None:
    assessment = cb.assess(asked(LAW_DAY))
    assert assessment.verified
    assert assessment.best.verified
    assert assessment.caution == ""
    assert repr(assessment).startswith("Assessment: available: ")


def test_on_the_day_after_the_answer_is_the_same_and_is_not_confirmed() -> None:
    before, after = cb.assess(asked(LAW_DAY)), cb.assess(asked(AFTER))
    assert after.outcome == before.outcome == "available"
    assert [step.answer for step in after.steps] == [step.answer for step in before.steps]
    assert not any(step.verified for route in after.routes for step in route.steps)
    assert not after.verified
    assert cb.records.dates.in_words(LAW_DAY) in after.caution
    assert cb.records.dates.in_words(AFTER) in after.caution


def test_a_printed_answer_and_a_notebook_carry_the_caution_in_their_first_lines() -> None:
    assessment = cb.assess(asked(AFTER))
    first, second, *_ = assessment.lines()
    assert first.startswith("Assessment: available (unverified): ")
    assert second == assessment.caution
    assert assessment.caution in assessment._repr_html_()
    shown = cb.exercises.show(assessment)
    assert assessment.caution in shown._repr_html_()
    assert repr(shown) == f"Outcome: available\n{assessment.caution}"


@pytest.mark.parametrize(("on", "verified"), [(LAW_DAY, True), (AFTER, False)])
def test_no_answer_of_the_rules_is_confirmed_for_a_day_nobody_has_seen(on: date, verified: bool) -> None:
    assert cb.standing("budapest_185", "PHL", on=on).verified is verified
    # A state that is none of the parties of a treaty between two.
    assert cb.standing("uk_us_2003", "PHL", on=on).verified is verified
    assert cb.legal_bases("USA", "PHL", on=on, measure="preservation")[0].verified is verified
    assert cb.reach("USA", on=on, measure="preservation")["PHL"].verified is verified
    assert cb.punished("PHL", "malware", on=on).verified is verified
    assert cb.dual_criminality("malware", "USA", "PHL", on=on).verified is verified


@given(requests())
def test_the_day_after_changes_no_outcome(facts_of_case: dict[str, Any]) -> None:
    """The law is taken as it was on the last day it was followed; only what is confirmed depends on that day."""
    known, unseen = (
        cb.assess(cb.CooperationRequest(**{**facts_of_case, "requested_on": on})) for on in (LAW_DAY, AFTER)
    )
    assert [(route.title, route.outcome) for route in unseen.routes] == [
        (route.title, route.outcome) for route in known.routes
    ]
    assert [other.outcome for other in unseen.alternatives] == [other.outcome for other in known.alternatives]
    assert unseen.caution
    assert not known.caution
