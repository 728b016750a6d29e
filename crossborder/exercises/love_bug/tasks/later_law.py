"""Task 4: why does the law approved on 14 June 2000 not help? Each reason is a claim that the rules test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.ask import Choice, Option, provision_options
from crossborder.exercises.feedback import Claim, Feedback, mark
from crossborder.exercises.love_bug import law, words
from crossborder.exercises.marking import provision_part
from crossborder.exercises.task import Sample, Task
from crossborder.records import facts

if TYPE_CHECKING:
    from crossborder.exercises.ask import Answers
    from crossborder.records.records import Provision


def later_law() -> Task:
    """Build the task."""
    options = tuple(Option(name, text, why) for name, (text, why) in words.LATER_REASONS.items())
    some = (law.ban() or _offered())[0].label
    return Task(
        id="later_law",
        title=words.LATER_TITLE,
        minutes=2,
        core=False,
        prompt=words.LATER_PROMPT,
        fields=(
            Choice("reason", words.LATER_REASON, options),
            Choice("provision", shared.PROVISION_LABEL, provision_options(_offered()), listed=True),
        ),
        hints=words.LATER_HINTS,
        check=_check,
        samples=(
            *(
                Sample(option.text, {"reason": option.value, "provision": some}, (words.LATER_REASON,))
                for option in options
            ),
            Sample(shared.PROVISION_LABEL, {"reason": options[0].value, "provision": some}, (shared.PROVISION_LABEL,)),
        ),
    )


def _offered() -> tuple[Provision, ...]:
    treaty = (law.budapest("24(1)(a)"), law.budapest("25(5)"))
    return tuple(sorted({*law.candidates(law.HAVEN), *treaty}, key=lambda provision: provision.label))


def _check(answers: Answers) -> Feedback:
    ban = facts().state_by_code[law.HAVEN].retroactivity_ban
    verified = ban is not None and ban.provenance.verified
    provision = provision_part(
        shared.PROVISION_LABEL, str(answers["provision"]), _offered(), law.ban(), verified=verified
    )
    return Feedback((mark(words.LATER_REASON, _claim(str(answers["reason"]))), provision))


def _claim(reason: str) -> Claim:
    act, later = law.malware(law.HAVEN, law.ACT), law.malware(law.HAVEN, law.TRIAL)
    unknown = act.answer is None or later.answer is None
    ban = facts().state_by_code[law.HAVEN].retroactivity_ban
    verified = act.verified and later.verified and (ban is not None and ban.provenance.verified)
    return Claim(
        holds=None if unknown else _holds(reason),
        verified=verified,
        right=words.LATER_RIGHT,
        wrong=words.LATER_WRONG[reason],
        ungraded=words.LATER_UNGRADED,
        references=law.resting_on((*later.provisions, *law.ban())),
    )


def _holds(reason: str) -> bool:
    """Ask the rules about the reason: the day of the act, a day in August 2000, and the ban on punishment under later law."""
    on_the_day = law.malware(law.HAVEN, law.ACT).answer is True
    in_august = law.malware(law.HAVEN, law.TRIAL).answer is True
    return {
        "retroactive": in_august and not on_the_day and bool(law.ban()),
        "never": not in_august,
        "content": not law.firsts(law.HAVEN, law.ACT),
        "ignored": on_the_day,
    }[reason]
