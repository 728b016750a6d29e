"""The live question of the front page: one answer, and what the law says to it."""

from __future__ import annotations

import html
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import ipywidgets as widgets
import pytest

from crossborder.exercises import words as shared
from crossborder.exercises.html import join
from crossborder.exercises.lesson import deciding
from crossborder.exercises.practice import front, words
from crossborder.exercises.practice.case import Case
from crossborder.exercises.practice.front import FIRST, SEED, FrontQuestion
from crossborder.exercises.practice.question import question
from crossborder.exercises.practice.sure import is_sure
from crossborder.version import LAW_AS_OF
from tests.widget_tree import inside

ROOT = Path(__file__).resolve().parents[3]


def shown(view: FrontQuestion) -> str:
    return " ".join(str(one.value) for one in inside(view) if isinstance(one, widgets.HTML))


def test_one_day_decides_the_first_question_and_it_rests_on_confirmed_facts() -> None:
    first = front.question_at(0)
    assert is_sure(first.case.assessment)
    assert first.case.kind == "unavailable/own_law"
    assert "one day after the act" in first.asked[0].option("unavailable").why
    later = Case.of(replace(FIRST, committed_on=FIRST.committed_on + timedelta(days=1)))
    assert later.assessment.outcome != "unavailable"


def test_beside_a_missing_specific_offence_stands_that_general_offences_are_not_counted() -> None:
    view = FrontQuestion()
    view._choice.value = "unavailable"
    assert shared.CAVEAT in shown(view)
    later = Case.of(replace(FIRST, committed_on=FIRST.committed_on + timedelta(days=1)))
    assert deciding.of(later.assessment).caveat == "", "where an offence was in force there is nothing to add"


def way_on(view: FrontQuestion) -> widgets.Button:
    """The button that brings another case."""
    return next(one for one in inside(view) if getattr(one, "description", "") == words.FRONT_ANOTHER)


def test_nothing_gives_the_answer_away_before_it_is_given() -> None:
    assert 'data-stage="figure"' not in shown(FrontQuestion())


@pytest.mark.parametrize("value", shared.OUTCOMES)
def test_each_answer_is_answered_at_once_with_a_reason_and_a_provision(value: str) -> None:
    view = FrontQuestion()
    asked = view.current.asked[0]
    view._choice.value = value
    text = shown(view)
    assert (words.VERDICT_RIGHT if value == asked.right else words.VERDICT_WRONG) in html.unescape(text)
    assert "stage-unavailable" in text, "what the law says stands there, whatever was answered"
    assert str(join(asked.option(value).why)) in text
    assert str(join(asked.references[0].label)) in text
    assert str(join(front.announcement(view.current, value))) in text, "it is announced"


def test_the_answer_stands_between_the_question_and_the_way_on() -> None:
    view = FrontQuestion()
    texts = [getattr(one, "description", "") or str(getattr(one, "value", "")) for one in inside(view)]
    told = next(place for place, text in enumerate(texts) if 'class="stage-title' in text)
    answer = next(place for place, text in enumerate(texts) if 'class="stage-out' in text)
    assert told < answer < texts.index(words.FRONT_ANOTHER)


def test_another_case_follows() -> None:
    view = FrontQuestion()
    first = view.current
    way_on(view).click()
    assert view.current == question(SEED, 1, 1) != first
    assert str(join(view.current.told[0])) in shown(view)


def test_the_first_five_cases_have_no_state_no_answer_and_hardly_a_measure_twice() -> None:
    cases = [front.question_at(number).case for number in range(5)]
    states = [state for case in cases for state in (case.asked.requesting, case.asked.requested)]
    assert len(set(states)) == len(states)
    measures = {case.asked.measure for case in cases}
    assert len(measures) >= len(cases) - 1, "only extradition, to which an answer can be open, comes twice"
    assert {case.assessment.outcome for case in cases} == set(shared.OUTCOMES)


def test_the_answers_answer_the_question_and_say_what_their_choice_is() -> None:
    field = FrontQuestion()._choice
    assert field.description == words.QUESTION_OUTCOME
    texts = {value: text for text, value in field.options}
    assert "no duty, no ban" in texts["discretionary"]
    assert texts["available"] == shared.OUTCOMES["available"]


def test_the_way_on_keeps_its_place_and_so_the_focus() -> None:
    view = FrontQuestion()
    pressed = way_on(view)
    pressed.click()
    assert way_on(view) is pressed


def test_a_reader_without_scripts_sees_the_case_its_figure_and_the_reasons() -> None:
    text = str(FrontQuestion().whole())
    assert 'data-stage="figure"' in text
    assert all(str(join(option.why)) in text for option in front.question_at(0).asked[0].options)


def test_the_front_page_names_the_day_of_the_law_that_stands_at_the_foot() -> None:
    assert LAW_AS_OF in (ROOT / "index.md").read_text(encoding="utf-8")


def test_the_map_beside_the_question_says_who_asks_whom() -> None:
    text = shown(FrontQuestion())
    assert "Map: Netherlands asks France" in text
    assert "fig-neighbours" in text
