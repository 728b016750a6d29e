"""Answers that a changed rule once passed unseen: each shows what would mislead a learner if it were otherwise."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest

import crossborder as cb
from crossborder.facts import PartialDate, facts
from crossborder.facts.records import FirstOffence, Provenance
from crossborder.facts.schema import RISKS
from crossborder.rules import BEST_FIRST
from crossborder.rules.grounds import FACT_WORDS
from tests.rules.asking import ask, over, step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.facts.collection import Facts

PAIRS = (
    "USA PHL",
    "PHL USA",
    "FRA DEU",
    "BRA PHL",
    "IND MAR",
    "GBR FRA",
    "USA GBR",
    "USA ARG",
    "BLR RUS",
    "PAN VEN",
    "GUY BRB",
    "DEU ISR",
    "NGA GHA",
)
DAYS = (date(1999, 6, 1), date(2000, 7, 1), date(2024, 2, 1))
STATED: dict[str, dict[str, Any]] = {
    "nothing": {},
    "every risk": dict.fromkeys(RISKS, True)
    | {"evidence_sufficient": False, "maximum_penalty_months": 12, "sentence_months": 3},
    "no risk": dict.fromkeys(RISKS, False)
    | {"evidence_sufficient": True, "maximum_penalty_months": {}, "sentence_months": 24},
    "every assurance": dict.fromkeys(RISKS, True)
    | {"assurances": cb.ASSURANCES, "maximum_penalty_months": 400, "organised_group": False},
}
CONDUCTS = (None, "malware", "other_offence")


EFFECTS = {
    "no_obstacle",
    "condition_failed",
    "requires_refusal",
    "permits_refusal",
    "lifted_by_assurance",
    "open",
}
# An empty fact: what nobody can state in a request, such as how the requested state treats a like case at home.
FACTS_ASKED = {"", *FACT_WORDS, "person_nationalities", "organised_group", "maximum_penalty_months"}
STEPS = {
    *FACT_WORDS,
    *("basis", "without_treaty", "own_law", "dual_criminality", "threshold", "sentence", "nationals"),
    *(ground.id for instrument in facts().instruments for ground in instrument.grounds),
    *(one.id for instrument in facts().instruments for rule in instrument.bases for one in rule.conditions),
    "no_assistance_treaty",
}


def many() -> Iterator[Any]:
    """Assessments of every measure between these pairs, with much, little and nothing stated."""
    for turn, (pair, measure, (name, stated)) in enumerate(product(PAIRS, cb.MEASURES, STATED.items())):
        requesting, requested = pair.split()
        day, conduct = DAYS[turn % len(DAYS)], CONDUCTS[turn // 2 % len(CONDUCTS)]
        nationality = {} if name == "nothing" else {"person_nationalities": (requested,), "committed_in": requested}
        if name == "no risk":
            nationality = {"person_nationalities": ("ITA",), "committed_in": requesting}
        yield cb.assess(
            cb.CooperationRequest(
                requesting=requesting,
                requested=requested,
                measure=measure,
                conduct=conduct,
                committed_on=day,
                requested_on=day,
                **stated,
                **nationality,
            )
        )


def badly_put(text: str, end: str) -> bool:
    """Whether a text is empty, has a trace of a missing value, or does not read as whole sentences."""
    trace = "XX" in text or re.search(r"\bNone\b", text) or "  " in text
    return bool(trace) or not re.fullmatch(rf"[A-Z0-9].*[a-z].*[{end}]", text)


def test_every_step_question_and_alternative_reads_as_sentences_without_a_trace_of_a_missing_value() -> None:
    wrong = set()
    for assessment in many():
        for route in assessment.routes:
            texts = [(step.question, "?") for step in route.steps] + [(step.answer, ".") for step in route.steps]
            texts += [(question.text, "?.") for question in route.questions]
            texts += [(reason, ".") for step in route.steps for reason in step.reasons]
            wrong |= {text for text, end in texts if badly_put(text, end)}
        wrong |= {other.text for other in assessment.alternatives if badly_put(other.text, ".")}
        wrong |= {other.title for other in assessment.alternatives if badly_put(other.title + ".", ".")}
    assert not wrong


# --- what the results promise, shown on the same many assessments -------------------------------------------------


def test_a_step_is_verified_only_when_every_provision_it_rests_on_was_seen_and_an_open_route_says_why() -> None:
    for assessment in many():
        for route in assessment.routes:
            for one in route.steps:
                assert one.verified in {True, False}
                assert one.effect in EFFECTS
                assert one.id in STEPS, one.id
                assert one.provisions is not None
                if one.id not in {"own_law", "dual_criminality", "nationals", "basis"}:
                    assert not one.verified or all(provision.verified for provision in one.provisions), step
            if route.basis is not None:
                assert {"basis"} == {one.id for one in route.steps[:1]}
                assert route.steps[0].provisions == route.basis.provisions
                assert route.title == route.basis.provisions[0].label
            else:
                assert not route.questions
            for question in route.questions:
                assert question.fact in FACTS_ASKED
                assert question.effect in {*EFFECTS, "return_guarantee", "no_bar"} - {"no_obstacle", "open"}
                assert question.provisions


def test_every_alternative_is_named_and_a_way_that_is_closed_or_open_by_law_cites_it() -> None:
    for assessment in many():
        found = [other.id for other in assessment.alternatives]
        extradition = assessment.request.measure == "extradition"
        assert found[0] == "prosecution_at_home"
        assert found[-1] == ("reciprocity" if extradition else "letters_rogatory")
        assert ("preservation_first" in found) is (assessment.request.measure not in {"extradition", "preservation"})
        assert set(found[1:-1]) <= {"preservation_first", "spontaneous_information"}
        for other in assessment.alternatives:
            assert other.outcome in BEST_FIRST
            assert other.provisions or other.outcome == "open" or other.id == "prosecution_at_home"


# --- single answers --------------------------------------------------------------------------------------------------


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
        ("other_offence", {"until": PartialDate("2013-01-01")}, "open", True),
        ("other_offence", {"until": PartialDate("2013-01-02")}, "open", True),
        # It cannot reach Articles 2 to 11.
        ("malware", {}, "no_obstacle", True),
    ],
)
def test_a_reservation_to_budapest_29_4_decides_only_for_other_offences(
    conduct: str, change: dict[str, Any], effect: str, verified: bool
) -> None:
    found = ask("FRA AUT", "preservation", conduct, AFTER, facts=with_reservation(**change))
    of_29 = step(over(found, "budapest_185"), "dual_criminality")
    assert (of_29[0], of_29[2]) == (effect, verified)
    assert of_29[1] == (["29(4)"] if effect == "open" else ["29(3)"])


@pytest.mark.parametrize(
    ("change", "stands"),
    [
        ({"since": PartialDate("2013-01-01")}, True),
        ({"since": PartialDate("2013-01-02")}, False),
        # Known by its year only, it is not certain to stand on 1 January.
        ({"since": PartialDate("2013")}, False),
        ({"since": None}, True),
        ({"until": PartialDate("2013-01-01")}, False),
        ({"until": PartialDate("2013-01-02")}, True),
        ({"until": PartialDate("2013-06")}, True),
        ({"article": "29(3)"}, False),
        ({"instrument": "ecmacm_30"}, False),
        ({"state": "FRA"}, False),
    ],
)
def test_a_reservation_counts_from_its_first_day_to_the_day_before_it_is_withdrawn(
    change: dict[str, Any], stands: bool
) -> None:
    found = ask("FRA AUT", "preservation", "other_offence", AFTER, facts=with_reservation(**change))
    answer = next(one.answer for one in over(found, "budapest_185").steps if one.id == "dual_criminality")
    assert ("Austria made it" in answer) is stands
    assert ("nobody has looked" in answer) is not stands


def test_a_search_in_switzerland_for_albania_turns_on_dual_criminality_by_the_albanian_declaration() -> None:
    """ETS 30, Art. 5(1)(a): the declaration stands; Albania's law of 2002 on the act is not known."""
    held = facts()
    found = ask("FRA ALB", "search_seizure", "malware", date(2002, 1, 1))
    assert step(over(found, "ecmacm_30"), "dual_criminality") == ("open", ["5(1)(a)"], True)
    none = replace(
        held,
        reservations=tuple(
            replace(record, result="none_found") if record.state == "ALB" else record for record in held.reservations
        ),
    )
    found = ask("FRA ALB", "search_seizure", "malware", date(2002, 1, 1), facts=none)
    assert step(over(found, "ecmacm_30"), "dual_criminality") == ("no_obstacle", ["1(1)"], True)


