"""The tasks of the treaty explorer: checked by the rules, with provisions, and never on an unconfirmed fact."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

import crossborder as cb
from crossborder.exercises.feedback import Feedback
from crossborder.exercises.treaty_explorer import tasks, words
from crossborder.exercises.treaty_explorer.compare import resting_on
from crossborder.exercises.treaty_explorer.model import TreatyExplorerModel
from crossborder.records import store
from crossborder.records.records import Provenance

if TYPE_CHECKING:
    from collections.abc import Callable

    from crossborder.records.collection import Facts

KEEP, CHANNEL = "Budapest Convention, Art. 29(1)", "Budapest Convention, Art. 25(1)"


def checked(task: str, **answers: str) -> Feedback:
    model = TreatyExplorerModel()
    for field, value in answers.items():
        model.set(f"task.{task}.{field}", value)
    feedback = model.check(task)
    assert isinstance(feedback, Feedback), feedback
    return feedback


def verdicts(feedback: Feedback) -> list[str]:
    return [part.verdict for part in feedback.parts]


@pytest.fixture
def doubted(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes everything that is recorded of the parties of an instrument unverified, as if nobody had read a source."""

    def doubt(instrument: str) -> None:
        held: Facts = cb.facts()
        events = tuple(
            replace(event, provenance=Provenance()) if event.instrument == instrument else event
            for event in held.participation
        )
        listed = tuple(
            replace(one, participation_complete_until=None) if one.id == instrument else one for one in held.instruments
        )
        changed = replace(held, participation=events, instruments=listed)
        for module in (store, tasks):
            monkeypatch.setattr(module, "facts", lambda: changed, raising=False)
        for name in ("bases", "standing", "reach", "counterfactual"):
            monkeypatch.setattr(sys.modules[f"crossborder.rules.{name}"], "packaged", lambda: changed)

    return doubt


# --- task 1 --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        ("2022-11-01", "not_yet"),  # Nigeria is bound, Brazil is not
        ("2022-11-30", "not_yet"),  # the day of Brazil's deposit
        ("2023-02-28", "not_yet"),
        ("2023-03-01", "right"),
        ("1 March 2023", "right"),
        ("2023-03-02", "not_yet"),
    ],
)
def test_the_later_first_day_counts_and_no_deposit(day: str, verdict: str) -> None:
    assert verdicts(checked("first_day", day=day, provision=KEEP)) == [verdict, "right"]


@pytest.mark.parametrize(("provision", "verdict"), [(KEEP, "right"), (CHANNEL, "not_yet")])
def test_the_provision_counts_too(provision: str, verdict: str) -> None:
    assert verdicts(checked("first_day", day="2023-03-01", provision=provision)) == ["right", verdict]


def test_on_unconfirmed_days_nobody_is_marked(doubted: Callable[[str], None]) -> None:
    doubted("budapest_185")
    assert verdicts(checked("first_day", day="2022-11-01", provision=KEEP))[0] == "not_graded"


# --- task 2 --------------------------------------------------------------------------------------------------------

DAY = date(2020, 1, 1)


def examples(reason: str) -> list[dict[str, str]]:
    """States and instruments that the data does not know about for a reason, as it is now."""
    return [
        {"state": state.code, "instrument": instrument.id, "day": DAY.isoformat()}
        for instrument in cb.instruments()
        for state in cb.facts().states
        if cb.standing(instrument.id, state.code, on=DAY).bound is None
        and tasks.why(instrument.id, state.code, DAY) == reason
    ]


def test_an_unknown_is_right_when_the_data_does_not_know_and_the_reason_is_the_one() -> None:
    right = examples("list_end")[0]
    assert verdicts(checked("unknown", **right, why="list_end")) == ["right", "right"]
    assert verdicts(checked("unknown", **right, why="not_listed")) == ["right", "not_yet"]
    assert verdicts(checked("unknown", **right, why="part_of_date")) == ["right", "not_yet"]


def test_each_reason_is_told_apart_from_the_others() -> None:
    for reason in ("list_end", "no_first_day", "part_of_date"):
        for right in examples(reason)[:3]:
            for said in words.UNKNOWN_REASONS:
                verdict = "right" if said == reason else "not_yet"
                assert verdicts(checked("unknown", **right, why=said)) == ["right", verdict]


