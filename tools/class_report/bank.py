"""Gives review questions their words: a page of the course keeps only their names, the bank lies in the project."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from course_questions import bank
from crossborder.exercises.ask import Option
from crossborder.exercises.class_report import words
from crossborder.exercises.class_report.asked import RIGHT, UNMARKED, WRONG, Asked, question_of
from crossborder.work.answers import REVIEW, REVIEWED
from tools.lecturer.exam import plain
from tools.project import ROOT

if TYPE_CHECKING:
    from crossborder.work.answers import Answer


def say(one: Answer) -> Asked:
    """The question that an answer answers, in words."""
    if one.moment != REVIEW:
        return question_of(one)
    return _review(one.exercise.removeprefix(REVIEWED), one.question) or question_of(one)


@cache
def _review(chapter: str, name: str) -> Asked | None:
    path = ROOT / "book" / "questions" / f"{chapter}.toml"
    question = next((each for each in bank.load(path) if each.id == name), None) if path.is_file() else None
    if question is None:
        return None
    # A page keeps the text of an option, which is what a reader saw.
    options = tuple(Option(plain(each.text), plain(each.text), plain(each.why)) for each in question.options)
    right = {plain(each.text) for each in question.options if each.right}
    known = {option.value for option in options} if question.kind in {"one", "several"} else set()

    def judge(value: str) -> str:
        return UNMARKED if value not in known else RIGHT if value in right else WRONG

    return Asked(words.REVIEW_PLACE, plain(question.ask), options if known else (), judge)
