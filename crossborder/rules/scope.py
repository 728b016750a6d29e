"""Does the instrument reach the case? Its conditions of scope, and the thresholds of gravity for extradition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.rules.steps import OpenQuestion, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.facts.records import Condition, Effect, State, ThresholdRule
    from crossborder.rules.matter import Matter


def scope_steps(matter: Matter) -> Iterator[Step]:
    """One step for each condition of the instrument's scope that is decided or leaves the outcome open."""
    for condition in matter.basis.conditions:
        holds = _holds(matter, condition)
        if holds is None and condition.when_unstated == "question":
            continue
        answer, effect = _answer(condition, holds=holds)
        yield matter.step(
            condition.id, "Does the case fall within the instrument's scope?", answer, effect, condition.article
        )


def scope_questions(matter: Matter) -> Iterator[OpenQuestion]:
    """Conditions that nobody spoke of and that only have to be asked."""
    for condition in matter.basis.conditions:
        if condition.when_unstated == "question" and _holds(matter, condition) is None:
            yield OpenQuestion(
                condition.fact, condition.text, (matter.provision(condition.article),), "condition_failed"
            )


def _holds(matter: Matter, condition: Condition) -> bool | None:
    if not condition.fact:
        return None
    if condition.fact == "maximum_penalty_months":
        months = matter.request.months("maximum_penalty_months", matter.request.requesting)
        return None if months is None else months >= condition.at_least_months
    value: bool | None = getattr(matter.request, condition.fact)
    return value


def _answer(condition: Condition, *, holds: bool | None) -> tuple[str, Effect]:
    if holds is None:
        return f"{condition.text} Nothing stated shows it.", "open"
    return (
        (f"{condition.text} This is so.", "no_obstacle")
        if holds
        else (f"{condition.text} This is not so.", "condition_failed")
    )


# --- thresholds: a minimum penalty and a maximum penalty are two very different tests ------------------------------


def threshold_steps(matter: Matter) -> Iterator[Step]:
    """One step for each threshold and law it is tested under, and one for the sentence of a convicted person."""
    if matter.request.measure != "extradition":
        return
    for rule in matter.basis.instrument.thresholds:
        for state in _laws(matter, rule):
            yield _penalty_step(matter, rule, state)
        if rule.sentence_months and matter.request.sentence_months is not None:
            yield _sentence_step(matter, rule, matter.request.sentence_months)


def _laws(matter: Matter, rule: ThresholdRule) -> tuple[State, ...]:
    both = {"requesting": (matter.requesting,), "requested": (matter.requested,)}
    return both.get(rule.under, (matter.requesting, matter.requested))


def _penalty_step(matter: Matter, rule: ThresholdRule, state: State) -> Step:
    months, origin = penalty(matter, f"{rule.tests}_months", state.code)
    kind = rule.tests.replace("_", " ")
    question = f"Does the {kind} under the law of {state.in_sentence} reach the threshold?"
    asked = f"{rule.comparison.replace('_', ' ')} {rule.months} months"
    if months is None:
        return matter.step("threshold", question, f"It has to be {asked}; it is not stated.", "open", rule.article)
    reached = months > rule.months if rule.comparison == "more_than" else months >= rule.months
    answer = f"It has to be {asked}; it is {months} months{origin}."
    return matter.step("threshold", question, answer, "no_obstacle" if reached else "condition_failed", rule.article)


def penalty(matter: Matter, name: str, state: str) -> tuple[int | None, str]:
    """The penalty in months under the law of a state: as stated in the request, else that of the offence found.

    Args:
        matter: the matter.
        name: ``maximum_penalty_months`` or ``minimum_penalty_months``.
        state: code of the state.

    Returns:
        Months or ``None``, and words that say where the figure comes from.
    """
    stated = matter.request.months(name, state)
    if stated is not None:
        return stated, ", as stated in the request"
    offence = matter.finding.offence_of(state) if matter.finding else None
    months = getattr(offence, name.replace("_penalty", "")) if offence else None
    return months, f" under {offence.law}, {offence.section}" if offence and months is not None else ""


def _sentence_step(matter: Matter, rule: ThresholdRule, sentence: int) -> Step:
    reached = (
        sentence > rule.sentence_months if rule.sentence_comparison == "more_than" else sentence >= rule.sentence_months
    )
    asked = f"{rule.sentence_comparison.replace('_', ' ')} {rule.sentence_months} months"
    answer = f"For a convicted person it has to be {asked}; it is {sentence} months."
    effect: Effect = "no_obstacle" if reached else "condition_failed"
    return matter.step("sentence", "Is the sentence long enough?", answer, effect, rule.article)
