"""Grounds, scope and routes: each answer with its provision."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from crossborder.records import PartialDate, facts
from crossborder.records.records import Provenance
from tests.rules.asking import ask, other_law, over, step, with_instrument

if TYPE_CHECKING:
    from crossborder.records.collection import Facts

# --- grounds -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fact", "value", "expected"),
    [
        ("political_offence", True, ("requires_refusal", ["4(1)"])),
        ("political_offence", False, ("no_obstacle", ["4(1)"])),
        ("military_offence", True, ("permits_refusal", ["5(1)"])),
        ("fiscal_offence", True, ("no_obstacle", ["2(3)"])),
        ("fiscal_offence", False, None),
        ("fiscal_offence", None, None),
        ("military_offence", None, None),
    ],
)
def test_what_a_stated_fact_does_under_the_treaty_of_1997(
    fact: str, value: bool | None, expected: tuple[str, list[str]] | None
) -> None:
    """India-US treaty: Art. 4(1) requires, Art. 5(1) permits refusal, Art. 2(3) forbids it for a fiscal label."""
    route = over(ask("USA IND", "extradition", "malware", date(2005, 1, 1), **{fact: value}), "in_us_1997")
    steps = [one for one in route.steps if one.id == fact]
    texts = facts().instrument_by_id["in_us_1997"].provisions
    if expected is None:
        assert not steps
    else:
        (only,) = steps
        assert (only.effect, [one.article for one in only.provisions]) == expected
        assert only.verified is next(one.verified for one in texts if one.article == expected[1][0])
    # A ground that forbids refusal is never a question; another one is, as long as nobody spoke of it.
    asked = {question.fact: question.effect for question in route.questions}
    assert "fiscal_offence" not in asked
    assert asked.get("military_offence") == (None if fact == "military_offence" and value else "permits_refusal")


@pytest.mark.parametrize(
    ("value", "effect", "words"),
    [
        (False, "requires_refusal", ""),
        (True, "no_obstacle", "It is stated that this is so."),
        (None, None, ""),
    ],
)
def test_evidence_is_the_one_ground_that_is_raised_by_a_no(value: bool | None, effect: str | None, words: str) -> None:
    """India-US treaty, Art. 9(3)."""
    rule = next(one for one in facts().instrument_by_id["in_us_1997"].grounds if one.id == "evidence")
    route = over(ask("USA IND", "extradition", "malware", date(2005, 1, 1), evidence_sufficient=value), "in_us_1997")
    steps = [one for one in route.steps if one.id == "evidence"]
    assert [one.effect for one in steps] == ([] if effect is None else [rule.effect if value is False else effect])
    assert all(words in (one.answer, "") for one in steps)
    denied = over(ask("USA IND", "extradition", "malware", date(2005, 1, 1), military_offence=False), "in_us_1997")
    assert "It is stated that this is not so." in {one.answer for one in denied.steps}


def test_an_obstacle_on_which_an_instrument_is_silent_is_left_open_by_its_leading_article_or_opening() -> None:
    assessment = ask("TUR CHE", "extradition", "malware", date(2015, 1, 1), evidence_sufficient=False)
    assert step(over(assessment, "ece_24"), "evidence_sufficient")[:2] == ("open", ["1"])
    enough = ask("TUR CHE", "extradition", "malware", date(2015, 1, 1), evidence_sufficient=True)
    assert "evidence_sufficient" not in {one.id for one in over(enough, "ece_24").steps}
    # Budapest 25(4) opens the door for the requested state's law.
    assessment = ask("BRA PHL", "mutual_assistance", "malware", date(2024, 2, 1), military_offence=True)
    assert step(over(assessment, "budapest_185", "operative"), "military_offence") == ("open", ["25(4)"], True)


def test_a_ground_for_another_way_or_measure_is_told_as_that_and_is_no_obstacle() -> None:
    """Budapest 27(4)(a) is for states without a treaty on assistance, 29(5)(a) and 30(2)(a) for preservation; USA and Israel have a treaty."""
    asked = ("malware", date(2024, 2, 1))
    by_treaty = over(ask("USA ISR", "mutual_assistance", *asked, essential_interests_at_risk=True), "budapest_185")
    assert [
        (one.effect, [each.article for each in one.provisions], one.verified)
        for one in by_treaty.steps
        if one.id.startswith("essential_interests")
    ] == [
        ("no_obstacle", ["27(4)(b)"], True),
        ("no_obstacle", ["29(5)(b)", "30(2)(b)"], True),
        ("open", ["25(4)"], True),
    ]
    role, measure, other = (one.answer for one in by_treaty.steps if one.id.startswith("essential_interests"))
    assert role == (
        "The Budapest Convention has this ground only among the rules for states without a treaty on assistance, which are "
        "not used between these two, so it does not reach the case."
    )
    assert (
        measure
        == "The Budapest Convention has this ground for other measures than the one asked for, so it does not reach the case."
    )
    assert other.startswith("The Budapest Convention has no other ground of its own for this.")
    # What an instrument only forbids, or does not know, is no ground of its own.
    silent = over(ask("BRA PHL", "extradition", *asked, fiscal_offence=True, military_offence=True), "budapest_185")
    assert [one.id for one in silent.steps if one.id.endswith("_offence")] == ["military_offence", "fiscal_offence"]


def test_a_ground_for_other_offences_is_told_as_that() -> None:
    """As if Budapest 27(4)(a) spoke of computer fraud alone."""
    grounds = facts().instrument_by_id["budapest_185"].grounds
    of_fraud = tuple(
        replace(one, conducts=("computer_fraud",)) if one.article == "27(4)(a)" else one for one in grounds
    )
    held = with_instrument("budapest_185", grounds=of_fraud)
    stated = {"facts": held, "political_offence": True}
    fraud, malware = (
        over(ask("BRA PHL", "mutual_assistance", conduct, date(2024, 2, 1), **stated), "budapest_185")
        for conduct in ("computer_fraud", "malware")
    )
    assert step(fraud, "political_offence") == ("permits_refusal", ["27(4)(a)"], True)
    assert step(malware, "political_offence") == ("no_obstacle", ["27(4)(a)"], True)
    told = next(one.answer for one in malware.steps if one.id == "political_offence")
    assert "has this ground for other offences than the one of the case, so" in told


def test_a_closed_list_of_grounds_knows_no_other_but_never_passes_over_the_death_penalty() -> None:
    """Framework Decision, Art. 1(2) as read in C-396/11; Directive 2014/41, Art. 11(1)."""
    assessment = ask(
        "FRA DEU", "extradition", "malware", date(2015, 1, 1), evidence_sufficient=False, death_penalty=True
    )
    warrant = over(assessment, "eaw_2002")
    assert step(warrant, "evidence_sufficient") == ("no_obstacle", ["1(2), no other ground"], True)
    silent = next(one for one in warrant.steps if one.id == "evidence_sufficient")
    assert silent.answer == (
        "It is stated, but it is not among the grounds of the EAW Framework Decision, and no others count."
    )
    assert step(warrant, "death_penalty") == ("open", ["1(1)"], True)
    assessment = ask("FRA DEU", "search_seizure", "malware", date(2019, 1, 1), fiscal_offence=True)
    assert step(over(assessment, "eio_2014"), "fiscal_offence") == ("no_obstacle", ["11(1)"], True)


def test_the_place_of_the_act_is_a_ground_only_in_the_requested_state() -> None:
    """Framework Decision, Art. 4(7)."""
    asked = ("FRA DEU", "extradition", "malware", date(2015, 1, 1))
    here = over(ask(*asked, committed_in="DEU"), "eaw_2002")
    there = over(ask(*asked, committed_in="FRA"), "eaw_2002")
    assert step(here, "committed_here") == ("permits_refusal", ["4(7)"], True)
    assert step(there, "committed_here") == ("no_obstacle", ["4(7)"], True)
    assert "committed_in" in {question.fact for question in over(ask(*asked), "eaw_2002").questions}
    assert "committed_in" not in {question.fact for question in there.questions}


def test_the_grounds_of_an_assistance_treaty_come_in_through_budapest_25_4_and_its_own_residual_ones_stand_back() -> (
    None
):
    """India and the USA are not both parties; France and Germany have ETS 30, so Budapest 27(4) stands back."""
    assessment = ask("FRA DEU", "mutual_assistance", "malware", date(2012, 2, 1), political_offence=True)
    route = over(assessment, "budapest_185", "operative")
    assert step(route, "political_offence") == ("permits_refusal", ["2(a)", "25(4)"], True)
    assert [one.id for one in route.steps].count("political_offence") == 1
    own = over(assessment, "ecmacm_30")
    assert step(own, "political_offence") == ("permits_refusal", ["2(a)"], True)
    silent = over(ask("FRA DEU", "mutual_assistance", "malware", date(2012, 2, 1)), "budapest_185", "operative")
    asked = [question for question in silent.questions if question.fact == "political_offence"]
    assert [[one.article for one in question.provisions] for question in asked] == [["2(a)", "25(4)"]]
    # A search is refused on no ground made for extradition.
    assert "4(7)" not in {one.article for each in silent.steps for one in each.provisions}


@pytest.mark.parametrize("unread", ["2(a)", "25(4)"])
def test_a_ground_is_verified_only_when_the_ground_and_the_article_that_lets_it_in_were_seen(unread: str) -> None:
    held = facts()
    changed = tuple(
        replace(
            one,
            provisions=tuple(
                replace(text, status="unverified") if text.article == unread else text for text in one.provisions
            ),
        )
        if one.id in {"ecmacm_30", "budapest_185"}
        else one
        for one in held.instruments
    )
    for value in (True, False):
        assessment = ask(
            "FRA DEU", "mutual_assistance", "malware", date(2012, 2, 1), political_offence=value,
            facts=replace(held, instruments=changed),
        )  # fmt: skip
        assert not step(over(assessment, "budapest_185", "operative"), "political_offence")[2]


# --- scope -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("months", "effect"),
    [
        (47, "condition_failed"),
        (48, "no_obstacle"),
        (None, "open"),
        ({"PHL": 60}, "open"),
        ({"BRA": 48}, "no_obstacle"),
    ],
)
def test_a_serious_crime_is_one_of_four_years_in_the_requesting_state(months: Any, effect: str) -> None:
    """UNTOC, Art. 2(b)."""
    route = over(
        ask("BRA PHL", "extradition", "malware", date(2024, 2, 1), maximum_penalty_months=months), "untoc_2000"
    )
    assert step(route, "serious_crime") == (effect, ["2(b)"], True)


@pytest.mark.parametrize(("value", "effect"), [(True, "no_obstacle"), (None, "open")])
def test_an_organised_group_is_a_condition_of_the_convention(value: bool | None, effect: str) -> None:
    """UNTOC, Art. 3(1)."""
    route = over(ask("BRA PHL", "extradition", "malware", date(2024, 2, 1), organised_group=value), "untoc_2000")
    assert step(route, "organised_group") == (effect, ["3(1)"], True)


def test_a_convention_outside_whose_subject_the_case_lies_leaves_the_list() -> None:
    """UNTOC, Art. 3(1): without an organised group it is neither a basis nor a source of information."""
    assessment = ask("BRA PHL", "extradition", "malware", date(2024, 2, 1), organised_group=False)
    assert "untoc_2000" not in {route.basis.instrument.id for route in assessment.routes if route.basis}
    cited = {one.instrument_id for other in assessment.alternatives for one in other.provisions}
    assert not cited & {"untoc_2000", "uncac_2003"}


def test_a_condition_that_only_has_to_be_asked_is_a_question_and_not_a_step() -> None:
    """Budapest 33(2) for traffic data, 34 for content, which leaves the outcome open."""
    traffic = over(ask("USA JPN", "traffic_interception", "malware", date(2020, 2, 1)), "budapest_185", "operative")
    asked = [question for question in traffic.questions if question.effect == "condition_failed"]
    assert [[one.article for one in question.provisions] for question in asked] == [["33(2)"]]
    assert "33(2)" not in {one.article for each in traffic.steps[1:] for one in each.provisions}
    content = over(ask("USA JPN", "content_interception", "malware", date(2020, 2, 1)), "budapest_185", "operative")
    assert "open" in {one.effect for one in content.steps}
    assert content.outcome == "open"


def test_a_threshold_is_asked_for_extradition_only_and_not_where_the_act_was_no_offence() -> None:
    asked = {"maximum_penalty_months": 36}
    assert "threshold" not in {
        one.id
        for route in ask("BRA PHL", "mutual_assistance", "malware", date(2024, 2, 1), **asked).routes
        for one in route.steps
    }
    failed = over(ask("USA PHL", "extradition", "malware", date(2000, 5, 4), **asked), "us_ph_1994")
    assert "threshold" not in {one.id for one in failed.steps}
    unstated = over(ask("USA PHL", "extradition", None, date(2019, 1, 1), **asked), "us_ph_1994")
    assert step(unstated, "threshold")[0] == "no_obstacle"


# --- routes --------------------------------------------------------------------------------------------------------------


def test_the_ways_beyond_the_instruments_say_what_is_known() -> None:
    """Israel: a treaty of 1962 found, not modelled, and none without one (s 2A); Japan: none, reciprocity (Art. 3)."""
    assessment = ask("USA ISR", "extradition", "malware", date(2010, 1, 1))
    treaty = next(route for route in assessment.routes if route.title == "A bilateral treaty (found, not modelled)")
    assert [(one.id, one.effect, one.verified) for one in treaty.steps] == [("basis", "open", True)]
    assert [one.source for one in treaty.steps[0].provisions] == ["us_usc_18_3181"]
    alone = next(route for route in assessment.routes if route.title.startswith("Without a treaty"))
    assert (alone.basis, alone.outcome) == (None, "unavailable")
    assert [(one.fact, one.effect) for one in alone.questions] == [("person_nationalities", "open")]
    assert step(alone, "without_treaty") == ("condition_failed", ["s 2A"], True)
    for promised, words in (((), "has to promise reciprocity"), (("reciprocity",), "promises reciprocity")):
        assessment = ask(
            "FRA JPN", "extradition", "malware", date(2005, 1, 1), assurances=promised, political_offence=True
        )
        assert [route.basis for route in assessment.routes] == [None]
        assert step(assessment.routes[0], "without_treaty") == ("no_obstacle", ["Art. 3"], True)
        assert words in assessment.routes[0].steps[0].answer
        assert step(assessment.routes[0], "political_offence_own_law")[0::2] == ("requires_refusal", True)
        assert assessment.outcome == "unavailable"
    assert (
        ask("FRA JPN", "extradition", "malware", date(2005, 1, 1), political_offence=False).outcome == "discretionary"
    )
    unknown = ask("NGA GHA", "extradition", "malware", date(2010, 1, 1))
    assert [step(route, route.steps[0].id)[0::2] for route in unknown.routes] == [("open", False)] * 4
    scheme = next(route for route in unknown.routes if "London" in route.title)
    assert (scheme.title, scheme.obliges) == ("London Scheme (not known whether both use it)", False)
    assert scheme.steps[0].answer.startswith("Not known. An arrangement between the countries of the Commonwealth")
    assert unknown.routes[0].title == "ECOWAS Extradition Convention (not known whether it binds both)"
    assert step(unknown.routes[0], "basis")[1] == ["2", "3(1)"]


def test_no_bilateral_treaty_is_asked_about_where_an_instrument_in_force_takes_its_place() -> None:
    """ETS 24, Art. 28(1), and ETS 30, Art. 26(1), take the place of bilateral treaties between their parties."""
    for pair, measure in (("FRA DEU", "extradition"), ("FRA DEU", "mutual_assistance")):
        titles = [route.title for route in ask(pair, measure, "data_interference", date(2001, 1, 1)).routes]
        assert not [title for title in titles if title.startswith("A bilateral treaty")]
    titles = [route.title for route in ask("BRA PHL", "mutual_assistance", "malware", date(2024, 2, 1)).routes]
    assert "A bilateral treaty (not searched for)" in titles
    assert "Without a treaty: the requested state's own law" not in titles


def with_untoc_conditions(change: dict[str, dict[str, Any]]) -> Facts:
    """The facts with the conditions of the Convention against Transnational Organized Crime changed, by their ids."""
    held = facts()
    return replace(
        held,
        instruments=tuple(
            replace(
                one,
                bases=tuple(
                    replace(
                        rule,
                        conditions=tuple(replace(each, **change.get(each.id, {})) for each in rule.conditions),
                    )
                    for rule in one.bases
                ),
            )
            if one.id == "untoc_2000"
            else one
            for one in held.instruments
        ),
    )


@pytest.mark.parametrize(
    ("stated", "steps", "questions"),
    [
        # Not stated: it only has to be asked, and the conditions after it are still looked at.
        (None, ["organised_group"], ["maximum_penalty_months"]),
        (48, ["serious_crime", "organised_group"], []),
        (47, ["serious_crime", "organised_group"], []),
    ],
)
def test_a_condition_to_be_asked_is_a_question_until_it_is_stated(
    stated: int | None, steps: list[str], questions: list[str]
) -> None:
    """UNTOC, Art. 2(b) and 3(1), as if the first were only to be asked and the second left the outcome open."""
    order = {"serious_crime": {"when_unstated": "question"}, "organised_group": {"when_unstated": "open"}}
    held = with_untoc_conditions(order)
    route = over(
        ask("BRA PHL", "extradition", "malware", date(2024, 2, 1), maximum_penalty_months=stated, facts=held),
        "untoc_2000",
    )
    asked = [one.fact for one in route.questions if one.effect == "condition_failed" and one.fact]
    assert [one.id for one in route.steps if one.id in order] == steps
    assert asked == questions


def test_the_residual_part_of_a_convention_obliges_where_a_search_found_no_assistance_treaty() -> None:
    """Budapest 27(1), Japan and the Philippines: no treaty was found; 27(4)(a) then permits refusal."""
    asked = ("JPN PHL", "search_seizure", "data_interference", date(2024, 2, 1))
    assert over(ask(*asked), "budapest_185", "residual").outcome == "available"
    political = over(ask(*asked, political_offence=True), "budapest_185", "residual")
    assert step(political, "political_offence")[0] == "permits_refusal"
    assert political.outcome == "refusable"


def over_own_law(pair: str, conduct: str, on: date) -> Any:
    """The way over the requested state's own law."""
    routes = ask(pair, "extradition", conduct, on).routes
    return next(route for route in routes if route.title.startswith("Without a treaty"))


