"""How grave must the offence be for extradition? The treaty's level, a level reserved by one of the two states, and what follows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crossborder.rules.steps import OpenQuestion, Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from crossborder.records.records import Effect, GraverForm, OwnLawRule, Reservation, State, ThresholdRule
    from crossborder.rules.matter import Case, Matter
    from crossborder.rules.offences import Punishment
    from crossborder.rules.reservations import Reserved


@dataclass(frozen=True, slots=True)
class _Level:
    """What a penalty or a sentence has to reach, and the reservation that says so, if it is not the treaty."""

    months: int
    comparison: str
    record: Reservation | None = None

    @property
    def wording(self) -> str:
        return f"{self.comparison.replace('_', ' ')} {self.months} months"

    def reached(self, months: int) -> bool:
        return months > self.months if self.comparison == "more_than" else months >= self.months


def threshold_steps(matter: Matter) -> Iterator[Step]:
    """One step for each threshold and law it is tested under, one for a sentence, and those on reservations.

    A minimum penalty and a maximum penalty are two very different tests.
    """
    for rule in _rules(matter):
        own = _reserved(matter, rule, matter.requested)
        record = own.record if own and own.result == "made" else None
        for state in _tested(matter, rule):
            yield _penalty_step(matter, rule, record, state)
        yield from _sentence_step(matter, rule, record)
        if own and own.result == "unknown":
            question = f"Did {matter.requested.in_sentence} reserve a level of its own?"
            yield matter.step("threshold_reserved", question, own.reason, "open", rule.reservation)
        yield from _own_reservation(matter, rule)


def _rules(matter: Matter) -> tuple[ThresholdRule, ...]:
    return matter.basis.instrument.thresholds if matter.request.measure == "extradition" else ()


def _laws(matter: Matter, under: str) -> tuple[State, ...]:
    one = {"requesting": (matter.requesting,), "requested": (matter.requested,)}
    return one.get(under, (matter.requesting, matter.requested))


def _tested(matter: Matter, rule: ThresholdRule) -> tuple[State, ...]:
    """The states under whose law the penalty is tested; for a convicted person some treaties test fewer."""
    if not (matter.request.convicted and rule.convicted_under):
        return _laws(matter, rule.under)
    return () if rule.convicted_under == "neither" else _laws(matter, rule.convicted_under)


def _reserved(matter: Matter, rule: ThresholdRule, state: State) -> Reserved | None:
    """What is known of a state's reservation to a threshold, or ``None`` where the treaty has none."""
    return matter.reserved(state, rule.reservation) if rule.reservation else None


# --- what has to be reached ------------------------------------------------------------------------------------------


def _penalty_level(matter: Matter, rule: ThresholdRule, record: Reservation | None, state: State) -> _Level:
    """The level for the penalty under the law of a state: that of a reservation where it speaks of it, else the treaty's."""
    own = record.threshold if record else None
    if own is None or (own.prosecution_only and matter.request.convicted) or state not in _laws(matter, own.under):
        return _Level(rule.months, rule.comparison)
    return _Level(own.months, own.comparison, record)


def _sentence_level(rule: ThresholdRule, record: Reservation | None) -> _Level | None:
    own = record.threshold if record else None
    if own and own.sentence_months:
        return _Level(own.sentence_months, own.sentence_comparison, record)
    return _Level(rule.sentence_months, rule.sentence_comparison) if rule.sentence_months else None


@dataclass(frozen=True, slots=True)
class Penalty:
    """A penalty under the law of a state.

    Args:
        months: the figure, or ``None`` when it is not known.
        origin: words that say where it comes from, to be put behind the figure.
        graver: forms of the offence that something would make graver.
        every_form: whether the figure is the last word: stated in the request, or every form of the offence is recorded.
    """

    months: int | None
    origin: str = ""
    graver: tuple[GraverForm, ...] = ()
    every_form: bool = True

    def graver_than(self, reached: Callable[[int], bool]) -> tuple[GraverForm, ...]:
        """The graver forms that reach a level."""
        return tuple(form for form in self.graver if reached(form.maximum_months))


def penalties(matter: Case, name: str, state: str) -> tuple[Penalty, ...]:
    """The penalty under the law of a state: as stated in the request, else those of the offences found.

    Args:
        name: ``maximum_penalty_months`` or ``minimum_penalty_months``.

    Returns:
        One, or several where the law changed between the days that may count (act and request) and nobody knows which does.
    """
    stated = matter.request.months(name, state)
    if stated is not None:
        return (Penalty(stated, ", as stated in the request"),)
    punishments = matter.finding.punished_in(state) if matter.finding else ()
    return tuple(_of_offence(test, name) for test in punishments) or (Penalty(None),)


