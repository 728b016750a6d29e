"""Whether an answer of the rules can be asked for: it rests on confirmed facts alone, and on nothing that this course lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.records.offences import NO_OFFENCE_FOUND

if TYPE_CHECKING:
    from crossborder.rules import Assessment, Route, Step

# What a request can leave open without anybody having to look further: the fact is not stated.
_OPEN_ON_THE_CASE = {
    "serious_crime.open", "organised_group.open", "transnational.open", "threshold.open", "dual_criminality.open", "own_law.open",
}  # fmt: skip
# How the rules name what this course has not looked up or does not model. A learner cannot know that.
_OURS_TO_KNOW = ("nobody has looked", "not modelled", "not recorded", "not known", "nobody has searched")


def is_sure(assessment: Assessment) -> bool:
    """Whether nothing that could change the outcome is unverified, on any way to the measure."""
    best = assessment.best
    if not all(_is_confirmed(step) for route in assessment.routes for step in route.steps):
        return False
    if not best.deciding[0].provisions or _rests_on_an_unknown_choice(best):
        return False
    if any(words in step.answer.lower() for step in best.steps for words in _OURS_TO_KNOW):
        return False
    return best.outcome != "open" or all(step.message in _OPEN_ON_THE_CASE for step in best.deciding)


def _is_confirmed(step: Step) -> bool:
    """Confirmed, and with an offence to name: that a search found none is no "no"."""
    # A treaty that is known and was not read could change the answer, whichever way leads.
    if step.id == "basis" and step.effect == "open":
        return False
    return step.verified and all(one.verified and one.article != NO_OFFENCE_FOUND for one in step.provisions)


def _rests_on_an_unknown_choice(route: Route) -> bool:
    """Whether the way is over a convention of which states say whether they take it as the basis, and nobody knows what this one said."""
    if route.basis is None or not route.basis.rule.notification:
        return False
    return all(step.id != "taken_as_basis" for step in route.steps)
