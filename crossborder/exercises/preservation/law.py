"""What this exercise asks the rules, in one place: the request, and what is supposed about a reservation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from crossborder.exercises.cited import BUDAPEST, steps_over
from crossborder.exercises.days import DayError, read_day
from crossborder.exercises.preservation import words
from crossborder.exercises.time_machine import read_request
from crossborder.records import facts
from crossborder.records.records import Provenance, Reservation
from crossborder.rules import assess, standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossborder.records.collection import Facts
    from crossborder.rules import Assessment, Step

RESERVED = "29(4)"
UNDESCRIBED = "other_offence"
ASKING, ASKED = "USA", "AUT"
REQUEST = date(2020, 3, 11)
# Three that made the reservation, two whose declarations were read and hold none, and one nobody has looked at.
ASKED_ABOUT = ("ARG", "AUT", "CAN", "FRA", "JPN", "PHL")
START: Mapping[str, str] = {
    "committed_on": "2020-03-01",
    "requested_on": REQUEST.isoformat(),
    "requesting": ASKING,
    "requested": ASKED,
    "measure": "preservation",
    "conduct": UNDESCRIBED,
    "reservation": "data",
}


def assessed(changes: Mapping[str, str], *, political: bool | None = None) -> Assessment:
    """What the rules say to the request of this exercise, with changes.

    Args:
        changes: values of the time machine that differ from the start.
        political: whether the requested state considers the offence a political one; ``None`` = nobody says so.

    Raises:
        DayError: when a day cannot be read.
        QuestionError: when the request contradicts itself.
    """
    values = {**START, **changes}
    request = read_request(values)
    held = supposed(values["requested"], values["reservation"])
    # The made-up act is not described: that the requesting state punishes it is a fact of the case.
    stated = {values["requesting"]} if values["conduct"] == UNDESCRIBED else set()
    return assess(replace(request, facts=held, political_offence=political, punished_in=frozenset(stated)))


def reservation_matters(values: Mapping[str, str]) -> bool:
    """Whether a reservation to Article 29(4) can matter: data are to be preserved, and the Convention may bind both, for all that can be read."""
    if values["measure"] != "preservation":
        return False
    try:
        day = read_day(values["requested_on"], words.MACHINE_LABELS["requested_on"])
    except DayError:
        return True
    return all(standing(BUDAPEST, values[role], on=day).bound is not False for role in ("requesting", "requested"))


def supposed(state: str, reservation: str) -> Facts:
    """The facts, with a supposition about one state's reservation to Article 29(4).

    Args:
        reservation: ``data`` (nothing is supposed), ``made`` or ``none``.

    Returns:
        The facts themselves, or a copy in which that state's record is a supposition, marked as unverified.
    """
    data = facts()
    if reservation == "data":
        return data
    made = reservation == "made"
    text = (words.SUPPOSED_MADE if made else words.SUPPOSED_NONE).format(state=data.state_by_code[state].name)
    record = Reservation(
        instrument=BUDAPEST, state=state, article=RESERVED, result="made" if made else "none_found", text=text,
        provenance=Provenance(note=words.SUPPOSED_SOURCE),
    )  # fmt: skip
    others = (one for one in data.reservations if not _is_of(one, state))
    return replace(data, reservations=(*others, record))


def _is_of(record: Reservation, state: str) -> bool:
    return (record.instrument, record.state, record.article) == (BUDAPEST, state, RESERVED)


def record_of(state: str) -> Reservation | None:
    """What is held about a state's reservation to Article 29(4) on the day of the request; ``None`` = nobody looked."""
    for one in facts().reservations:
        has_begun = one.since is None or one.since.reached(REQUEST)
        still_holds = one.until is None or one.until.reached(REQUEST) is False
        if _is_of(one, state) and has_begun and still_holds:
            return one
    return None


def budapest_step(assessment: Assessment, effect: str | None = None) -> Step | None:
    """The step on dual criminality under the Convention, or the first step there with a certain effect."""
    steps = steps_over(assessment, BUDAPEST)
    asked = (step for step in steps if (step.effect == effect if effect else step.id == "dual_criminality"))
    return next(asked, None)
