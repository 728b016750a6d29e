"""How far a state's legal bases reach, and what would be if it had joined an instrument: on the day before and the day itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crossborder as cb
from crossborder.rules import KINDS, QuestionError, can_join, kind_of
from tests.examples import examples
from tests.rules.asking import ask, with_instrument

if TYPE_CHECKING:
    from crossborder.rules.reach import Kind

CODES = sorted(cb.facts().state_by_code)
INSTRUMENTS = [instrument.id for instrument in cb.instruments()]
DAYS = st.dates(date(1995, 1, 1), date(2026, 11, 25))
FEW_DAYS = st.sampled_from(
    [
        date(1999, 5, 4),
        date(2004, 7, 1),
        date(2013, 6, 1),
        date(2018, 6, 30),
        date(2018, 7, 1),
        date(2024, 1, 1),
        date(2026, 6, 1),
    ]
)


def kind(state: str, other: str, on: date, measure: str = "preservation", conduct: str | None = None) -> str:
    return cb.reach(state, on=on, measure=measure, conduct=conduct)[other].kind


# --- cases ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("on", "expected"), [(date(2018, 6, 30), "nothing_held"), (date(2018, 7, 1), "operative")])
def test_preservation_reaches_from_the_day_the_second_state_is_bound(on: date, expected: str) -> None:
    assert kind("PHL", "USA", on) == expected


def test_untoc_obliges_only_on_a_condition() -> None:
    entry = cb.reach("ZAF", on=date(2013, 6, 1), measure="traffic_data", conduct="malware")["IND"]
    assert entry.kind == "conditional"
    assert {basis.instrument.id for basis in entry.strongest} == {"untoc_2000"}


def test_for_extradition_a_state_may_rely_on_untoc_and_does_not_have_to() -> None:
    assert kind("ZAF", "IND", date(2013, 6, 1), "extradition", "malware") == "optional"


def test_a_search_in_vain_is_another_answer_than_no_search() -> None:
    on = date(2006, 1, 1)  # neither the Budapest Convention nor an instrument with preservation binds either
    reach = cb.reach("JPN", on=on, measure="preservation")
    assert reach["PHL"].kind == "none"
    assert reach["PHL"].search is not None
    assert reach["KEN"].kind == "nothing_held"


def test_silence_of_a_list_that_was_not_seen_whole_is_not_known() -> None:
    """UNTOC's list was seen whole for a day in 2013; about 2024 it says nothing of a state without a row."""
    entry = cb.reach("TUV", on=date(2024, 1, 1), measure="traffic_data", conduct="malware")["DEU"]
    assert entry.kind == "unknown"
    assert "untoc_2000" in {one.instrument.id for one in entry.possible}
    assert not entry.known


def test_a_treaty_that_was_found_and_does_not_deal_with_the_measure_is_no_search_in_vain() -> None:
    """The Philippines and the United States: a search found treaties; that none deals with preservation is not established."""
    entry = cb.reach("PHL", on=date(2010, 1, 1), measure="preservation")["USA"]
    assert entry.search is not None
    assert entry.search.result == "found"
    assert entry.kind == "nothing_held"


@pytest.mark.parametrize(
    ("pair", "on"),
    [("JPN USA", date(2011, 11, 12)), ("BRA USA", date(2013, 11, 17)), ("IND USA", date(2024, 7, 1)), ("RUS USA", date(2016, 12, 6))],
)  # fmt: skip
@pytest.mark.parametrize("measure", [one for one in cb.MEASURES if one != "extradition"])
def test_a_treaty_on_assistance_that_nobody_read_has_one_answer_for_every_measure(
    pair: str, on: date, measure: str
) -> None:
    """It neither obliges for certain nor leaves a measure out for certain, whether its place is held or a list names it."""
    first, second = pair.split()
    assert kind(first, second, on, measure) == kind(second, first, on, measure) == "unread"


@pytest.mark.parametrize(("on", "expected"), [(date(2002, 1, 30), "unknown"), (date(2002, 1, 31), "unread")])
def test_a_treaty_that_only_a_list_names_counts_from_its_first_day(on: date, expected: str) -> None:
    assert kind("RUS", "USA", on, "mutual_assistance") == expected


def test_the_procedure_of_a_convention_stands_back_from_a_treaty_that_only_a_list_names() -> None:
    """UNTOC 18(7): paragraphs 9 to 29 apply only where no treaty on assistance binds the two."""
    bases = cb.legal_bases("RUS", "USA", on=date(2016, 12, 6), measure="mutual_assistance")
    residual = [basis for basis in bases if basis.rule.role == "residual"]
    assert residual
    assert {basis.role for basis in residual} == {"replaced"}


