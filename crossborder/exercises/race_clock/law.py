"""What this exercise asks the facts and the rules, in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.cited import provisions
from crossborder.records import facts
from crossborder.rules import standing

if TYPE_CHECKING:
    from datetime import date

    from crossborder.records.records import Provision

ORDERS = "e_evidence_2023"
# A Member State stands for any: the Regulation applies to all that it binds from the same day.
MEMBER = "FRA"


def regulation(*articles: str) -> tuple[Provision, ...]:
    """Articles of the Regulation on European Production Orders."""
    return provisions(ORDERS, *articles)


def holding() -> Provision:
    """The provision on which the record of how long preserved data are held rests."""
    figure = facts().time_by_id["budapest_preservation"]
    return provisions(figure.instrument, figure.article)[0]


def orders_apply(day: date) -> tuple[bool | None, bool]:
    """Whether the Regulation applies in a Member State on a day, and whether that is confirmed."""
    status = standing(ORDERS, MEMBER, on=day)
    return status.bound, status.verified