def _of_offence(test: Punishment, name: str) -> Penalty:
    offence = test.offence
    months = getattr(offence, name.replace("_penalty", ""))
    if offence is None or months is None:
        return Penalty(None)
    return Penalty(months, f" under {offence.law}, {offence.section}", test.graver, offence.every_form)


# --- is it reached? --------------------------------------------------------------------------------------------------


def _penalty_step(matter: Matter, rule: ThresholdRule, record: Reservation | None, state: State) -> Step:
    candidates = penalties(matter, f"{rule.tests}_months", state.code)
    level = _penalty_level(matter, rule, record, state)
    question = f"Does the {_kind(rule)} under the law of {state.in_sentence} reach the threshold?"
    effect, answer = _tested_by(level, candidates)
    step = matter.step("threshold", question, answer, effect, rule.article)
    step = replace(
        step, values={"state": state.code, "asked": level.wording, "graver": _graver_words(level, candidates)}
    )
    step = _by_reciprocity(matter, rule, level, candidates, step)
    without = {_effect(_Level(rule.months, rule.comparison), one) for one in candidates}
    return _with_reservation(matter, step, level, decides=without != {step.effect})


def own_threshold(case: Case, rule: OwnLawRule, state: State) -> tuple[Effect, str]:
    """Whether the longest imprisonment under the law of a state reaches what the requested state's own law asks, and the words."""
    level = _Level(rule.months, rule.comparison)
    return _tested_by(level, penalties(case, "maximum_penalty_months", state.code))


def _tested_by(level: _Level, candidates: tuple[Penalty, ...]) -> tuple[Effect, str]:
    """The effect of a level on the penalties that may count, and the answer in words."""
    effects = {_effect(level, one) for one in candidates}
    answer = f"It has to be {level.wording}; it is {' or '.join(map(_in_words, candidates))}."
    if len(candidates) > 1:
        answer += " The law changed between the act and the request, and which day counts is not known."
    effect: Effect = effects.pop() if len(effects) == 1 else "open"
    return effect, " ".join(filter(None, (answer, _graver_words(level, candidates))))


def _graver_words(level: _Level, candidates: tuple[Penalty, ...]) -> str:
    """What would make the penalty reach the level where the basic form does not."""
    short = [one for one in candidates if one.months is not None and not level.reached(one.months)]
    forms = dict.fromkeys(form for one in short for form in one.graver_than(level.reached))
    if forms:
        listed = "; or ".join(f"if {form.when} ({form.section}: {form.maximum_months} months)" for form in forms)
        return f"That is the basic form. It is graver {listed}."
    return (
        "That is the basic form; whether the offence has a graver one is not recorded."
        if any(not one.every_form for one in short)
        else ""
    )


def _in_words(penalty: Penalty) -> str:
    return "not stated" if penalty.months is None else f"{penalty.months} months{penalty.origin}"


def _kind(rule: ThresholdRule) -> str:
    return rule.tests.replace("_", " ")


def _effect(level: _Level, penalty: Penalty) -> Effect:
    """A basic form that is too low decides nothing while a graver one may be charged; nor does one that the state may have listed."""
    if penalty.months is None:
        return "open"
    if level.reached(penalty.months):
        return "no_obstacle"
    listed = level.record and level.record.threshold and level.record.threshold.or_listed
    graver = penalty.graver_than(level.reached) or not penalty.every_form
    return "open" if listed or graver else "condition_failed"


def _by_reciprocity(
    matter: Matter, rule: ThresholdRule, level: _Level, candidates: tuple[Penalty, ...], step: Step
) -> Step:
    """A level below the treaty's that a state accepts on condition of reciprocity helps only with that promise."""
    own = level.record.threshold if level.record else None
    of_treaty = _Level(rule.months, rule.comparison)
    enough = all(one.months is None or of_treaty.reached(one.months) for one in candidates)
    if own is None or not own.on_reciprocity or enough:
        return step
    if "reciprocity" in matter.request.assurances:
        return replace(step, answer=f"{step.answer} The requesting state promises reciprocity.")
    return replace(step, answer=f"{step.answer} The requesting state has to promise reciprocity.", effect="open")


