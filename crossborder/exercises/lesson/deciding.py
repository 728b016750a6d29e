"""What decides an outcome, in one sentence; and the gates on the way to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from crossborder.exercises import words as shared
from crossborder.exercises.days import in_words
from crossborder.exercises.feedback import capital, titled
from crossborder.records import facts
from crossborder.rules import contested, punished

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.records.records import Provision
    from crossborder.rules import Assessment, Punishment, Step


@dataclass(frozen=True, slots=True)
class Gate:
    """One question on the way."""

    name: str
    state: Literal["open", "closed", "unknown"]


@dataclass(frozen=True, slots=True)
class Deciding:
    """What decides.

    Args:
        provisions: what it rests on, the leading one first.
        caveat: what to know beside it: what "no specific offence" leaves out where that decides, what lets
            refuse whatever an open question comes to, and that nobody has seen the law of so late a day.
    """

    sentence: str
    provisions: tuple[Provision, ...]
    gates: tuple[Gate, ...]
    caveat: str = ""


def of(assessment: Assessment) -> Deciding:
    """What decides an assessment."""
    step = assessment.best.deciding[0] if assessment.best.deciding else None
    gates = (*_once([_gate(one, assessment) for one in assessment.best.steps]), *_open_grounds(assessment))
    if assessment.outcome == "available" or step is None:
        basis = assessment.best.steps[0].provisions if assessment.best.steps else ()
        says = shared.NOTHING_AGAINST.format(title=titled(assessment.best.title))
        return Deciding(says, basis, gates, assessment.caution)
    then = _without_law(step, assessment)
    # Where a missing offence decides, the law that came too late leads.
    late = then.provisions if then and then.answer is False else ()
    caveat = " ".join(filter(None, (_caveat(then), _refusable(assessment), assessment.caution)))
    return Deciding(_sentence(step, assessment, then), (*late, *step.provisions), gates, caveat)


def _sentence(step: Step, assessment: Assessment, then: Punishment | None) -> str:
    if then:
        return _on_offences(step, assessment, then)
    if step.id in {"dual_criminality", "own_law"}:
        return step.answer
    if step.question.startswith(_ASKS) and step.question.endswith(_REACHES):
        form = shared.THRESHOLD_MISSED if step.effect == "condition_failed" else shared.THRESHOLD_OPEN
        return form.format(penalty=step.question.removeprefix(_ASKS).removesuffix(_REACHES), answer=step.answer)
    return as_sentence(step.id, step.question, step.answer)


def as_sentence(about: str, question: str, answer: str) -> str:
    """An answer of the rules as a sentence that stands alone: what leans on its question is told with it, and no other begins with "yes".

    Args:
        about: the short name of what is asked, such as ``political_offence``.
    """
    if answer.startswith(_UNSTATED):
        form = shared.TURNS_ON_UNREAD if about.endswith("_not_read") else shared.TURNS_ON
        return form.format(what=answer.removeprefix(_UNSTATED))
    if about == "threshold_reserved" or _LEANS.match(answer):
        return f"{question} {_NOT_KNOWN.sub(shared.NOT_KNOWN, answer)}"
    return capital(_YES_NO.sub("", answer))


_LEANS = re.compile(r"Not known|This is stated|.* has no(?: other)? ground of its own for this\.")
_NOT_KNOWN, _YES_NO = re.compile(r"\ANot known"), re.compile(r"\A(?:Yes|No|Open)[.:] ")
_UNSTATED = "Nothing stated shows this: "
# A question on a threshold begins and ends with these.
_ASKS, _REACHES = "Does the ", " reach the threshold?"
# A conduct without a name of its own.
OTHER = "other_offence"


def _on_offences(step: Step, assessment: Assessment, then: Punishment) -> str:
    """Who had no law against it, and from when on; or that the two days differ."""
    asked = assessment.request
    conduct, state = facts().conduct_by_id[then.conduct].title, _name(then.state)
    if then.answer is None:
        form = shared.LAW_UNKNOWN_ANY if then.conduct == OTHER else shared.LAW_UNKNOWN
        return form.format(state=state, conduct=conduct, day=in_words(then.day))
    # The law came between act and request, and which day counts is open.
    later = punished(then.state, then.conduct, on=asked.requested_on).answer
    if later and step.effect == "open" and then.offence:
        return shared.DAYS_DIFFER.format(
            state=state, begin=then.offence.in_force.day, request=in_words(asked.requested_on)
        )  # fmt: skip
    return _no_law(then, conduct)


def _without_law(step: Step, assessment: Assessment) -> Punishment | None:
    """The first state that had no law against the act on its day, or of which that is not known and not stated.

    Where a condition failed, one that had no law comes before one of which it is not known: that one alone did not decide.
    """
    asked = assessment.request
    if asked.conduct is None or step.id not in {"dual_criminality", "own_law"}:
        return None
    states = (asked.requesting,) if step.id == "own_law" else (asked.requesting, asked.requested)
    days = [punished(state, asked.conduct, on=asked.committed_on) for state in states]
    without = [
        then for then in days if then.answer is False or (then.answer is None and not asked.states_punished(then.state))
    ]
    if step.effect == "condition_failed":
        without.sort(key=lambda then: then.answer is None)
    return without[0] if without else None


def _caveat(then: Punishment | None) -> str:
    """Where a missing specific offence decides: general offences are not counted, and where one was tried and failed, that this is contested."""
    if then is None or then.answer is None:
        return ""
    tried = contested(then.state, then.conduct, on=then.day)
    laws = ", ".join(f"{offence.law}, {offence.section}" for offence in tried)
    return shared.CAVEAT_CONTESTED.format(state=_name(then.state), laws=laws) if tried else shared.CAVEAT


def _refusable(assessment: Assessment) -> str:
    """Where something is open: the ground that lets the requested state refuse whatever the answer is."""
    permits = [step for step in assessment.best.steps if step.effect == "permits_refusal"]
    if assessment.outcome != "open" or not permits:
        return ""
    return refusable(permits[0].id, permits[0].question, permits[0].answer)


def refusable(about: str, question: str, answer: str) -> str:
    """That a ground lets the requested state refuse whatever an open question comes to; the arguments are those of ``told``."""
    return str(shared.CAVEAT_REFUSABLE.format(said=as_sentence(about, question, answer)))


def _no_law(punishment: Punishment, conduct: str) -> str:
    if punishment.offence is None:
        return shared.NO_LAW.format(
            state=_name(punishment.state, start=True), conduct=conduct, day=in_words(punishment.day)
        )
    begin = punishment.offence.in_force.day
    days = (begin.earliest - punishment.day).days
    count = shared.ONE_DAY if days == 1 else shared.DAYS.format(days=f"{days:,}")
    return shared.NO_LAW_UNTIL.format(
        state=_name(punishment.state, start=True), conduct=conduct, begin=begin, later=count
    )


def _gate(step: Step, assessment: Assessment) -> Gate:
    state: Literal["open", "closed", "unknown"] = "open"
    if step.effect in {"condition_failed", "requires_refusal", "permits_refusal"}:
        state = "closed"
    elif step.effect == "open":
        state = "unknown"
    asked = assessment.request
    names = {"requesting": _name(asked.requesting), "requested": _name(asked.requested)}
    return Gate(shared.GATE_NAMES.get(step.id, shared.GATE_OTHER).format(**names), state)


def _once(gates: list[Gate]) -> Iterator[Gate]:
    """Gates of one name as one: it is as closed as the most closed of them."""
    for name in dict.fromkeys(gate.name for gate in gates):
        states = {gate.state for gate in gates if gate.name == name}
        yield Gate(name, "closed" if "closed" in states else "unknown" if "unknown" in states else "open")


def _open_grounds(assessment: Assessment) -> tuple[Gate, ...]:
    """How many grounds nobody raised: they do not change the outcome, but they have to be asked."""
    count = len(assessment.questions)
    return (Gate(shared.GATE_UNASKED.format(count=count), "unknown"),) if count else ()


def _name(code: str, *, start: bool = False) -> str:
    name = facts().state_by_code[code].in_sentence
    return capital(name) if start else name
