"""Makes up the files of a class: the same ones for the same seed, for tests, benchmarks and a lecturer who wants to try the report."""

from __future__ import annotations

import random
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossborder.exercises.ask import Choice, Many
from crossborder.exercises.class_report.asked import new_model
from crossborder.version import VERSION
from crossborder.work import Work
from crossborder.work.learner import Learner

if TYPE_CHECKING:
    from collections.abc import Iterator

# To work through an exercise takes its time: of a large class, many worked alike.
DIFFERENT = 100
NAMES = (
    "Ana",
    "Ben",
    "Chidi",
    "Dora",
    "Emre",
    "Fatima",
    "Goran",
    "Hana",
    "Ivo",
    "Jun",
    "Kofi",
    "Lina",
    "Mira",
    "Nuno",
    "Olga",
)
REASONS = (
    "The act was no offence in the requested state on that day, so dual criminality fails.",
    "It should be granted because both states are friendly.",
    "The data may be gone in ninety days; ask for preservation first, which needs no dual criminality.",
    "The treaty lists the offence, and the penalty is more than one year in both states.",
)


def files(count: int, seed: int = 1, exercises: tuple[str, ...] = ("love-bug",)) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a class.

    Args:
        count: how many learners.
        seed: what their answers are drawn by.
        exercises: what they worked on.
    """
    chance = random.Random(seed)  # noqa: S311 - nothing is secret
    made = {name: [_worked(name, chance) for _ in range(min(count, DIFFERENT))] for name in exercises}
    for number in range(count):
        learner = Learner(f"{chance.getrandbits(32):08x}", f"{NAMES[number % len(NAMES)]} {number + 1}")
        work = Work({exercise: chance.choice(made[exercise]) for exercise in exercises})
        text = work.to_text(course=VERSION, saved_on="2026-11-28", learner=learner)
        yield learner.file_name("my-work", "2026-11-28"), text.encode()


@cache
def _model(exercise: str) -> Any:  # noqa: ANN401 - each exercise has a model of its own kind
    return new_model(exercise)


def _worked(exercise: str, chance: random.Random) -> dict[str, Any]:
    """What one learner did: a prediction, tries at tasks, a second answer, a decision with its reason."""
    model = _model(exercise)
    model.start_again()
    for question in model.predictions:
        values = [option.value for option in question.options]
        model.set(f"prediction.{question.id}", chance.choice(values))
        model.set(f"again.{question.id}", chance.choice(values[:2]))
    model.keep_prediction()
    for task in model.tasks[:3]:
        for sample in chance.sample(task.samples, min(2, len(task.samples))):
            _answer(model, task, sample.answers, chance)
    case = model.new_case
    model.set(model.case_place("decision"), chance.choice(case.decision.options).value)
    model.set(model.case_place("reason"), chance.choice(REASONS))
    model.compare_transfer()
    record: dict[str, Any] = model.to_json()
    return record


def _answer(model: Any, task: Any, answers: Any, chance: random.Random) -> None:  # noqa: ANN401 - as above
    if not chance.randrange(3):
        model.hint(task.id)
    for one in task.fields:
        if one.id in answers:
            value = answers[one.id]
            model.set(f"task.{task.id}.{one.id}", list(value) if isinstance(one, Many) else value)
        elif isinstance(one, Choice):
            model.set(f"task.{task.id}.{one.id}", one.options[0].value)
    model.check(task.id)


def main(arguments: list[str]) -> int:
    """Write a class: FOLDER COUNT.

    Args:
        arguments: the folder, and how many learners.
    """
    folder, count = Path(arguments[0]), int(arguments[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files(count):
        (folder / name).write_bytes(data)
    print(f"{count} files in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