def test_an_instrument_that_leaves_a_choice_can_be_unknown_too() -> None:
    """Extradition under UNTOC is optional; that it may bind both must not disappear."""
    entry = cb.reach("TUV", on=date(2024, 1, 1), measure="extradition")["DEU"]
    assert entry.kind == "unknown"


def test_an_entry_names_what_is_strongest_and_what_nobody_read() -> None:
    """The United States in 2010: a treaty on assistance with Germany and one with the United Kingdom, both not read."""
    helped = cb.reach("USA", on=date(2010, 1, 1), measure="mutual_assistance")
    assert [basis.instrument.id for basis in helped["DEU"].strongest] == ["budapest_185"]
    assert helped["DEU"].unread == ("Germany-US Assistance Treaty",)
    assert helped["MKD"].unread == ()
    kept = cb.reach("USA", on=date(2010, 1, 1), measure="preservation")
    assert kept["GBR"].unread == ("UK-US Assistance Treaty",)


@pytest.mark.parametrize(("kind", "known"), [("framework", True), ("replaced", False), ("unknown", False)])
def test_something_is_known_to_bind_from_the_weakest_role_that_is_not_set_aside(kind: Kind, known: bool) -> None:
    entry = cb.reach("PHL", on=date(2019, 1, 1), measure="preservation")["USA"]
    assert replace(entry, kind=kind).known is known


@pytest.mark.parametrize(
    ("measure", "subject"),
    [("extradition", "extradition"), ("mutual_assistance", "assistance"), ("preservation", "assistance")],
)
def test_the_search_is_the_one_for_what_is_asked(measure: str, subject: str) -> None:
    search = cb.reach("USA", on=date(2010, 1, 1), measure=measure)["DEU"].search
    assert search is not None
    assert search.subject == subject


def test_an_arrangement_that_leaves_a_choice_may_stand_between_two_states_of_the_commonwealth() -> None:
    entry = cb.reach("NGA", on=date(2010, 1, 1), measure="extradition")["GBR"]
    assert [one.instrument.id for one in entry.possible] == ["london_scheme_1966"]


def test_only_a_duty_that_nobody_read_is_unread() -> None:
    """As if the African Union Convention, an undertaking without a procedure, were not modelled."""
    held = with_instrument("malabo_2014", modelled=False)
    bases = cb.legal_bases("GHA", "SEN", on=date(2024, 2, 1), measure="mutual_assistance", facts=held)
    assert [kind_of(basis) for basis in bases if basis.instrument.id == "malabo_2014"] == ["framework"]


