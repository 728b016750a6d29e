"""What this exercise asks the facts and the rules, in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.records import facts
from crossborder.rules import standing

if TYPE_CHECKING:
    from datetime import date

    from crossborder.records.records import Provision

BUDAPEST, ORDERS = "budapest_185", "e_evidence_2023"
# A Member State stands for any: the Regulation applies to all that it binds from the same day.
MEMBER = "FRA"


def budapest(article: str) -> Provision:
    """An article of the Budapest Convention."""
    return facts().provision_by_place[BUDAPEST, article]


def regulation(article: str) -> Provision:
    """An article of the Regulation on European Production Orders."""
    return facts().provision_by_place[ORDERS, article]


def holding() -> Provision:
    """The provision on which the record of how long preserved data are held rests."""
    figure = facts().time_by_id["budapest_preservation"]
    return facts().provision_by_place[figure.instrument, figure.article]


def orders_apply(day: date) -> tuple[bool | None, bool]:
    """Whether the Regulation applies in a Member State on a day, and whether that is confirmed."""
    status = standing(ORDERS, MEMBER, on=day)
    return status.bound, status.verified