def test_the_way_without_a_treaty_has_a_name_and_speaks_of_a_promise_only_where_the_law_asks_for_one() -> None:
    """United Kingdom, Extradition Act 2003, ss 193 and 194 (special arrangements), against Japan's law on reciprocity."""
    british = over_own_law("CHN GBR", "illegal_access", date(2015, 1, 1))
    rule = facts().state_by_code["GBR"].without_treaty_extradition
    assert rule is not None
    assert (british.basis, british.title) == (None, "Without a treaty: the requested state's own law")
    assert (rule.answer, british.steps[0].answer) == ("may_help", rule.text)
    japanese = over_own_law("FRA JPN", "malware", date(2005, 1, 1))
    assert japanese.title == british.title
    assert japanese.steps[0].answer.endswith("The requesting state has to promise reciprocity.")


@pytest.mark.parametrize(
    ("military", "does", "without_treaty"), [(True, "condition_failed", True), (False, "no_obstacle", False)]
)
def test_what_a_convention_leaves_outside_it_neither_obliges_nor_refuses(
    military: bool, does: str, without_treaty: bool
) -> None:
    """ETS 24 Art. 4 excludes purely military offences from its application: what is left is the requested state's own law."""
    assessment = ask("FRA DEU", "extradition", "malware", date(1990, 5, 1), military_offence=military)
    assert step(over(assessment, "ece_24"), "military_offence") == (does, ["4"], True)
    assert any(route.title.startswith("Without a treaty") for route in assessment.routes) is without_treaty


