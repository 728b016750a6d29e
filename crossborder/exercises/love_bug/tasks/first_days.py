"""Tasks 2 and 7: the first day on which something was so. It was so that day, and not on the day before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Day, provision_options
from crossborder.exercises.days import in_words
from crossborder.exercises.feedback import Feedback
from crossborder.exercises.love_bug import law, words
from crossborder.exercises.marking import first_day_part, provision_part
from crossborder.exercises.task import Sample, Task
from crossborder.rules import standing

if TYPE_CHECKING:
    from crossborder.exercises.ask import Answers
    from crossborder.exercises.feedback import Part
    from crossborder.exercises.marking import Ruling
    from crossborder.records.records import Provision


def first_day() -> Task:
    """Build task 2."""
    offered = law.candidates(law.HAVEN)
    named = (law.firsts(law.HAVEN, law.ACT) or offered)[0].label
    return Task(
        id="first_day",
        title=words.FIRST_TITLE,
        minutes=3,
        core=True,
        prompt=words.FIRST_PROMPT,
        fields=(
            Day("day", words.FIRST_DAY),
            Choice("provision", words.FIRST_PROVISION, provision_options(offered), listed=True),
        ),
        hints=words.FIRST_HINTS,
        check=_check_first,
        samples=(
            *(
                Sample(in_words(date.fromisoformat(day)), {"day": day, "provision": named}, (words.FIRST_DAY,))
                for day in words.FIRST_SAMPLES
            ),
            Sample(
                words.FIRST_PROVISION, {"day": words.FIRST_SAMPLES[0], "provision": named}, (words.FIRST_PROVISION,)
            ),
        ),
    )


def more_first_days() -> Task:
    """Build task 7."""
    offered = law.candidates("MYS")
    named = (law.firsts("MYS", law.ACT) or offered)[0].label
    return Task(
        id="more_days",
        title=words.MORE_DAYS_TITLE,
        minutes=3,
        core=False,
        prompt=words.MORE_DAYS_PROMPT,
        fields=(
            Day("malaysia", words.MORE_DAYS_MALAYSIA),
            Choice("provision", words.MORE_DAYS_PROVISION, provision_options(offered), listed=True),
            Day("budapest", words.MORE_DAYS_BUDAPEST),
        ),
        hints=words.MORE_DAYS_HINTS,
        check=_check_more,
        samples=tuple(
            Sample(
                f"{in_words(date.fromisoformat(one))}; {in_words(date.fromisoformat(two))}",
                {"malaysia": one, "provision": named, "budapest": two},
            )
            for one, two in (("1997-06-18", "2007-01-01"), ("2000-06-01", "2018-07-01"))
        ),
    )


def _check_first(answers: Answers) -> Feedback:
    return Feedback(
        (
            first_day_part(
                words.FIRST_DAY, str(answers["day"]), _punishing(law.HAVEN), _punishing_provisions(law.HAVEN)
            ),
            _first_provision(words.FIRST_PROVISION, law.HAVEN, str(answers["provision"])),
        )
    )


def _check_more(answers: Answers) -> Feedback:
    return Feedback(
        (
            first_day_part(
                words.MORE_DAYS_MALAYSIA, str(answers["malaysia"]), _punishing("MYS"), _punishing_provisions("MYS")
            ),
            _first_provision(words.MORE_DAYS_PROVISION, "MYS", str(answers["provision"])),
            first_day_part(words.MORE_DAYS_BUDAPEST, str(answers["budapest"]), _both_bound, (law.budapest("29(1)"),)),
        )
    )


def _first_provision(label: str, state: str, named: str) -> Part:
    verified = law.malware(state, law.ACT).verified
    return provision_part(label, named, law.candidates(state), law.firsts(state, law.ACT), verified=verified)


def _punishing(state: str) -> Ruling:
    def ruling(day: date) -> tuple[bool | None, bool]:
        punishment = law.malware(state, day)
        return punishment.answer, punishment.verified

    return ruling


def _punishing_provisions(state: str) -> tuple[Provision, ...]:
    return law.resting_on(law.firsts(state, law.ACT))


def _both_bound(day: date) -> tuple[bool | None, bool]:
    """Both are bound when each is; not bound is certain as soon as one certainly is not."""
    standings = [standing(law.BUDAPEST, state, on=day) for state in (law.HAVEN, law.ASKING)]
    denied = [one for one in standings if one.bound is False]
    if denied:
        return False, any(one.verified for one in denied)
    return (True if all(one.bound for one in standings) else None), all(one.verified for one in standings)
