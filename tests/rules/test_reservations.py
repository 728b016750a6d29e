"""Reservations and declarations: when one stands, and what the words say when that is not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from crossborder.records import PartialDate, facts
from crossborder.records.records import Provenance, Reservation
from crossborder.rules.reservations import Reserved, reserved
from tests.rules.asking import ask, declared, over, step

if TYPE_CHECKING:
    from crossborder.records.collection import Facts


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
        ("other_offence", {"until": PartialDate("2013-01-01")}, "no_obstacle", True),
        ("other_offence", {"until": PartialDate("2013-01-02")}, "open", True),
        # It cannot reach Articles 2 to 11.
        ("malware", {}, "no_obstacle", True),
    ],
)
def test_a_reservation_to_budapest_29_4_decides_only_for_other_offences(
    conduct: str, change: dict[str, Any], effect: str, verified: bool
) -> None:
    assessment = ask("FRA AUT", "preservation", conduct, AFTER, facts=with_reservation(**change))
    of_29 = step(over(assessment, "budapest_185"), "dual_criminality")
    assert (of_29[0], of_29[2]) == (effect, verified)
    assert of_29[1] == (["29(4)"] if effect == "open" else ["29(3)"])


NOBODY = "nobody has looked"
SEARCHED = "The search that found no reservation of Austria to Article 29(4) is dated 2013, without a day"


def words_on_29_4(change: dict[str, Any]) -> str:
    """What the step on dual criminality says on 1 January 2013 with the Austrian reservation changed."""
    assessment = ask("FRA AUT", "preservation", "other_offence", AFTER, facts=with_reservation(**change))
    return str(next(one.answer for one in over(assessment, "budapest_185").steps if one.id == "dual_criminality"))


@pytest.mark.parametrize(
    "change",
    [
        {"since": PartialDate("2013-01-01")},
        {"since": PartialDate("2012")},
        {"since": None},
        {"until": PartialDate("2013-01-02")},
        {"until": PartialDate("2013-06")},
    ],
)
def test_a_reservation_stands_from_its_first_day_to_the_day_before_it_is_withdrawn(change: dict[str, Any]) -> None:
    answer = words_on_29_4(change)
    assert "Austria made it" in answer
    assert NOBODY not in answer


def test_from_the_day_of_its_withdrawal_a_reservation_stands_no_longer() -> None:
    """Somebody looked: it was made and withdrawn, so Budapest 29(3) applies as if it had never been made."""
    for day in ("2013-01-01", "2012-12-31", "2012"):
        assessment = ask(
            "FRA AUT", "preservation", "other_offence", AFTER, facts=with_reservation(until=PartialDate(day))
        )
        assert step(over(assessment, "budapest_185"), "dual_criminality") == ("no_obstacle", ["29(3)"], True)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"since": PartialDate("2013")}, "Austria made a reservation to Article 29(4) in 2013; the day is not known"),
        ({"since": PartialDate("2013-01")}, "Austria made a reservation to Article 29(4) in January 2013; the day is"),
        ({"until": PartialDate("2013")}, "Austria withdrew a reservation to Article 29(4) in 2013; the day is not"),
        ({"until": PartialDate("2013-01")}, "Austria withdrew a reservation to Article 29(4) in January 2013; the day"),
        ({"result": "none_found", "since": PartialDate("2013")}, SEARCHED),
        ({"result": "none_found", "until": PartialDate("2013")}, SEARCHED),
    ],
)
def test_a_day_inside_a_year_or_month_is_open_and_the_words_say_what_is_known_and_what_is_not(
    change: dict[str, Any], words: str
) -> None:
    """Somebody looked and found it; what is missing is the day, and the words must not say that nobody has looked."""
    assessment = ask("FRA AUT", "preservation", "other_offence", AFTER, facts=with_reservation(**change))
    assert step(over(assessment, "budapest_185"), "dual_criminality") == ("open", ["29(4)"], True)
    answer = words_on_29_4(change)
    assert words in answer
    assert "1 January 2013" in answer
    assert NOBODY not in answer


@pytest.mark.parametrize(
    ("change", "words"),
    [
        # The first day of a record may only be the day on which somebody saw that it stood.
        ({"since": PartialDate("2013-01-02")}, "begins with 2 January 2013; whether it holds for 1 January 2013"),
        ({"since": PartialDate("2014")}, "begins with 2014; whether it holds for 1 January 2013"),
        (
            {"result": "none_found", "until": PartialDate("2013-01-01")},
            "holds until 1 January 2013; for 1 January 2013",
        ),
        ({"article": "29(3)"}, "Whether Austria made a reservation to Article 29(4)"),
        ({"instrument": "ecmacm_30"}, "Whether Austria made a reservation to Article 29(4)"),
        ({"state": "FRA"}, "Whether Austria made a reservation to Article 29(4)"),
    ],
)
def test_where_nothing_speaks_of_the_day_nobody_has_looked(change: dict[str, Any], words: str) -> None:
    answer = words_on_29_4(change)
    assert words in answer
    assert NOBODY in answer


@pytest.mark.parametrize(
    ("others", "effect", "words"),
    [
        # Withdrawn in 2005 and made again in 2012: it stands; the order of the records does not matter.
        ([{"until": PartialDate("2005-01-01")}, {"since": PartialDate("2012-10-01")}], "open", "Austria made it"),
        ([{"since": PartialDate("2012-10-01")}, {"until": PartialDate("2005-01-01")}], "open", "Austria made it"),
        # Withdrawn, and made again only later: on the day between none stands.
        ([{"until": PartialDate("2005-01-01")}, {"since": PartialDate("2014-10-01")}], "no_obstacle", ""),
        # Withdrawn, and made again on an unknown day of this year.
        (
            [{"until": PartialDate("2005-01-01")}, {"since": PartialDate("2013")}],
            "open",
            "in 2013; the day is not known",
        ),
    ],
)
def test_of_several_records_the_surest_speaks(others: list[dict[str, Any]], effect: str, words: str) -> None:
    held = facts()
    first = next(one for one in held.reservations if (one.state, one.article) == ("AUT", "29(4)"))
    records = (
        replace(first, since=None, **change) if "since" not in change else replace(first, **change) for change in others
    )
    changed = replace(held, reservations=(*(one for one in held.reservations if one is not first), *records))
    route = over(ask("FRA AUT", "preservation", "other_offence", AFTER, facts=changed), "budapest_185")
    answer = next(one for one in route.steps if one.id == "dual_criminality")
    assert answer.effect == effect
    assert words in answer.answer


def test_a_search_in_switzerland_for_albania_turns_on_dual_criminality_by_the_albanian_declaration() -> None:
    """ETS 30, Art. 5(1)(a): the declaration stands; Albania's law of 2002 on the act is not known."""
    held = facts()
    assessment = ask("FRA ALB", "search_seizure", "malware", date(2002, 1, 1))
    assert step(over(assessment, "ecmacm_30"), "dual_criminality") == ("open", ["5(1)(a)"], True)
    none = replace(
        held,
        reservations=tuple(
            replace(record, result="none_found") if record.state == "ALB" else record for record in held.reservations
        ),
    )
    assessment = ask("FRA ALB", "search_seizure", "malware", date(2002, 1, 1), facts=none)
    assert step(over(assessment, "ecmacm_30"), "dual_criminality") == ("no_obstacle", ["1(1)"], True)


