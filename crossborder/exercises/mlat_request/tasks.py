"""The choice of the legal basis as a task, one for each case; the rules check it, and no answer is stored."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Option, chosen, options
from crossborder.exercises.cited import budapest, sources_of
from crossborder.exercises.days import in_words
from crossborder.exercises.feedback import Part, Says, mark
from crossborder.exercises.mlat_request import law, words
from crossborder.exercises.mlat_request.patterns import PATTERNS
from crossborder.exercises.task import Task, every_answer
from crossborder.exercises.words import MEASURES
from crossborder.records import facts
from crossborder.request.typed import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.exercises.ask import Answers
    from crossborder.exercises.mlat_request.patterns import Pattern
    from crossborder.request import BasisOption

AVERAGE = "mla_commission_2018"
# Characters of a reason that are in the window of a projector, with the map above them.
ROOM = 225


def task_id(pattern_id: str) -> str:
    """Id of the task on the basis of a case."""
    return f"basis-{pattern_id}"


@cache
def all_tasks() -> tuple[Task, ...]:
    """One task for each case."""
    return tuple(_task(pattern) for pattern in PATTERNS)


def _task(pattern: Pattern) -> Task:
    basis = Choice("basis", words.BASIS_LABEL, tuple(Option(*one) for one in law.offered(pattern)))
    measures = {name: (MEASURES[name], words.MEASURE_WHYS[name]) for name in pattern.measures}
    measure = Choice("measure", words.MEASURE_LABEL, options(measures)) if measures else None

    def parts(answers: Answers) -> Iterator[Part]:
        first = str(answers["measure"]) if measure else pattern.measure
        if measure:
            yield _measure_part(pattern, measure, first)
        named = str(answers["basis"])
        yield basis_part(law.judged(pattern, first).get(named), named)

    return Task(
        id=task_id(pattern.id),
        title=words.BASIS_TITLE,
        minutes=3,
        core=True,
        prompt=words.BASIS_PROMPT_MEASURE if measure else words.BASIS_PROMPT,
        screen=words.BASIS_SCREEN,
        fields=(measure, basis) if measure else (basis,),
        hints=pattern.hints,
        parts=parts,
        samples=(
            *(every_answer(measure, {"basis": pattern.best}) if measure else ()),
            *every_answer(basis, {"measure": pattern.measure}),
        ),
    )


def basis_part(option: BasisOption | None, basis: str) -> Part:
    """Mark a legal basis by what the rules say to it, if they hold one for the measure; nobody is marked on what is unknown or not confirmed."""
    if option is None:
        instrument = facts().instrument_by_id.get(basis)
        references = instrument.provisions[:1] if instrument else budapest("23")
        return Part(words.BASIS_LABEL, "not_yet", words.NO_RULE, references)
    reason, more = _first_of(option.reason)
    return mark(
        f"{words.BASIS_LABEL}: {option.title}",
        Says(reason, reason, words.BASIS_UNGRADED.format(reason=reason)),
        (*option.provisions, *option.sources),
        holds=None if option.verdict == "unknown" else option.verdict == "sound",
        verified=option.verified,
        more=more,
    )


def _first_of(reason: str) -> tuple[str, str]:
    """The sentences of a reason that a verdict has room for, and those after them, which are folded with what it rests on."""
    sentences = re.split(r"(?<=\.) (?=[A-Z“])", reason)
    told = 1
    while told < len(sentences) and len(" ".join(sentences[: told + 1])) <= ROOM:
        told += 1
    return " ".join(sentences[:told]), " ".join(sentences[told:])


def _measure_part(pattern: Pattern, asked: Choice, measure: str) -> Part:
    """The measure that keeps the data comes first where they would be gone before an answer."""
    lost, asked_on = day_of(pattern.case.data_lost_on), day_of(pattern.case.requested_on)
    figure, keeping = facts().time_by_id[AVERAGE], budapest("29(1)", "29(3)", "29(7)")
    values = {"lost": in_words(lost), "days": (lost - asked_on).days, "article": keeping[0].label}
    why = chosen(asked, measure)["why"]
    wrong = words.MEASURE_WRONG.format(**values, why=why, average=figure.stated.removeprefix("an average of "))
    return mark(
        words.MEASURE_LABEL,
        Says(words.MEASURE_RIGHT.format(**values), wrong, wrong),
        (*keeping, *sources_of(figure)),
        holds=measure == pattern.measure,
        verified=figure.provenance.verified and all(one.verified for one in keeping),
    )
