"""The Love Bug exercise without widgets: prediction, time machine, debrief, transfer, and work that is never lost."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossborder.exercises.feedback import Feedback
from crossborder.exercises.love_bug import words
from crossborder.exercises.love_bug.model import LoveBugModel
from crossborder.exercises.state import StateError
from crossborder.request.typed import read_day
from crossborder.rules import Assessment
from tests.examples import examples

if TYPE_CHECKING:
    from collections.abc import Callable

KEYS = tuple(LoveBugModel().state.slots.values())


def predict(model: LoveBugModel, **answers: str) -> LoveBugModel:
    for name, answer in answers.items():
        model.set(f"prediction.{name}", answer)
    model.keep_prediction()
    return model


# --- prediction and debrief ----------------------------------------------------------------------------------------


def test_the_prediction_is_forced_and_not_knowing_is_an_answer(model: LoveBugModel) -> None:
    assert predict(model, prosecute="no", extradite="unknown").predicted is False
    assert model.keep_prediction() is False
    assert predict(model, evidence="unknown").predicted is True


def test_a_prediction_that_is_kept_stays_as_it_was(model: LoveBugModel) -> None:
    predict(model, prosecute="yes", extradite="yes", evidence="no")
    model.set("prediction.prosecute", "no")
    assert model.state.text("prediction.prosecute") == "yes"


@pytest.mark.parametrize(("said", "verdict"), [("no", "right"), ("yes", "not_yet"), ("unknown", "note")])
def test_prosecution_is_marked_because_its_facts_are_confirmed(model: LoveBugModel, said: str, verdict: str) -> None:
    feedback = predict(model, prosecute=said, extradite="no", evidence="no").compare()
    assert feedback.parts[0].verdict == verdict


@pytest.mark.parametrize(("said", "verdict"), [("no", "right"), ("yes", "not_yet")])
def test_extradition_is_marked_and_says_at_which_hand_the_treaty_is_known(
    model: LoveBugModel, said: str, verdict: str
) -> None:
    part = predict(model, prosecute="no", extradite=said, evidence="no").compare().parts[1]
    assert part.verdict == verdict
    assert "We have not read the treaty itself" in part.text


@pytest.mark.parametrize("said", ["yes", "no"])
def test_nobody_is_marked_on_the_assistance_treaty_that_was_not_read(model: LoveBugModel, said: str) -> None:
    feedback = predict(model, prosecute="no", extradite="no", evidence=said).compare()
    assert feedback.parts[2].verdict == "not_graded"
    assert all(part.references for part in feedback.parts)


# --- time machine --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mistyped", ["31 june 2000", "19 xx 2000", ""])
def test_the_request_moves_with_the_act_after_a_day_that_is_none(model: LoveBugModel, mistyped: str) -> None:
    model.put_machine("committed_on", mistyped)
    model.put_machine("committed_on", "2000-06-19")
    assert model.machine_values["requested_on"] == "2000-06-26"


def test_a_request_that_was_moved_meanwhile_stays_where_it_was_put(model: LoveBugModel) -> None:
    model.put_machine("committed_on", "31 june 2000")
    model.put_machine("requested_on", "2001-01-01")
    model.put_machine("committed_on", "2000-06-19")
    assert model.machine_values["requested_on"] == "2001-01-01"


def outcome(model: LoveBugModel, **values: str) -> str:
    for name, value in values.items():
        model.set(f"machine.{name}", value)
    assessment = model.outcome()
    assert isinstance(assessment, Assessment), assessment
    return assessment.outcome


def test_the_time_machine_starts_with_the_case_and_finds_no_way(model: LoveBugModel) -> None:
    assert outcome(model) == "unavailable"


def test_the_day_before_and_the_day_itself(model: LoveBugModel) -> None:
    assert outcome(model, committed_on="2000-06-18", requested_on="2000-06-18") == "unavailable"
    assert outcome(model, committed_on="2000-06-19", requested_on="2000-06-19") != "unavailable"


def test_preservation_becomes_available_on_the_day_the_convention_binds_both(model: LoveBugModel) -> None:
    assert outcome(model, measure="preservation", requested_on="2018-06-30") != "available"
    assert outcome(model, requested_on="2018-07-01") == "available"


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("committed_on", "soon", "not a day of the calendar"),
        ("requested_on", "2000-05-03", "earlier than the act"),
        ("requested", "USA", "Both states are the United States"),
        ("committed_on", "", "is empty"),
    ],
)
def test_what_cannot_be_answered_gets_a_message_and_loses_nothing(
    model: LoveBugModel, field: str, value: str, message: str
) -> None:
    before = model.machine_values
    model.set(f"machine.{field}", value)
    reply = model.outcome()
    assert isinstance(reply, str)
    assert message in reply
    assert model.machine_values == {**before, field: value}


def test_what_the_mirror_case_says_to_put_into_the_time_machine_has_an_answer(model: LoveBugModel) -> None:
    """In the order of the text: the request moves with the act, and put first it would not stay on the day of the arrests."""
    (told,) = words.DEBRIEF_PIECES[-1]["texts"]
    act, request = (read_day(day).day for day in re.findall(r"\d+ \w+ \d{4}", told))
    assert act
    assert request
    model.set("machine.requested", "MAR")
    for field, day in (("committed_on", act), ("requested_on", request)):
        model.put_machine(field, day.isoformat())
        assert not isinstance(model.outcome(), str), model.outcome()
    assessment = model.outcome()
    assert isinstance(assessment, Assessment)
    assert assessment.request == model.zotob.request


# --- tasks and transfer --------------------------------------------------------------------------------------------


def test_hints_come_one_by_one_and_stop(model: LoveBugModel) -> None:
    total = len(model.task_by_id["haven"].hints)
    assert [model.hint("haven") for _ in range(total + 2)] == [*range(1, total + 1), total, total]


def test_a_changed_answer_takes_the_old_mark_away(model: LoveBugModel) -> None:
    options = model.task_by_id["first_day"].fields[1].options  # type: ignore[union-attr]  # a choice
    model.set("task.first_day.day", "2000-06-19")
    model.set("task.first_day.provision", options[0].value)
    assert isinstance(model.check("first_day"), Feedback)
    assert model.feedback("first_day") is not None
    model.set("task.first_day.day", "2000-06-18")
    assert model.feedback("first_day") is None


@pytest.mark.parametrize(
    ("decision", "reason", "shown"),
    [
        ("", "The logs have a last day, and keeping them asks for no offence.", False),
        ("preserve", "Because.", False),
        ("preserve", "The logs have a last day, and keeping them asks for no offence.", True),
    ],
)
def test_the_key_points_open_after_a_decision_and_a_reason(
    model: LoveBugModel, decision: str, reason: str, shown: bool
) -> None:
    model.set("transfer.decision", decision)
    model.set("transfer.reason", reason)
    model.compare_transfer()
    assert model.state.get("transfer.compared") is shown


def test_starting_again_forgets_everything(model: LoveBugModel) -> None:
    predict(model, prosecute="no", extradite="no", evidence="no")
    model.start_again()
    assert model.to_json()["values"] == {}


# --- any sequence of actions ---------------------------------------------------------------------------------------


def any_value(slot: Any) -> st.SearchStrategy[Any]:
    if isinstance(slot.default, bool):
        return st.booleans()
    if isinstance(slot.default, int):
        return st.integers(0, slot.most)
    if isinstance(slot.default, tuple):
        return st.lists(st.sampled_from(slot.allowed), unique=True)
    return st.sampled_from(("", *slot.allowed)) if slot.allowed else st.text(max_size=40)


SETTING = st.sampled_from(KEYS).flatmap(lambda slot: st.tuples(st.just(slot.key), any_value(slot)))
NAMES = [task.id for task in LoveBugModel().tasks]
ACTIONS: list[st.SearchStrategy[Callable[[LoveBugModel], object]]] = [
    SETTING.map(lambda pair: lambda model: model.set(*pair)),
    st.just(lambda model: model.keep_prediction()),
    st.just(lambda model: model.compare()),
    st.just(lambda model: model.outcome()),
    st.just(lambda model: model.compare_transfer()),
    st.sampled_from(NAMES).map(lambda name: lambda model: model.check(name)),
    st.sampled_from(NAMES).map(lambda name: lambda model: model.hint(name)),
    st.sampled_from([*NAMES, "debrief", "transfer"]).map(lambda name: lambda model: model.turn(name)),
]


@settings(max_examples=examples(60))
@given(st.lists(st.one_of(ACTIONS), max_size=25))
def test_any_sequence_of_actions_leaves_a_valid_state_that_travels_unharmed(
    actions: list[Callable[[LoveBugModel], object]],
) -> None:
    model = LoveBugModel()
    for action in actions:
        action(model)
    assert all(slot.accepts(model.state.get(slot.key)) for slot in KEYS)
    record = json.loads(json.dumps(model.to_json()))
    other = LoveBugModel()
    assert other.from_json(record) == []
    assert other.to_json() == model.to_json()


@given(
    st.dictionaries(
        st.text(max_size=20),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=10),
            lambda inner: st.lists(inner, max_size=3),
            max_leaves=4,
        ),
        max_size=5,
    )
)
def test_a_record_of_another_version_loses_nothing(values: dict[str, Any]) -> None:
    model = LoveBugModel()
    model.from_json({"exercise": "love-bug", "version": 99, "values": values})
    again = model.to_json()
    held = {**again["values"], **again.get("aside", {})}
    started = {slot.key: model.state.get(slot.key) for slot in KEYS}
    assert all(held.get(key, started.get(key)) == value for key, value in values.items())


def test_a_place_that_is_not_there_is_named(model: LoveBugModel) -> None:
    with pytest.raises(StateError, match=r"has no place 'task\.haven\.nothing'"):
        model.set("task.haven.nothing", "x")