@pytest.mark.parametrize("status", ["confirmed", "unverified"])
def test_with_a_declaration_a_search_may_be_refused_only_where_dual_criminality_fails(status: str) -> None:
    """ETS 30, Art. 5(1)(a): met, no obstacle; not met, it permits refusal; a declaration not seen is not verified."""
    seen = status == "confirmed"
    met = ask("FRA DEU", "search_seizure", "data_interference", date(2001, 1, 1), facts=declared("DEU", status))
    assert step(over(met, "ecmacm_30"), "dual_criminality") == ("no_obstacle", ["5(1)(a)"], seen)
    unstated = ask("FRA DEU", "search_seizure", None, date(2001, 1, 1), facts=declared("DEU", status))
    assert step(over(unstated, "ecmacm_30"), "dual_criminality") == ("open", ["5(1)(a)"], seen)


def what_is_known(*records: Reservation) -> Reserved:
    """What is known on 1 January 2013 of an Austrian reservation to Budapest 29(4), with these records alone."""
    held = replace(facts(), reservations=records)
    return reserved(held, "budapest_185", held.state_by_code["AUT"], "29(4)", AFTER)


@pytest.mark.parametrize(
    ("change", "result"),
    [
        ({"since": None}, "made"),
        ({"since": None, "result": "none_found"}, "none"),
        ({"until": PartialDate("2012")}, "none"),
        ({"since": PartialDate("2013")}, "unknown"),
        ({"since": PartialDate("2014")}, "unknown"),
        ({"until": PartialDate("2012"), "result": "none_found"}, "unknown"),
    ],
)
def test_what_is_known_carries_the_record_it_rests_on(change: dict[str, Any], result: str) -> None:
    model = next(one for one in facts().reservations if (one.state, one.article) == ("AUT", "29(4)"))
    record = replace(model, **change)
    known = what_is_known(record)
    assert (known.result, known.record) == (result, record)
    assert bool(known.reason) is (result == "unknown")
    assert what_is_known().record is None
    # Of two records that say as much, the first of the file speaks.
    second = replace(record, text="Another text.")
    assert what_is_known(record, second).record == record
    assert what_is_known(second, record).record == second
