"""What the rules say to a request: the best route, how it was found, and what else could be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.facts import facts as packaged
from crossborder.rules.alternatives import alternatives
from crossborder.rules.dual_criminality import dual_criminality
from crossborder.rules.routes import routes
from crossborder.rules.steps import BEST_FIRST, Assessment, Route

if TYPE_CHECKING:
    from crossborder.rules.cooperation import CooperationRequest


def assess(request: CooperationRequest) -> Assessment:
    """Assess a request for cooperation.

    Args:
        request: the request.

    Returns:
        The outcome of the best route, all routes with their steps, and alternatives. An outcome is ``open`` when it turns on
        a fact that is not stated, not known or not modelled.
    """
    held = request.facts or packaged()
    finding = None
    if request.conduct is not None:
        finding = dual_criminality(
            request.conduct,
            request.requesting,
            request.requested,
            on=request.committed_on,
            requested_on=request.requested_on,
            facts=held,
        )
    found = sorted(routes(request, held, finding), key=_rank)
    return Assessment(request, found[0].outcome, tuple(found), tuple(alternatives(request, held)))


def _rank(route: Route) -> tuple[int, bool, bool]:
    """Best outcome first; among equals a known legal basis, and a treaty made for these two states, come first."""
    bilateral = route.basis is not None and route.basis.instrument.kind == "bilateral_treaty"
    return BEST_FIRST.index(route.outcome), route.basis is None, not bilateral