@pytest.mark.parametrize(
    ("state", "measure", "message"),
    [("XXX", "preservation", "ISO 3166-1"), ("PHL", "keeping", "The measure is 'keeping'")],
)
def test_what_is_not_known_is_named(state: str, measure: str, message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        cb.reach(state, on=date(2024, 1, 1), measure=measure)


def test_a_conduct_that_is_not_known_is_named() -> None:
    with pytest.raises(QuestionError, match="The conduct is 'piracy'"):
        cb.reach("PHL", on=date(2024, 1, 1), measure="preservation", conduct="piracy")


# --- properties ----------------------------------------------------------------------------------------------------


@settings(max_examples=examples(40))
@given(st.sampled_from(CODES), st.sampled_from(CODES), FEW_DAYS, st.sampled_from(cb.MEASURES))
def test_what_stands_between_two_states_is_the_same_seen_from_either(
    first: str, second: str, on: date, measure: str
) -> None:
    if first != second:
        assert kind(first, second, on, measure) == kind(second, first, on, measure)


@settings(max_examples=examples(25))
@given(
    st.sampled_from(CODES), FEW_DAYS, st.sampled_from(cb.MEASURES), st.sampled_from([None, "malware", "other_offence"])
)
def test_every_other_state_has_one_answer_and_it_is_that_of_the_legal_bases(
    state: str, on: date, measure: str, conduct: str | None
) -> None:
    reach = cb.reach(state, on=on, measure=measure, conduct=conduct)
    assert set(reach) == set(CODES) - {state}
    for other, one in reach.items():
        bases = cb.legal_bases(state, other, on=on, measure=measure, conduct=conduct)
        assert one.bases == bases
        listed = bool(one.listed and one.listed.governs)
        unread = listed or any(possible.unread for possible in one.possible)
        assert bool(bases) or unread == (one.kind == "unread")
        kinds = {kind_of(basis) for basis in bases} | ({"unread"} if unread else set())
        assert not kinds or KINDS.index(one.kind) == min(KINDS.index(held) for held in kinds)
        assert (one.kind == "unknown") <= bool(one.possible or one.listed)


# --- what if -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("on", "expected"), [(date(2019, 12, 31), "unread"), (date(2020, 1, 1), "operative")])
def test_a_supposed_accession_counts_from_its_first_day(on: date, expected: str) -> None:
    supposed = cb.had_joined("IND", "budapest_185", since=date(2020, 1, 1))
    assert cb.reach("IND", on=on, measure="preservation", facts=supposed)["USA"].kind == expected


def test_a_supposition_changes_nothing_between_other_states_and_nothing_in_the_facts() -> None:
    on = date(2020, 7, 1)
    before = cb.bases_between_all(on=on, measure="preservation")
    supposed = cb.had_joined("IND", "budapest_185", since=date(2020, 1, 1))
    after = cb.bases_between_all(on=on, measure="preservation", facts=supposed)
    assert {pair: bases for pair, bases in after.items() if "IND" not in pair} == before
    assert not any("IND" in pair for pair in before)
    assert cb.standing("budapest_185", "IND", on=on).bound is False


def test_an_earlier_accession_takes_the_place_of_the_real_one() -> None:
    supposed = cb.had_joined("PHL", "budapest_185", since=date(2010, 1, 1))
    standing = cb.standing("budapest_185", "PHL", on=date(2010, 1, 1), facts=supposed)
    assert standing.bound is True
    assert str(standing.since) == "1 January 2010"
    assert cb.standing("budapest_185", "PHL", on=date(2009, 12, 31), facts=supposed).bound is False


def test_the_supposed_event_says_that_it_is_supposed() -> None:
    supposed = cb.had_joined("IND", "budapest_185", since=date(2020, 1, 1))
    event = next(
        one
        for one in supposed.participation
        if one.state == "IND" and one.instrument == "budapest_185" and one.event == "in_force"
    )
    assert "not a fact" in event.provenance.note


@pytest.mark.parametrize(
    ("state", "instrument", "since", "message"),
    [
        ("IND", "uk_us_2003", date(2020, 1, 1), "is not open to IND"),
        ("CHE", "eaw_2002", date(2020, 1, 1), "is not open to CHE"),
        ("IND", "arab_2010", date(2020, 1, 1), "is not open to IND"),
        ("FRA", "eu_uk_tca_2020", date(2022, 1, 1), "is not open to FRA"),
        ("IND", "second_protocol_224", date(2025, 1, 1), "no day on which"),
        ("IND", "budapest_185", date(2004, 6, 30), "only from 1 July 2004"),
        ("PHL", "budapest_185", date(2018, 7, 1), "bound since 1 July 2018"),
        ("IND", "budapest", date(2020, 1, 1), "Did you mean"),
        ("INDIA", "budapest_185", date(2020, 1, 1), "ISO 3166-1"),
    ],
)
def test_what_could_not_have_been_joined_is_refused_with_the_reason(
    state: str, instrument: str, since: date, message: str
) -> None:
    with pytest.raises(QuestionError, match=message):
        cb.had_joined(state, instrument, since=since)


@pytest.mark.parametrize(
    ("instrument", "state", "expected"),
    [
        ("budapest_185", "IND", True),
        ("arab_2010", "IND", False),
        ("arab_2010", "EGY", True),
        ("uk_us_2003", "IND", False),
    ],
)
def test_an_instrument_says_who_can_join(instrument: str, state: str, expected: bool) -> None:
    assert can_join(cb.instrument(instrument), state) is expected


@settings(max_examples=examples(30))
@given(st.sampled_from(INSTRUMENTS), st.sampled_from(CODES), DAYS)
def test_whoever_is_supposed_to_join_is_bound_from_that_day_and_not_before(
    instrument: str, state: str, since: date
) -> None:
    try:
        supposed = cb.had_joined(state, instrument, since=since)
    except QuestionError:
        return
    assert cb.standing(instrument, state, on=since, facts=supposed).bound is True
    assert cb.standing(instrument, state, on=since - timedelta(days=1), facts=supposed).bound is False
    assert not cb.standing(instrument, state, on=since).bound


def test_a_treaty_that_nobody_read_is_a_way_of_its_own_that_asks_whether_it_covers_the_measure() -> None:
    """The assistance treaty of 1994 between the United Kingdom and the United States, and content in real time."""
    assessment = ask("GBR USA", "content_interception", "illegal_access", date(2022, 10, 3))
    unread = next(one for one in assessment.routes if one.title == "UK-US Assistance Treaty (not read)")
    assert [step.question for step in unread.steps][:1] == ["Does the UK-US Assistance Treaty cover this measure?"]
    assert unread.outcome == "open"
