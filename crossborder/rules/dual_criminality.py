"""Is a conduct an offence in both states? And on which day is that asked?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crossborder.records import facts as packaged
from crossborder.records.dates import in_words
from crossborder.rules.errors import (
    QuestionError,
    require_day,
    require_known,
    require_state,
    require_texts,
    require_two_states,
)
from crossborder.rules.offences import contested, punished
from crossborder.rules.printed import Printed, doubt

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from crossborder.records.collection import Facts
    from crossborder.records.records import NationalRule, Provision, State
    from crossborder.rules.offences import Punishment


@dataclass(frozen=True, slots=True, repr=False)
class Finding(Printed):
    """The answer on dual criminality, with everything that was tested.

    Args:
        met: ``True``, ``False`` or ``None`` (not known, or it depends on which day counts).
        tested: the answers for each state and day: the requesting state first.
        reasons: the answer in sentences.
        provisions: what it rests on.
        verified: whether it rests on confirmed facts only.
        day_rule: the requested state's rule on which day counts, or ``None`` when it is not known.
    """

    met: bool | None
    tested: tuple[Punishment, ...]
    reasons: tuple[str, ...]
    provisions: tuple[Provision, ...]
    verified: bool
    day_rule: NationalRule | None

    def lines(self) -> tuple[str, ...]:
        """Whether it is met, and the reasons."""
        met = {True: "met", False: "not met", None: "not known"}[self.met]
        return f"Dual criminality: {met}{doubt(verified=self.verified)}", *self.reasons

    def punished_in(self, state: str) -> tuple[Punishment, ...]:
        """What was found in force in a state, one for each day that was tested, each offence once."""
        punishments = (test for test in self.tested if test.state == state and test.answer and test.offence)
        return tuple({(test.offence, test.graver): test for test in punishments}.values())

    @property
    def met_in_requested(self) -> bool | None:
        """The answer for the requested state alone: ``None`` when it is not known, or days that may count disagree."""
        answers = {test.answer for test in self.tested[1:]}
        return answers.pop() if len(answers) == 1 else None


def dual_criminality(
    conduct: str,
    requesting: str,
    requested: str,
    *,
    on: date,
    requested_on: date | None = None,
    stated_in: Collection[str] = (),
    facts: Facts | None = None,
) -> Finding:
    """Tell whether a conduct is an offence in both states.

    In the requesting state the day of the act always counts. In the requested state its own law says which day counts;
    when that is not known, the day of the act and the day of the request are both tested, and a difference is shown.

    Args:
        conduct: a conduct, such as ``malware``.
        requesting: code of the requesting state.
        requested: code of the requested state.
        on: the day of the act.
        requested_on: the day of the request; ``None`` = the day of the act is the only one asked about.
        stated_in: codes of states whose law, as the case states, punished the act; it counts where the facts hold nothing.
        facts: the facts to use; by default those of the package.

    Returns:
        The finding with its reasons.

    Raises:
        QuestionError: when something is not known, both states are the same, or the request is earlier than the act.
    """
    facts = facts or packaged()
    require_known("The conduct", conduct, facts.conduct_by_id)
    require_two_states(requesting, requested, facts.state_by_code)
    require_order(on, requested_on)
    require_texts("stated_in", stated_in, "{'PHL'}")
    for code in stated_in:
        require_state("A state in stated_in", code, facts.state_by_code)
    state = facts.state_by_code[requested]
    days = _days(state, on, requested_on)
    asked = ((requesting, on), *((requested, day) for day in days))
    tested = tuple(_or_stated(punished(code, conduct, on=day, facts=facts), facts, stated_in) for code, day in asked)
    at_home, *abroad = tested
    return Finding(
        met=_both(at_home, abroad),
        tested=tested,
        reasons=_reasons(facts, state, tested, days, on),
        provisions=_provisions(tested, state, days, on),
        verified=all(test.verified for test in tested),
        day_rule=state.dual_criminality_day,
    )


def _or_stated(punishment: Punishment, facts: Facts, stated_in: Collection[str]) -> Punishment:
    """What the facts say, or, where they say nothing, what the case states."""
    if punishment.answer is not None or punishment.state not in stated_in:
        return punishment
    reason = f"{facts.state_by_code[punishment.state].in_sentence} punished it on {in_words(punishment.day)}, as the case states"
    return replace(punishment, answer=True, offence=None, reason=reason, verified=True)


def require_order(committed_on: date, requested_on: date | None) -> None:
    """Refuse what is no day, and a request that is earlier than the act.

    Args:
        requested_on: the day of the request, or ``None``.

    Raises:
        QuestionError: when one is no day, or the request comes first.
    """
    require_day("The day of the act", committed_on)
    if requested_on is None:
        return
    require_day("The day of the request", requested_on)
    if requested_on < committed_on:
        message = (
            f"The request ({in_words(requested_on)}) is earlier than the act ({in_words(committed_on)}); "
            "allowed: the day of the act or any later day."
        )
        raise QuestionError(message)


def _days(state: State, on: date, requested_on: date | None) -> tuple[date, ...]:
    """The days to test in the requested state. An unverified rule does not decide: both days are then tested."""
    later = requested_on or on
    rule = state.dual_criminality_day
    known = rule.answer if rule and rule.provenance.verified else ""
    if known == "act":
        return (on,)
    if known == "request":
        return (later,)
    return (on,) if later == on else (on, later)


def _both(at_home: Punishment, abroad: list[Punishment]) -> bool | None:
    """Three-valued "and"; days that disagree give no answer."""
    answers = {test.answer for test in abroad}
    there = answers.pop() if len(answers) == 1 else None
    if at_home.answer is False or there is False:
        return False
    return None if at_home.answer is None or there is None else True


def _reasons(
    facts: Facts, state: State, tested: tuple[Punishment, ...], days: tuple[date, ...], on: date
) -> tuple[str, ...]:
    reasons = [test.reason[:1].upper() + test.reason[1:] + "." for test in tested]
    failed = contested(state.code, tested[0].conduct, on=on, facts=facts)
    reasons += [f"{offence.law}, {offence.section} does not count: {offence.contested}" for offence in failed]
    if len(days) > 1:
        reasons.append(_which_day(state))
    elif state.dual_criminality_day and state.dual_criminality_day.provenance.verified:
        reasons.append(state.dual_criminality_day.text)
    return tuple(reasons)


def _which_day(state: State) -> str:
    rule = state.dual_criminality_day
    if rule and rule.provenance.verified:
        return f"{rule.text} That day is not stated here, so the day of the act and the day of the request are both tested."
    return (
        f"Which day counts in {state.in_sentence} is not known to the data: the day of the act and the day of the request "
        "are both tested."
    )


def _provisions(
    tested: tuple[Punishment, ...], state: State, days: tuple[date, ...], on: date
) -> tuple[Provision, ...]:
    provisions = dict.fromkeys(provision for test in tested for provision in test.provisions)
    rule = state.dual_criminality_day
    if rule and rule.provenance.verified and (len(days) > 1 or days != (on,) or rule.answer == "act"):
        provisions[rule.provision] = None
    return tuple(provisions)
