"""A task: a question, hints in steps, and a check by the rules. No answer is stored anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from crossborder.exercises import words
from crossborder.exercises.ask import Choice, Day, Many
from crossborder.exercises.days import DayError, in_words, read_day
from crossborder.exercises.feedback import Feedback, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

    from crossborder.exercises.ask import Answers, Field
    from crossborder.exercises.feedback import Part


@dataclass(frozen=True, slots=True)
class Sample:
    """An answer worth talking about; what the rules say to it, or to the parts it is about, is worked out when it is shown."""

    label: str
    answers: Answers
    about: tuple[str, ...] = ()


def every_answer(field: Choice | Many, rest: Answers) -> tuple[Sample, ...]:
    """A sample for each answer to a question: only what is said to this question is shown."""
    if isinstance(field, Many):
        return tuple(Sample(one.text, {**rest, field.id: [one.value]}, (one.text,)) for one in field.options)
    return tuple(Sample(one.text, {**rest, field.id: one.value}, (field.label,)) for one in field.options)


def every_day(field: Day, days: Iterable[str], rest: Answers) -> tuple[Sample, ...]:
    """A sample for each of some days, given as ``2000-06-19``: only what is said to this question is shown."""
    return tuple(Sample(in_words(date.fromisoformat(day)), {**rest, field.id: day}, (field.label,)) for day in days)


@dataclass(frozen=True, slots=True)
class Task:
    """A task.

    Args:
        hints: hints in steps, from a nudge to nearly the answer.
        parts: marks complete answers by the rules, part by part.
        samples: answers that the static form discusses.
        screen: what can be done on a screen alone; a printed sheet leaves it out.
    """

    id: str
    title: str
    minutes: int
    core: bool
    prompt: str
    fields: tuple[Field, ...]
    hints: tuple[str, ...]
    parts: Callable[[Answers], Iterable[Part]]
    samples: tuple[Sample, ...]
    screen: str = ""

    @classmethod
    def of(
        cls,
        words: ModuleType,
        group: str,
        name: str,
        fields: tuple[Field, ...],
        parts: Callable[[Answers], Iterable[Part]],
        samples: Iterable[Sample],
    ) -> Task:
        """A task of an exercise: its title, minutes, prompt and hints are among the words, such as ``HAVEN_TITLE`` for the group ``HAVEN``."""
        parts_of = ("title", "minutes", "core", "prompt", "hints")
        told = {one: getattr(words, f"{group}_{one.upper()}") for one in parts_of}
        screen = getattr(words, f"{group}_SCREEN", "")
        return cls(name, fields=fields, parts=parts, samples=tuple(samples), screen=screen, **told)

    def check(self, answers: Answers) -> Feedback:
        """What is said to complete answers."""
        return Feedback(tuple(self.parts(answers)))

    @property
    def asked(self) -> str:
        """What to do, with what a screen adds."""
        return f"{self.prompt} {self.screen}".rstrip()

    def missing(self, answers: Answers) -> str:
        """Say what is not answered, or is no day; empty when the answers can be checked."""
        empty = [field for field in self.fields if not answers.get(field.id)]
        chosen = "; ".join(field.label for field in empty if isinstance(field, Choice))
        problems = [sentence(words.MISSING.format(fields=chosen))] if chosen else []
        unticked = (field.label for field in empty if isinstance(field, Many) and not field.may_be_empty)
        problems += [sentence(words.MISSING_TICK.format(field=label)) for label in unticked]
        for field in self.fields:
            if isinstance(field, Day):
                try:
                    read_day(str(answers.get(field.id, "")), field.label)
                except DayError as error:
                    problems.append(str(error))
        return " ".join(problems)


def field_default(field: Field) -> str | tuple[str, ...]:
    """The value of a field that nobody has touched."""
    return () if isinstance(field, Many) else ""


def field_values(field: Field) -> tuple[str, ...]:
    """The values a field can take; empty for a typed field."""
    return () if isinstance(field, Day) else tuple(option.value for option in field.options)
