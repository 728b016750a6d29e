"""A treaty that is known and not modelled: what is said of it holds for the day asked, the day before its first day and the day itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

import crossborder as cb
from crossborder.records import facts
from crossborder.rules.known import modelled_in_force, search_provision, search_result
from crossborder.rules.routes import FOUND_UNREAD
from tests.rules.asking import ask, over, with_instrument

FOUND = [one for one in facts().coverage if one.result == "found"]
DATED = [
    (search, treaty)
    for search in FOUND
    for treaty in search.unmodelled
    if treaty.since is not None and treaty.since.exact is not None
]
NOT_KNOWN = "A bilateral treaty (not known whether one was in force that day)"


def bilateral(pair: tuple[str, str], on: date, measure: str = "extradition") -> tuple[str, str]:
    """Title and answer of the way over a bilateral treaty that the data know or do not know."""
    request = cb.CooperationRequest(
        requesting=pair[0], requested=pair[1], measure=measure, conduct="illegal_access",
        committed_on=on - timedelta(days=1), requested_on=on,
    )  # fmt: skip
    routes = [route for route in cb.assess(request).routes if route.title.startswith("A bilateral treaty")]
    return (routes[0].title, routes[0].steps[0].answer) if routes else ("", "")


@pytest.mark.parametrize(
    ("pair", "on", "title", "says", "silent"),
    [
        (("USA", "ARG"), date(1996, 3, 29), FOUND_UNREAD, "21 January 1972", "1997"),
        (("USA", "ARG"), date(2000, 6, 14), FOUND_UNREAD, "21 January 1972", "1997"),
        (("USA", "ARG"), date(2000, 6, 15), FOUND_UNREAD, "10 June 1997", "1972"),
        (("USA", "ARG"), date(1972, 6, 1), NOT_KNOWN, "21 January 1972", "1997"),
        (("USA", "ARG"), date(1971, 12, 31), NOT_KNOWN, "nobody has searched", "governs"),
        (("USA", "ROU"), date(2009, 5, 7), FOUND_UNREAD, "1924", "2007"),
        (("USA", "ROU"), date(2009, 5, 8), FOUND_UNREAD, "10 September 2007", "1924"),
        (("USA", "MLT"), date(2009, 6, 30), FOUND_UNREAD, "22 December 1931", "2006"),
        (("USA", "MLT"), date(2009, 7, 1), FOUND_UNREAD, "18 May 2006", "1931"),
        (("USA", "ISR"), date(2007, 1, 9), FOUND_UNREAD, "10 December 1962", "2005"),
        (("USA", "ISR"), date(2007, 1, 10), FOUND_UNREAD, "protocol of 2005", "not known"),
        (("USA", "HRV"), date(2022, 12, 27), NOT_KNOWN, "nobody has searched", "governs"),
        (("USA", "HRV"), date(2022, 12, 28), FOUND_UNREAD, "10 December 2019", "not known"),
        (("BRA", "GBR"), date(1997, 8, 12), NOT_KNOWN, "nobody has searched", "governs"),
        (("BRA", "GBR"), date(1997, 8, 13), FOUND_UNREAD, "18 July 1995", "not known"),
        (("ARG", "GBR"), date(2015, 4, 14), NOT_KNOWN, "in force on 14 April 2015 already is not known", "governs"),
        (("ARG", "GBR"), date(2015, 4, 15), FOUND_UNREAD, "by treaty or scheme", "not known"),
    ],
)
def test_the_treaty_that_is_named_is_the_one_of_that_day(
    pair: tuple[str, str], on: date, title: str, says: str, silent: str
) -> None:
    told, answer = bilateral(pair, on)
    assert told == title
    assert says in answer
    assert silent not in answer


@pytest.mark.parametrize(
    ("pair", "on", "measure"),
    [
        (("USA", "IND"), date(1999, 7, 20), "extradition"),
        (("USA", "FRA"), date(2002, 1, 31), "extradition"),
        (("USA", "PHL"), date(1996, 11, 21), "extradition"),
        (("USA", "UKR"), date(2001, 2, 26), "mutual_assistance"),
        (("USA", "ARG"), date(2014, 12, 31), "mutual_assistance"),
    ],
)
def test_the_day_before_a_treaty_the_older_one_is_not_denied(pair: tuple[str, str], on: date, measure: str) -> None:
    """A treaty that is modelled does not reach back, and that nobody searched for the one before it does not say there was none."""
    title, answer = bilateral(pair, on, measure)
    assert title == NOT_KNOWN
    assert answer.startswith("Not known: ")


@pytest.mark.parametrize(("pair", "on"), [(("USA", "IND"), date(1999, 7, 21)), (("USA", "PHL"), date(1996, 11, 22))])
def test_from_the_first_day_of_a_modelled_treaty_no_other_is_asked_for(pair: tuple[str, str], on: date) -> None:
    assert bilateral(pair, on) == ("", "")


def test_every_treaty_with_a_first_day_is_silent_the_day_before() -> None:
    for search, treaty in DATED:
        assert treaty.since is not None
        first = treaty.since.earliest
        assert treaty.text in search_result(search, first).text
        before = search_result(search, first - timedelta(days=1))
        assert treaty.text not in before.text or not before.governs


def test_a_treaty_that_amends_stands_beside_the_one_it_amends_and_takes_no_doubt_away() -> None:
    """The protocol of 2005 between Israel and the United States; then as if nobody knew since when the older treaty is in force."""
    search, day = facts().coverage_by_pair["ISR", "USA", "extradition"], date(2007, 1, 10)
    told = search_result(search, day)
    assert told.governs
    assert "10 December 1962" in told.text
    assert "protocol of 2005" in told.text
    old, protocol = search.unmodelled
    undated = replace(old, since=None, stood=None)
    doubtful = search_result(replace(search, known=(undated, protocol)), day)
    assert not doubtful.governs
    assert doubtful.text.startswith(f"{protocol.text} {old.text} Whether")
    new = search_result(replace(search, known=(undated, replace(protocol, amends=False))), day)
    assert (new.governs, new.text) == (True, protocol.text)


def test_a_treaty_of_a_search_is_in_order_and_the_first_takes_nothing_over() -> None:
    """The last one reached governs, so they stand in order of time."""
    for search in FOUND:
        days = [treaty.since.earliest for treaty in search.unmodelled if treaty.since]
        assert days == sorted(days), search.states
        assert not search.unmodelled or not search.unmodelled[0].amends
        assert not (search.known and (search.since or search.stood)), search.states


def test_every_treaty_that_is_not_modelled_has_a_day_or_came_before_one_that_is() -> None:
    """Without any day nothing could be compared with the day asked; only where the list itself leaves the status open there is none."""
    for search in FOUND:
        dated = all(treaty.since or treaty.stood or "under review" in treaty.text for treaty in search.unmodelled)
        assert dated or search.treaties, search.states


def test_a_modelled_treaty_counts_from_its_first_day() -> None:
    search = facts().coverage_by_pair["IND", "USA", "extradition"]
    assert not modelled_in_force(search, facts(), date(1999, 7, 20))
    assert modelled_in_force(search, facts(), date(1999, 7, 21))


def test_a_modelled_treaty_whose_first_day_is_known_by_its_month_may_be_in_force_in_that_month() -> None:
    """Japan and the United States, assistance: July 2006. Until that is known, no other treaty is asked for."""
    search = facts().coverage_by_pair["JPN", "USA", "assistance"]
    in_force = [modelled_in_force(search, facts(), day) for day in (date(2006, 6, 30), date(2006, 7, 15))]
    assert in_force == [False, True]
    assert bilateral(("USA", "JPN"), date(2006, 7, 15), "mutual_assistance") == ("", "")


def test_a_treaty_that_came_later_is_named_for_the_days_before_it() -> None:
    """Croatia and the United States: the agreement of 2019, in force since 28 December 2022."""
    search = facts().coverage_by_pair["HRV", "USA", "extradition"]
    before = search_result(search, date(2022, 12, 27))
    assert before.text.startswith(search.unmodelled[0].text)
    assert search_provision(search, before).headed.endswith("(a treaty known, not read)")


def test_a_duty_that_is_known_at_second_hand_says_so() -> None:
    """The article on the duty between the Philippines and the United States was not read: a broadcaster explains it."""
    request = cb.CooperationRequest(
        requesting="USA", requested="PHL", measure="extradition", conduct="malware",
        committed_on=date(2003, 5, 4), requested_on=date(2003, 5, 11),
    )  # fmt: skip
    basis = next(step for step in cb.assess(request).steps if step.id == "basis")
    assert basis.answer.endswith("We did not read the article itself: this rests on a secondary source.")
    french = next(
        step for step in cb.assess(replace(request, requesting="DEU", requested="FRA")).steps if step.id == "basis"
    )
    assert "secondary source" not in french.answer


@pytest.mark.parametrize(
    ("article", "source", "says"), [("1", "secondary", True), ("2(1)", "secondary", False), ("1", "none", False)]
)
def test_a_duty_is_known_at_second_hand_where_its_leading_article_is(article: str, source: str, *, says: bool) -> None:
    """As if ETS 24, Art. 1 or 2, were known from a secondary source, or as if nobody had said from which."""
    secondary = next(one.id for one in facts().sources if one.authority == "secondary")
    told = {"secondary": secondary, "none": ""}[source]
    provisions = tuple(
        replace(one, source=told) if one.article == article else one
        for one in facts().instrument_by_id["ece_24"].provisions
    )
    assessment = ask(
        "CHE DEU", "extradition", "malware", date(2012, 1, 1), facts=with_instrument("ece_24", provisions=provisions)
    )
    assert ("secondary source" in over(assessment, "ece_24").steps[0].answer) is says
