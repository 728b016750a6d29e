"""Other ways to get on with a case: each is open, closed or not known, by name and by the law it rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from crossborder.records import facts
from crossborder.rules import had_joined
from crossborder.rules.routes import way_without_treaty
from crossborder.rules.steps import Alternative
from tests.rules.asking import ask, other_law, with_instrument

if TYPE_CHECKING:
    from crossborder.records.collection import Facts
    from crossborder.rules.matter import Case
    from crossborder.rules.steps import Route

INFORMATION = "spontaneous_information"
NO_INSTRUMENT = "No instrument in the data that names preservation was in force between the two that day."


def other_way(name: str, *asked: Any, **stated: Any) -> Alternative:
    """One of the alternatives of a request."""
    alternative = next(one for one in ask(*asked, **stated).alternatives if one.id == name)
    assert isinstance(alternative, Alternative)
    return alternative


def preserved(pair: str, on: date, conduct: str | None = "malware", **stated: Any) -> Alternative:
    """What is said of preservation before a request for assistance."""
    return other_way("preservation_first", pair, "mutual_assistance", conduct, on, **stated)


def test_preservation_first_needs_an_instrument_that_names_it_on_the_day() -> None:
    """The Philippines and the Convention on Cybercrime: bound from 1 July 2018."""
    title = "Preservation of the data first"
    before, from_then_on = preserved("USA PHL", date(2018, 6, 30)), preserved("USA PHL", date(2018, 7, 1))
    assert before == Alternative("preservation_first", title, "open", NO_INSTRUMENT, ())
    articles = facts().instrument_by_id["budapest_185"].bases
    preservation = next(one for one in articles if one.measures == ("preservation",))
    assert from_then_on == Alternative(
        "preservation_first",
        title,
        "available",
        "The Budapest Convention lets the requesting state ask for quick preservation while it prepares this request.",
        tuple(facts().provision_by_place["budapest_185", article] for article in preservation.articles),
    )
    supposed = had_joined("PHL", "budapest_185", since=date(2018, 6, 30))
    assert preserved("USA PHL", date(2018, 6, 30), facts=supposed).outcome == "available"


def only_preservation(**change: Any) -> Facts:
    """The facts as if the Budapest Convention knew preservation alone, with something changed."""
    rules = facts().instrument_by_id["budapest_185"].bases
    rule = next(one for one in rules if one.measures == ("preservation",))
    return with_instrument("budapest_185", bases=(replace(rule, **change),))


def test_preservation_first_has_to_cover_the_conduct() -> None:
    """As if Budapest 29 covered malware alone."""
    held = only_preservation(covers=("malware",))
    for conduct, outcome in (("malware", "available"), ("other_offence", "open"), (None, "available")):
        assert preserved("USA PHL", date(2019, 1, 1), conduct, facts=held).outcome == outcome


def test_preservation_that_stands_back_from_a_treaty_is_no_way() -> None:
    """As if Budapest 29 stood back from an assistance treaty, which France and Germany have in ETS 30."""
    relation = next(one for one in facts().relations if one.articles == ("27(1)",))
    changed = only_preservation(role="residual")
    held = replace(changed, relations=(replace(relation, yielding_articles=("29(1)",)),))
    assert preserved("FRA DEU", date(2012, 1, 1), facts=held).outcome == "open"
    assert preserved("BRA PHL", date(2024, 1, 1), facts=held).outcome == "available"


@pytest.mark.parametrize(
    ("pair", "outcome", "articles"),
    [
        # A treaty only; may help; a promise of reciprocity; not recorded.
        ("FRA NGA", "unavailable", None),
        ("FRA GBR", "discretionary", ["ss 193, 194"]),
        ("FRA JPN", "discretionary", ["Art. 3"]),
        ("FRA DZA", "open", []),
    ],
)
def test_extradition_without_a_treaty_is_what_the_law_of_the_requested_state_says(
    pair: str, outcome: str, articles: list[str] | None
) -> None:
    alternative = other_way("reciprocity", pair, "extradition", "malware", date(2015, 1, 1))
    rule = facts().state_by_code[pair.split()[1]].without_treaty_extradition
    assert (alternative.outcome, alternative.title) == (outcome, "Extradition on a promise of reciprocity")
    assert alternative.text == (rule.text if rule else "Not known: the law of Algeria on this is not recorded.")
    assert articles is None or [one.article for one in alternative.provisions] == articles
    letters = other_way("letters_rogatory", pair, "mutual_assistance", "malware", date(2015, 1, 1))
    assert letters.title == "Letters rogatory, with a promise of reciprocity"


@pytest.mark.parametrize(
    ("on", "conduct", "outcome", "words"),
    [
        (date(2000, 6, 18), "malware", "unavailable", "A later law cannot be applied to it."),
        (
            date(2000, 6, 19),
            "malware",
            "available",
            "Its courts also need jurisdiction over the act, which is not modelled.",
        ),
        (date(2000, 6, 19), None, "open", "The conduct is not stated."),
    ],
)
def test_prosecution_in_the_requested_state_needs_its_law_on_the_day_of_the_act(
    on: date, conduct: str | None, outcome: str, words: str
) -> None:
    """Republic Act 8792, in force from 19 June 2000; Constitution of the Philippines, Art. III, s 22."""
    alternative = other_way("prosecution_at_home", "USA PHL", "extradition", conduct, on, requested_on=date(2001, 1, 1))
    assert (alternative.outcome, alternative.title) == (outcome, "Prosecution in the requested state")
    assert alternative.text.endswith(words)
    assert alternative.text.startswith("The conduct" if conduct is None else ("The Philippines", "No specific offence"))


def test_information_without_a_request_comes_from_instruments_in_force_between_the_two() -> None:
    """Budapest 26, UNTOC 18(4), UNCAC 46(4)."""

    def offered(pair: str, on: date) -> set[str]:
        alternatives = ask(pair, "mutual_assistance", "malware", on).alternatives
        told = [one for one in alternatives if one.id == "spontaneous_information"]
        assert {(one.title, one.outcome) for one in told} <= {
            ("Information without a request", "discretionary"),
            ("Information without a request", "open"),  # organised crime: nothing stated shows a group
        }
        return {one.provisions[0].instrument_id for one in told}

    assert "budapest_185" not in offered("USA PHL", date(2018, 6, 30))
    assert "budapest_185" in offered("USA PHL", date(2018, 7, 1))
    assert "budapest_185" not in offered("PHL IND", date(2019, 1, 1))
    assert "budapest_185" not in offered("IND PHL", date(2019, 1, 1))


def test_prosecution_at_home_says_what_a_later_law_cannot_do_and_cites_offence_and_ban() -> None:
    """Constitution of the Philippines, Art. III, s 22; without a recorded ban nothing is said of it."""
    law = facts().state_by_code["PHL"]
    ban, offence = law.retroactivity_ban, facts().offence_by_id["phl_ra8792_33a"]
    assert ban is not None

    def prosecution(on: date, **stated: Any) -> Alternative:
        return other_way("prosecution_at_home", "USA PHL", "extradition", "malware", on, **stated)

    before, after = prosecution(date(2000, 6, 18)), prosecution(date(2000, 6, 19))
    assert before.text.endswith("is in force only from 19 June 2000. A later law cannot be applied to it.")
    assert after.text.endswith(". Its courts also need jurisdiction over the act, which is not modelled.")
    assert before.provisions == after.provisions == (offence.provision, ban.provision)
    without = prosecution(date(2000, 6, 18), facts=other_law("PHL", retroactivity_ban=None))
    assert without.text.endswith("is in force only from 19 June 2000.")
    assert without.provisions == (offence.provision,)
    unknown = other_way("prosecution_at_home", "USA SAU", "extradition", "malware", date(2000, 5, 4))
    assert (unknown.outcome, "later law" in unknown.text, "jurisdiction" in unknown.text) == ("open", False, False)


def test_information_without_a_request_cites_the_article_that_offers_it() -> None:
    """Budapest 26, UNTOC 18(4), whatever else the instruments offer; UNCAC 46(4) lies outside the subject of the case."""
    held = facts()
    on = date(2024, 1, 1)
    alternatives = [
        one for one in ask("BRA PHL", "mutual_assistance", "malware", on).alternatives if one.id == INFORMATION
    ]
    expected = [
        (offer.text, held.provision_by_place[instrument.id, offer.article])
        for instrument in held.instruments
        for offer in instrument.offers
        if offer.id == INFORMATION and instrument.id in {"budapest_185", "untoc_2000"}
    ]
    assert [(one.text.split(" To be shown: ")[0], one.provisions[0]) for one in alternatives] == expected
    assert len(expected) == 2


def test_letters_rogatory_turn_on_the_law_on_assistance_and_not_on_extradition() -> None:
    for code in ("GBR", "JPN", "PHL", "CHN", "BRA"):
        state = facts().state_by_code[code]
        rule = state.without_treaty_assistance
        assistance = rule.on(date(2015, 1, 1)) if rule else None
        letters = other_way("letters_rogatory", f"FRA {code}", "mutual_assistance", "malware", date(2015, 1, 1))
        if assistance is None:
            assert (letters.outcome, letters.provisions) == ("open", ())
            assert letters.text == f"Not known: the law of {state.in_sentence} on this is not recorded."
        else:
            outcome = "unavailable" if assistance.answer == "treaty_only" else "discretionary"
            assert (letters.outcome, letters.text, letters.provisions) == (
                outcome,
                assistance.text,
                (assistance.provision,),
            )


def test_prosecution_at_home_is_asked_of_the_facts_that_were_handed_over() -> None:
    nothing = other_law("PHL", offences=(), first_offences=())
    alternative = other_way("prosecution_at_home", "USA PHL", "extradition", "malware", date(2012, 1, 1), facts=nothing)
    assert alternative.outcome == "open"
    assert "A later law" not in alternative.text
    unstated = other_way("prosecution_at_home", "USA PHL", "extradition", None, date(2012, 1, 1))
    assert unstated.provisions == ()


def test_the_way_without_a_treaty_is_walked_once_where_it_is_a_route(monkeypatch: pytest.MonkeyPatch) -> None:
    """Morocco and the United States have no extradition treaty; Germany and the United States have one, and the way is walked for the alternative."""
    day, moroccan = date(2005, 8, 26), ["MAR"]
    expected = other_way("reciprocity", "USA MAR", "extradition", "malware", day, person_nationalities=moroccan)
    assert (expected.outcome, len(expected.provisions)) == ("unavailable", 2)
    walked = []

    def walk(case: Case) -> Route:
        walked.append(case.requested.code)
        return way_without_treaty(case)

    monkeypatch.setattr("crossborder.rules.alternatives.way_without_treaty", walk)
    assert other_way("reciprocity", "USA MAR", "extradition", "malware", day, person_nationalities=moroccan) == expected
    assert walked == []
    other_way("reciprocity", "USA DEU", "extradition", "malware", day)
    assert walked == ["DEU"]


@pytest.mark.parametrize(
    ("pair", "measure", "nationality", "told"),
    [
        ("USA DEU", "extradition", "ITA", True),
        # Germany keeps its own without asking anybody; it is of extradition that the court spoke.
        ("USA DEU", "extradition", "DEU", False),
        ("USA DEU", "mutual_assistance", "ITA", False),
        # The United Kingdom gave its own citizens as well, so that nobody was treated less well.
        ("PHL GBR", "extradition", "DEU", False),
        # Not a citizen of a Member State; asked by a Member State; asked of a state outside.
        ("MEX DEU", "extradition", "MEX", False),
        ("FRA DEU", "extradition", "ITA", False),
        ("USA CHE", "extradition", "ITA", False),
    ],
)
def test_the_home_state_goes_first_only_where_a_member_state_keeps_its_own_and_a_state_outside_asks(
    pair: str, measure: str, nationality: str, told: bool
) -> None:
    """Cases C-182/15 and C-191/16, in 2013, when the United Kingdom was a Member State."""
    alternatives = ask(
        pair, measure, "illegal_access", date(2013, 6, 17), person_nationalities=(nationality,)
    ).alternatives
    assert ("home_state_first" in {one.id for one in alternatives}) is told


def test_the_home_state_is_each_citizenship_of_a_member_state_and_no_other() -> None:
    on = date(2013, 6, 17)
    asked = other_way(
        "home_state_first", "USA DEU", "extradition", "illegal_access", on, person_nationalities=("MEX", "ITA")
    )
    assert asked.title == "Surrender to Italy, the home state"


@pytest.mark.parametrize(("measure", "offered"), [("subscriber_information", True), ("extradition", False)])
def test_an_order_to_a_provider_stands_in_the_place_of_the_measures_it_is_made_for(measure: str, offered: bool) -> None:
    """Regulation 2023/1543, from 18 August 2026, between Finland and Ireland."""
    alternatives = ask("FIN IRL", measure, "malware", date(2026, 8, 18)).alternatives
    assert ("order_to_provider" in {one.id for one in alternatives}) is offered


@pytest.mark.parametrize(
    ("organised", "outcome", "asks"), [(None, "open", True), (True, "discretionary", False), (False, None, False)]
)
def test_information_by_a_convention_on_organised_crime_is_open_until_a_group_is_shown(
    organised: bool | None, outcome: str | None, asks: bool
) -> None:
    """UNTOC, Art. 3(1) and 18(4)."""
    alternatives = ask(
        "BRA PHL", "mutual_assistance", "malware", date(2024, 1, 1), organised_group=organised
    ).alternatives
    told = [one for one in alternatives if one.id == INFORMATION and one.provisions[0].instrument_id == "untoc_2000"]
    assert [one.outcome for one in told] == ([outcome] if outcome else [])
    assert [" To be shown: " in one.text for one in told] == ([asks] if outcome else [])


@pytest.mark.parametrize(
    ("measure", "outcome"), [("mutual_assistance", "discretionary"), ("content_interception", "open")]
)
def test_letters_rogatory_are_open_for_a_measure_that_the_law_is_not_known_to_reach(measure: str, outcome: str) -> None:
    """28 U.S.C. 1782: a district court orders evidence to be given; it says nothing of listening in."""
    letters = other_way("letters_rogatory", "BRB USA", measure, None, date(2020, 7, 28), assurances=("reciprocity",))
    assert letters.outcome == outcome