def declared(state: str, status: Any = "confirmed") -> Facts:
    """The facts with the Albanian declaration to ETS 30, Art. 5(1)(a), as if another state had made it."""
    held = facts()
    made = next(record for record in held.reservations if (record.state, record.article) == ("ALB", "5(1)(a)"))
    changed = replace(made, state=state, since=None, provenance=replace(made.provenance, status=status))
    others = tuple(record for record in held.reservations if (record.state, record.article) != (state, "5(1)(a)"))
    return replace(held, reservations=(*others, changed))


@pytest.mark.parametrize("status", ["confirmed", "unverified"])
def test_with_a_declaration_a_search_may_be_refused_only_where_dual_criminality_fails(status: str) -> None:
    """ETS 30, Art. 5(1)(a): met, no obstacle; not met, it permits refusal; a declaration not seen is not verified."""
    seen = status == "confirmed"
    met = ask("FRA DEU", "search_seizure", "data_interference", date(2001, 1, 1), facts=declared("DEU", status))
    assert step(over(met, "ecmacm_30"), "dual_criminality") == ("no_obstacle", ["5(1)(a)"], seen)
    unstated = ask("FRA DEU", "search_seizure", None, date(2001, 1, 1), facts=declared("DEU", status))
    assert step(over(unstated, "ecmacm_30"), "dual_criminality") == ("open", ["5(1)(a)"], seen)


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
    found = ask("FRA DEU", "extradition", "malware", date(2015, 1, 1), maximum_penalty_months=months)
    assert step(over(found, "eaw_2002"), "dual_criminality") == (effect, articles, True)


