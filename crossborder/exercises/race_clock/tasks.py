"""The tasks of the exercise on time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Day, Many, Option, provision_options
from crossborder.exercises.feedback import Claim, Feedback, Part, mark
from crossborder.exercises.marking import first_day_part, provision_part
from crossborder.exercises.race_clock import law, words
from crossborder.exercises.race_clock.numbers import all_numbers
from crossborder.exercises.race_clock.simulation import ACTIONS, Setting, simulate
from crossborder.exercises.task import Sample, Task

if TYPE_CHECKING:
    from crossborder.exercises.ask import Answers
    from crossborder.exercises.race_clock.numbers import Number
    from crossborder.records.records import Provision

START_DAY, EVEN_CHANCE, ENOUGH = 3, 50, 80
SAVE_STEPS = ("one", "two", "three")
_OFFERED = ("16(2)", "25(3)", "29(1)", "29(3)", "29(7)", "30(1)", "31(3)", "35")
_ASKED_FOR = ("mla", "eio", "order", "preserve", "log", "video", "subscriber")


def as_it_came() -> Setting:
    """The setting with the numbers of the page as they came."""
    spreads = {name: number.spread for name, number in all_numbers().items()}
    return Setting(spreads, START_DAY, {"inform": EVEN_CHANCE, "direct": EVEN_CHANCE})


def action_options() -> tuple[Option, ...]:
    """The steps that can be chosen."""
    return tuple(Option(name, *words.ACTIONS[name]) for name in ACTIONS)


def all_tasks() -> tuple[Task, ...]:
    """The tasks in order, those of the core path first."""
    return _save(), _hold(), _limit(), _whence()


def _save() -> Task:
    samples = (("mla", "eio", "order"), ("mla", "preserve", "order"), ("preserve", "order", "mla"))
    return Task(
        id="save",
        title=words.SAVE_TITLE,
        minutes=3,
        core=True,
        prompt=words.SAVE_PROMPT,
        screen=words.SAVE_SCREEN,
        fields=tuple(
            Choice(name, words.TASK_STEP.format(number=at), action_options(), listed=True)
            for at, name in enumerate(SAVE_STEPS, 1)
        ),
        hints=words.SAVE_HINTS,
        check=_check_save,
        samples=tuple(
            Sample("; ".join(words.ACTIONS[action][0] for action in plan), dict(zip(SAVE_STEPS, plan, strict=True)))
            for plan in samples
        ),
    )


def _check_save(answers: Answers) -> Feedback:
    plan = tuple(str(answers[name]) for name in SAVE_STEPS)
    fate = simulate(plan, as_it_came())["video"]
    text = words.SAVE_RIGHT if fate.obtained >= ENOUGH else words.SAVE_WRONG
    twice = f"{words.RUN_TWICE} " if len(set(plan)) < len(plan) else ""
    says = twice + text.format(obtained=fate.obtained, gone=fate.gone)
    claim = Claim(
        holds=fate.obtained >= ENOUGH,
        verified=law.budapest("29(7)").verified,
        right=says,
        wrong=says,
        ungraded=says,
        references=(law.budapest("29(1)"), law.budapest("29(7)"), *all_numbers()["mla"].sources),
    )
    return Feedback((mark(words.SAVE_LABEL, claim),))


def _hold() -> Task:
    return Task(
        id="hold",
        title=words.HOLD_TITLE,
        minutes=3,
        core=True,
        prompt=words.HOLD_PROMPT,
        fields=(Choice("provision", words.HOLD_LABEL, provision_options(_offered()), listed=True),),
        hints=words.HOLD_HINTS,
        check=lambda answers: Feedback(
            (
                provision_part(
                    words.HOLD_LABEL,
                    str(answers["provision"]),
                    _offered(),
                    (law.holding(),),
                    verified=law.holding().verified,
                ),
            )
        ),
        samples=tuple(
            Sample(law.budapest(article).label, {"provision": law.budapest(article).label})
            for article in ("16(2)", "29(7)")
        ),
    )


def _offered() -> tuple[Provision, ...]:
    return tuple(law.budapest(article) for article in _OFFERED)


def _limit() -> Task:
    references = (law.regulation("34(2)"), law.regulation("1(1)"))
    return Task(
        id="limit",
        title=words.LIMIT_TITLE,
        minutes=3,
        core=False,
        prompt=words.LIMIT_PROMPT,
        fields=(Day("day", words.LIMIT_LABEL),),
        hints=words.LIMIT_HINTS,
        check=lambda answers: Feedback(
            (first_day_part(words.LIMIT_LABEL, str(answers["day"]), law.orders_apply, references),)
        ),
        samples=tuple(Sample(day, {"day": day}) for day in ("2023-07-12", "2026-08-18")),
    )


def _whence() -> Task:
    numbers = all_numbers()
    options = tuple(Option(name, numbers[name].title, words.WHENCE_WHY) for name in _ASKED_FOR)
    return Task(
        id="whence",
        title=words.WHENCE_TITLE,
        minutes=3,
        core=False,
        prompt=words.WHENCE_PROMPT,
        fields=(Many("numbers", words.WHENCE_LABEL, options),),
        hints=words.WHENCE_HINTS,
        check=lambda answers: Feedback(tuple(_one_number(numbers[name], answers) for name in _ASKED_FOR)),
        samples=tuple(Sample(option.text, {"numbers": [option.value]}, (option.text,)) for option in options),
    )


def _one_number(number: Number, answers: Answers) -> Part:
    sourced = number.sourced
    stated = "; ".join(figure.stated for figure in sourced)
    says = words.WHENCE_SOURCE.format(stated=stated) if sourced else words.WHENCE_ASSUMED
    claim = Claim(
        holds=(number.id in answers["numbers"]) is bool(sourced),
        verified=all(figure.provenance.verified for figure in sourced),
        right=says,
        wrong=says,
        ungraded=words.WHENCE_UNGRADED,
        references=number.sources or (law.budapest("25(3)"),),
    )
    return mark(number.title, claim)
