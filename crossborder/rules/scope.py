"""Does the instrument reach the case? The conditions of its scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.rules.steps import OpenQuestion, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.records.records import BasisRule, Condition, Effect, Instrument
    from crossborder.rules.cooperation import CooperationRequest
    from crossborder.rules.matter import Matter


def outside_scope(request: CooperationRequest, rule: BasisRule) -> bool:
    """Whether something stated puts the case outside the subject of an instrument: it is then no basis worth a line."""
    return any(condition.subject and _stated(request, condition) is False for condition in rule.conditions)


def within_scope(request: CooperationRequest, instrument: Instrument) -> bool:
    """Whether the case may lie within the subject of an instrument, for any measure; one without a basis of its own limits nothing."""
    rules = instrument.bases
    return not rules or any(_covers(rule, request.conduct) and not outside_scope(request, rule) for rule in rules)


def unshown_subject(request: CooperationRequest, instrument: Instrument) -> tuple[Condition, ...]:
    """What nothing stated shows of the subject of an instrument, each condition once."""
    conditions = {
        condition.id: condition for rule in instrument.bases for condition in rule.conditions if condition.subject
    }
    return tuple(condition for condition in conditions.values() if _stated(request, condition) is not True)


def _covers(rule: BasisRule, conduct: str | None) -> bool:
    return conduct is None or conduct in rule.covers or "*" in rule.covers


def _stated(request: CooperationRequest, condition: Condition) -> bool | None:
    value: bool | None = getattr(request, condition.fact) if condition.fact else None
    return value


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
    if condition.fact == "maximum_penalty_months":
        months = matter.request.months("maximum_penalty_months", matter.request.requesting)
        return None if months is None else months >= condition.at_least_months
    return _stated(matter.request, condition)


def _answer(condition: Condition, *, holds: bool | None) -> tuple[str, Effect]:
    if holds is None:
        return f"Nothing stated shows this: {condition.text}", "open"
    return (
        (f"{condition.text} This is so.", "no_obstacle")
        if holds
        else (f"{condition.text} This is not so.", "condition_failed")
    )
