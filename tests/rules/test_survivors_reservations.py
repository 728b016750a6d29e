"""Reservations and declarations: when one stands, and what the words say when that is not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from crossborder.facts import PartialDate, facts
from crossborder.facts.records import Provenance
from tests.rules.asking import ask, declared, over, step

if TYPE_CHECKING:
    from crossborder.facts.collection import Facts


def with_reservation(**change: Any) -> Facts:
    """The facts with the Austrian reservation to Budapest 29(4) changed."""
    held = facts()
    return replace(
        held,
        reservations=tuple(
            replace(record, **change) if (record.state, record.article) == ("AUT", "29(4)") else record
            for record in held.reservations
        ),
    )


AFTER = date(2013, 1, 1)


@pytest.mark.parametrize(
    ("conduct", "change", "effect", "verified"),
    [
        # The acts of "other_offence" are not described, so whether both states punish it stays unknown.
        ("other_offence", {}, "open", True),
        ("other_offence", {"provenance": Provenance(status="unverified")}, "open", False),
        ("other_offence", {"result": "none_found"}, "no_obstacle", True),
        ("other_offence", {"until": PartialDate("2013-01-01")}, "open", True),
        ("other_offence", {"until": PartialDate("2013-01-02")}, "open", True),
        # It cannot reach Articles 2 to 11.
        ("malware", {}, "no_obstacle", True),
    ],
)
def test_a_reservation_to_budapest_29_4_decides_only_for_other_offences(
    conduct: str, change: dict[str, Any], effect: str, verified: bool
) -> None:
    found = ask("FRA AUT", "preservation", conduct, AFTER, facts=with_reservation(**change))
    of_29 = step(over(found, "budapest_185"), "dual_criminality")
    assert (of_29[0], of_29[2]) == (effect, verified)
    assert of_29[1] == (["29(4)"] if effect == "open" else ["29(3)"])


@pytest.mark.parametrize(
    ("change", "stands"),
    [
        ({"since": PartialDate("2013-01-01")}, True),
        ({"since": PartialDate("2013-01-02")}, False),
        # Known by its year only, it is not certain to stand on 1 January.
        ({"since": PartialDate("2013")}, False),
        ({"since": None}, True),
        ({"until": PartialDate("2013-01-01")}, False),
        ({"until": PartialDate("2013-01-02")}, True),
        ({"until": PartialDate("2013-06")}, True),
        ({"article": "29(3)"}, False),
        ({"instrument": "ecmacm_30"}, False),
        ({"state": "FRA"}, False),
    ],
)
def test_a_reservation_counts_from_its_first_day_to_the_day_before_it_is_withdrawn(
    change: dict[str, Any], stands: bool
) -> None:
    found = ask("FRA AUT", "preservation", "other_offence", AFTER, facts=with_reservation(**change))
    answer = next(one.answer for one in over(found, "budapest_185").steps if one.id == "dual_criminality")
    assert ("Austria made it" in answer) is stands
    assert ("nobody has looked" in answer) is not stands


def test_a_search_in_switzerland_for_albania_turns_on_dual_criminality_by_the_albanian_declaration() -> None:
    """ETS 30, Art. 5(1)(a): the declaration stands; Albania's law of 2002 on the act is not known."""
    held = facts()
    found = ask("FRA ALB", "search_seizure", "malware", date(2002, 1, 1))
    assert step(over(found, "ecmacm_30"), "dual_criminality") == ("open", ["5(1)(a)"], True)
    none = replace(
        held,
        reservations=tuple(
            replace(record, result="none_found") if record.state == "ALB" else record for record in held.reservations
        ),
    )
    found = ask("FRA ALB", "search_seizure", "malware", date(2002, 1, 1), facts=none)
    assert step(over(found, "ecmacm_30"), "dual_criminality") == ("no_obstacle", ["1(1)"], True)


@pytest.mark.parametrize("status", ["confirmed", "unverified"])
def test_with_a_declaration_a_search_may_be_refused_only_where_dual_criminality_fails(status: str) -> None:
    """ETS 30, Art. 5(1)(a): met, no obstacle; not met, it permits refusal; a declaration not seen is not verified."""
    seen = status == "confirmed"
    met = ask("FRA DEU", "search_seizure", "data_interference", date(2001, 1, 1), facts=declared("DEU", status))
    assert step(over(met, "ecmacm_30"), "dual_criminality") == ("no_obstacle", ["5(1)(a)"], seen)
    unstated = ask("FRA DEU", "search_seizure", None, date(2001, 1, 1), facts=declared("DEU", status))
    assert step(over(unstated, "ecmacm_30"), "dual_criminality") == ("open", ["5(1)(a)"], seen)