def test_the_maximum_of_the_other_state_does_not_open_the_list_of_the_arrest_warrant() -> None:
    """Framework Decision, Art. 2(2): the law of the issuing state counts."""
    asked = {"maximum_penalty_months": {"FRA": 35, "DEU": 120}}
    found = over(ask("FRA DEU", "extradition", "malware", date(2015, 1, 1), **asked), "eaw_2002")
    assert step(found, "dual_criminality")[1][0] == "4(1)"
    asked = {"maximum_penalty_months": {"FRA": 36, "DEU": 1}}
    found = over(ask("FRA DEU", "extradition", "malware", date(2015, 1, 1), **asked), "eaw_2002")
    assert step(found, "dual_criminality") == ("no_obstacle", ["2(2)"], True)
    # Art. 2(1): the threshold, too, is that of the issuing state alone.
    assert [one.effect for one in found.steps if one.id == "threshold"] == ["no_obstacle"]


@pytest.mark.parametrize(
    ("pair", "instrument", "on", "months", "effect"),
    [
        ("FRA DEU", "eaw_2002", date(2015, 1, 1), 3, "condition_failed"),
        ("FRA DEU", "eaw_2002", date(2015, 1, 1), 4, "no_obstacle"),
        ("FRA DEU", "ece_24", date(2001, 1, 1), 4, "no_obstacle"),
        ("PHL AUS", "ph_au_1988", date(2005, 1, 1), 5, "condition_failed"),
        ("PHL AUS", "ph_au_1988", date(2005, 1, 1), 6, "no_obstacle"),
    ],
)
def test_a_sentence_of_exactly_the_months_asked_for_is_long_enough(
    pair: str, instrument: str, on: date, months: int, effect: str
) -> None:
    """Framework Decision, Art. 2(1); ETS 24, Art. 2(1); treaty of 1988, Art. 2(1): at least four, four and six months."""
    found = over(ask(pair, "extradition", "data_interference", on, sentence_months=months), instrument)
    assert step(found, "sentence") == (effect, ["2(1)"], True)
    unstated = over(ask(pair, "extradition", "data_interference", on), instrument)
    assert "sentence" not in {one.id for one in unstated.steps}


