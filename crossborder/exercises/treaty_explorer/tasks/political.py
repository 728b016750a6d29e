"""Task 5: does an instrument say that a political offence must or may be refused?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Option
from crossborder.exercises.feedback import Claim, Feedback, mark
from crossborder.exercises.task import Sample, Task
from crossborder.exercises.treaty_explorer import task_words as words
from crossborder.records import facts

if TYPE_CHECKING:
    from crossborder.exercises.ask import Answers
    from crossborder.exercises.feedback import Part
    from crossborder.records.records import GroundRule, Provision


def must_or_may() -> Task:
    """Build the task."""
    options = tuple(Option(name, *row) for name, row in words.POLITICAL_OPTIONS.items())
    return Task(
        id="political",
        title=words.POLITICAL_TITLE,
        minutes=4,
        core=False,
        prompt=words.POLITICAL_PROMPT,
        fields=tuple(Choice(name, _title(name), options, listed=True) for name in words.POLITICAL_INSTRUMENTS),
        hints=words.POLITICAL_HINTS,
        check=_check,
        samples=tuple(
            Sample(f"{text} (all four)", dict.fromkeys(words.POLITICAL_INSTRUMENTS, value))
            for value, (text, _) in words.POLITICAL_OPTIONS.items()
        ),
    )


def _title(instrument_id: str) -> str:
    return facts().instrument_by_id[instrument_id].short_title


def _check(answers: Answers) -> Feedback:
    return Feedback(tuple(_part(name, str(answers[name])) for name in words.POLITICAL_INSTRUMENTS))


def _part(instrument_id: str, said: str) -> Part:
    rules = _rules(instrument_id)
    provisions: tuple[Provision, ...] = tuple(facts().provision_by_place[instrument_id, rule.article] for rule in rules)
    effects = {rule.effect for rule in rules}
    claim = Claim(
        holds=said in effects if len(effects) == 1 else None,
        verified=all(provision.verified for provision in provisions),
        right=words.POLITICAL_RIGHT,
        wrong=words.POLITICAL_WRONG,
        ungraded=words.POLITICAL_UNGRADED,
        references=provisions,
    )
    return mark(_title(instrument_id), claim)


def _rules(instrument_id: str) -> list[GroundRule]:
    """The rules of an instrument on the political offence."""
    return [rule for rule in facts().instrument_by_id[instrument_id].grounds if rule.id == "political_offence"]
