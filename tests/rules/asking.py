"""Asks the rules, and finds a route and a step in what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import crossborder as cb

if TYPE_CHECKING:
    from datetime import date


def ask(pair: str, measure: str, conduct: str | None, on: date, **stated: Any) -> Any:
    """The assessment of a request made on the day of the act; ``facts`` may be other facts."""
    requesting, requested = pair.split()
    days = {"committed_on": on, "requested_on": stated.pop("requested_on", on)}
    request = cb.CooperationRequest(
        requesting=requesting, requested=requested, measure=measure, conduct=conduct, **days, **stated
    )
    return cb.assess(request)


def over(assessment: Any, instrument: str, role: str = "") -> Any:
    """The route over an instrument, in a role if one is named."""
    return next(
        route
        for route in assessment.routes
        if route.basis and route.basis.instrument.id == instrument and role in {"", route.basis.role}
    )


def step(route: Any, name: str) -> tuple[str, list[str], bool]:
    """Effect, articles and whether verified, of the first step with this name."""
    found = next(one for one in route.steps if one.id == name)
    return found.effect, [provision.article for provision in found.provisions], found.verified