@pytest.mark.parametrize(
    ("months", "effects"),
    [
        ({"USA": 12, "IND": 13}, ["condition_failed", "no_obstacle"]),
        ({"USA": 13, "IND": 12}, ["no_obstacle", "condition_failed"]),
        ({"USA": 13}, ["no_obstacle", "no_obstacle"]),
    ],
)
def test_more_than_one_year_is_not_one_year_and_is_tested_under_each_law(
    months: dict[str, int], effects: list[str]
) -> None:
    """India-US treaty, Art. 2(1): more than one year in both; where not stated, the offence found gives the figure."""
    found = over(
        ask("USA IND", "extradition", "malware", date(2005, 1, 1), maximum_penalty_months=months), "in_us_1997"
    )
    steps = [one for one in found.steps if one.id == "threshold"]
    assert [one.effect for one in steps] == effects
    assert [f"{months[code]} months, as stated" in one.answer for code, one in zip(months, steps, strict=False)]
    if len(months) == 1:
        assert "36 months under Information Technology Act, 2000, s 66" in steps[1].answer


@pytest.mark.parametrize(
    ("pair", "instrument", "on", "assurances", "expected"),
    [
        # Art. 5(3): return to serve the sentence lifts it; without it, refusal is permitted.
        ("FRA DEU", "eaw_2002", 2015, ("return_to_serve_sentence",), ("lifted_by_assurance", ["5(3)"], True)),
        ("FRA DEU", "eaw_2002", 2015, ("no_death_penalty",), ("permits_refusal", ["5(3)", "Art. 16(2)"], True)),
        # Art. 6(1) and 6(2) of ETS 24; that assurance is not one the Convention knows.
        ("FRA DEU", "ece_24", 2001, ("return_to_serve_sentence",), ("permits_refusal", ["6(1)", "6(2)", "Art. 16(2)"], True)),
        # Nationality is no bar.
        ("USA IND", "in_us_1997", 2005, (), ("no_obstacle", ["3"], True)),
        # UNTOC 16(10): the law of Australia that extradites nationals was not seen, so it does not decide.
        ("PHL AUS", "untoc_2000", 2005, (), ("permits_refusal", ["16(10)", "general scheme"], False)),
        # The treaty of 1988 is silent on this: Australian law speaks alone.
        ("PHL AUS", "ph_au_1988", 2005, (), ("no_obstacle", ["general scheme"], False)),
    ],
)  # fmt: skip
def test_what_follows_from_nationality(
    pair: str, instrument: str, on: int, assurances: tuple[str, ...], expected: tuple[str, list[str], bool]
) -> None:
    nationality = pair.split()[1]
    found = ask(
        pair, "extradition", "data_interference", date(on, 1, 1), person_nationalities=(nationality,),
        assurances=assurances,
    )  # fmt: skip
    assert step(over(found, instrument), "nationals") == expected


def test_a_confirmed_law_that_extradites_nationals_takes_the_right_to_refuse_away() -> None:
    """UNTOC 16(10), the United Kingdom and the United States: the national rule was seen and says that nationals are extradited."""
    for pair in ("JPN GBR", "JPN USA"):
        found = ask(pair, "extradition", "malware", date(2018, 1, 1), person_nationalities=(pair.split()[1],))
        effect, articles, verified = step(over(found, "untoc_2000"), "nationals")
        assert (effect, articles[0], verified) == ("no_obstacle", "16(10)", True)
        assert len(articles) == 2


def test_a_person_of_a_third_state_is_no_national_and_for_other_measures_nobody_asks() -> None:
    third = over(ask("FRA DEU", "extradition", "malware", date(2015, 1, 1), person_nationalities=("ITA",)), "eaw_2002")
    assert step(third, "nationals") == ("no_obstacle", [], True)
    stated = ask("BRA PHL", "mutual_assistance", "malware", date(2024, 2, 1), person_nationalities=("PHL",))
    assert "nationals" not in {one.id for route in stated.routes for one in route.steps}
    asked = over(ask("FRA DEU", "extradition", "malware", date(2015, 1, 1)), "eaw_2002").questions
    found = next(question for question in asked if question.fact == "person_nationalities")
    assert (found.effect, [provision.article for provision in found.provisions]) == ("return_guarantee", ["5(3)"])


