"""Grounds of refusal that exist and do not reach the case: they speak of another person, measure, offence or way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.rules.printed import capital
from crossborder.rules.reserved_grounds import unreached_grounds
from crossborder.rules.stated import FACT_WORDS
from crossborder.rules.steps import Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.records.records import GroundRule
    from crossborder.rules.matter import Matter


def unreached_steps(matter: Matter, fact: str) -> Iterator[Step]:
    """The steps on grounds that a stated fact would raise if they reached the case: each is no obstacle by itself.

    Args:
        fact: an obstacle that is stated and of which no ground speaks that reaches the case.
    """
    question = FACT_WORDS[fact]
    for rule, provisions, verified in unreached_grounds(matter):
        if rule.fact == fact:
            yield Step(rule.id, question, rule.text, "no_obstacle", provisions, verified)
    by_reason: dict[str, list[GroundRule]] = {}
    for rule in matter.basis.instrument.grounds:
        if rule.fact == fact and rule.effect in _REFUSALS:
            by_reason.setdefault(_elsewhere(matter, rule), []).append(rule)
    for where, (first, *others) in by_reason.items():
        answer = (
            f"{capital(matter.basis.instrument.in_sentence)} has this ground {where}, so it does not reach the case."
        )
        more = (matter.provision(rule.article) for rule in others)
        yield matter.step(first.id, question, answer, "no_obstacle", first.article, *more)


_REFUSALS = ("requires_refusal", "permits_refusal")


def _elsewhere(matter: Matter, rule: GroundRule) -> str:
    """Where the ground applies: it does not apply here."""
    if matter.request.measure not in rule.measures:
        return "for other measures than the one asked for"
    if not matter.applies(rule.measures, rule.conducts):
        return "for other offences than the one of the case"
    return "only among the rules for states without a treaty on assistance, which are not used between these two"
