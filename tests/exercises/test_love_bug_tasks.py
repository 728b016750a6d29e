"""The tasks of the Love Bug: checked by the rules, with provisions, and never on an unconfirmed fact."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

import crossborder as cb
from crossborder.exercises.days import in_words
from crossborder.exercises.feedback import Feedback
from crossborder.exercises.love_bug import law, words
from crossborder.exercises.love_bug.model import LoveBugModel

if TYPE_CHECKING:
    from crossborder.exercises.task import Task
    from crossborder.records.collection import Facts

RA_8792 = "Republic Act No. 8792 (Electronic Commerce Act of 2000), s 33(a)"
BAN = "Constitution of the Philippines 1987, Art. III, s 22"
CMA_5 = "Computer Crimes Act 1997 (Act 563), s 5"
UK_RULE, AUSTRALIAN_RULE, DUTCH_RULE = (
    cb.facts().state_by_code[code].dual_criminality_day for code in ("GBR", "AUS", "NLD")
)
TASKS = LoveBugModel().tasks


def checked(model: LoveBugModel, task: str, **answers: object) -> Feedback:
    for field, value in answers.items():
        model.set(f"task.{task}.{field}", value)  # type: ignore[arg-type]  # values of every kind
    feedback = model.check(task)
    assert isinstance(feedback, Feedback), feedback
    return feedback


def verdicts(feedback: Feedback) -> list[str]:
    return [part.verdict for part in feedback.parts]


# --- task 1 --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ("act_june_14", "not_yet"),
        ("act_june_19", "right"),
        ("request_july", "not_yet"),
        ("preservation", "not_yet"),
        ("access", "not_yet"),
        ("budapest", "not_yet"),
    ],
)
def test_only_moving_the_act_past_the_first_day_of_the_law_closes_the_haven(
    model: LoveBugModel, change: str, verdict: str
) -> None:
    assert verdicts(checked(model, "haven", change=change, provision=RA_8792)) == [verdict, "right"]


def test_a_change_moves_no_day_in_silence() -> None:
    for _, text, _, changes in words.HAVEN_CHANGES:
        for name in ("committed_on", "requested_on"):
            assert name not in changes or in_words(date.fromisoformat(changes[name])) in text, text


@pytest.mark.parametrize("provision", [BAN, "Budapest Convention, Art. 24(1)(a)"])
def test_the_outcome_alone_is_not_enough_the_provision_counts_too(model: LoveBugModel, provision: str) -> None:
    feedback = checked(model, "haven", change="act_june_19", provision=provision)
    assert verdicts(feedback) == ["right", "not_yet"]
    assert feedback.verdict == "not_yet"
    assert feedback.parts[1].references[0].label == provision  # type: ignore[union-attr]  # a provision


# --- task 2 and 7 --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        ("2000-06-14", "not_yet"),
        ("2000-06-18", "not_yet"),
        ("2000-06-19", "right"),
        ("19 June 2000", "right"),
        ("2000-06-20", "not_yet"),
    ],
)
def test_the_first_day_is_the_day_itself_and_not_the_day_before_or_after(
    model: LoveBugModel, day: str, verdict: str
) -> None:
    assert verdicts(checked(model, "first_day", day=day, provision=RA_8792)) == [verdict, "right"]


def test_the_later_act_was_not_the_first(model: LoveBugModel) -> None:
    later = next(option.value for option in model.task_by_id["first_day"].fields[1].options if "10175" in option.value)  # type: ignore[union-attr]  # a choice
    assert verdicts(checked(model, "first_day", day="2000-06-19", provision=later)) == ["right", "not_yet"]


@pytest.mark.parametrize(
    ("malaysia", "budapest", "expected"),
    [
        ("2000-06-01", "2018-07-01", ["right", "right", "right"]),
        ("2000-05-31", "2018-06-30", ["not_yet", "right", "not_yet"]),
        ("1997-06-18", "2018-07-02", ["not_yet", "right", "not_yet"]),
    ],
)
def test_two_more_first_days(model: LoveBugModel, malaysia: str, budapest: str, expected: list[str]) -> None:
    assert verdicts(checked(model, "more_days", malaysia=malaysia, provision=CMA_5, budapest=budapest)) == expected


# --- task 3 --------------------------------------------------------------------------------------------------------


def test_the_havens_are_those_that_the_rules_find(model: LoveBugModel) -> None:
    states = [option.value for option in model.task_by_id["havens"].fields[0].options]  # type: ignore[union-attr]  # ticks
    assert len(states) >= 8
    havens = [state for state in states if cb.punished(state, "malware", on=date(2000, 5, 4)).answer is False]
    assert {"PHL", "IND", "BRA"} <= set(havens) < set(states)
    assert checked(model, "havens", states=havens, provision=RA_8792).verdict in {"right", "not_graded"}
    assert "not_yet" not in verdicts(checked(model, "havens", states=havens, provision=CMA_5))


def test_a_state_ticked_wrongly_and_a_haven_missed_are_both_named(model: LoveBugModel) -> None:
    feedback = checked(model, "havens", states=["GBR"], provision=RA_8792)
    wrong = {part.label for part in feedback.parts if part.verdict == "not_yet"}
    assert {"United Kingdom", "Philippines"} <= wrong
    assert "France" not in wrong


def test_a_search_that_found_no_offence_is_never_marked_as_a_no_and_offers_no_provision(model: LoveBugModel) -> None:
    states, provision = model.task_by_id["havens"].fields
    silent = [
        one.text
        for one in states.options  # type: ignore[union-attr]  # ticks
        if (found := cb.punished(one.value, "malware", on=date(2000, 5, 4))).answer is False and not found.offence
    ]
    assert "Morocco" in silent
    for ticked in (["GBR"], [option.value for option in states.options]):  # type: ignore[union-attr]  # as above
        feedback = checked(model, "havens", states=ticked, provision=RA_8792)
        assert not set(silent) & {part.label for part in feedback.parts if part.verdict == "not_yet"}
        ungraded = " ".join(str(part.text) for part in feedback.parts if part.verdict == "not_graded")
        assert all(name in ungraded for name in silent)
    assert not [one for one in provision.options if "no earlier offence found" in one.text]  # type: ignore[union-attr]  # a choice


def test_a_provision_that_was_in_force_already_closed_no_haven(model: LoveBugModel) -> None:
    english = cb.punished("GBR", "malware", on=date(2000, 5, 4)).provisions[0].label
    assert verdicts(checked(model, "havens", states=["PHL"], provision=english))[-1] == "not_yet"


# --- task 4 --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "verdict"),
    [("retroactive", "right"), ("never", "not_yet"), ("content", "not_yet"), ("ignored", "not_yet")],
)
def test_only_the_ban_on_later_law_explains_it(model: LoveBugModel, reason: str, verdict: str) -> None:
    assert verdicts(checked(model, "later_law", reason=reason, provision=BAN)) == [verdict, "right"]


def test_the_act_itself_does_not_say_why_it_cannot_reach_back(model: LoveBugModel) -> None:
    assert verdicts(checked(model, "later_law", reason="retroactive", provision=RA_8792)) == ["right", "not_yet"]


# --- task 5 --------------------------------------------------------------------------------------------------------


def test_two_schools_give_two_answers(model: LoveBugModel) -> None:
    assert UK_RULE is not None
    assert AUSTRALIAN_RULE is not None
    rules = {"act_rule": UK_RULE.provision.label, "request_rule": AUSTRALIAN_RULE.provision.label}
    expected = ["right", "right" if UK_RULE.provenance.verified else "not_graded", "right", "right", "note"]
    assert verdicts(checked(model, "schools", act="no", request="yes", **rules)) == expected
    swapped = {"act_rule": rules["request_rule"], "request_rule": rules["act_rule"]}
    assert verdicts(checked(model, "schools", act="yes", request="no", **swapped))[0::2] == [
        "not_yet",
        "not_yet",
        "note",
    ]
    assert verdicts(checked(model, "schools", act="no", request="yes", **swapped))[1] == "not_yet"


def test_the_day_of_decision_is_a_school_of_its_own(model: LoveBugModel) -> None:
    assert DUTCH_RULE is not None
    label = DUTCH_RULE.provision.label
    marks = verdicts(checked(model, "schools", act="no", request="yes", act_rule=label, request_rule=label))
    assert marks[1] == marks[3] == "not_yet"


def test_which_day_counts_at_home_is_told_and_not_marked(model: LoveBugModel) -> None:
    assert AUSTRALIAN_RULE is not None
    label = AUSTRALIAN_RULE.provision.label
    home = checked(model, "schools", act="no", request="yes", act_rule=label, request_rule=label).parts[-1]
    assert home.verdict == "note"
    assert "do not know" in home.text


# --- task 6 --------------------------------------------------------------------------------------------------------


def test_preservation_today_and_in_may_2000(model: LoveBugModel) -> None:
    right = {"then": "no", "treaty": "yes", "today": "no", "provision": "Budapest Convention, Art. 29(3)"}
    assert verdicts(checked(model, "preserved", **right)) == ["right", "not_graded", "right", "right"]
    wrong = {"then": "yes", "treaty": "no", "today": "yes", "provision": "Budapest Convention, Art. 27(4)"}
    assert verdicts(checked(model, "preserved", **wrong)) == ["not_yet", "not_graded", "not_yet", "not_yet"]


@pytest.mark.parametrize("said", ["yes", "no", "unknown"])
def test_nobody_is_marked_on_the_assistance_treaty_that_was_not_read(model: LoveBugModel, said: str) -> None:
    feedback = checked(
        model, "preserved", then="no", treaty=said, today="no", provision="Budapest Convention, Art. 29(3)"
    )
    assert feedback.parts[1].verdict == "not_graded"
    assert "not seen" in feedback.parts[1].text


# --- all tasks -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_every_answer_of_every_task_gets_feedback_with_a_provision(task: Task) -> None:
    for sample in task.samples:
        for part in task.check(sample.answers).parts:
            assert part.references
            assert part.text


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_every_task_has_hints_in_steps_and_asks_for_a_provision(task: Task) -> None:
    assert len(task.hints) >= 3
    assert len(set(task.hints)) == len(task.hints)
    labels = {provision.label for provision in law.candidates("PHL")} | {"Budapest Convention, Art. 29(3)"}
    offered = {option.value for field in task.fields for option in getattr(field, "options", ())}
    assert labels & offered or task.id in {"schools", "more_days"}


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.id)
def test_what_is_missing_is_named_and_nothing_is_marked(model: LoveBugModel, task: Task) -> None:
    message = model.check(task.id)
    assert isinstance(message, str)
    assert task.fields[-1].label in message
    assert model.feedback(task.id) is None


def test_the_core_path_has_two_tasks_of_three_minutes() -> None:
    assert [task.minutes for task in TASKS if task.core] == [3, 3]


# --- an unconfirmed fact marks nobody ------------------------------------------------------------------------------


def unconfirmed(facts: Facts) -> Facts:
    """The same facts, with every national offence, rule and treaty text unconfirmed."""

    def doubt(record: Any) -> Any:
        return record and replace(record, provenance=replace(record.provenance, status="unverified"))

    states = tuple(
        replace(
            state,
            offences=tuple(doubt(offence) for offence in state.offences),
            first_offences=tuple(doubt(first) for first in state.first_offences),
            dual_criminality_day=doubt(state.dual_criminality_day),
            retroactivity_ban=doubt(state.retroactivity_ban),
        )
        for state in facts.states
    )
    instruments = tuple(
        replace(one, provisions=tuple(replace(provision, status="unverified") for provision in one.provisions))
        for one in facts.instruments
    )
    participation = tuple(doubt(event) for event in facts.participation)
    return replace(facts, states=states, instruments=instruments, participation=participation)


@pytest.mark.parametrize("task", ["haven", "first_day", "havens", "later_law", "schools", "preserved", "more_days"])
def test_with_nothing_confirmed_nobody_is_marked(monkeypatch: pytest.MonkeyPatch, task: str) -> None:
    doubtful = unconfirmed(cb.facts())
    for name in (
        "records.store",
        "records",
        "rules.assess",
        "rules.bases",
        "rules.cooperation",
        "rules.dual_criminality",
        "rules.offences",
        "rules.standing",
        "exercises.render",
        "exercises.time_machine",
        "exercises.love_bug.law",
        "exercises.cited",
        "exercises.love_bug.tasks",
    ):
        for attribute in ("facts", "packaged"):
            module = __import__(f"crossborder.{name}", fromlist=["x"])
            if callable(getattr(module, attribute, None)) and not hasattr(getattr(module, attribute), "__path__"):
                monkeypatch.setattr(module, attribute, lambda: doubtful)
    model = LoveBugModel()
    for sample in model.task_by_id[task].samples:
        marked = {part.verdict for part in model.task_by_id[task].check(sample.answers).parts}
        # That the Convention bound nobody in May 2000 follows from the day of its own entry into force, which stays confirmed.
        allowed = {"not_graded", "note"} | ({"right", "not_yet"} if task in {"preserved", "more_days"} else set())
        assert marked <= allowed
        assert "not_graded" in marked
    assert all(
        part.verdict != "right" or part.label != words.PRESERVED_PROVISION
        for sample in model.task_by_id["preserved"].samples
        for part in model.task_by_id["preserved"].check(sample.answers).parts
    )
