"""Reservations and declarations: those that a rule can turn on are read by one, and what they say for the rules is in their words."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest

from crossborder.records import facts
from crossborder.records.dates import PartialDate
from crossborder.rules import CooperationRequest, assess

# Authorities, channels and languages: nothing that lets a state refuse, so no answer of the rules turns on them.
NO_GROUND = {
    ("budapest_185", "24(7)"): "authority for extradition without a treaty",
    ("budapest_185", "27(2)"): "central authority",
    ("budapest_185", "27(9)"): "channel of urgent requests",
    ("ecmacm_30", "16(2)"): "translations",
    ("untoc_2000", "16(5)"): "whether the convention is the basis, which another rule reads",
}
RESERVATIONS = facts().reservations


def test_every_reservation_is_made_to_an_article_that_a_rule_reads_or_is_no_ground() -> None:
    held = {(one.instrument, one.article) for one in RESERVATIONS}
    read = {(one.id, article) for one in facts().instruments for article in one.reserved_articles}
    assert held - read == set(NO_GROUND)
    # The first ones that the course asked for: each is read, and somebody looked for at least one state.
    asked = {("budapest_185", "29(4)"), *(("ece_24", one) for one in ("1", "2(1)", "6(1)"))}
    asked |= {("ecmacm_30", one) for one in ("2", "5(1)(a)", "5(1)(b)", "5(1)(c)")}
    assert asked <= held & read


def test_records_of_one_place_do_not_overlap() -> None:
    """A later record begins where the earlier one ends."""
    by_place = facts().reservations_by_place
    assert sum(map(len, by_place.values())) == len(RESERVATIONS)
    overlapping = [
        (place, later.since)
        for place, records in by_place.items()
        for earlier, later in combinations(records, 2)
        if not earlier.until or later.since != earlier.until
    ]
    assert overlapping == []


@pytest.mark.parametrize(
    ("state", "article", "since", "until"),
    [
        # Council of Europe, Treaty Office, by state.
        ("ROU", "2(1)", "1997-12-09", "2006-10-06"),
        ("ROU", "6(1)", "1997-12-09", "2006-07-17"),
        ("FRA", "1", "1986-05-11", None),
        ("FRA", "2(1)", "1986-05-11", None),
        ("DEU", "6(1)", "1977-01-01", None),
        ("POL", "6(1)", "1993-09-13", None),
        ("MKD", "6(1)", "1999-10-26", None),
        ("SRB", "6(1)", "2002-12-29", "2011-02-04"),
        ("FIN", "6(1)", "1971-08-10", None),
        ("SWE", "6(1)", "1960-04-18", None),
        ("NOR", "6(1)", "1960-04-18", None),
        ("ZAF", "6(1)", "2003-06-17", None),
    ],
)
def test_periods_are_those_of_the_depositary(state: str, article: str, since: str, until: str | None) -> None:
    first = facts().reservations_by_place["ece_24", state, article][0]
    assert (first.since, first.until) == (PartialDate(since), PartialDate(until) if until else None)
    kinds = {facts().source_by_id[name].kind for name in first.provenance.sources}
    assert "depositary" in kinds


def test_the_parties_of_the_order_of_2001_were_all_read() -> None:
    """S.I. 2001/962, Schedules 2 to 4: 39 other parties and the United Kingdom, each for the three articles."""
    for article in ("1", "2(1)", "6(1)"):
        seen = {
            one.state
            for one in RESERVATIONS
            if (one.instrument, one.article) == ("ece_24", article)
            and {"uksi_2001_962", "uksi_2001_962_germany", "uksi_2001_962_albania", "coe_024_norway"}
            & set(one.provenance.sources)
        }
        assert len(seen) == 40


def test_a_ground_that_a_state_reserved_speaks_of_it_as_it() -> None:
    """The rules put "France made a reservation:" before it."""
    for one in RESERVATIONS:
        for ground in one.reserved_grounds:
            assert ground.text.startswith("It ")
            assert ground.text.endswith(".")
        if one.nationals:
            assert not one.nationals.others.endswith(".")


@pytest.mark.parametrize(
    ("state", "since", "until"),
    [
        # Council of Europe, Treaty Office, and WIPO Lex, by state.
        ("JPN", "2012-11-01", None),
        ("CHE", "2012-01-01", None),
        ("CZE", "2013-12-01", "2019-07-05"),
        ("GRC", "2017-05-01", None),
        ("ISR", "2016-09-01", None),
    ],
)
def test_days_of_reservations_to_preservation(state: str, since: str, until: str | None) -> None:
    (held,) = facts().reservations_by_place["budapest_185", state, "29(4)"]
    assert held.result == "made"
    assert (held.since, held.until) == (PartialDate(since), PartialDate(until) if until else None)


def test_canada_made_none() -> None:
    (held,) = facts().reservations_by_place["budapest_185", "CAN", "29(4)"]
    assert held.result == "none_found"


@pytest.mark.parametrize(("day", "reserved"), [("2019-07-04", True), ("2019-07-05", False)])
def test_czechia_had_its_reservation_until_the_day_before_its_withdrawal(day: str, *, reserved: bool) -> None:
    """Preservation for an offence outside Articles 2 to 11: until 4 July 2019 dual criminality could be asked for."""
    assessment = assess(
        CooperationRequest(
            requesting="USA", requested="CZE", measure="preservation", conduct="other_offence",
            committed_on=date(2019, 1, 1), requested_on=date.fromisoformat(day),
        )
    )  # fmt: skip
    (step,) = (one for one in assessment.steps if "dual criminality" in one.question)
    assert [each.article for each in step.provisions] == (["29(4)"] if reserved else ["29(3)"])
    assert assessment.outcome == ("open" if reserved else "available")