def test_a_state_that_is_certainly_not_bound_is_no_unknown() -> None:
    feedback = checked("unknown", state="KEN", instrument="budapest_185", day="2024-01-01", why="not_listed")
    assert verdicts(feedback) == ["not_yet", "note"]


def test_an_answer_that_is_there_but_not_confirmed_marks_nobody(doubted: Callable[[str], None]) -> None:
    doubted("budapest_185")
    feedback = checked("unknown", state="PHL", instrument="budapest_185", day="2024-01-01", why="list_end")
    assert verdicts(feedback) == ["not_graded", "note"]


@pytest.mark.parametrize("instrument", [one.id for one in cb.instruments()])
def test_feedback_on_every_instrument_rests_on_something(instrument: str) -> None:
    assert resting_on(instrument)


# --- task 3 --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("region", "verdict"), [("Europe", "right"), ("Asia", "not_yet"), ("Africa", "not_yet")])
def test_the_region_that_gains_most(region: str, verdict: str) -> None:
    assert verdicts(checked("gains", region=region, kind="operative")) == [verdict, "right"]


def test_the_kind_of_basis_that_is_gained() -> None:
    assert verdicts(checked("gains", region="Europe", kind="conditional")) == ["right", "not_yet"]


def test_gains_that_rest_on_unconfirmed_days_mark_nobody(doubted: Callable[[str], None]) -> None:
    doubted("budapest_185")
    assert set(verdicts(checked("gains", region="Asia", kind="optional"))) == {"not_graded"}


# --- task 4 --------------------------------------------------------------------------------------------------------


def residual_verdicts(back: tuple[str, str], applies: tuple[str, str]) -> list[str]:
    names = ("back_first", "back_second", "applies_first", "applies_second")
    return verdicts(checked("residual", **dict(zip(names, (*back, *applies), strict=True))))


def test_article_27_stands_back_from_ets_30_and_applies_where_a_search_found_nothing() -> None:
    assert residual_verdicts(("FRA", "ITA"), ("JPN", "PHL")) == ["right", "right"]
    assert residual_verdicts(("JPN", "PHL"), ("FRA", "ITA")) == ["not_yet", "not_yet"]


def test_without_a_search_nobody_can_say_that_it_applies() -> None:
    assert residual_verdicts(("FRA", "ITA"), ("BRA", "NGA")) == ["right", "not_graded"]


def test_a_state_outside_the_convention_and_a_state_with_itself() -> None:
    assert residual_verdicts(("FRA", "IND"), ("JPN", "JPN")) == ["not_yet", "not_yet"]


# --- task 5 --------------------------------------------------------------------------------------------------------

MUST = {
    "budapest_185": "permits_refusal",
    "ece_24": "requires_refusal",
    "ecmacm_30": "permits_refusal",
    "uk_us_2003": "requires_refusal",
}


def test_extradition_must_and_assistance_may_be_refused_for_a_political_offence() -> None:
    assert verdicts(checked("political", **MUST)) == ["right"] * 4
    assert verdicts(checked("political", **dict.fromkeys(MUST, "forbids_refusal"))) == ["not_yet"] * 4


@pytest.mark.parametrize("task", TreatyExplorerModel().tasks, ids=lambda task: task.id)
def test_every_sample_of_the_written_form_is_checked_and_at_least_one_is_right(task: object) -> None:
    samples = getattr(task, "samples", ())
    checks = [task.check(sample.answers) for sample in samples]  # type: ignore[attr-defined]  # a task
    assert any("right" in verdicts(one) for one in checks)
    assert all(part.references for one in checks for part in one.parts)


def test_hints_do_not_give_the_day_away() -> None:
    assert not any("1 March 2023" in hint or "2023-03-01" in hint for hint in words.FIRST_HINTS)


def test_the_facts_of_the_printed_sheet_are_those_of_the_data() -> None:
    events = cb.facts().events_by_instrument["budapest_185"]
    first = {event.event: str(event.day) for event in events["NGA"]}["in_force"]
    deposit = {event.event: str(event.day) for event in events["BRA"]}["acceded"]
    assert f"has bound Nigeria since {first}" in words.SHEET_LATER
    assert f"Brazil deposited its accession on {deposit}" in words.SHEET_LATER