# --- grounds that another instrument changes, and grounds that the courts do not apply ---------------------------------------


def with_protocol(status: str, bound: dict[str, str]) -> Facts:
    """The facts as if the Fourth Protocol on Extradition (ETS 212) were in force since 2014 for some states, and never for others."""
    held = facts()
    events = tuple(one for one in held.participation if one.instrument != "ets_212")
    joined = next(one for one in held.participation if (one.instrument, one.event) == ("ets_212", "in_force"))
    protocol = held.instrument_by_id["ets_212"]
    texts = tuple(replace(one, status=status) if one.article == "1" else one for one in protocol.provisions)
    made = tuple(
        replace(joined, state=code, day=PartialDate(day), provenance=Provenance(status="confirmed"))
        for code, day in bound.items()
    )
    changed = with_instrument("ets_212", provisions=texts)
    return replace(changed, participation=(*events, *made))


@pytest.mark.parametrize(
    ("status", "bound", "effect", "articles", "verified"),
    [
        ("confirmed", {"UKR": "2014", "IRL": "2014"}, "open", ["10", "1"], True),
        ("unverified", {"UKR": "2014", "IRL": "2014"}, "open", ["10", "1"], False),
        # Of one of the two it is not known whether it is bound.
        ("confirmed", {"UKR": "2014"}, "open", ["10", "1"], False),
        ("confirmed", {"IRL": "2014"}, "open", ["10", "1"], False),
        # One of the two is bound only later: Article 10 stands as it was.
        ("confirmed", {"UKR": "2014", "IRL": "2025"}, "requires_refusal", ["10"], True),
        ("confirmed", {"UKR": "2025", "IRL": "2014"}, "requires_refusal", ["10"], True),
    ],
)
def test_lapse_of_time_is_open_where_the_fourth_protocol_binds_both_or_may(
    status: str, bound: dict[str, str], effect: str, articles: list[str], verified: bool
) -> None:
    """ETS 24, Art. 10, and ETS 212, Art. 1: under the new paragraph 2 the requested state's own limits are no ground."""
    held = with_protocol(status, bound)
    assessment = ask("UKR IRL", "extradition", "malware", date(2024, 12, 19), time_barred=True, facts=held)
    assert step(over(assessment, "ece_24"), "time_barred") == (effect, articles, verified)


