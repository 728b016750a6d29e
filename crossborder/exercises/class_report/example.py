"""Files of a made-up class, for a lecturer who has none yet: what the report shows can be seen before the first lesson."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.class_report import words
from crossborder.exercises.class_report.asked import new_model
from crossborder.version import VERSION
from crossborder.work import Work
from crossborder.work.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Iterator

EXERCISE, DAY, STUDENTS = "love-bug", "2026-01-01", 6


def files() -> Iterator[tuple[str, bytes]]:
    """The files of six made-up students: each answers differently, and the same ones each time."""
    for number in range(STUDENTS):
        learner = Learner(f"{number + 1:08x}", words.EXAMPLE_STUDENT.format(number=number + 1))
        text = _work(number).to_text(course=VERSION, saved_on=DAY, learner=learner)
        yield learner.file_name("my-work", DAY), text.encode()


def _work(number: int) -> Work:
    """What a student did: a prediction, and a decision in the new case with its reason."""
    model = new_model(EXERCISE)
    for at, question in enumerate(model.predictions):
        model.set(f"prediction.{question.id}", question.options[(number // (at + 1)) % len(question.options)].value)
    model.keep_prediction()
    options = model.decision.options
    model.set(model.case_place("decision"), options[number % len(options)].value)
    model.set(model.case_place("reason"), words.EXAMPLE_REASONS[number % len(words.EXAMPLE_REASONS)])
    model.compare_transfer()
    return Work({EXERCISE: model.to_json()})