@pytest.mark.parametrize(
    ("when", "words"),
    [("on_request", "if France asks for it"), ("always", "without being asked")],
)
def test_who_refuses_a_national_has_to_prosecute_and_when(when: Any, words: str) -> None:
    """ETS 24, Art. 6(2), on request; the Inter-American Convention, Art. 8, knows it without one."""
    held = facts()
    changed = tuple(
        replace(one, nationals=tuple(replace(rule, prosecute_when=when) for rule in one.nationals))
        if one.id == "ece_24"
        else one
        for one in held.instruments
    )
    found = ask(
        "FRA DEU", "extradition", "data_interference", date(2001, 1, 1), person_nationalities=("DEU",),
        facts=replace(held, instruments=changed),
    )  # fmt: skip
    answer = next(one.answer for one in over(found, "ece_24").steps if one.id == "nationals")
    assert answer.endswith(f"has to submit the case to its own prosecuting authorities, {words}.")


# --- criminality -----------------------------------------------------------------------------------------------------


def other_law(state: str, **change: Any) -> Facts:
    """The facts with something of a state's own law changed."""
    held = facts()
    return replace(
        held, states=tuple(replace(one, **change) if one.code == state else one for one in held.states)
    )  # fmt: skip


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
    found = ask("PHL USA", "extradition", "malware", on, requested_on=date(2001, 1, 1))
    for route in found.routes:
        if route.basis:
            assert step(route, "own_law")[:2] == (effect, articles)
    assert "own_law" not in {one.id for one in ask("PHL USA", "preservation", "malware", on).routes[0].steps}


def test_without_a_known_law_of_the_requesting_state_its_own_law_is_open_and_without_a_ban_none_is_cited() -> None:
    nothing = other_law("FRA", offences=(), first_offences=(), retroactivity_ban=None)
    found = over(ask("FRA DEU", "extradition", "malware", date(2015, 1, 1), facts=nothing), "eaw_2002")
    assert step(found, "own_law") == ("open", [], False)
    # Nothing gives the penalty, so whether the list of Art. 2(2) is open to it stays open as well.
    assert step(found, "dual_criminality") == ("open", ["2(2)"], True)
    assert step(found, "threshold") == ("open", ["2(1)"], True)


def test_below_three_years_an_act_that_the_executing_state_does_not_punish_may_be_refused() -> None:
    """Framework Decision, Art. 4(1) with Art. 2(4): may, not must; where the law is not known, open."""
    asked: dict[str, Any] = {"maximum_penalty_months": 35, "on": date(2015, 1, 1)}
    unknown = ask("FRA DEU", "extradition", "malware", facts=other_law("DEU", offences=(), first_offences=()), **asked)
    effect, articles, verified = step(over(unknown, "eaw_2002"), "dual_criminality")
    assert (effect, articles[0], verified) == ("open", "4(1)", False)
    asked = {"maximum_penalty_months": 35, "on": date(2004, 2, 1)}
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
    found = ask("FRA DEU", "extradition", "malware", facts=closed, **asked)
    assert step(over(found, "eaw_2002"), "dual_criminality")[0] == "permits_refusal"
    assert over(found, "eaw_2002").outcome == "refusable"
    # By ETS 30, Art. 5(1)(a), the same failure permits refusal of a search only with a declaration.
    made = next(one for one in declared("DEU").reservations if (one.state, one.article) == ("DEU", "5(1)(a)"))
    with_it = replace(closed, reservations=(*closed.reservations, made))
    found = ask("FRA DEU", "search_seizure", "malware", date(2004, 2, 1), facts=with_it)
    assert step(over(found, "ecmacm_30"), "dual_criminality") == ("permits_refusal", ["5(1)(a)"], True)
    # Seen or not, the declaration decides nothing surely where the statement on the law was not seen.
    doubt = replace(statement, provenance=Provenance(status="unverified"))
    unseen = replace(other_law("DEU", offences=offences, first_offences=(doubt,)), reservations=with_it.reservations)
    found = ask("FRA DEU", "search_seizure", "malware", date(2004, 2, 1), facts=unseen)
    assert step(over(found, "ecmacm_30"), "dual_criminality") == ("permits_refusal", ["5(1)(a)"], False)
    # By Budapest 25(4), which itself asks for nothing, the same failure leaves the answer open.
    found = ask("FRA DEU", "mutual_assistance", "malware", date(2012, 2, 1), facts=closed)
    assert step(over(found, "budapest_185", "operative"), "dual_criminality")[0] == "open"


