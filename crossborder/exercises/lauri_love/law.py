"""What this exercise asks the facts and the rules, in one place: sections, treaties, the case as a request, its decisions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from crossborder.exercises.cited import provisions
from crossborder.records import facts
from crossborder.rules import CooperationRequest, assess, punished

if TYPE_CHECKING:
    from crossborder.records.records import Case, CaseEvent, Provision, Ruling
    from crossborder.rules import Assessment
    from crossborder.rules.steps import Route

CASE, ACT, TREATY = "lauri_love", "gbr_ea_2003", "uk_us_2003"
ASKING, ASKED, CONDUCT = "USA", "GBR", "illegal_access"
# The last day of the month in which the alleged conduct begins, and the day of the arrest on the request.
COMMITTED, REQUESTED = date(2012, 10, 31), date(2015, 7, 15)
DISTRICT_JUDGE, HOME_SECRETARY, HIGH_COURT = "district_judge", "home_secretary", "high_court"
DECIDERS = (DISTRICT_JUDGE, HOME_SECRETARY, HIGH_COURT)


def section(number: str) -> Provision:
    """A section of the Extradition Act 2003."""
    return sections(number)[0]


def sections(*numbers: str) -> tuple[Provision, ...]:
    """Sections of the Extradition Act 2003."""
    return provisions(ACT, *numbers)


def treaty(*numbers: str) -> tuple[Provision, ...]:
    """Articles of the treaty of 2003 between the United Kingdom and the United States."""
    return provisions(TREATY, *numbers)


# --- the case --------------------------------------------------------------------------------------------------------


def case() -> Case:
    """The case in the data."""
    return facts().case_by_id[CASE]


def event(name: str) -> CaseEvent:
    """An event of the case."""
    return next(entry for entry in case().events if entry.id == name)


def rulings(question: str) -> tuple[Ruling, ...]:
    """What the decisions say to one question, in their order; those that have nothing to say to it are left out."""
    return tuple(one for by in DECIDERS if (one := ruling(question, by)))


def ruling(question: str, by: str) -> Ruling | None:
    """What one decision says to one question, or ``None`` where it has nothing to say to it."""
    return next((decision for decision in case().rulings if (decision.question, decision.by) == (question, by)), None)


# --- the rules -------------------------------------------------------------------------------------------------------


def request(**changes: Any) -> CooperationRequest:  # noqa: ANN401 - the fields of a request have many types
    """The case as a request, with changes: fields of ``CooperationRequest`` that differ from it."""
    stated: dict[str, Any] = {
        "requesting": ASKING,
        "requested": ASKED,
        "measure": "extradition",
        "conduct": CONDUCT,
        "committed_on": COMMITTED,
        "requested_on": REQUESTED,
    }
    return CooperationRequest(**{**stated, **changes})


def assessed(**changes: Any) -> Assessment:  # noqa: ANN401 - as above
    """What the rules say to the case, with changes."""
    return assess(request(**changes))


def route_over(assessment: Assessment, instrument: str) -> Route:
    """The route over one instrument.

    Raises:
        LookupError: when the instrument does not bind the two states on that day.
    """
    for route in assessment.routes:
        if route.basis and route.basis.instrument.id == instrument:
            return route
    message = f"No route over {instrument!r}; there are routes over {[route.title for route in assessment.routes]}."
    raise LookupError(message)


def other_offences() -> str:
    """English offences in force on the day of the act that fit the conduct, besides the one that the rules name."""
    acts, named = set(facts().conduct_by_id[CONDUCT].acts), punished(ASKED, CONDUCT, on=COMMITTED).offence
    fitting = (
        one
        for one in facts().state_by_code[ASKED].offences
        if one != named and acts & set(one.acts) and not one.contested and one.in_force.day.reached(COMMITTED)
    )
    return "; ".join(
        one.provision.label for one in fitting if one.until is None or one.until.day.reached(COMMITTED) is False
    )
