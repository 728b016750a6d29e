"""Standing and legal bases: boundary days and doubts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

import crossborder as cb
from crossborder.records import PartialDate, facts
from crossborder.records.records import Coverage, Provenance
from crossborder.rules.possible import possible_bases
from crossborder.rules.standing import Standing, binds_all
from crossborder.rules.treaties import coverage_of
from tests.rules.asking import with_instrument

if TYPE_CHECKING:
    from crossborder.records.collection import Facts

UNSEEN = Provenance(status="unverified")
SEEN = Provenance(status="confirmed")


def with_event(instrument: str, state: str, event: str, **change: Any) -> Facts:
    """The facts with one event of participation changed."""
    held = facts()
    return replace(
        held,
        participation=tuple(
            replace(one, **change) if (one.instrument, one.state, one.event) == (instrument, state, event) else one
            for one in held.participation
        ),
    )


# --- standing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("instrument", "state", "on", "bound", "period", "verified"),
    [
        ("budapest_185", "PHL", date(2018, 6, 30), False, ("2018-07-01", None), True),
        ("budapest_185", "PHL", date(2018, 7, 1), True, ("2018-07-01", None), True),
        ("eaw_2002", "GBR", date(2020, 12, 31), True, ("2004-01-01", "2021-01-01"), True),
        ("eaw_2002", "GBR", date(2021, 1, 1), False, ("2004-01-01", "2021-01-01"), True),
        ("eio_2014", "GBR", date(2020, 12, 31), True, ("2017-05-22", "2021-01-01"), True),
        ("eio_2014", "GBR", date(2021, 1, 1), False, ("2017-05-22", "2021-01-01"), True),
        # Ratified on 7 June 2019, without a first day: certain only up to the day before.
        ("caricom_aw_2017", "GRD", date(2019, 6, 6), False, (None, None), True),
        ("caricom_aw_2017", "GRD", date(2019, 6, 7), None, (None, None), False),
        # Signed only; a list that was seen whole makes it certain.
        ("budapest_185", "IRL", date(2020, 1, 1), False, (None, None), True),
        ("caricom_aw_2017", "JAM", date(2020, 1, 1), None, (None, None), False),
        # Known by its month: July 2006.
        ("jp_us_mla_2003", "JPN", date(2006, 6, 30), False, ("2006-07", None), True),
        ("jp_us_mla_2003", "JPN", date(2006, 7, 1), None, ("2006-07", None), False),
        ("jp_us_mla_2003", "JPN", date(2006, 7, 31), True, ("2006-07", None), True),
        # Nobody is bound before the instrument itself; a treaty between two binds no third.
        ("budapest_185", "IND", date(2004, 6, 30), False, (None, None), True),
        ("us_ph_1994", "GBR", date(2020, 1, 1), False, (None, None), True),
    ],
)
def test_from_when_until_when_and_how_surely_a_state_is_bound(
    instrument: str, state: str, on: date, bound: bool | None, period: tuple[str | None, str | None], verified: bool
) -> None:
    standing = cb.standing(instrument, state, on=on)
    assert (standing.bound, standing.verified) == (bound, verified), standing.reason
    assert (standing.since and standing.since.text, standing.until and standing.until.text) == period
    assert "None" not in standing.reason


@pytest.mark.parametrize(("event", "day"), [("in_force", "2018-07-01"), ("in_force", "2018-07")])
def test_a_first_day_that_was_not_seen_is_said_but_not_verified(event: str, day: str) -> None:
    """Budapest Convention, Art. 37(2), and the Philippines."""
    held = with_event("budapest_185", "PHL", event, day=PartialDate(day), provenance=UNSEEN)
    standing = cb.standing("budapest_185", "PHL", on=date(2018, 8, 1), facts=held)
    assert (standing.bound, standing.verified) == (True, False)
    assert not cb.standing("budapest_185", "PHL", on=date(2018, 6, 1), facts=held).verified


def test_an_end_that_was_not_seen_is_said_but_not_verified() -> None:
    """The arrest warrant ended for the United Kingdom on 1 January 2021."""
    held = with_event("eaw_2002", "GBR", "ended", provenance=UNSEEN)
    before, after = (
        cb.standing("eaw_2002", "GBR", on=day, facts=held) for day in (date(2020, 12, 31), date(2021, 1, 1))
    )
    assert [(one.bound, one.verified) for one in (before, after)] == [(True, False), (False, False)]


@pytest.mark.parametrize(
    ("instrument", "states", "unknown", "binds"),
    [
        ("budapest_185", ("PHL", "USA"), False, True),
        # Signed only, and no whole list was seen: not known.
        ("caricom_aw_2017", ("JAM",), True, True),
        ("caricom_aw_2017", ("JAM",), False, False),
        ("budapest_185", ("PHL", "RUS"), True, False),
        ("of_no_such_name", ("PHL", "USA"), True, False),
    ],
)
def test_what_binds_all_counts_the_unknown_as_it_is_told_and_no_instrument_that_is_not_held(
    instrument: str, states: tuple[str, ...], *, unknown: bool, binds: bool
) -> None:
    assert binds_all(facts(), instrument, states, date(2020, 1, 1), unknown=unknown) is binds


@pytest.mark.parametrize(
    ("end", "on", "bound", "verified"),
    [
        ("2021", date(2020, 12, 31), True, True),
        ("2021", date(2021, 6, 1), None, False),
        ("2021", date(2021, 12, 31), False, True),
    ],
)
def test_an_end_known_by_its_year_leaves_that_year_unknown(
    end: str, on: date, bound: bool | None, verified: bool
) -> None:
    held = with_event("eaw_2002", "GBR", "ended", day=PartialDate(end))
    standing = cb.standing("eaw_2002", "GBR", on=on, facts=held)
    assert (standing.bound, standing.verified) == (bound, verified)
    assert end in standing.reason or bound


@pytest.mark.parametrize(("status", "verified"), [("confirmed", True), ("unverified", False)])
def test_before_a_deposit_the_answer_is_as_sure_as_the_deposit(status: str, verified: bool) -> None:
    """CARICOM treaty, Grenada: ratified on 7 June 2019."""
    name = next(
        one.event
        for one in facts().participation
        if (one.instrument, one.state) == ("caricom_aw_2017", "GRD") and one.day and one.day.text == "2019-06-07"
    )
    held = with_event("caricom_aw_2017", "GRD", name, provenance=Provenance(status=status))  # type: ignore[arg-type]  # one of the two words
    standing = cb.standing("caricom_aw_2017", "GRD", on=date(2019, 6, 6), facts=held)
    assert (standing.bound, standing.verified) == (False, verified)
    undated = with_event("caricom_aw_2017", "GRD", name, day=None)
    assert cb.standing("caricom_aw_2017", "GRD", on=date(2019, 6, 6), facts=undated).bound is None


@pytest.mark.parametrize(
    ("complete", "on", "bound"),
    [
        (date(2020, 1, 1), date(2020, 1, 1), False),
        (date(2020, 1, 1), date(2020, 1, 2), None),
        (None, date(2020, 1, 1), None),
    ],
)
def test_a_list_seen_whole_speaks_up_to_its_day_and_no_longer(
    complete: date | None, on: date, bound: bool | None
) -> None:
    held = with_instrument("budapest_185", participation_complete_until=complete)
    for state in ("IND", "IRL"):
        standing = cb.standing("budapest_185", state, on=on, facts=held)
        assert (standing.bound, standing.verified) == (bound, bound is False)
        assert ("signature alone" in standing.reason) is (state == "IRL")
        assert ("no whole list" in standing.reason) is (complete is None)


def test_an_instrument_without_a_first_day_excludes_nobody_by_it() -> None:
    held = with_instrument("budapest_185", in_force=None, participation_complete_until=None)
    assert cb.standing("budapest_185", "IND", on=date(2000, 1, 1), facts=held).bound is None
    began = facts().instrument_by_id["budapest_185"].in_force
    assert began is not None
    held = with_instrument("budapest_185", in_force=replace(began, provenance=UNSEEN))
    before = cb.standing("budapest_185", "IND", on=date(2004, 6, 30), facts=held)
    assert (before.bound, before.verified) == (False, False)


def test_a_state_that_cannot_join_is_not_bound_whatever_the_list_says() -> None:
    held = with_instrument("budapest_185", open_to=("FRA", "IRL"), participation_complete_until=None)
    outside = cb.standing("budapest_185", "IND", on=date(2020, 1, 1), facts=held)
    assert (outside.bound, outside.since, outside.until, outside.verified) == (False, None, None, False)
    assert cb.standing("budapest_185", "IRL", on=date(2020, 1, 1), facts=held).bound is None
    assert cb.standing("budapest_185", "JPN", on=date(2020, 1, 1), facts=held).bound is True


def test_the_lists_of_states_deposited_and_bound_change_on_their_days() -> None:
    """Budapest Convention, USA: deposit on 29 September 2006, bound from 1 January 2007 (Art. 36(4))."""
    assert "USA" not in cb.deposited("budapest_185", on=date(2006, 9, 28))
    assert "USA" in cb.deposited("budapest_185", on=date(2006, 9, 29))
    assert "USA" not in cb.bound("budapest_185", on=date(2006, 12, 31))
    listed = cb.bound("budapest_185", on=date(2007, 1, 1))
    assert "USA" in listed
    assert list(listed) == sorted(listed)
    assert "IRL" not in cb.deposited("budapest_185", on=date(2020, 1, 1))
    assert set(listed) == {
        code for code in facts().state_by_code if cb.standing("budapest_185", code, on=date(2007, 1, 1)).bound
    }
    none = replace(facts(), participation=())
    assert cb.bound("budapest_185", on=date(2020, 1, 1), facts=none) == ()
    assert cb.deposited("budapest_185", on=date(2020, 1, 1), facts=none) == ()


# --- legal bases -------------------------------------------------------------------------------------------------------


def basis(pair: str, measure: str, on: date, instrument: str, role: str, held: Facts | None = None) -> Any:
    """The legal basis of an instrument in a role."""
    bases = cb.legal_bases(*pair.split(), on=on, measure=measure, facts=held)
    return next(one for one in bases if (one.instrument.id, one.role) == (instrument, role))


@pytest.mark.parametrize(
    ("instrument", "article"), [("budapest_185", "27(1)"), ("untoc_2000", "18(7)"), ("uncac_2003", "46(7)")]
)
def test_a_rule_that_stands_back_says_that_no_treaty_has_been_established_until_a_search_has_found_none(
    instrument: str, article: str
) -> None:
    on = date(2024, 2, 1)
    residual = basis("BRA PHL", "mutual_assistance", on, instrument, "residual")
    assert [(one.id, one.article) for one in residual.conditions][-1] == ("no_assistance_treaty", article)
    assert residual.replaced_by is None
    request = cb.CooperationRequest(
        requesting="BRA", requested="PHL", measure="mutual_assistance", committed_on=on, requested_on=on
    )  # fmt: skip
    route = next(
        one
        for one in cb.assess(request).routes
        if one.basis and (one.basis.instrument.id, one.basis.role) == (instrument, "residual")
    )
    step = next(one for one in route.steps if one.id == "no_assistance_treaty")
    assert (step.effect, [one.article for one in step.provisions]) == ("open", [article])
    assert route.outcome == "open"
    # Japan and the Philippines: somebody searched for a treaty on assistance and found none.
    alone = basis("JPN PHL", "mutual_assistance", on, instrument, "residual")
    assert "no_assistance_treaty" not in [one.id for one in alone.conditions]
    # Japan and the USA have one, so the rule is set aside by its own article.
    aside = basis("JPN USA", "mutual_assistance", on, instrument, "replaced")
    assert aside.replaced_by.articles == (article,)
    assert "no_assistance_treaty" not in [one.id for one in aside.conditions]


@pytest.mark.parametrize(
    ("result", "status", "subject", "condition"),
    [
        ("none_found", "confirmed", "assistance", False),
        ("none_found", "unverified", "assistance", True),
        ("found", "confirmed", "assistance", True),
        ("none_found", "confirmed", "extradition", True),
    ],
)
def test_only_a_confirmed_search_for_assistance_without_a_find_takes_the_condition_away(
    result: Any, status: Any, subject: Any, condition: bool
) -> None:
    search = Coverage(
        states=("BRA", "PHL"), subject=subject, result=result, text="For this test.", provenance=Provenance(status=status)
    )  # fmt: skip
    held = replace(facts(), coverage=(*facts().coverage, search))
    for pair in ("BRA PHL", "PHL BRA"):
        residual = basis(pair, "mutual_assistance", date(2024, 2, 1), "budapest_185", "residual", held)
        assert ("no_assistance_treaty" in [one.id for one in residual.conditions]) is condition
    assert (coverage_of(held, "PHL", "BRA", subject) is search) is (status == "confirmed")


@pytest.mark.parametrize(
    ("pair", "measure", "instrument", "on", "since", "until"),
    [
        # The later first day of the two, whoever asks: Philippines 1 July 2018, USA 1 January 2007.
        ("USA PHL", "preservation", "budapest_185", date(2020, 1, 1), "2018-07-01", None),
        ("PHL USA", "preservation", "budapest_185", date(2020, 1, 1), "2018-07-01", None),
        # The end of the one that left.
        ("GBR FRA", "extradition", "eaw_2002", date(2020, 12, 31), "2004-01-01", "2021-01-01"),
        ("FRA GBR", "extradition", "eaw_2002", date(2020, 12, 31), "2004-01-01", "2021-01-01"),
    ],
)
def test_a_basis_holds_from_the_later_first_day_to_the_earlier_end(
    pair: str, measure: str, instrument: str, on: date, since: str, until: str | None
) -> None:
    operative = basis(pair, measure, on, instrument, "operative")
    assert (operative.since.text, operative.until and operative.until.text) == (since, until)
    assert operative.verified


def test_of_two_ends_the_earlier_one_counts() -> None:
    """Treaty of 1972 between the United Kingdom and the USA, which ended on 26 April 2007."""
    held = with_event("uk_us_1972", "USA", "ended", day=PartialDate("2007-03-01"))
    for pair in ("USA GBR", "GBR USA"):
        treaty = basis(pair, "extradition", date(2007, 2, 28), "uk_us_1972", "operative", held)
        assert treaty.until is not None
        assert treaty.until.text == "2007-03-01"
        gone = cb.legal_bases(*pair.split(), on=date(2007, 3, 1), measure="extradition", facts=held)
        assert "uk_us_1972" not in {one.instrument.id for one in gone}


@pytest.mark.parametrize("state", ["PHL", "USA"])
def test_a_basis_is_verified_only_when_both_standings_and_its_leading_text_are(state: str) -> None:
    on = date(2020, 1, 1)
    held = with_event("budapest_185", state, "in_force", provenance=UNSEEN)
    for pair in ("USA PHL", "PHL USA"):
        assert not basis(pair, "preservation", on, "budapest_185", "operative", held).verified
    texts = facts().instrument_by_id["budapest_185"].provisions
    unread = tuple(replace(one, status="unverified") if one.article == "29(1)" else one for one in texts)
    held = with_instrument("budapest_185", provisions=unread)
    assert not basis("USA PHL", "preservation", on, "budapest_185", "operative", held).verified
    assert basis("USA PHL", "mutual_assistance", on, "budapest_185", "operative", held).verified


@pytest.mark.parametrize(
    ("pair", "measure", "on", "instrument", "words"),
    [
        # Kazakhstan deposited without a known day; Belarus is bound.
        ("KAZ BLR", "mutual_assistance", date(2020, 1, 1), "cis_2001", "Kazakhstan: a deposit is recorded"),
        # Neither day is known.
        ("EGY JOR", "preservation", date(2020, 1, 1), "arab_2010", "Jordan: a deposit is recorded"),
    ],
)
def test_an_instrument_is_possible_only_where_it_is_not_known_to_bind_one_and_excludes_neither(
    pair: str, measure: str, on: date, instrument: str, words: str
) -> None:
    requesting, requested = pair.split()
    for first, second in ((requesting, requested), (requested, requesting)):
        possible = {one.instrument.id: one for one in possible_bases(first, second, on=on, measure=measure)}
        assert words in possible[instrument].reason
        assert "bound since" not in possible[instrument].reason
        assert possible[instrument].provisions
    assert instrument not in {one.instrument.id for one in possible_bases("USA", requesting, on=on, measure=measure)}
    known = {one.instrument.id for one in cb.legal_bases(requesting, requested, on=on, measure=measure)}
    assert instrument not in known


def test_an_instrument_that_leaves_a_choice_is_possible_only_when_asked_for() -> None:
    """Malabo Convention, Art. 28(2), is a framework: Benin, on which two lists disagree, and Ghana."""
    asked: dict[str, Any] = {"on": date(2024, 1, 1), "measure": "mutual_assistance"}
    assert "malabo_2014" not in {one.instrument.id for one in possible_bases("BEN", "GHA", **asked)}
    assert "malabo_2014" in {one.instrument.id for one in possible_bases("BEN", "GHA", any_role=True, **asked)}
    # Other facts are used where they are given.
    assert "ecmacm_30" in {one.instrument.id for one in possible_bases("BRA", "PHL", **asked)}
    held = with_instrument("ecmacm_30", participation_complete_until=date(2025, 1, 1))
    assert "ecmacm_30" not in {one.instrument.id for one in possible_bases("BRA", "PHL", facts=held, **asked)}


def test_all_pairs_at_once_take_day_measure_conduct_and_facts_as_asked() -> None:
    on = date(2018, 7, 1)
    every = cb.bases_between_all(on=on, measure="preservation", conduct="malware")
    assert every["PHL", "USA"] == cb.legal_bases("PHL", "USA", on=on, measure="preservation", conduct="malware")
    assert all(first < second and bases for (first, second), bases in every.items())
    before = cb.bases_between_all(on=date(2018, 6, 30), measure="preservation")
    assert "budapest_185" not in {one.instrument.id for one in before.get(("PHL", "USA"), ())}
    other = cb.bases_between_all(on=date(2024, 1, 1), measure="extradition", conduct="other_offence")
    assert "budapest_185" not in {one.instrument.id for one in other.get(("BRA", "PHL"), ())}
    assert cb.bases_between_all(on=on, measure="preservation", facts=replace(facts(), participation=())) == {}


def test_who_cannot_join_is_not_bound_and_the_reason_says_so() -> None:
    """The agreement of 2021 between Australia and the United States is open to these two."""
    standing = cb.standing("au_us_cloud_2021", "FRA", on=date(2025, 1, 1))
    assert standing == Standing(
        bound=False, since=None, until=None, verified=False, reason="not among the states that can join"
    )


def test_a_state_that_was_bound_for_a_time_shows_both_days_before_during_and_after() -> None:
    """The arrest warrant and the United Kingdom: 1 January 2004 to 31 December 2020."""
    for on, bound in ((date(2003, 12, 31), False), (date(2004, 1, 1), True), (date(2021, 1, 1), False)):
        standing = cb.standing("eaw_2002", "GBR", on=on)
        assert (standing.bound, standing.since, standing.until) == (bound, date(2004, 1, 1), date(2021, 1, 1))
    held = with_event("eaw_2002", "GBR", "in_force", day=PartialDate("2004"))
    unsure = cb.standing("eaw_2002", "GBR", on=date(2004, 6, 1), facts=held)
    assert (unsure.bound, unsure.since, unsure.until) == (None, PartialDate("2004"), date(2021, 1, 1))


def test_a_treaty_between_two_states_binds_nobody_else_and_the_reason_says_so() -> None:
    assert cb.standing("us_ph_1994", "FRA", on=date(2015, 1, 1)).reason == "not one of its parties"


def test_a_state_that_can_join_and_of_which_nothing_is_recorded_is_not_known_and_not_shut_out() -> None:
    """As if the Budapest Convention were open to Botswana alone; its list was seen whole only to 31 August 2025."""
    held = with_instrument("budapest_185", open_to=("BWA",))
    on = date(2026, 11, 1)
    assert cb.standing("budapest_185", "BWA", on=on, facts=held).bound is None
    assert cb.standing("budapest_185", "ERI", on=on, facts=held).bound is False


def test_a_state_without_a_row_was_no_party_on_the_day_of_the_last_whole_list_and_later_is_not_known() -> None:
    on_the_day, after = (
        cb.standing("budapest_185", "RUS", on=date(2025, month, day)) for month, day in ((8, 31), (9, 1))
    )
    assert (on_the_day.bound, on_the_day.not_party_on) == (False, None)
    assert (after.bound, after.not_party_on) == (None, date(2025, 8, 31))
    assert after.reason == "not a party on 31 August 2025, later not known"
