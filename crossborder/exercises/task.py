"""A task: a question, hints in steps, and a check by the rules. No answer is stored anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.exercises import words
from crossborder.exercises.ask import Choice, Day, Many
from crossborder.exercises.days import DayError, read_day
from crossborder.exercises.feedback import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from crossborder.exercises.ask import Answers, Field
    from crossborder.exercises.feedback import Feedback


@dataclass(frozen=True, slots=True)
class Sample:
    """An answer worth talking about; what the rules say to it is worked out when it is shown.

    Args:
        label: the answer in words.
        answers: the answer.
        about: labels of the parts of the feedback to show; empty = all.
    """

    label: str
    answers: Answers
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """A task.

    Args:
        id: short name.
        title: heading.
        minutes: how long it takes.
        core: whether it belongs to the core path.
        prompt: what to do.
        fields: what is asked.
        hints: hints in steps, from a nudge to nearly the answer.
        check: gives the feedback on complete answers, by the rules.
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
    check: Callable[[Answers], Feedback]
    samples: tuple[Sample, ...]
    screen: str = ""

    @property
    def asked(self) -> str:
        """What to do, with what a screen adds."""
        return f"{self.prompt} {self.screen}".rstrip()

    def missing(self, answers: Answers) -> str:
        """Say what is not answered, or is no day; empty when the answers can be checked.

        Args:
            answers: what the learner has entered.
        """
        empty = [field.label for field in self.fields if isinstance(field, Choice) and not answers.get(field.id)]
        problems = [sentence(words.MISSING.format(fields="; ".join(empty)))] if empty else []
        unticked = [
            field
            for field in self.fields
            if isinstance(field, Many) and not field.may_be_empty and not answers.get(field.id)
        ]
        problems += [sentence(words.MISSING_TICK.format(field=field.label)) for field in unticked]
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
