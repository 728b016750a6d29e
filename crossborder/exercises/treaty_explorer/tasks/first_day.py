"""Task 1: the first day on which two states share an instrument that obliges."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Day, provision_options
from crossborder.exercises.days import in_words
from crossborder.exercises.feedback import Feedback
from crossborder.exercises.marking import first_day_part, provision_part
from crossborder.exercises.task import Sample, Task
from crossborder.exercises.treaty_explorer import task_words as words
from crossborder.records import facts
from crossborder.rules import kind_of, legal_bases, possible_bases, standing

if TYPE_CHECKING:
    from crossborder.exercises.ask import Answers
    from crossborder.records.records import Provision
    from crossborder.rules import LegalBasis

PAIR, MEASURE = ("BRA", "NGA"), "preservation"
BUDAPEST = "budapest_185"
OFFERED = ("16(1)", "25(1)", "29(1)", "29(3)", "31(1)", "37(2)")


def first_day() -> Task:
    """Build the task."""
    named = _offered()[0].label
    days = [
        Sample(in_words(date.fromisoformat(day)), {"day": day, "provision": named}, (words.FIRST_DAY,))
        for day in words.FIRST_SAMPLES
    ]
    provisions = [
        Sample(one.label, {"day": words.FIRST_SAMPLES[-1], "provision": one.label}, (words.FIRST_PROVISION,))
        for one in _offered()
    ]
    return Task(
        id="first_day",
        title=words.FIRST_TITLE,
        minutes=3,
        core=True,
        prompt=words.FIRST_PROMPT,
        screen=words.FIRST_SCREEN,
        fields=(
            Day("day", words.FIRST_DAY),
            Choice("provision", words.FIRST_PROVISION, provision_options(_offered()), listed=True),
        ),
        hints=words.FIRST_HINTS,
        check=_check,
        samples=(*days, *provisions),
    )


def _offered() -> tuple[Provision, ...]:
    return tuple(facts().provision_by_place[BUDAPEST, article] for article in OFFERED)


def _check(answers: Answers) -> Feedback:
    deciding = _deciding()
    day = first_day_part(words.FIRST_DAY, str(answers["day"]), _shared, deciding[:1])
    provision = provision_part(
        words.FIRST_PROVISION,
        str(answers["provision"]),
        _offered(),
        deciding,
        verified=all(one.verified for one in deciding),
    )
    return Feedback((day, provision))


def _obliging(on: date) -> list[LegalBasis]:
    """The instruments that oblige, without a condition, on a day."""
    return [basis for basis in legal_bases(*PAIR, on=on, measure=MEASURE) if kind_of(basis) == "operative"]


def _deciding() -> tuple[Provision, ...]:
    """The provisions on preservation of the instrument that obliges, on the last day that can be asked about."""
    return tuple(provision for basis in _obliging(date(2026, 1, 1)) for provision in basis.provisions)


def _shared(on: date) -> tuple[bool | None, bool]:
    """Whether the two share an instrument that obliges, and whether that is confirmed."""
    bases = _obliging(on)
    if bases:
        return True, any(basis.verified for basis in bases)
    if possible_bases(*PAIR, on=on, measure=MEASURE):
        return None, False
    return False, any(one.bound is False and one.verified for one in (standing(BUDAPEST, code, on=on) for code in PAIR))
