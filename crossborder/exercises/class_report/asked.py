"""What was asked, in words, and what is right: from the exercises' own models and the rules, for whatever a file names."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from crossborder.exercises import words as shared
from crossborder.exercises.ask import Choice, Many
from crossborder.exercises.class_report import words
from crossborder.exercises.days import DayError, read_day
from crossborder.exercises.registry import EXERCISES
from crossborder.work.answers import CASE, FIRST_CASE, NONE_TICKED, REVIEW, TRY

if TYPE_CHECKING:
    from collections.abc import Callable

    from crossborder.exercises.ask import Field, Option
    from crossborder.exercises.lesson.model import LessonModel
    from crossborder.exercises.task import Task
    from crossborder.work.answers import Answer

RIGHT, WRONG, UNMARKED = "right", "wrong", ""
_VERDICTS = {"right": RIGHT, "not_yet": WRONG}
# The chapter that treats what an exercise asks.
CHAPTERS = {one.id: one.chapter for one in EXERCISES}
_PACKAGES = {one.id: one.package for one in EXERCISES}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was asked.

    Args:
        options: what could be chosen; empty for a typed answer.
        judge: what the rules say to an answer: right, wrong, or nothing.
    """

    place: str
    label: str
    options: tuple[Option, ...] = ()
    judge: Callable[[str], str] = field(default=lambda _: UNMARKED, compare=False)

    def text(self, value: str) -> str:
        """An answer in words."""
        if value == NONE_TICKED:
            return words.NONE_TICKED
        return next((option.text for option in self.options if option.value == value), value)

    def why(self, value: str) -> str:
        """What an option says for or against itself."""
        return next((option.why for option in self.options if option.value == value), "")


_TITLES = {one.id: one.title for one in EXERCISES}


def title_of(exercise: str) -> str:
    """Title of an exercise; the review questions of a chapter say so."""
    return _TITLES.get(exercise) or words.OTHER.format(name=exercise.replace("-", " "))


def page_of(exercise: str) -> str:
    """The chapter that treats what an exercise asks, from the notebooks' folder; empty when there is none."""
    chapter = CHAPTERS.get(exercise) or exercise.removeprefix("review-")
    return f"../book/{chapter}.html" if chapter in CHAPTERS.values() else ""


def question_of(one: Answer) -> Asked:
    """The question that an answer answers; one that this course does not have keeps its own name."""
    unknown = Asked(words.UNKNOWN_PLACE, one.question)
    if one.exercise not in CHAPTERS:
        return Asked(words.REVIEW_PLACE, one.question) if one.moment == REVIEW else unknown
    model = _model(one.exercise)
    if one.moment == CASE:
        return _case(one.exercise, one.question) or unknown
    if one.moment == TRY:
        return _of_task(one.exercise, *one.question.partition(".")[::2]) or unknown
    question = next((prediction for prediction in model.predictions if prediction.id == one.question), None)
    if question is None:
        return unknown
    return Asked(shared.PREDICTION_TITLE, question.label, question.options, partial(_predicted, one.exercise, question))


def new_model(exercise: str) -> Any:  # noqa: ANN401 - each exercise has a model of its own kind
    """A model of an exercise, in which nothing was entered; the module of its view would need widgets."""
    held = vars(import_module(f"crossborder.exercises.{_PACKAGES[exercise]}.model")).values()
    return next(one for one in held if isinstance(one, type) and getattr(one, "name", "") == exercise)()


_model: Callable[[str], LessonModel] = cache(new_model)


@cache
def _case(exercise: str, name: str) -> Asked | None:
    cases = _model(exercise).cases
    chosen = next((case for case in cases if case.id == name), cases[0] if name == FIRST_CASE else None)
    if chosen is None:
        return None
    place, decision = words.CASE_PLACE.format(number=cases.index(chosen) + 1), chosen.decision
    return Asked(place, decision.label, decision.options, lambda value: RIGHT if value == chosen.right else WRONG)


@cache
def _predicted(exercise: str, question: Choice, value: str) -> str:
    """What the rules say to an answer of the prediction, as the debrief would."""
    if not _fits(question, value):
        return UNMARKED
    model = new_model(exercise)
    model.state.put(f"prediction.{question.id}", value)
    verdict = next((part.verdict for part in model.compare().parts if part.label.startswith(question.label)), "")
    return _VERDICTS.get(verdict, UNMARKED)


@cache
def _of_task(exercise: str, name: str, field_name: str) -> Asked | None:
    task = _model(exercise).task_by_id.get(name)
    task_field = next((one for one in task.fields if one.id == field_name), None) if task else None
    if task is None or task_field is None:
        return None
    options = task_field.options if isinstance(task_field, Choice | Many) else ()
    return Asked(task.title, task_field.label, options, cache(partial(_judged, task, task_field)))


def _judged(task: Task, one: Field, value: str) -> str:
    """What the rules say to one answer in a task: what they say of that field, else whether a right answer has it."""
    if not _fits(one, value):
        return UNMARKED
    sample = next((sample.answers for sample in task.samples if not task.missing(sample.answers)), None)
    if sample is None:
        return UNMARKED
    label = next((option.text for option in one.options if option.value == value), "") if isinstance(one, Many) else ""
    parts = task.check({**sample, one.id: [value] if isinstance(one, Many) else value}).parts
    # The part that bears the label, alone or with what was chosen behind it.
    for part in parts:
        if f"{part.label}:".startswith(f"{label or one.label}:"):
            return _VERDICTS.get(part.verdict, UNMARKED)
    rights = [each.answers for each in task.samples if task.check(each.answers).verdict == "right"]
    if isinstance(one, Many) and rights:
        return RIGHT if any(value in right.get(one.id, ()) for right in rights) else WRONG
    swapped = [task.check({**right, one.id: value}).verdict for right in rights]
    return RIGHT if "right" in swapped else WRONG if swapped and set(swapped) == {"not_yet"} else UNMARKED


def _fits(one: Field, value: str) -> bool:
    """Whether a field can take a value: a file of another version, or one that was changed, can hold anything."""
    if isinstance(one, Choice | Many):
        return value in {option.value for option in one.options}
    try:
        read_day(value, one.label)
    except DayError:
        return False
    return True
