"""The printed sheets: one page of A4 for each exercise, made of the same questions."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

import crossborder as cb
from crossborder.exercises import EXERCISES, words
from crossborder.exercises.html import join
from crossborder.exercises.sheet import MOST_OPTIONS, sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager


def test_each_sheet_holds_facts_questions_a_task_and_roles() -> None:
    shown = cb.exercises.sheets()._repr_html_()
    for exercise in EXERCISES:
        model = getattr(cb.exercises, exercise.name)(keep_work=False).model
        texts = [exercise.title, exercise.sheet, *exercise.roles]
        texts += [question.label for question in model.predictions]
        texts += [option.text for question in model.predictions for option in question.options]
        assert [text for text in texts if str(join(text)) not in shown] == []


@pytest.mark.browser
def test_each_sheet_takes_one_page_of_a4(visiting: Callable[..., AbstractContextManager[Any]], address: str) -> None:
    with visiting(f"{address}book/sheets.html") as visit:
        pdf: bytes = visit.page.pdf(prefer_css_page_size=True)
        tall = visit.page.evaluate("[...document.querySelectorAll('.cbx-sheet')].map((each) => each.ariaLabel)")
    assert tall == [exercise.title for exercise in EXERCISES]
    assert pdf.count(b"/Type /Page\n") == len(EXERCISES)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_a_sheet_has_every_option_of_the_task_that_a_class_decides_together(exercise: Any) -> None:
    model = getattr(cb.exercises, exercise.name)(keep_work=False).model
    shown = unescape(str(sheet(exercise, model)))
    fields = model.together.fields if model.together else ()
    for field in fields:
        assert field.label in shown
        options = getattr(field, "options", ())
        assert len(options) > MOST_OPTIONS or all(option.text in shown for option in options)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_what_gives_answers_away_stands_behind_the_questions_and_nothing_needs_a_screen(exercise: Any) -> None:
    model = getattr(cb.exercises, exercise.name)(keep_work=False).model
    shown = unescape(str(sheet(exercise, model)))
    last = max(shown.index(question.label) for question in model.predictions)
    assert shown.find(exercise.sheet_later or words.SHEET_ROLES) > last
    task = next((task for task in model.tasks if task.core), None)
    assert task is None or not task.screen or task.screen not in shown
    assert "this page" not in shown


def test_a_sheet_shows_what_was_known_on_the_day_of_its_questions() -> None:
    """The Love Bug asks on 11 May 2000: the law of June stands behind the questions."""
    love_bug = next(one for one in EXERCISES if one.id == "love-bug")
    before, _, after = str(sheet(love_bug, cb.exercises.LoveBug(keep_work=False).model)).partition("2. Decide")
    assert "June" not in before
    assert "19 June 2000" in after


def test_provisions_stand_in_a_list() -> None:
    model = cb.exercises.LoveBug(keep_work=False).model
    love_bug = next(one for one in EXERCISES if one.id == "love-bug")
    assert str(sheet(love_bug, model)).count("<li>☐ ") == sum(len(f.options) for f in model.together.fields)
