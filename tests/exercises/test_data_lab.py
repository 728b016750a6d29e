"""The data lab: each question has one answer that tables and rules agree on, and each check says what is the matter."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

import crossborder as cb
from crossborder import tables
from crossborder.exercises.data_lab import questions, words
from crossborder.exercises.data_lab.checking import check, checked
from crossborder.exercises.data_lab.questions import QUESTION_BY_ID, QUESTIONS, Answer, Question
from crossborder.exercises.data_lab.view import DataQuestion
from crossborder.rules import QuestionError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pandas as pd

IDS = [question.id for question in QUESTIONS]


@cache
def obliging(on: date, measure: str, facts: Any = None) -> pd.DataFrame:
    table = tables.bases(on, measure, facts)
    return table[(table["role"] == "operative") & table["verified"]]


def pairs(on: date, measure: str, facts: Any = None) -> int:
    return len(obliging(on, measure, facts).drop_duplicates(["state", "other"]))


def gained(instrument: str, measure: str) -> int:
    supposed = cb.had_joined("MEX", instrument, since=date(2024, 1, 1))
    return pairs(date(2024, 7, 1), measure, supposed) - pairs(date(2024, 7, 1), measure)


def first_day() -> pd.DataFrame:
    return obliging(date(2004, 7, 1), "preservation")


def unpunished() -> pd.DataFrame:
    table = tables.punished_conduct("malware", on=date(2000, 5, 4))
    return table[(table["answer"] == "no") & table["verified"]]


# How a student finds each answer in the tables; the checks are worked out by the rules, on another way.
SOLUTIONS: dict[str, Callable[[], Any]] = {
    "who-2004": lambda: len(first_day()),
    "states-2004": lambda: {*first_day()["state"], *first_day()["other"]},
    "assistance-2004": lambda: obliging(date(2004, 7, 1), "mutual_assistance")["instrument"].value_counts().idxmax(),
    "parties-2024": lambda: sum(tables.parties("budapest_185", date(2024, 7, 1))["verified"]),
    "unpunished-2000": lambda: unpunished()["code"],
    "first-after": lambda: tables.three_days().sort_values("days_late")["code"].iloc[0],
    "days-late": lambda: tables.three_days().set_index("code").loc["PHL", "days_late"],
    "extradition-2024": lambda: obliging(date(2024, 7, 1), "extradition")["instrument"].value_counts().idxmax(),
    "one-accession": lambda: gained("budapest_185", "preservation"),
    "best-accession": lambda: max(("budapest_185", "ece_24"), key=lambda one: gained(one, "extradition")),
}


@pytest.mark.parametrize("name", IDS)
def test_what_a_student_finds_in_the_tables_is_right(name: str) -> None:
    feedback = checked(name, SOLUTIONS[name]())
    assert (feedback.verdict, feedback.text) == ("right", QUESTION_BY_ID[name].why)


@pytest.mark.parametrize("question", QUESTIONS, ids=IDS)
def test_each_slip_is_told_apart_from_the_answer(question: Question) -> None:
    given = [slip.answer() for slip in question.slips]
    assert question.answer() not in given
    assert [checked(question.id, slip.answer()) for slip in question.slips] == [
        checked(question.id, answer) for answer in given
    ]
    for slip in question.slips:
        feedback = checked(question.id, slip.answer())
        assert (feedback.verdict, feedback.text) == ("not_yet", slip.says)


def typed(answer: Answer) -> str:
    return ", ".join(sorted(answer)).lower() if isinstance(answer, frozenset) else str(answer)


@pytest.mark.parametrize("question", QUESTIONS, ids=IDS)
def test_a_typed_answer_counts_as_well(question: Question) -> None:
    assert checked(question.id, f" {typed(question.answer())} ").verdict == "right"


@pytest.mark.parametrize(
    ("name", "given", "says"),
    [
        ("who-2004", ..., "Give a whole number, for example 25."),
        ("who-2004", " ", "Give a whole number"),
        ("who-2004", "ten", "this is “ten”"),
        ("who-2004", 10.5, "this is 10.5"),
        ("who-2004", 9, "a larger number than 9"),
        ("who-2004", 11, "a smaller number than 11"),
        ("states-2004", 5, "holds no codes"),
        ("states-2004", ["ALB", "EST", "HRV", "HUN"], "1 is missing."),
        ("states-2004", ["ALB", "EST", "HRV", "HUN", "LTU", "PHL"], "Not among them: PHL."),
        ("extradition-2024", ["ece_24", "eaw_2002"], "this holds 2"),
        ("extradition-2024", "untoc_2000", "name another one"),
    ],
)
def test_a_check_says_what_is_the_matter(name: str, given: object, says: str) -> None:
    feedback = checked(name, given)
    assert feedback.verdict != "right"
    assert says in feedback.text


def test_a_whole_table_is_no_answer() -> None:
    assert "Choose the column" in checked("states-2004", tables.bases(date(2004, 7, 1), "preservation")).text


def test_an_unknown_question_is_named() -> None:
    with pytest.raises(QuestionError, match="who-2005"):
        check("who-2005", 1)


def test_what_a_student_types_never_becomes_markup() -> None:
    shown = check("states-2004", ["<script>alert(1)</script>"])
    assert "<script>" not in shown._repr_html_()


def test_only_confirmed_facts_are_asked_about() -> None:
    """Wherever unconfirmed rows would change the answer, counting them is a known slip and not the answer."""
    assert questions.parties(questions.TWENTY_YEARS) < questions.parties(questions.TWENTY_YEARS, confirmed=False)
    assert questions.unpunished() < questions.unpunished(unknown=True)


def test_the_widget_checks_what_stands_in_its_field() -> None:
    view = DataQuestion("days-late")
    field, button = view.children[2], view.children[3]
    button.click()
    assert words.HEADS["unread"] in view.children[4].value
    field.value = "46"
    button.click()
    assert words.HEADS["right"] in view.children[4].value
    assert "Republic Act No. 8792" in view.children[4].value
    assert words.HEADS["right"] in view.children[0].value


@pytest.mark.parametrize("question", QUESTIONS, ids=IDS)
def test_without_scripts_the_answer_is_folded(question: Question) -> None:
    html = DataQuestion(question.id)._repr_mimebundle_()["text/html"]
    assert "<details><summary>Answer</summary>" in html
    assert question.ask in html or "&" in html
    assert html.count("<style>") == (question is QUESTIONS[0])


def test_the_notebook_asks_each_question_once_in_a_page_and_once_in_jupyterlab(root: Path) -> None:
    cells = json.loads((root / "notebooks" / "data-lab.ipynb").read_text(encoding="utf-8"))["cells"]
    code = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    assert re.findall(r'DataQuestion\("([^"]+)"\)', code) == IDS
    assert re.findall(r'exercises\.check\("([^"]+)", answer\)', code) == IDS
