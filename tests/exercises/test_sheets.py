"""The printed sheets: one page of A4 for each exercise, made of the same questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import crossborder as cb
from crossborder.exercises import EXERCISES
from crossborder.exercises.html import join

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
