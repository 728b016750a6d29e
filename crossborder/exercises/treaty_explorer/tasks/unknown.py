"""Task 2: find something that the data does not know, and say why it is not "no"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Day, Option
from crossborder.exercises.days import in_words, read_day
from crossborder.exercises.feedback import Claim, Feedback, Part, mark
from crossborder.exercises.task import Sample, Task
from crossborder.exercises.treaty_explorer import task_words as words
from crossborder.exercises.treaty_explorer.fields import instrument_options, state_options
from crossborder.exercises.treaty_explorer.resting import resting_on
from crossborder.records import facts
from crossborder.records.terms import DEPOSITS
from crossborder.rules import standing

if TYPE_CHECKING:
    from crossborder.exercises.ask import Answers
    from crossborder.exercises.feedback import Reference
    from crossborder.records.records import Instrument, State
    from crossborder.rules import Standing

SAMPLE_DAY = date(2024, 1, 1)


def find_unknown() -> Task:
    """Build the task."""
    return Task(
        id="unknown",
        title=words.UNKNOWN_TITLE,
        minutes=3,
        core=True,
        prompt=words.UNKNOWN_PROMPT,
        fields=(
            Choice("state", words.UNKNOWN_STATE, state_options(), listed=True),
            Choice("instrument", words.UNKNOWN_INSTRUMENT, instrument_options(), listed=True),
            Day("day", words.UNKNOWN_DAY),
            Choice("why", words.UNKNOWN_WHY, tuple(Option(name, *row) for name, row in words.UNKNOWN_REASONS.items())),
        ),
        hints=words.UNKNOWN_HINTS,
        check=_check,
        samples=tuple(
            Sample(f"{label}; {words.UNKNOWN_REASONS[reason][0]}", {**answers, "why": reason})
            for label, answers in _examples()
            for reason in ("list_end", "not_listed")
        ),
    )


def _examples() -> list[tuple[str, dict[str, str]]]:
    """A state that the data does not know about, and one that is certainly not bound: the first ones it holds."""
    asked = [
        (instrument, state, standing(instrument.id, state.code, on=SAMPLE_DAY))
        for instrument in facts().instruments
        if instrument.in_force and not instrument.closed
        for state in facts().states
    ]
    open_ones = (one for one in asked if one[2].bound is None and why(one[0].id, one[1].code, SAMPLE_DAY) == "list_end")
    denied = (one for one in asked if one[2].bound is False and one[2].verified)
    samples = [next(some, None) for some in (open_ones, denied)]
    return [_example(one[0], one[1]) for one in samples if one]


def _example(instrument: Instrument, state: State) -> tuple[str, dict[str, str]]:
    label = words.UNKNOWN_SAMPLE.format(state=state.name, instrument=instrument.short_title, day=in_words(SAMPLE_DAY))
    return label, {"state": state.code, "instrument": instrument.id, "day": SAMPLE_DAY.isoformat()}


def _check(answers: Answers) -> Feedback:
    state, instrument = str(answers["state"]), str(answers["instrument"])
    day = read_day(str(answers["day"]), words.UNKNOWN_DAY)
    status = standing(instrument, state, on=day)
    rests = resting_on(instrument)
    return Feedback((_answer(status, rests), _reason(status, why(instrument, state, day), str(answers["why"]), rests)))


def _answer(status: Standing, rests: tuple[Reference, ...]) -> Part:
    """An answer that the data does have, but not confirmed, marks nobody."""
    claim = Claim(
        holds=status.bound is None,
        verified=status.bound is None or status.verified,
        right=words.UNKNOWN_RIGHT.format(reason=status.reason),
        wrong=words.UNKNOWN_WRONG.format(reason=status.reason),
        ungraded=words.UNKNOWN_UNGRADED.format(reason=status.reason),
        references=rests,
    )
    return mark(words.UNKNOWN_STATE, claim)


def _reason(status: Standing, true: str, said: str, rests: tuple[Reference, ...]) -> Part:
    if status.bound is not None:
        return Part(words.UNKNOWN_WHY, "note", words.UNKNOWN_WHY_NOTHING, rests)
    wrong = words.UNKNOWN_WHY_WRONG.format(reason=status.reason)
    claim = Claim(
        holds=said == true, verified=True, right=words.UNKNOWN_WHY_RIGHT, wrong=wrong, ungraded=wrong, references=rests
    )
    return mark(words.UNKNOWN_WHY, claim)


def why(instrument: str, state: str, on: date) -> str:
    """Why the data does not know whether a state is bound: ``part_of_date``, ``no_first_day`` or ``list_end``.

    Args:
        instrument: id of the instrument.
        state: code of the state.
        on: the day asked about.
    """
    events = {event.event: event for event in facts().events_by_instrument.get(instrument, {}).get(state, ())}
    if "in_force" in events and events["in_force"].day:
        return "part_of_date"
    deposits = [event for name, event in events.items() if name in DEPOSITS]
    made = any(event.day is None or event.day.reached(on) is not False for event in deposits)
    return "no_first_day" if made else "list_end"
