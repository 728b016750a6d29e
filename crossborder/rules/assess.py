"""What the rules say to a request: the best route, how it was found, and what else could be done."""

from __future__ import annotations

from crossborder.records import facts as packaged
from crossborder.rules.alternatives import alternatives
from crossborder.rules.cooperation import EXAMPLE, CooperationRequest
from crossborder.rules.dual_criminality import dual_criminality
from crossborder.rules.errors import require_type
from crossborder.rules.routes import FOUND_UNREAD, routes
from crossborder.rules.scope import unshown_subject
from crossborder.rules.steps import BEST_FIRST, Assessment, Route
from crossborder.version import LAW_DAY


def assess(request: CooperationRequest) -> Assessment:
    """Assess a request for cooperation.

    Args:
        request: the request.

    Returns:
        The outcome of the best route, all routes with their steps, and alternatives. An outcome is ``open`` when it turns on
        a fact that is not stated, not known or not modelled.

    Raises:
        TypeError: when it is no request; the message shows how to make one.
    """
    require_type("assess", request, CooperationRequest, EXAMPLE)
    facts = request.facts or packaged()
    finding = None
    if request.conduct is not None:
        finding = dual_criminality(
            request.conduct,
            request.requesting,
            request.requested,
            on=request.committed_on,
            requested_on=request.requested_on,
            stated_in=request.punished_in,
            facts=facts,
        )
    ranked = sorted(routes(request, facts, finding), key=lambda route: _rank(request, route))
    if request.requested_on > LAW_DAY:
        ranked = [route.unconfirmed for route in ranked]
    others = alternatives(request, facts, finding, ranked)
    return Assessment(request, ranked[0].outcome, tuple(ranked), tuple(others))


def _rank(request: CooperationRequest, route: Route) -> tuple[int, bool, int]:
    """Best outcome first; among equals the way that fits best: a treaty of these two, then an act of the Union, then conventions, then the rest.

    An open way that obliges nobody can at best become discretionary: it says nothing more where another way is so already. A way that needs an
    invitation nobody knows of stands behind both.
    """
    late = route.outcome == "open" and (route.remote or not route.obliges)
    return BEST_FIRST.index("discretionary" if late else route.outcome), late, _fit(request, route)


def _fit(request: CooperationRequest, route: Route) -> int:
    """How well a way fits: the narrower the circle it was made for, the better.

    A treaty that nobody read leads as well, except where data are to be kept, which old treaties do not know; a convention whose subject
    nothing stated shows comes last.
    """
    basis = route.basis
    if route.remote:
        return 5
    if basis is None:
        return 0 if route.title == FOUND_UNREAD and request.measure != "preservation" else 3
    if basis.instrument.kind == "bilateral_treaty":
        return 0
    if unshown_subject(request, basis.instrument):
        return 4
    if not basis.instrument.modelled:
        return 2 if basis.obliges else 3
    return 1 if basis.instrument.kind == "eu_act" or basis.instrument.only_with else 2
