"""Task 1: which one change makes the act an offence in both states?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import lessons
from crossborder.exercises import words as shared
from crossborder.exercises.ask import Choice, Option, provision_options
from crossborder.exercises.days import in_words
from crossborder.exercises.feedback import Claim, Feedback, mark
from crossborder.exercises.love_bug import law, words
from crossborder.exercises.marking import provision_part
from crossborder.exercises.task import Sample, Task
from crossborder.rules import dual_criminality

if TYPE_CHECKING:
    from crossborder.exercises.ask import Answers
    from crossborder.records.records import Provision
    from crossborder.rules import CooperationRequest, Finding

_CHANGES = {name: changes for name, _, _, changes in lessons.text(law.EXERCISE, "words", "HAVEN_CHANGES")}


def close_the_haven() -> Task:
    """Build the task."""
    options = tuple(Option(name, text, why) for name, text, why, _ in words.HAVEN_CHANGES)
    named = (law.firsts(law.HAVEN, law.ACT) or _offered())[0].label
    return Task(
        id="haven",
        title=words.HAVEN_TITLE,
        minutes=3,
        core=True,
        prompt=words.HAVEN_PROMPT,
        screen=words.HAVEN_SCREEN,
        fields=(
            Choice("change", words.HAVEN_CHANGE, options),
            Choice("provision", shared.PROVISION_LABEL, provision_options(_offered()), listed=True),
        ),
        hints=words.HAVEN_HINTS,
        check=_check,
        samples=(
            *(
                Sample(option.text, {"change": option.value, "provision": named}, (words.HAVEN_CHANGE,))
                for option in options
            ),
            Sample(shared.PROVISION_LABEL, {"change": options[0].value, "provision": named}, (shared.PROVISION_LABEL,)),
        ),
    )


def _offered() -> tuple[Provision, ...]:
    treaty = (law.budapest("24(1)(a)"), law.budapest("29(3)"))
    return tuple(sorted({*law.candidates(law.HAVEN), *treaty}, key=lambda provision: provision.label))


def _check(answers: Answers) -> Feedback:
    change = str(answers["change"])
    finding = _tested(change)
    # The Philippine provision that first made the act an offence.
    deciding = law.firsts(law.HAVEN, law.ACT)
    verified = law.malware(law.HAVEN, law.ACT).verified
    provision = provision_part(
        shared.PROVISION_LABEL, str(answers["provision"]), _offered(), deciding, verified=verified
    )
    return Feedback((mark(words.HAVEN_CHANGE, _claim(asked(change), finding)), provision))


def asked(change: str) -> CooperationRequest:
    """The case with a change; as it was, while none is chosen."""
    return law.request(_CHANGES.get(change, {}))


def _tested(change: str) -> Finding:
    request = asked(change)
    return dual_criminality(
        request.conduct or law.MALWARE,
        request.requesting,
        request.requested,
        on=request.committed_on,
        requested_on=request.requested_on,
    )


def _claim(case: CooperationRequest, finding: Finding) -> Claim:
    """A change that leaves the answer open does not close the haven; what is not confirmed marks nobody."""
    day = in_words(case.committed_on)
    known = all(test.answer is not None for test in finding.tested)
    wrong = words.HAVEN_WRONG.format(day=day) if finding.met is False else words.HAVEN_OPEN
    return Claim(
        holds=(finding.met is True) if known else None,
        verified=finding.verified,
        right=words.HAVEN_RIGHT,
        wrong=wrong,
        ungraded=words.HAVEN_UNGRADED,
        references=law.resting_on(finding.provisions),
    )
