"""The key to an exercise as a document: predictions, tasks with what the rules say to each answer, new cases, sheet, branches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crossborder.exercises.feedback import VERDICT_WORDS
from crossborder.exercises.mlat_request.patterns import PATTERN_BY_ID
from crossborder.exercises.mlat_request.tasks import task_id
from crossborder.records.records import Provision
from crossborder.request.document import Block, Document, Heading, Listing, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.exercises.ask import Choice
    from crossborder.exercises.feedback import Feedback, Reference
    from crossborder.exercises.lesson.cases import NewCase
    from crossborder.exercises.lesson.model import LessonModel
    from crossborder.exercises.lesson.steps import Step
    from crossborder.exercises.registry import Exercise
    from crossborder.exercises.task import Task

FOOTER = "Lecturer's edition. Not for students."


def document(exercise: Exercise, view: Any) -> Document:  # noqa: ANN401 - each exercise has a view and a model of its own kind
    """Return the key to an exercise.

    Args:
        exercise: what the registry says about it.
    """
    model: LessonModel = view.model
    blocks = (
        Paragraph(exercise.outcome, "Aim: "),
        *_branches(list(view.stage.by_id.values()), model),
        Heading(2, "Your prediction"),
        *(block for question in model.predictions for block in _options(question)),
        *(block for task in model.tasks for block in task_key(task)),
        *_sheet(exercise, model),
        *(block for number, case in enumerate(model.cases, 1) for block in case_key(number, case)),
        Heading(2, "What goes wrong"),
        Listing(exercise.common_errors),
    )
    return Document(title=f"Key: {exercise.title}", language="en", blocks=blocks, footer=FOOTER)


def name(reference: Reference) -> str:
    """The name of what a reason rests on.

    Args:
        reference: a provision, or a source.
    """
    return reference.label if isinstance(reference, Provision) else reference.title


def _branches(steps: list[Step], model: LessonModel) -> Iterator[Block]:
    """The map of an exercise: its steps, what opens each, and where a new case can end."""
    rows = tuple((step.title, step.id, str(step.minutes), "core" if step.core else "optional") for step in steps)
    ends = tuple(
        (str(number), option.text, "right" if option.value == case.right else "wrong")
        for number, case in enumerate(model.cases, 1)
        for option in case.decision.options
    )
    yield Heading(2, "Map of the exercise")
    yield Paragraph("All steps after the first open when the prediction is kept. Each can be opened by its address.")
    yield Table("Steps", ("Step", "After #step=", "Minutes", "Path"), rows)
    yield Heading(3, "Where a new case can end")
    yield Table("By what is decided", ("New case", "Decision", "It is"), ends)


def _options(question: Choice) -> Iterator[Block]:
    yield Heading(3, question.label)
    yield Listing(tuple(f"{option.text}: {option.why}" for option in question.options))


def task_key(task: Task) -> Iterator[Block]:
    """Yield a task with what the rules say to each of its sample answers, worked out now."""
    # The request has a task of the same title for each of its cases.
    case = PATTERN_BY_ID.get(task.id.removeprefix(task_id("")))
    yield Heading(2, f"{task.title}: {case.title}" if case else task.title)
    yield Paragraph(task.asked)
    rows = tuple(
        row for sample in task.samples for row in _feedback_rows(sample.label, task.check(sample.answers), sample.about)
    )
    yield Table(f"Answers to {task.title}", ("Answer", "It is", "Why", "It rests on"), rows)
    yield Paragraph(" ".join(task.hints), "Hints, in their order: ")


def _feedback_rows(label: str, feedback: Feedback, about: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A row for each part of an answer: two parts of one answer can be right and wrong."""
    parts = [part for part in feedback.parts if not about or part.label in about] or list(feedback.parts)
    for part in parts:
        rests = "; ".join(dict.fromkeys(map(name, part.references)))
        why = f"{part.label}\n{part.text}" if len(parts) > 1 else part.text
        yield label, VERDICT_WORDS[part.verdict], why, rests


def _sheet(exercise: Exercise, model: LessonModel) -> Iterator[Block]:
    """What the printed sheet asks a class to decide together; its questions are those of the prediction, answered above."""
    yield Heading(2, "The sheet")
    yield Paragraph(exercise.sheet)
    if exercise.sheet_later:
        yield Paragraph(exercise.sheet_later, "To read out after the vote: ")
    if model.together:
        yield Paragraph(f"{model.together.title}. {model.together.prompt}", "Decided together: ")
        yield Paragraph("The task of that name, or the new cases below, have the answers and reasons.")


def case_key(number: int, case: NewCase) -> Iterator[Block]:
    """Yield a new case with every option's reason and the key points.

    Args:
        number: its place among the new cases of its exercise, from 1.
    """
    yield Heading(2, f"New case {number}")
    yield from (Paragraph(text) for text in case.facts)
    rows = tuple(
        (option.text, "right" if option.value == case.right else "wrong", option.why)
        for option in case.decision.options
    )
    yield Table(case.decision.label, ("Option", "It is", "Why"), rows)
    yield Listing(points(case))


def points(case: NewCase) -> tuple[str, ...]:
    """The key points of a case, each with what it rests on."""
    return tuple(f"{point.text} ({'; '.join(map(name, point.references))})" for point in case.points)
