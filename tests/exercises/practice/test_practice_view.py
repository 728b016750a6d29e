"""The practice as widgets: what can be pressed, what is said, and the form without JavaScript."""

from __future__ import annotations

import html
from typing import Any

import pytest

import crossborder as cb
from crossborder.exercises import words as shared
from crossborder.exercises.html import join
from crossborder.exercises.practice import page, words
from crossborder.exercises.practice.question import LEVELS, question
from crossborder.exercises.practice.view import Practice
from crossborder.exercises.your_work import view as your_work
from crossborder.work import places
from tests.widget_tree import inside


@pytest.fixture(autouse=True)
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_chosen", places.Memory())


def press(view: Practice, name: str) -> None:
    next(one for one in inside(view) if getattr(one, "description", "") == name and hasattr(one, "click")).click()


def said(view: Practice) -> str:
    return str(next(one for one in inside(view) if "live-status" in one._dom_classes).value)


def shown(view: Practice) -> str:
    return " ".join(str(one.value) for one in inside(view) if type(one).__name__ == "HTML")


def answer(view: Practice, *, right: bool) -> None:
    answer_with(view, right=(right,) * len(view.model.question.asked))


def answer_with(view: Practice, *, right: tuple[bool, ...]) -> None:
    for field, asked, is_right in zip(view._fields, view.model.question.asked, right, strict=True):
        field.value = asked.right if is_right else next(one.value for one in asked.options if one.value != asked.right)
    press(view, shared.CHECK)


@pytest.mark.parametrize("level", LEVELS)
def test_right_answers_are_called_right_and_the_chain_of_reasons_opens(level: int) -> None:
    view = Practice()
    view.model.choose_level(level)
    view._show()
    assert 'data-stage="figure"' not in shown(view), "nothing gives an answer away"
    answer(view, right=True)
    assert shared.RIGHT in said(view)
    assert 'data-stage="figure"' in shown(view)
    assert shared.SHOW_CHAIN in shown(view)
    assert words.ROW.format(count=1) in shown(view)


def test_an_empty_answer_says_what_is_missing_and_can_still_be_given() -> None:
    view = Practice()
    press(view, shared.CHECK)
    assert "Not answered yet" in said(view)
    assert not view.model.checked
    assert "stage-not_yet" not in view._answer.value, "what is missing is no wrong answer"
    view._fields[0].value = view.model.question.asked[0].right
    assert "Not answered yet" not in view._answer.value
    answer(view, right=False)
    assert "Wrong." in said(view)
    assert all(field.disabled for field in view._fields)


def test_a_wrong_answer_is_called_wrong_and_what_the_law_says_comes_first() -> None:
    view = Practice()
    answer(view, right=False)
    text, assessment = html.unescape(view._answer.value), view.model.question.case.assessment
    assert shared.NOT_YET not in text, "there is no second try"
    assert text.index(words.VERDICT_WRONG) < text.index(shared.OUTCOMES[assessment.outcome]) < text.index("You chose")
    assert text.count("You chose") == len(view.model.question.asked)
    for asked in view.model.question.asked:
        assert words.VERDICT_ANSWER.format(answer=asked.option(asked.right).text) in text


def test_an_answer_that_is_right_in_part_says_how_far() -> None:
    view = Practice()
    answer_with(view, right=(True, False, False))
    assert words.VERDICT_SOME.format(right=1, count=3) in html.unescape(view._answer.value)


@pytest.mark.parametrize("seed", range(1, 12))
def test_no_reason_against_a_wrong_outcome_reads_as_if_it_were_right(seed: int) -> None:
    asked = question(seed, 1, 1).asked[0]
    assert all(option.why.startswith("Not here.") for option in asked.options if option.value != asked.right)


def test_the_keyboard_goes_on_at_the_verdict_and_then_at_the_next_case() -> None:
    """The page gives the focus to the heading of this class, once the button that was pressed is gone."""
    view = Practice()
    assert headed(view) == [view._left]
    check = view._check
    answer(view, right=False)
    assert check not in inside(view)
    assert headed(view) == [view._right]
    assert "<h2" in view._answer.value
    assert view._panes.children == (view._left, view._right, view._go), "read before going on"
    press(view, words.NEXT)
    assert headed(view) == [view._left]
    assert view._panes.children == (view._left, view._go, view._right), "the map is not before the question"


def headed(view: Practice) -> list[Any]:
    return [one for one in inside(view) if "stage-step-case" in one._dom_classes]


def test_the_next_case_is_announced_and_the_work_is_back_after_a_reload() -> None:
    view = Practice()
    answer(view, right=True)
    press(view, words.NEXT)
    assert str(join(view.model.question.told[0])) in said(view)
    assert not any(field.disabled for field in view._fields)
    assert Practice().model.to_json() == view.model.to_json()


def test_another_level_is_chosen_from_the_list() -> None:
    view = Practice()
    view._level.value = "4"
    assert view.model.level == 4
    assert [one.id for one in view.model.question.asked] == ["line"]
    assert words.MISTAKE_INTRO in shown(view)


def test_an_address_opens_its_case() -> None:
    view = Practice()
    view._address_changed("#seed=7&level=3&n=2")
    assert view.model.question == question(7, 3, 2)
    view._address_changed("#part-2")
    assert view.model.question == question(7, 3, 2)


def test_a_reader_without_scripts_gets_a_case_of_each_level_with_its_answer_folded() -> None:
    text = str(page.whole())
    assert text.count(words.ANSWER_FOLDED) == len(LEVELS)
    assert all(str(join(question(1, level, 1).told[0])) in text for level in LEVELS)
    assert cb.exercises.Practice(keep_work=False)._repr_mimebundle_()["text/html"] == text


def test_your_work_knows_the_practice_by_its_title() -> None:
    assert your_work.title_of("practice") == words.TITLE
