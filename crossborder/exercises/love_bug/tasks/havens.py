"""Task 3: which of these states had no specific offence on 4 May 2000?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Many, Option, provision_options
from crossborder.exercises.feedback import Claim, Feedback, Part, mark
from crossborder.exercises.love_bug import law, words
from crossborder.exercises.task import Sample, Task
from crossborder.records import facts

if TYPE_CHECKING:
    from crossborder.exercises.ask import Answers
    from crossborder.records.records import Provision
    from crossborder.rules import Punishment

CODES = ("AUS", "BRA", "FRA", "DEU", "IND", "JPN", "MYS", "MAR", "NLD", "PHL", "GBR", "USA")


@dataclass(frozen=True, slots=True)
class _Marked:
    """A state, what the rules say about it, and whether it was ticked."""

    name: str
    punishment: Punishment
    ticked: bool

    @property
    def graded(self) -> bool:
        """That a search found no offence, with none to name, is never marked as a "no"."""
        return self.punishment.verified and self.punishment.offence is not None and self.punishment.answer is not None

    @property
    def right(self) -> bool:
        return self.ticked is (self.punishment.answer is False)


def havens() -> Task:
    """Build the task."""
    states = tuple(
        Option(code, facts().state_by_code[code].name, law.malware(code, law.ACT).reason) for code in _codes()
    )
    offered = _offered()
    every = [option.value for option in states]
    return Task(
        id="havens",
        title=words.HAVENS_TITLE,
        minutes=5,
        core=False,
        prompt=words.HAVENS_PROMPT,
        fields=(
            Many("states", words.HAVENS_TICK, states),
            Choice("provision", words.HAVENS_PROVISION, provision_options(offered), listed=True),
        ),
        hints=words.HAVENS_HINTS,
        check=_check,
        samples=(
            Sample(words.HAVENS_ALL, {"states": every, "provision": offered[0].label}),
            Sample(words.HAVENS_NONE, {"states": [], "provision": offered[-1].label}),
        ),
    )


def _codes() -> tuple[str, ...]:
    return tuple(code for code in CODES if code in facts().state_by_code)


def _offered() -> tuple[Provision, ...]:
    """For each state the provision that the rules name for 4 May 2000: the one in force, or the first that came later."""
    held = [law.malware(code, law.ACT) for code in _codes()]
    provisions = {provision for one in held if one.offence for provision in one.provisions}
    return tuple(sorted(provisions, key=lambda provision: provision.label))


def _check(answers: Answers) -> Feedback:
    ticked = set(answers.get("states", ()))
    marked = [
        _Marked(facts().state_by_code[code].name, law.malware(code, law.ACT), code in ticked) for code in _codes()
    ]
    return Feedback((*_wrong(marked), *_right(marked), *_ungraded(marked), _provision(str(answers["provision"]))))


def _wrong(marked: list[_Marked]) -> list[Part]:
    return [
        Part(
            one.name,
            "not_yet",
            f"{one.punishment.reason[:1].upper()}{one.punishment.reason[1:]}.",
            law.resting_on(one.punishment.provisions),
        )
        for one in marked
        if one.graded and not one.right
    ]


def _right(marked: list[_Marked]) -> list[Part]:
    return _together(
        words.HAVENS_OTHERS, "right", words.HAVENS_RIGHT, [one for one in marked if one.graded and one.right]
    )


def _ungraded(marked: list[_Marked]) -> list[Part]:
    return _together(
        words.HAVENS_NOT_MARKED, "not_graded", words.HAVENS_UNGRADED, [one for one in marked if not one.graded]
    )


def _together(label: str, verdict: str, text: str, marked: list[_Marked]) -> list[Part]:
    """One part for several states; none when there are none."""
    if not marked:
        return []
    names = ", ".join(one.name for one in marked)
    rests = law.resting_on(provision for one in marked for provision in one.punishment.provisions)
    return [Part(label, verdict, text.format(states=names), rests)]  # type: ignore[arg-type]  # both callers give a verdict


def _provision(named: str) -> Part:
    """Right when it is the first one of a state that was a haven; its state's answer has to be confirmed."""
    chosen = tuple(provision for provision in _offered() if provision.label == named)[:1]
    owner = next(
        (
            punishment
            for punishment in map(_on_the_day, _codes())
            if named in {one.label for one in punishment.provisions}
        ),
        None,
    )
    claim = Claim(
        holds=owner.answer is False if owner and owner.answer is not None else None,
        verified=bool(owner and owner.verified),
        right=words.HAVENS_PROVISION_RIGHT,
        wrong=words.HAVENS_PROVISION_WRONG,
        ungraded=words.HAVENS_PROVISION_UNGRADED,
        references=chosen,
    )
    return mark(words.HAVENS_PROVISION, claim)


def _on_the_day(code: str) -> Punishment:
    return law.malware(code, law.ACT)
