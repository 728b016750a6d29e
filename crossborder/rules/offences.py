"""Did a state punish a conduct on a day? An offence in force that punishes one act is enough; silence is not a "no"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from crossborder.records import facts as packaged
from crossborder.records.dates import in_words
from crossborder.records.offences import GraverForm
from crossborder.rules.errors import require_day, require_known, require_state
from crossborder.rules.printed import Printed, capital, cited, doubt
from crossborder.version import LAW_DAY

if TYPE_CHECKING:
    from datetime import date

    from crossborder.records.collection import Facts
    from crossborder.records.records import FirstOffence, Offence, Provision, State


@dataclass(frozen=True, slots=True, repr=False)
class Punishment(Printed):
    """Whether a state punished a conduct on a day.

    Args:
        state: code of the state.
        day: the day asked about.
        conduct: the conduct.
        answer: ``True``, ``False`` or ``None`` (the data does not know).
        offence: the offence that decides: the one in force, or the first one, which came later.
        act: the act it punishes.
        reason: the answer in one sentence.
        verified: whether it rests on confirmed facts only.
        statement: for a "no" without an offence to name: who says that there was none.
        graver: forms of the offence, and other offences on the act, that something more would make of it that day.
    """

    state: str
    day: date
    conduct: str
    answer: bool | None
    offence: Offence | None
    act: str
    reason: str
    verified: bool
    statement: FirstOffence | None = None
    graver: tuple[GraverForm, ...] = ()

    def lines(self) -> tuple[str, ...]:
        """The answer, and its reason with what it rests on."""
        answer = {True: "punished", False: "not punished", None: "not known"}[self.answer]
        asked = f"{self.conduct}, {self.state}, {in_words(self.day)}"
        first = f"Punishment: {answer}{doubt(verified=self.verified or self.answer is None)}: {asked}"
        return first, f"{capital(self.reason)}{cited(self.provisions)}"

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """The provision or statement it rests on, if there is one."""
        held = self.offence or self.statement
        return (held.provision,) if held else ()


def punished(state: str, conduct: str, *, on: date, facts: Facts | None = None) -> Punishment:
    """Tell whether a state punished a conduct on a day.

    Args:
        state: ISO 3166-1 alpha-3 code.
        conduct: a conduct, such as ``malware``.
        on: the day.
        facts: the facts to use; by default those of the package.

    Returns:
        The answer with the offence and act that decide it. An offence that was tried and failed (``contested``) never counts.

    Raises:
        QuestionError: when state or conduct is not known.
    """
    facts = facts or packaged()
    require_state("The state", state, facts.state_by_code)
    require_known("The conduct", conduct, facts.conduct_by_id)
    require_day("The day", on)
    punishment = _punished(facts, state, conduct, on)
    return punishment if on <= LAW_DAY else replace(punishment, verified=False)


@lru_cache(maxsize=8192)
def _punished(facts: Facts, code: str, conduct: str, on: date) -> Punishment:
    state, acts = facts.state_by_code[code], facts.conduct_by_id[conduct].acts
    in_force = _in_force(state, acts, on)
    if in_force:
        return _in_force_answer(facts, conduct, on, in_force)
    if not acts:
        reason = "the conduct is not described by its acts, so no offence can be compared with it"
        return Punishment(code, on, conduct, None, None, "", reason, verified=False)
    return _without_offence(facts, state, conduct, on)


def _in_force(state: State, acts: tuple[str, ...], on: date) -> list[Offence]:
    """The offences certainly in force that punish one of the acts, the best-fitting first.

    One that needs no more than the acts comes before one that does, the law of the whole state before that of a part, a
    confirmed one before an unconfirmed one, and one on the first of the acts before others. How high the penalty is plays no part.
    """
    offences = [
        offence
        for offence in state.offences
        if not offence.contested
        and set(offence.acts) & set(acts)
        and offence.in_force.day.reached(on)
        and not _may_have_ended(offence, on)
    ]
    return sorted(offences, key=lambda offence: _fit(offence, acts))


def _fit(offence: Offence, acts: tuple[str, ...]) -> tuple[bool, bool, bool, int]:
    return bool(offence.needs), bool(offence.part), not offence.verified, acts.index(_act(offence, acts))


def _may_have_ended(offence: Offence, on: date) -> bool:
    return offence.until is not None and offence.until.day.reached(on) is not False


def _act(offence: Offence, acts: tuple[str, ...]) -> str:
    return next(act for act in acts if act in offence.acts)


def _in_force_answer(facts: Facts, conduct: str, on: date, in_force: list[Offence]) -> Punishment:
    """The answer when an offence in force punishes one of the acts; where each needs more than the acts, it is not known."""
    offence, state = in_force[0], facts.state_by_code[in_force[0].state]
    act = _act(offence, facts.conduct_by_id[conduct].acts)
    part = f" by a law of {offence.part}" if offence.part else ""
    reason = (
        f"{state.in_sentence} punished it on {in_words(on)}{part}: {offence.law}, {offence.section}, in force since "
        f"{offence.in_force.day}, punishes one who {facts.act_by_id[act].title}"
    )
    if offence.needs:
        reason += f", but only if {offence.needs}, and nothing stated shows it"
    answer = None if offence.needs else True
    graver = _graver(offence, in_force, on)
    return Punishment(state.code, on, conduct, answer, offence, act, reason, offence.verified, graver=graver)


def _graver(offence: Offence, in_force: list[Offence], on: date) -> tuple[GraverForm, ...]:
    """Graver forms of the offence that day, and offences on the same act that need something more."""
    others = (
        GraverForm(
            when=other.needs, section=other.section, maximum_months=other.maximum_months, provenance=other.provenance
        )
        for other in in_force
        if other.needs
        and other.maximum_months is not None
        and set(other.acts) & set(offence.acts)
        and other is not offence
    )
    return (*(form for form in offence.graver if form.applies(on)), *others)


def _without_offence(facts: Facts, state: State, conduct: str, on: date) -> Punishment:
    """The answer when no offence is known to be in force: "no" only where a source says that nothing earlier existed."""
    by_act = {act: _statement(state, act, on) for act in facts.conduct_by_id[conduct].acts}
    known = {act: statement for act, statement in by_act.items() if statement}
    if len(known) < len(by_act):
        reason = f"for {state.in_sentence} the data holds no offence for it on {in_words(on)}, and no source that says there was none"
        return Punishment(state.code, on, conduct, None, None, "", reason, verified=False)
    # The act is taken from the statement: it is the statement that says which acts the offence was the first to punish.
    firsts = {act: facts.offence_by_id[statement.offence] for act, statement in known.items() if statement.offence}
    # Each statement rests on its source, and each first offence on the source of the day from which it applies.
    verified = all(statement.provenance.verified for statement in known.values()) and all(
        offence.in_force.provenance.verified for offence in firsts.values()
    )
    act = min(firsts, key=lambda act: firsts[act].in_force.day.earliest, default="")
    if not act:
        reason = f"no offence had been found in {state.in_sentence} for {in_words(on)}"
        return Punishment(state.code, on, conduct, False, None, "", reason, verified, next(iter(known.values())))
    first = firsts[act]
    reason = (
        f"no specific offence was in force in {state.in_sentence} on {in_words(on)}: the first, {first.law}, {first.section}, "
        f"is in force only from {first.in_force.day}"
    )
    return Punishment(state.code, on, conduct, False, first, act, reason, verified)


def _statement(state: State, act: str, on: date) -> FirstOffence | None:
    """A statement from which it follows that the act was not punished on the day."""
    own = {offence.id: offence for offence in state.offences}
    for statement in state.first_offences:
        if act not in statement.acts:
            continue
        if statement.offence and own[statement.offence].in_force.day.reached(on) is False:
            return statement
        if not statement.offence and statement.known_until and on <= statement.known_until:
            return statement
    return None


def contested(state: str, conduct: str, *, on: date, facts: Facts | None = None) -> tuple[Offence, ...]:
    """Offences that were tried on such conduct and failed; they never count as punishing it.

    Args:
        state: ISO 3166-1 alpha-3 code.
        conduct: a conduct.
        on: the day.
        facts: the facts to use; by default those of the package.

    Returns:
        The offences in force that day that a court or prosecutor found not to fit.
    """
    facts = facts or packaged()
    require_state("The state", state, facts.state_by_code)
    require_known("The conduct", conduct, facts.conduct_by_id)
    require_day("The day", on)
    acts = set(facts.conduct_by_id[conduct].acts)
    return tuple(
        offence
        for offence in facts.state_by_code[state].offences
        if offence.contested
        and acts & set(offence.acts)
        and offence.in_force.day.reached(on)
        and not _may_have_ended(offence, on)
    )
