"""The choice of the legal basis as a task, one for each case; the rules check it, and no answer is stored."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Option
from crossborder.exercises.days import in_words
from crossborder.exercises.feedback import Claim, Feedback, Part, mark
from crossborder.exercises.mlat_request import law, words
from crossborder.exercises.mlat_request.patterns import PATTERNS
from crossborder.exercises.task import Sample, Task
from crossborder.records import facts
from crossborder.request.typed import day_of

if TYPE_CHECKING:
    from crossborder.exercises.ask import Answers
    from crossborder.exercises.mlat_request.patterns import Pattern
    from crossborder.request import BasisOption

AVERAGE = "mla_commission_2018"


def task_id(pattern_id: str) -> str:
    """Id of the task on the basis of a case."""
    return f"basis-{pattern_id}"


@cache
def all_tasks() -> tuple[Task, ...]:
    """One task for each case."""
    return tuple(_task(pattern) for pattern in PATTERNS)


def _task(pattern: Pattern) -> Task:
    bases = tuple(Option(*one) for one in law.offered(pattern))
    measures = tuple(Option(name, law.measure_words(name), words.MEASURE_WHYS[name]) for name in pattern.measures)
    asked = (Choice("measure", words.MEASURE_LABEL, measures),) if measures else ()
    return Task(
        id=task_id(pattern.id),
        title=words.BASIS_TITLE,
        minutes=3,
        core=True,
        prompt=words.BASIS_PROMPT_MEASURE if measures else words.BASIS_PROMPT,
        screen=words.BASIS_SCREEN,
        fields=(*asked, Choice("basis", words.BASIS_LABEL, bases)),
        hints=pattern.hints,
        check=lambda answers: _check(pattern, answers),
        samples=(
            *(
                Sample(option.text, {"measure": option.value, "basis": pattern.best}, (words.MEASURE_LABEL,))
                for option in measures
            ),
            *(
                Sample(option.text, {"measure": pattern.measure, "basis": option.value}, (words.BASIS_LABEL,))
                for option in bases
            ),
        ),
    )


def _check(pattern: Pattern, answers: Answers) -> Feedback:
    measure = str(answers["measure"]) if pattern.measures else pattern.measure
    basis = basis_part(law.judged(pattern, measure).get(str(answers["basis"])), str(answers["basis"]))
    return Feedback((_measure_part(pattern, measure), basis) if pattern.measures else (basis,))


def basis_part(option: BasisOption | None, basis: str) -> Part:
    """Mark a legal basis by what the rules say to it.

    Args:
        option: what the rules say, or ``None`` when the data hold no rule of it for the measure.
        basis: its id.

    Returns:
        The part of the feedback; nobody is marked on what is unknown or not confirmed.
    """
    if option is None:
        instrument = facts().instrument_by_id.get(basis)
        references = instrument.provisions[:1] if instrument else (law.provision(law.BUDAPEST, "23"),)
        return Part(words.BASIS_LABEL, "not_yet", words.NO_RULE, references)
    claim = Claim(
        holds=None if option.verdict == "unknown" else option.verdict == "sound",
        verified=option.verified,
        right=option.reason,
        wrong=option.reason,
        ungraded=words.BASIS_UNGRADED.format(reason=option.reason),
        references=(*option.provisions, *option.sources),
    )
    return mark(f"{words.BASIS_LABEL}: {option.title}", claim)


def _measure_part(pattern: Pattern, measure: str) -> Part:
    """The measure that keeps the data comes first where they would be gone before an answer."""
    lost, asked_on = day_of(pattern.case.data_lost_on), day_of(pattern.case.requested_on)
    figure, keeping = (
        facts().time_by_id[AVERAGE],
        law.provisions((law.BUDAPEST, one) for one in ("29(1)", "29(3)", "29(7)")),
    )
    sources = tuple(facts().source_by_id[name] for name in figure.provenance.sources)
    values = {"lost": in_words(lost), "days": (lost - asked_on).days, "article": keeping[0].label}
    claim = Claim(
        holds=measure == pattern.measure,
        verified=figure.provenance.verified and all(one.verified for one in keeping),
        right=words.MEASURE_RIGHT.format(**values),
        wrong=words.MEASURE_WRONG.format(**values, average=figure.stated.removeprefix("an average of ")),
        ungraded=words.MEASURE_WRONG.format(**values, average=figure.stated.removeprefix("an average of ")),
        references=(*keeping, *sources),
    )
    return mark(words.MEASURE_LABEL, claim)
