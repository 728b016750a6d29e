"""The printed sheets: one page of A4 for each exercise, made of the same questions."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

import crossborder as cb
from crossborder.exercises import EXERCISES, words
from crossborder.exercises.html import join
from crossborder.exercises.sheet import MOST_OPTIONS, sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager


SHOWN = "[...document.querySelectorAll('.cbx-sheet')].filter((each) => each.checkVisibility()).map((each) => each.id)"
POINTS = """[...document.querySelectorAll('.cbx-sheet :is(p, li, td, th, caption):not(.cbx-fold)')]
  .map((each) => parseFloat(getComputedStyle(each).fontSize) * 0.75 + 0.01)"""


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


@pytest.mark.browser
def test_a_sheet_is_printed_alone_in_letters_of_ten_points_and_more(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(f"{address}book/sheets.html") as visit:
        page = visit.page
        page.evaluate("window.print = () => document.documentElement.dataset.printed = location.hash")
        page.get_by_role("link", name="Print this sheet alone: Change sides").click()
        page.wait_for_selector("html[data-printed='#sheet-central-authority']", state="attached")
        assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1
        page.emulate_media(media="print")
        assert page.evaluate(SHOWN) == ["sheet-central-authority"]
        page.locator("a.cbx-print[href='#sheets-to-print']").evaluate("link => link.click()")
        assert len(page.evaluate(SHOWN)) == len(EXERCISES)
        assert min(page.evaluate(POINTS)) >= 10


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
def test_what_gives_answers_away_is_behind_the_fold_or_read_out_and_nothing_needs_a_screen(exercise: Any) -> None:
    model = getattr(cb.exercises, exercise.name)(keep_work=False).model
    drawn = BeautifulSoup(str(sheet(exercise, model)), "html.parser")
    for aside in drawn.select(".cbx-screen"):
        aside.extract()
    shown = drawn.get_text()
    before, _, after = shown.partition(words.SHEET_FOLD)
    assert all(question.label in before for question in model.predictions)
    assert words.SHEET_TASK.split("{")[0] in after
    assert not exercise.sheet_later or (exercise.sheet_later not in shown and words.SHEET_ASK in after)
    task = next((task for task in model.tasks if task.core), None)
    assert task is None or not task.screen or task.screen not in shown
    assert "this page" not in shown


@pytest.mark.parametrize(
    ("exercise", "given_away"),
    [
        ("love-bug", ("haven", "in force since")),
        ("mlat-request", ("are bound",)),
        ("time-machine", ("the reservation are real",)),
        ("treaty-explorer", ("three months after its deposit",)),
    ],
)
def test_a_sheet_answers_no_later_question_before_it(exercise: str, given_away: tuple[str, ...]) -> None:
    """The Love Bug asks on 11 May 2000: the law of June is read out; a request does not say on what it can rest before that is asked."""
    one = next(one for one in EXERCISES if one.id == exercise)
    shown = str(sheet(one, getattr(cb.exercises, one.name)(keep_work=False).model)).partition(words.SHEET_READ_OUT)[0]
    assert [text for text in given_away if text in shown] == []


def test_provisions_stand_in_a_list() -> None:
    model = cb.exercises.LoveBug(keep_work=False).model
    love_bug = next(one for one in EXERCISES if one.id == "love-bug")
    assert str(sheet(love_bug, model)).count("<li>☐ ") == sum(len(f.options) for f in model.together.fields)