@pytest.mark.parametrize(
    ("bound", "says"),
    [
        ({"UKR": "2014", "IRL": "2014"}, "The Fourth Protocol on Extradition binds both: replaces Article 10 "),
        (
            {"UKR": "2014"},
            "Whether the Fourth Protocol on Extradition binds both is not known; if it does: replaces Article 10 ",
        ),
    ],
)
def test_what_changes_a_ground_is_told_and_whether_that_is_known(bound: dict[str, str], says: str) -> None:
    held = with_protocol("confirmed", bound)
    assessment = ask("UKR IRL", "extradition", "malware", date(2024, 12, 19), time_barred=True, facts=held)
    assert says in next(one.answer for one in over(assessment, "ece_24").steps if one.id == "time_barred")


def test_a_ground_that_the_courts_do_not_apply_is_not_asked_about() -> None:
    """Extradition Act 2003, ss 79 and 81: no bar for a political offence, whatever the treaty of 2003 says."""
    route = over(ask("USA GBR", "extradition", "malware", date(2020, 12, 5)), "uk_us_2003")
    assert "political_offence" not in {one.fact for one in route.questions}
    undated = tuple(replace(one, since=None) for one in facts().state_by_code["GBR"].not_applied)
    always = ask("USA GBR", "extradition", "malware", date(2020, 12, 5), facts=other_law("GBR", not_applied=undated))
    assert "political_offence" not in {one.fact for one in over(always, "uk_us_2003").questions}
    other = over(
        ask("USA GBR", "extradition", "malware", date(2020, 12, 5), facts=other_law("GBR", not_applied=())),
        "uk_us_2003",
    )
    assert "political_offence" in {one.fact for one in other.questions}


