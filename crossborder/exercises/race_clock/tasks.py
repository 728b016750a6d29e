"""The tasks of the exercise on time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Day, Many, Option, options, provision_choice
from crossborder.exercises.cited import budapest, provisions
from crossborder.exercises.feedback import Part, Says, mark
from crossborder.exercises.race_clock import words
from crossborder.exercises.race_clock.numbers import all_numbers
from crossborder.exercises.race_clock.simulation import Setting, simulate
from crossborder.exercises.task import Sample, Task, every_answer, first_day_part, provision_part
from crossborder.records import facts
from crossborder.rules import standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from crossborder.exercises.ask import Answers
    from crossborder.exercises.race_clock.numbers import Number

START_DAY, EVEN_CHANCE, ENOUGH = 3, 50, 80
SAVE_STEPS = ("one", "two", "three")
_OFFERED = ("16(2)", "25(3)", "29(1)", "29(3)", "29(7)", "30(1)", "31(3)", "35")
_ASKED_FOR = ("mla", "eio", "order", "preserve", "log", "video", "subscriber")
ORDERS = "e_evidence_2023"
# A Member State stands for any: the Regulation applies to all that it binds from the same day.
MEMBER = "FRA"


def orders_apply(day: date) -> tuple[bool | None, bool]:
    """Whether the Regulation applies in a Member State on a day, and whether that is confirmed."""
    status = standing(ORDERS, MEMBER, on=day)
    return status.bound, status.verified


def as_it_came() -> Setting:
    """The setting with the numbers of the page as they came."""
    spreads = {name: number.spread for name, number in all_numbers().items()}
    return Setting(spreads, START_DAY, {"inform": EVEN_CHANCE, "direct": EVEN_CHANCE})


def all_tasks() -> tuple[Task, ...]:
    """The tasks in order, those of the core path first."""
    return _save(), _hold(), _limit(), _whence()


def _save() -> Task:
    steps = tuple(
        Choice(name, words.TASK_STEP.format(number=at), options(words.ACTIONS), listed=True)
        for at, name in enumerate(SAVE_STEPS, 1)
    )
    plans = (("mla", "eio", "order"), ("mla", "preserve", "order"), ("preserve", "order", "mla"))
    samples = (
        Sample("; ".join(words.ACTIONS[action][0] for action in plan), dict(zip(SAVE_STEPS, plan, strict=True)))
        for plan in plans
    )
    return Task.of(words, "SAVE", "save", steps, _check_save, samples)


def _check_save(answers: Answers) -> Iterator[Part]:
    plan = tuple(str(answers[name]) for name in SAVE_STEPS)
    fate = simulate(plan, as_it_came())["video"]
    text = words.SAVE_RIGHT if fate.obtained >= ENOUGH else words.SAVE_WRONG
    twice = f"{words.RUN_TWICE} " if len(set(plan)) < len(plan) else ""
    says = twice + text.format(obtained=fate.obtained, gone=fate.gone)
    rests, verified = budapest("29(1)", "29(7)"), budapest("29(7)")[0].verified
    numbers = all_numbers()["mla"].sources
    yield mark(words.SAVE_LABEL, says, (*rests, *numbers), holds=fate.obtained >= ENOUGH, verified=verified)


def _hold() -> Task:
    offered = budapest(*_OFFERED)

    def parts(answers: Answers) -> Iterator[Part]:
        # The provision on which the record of how long preserved data are held rests.
        figure = facts().time_by_id["budapest_preservation"]
        rests = provisions(figure.instrument, figure.article)
        named, verified = str(answers["provision"]), rests[0].verified
        yield provision_part(words.HOLD_LABEL, named, offered, rests, verified=verified)

    samples = (Sample(one.label, {"provision": one.label}) for one in budapest("16(2)", "29(7)"))
    return Task.of(words, "HOLD", "hold", (provision_choice(words.HOLD_LABEL, offered),), parts, samples)


def _limit() -> Task:
    def parts(answers: Answers) -> Iterator[Part]:
        rests = provisions(ORDERS, "34(2)", "1(1)")
        yield first_day_part(words.LIMIT_LABEL, str(answers["day"]), orders_apply, rests)

    samples = (Sample(day, {"day": day}) for day in ("2023-07-12", "2026-08-18"))
    return Task.of(words, "LIMIT", "limit", (Day("day", words.LIMIT_LABEL),), parts, samples)


def _whence() -> Task:
    held = {name: all_numbers()[name] for name in _ASKED_FOR}
    titles = tuple(Option(name, number.title, words.WHENCE_WHY) for name, number in held.items())
    numbers = Many("numbers", words.WHENCE_LABEL, titles)

    def parts(answers: Answers) -> Iterator[Part]:
        for number in held.values():
            yield _one_number(number, ticked=number.id in answers["numbers"])

    return Task.of(words, "WHENCE", "whence", (numbers,), parts, every_answer(numbers, {}))


def _one_number(number: Number, *, ticked: bool) -> Part:
    sourced = number.sourced
    stated = "; ".join(figure.stated for figure in sourced)
    text = words.WHENCE_SOURCE.format(stated=stated) if sourced else words.WHENCE_ASSUMED
    return mark(
        number.title,
        Says(text, text, words.WHENCE_UNGRADED),
        number.sources or budapest("25(3)"),
        holds=ticked is bool(sourced),
        verified=all(figure.provenance.verified for figure in sourced),
    )
