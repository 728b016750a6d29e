"""What chapters 1, 3 and 4 tell in words is what the data hold."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

import course_figures as figures
import crossborder as cb
from course_figures import participation
from crossborder import tables
from crossborder.records import in_words

if TYPE_CHECKING:
    from pathlib import Path

WRITTEN = date(2026, 11, 25)
HANOI = date(2025, 10, 26)  # the second and last day of the ceremony


@pytest.fixture(scope="module")
def chapters(root: Path) -> dict[str, str]:
    names = ("law-in-common", "exceptions", "treaties")
    return {name: " ".join((root / "book" / f"{name}.md").read_text(encoding="utf-8").split()) for name in names}


def first_day(instrument: str, state: str) -> date:
    """The day from which a state is bound."""
    since = cb.standing(instrument, state, on=WRITTEN).since
    assert since is not None
    assert since.exact is not None
    return since.exact


# --- chapter 1 --------------------------------------------------------------------------------------------------------


def test_brazil_waits_from_its_deposit_until_it_is_bound(chapters: dict[str, str]) -> None:
    bound = first_day("budapest_185", "BRA")
    deposit = next(
        event.day
        for event in cb.facts().events_by_instrument["budapest_185"]["BRA"]
        if event.event == "acceded" and event.day
    )
    assert f"Brazil deposited on {deposit} and was bound on {in_words(bound)}" in chapters["law-in-common"]
    assert cb.standing("budapest_185", "BRA", on=date(2023, 2, 1)).bound is False
    assert (bound.day, bound - timedelta(days=1)) == (1, date(2023, 2, 28))


def test_parties_of_june_2024_are_deposits(chapters: dict[str, str]) -> None:
    day = date(2024, 6, 20)
    deposits, bound = len(cb.deposited("budapest_185", on=day)), len(cb.bound("budapest_185", on=day))
    assert f"reported {deposits} Parties on {in_words(day)}" in chapters["law-in-common"]
    assert f"Bound on that day were {bound} states; six had deposited" in chapters["law-in-common"]
    assert deposits - bound == 6


def test_states_that_only_signed_are_those_the_chapter_names(chapters: dict[str, str]) -> None:
    assert participation.signed_only() == ("Ireland", "South Africa")
    complete = cb.instrument("budapest_185").participation_complete_until
    assert complete is not None
    assert in_words(complete) in chapters["law-in-common"]
    for code, day in (("ZAF", "23 November 2001"), ("IRL", "28 February 2002")):
        signed = next(event.day for event in cb.facts().events_by_instrument["budapest_185"][code])
        assert str(signed) == day
        assert (
            f"{{state}}`{code}` signed" in chapters["law-in-common"]
            or f"{{state}}`{code}` on {day}" in chapters["law-in-common"]
        )
        assert cb.standing("budapest_185", code, on=complete).bound is False
        assert cb.standing("budapest_185", code, on=WRITTEN).bound is None


def test_more_than_half_of_the_states_punished_malware_before_the_common_list() -> None:
    held = figures.havens_by_year()
    by_2001 = held[held["year"].eq(2001)]["answer"].eq("yes").sum()
    by_2025 = held[held["year"].eq(2025)]["answer"].eq("yes").sum()
    assert by_2001 > by_2025 / 2
    assert held[held["year"].eq(1990)]["answer"].eq("unknown").sum() > 10


def test_pairs_of_the_chapter_share_what_it_says(chapters: dict[str, str]) -> None:
    neighbours = cb.legal_bases("DEU", "NLD", on=WRITTEN, measure="mutual_assistance")
    assert sum(basis.role == "operative" for basis in neighbours) >= 4
    shared = {basis.instrument.id for basis in cb.legal_bases("IND", "USA", on=WRITTEN, measure="mutual_assistance")}
    assert {"untoc_2000", "uncac_2003"} <= shared
    possible = {one.instrument.id for one in cb.possible_bases("IND", "USA", on=WRITTEN, measure="preservation")}
    assert "budapest_185" in possible
    assert cb.standing("budapest_185", "IND", on=date(2025, 8, 31)).bound is False
    assert in_words(first_day("budapest_185", "PHL")) in chapters["law-in-common"]


def test_who_can_join_is_told_as_the_data_have_it() -> None:
    assert cb.standing("arab_2010", "JPN", on=WRITTEN).bound is False
    assert cb.standing("malabo_2014", "FRA", on=WRITTEN).bound is False
    assert cb.standing("arab_2010", "EGY", on=WRITTEN).bound is None
    assert cb.standing("eaw_2002", "GBR", on=date(2021, 1, 1)).bound is False


# --- chapter 3 --------------------------------------------------------------------------------------------------------


def preservation(requested: str, conduct: str) -> str:
    request = cb.CooperationRequest(
        requesting="NLD", requested=requested, measure="preservation", conduct=conduct,
        committed_on=date(2026, 3, 1), requested_on=date(2026, 3, 2),
    )  # fmt: skip
    return cb.assess(request).outcome


def test_one_request_three_offences(chapters: dict[str, str]) -> None:
    """Argentina made the reservation: it does not matter for illegal access, and leaves other offences open."""
    assert "from {state}`the Netherlands <NLD>` to {state}`ARG` of March 2026" in chapters["exceptions"]
    assert preservation("ARG", "illegal_access") == "available"
    assert preservation("ARG", "other_offence") == "open"
    assert preservation("JPN", "illegal_access") == "available"
    assert preservation("JPN", "other_offence") == "open"


def test_reservations_of_the_chapter_are_in_the_data(chapters: dict[str, str]) -> None:
    made = {one.state for one in cb.facts().reservations if one.article == "29(4)" and one.instrument == "budapest_185"}
    assert {"ARG", "AUT", "JPN", "CZE"} <= made
    assert "PHL" not in made
    assert "wipo_argentina_185>`" in chapters["exceptions"]


def test_quotation_of_29_3_is_exact(chapters: dict[str, str]) -> None:
    quotation = cb.facts().provision_by_place["budapest_185", "29(3)"].quotation
    assert f'"{quotation}"' in chapters["exceptions"]


def test_articles_told_as_clauses_on_persecution_were_read() -> None:
    places = [("ece_24", "3(2)"), ("untoc_2000", "16(14)"), ("uncac_2003", "44(15)"), ("e_evidence_2023", "12(1)(b)")]
    assert all(cb.facts().provision_by_place[place].verified for place in places)


def test_27_4_of_the_budapest_convention_has_two_grounds_and_no_right() -> None:
    grounds = {ground.fact for ground in cb.instrument("budapest_185").grounds if ground.article.startswith("27(4)")}
    assert grounds == {"political_offence", "essential_interests_at_risk"}


# --- chapter 4 --------------------------------------------------------------------------------------------------------


def test_waits_between_adoption_and_entry_into_force(chapters: dict[str, str]) -> None:
    years = {
        name: (held.in_force.day.earliest - held.adopted.day.earliest).days / 365.25
        for name in ("budapest_185", "malabo_2014")
        if (held := cb.instrument(name)).in_force and held.adopted
    }
    assert years["budapest_185"] < 3
    assert 8.8 < years["malabo_2014"] < 9
    assert "less than three years for the Budapest Convention, almost nine for" in chapters["treaties"]


def test_three_texts_have_no_known_entry_into_force(chapters: dict[str, str]) -> None:
    rows = tables.rows(figures.instruments_in_time())
    waiting = {row["id"] for row in rows if not row["in_force"]}
    assert waiting == {"iberoamerican_2014", "second_protocol_224", "un_cybercrime_2024"}
    assert "three texts that many articles describe" in chapters["treaties"]


def test_fourteen_states_are_counted_for_the_african_union_convention(chapters: dict[str, str]) -> None:
    assert len(cb.bound("malabo_2014", on=WRITTEN)) == 14
    assert "counts the fourteen states on which nobody disagrees" in chapters["treaties"]
    for code in ("BEN", "AGO"):
        events = cb.facts().events_by_instrument["malabo_2014"][code]
        assert not any(event.provenance.verified for event in events)


def test_status_of_newer_law_is_that_of_the_data(chapters: dict[str, str]) -> None:
    text = chapters["treaties"]
    signed = [
        event
        for events in cb.facts().events_by_instrument["un_cybercrime_2024"].values()
        for event in events
        if event.event == "signed" and not (event.day and event.day.earliest > HANOI)
    ]
    # The depositary's count; the data have its states by name, some of them recalled only.
    assert "72 signatures at Hanoi" in text
    assert sum(event.provenance.verified for event in signed) <= 72 <= len(signed)
    ratified = cb.deposited("second_protocol_224", on=WRITTEN)
    assert ratified == ("HUN", "JPN", "SRB")
    assert "three were seen: Serbia, Japan and Hungary" in text
    evidence = cb.instrument("e_evidence_2023")
    assert evidence.in_force is not None
    assert f"Applies since {evidence.in_force.day}" in text
    bound = cb.bound("e_evidence_2023", on=WRITTEN)
    assert f"{len(bound)} Member States, without Denmark" in text
    assert "DNK" not in bound


def test_what_stands_back_is_what_the_relations_say(chapters: dict[str, str]) -> None:
    behind = {relation.instrument for relation in cb.facts().relations if relation.kind == "yields_to"}
    assert {"budapest_185", "arab_2010", "untoc_2000", "uncac_2003"} <= behind
    yielding = {
        article
        for relation in cb.facts().relations
        if relation.kind == "yields_to" and relation.instrument == "budapest_185"
        for article in relation.yielding_articles
    }
    assert {article.split("(")[0] for article in yielding} == {"27", "28"}
    assert "Preservation does not wait" in chapters["treaties"]


def test_thresholds_of_the_two_texts_differ_as_told() -> None:
    tests = {name: cb.instrument(name).thresholds[0] for name in ("budapest_185", "arab_2010")}
    assert (tests["budapest_185"].tests, tests["budapest_185"].months) == ("maximum_penalty", 12)
    assert (tests["arab_2010"].tests, tests["arab_2010"].months) == ("minimum_penalty", 12)


def test_quotation_of_the_regulation_is_part_of_the_one_seen(chapters: dict[str, str]) -> None:
    quotation = cb.facts().provision_by_place["e_evidence_2023", "1(1)"].quotation
    assert quotation is not None
    quoted = re.findall(r'"([^"]*location[^"]*)"', chapters["treaties"])
    assert quoted
    assert all(words in quotation for words in quoted)


def test_between_india_and_the_united_states_only_an_unread_treaty_may_cover_preservation_in_2024() -> None:
    assert cb.legal_bases("IND", "USA", on=date(2024, 7, 1), measure="preservation") == ()
    possible = cb.possible_bases("IND", "USA", on=date(2024, 7, 1), measure="preservation")
    assert [(each.instrument.id, each.unread) for each in possible] == [("in_us_mla_2001", True)]