@pytest.mark.parametrize(
    ("text", "law", "verified"),
    [("confirmed", "confirmed", True), ("unverified", "confirmed", False), ("confirmed", "unverified", False)],
)
def test_that_the_courts_do_not_apply_a_ground_is_verified_when_treaty_and_law_were_seen(
    text: Any, law: Any, verified: bool
) -> None:
    treaty, state = facts().instrument_by_id["uk_us_2003"], facts().state_by_code["GBR"]
    texts = tuple(replace(one, status=text) for one in treaty.provisions)
    ignored = tuple(replace(one, provenance=Provenance(status=law)) for one in state.not_applied)
    held = replace(with_instrument(treaty.id, provisions=texts), states=other_law("GBR", not_applied=ignored).states)
    assessment = ask("USA GBR", "extradition", "malware", date(2020, 12, 5), political_offence=True, facts=held)
    effect, _, sure = step(over(assessment, treaty.id), "political_offence")
    assert (effect, sure) == ("no_obstacle", verified)


# --- grounds of the residual part ------------------------------------------------------------------------------------------


def residual(pair: str, instrument: str, held: Facts | None = None) -> tuple[str, list[str], bool]:
    """The last step on essential interests over an instrument that names them in its residual part: the one that decides."""
    assessment = ask(
        pair, "search_seizure", "malware", date(2019, 7, 16), essential_interests_at_risk=True, facts=held or facts()
    )
    route = over(assessment, instrument, "operative")
    return step(route, [one.id for one in route.steps if one.id.startswith("essential_interests")][-1])


def test_the_grounds_of_the_residual_part_stand_back_from_a_treaty_that_nobody_read() -> None:
    """UNTOC, Art. 18(7) and 18(21)(b): South Africa and the United States have a treaty on assistance, Brazil and the Philippines none that is known."""
    assert residual("USA ZAF", "untoc_2000")[:2] == ("open", ["18(7)"])
    assert residual("BRA PHL", "untoc_2000")[:2] == ("permits_refusal", ["18(21)(b)"])


def test_the_residual_part_adds_its_grounds_only_where_the_convention_lets_others_in_and_only_those_for_it() -> None:
    """As if UNTOC, Art. 18, let no other grounds in, and as if its grounds were those of an undertaking without a procedure."""
    untoc = facts().instrument_by_id["untoc_2000"]
    closed = with_instrument(untoc.id, bases=tuple(replace(rule, grounds_from="") for rule in untoc.bases))
    assert residual("BRA PHL", untoc.id, closed)[:2] == ("open", ["18(1)"])
    elsewhere = with_instrument(untoc.id, grounds=tuple(replace(one, roles=("framework",)) for one in untoc.grounds))
    assert residual("BRA PHL", untoc.id, elsewhere)[:2] == ("open", ["18(7)"])
