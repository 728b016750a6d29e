"""Does the instrument reach the case? The conditions of its scope."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.rules.steps import OpenQuestion, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.facts.records import Condition, Effect
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
