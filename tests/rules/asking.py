"""Asks the rules, finds a route and a step in what they say, and changes one fact."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import crossborder as cb
from crossborder.records import facts

if TYPE_CHECKING:
    from datetime import date

    from crossborder.records.collection import Facts


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
    first = next(one for one in route.steps if one.id == name)
    return first.effect, [provision.article for provision in first.provisions], first.verified


def other_law(state: str, **change: Any) -> Facts:
    """The facts with something of a state's own law changed."""
    held = facts()
    return replace(
        held, states=tuple(replace(one, **change) if one.code == state else one for one in held.states)
    )  # fmt: skip


def declared(state: str, status: Any = "confirmed") -> Facts:
    """The facts with the Albanian declaration to ETS 30, Art. 5(1)(a), as if another state had made it."""
    held = facts()
    made = next(record for record in held.reservations if (record.state, record.article) == ("ALB", "5(1)(a)"))
    changed = replace(made, state=state, since=None, provenance=replace(made.provenance, status=status))
    others = tuple(record for record in held.reservations if (record.state, record.article) != (state, "5(1)(a)"))
    return replace(held, reservations=(*others, changed))


def with_instrument(name: str, **change: Any) -> Facts:
    """The facts with something of one instrument changed."""
    held = facts()
    return replace(
        held, instruments=tuple(replace(one, **change) if one.id == name else one for one in held.instruments)
    )