def test_an_offence_on_the_list_whose_penalty_is_not_recorded_needs_dual_criminality() -> None:
    """Framework Decision, Art. 2(2): without a penalty the list is not shown to be open; both laws punish the act."""
    unrecorded = tuple(replace(one, maximum_months=None) for one in facts().state_by_code["FRA"].offences)
    held = other_law("FRA", offences=unrecorded)
    found = over(ask("FRA DEU", "extradition", "malware", date(2015, 1, 1), facts=held), "eaw_2002")
    effect, articles, verified = step(found, "dual_criminality")
    assert (effect, articles[0], len(articles), verified) == ("no_obstacle", "2(2)", 3, True)
    assert step(found, "threshold") == ("open", ["2(1)"], True)


def test_where_national_law_may_ask_for_dual_criminality_a_failure_leaves_it_open() -> None:
    """Budapest 25(4): met, no obstacle; not known, open, and the answer says that the law is not modelled."""
    met = over(ask("BRA PHL", "mutual_assistance", "malware", date(2024, 2, 1)), "budapest_185", "operative")
    assert step(met, "dual_criminality")[0] == "no_obstacle"
    nothing = other_law("PHL", offences=(), first_offences=())
    unknown = ask("BRA PHL", "mutual_assistance", "malware", date(2024, 2, 1), facts=nothing)
    found = next(
        one for one in over(unknown, "budapest_185", "operative").steps if one.id == "dual_criminality"
    )  # fmt: skip
    assert (found.effect, found.verified) == ("open", False)
    assert found.answer.endswith("a treaty asks for it is not modelled.")
    assert any("Philippines" in reason for reason in found.reasons)
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
    found = cb.dual_criminality("malware", requesting, requested, on=date(2012, 2, 1), requested_on=requested_on)
    assert [test.day for test in found.tested] == [date(2012, 2, 1), *days]
    rule = found.day_rule
    cited = [provision.label for provision in found.provisions]
    assert ((rule.provision.label in cited) if rule else False) is articles
    assert ("both tested" in " ".join(found.reasons)) is (len(days) > 1)
    assert found.day_rule == facts().state_by_code[requested].dual_criminality_day
    assert found.verified is all(test.verified for test in found.tested)


def test_a_rule_on_the_day_that_was_not_seen_does_not_decide() -> None:
    held = facts()
    rule = held.state_by_code["GBR"].dual_criminality_day
    assert rule is not None
    unseen = other_law("GBR", dual_criminality_day=replace(rule, provenance=Provenance(status="unverified")))
    asked = {"on": date(2012, 2, 1), "requested_on": date(2012, 3, 1)}
    found = cb.dual_criminality("malware", "USA", "GBR", facts=unseen, **asked)
    assert [test.day for test in found.tested[1:]] == [date(2012, 2, 1), date(2012, 3, 1)]
    assert rule.provision not in found.provisions
    assert not any(rule.text in reason for reason in found.reasons)


def test_other_facts_are_used_for_both_states_and_for_offences_that_failed() -> None:
    nothing = {"offences": (), "first_offences": ()}
    for state, place in (("USA", 0), ("PHL", 1)):
        found = cb.dual_criminality("malware", "USA", "PHL", on=date(2012, 2, 1), facts=other_law(state, **nothing))
        assert [test.answer for test in found.tested][place] is None
        assert found.met is None
        assert not found.verified
    failed = cb.dual_criminality("malware", "USA", "PHL", on=date(2000, 5, 4))
    assert any("does not count" in reason for reason in failed.reasons)
    found = cb.dual_criminality("malware", "USA", "PHL", on=date(2000, 5, 4), facts=other_law("PHL", **nothing))
    assert not any("does not count" in reason for reason in found.reasons)