def _with_reservation(matter: Matter, step: Step, level: _Level, *, decides: bool = True) -> Step:
    """A step that names the reservation whose level was used, and rests on it too, where it decides."""
    if level.record is None:
        return step
    answer = f"{step.answer} {matter.requested.name} made a reservation: {level.record.text}"
    sure = level.record.provenance.verified or not decides
    return replace(step, answer=answer, verified=step.verified and sure)


def _sentence_step(matter: Matter, rule: ThresholdRule, record: Reservation | None) -> Iterator[Step]:
    level, sentence = _sentence_level(rule, record), matter.request.sentence_months
    if level is None or sentence is None:
        return
    answer = f"For a convicted person it has to be {level.wording}; it is {sentence} months."
    effect: Effect = "no_obstacle" if level.reached(sentence) else "condition_failed"
    step = matter.step("sentence", "Is the sentence long enough?", answer, effect, rule.article)
    yield _with_reservation(matter, step, level)


# --- a state is held to its own reservation -----------------------------------------------------------------------------


def _own_reservation(matter: Matter, rule: ThresholdRule) -> Iterator[Step]:
    """Who reserved a higher level for itself cannot claim more from the other, which may refuse below it."""
    theirs = _reserved(matter, rule, matter.requesting) if rule.reciprocity_article else None
    record = theirs.record if theirs and theirs.result == "made" else None
    if record is None or record.threshold is None or record.threshold.or_listed:
        return
    short = dict(_short_of(matter, rule, record))
    if not short:
        return
    effect: Effect = "permits_refusal" if True in short.values() else "open"
    answer = (
        f"{matter.requesting.name} made a reservation: {record.text} It can claim from others only what it accepted itself, so "
        f"{matter.requested.in_sentence} may refuse: {'; '.join(short)}."
    )
    if effect == "open":
        answer += " That is the basic form; a graver one may reach it."
    question = f"Is {matter.requesting.in_sentence} held to its own reservation?"
    provisions = (matter.provision(rule.reciprocity_article), matter.provision(rule.reservation))
    verified = record.provenance.verified and all(provision.verified for provision in provisions)
    yield Step("own_reservation", question, answer, effect, provisions, verified)


def _short_of(matter: Matter, rule: ThresholdRule, record: Reservation) -> Iterator[tuple[str, bool]]:
    """Each figure that is known and does not reach the level that the requesting state reserved for itself, and whether no graver form may."""
    for state in _tested(matter, rule):
        level = _penalty_level(matter, rule, record, state)
        candidates = penalties(matter, f"{rule.tests}_months", state.code)
        short = all(one.months is not None and not level.reached(one.months) for one in candidates)
        if level.record and short:
            figures = " or ".join(f"{one.months} months" for one in candidates)
            text = f"the {_kind(rule)} under the law of {state.in_sentence} is {figures} and has to be {level.wording}"
            yield text, all(_effect(level, one) == "condition_failed" for one in candidates)
    reserved_level, sentence = _sentence_level(rule, record), matter.request.sentence_months
    if reserved_level and reserved_level.record and sentence is not None and not reserved_level.reached(sentence):
        yield f"the sentence is {sentence} months and has to be {reserved_level.wording}", True


def threshold_questions(matter: Matter) -> Iterator[OpenQuestion]:
    """What reservations say beyond a figure, and whether the requesting state made one, when nobody knows."""
    for rule in _rules(matter):
        for state in (matter.requested, matter.requesting):
            reserved = _reserved(matter, rule, state)
            text = _question(matter, reserved, state) if reserved else ""
            articles = (
                (rule.reservation,) if state is matter.requested else (rule.reciprocity_article, rule.reservation)
            )
            if text and all(articles):
                yield OpenQuestion("", text, tuple(matter.provision(one) for one in articles), "permits_refusal")


def _question(matter: Matter, reserved: Reserved, state: State) -> str:
    """The question that a reservation leaves, or an empty text; one of the requested state that is not known is a step."""
    own = state is matter.requested
    if reserved.result == "unknown":
        return (
            "" if own else f"{reserved.reason} If it made one, {matter.requested.in_sentence} may hold it to the same."
        )
    record = reserved.record
    if reserved.result == "none" or record is None or _modelled_whole(record):
        return ""
    more = "Does this stand in the way?" if own else f"Does {matter.requested.in_sentence} hold it to the same?"
    return f"{state.name} made a reservation to Article {record.article}: {record.text} {more}"


def _modelled_whole(record: Reservation) -> bool:
    """Whether the rules apply all that a reservation says: a level without a list, or grounds of refusal without a level."""
    return not record.threshold.or_listed if record.threshold else bool(record.reserved_grounds)
