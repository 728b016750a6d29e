"""What a state leaves to the treaties before an instrument: the way over it is closed and says why, and the older one stands again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from crossborder.records import facts
from crossborder.records.dates import PartialDate
from tests.rules.asking import ask, over, step

OLD = date(2000, 5, 4)


def surrender(pair: str, day: date, **stated: Any) -> Any:
    """A request for a person because of an act of 4 May 2000, unless it is said otherwise."""
    on = stated.pop("committed_on", OLD)
    return ask(pair, "extradition", "system_interference", on, requested_on=day, **stated)


@pytest.mark.parametrize(
    ("pair", "day", "closed"),
    [
        ("DEU ITA", date(2005, 5, 13), True),  # The Italian Law is not there yet,
        ("ITA FRA", date(2005, 5, 13), True),  # so that Italy cannot issue a warrant either.
        ("DEU ITA", date(2006, 9, 1), True),  # Italy leaves older acts to the law on extradition,
        ("ITA FRA", date(2006, 9, 1), False),  # where it is asked.
        ("DEU ITA", date(2022, 9, 1), False),  # What the changed article says is not known: nothing is recorded.
        ("IRL DEU", date(2004, 8, 22), True),
        ("IRL DEU", date(2004, 8, 23), False),
    ],
)
def test_the_way_over_the_warrant_is_closed_and_the_convention_stands_again(
    pair: str, day: date, *, closed: bool
) -> None:
    """Framework Decision, Article 32; Italian Law 69/2005, Article 40."""
    assessment = surrender(pair, day)
    names = [one.id for one in over(assessment, "eaw_2002").steps]
    assert ("earlier_law" in names) is closed
    over_the_convention = [one for one in assessment.routes if one.basis and one.basis.instrument.id == "ece_24"]
    assert bool(over_the_convention) is closed
    if closed:
        assert step(over(assessment, "eaw_2002"), "earlier_law") == ("condition_failed", ["32"], True)
        assert over_the_convention[0].basis.role == "operative"


def test_an_act_of_the_day_itself_goes_by_warrant() -> None:
    """Acts before 7 August 2002."""
    closed = surrender("DEU ITA", date(2006, 9, 1), committed_on=date(2002, 8, 6))
    reached = surrender("DEU ITA", date(2006, 9, 1), committed_on=date(2002, 8, 7))
    assert [one.best.basis.instrument.id for one in (closed, reached)] == ["ece_24", "eaw_2002"]


def test_a_convention_that_another_instrument_replaces_too_does_not_come_back() -> None:
    """As if the Convention on organised crime took its place as well."""
    held = facts()
    warrant = next(one for one in held.relations if one.instrument == "eaw_2002" and "ece_24" in one.to)
    other = replace(warrant, instrument="untoc_2000")
    both = replace(held, relations=(*held.relations, other))
    assessment = surrender("DEU ITA", date(2006, 9, 1), facts=both)
    assert not [one for one in assessment.routes if one.basis and one.basis.instrument.id == "ece_24"]


def test_a_day_that_is_known_by_its_year_only_closes_nothing_in_that_year() -> None:
    """A record that begins in a year, without a day, does not reach a request of that year."""
    held = facts()
    records = tuple(
        replace(one, since=PartialDate("2006")) if one.article == "32" and one.acts_since else one
        for one in held.reservations
    )
    loose = replace(held, reservations=records)
    names = [one.id for one in over(surrender("DEU ITA", date(2006, 9, 1), facts=loose), "eaw_2002").steps]
    assert "earlier_law" not in names
