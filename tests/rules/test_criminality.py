"""Dual criminality and the requesting state's own law: words, doubts and boundary days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

import crossborder as cb
from crossborder.records import PartialDate, facts
from crossborder.records.records import FirstOffence, Provenance
from tests.rules.asking import ask, declared, other_law, over, step, with_instrument


@pytest.mark.parametrize(
    ("months", "effect", "articles"),
    [
        # Three years as the maximum in the issuing state: no check. Below: Art. 4(1) with the offences of both laws.
        (36, "no_obstacle", ["2(2)"]),
        (35, "no_obstacle", ["4(1)", "Art. 323-3 (since 2004)", "§ 202c (also through §§ 303a(3), 303b(5))"]),
    ],
)
def test_the_list_of_the_arrest_warrant_needs_three_years_in_the_issuing_state(
    months: int, effect: str, articles: list[str]
) -> None:
    assessment = ask("FRA DEU", "extradition", "malware", date(2015, 1, 1), maximum_penalty_months=months)
    assert step(over(assessment, "eaw_2002"), "dual_criminality") == (effect, articles, True)


def test_the_maximum_of_the_other_state_does_not_open_the_list_of_the_arrest_warrant() -> None:
    """Framework Decision, Art. 2(2): the law of the issuing state counts."""
    asked = {"maximum_penalty_months": {"FRA": 35, "DEU": 120}}
    route = over(ask("FRA DEU", "extradition", "malware", date(2015, 1, 1), **asked), "eaw_2002")
    assert step(route, "dual_criminality")[1][0] == "4(1)"
    asked = {"maximum_penalty_months": {"FRA": 36, "DEU": 1}}
    route = over(ask("FRA DEU", "extradition", "malware", date(2015, 1, 1), **asked), "eaw_2002")
    assert step(route, "dual_criminality") == ("no_obstacle", ["2(2)"], True)
    # Art. 2(1): the threshold, too, is that of the issuing state alone.
    assert [one.effect for one in route.steps if one.id == "threshold"] == ["no_obstacle"]


@pytest.mark.parametrize(
    ("on", "effect", "articles"),
    [
        (date(2000, 6, 18), "condition_failed", ["s 33(a)", "Art. III, s 22"]),
        (date(2000, 6, 19), "no_obstacle", ["s 33(a)", "Art. III, s 22"]),
    ],
)
def test_the_requesting_state_needs_a_law_on_the_day_of_the_act_and_a_later_one_does_not_reach_back(
    on: date, effect: str, articles: list[str]
) -> None:
    """Republic Act 8792, s 33(a), in force from 19 June 2000; Constitution of the Philippines, Art. III, s 22."""
    assessment = ask("PHL USA", "extradition", "malware", on, requested_on=date(2001, 1, 1))
    for route in assessment.routes:
        if route.basis:
            assert step(route, "own_law")[:2] == (effect, articles)
    assert "own_law" not in {one.id for one in ask("PHL USA", "preservation", "malware", on).routes[0].steps}


def test_without_a_known_law_of_the_requesting_state_its_own_law_is_open_and_without_a_ban_none_is_cited() -> None:
    nothing = other_law("FRA", offences=(), first_offences=(), retroactivity_ban=None)
    convention = over(ask("FRA TUR", "extradition", "data_interference", date(2015, 1, 1), facts=nothing), "ece_24")
    assert step(convention, "own_law") == ("open", [], False)
    warrant = over(ask("FRA DEU", "extradition", "malware", date(2015, 1, 1), facts=nothing), "eaw_2002")
    # Under a warrant the issuing state's offence is taken as stated; the act is one in Germany, so nothing turns on the list.
    assert "own_law" not in {one.id for one in warrant.steps}
    assert step(warrant, "dual_criminality")[0] == "no_obstacle"
    assert step(warrant, "threshold") == ("open", ["2(1)"], True)


def test_below_three_years_an_act_that_the_executing_state_does_not_punish_may_be_refused() -> None:
    """Framework Decision, Art. 4(1) with Art. 2(4): may, not must; where the law is not known, open."""
    asked: dict[str, Any] = {"maximum_penalty_months": 35, "on": date(2015, 1, 1)}
    unknown = ask("FRA DEU", "extradition", "malware", facts=other_law("DEU", offences=(), first_offences=()), **asked)
    effect, articles, verified = step(over(unknown, "eaw_2002"), "dual_criminality")
    assert (effect, articles[0], verified) == ("open", "4(1)", False)
    asked = {"maximum_penalty_months": 35, "on": date(2005, 2, 1)}
    acts = facts().conduct_by_id["malware"].acts
    later = replace(facts().state_by_code["DEU"].offences[0].in_force, day=PartialDate("2020-01-01"))
    offences = tuple(
        replace(one, in_force=later, until=None, acts=acts) for one in facts().state_by_code["DEU"].offences
    )
    statement = FirstOffence(
        acts=acts, offence=offences[0].id, known_until=None,
        text="The first offence, for this test.", provenance=Provenance(status="confirmed"),
    )  # fmt: skip
    closed = other_law("DEU", offences=offences, first_offences=(statement,))
    assessment = ask("FRA DEU", "extradition", "malware", facts=closed, **asked)
    assert step(over(assessment, "eaw_2002"), "dual_criminality")[0] == "permits_refusal"
    assert over(assessment, "eaw_2002").outcome == "refusable"
    # By ETS 30, Art. 5(1)(a), the same failure permits refusal of a search only with a declaration.
    made = next(one for one in declared("DEU").reservations if (one.state, one.article) == ("DEU", "5(1)(a)"))
    with_it = replace(closed, reservations=(*closed.reservations, made))
    assessment = ask("FRA DEU", "search_seizure", "malware", date(2004, 2, 1), facts=with_it)
    assert step(over(assessment, "ecmacm_30"), "dual_criminality") == ("permits_refusal", ["5(1)(a)"], True)
    # Seen or not, the declaration decides nothing surely where the statement on the law was not seen.
    doubt = replace(statement, provenance=Provenance(status="unverified"))
    unseen = replace(other_law("DEU", offences=offences, first_offences=(doubt,)), reservations=with_it.reservations)
    assessment = ask("FRA DEU", "search_seizure", "malware", date(2004, 2, 1), facts=unseen)
    assert step(over(assessment, "ecmacm_30"), "dual_criminality") == ("permits_refusal", ["5(1)(a)"], False)
    # By Budapest 25(4), which itself asks for nothing, the same failure leaves the answer open.
    assessment = ask("FRA DEU", "mutual_assistance", "malware", date(2012, 2, 1), facts=closed)
    assert step(over(assessment, "budapest_185", "operative"), "dual_criminality")[0] == "open"


def test_an_offence_on_the_list_whose_penalty_is_not_recorded_needs_dual_criminality() -> None:
    """Framework Decision, Art. 2(2): without a penalty the list is not shown to be open; both laws punish the act."""
    unrecorded = tuple(replace(one, maximum_months=None) for one in facts().state_by_code["FRA"].offences)
    held = other_law("FRA", offences=unrecorded)
    route = over(ask("FRA DEU", "extradition", "malware", date(2015, 1, 1), facts=held), "eaw_2002")
    effect, articles, verified = step(route, "dual_criminality")
    assert (effect, articles[0], len(articles), verified) == ("no_obstacle", "2(2)", 3, True)
    assert step(route, "threshold") == ("open", ["2(1)"], True)


def test_where_national_law_may_ask_for_dual_criminality_a_failure_leaves_it_open() -> None:
    """Budapest 25(4): met, no obstacle; not known, open, and the answer says that the law is not modelled."""
    met = over(ask("BRA PHL", "mutual_assistance", "malware", date(2024, 2, 1)), "budapest_185", "operative")
    assert step(met, "dual_criminality")[0] == "no_obstacle"
    nothing = other_law("PHL", offences=(), first_offences=())
    unknown = ask("BRA PHL", "mutual_assistance", "malware", date(2024, 2, 1), facts=nothing)
    criminality = next(
        one for one in over(unknown, "budapest_185", "operative").steps if one.id == "dual_criminality"
    )  # fmt: skip
    assert (criminality.effect, criminality.verified) == ("open", False)
    assert criminality.answer.endswith("a treaty asks for it is not modelled.")
    assert any("Philippines" in reason for reason in criminality.reasons)
    vague = over(ask("BRA PHL", "mutual_assistance", "other_offence", date(2024, 2, 1)), "budapest_185", "operative")
    assert step(vague, "dual_criminality") == ("open", ["25(4)"], True)


@pytest.mark.parametrize(
    ("pair", "requested_on", "days", "articles"),
    [
        # The day of the act counts, and the rule is cited.
        ("USA GBR", date(2012, 3, 1), [date(2012, 2, 1)], True),
        # The day of the request counts; on one and the same day nothing turns on the rule.
        ("USA AUS", date(2012, 3, 1), [date(2012, 3, 1)], True),
        ("USA AUS", date(2012, 2, 1), [date(2012, 2, 1)], False),
        # The day of the decision is not stated: both are tested, and the rule is cited.
        ("USA NLD", date(2012, 3, 1), [date(2012, 2, 1), date(2012, 3, 1)], True),
        ("USA NLD", date(2012, 2, 1), [date(2012, 2, 1)], False),
        # No rule is known.
        ("USA PHL", date(2012, 3, 1), [date(2012, 2, 1), date(2012, 3, 1)], False),
    ],
)
def test_the_day_that_counts_and_the_rule_that_says_so(
    pair: str, requested_on: date, days: list[date], articles: bool
) -> None:
    """Pinochet No 3; Extradition Act 1988 (Australia), s 19(2)(c); HR 20 May 2008."""
    requesting, requested = pair.split()
    finding = cb.dual_criminality("malware", requesting, requested, on=date(2012, 2, 1), requested_on=requested_on)
    assert [test.day for test in finding.tested] == [date(2012, 2, 1), *days]
    rule = finding.day_rule
    cited = [provision.label for provision in finding.provisions]
    assert ((rule.provision.label in cited) if rule else False) is articles
    assert ("both tested" in " ".join(finding.reasons)) is (len(days) > 1)
    assert finding.day_rule == facts().state_by_code[requested].dual_criminality_day
    assert finding.verified is all(test.verified for test in finding.tested)


def test_a_rule_on_the_day_that_was_not_seen_does_not_decide() -> None:
    held = facts()
    rule = held.state_by_code["GBR"].dual_criminality_day
    assert rule is not None
    unseen = other_law("GBR", dual_criminality_day=replace(rule, provenance=Provenance(status="unverified")))
    asked = {"on": date(2012, 2, 1), "requested_on": date(2012, 3, 1)}
    finding = cb.dual_criminality("malware", "USA", "GBR", facts=unseen, **asked)
    assert [test.day for test in finding.tested[1:]] == [date(2012, 2, 1), date(2012, 3, 1)]
    assert rule.provision not in finding.provisions
    assert not any(rule.text in reason for reason in finding.reasons)


def test_other_facts_are_used_for_both_states_and_for_offences_that_failed() -> None:
    nothing = {"offences": (), "first_offences": ()}
    for state, place in (("USA", 0), ("PHL", 1)):
        finding = cb.dual_criminality("malware", "USA", "PHL", on=date(2012, 2, 1), facts=other_law(state, **nothing))
        assert [test.answer for test in finding.tested][place] is None
        assert finding.met is None
        assert not finding.verified
    failed = cb.dual_criminality("malware", "USA", "PHL", on=date(2000, 5, 4))
    assert any("does not count" in reason for reason in failed.reasons)
    finding = cb.dual_criminality("malware", "USA", "PHL", on=date(2000, 5, 4), facts=other_law("PHL", **nothing))
    assert not any("does not count" in reason for reason in finding.reasons)


def test_the_words_on_the_list_of_the_arrest_warrant_say_which_penalty_and_which_law() -> None:
    """Framework Decision, Art. 2(2)."""
    question = "Is dual criminality asked for, and is it met?"
    rule = next(
        one for one in facts().instrument_by_id["eaw_2002"].dual_criminality if one.requirement == "listed_waiver"
    )

    def said(**stated: Any) -> tuple[str, str]:
        assessment = ask("FRA DEU", "extradition", "malware", date(2015, 1, 1), **stated)
        one = next(one for one in over(assessment, "eaw_2002").steps if one.id == "dual_criminality")
        return one.question, one.answer

    listed = f"{rule.text} The penalty is 36 months, as stated in the request, on 1 January 2015."
    assert said(maximum_penalty_months=36) == (question, listed)
    held = other_law("FRA", offences=(), first_offences=())
    silent = (replace(one, offences=(), first_offences=()) if one.code == "DEU" else one for one in held.states)
    nothing = replace(held, states=tuple(silent))
    unstated = f"{rule.text} The penalty under the law of France is not stated."
    assert said(facts=nothing) == (question, unstated)


def test_the_words_on_the_law_of_the_requesting_state_are_a_sentence_of_their_own() -> None:
    route = over(ask("FRA TUR", "extradition", "data_interference", date(2015, 1, 1)), "ece_24")
    answer = next(one.answer for one in route.steps if one.id == "own_law")
    reason = cb.punished("FRA", "data_interference", on=date(2015, 1, 1)).reason
    assert answer == f"{reason[0].upper()}{reason[1:]}."
    (american,) = (
        one.answer
        for one in over(ask("USA GBR", "extradition", "illegal_access", date(2015, 1, 1)), "uk_us_2003").steps
        if one.id == "own_law"
    )
    assert american.startswith("The United States punished it on 1 January 2015: ")


def test_the_reasons_are_sentences_and_the_last_says_which_day_counts_or_that_nobody_knows() -> None:
    """HR 20 May 2008 for the Netherlands; for the Philippines no rule is known."""
    days = {"on": date(2012, 2, 1), "requested_on": date(2012, 3, 1)}
    dutch = cb.dual_criminality("malware", "USA", "NLD", **days)
    rule = facts().state_by_code["NLD"].dual_criminality_day
    assert rule is not None
    assert dutch.reasons == (
        *(f"{test.reason[0].upper()}{test.reason[1:]}." for test in dutch.tested),
        f"{rule.text} That day is not stated here, so the day of the act and the day of the request are both tested.",
    )
    philippine = cb.dual_criminality("malware", "USA", "PHL", **days)
    assert philippine.reasons[0].startswith("The United States punished it on 1 February 2012: ")
    assert philippine.reasons[-1] == (
        "Which day counts in the Philippines is not known to the data: the day of the act and the day of the request are both tested."
    )


def test_an_article_on_dual_criminality_that_nobody_read_makes_the_step_unverified() -> None:
    """ETS 24, Art. 2(1), as if its text had not been seen; and the finding without a provision of national law."""
    treaty = facts().instrument_by_id["ece_24"]
    unread = tuple(replace(one, status="unverified") if one.article == "2(1)" else one for one in treaty.provisions)
    asked = ("GBR DEU", "extradition", "data_interference", date(2001, 4, 2))
    assert step(over(ask(*asked), "ece_24"), "dual_criminality")[2] is True
    route = over(ask(*asked, facts=with_instrument("ece_24", provisions=unread)), "ece_24")
    assert step(route, "dual_criminality")[2] is False
    nothing = other_law("ALB", offences=(), first_offences=())
    bare = over(ask("ALB LIE", *asked[1:], facts=nothing), "ece_24")
    assert step(bare, "dual_criminality") == ("open", ["2(1)"], False)
