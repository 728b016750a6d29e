"""A task: a question, hints in steps, and a check by the rules, with the parts of feedback that many share. No answer is stored anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from crossborder.exercises import words
from crossborder.exercises.ask import Choice, Day, Many
from crossborder.exercises.cited import BUDAPEST
from crossborder.exercises.days import DayError, in_words, read_day
from crossborder.exercises.feedback import Feedback, Says, mark, sentence
from crossborder.rules import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

    from crossborder.exercises.ask import Answers, Field
    from crossborder.exercises.feedback import Part
    from crossborder.records.records import Provision

    # Whether something was so on a day, and whether that is confirmed.
    Ruling = Callable[[date], tuple[bool | None, bool]]


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


def provision_part(
    label: str, named: str, offered: Iterable[Provision], deciding: Iterable[Provision], *, verified: bool
) -> Part:
    """Mark the provision that a learner named, by its label."""
    chosen = tuple(provision for provision in offered if provision.label == named)
    labels = {provision.label for provision in deciding}
    return mark(
        label, named_provision(chosen), chosen[:1], holds=named in labels if labels else None, verified=verified
    )


def named_provision(chosen: tuple[Provision, ...]) -> Says:
    """The reasons to give for the provision that was named, if it is one that was offered."""
    wrong = words.PROVISION_WRONG.format(says=chosen[0].summary) if chosen else words.PROVISION_NONE
    return Says(words.PROVISION_RIGHT, wrong, words.PROVISION_UNGRADED)


def first_day_part(label: str, text: str, ruling: Ruling, references: tuple[Provision, ...]) -> Part:
    """Mark a first day as it was typed, which can be read: the rule has to apply on it and not on the day before."""
    day = read_day(text, label)
    now, now_verified = ruling(day)
    before, before_verified = ruling(day - timedelta(days=1))
    late = words.FIRST_LATE if now else words.FIRST_EARLY
    return mark(
        label,
        Says(*(form.format(day=in_words(day)) for form in (words.FIRST_RIGHT, late, words.FIRST_UNGRADED))),
        references,
        holds=None if now is None or before is None else now and not before,
        verified=now_verified and before_verified,
    )


def both_bound(*states: str) -> Ruling:
    """Whether the Budapest Convention binds some states on a day; not bound is certain as soon as one certainly is not."""

    def ruling(day: date) -> tuple[bool | None, bool]:
        standings = [standing(BUDAPEST, state, on=day) for state in states]
        denied = [one for one in standings if one.bound is False]
        if denied:
            return False, any(one.verified for one in denied)
        return (True if all(one.bound for one in standings) else None), all(one.verified for one in standings)

    return ruling
