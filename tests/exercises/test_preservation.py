"""The exercise on preservation: a fact of the case counts, and what is on the screen holds for every choice."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from crossborder.exercises.figures import words as figure_words
from crossborder.exercises.figures.lanes_scene import scene
from crossborder.exercises.lesson import deciding
from crossborder.exercises.preservation import law, words
from crossborder.exercises.preservation.tasks import all_tasks
from crossborder.exercises.preservation.view import TimeMachine
from crossborder.records import facts
from crossborder.rules import CooperationRequest, QuestionError, assess, dual_criminality
from tests.widget_tree import inside


@pytest.fixture
def machine() -> TimeMachine:
    view = TimeMachine()
    for question in view.model.predictions:
        view.model.set(f"prediction.{question.id}", "unknown")
    view.prediction.keep()
    return view


def labels(view: TimeMachine) -> list[str]:
    return [getattr(one, "description", "") for one in inside(view)]


def choose(view: TimeMachine, label: str, value: str) -> None:
    next(one for one in inside(view) if getattr(one, "description", "") == label).value = value


def test_untouched_the_answer_asks_for_the_law_of_the_requested_state_alone() -> None:
    """The case states that the United States punishes the act: that it is not in the records leaves nothing open."""
    assessment = law.assessed({})
    said = deciding.of(assessment).sentence
    assert assessment.outcome == "open"
    assert "the law of Austria punished this act" in said
    at_home = scene(assessment).lanes[0]
    assert (at_home.says, at_home.mark) == (figure_words.LANE_STATED, "available")


def test_a_stated_fact_counts_for_extradition_and_never_against_a_record() -> None:
    def own_law(conduct: str, day: date, **stated: Any) -> str:
        asked = CooperationRequest(
            requesting="PHL", requested="USA", measure="extradition", conduct=conduct, committed_on=day,
            requested_on=date(2024, 1, 1), **stated,
        )  # fmt: skip
        steps = (step for route in assess(asked).routes for step in route.steps)
        return next(step.effect for step in steps if step.id == "own_law")

    assert own_law("other_offence", date(2020, 3, 1)) == "open"
    assert own_law("other_offence", date(2020, 3, 1), punished_in={"PHL"}) == "no_obstacle"
    assert own_law("malware", date(2000, 5, 4), punished_in={"PHL"}) == "condition_failed"
    finding = dual_criminality("other_offence", "PHL", "USA", on=date(2020, 3, 1), stated_in={"PHL", "USA"})
    assert (finding.met, finding.verified) == (True, True)
    assert "as the case states" in finding.reasons[0]
    with pytest.raises(QuestionError, match="punished_in"):
        own_law("other_offence", date(2020, 3, 1), punished_in={"Philippines"})


def test_the_heading_holds_for_every_choice() -> None:
    named = [state.name for state in facts().states if state.name in words.MACHINE_TITLE]
    assert named == []


def test_a_reservation_is_offered_where_it_can_matter_alone(machine: TimeMachine) -> None:
    choose(machine, words.RESERVATION_LABEL, "made")
    assert "You are supposing" in drawn(machine)
    choose(machine, words.MACHINE_LABELS["measure"], "extradition")
    assert words.RESERVATION_LABEL not in labels(machine)
    assert "You are supposing" not in drawn(machine)
    choose(machine, words.MACHINE_LABELS["measure"], "preservation")
    assert words.RESERVATION_LABEL in labels(machine)
    choose(machine, words.MACHINE_LABELS["requesting"], "NGA")  # bound from 1 November 2022 alone
    assert words.RESERVATION_LABEL not in labels(machine)


def drawn(view: TimeMachine) -> str:
    return " ".join(str(getattr(one, "value", "")) for one in inside(view))


def test_the_title_of_a_statute_is_whole() -> None:
    assessment = law.assessed(
        {"requesting": "NGA", "requested": "DEU", "measure": "extradition", "conduct": "illegal_access"}
    )
    assert scene(assessment).lanes[0].says[0].startswith("Cybercrimes (Prohibition, Prevention, etc.) Act 2015, s 6")


def test_where_nobody_searched_it_says_where_to_search() -> None:
    assessment = law.assessed(
        {"requesting": "NGA", "requested": "DEU", "measure": "extradition", "conduct": "illegal_access"}
    )
    said = deciding.of(assessment).sentence
    assert "ministries" in said
    assert "depositaries" in said
    assert "chapter 4" in said


def test_to_tick_every_state_is_wrong() -> None:
    """Two of the states made no reservation, and of one nobody has looked at the declarations."""
    task = next(task for task in all_tasks() if task.id == "who")
    every = {"states": list(law.ASKED_ABOUT)}
    verdicts = Counter(part.verdict for part in task.check(every).parts)
    assert verdicts == {"right": 3, "not_yet": 2, "not_graded": 1}
