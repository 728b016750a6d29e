"""How grave an offence must be for extradition: each law, each sentence, each boundary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from crossborder.records import PartialDate, facts
from crossborder.rules.steps import Step
from tests.rules.asking import ask, other_law, over, step, with_instrument

if TYPE_CHECKING:
    from crossborder.records.collection import Facts


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
    route = over(ask(pair, "extradition", "data_interference", on, sentence_months=months), instrument)
    assert step(route, "sentence") == (effect, ["2(1)"], True)
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
    route = over(
        ask("USA IND", "extradition", "malware", date(2005, 1, 1), maximum_penalty_months=months), "in_us_1997"
    )
    steps = [one for one in route.steps if one.id == "threshold"]
    assert [one.effect for one in steps] == effects
    assert [f"{months[code]} months, as stated" in one.answer for code, one in zip(months, steps, strict=False)]
    if len(months) == 1:
        assert "36 months under Information Technology Act, 2000, s 66" in steps[1].answer


LISTED = date(2001, 3, 14)
HARM = "data_interference"


def level(pair: str, **stated: Any) -> Any:
    """The route over ETS 24 for damage to data, asked on 14 March 2001; ``on`` is the day of the act."""
    asked = {"requested_on": LISTED, **stated}
    return over(ask(pair, "extradition", HARM, date(2001, 1, 1), **asked), "ece_24")


def test_a_reserved_level_is_named_with_the_words_of_the_reservation() -> None:
    """S.I. 2001/962: France, at least two years."""
    steps = [one for one in level("GBR FRA", maximum_penalty_months=23).steps if one.id == "threshold"]
    assert [one.answer for one in steps] == [
        (
            "It has to be at least 24 months; it is 23 months, as stated in the request. France made a reservation: For prosecution "
            "France extradites only for offences punishable in both states with at least two years of imprisonment as the maximum."
        )
    ] * 2
    of_treaty = next(one for one in level("GBR DEU", maximum_penalty_months=12).steps if one.id == "threshold")
    assert of_treaty.answer == "It has to be at least 12 months; it is 12 months, as stated in the request."


@pytest.mark.parametrize("status", ["confirmed", "unverified"])
def test_a_step_that_rests_on_a_reservation_is_verified_only_when_the_reservation_was_seen(status: Any) -> None:
    held = facts()
    changed = replace(
        held,
        reservations=tuple(
            replace(one, provenance=replace(one.provenance, status=status)) if one.state in {"FRA", "ROU"} else one
            for one in held.reservations
        ),
    )
    seen = status == "confirmed"
    asked: dict[str, Any] = {"facts": changed, "maximum_penalty_months": 23}
    assert step(level("GBR FRA", **asked), "threshold") == ("condition_failed", ["2(1)"], seen)
    assert step(level("FRA DEU", **asked), "own_reservation") == ("permits_refusal", ["26(3)", "2(1)"], seen)
    # The level of the Convention was used, not the reservation.
    assert step(level("FRA DEU", **asked), "threshold") == ("no_obstacle", ["2(1)"], True)
    sentenced = {
        "sentence_months": 12,
        "maximum_penalty_months": 36,
        "facts": changed,
        "requested_on": date(2003, 6, 1),
    }
    route = over(ask("GBR ROU", "extradition", "illegal_access", date(2003, 5, 1), **sentenced), "ece_24")
    assert step(route, "sentence") == ("condition_failed", ["2(1)"], seen)


def test_a_state_is_held_to_its_own_reservation_in_words_that_name_each_figure() -> None:
    """ETS 24, Art. 26(3)."""
    route = level("FRA DEU", maximum_penalty_months={"FRA": 23, "DEU": 24})
    answer = next(one.answer for one in route.steps if one.id == "own_reservation")
    assert answer.endswith(
        "It can claim from others only what it accepted itself, so Germany may refuse: the maximum penalty under the law of "
        "France is 23 months and has to be at least 24 months."
    )
    asked = {"sentence_months": 12, "maximum_penalty_months": 36, "requested_on": date(2003, 6, 1)}
    route = over(ask("ROU DEU", "extradition", "illegal_access", date(2003, 5, 1), **asked), "ece_24")
    answer = next(one.answer for one in route.steps if one.id == "own_reservation")
    assert answer.endswith("Germany may refuse: the sentence is 12 months and has to be more than 12 months.")
    # Nobody knows the penalty: that question comes first, and nothing is held against the requesting state.
    nothing = other_law("DEU", offences=(), first_offences=())
    steps = [one.id for one in level("FIN DEU", maximum_penalty_months={"FIN": 60}, facts=nothing).steps]
    assert "own_reservation" not in steps


def test_what_is_not_known_of_a_reservation_is_a_step_for_the_requested_and_a_question_for_the_requesting_state() -> (
    None
):
    known = facts()
    unknown = replace(known, reservations=tuple(one for one in known.reservations if one.state != "FRA"))
    asked = level("GBR FRA", maximum_penalty_months=24, facts=unknown)
    assert step(asked, "threshold_reserved") == ("open", ["2(1)"], True)
    assert asked.outcome == "open"
    texts = {one.text: one for one in asked.questions if not one.fact and "2(1)" in one.text}
    # The British reservation is known, and speaks of more than a figure.
    (british,) = texts.values()
    assert british.text.startswith("United Kingdom made a reservation to Article 2(1): The United Kingdom may decide")
    assert british.text.endswith("Does France hold it to the same?")
    assert [one.article for one in british.provisions] == ["26(3)", "2(1)"]
    asking = level("FRA DEU", maximum_penalty_months=12, facts=unknown)
    assert "own_reservation" not in {one.id for one in asking.steps}
    assert asking.outcome == "available"
    (french,) = (question for question in asking.questions if not question.fact and "2(1)" in question.text)
    assert french.text == (
        "Whether France made a reservation to Article 2(1): nobody has looked. If it made one, Germany may hold it to the same."
    )
    assert (french.effect, [one.article for one in french.provisions]) == ("permits_refusal", ["26(3)", "2(1)"])


def test_a_reservation_with_a_figure_leaves_no_question_and_one_with_a_list_does() -> None:
    assert [
        question.text for question in level("ITA FRA", maximum_penalty_months=24).questions if not question.fact
    ] == []
    assert [
        question.text for question in level("FRA DEU", maximum_penalty_months=24).questions if not question.fact
    ] == []
    (israel,) = (one for one in level("DEU ISR", maximum_penalty_months=37).questions if not one.fact)
    assert israel.text.endswith("Does this stand in the way?")
    assert [one.article for one in israel.provisions] == ["2(1)"]
    # A search for assistance asks for no level at all.
    route = over(ask("FRA DEU", "mutual_assistance", HARM, date(2001, 1, 1), requested_on=LISTED), "ecmacm_30")
    assert [question for question in route.questions if "2(1)" in question.text] == []


def test_an_instrument_without_reservations_asks_for_none() -> None:
    """The Framework Decision lets nobody reserve another level."""
    route = over(ask("FRA DEU", "extradition", HARM, date(2015, 1, 1), maximum_penalty_months=12), "eaw_2002")
    assert {"threshold_reserved", "own_reservation"} & {one.id for one in route.steps} == set()
    assert step(route, "threshold") == ("no_obstacle", ["2(1)"], True)
    assert [question for question in route.questions if not question.fact] == []


@pytest.mark.parametrize(("promised", "effect"), [((), "open"), (("reciprocity",), "no_obstacle")])
def test_a_level_below_that_of_the_convention_needs_the_promise_it_was_made_for(
    promised: tuple[str, ...], effect: str
) -> None:
    """S.I. 2001/962: Albania asks for no minimum, on condition of reciprocity."""
    route = level("GBR ALB", maximum_penalty_months=6, assurances=promised)
    assert step(route, "threshold") == (effect, ["2(1)"], True)
    answer = next(one.answer for one in route.steps if one.id == "threshold")
    assert ("The requesting state has to promise reciprocity." in answer) is not bool(promised)
    assert ("The requesting state promises reciprocity." in answer) is bool(promised)
    # Who asks cannot be short of a level of nothing.
    asking = level("ALB DEU", maximum_penalty_months=12)
    assert "own_reservation" not in {one.id for one in asking.steps}


@pytest.mark.parametrize(
    ("sentence", "effects"),
    [
        # For prosecution both laws are tested; after a conviction that of the requested state alone (Art. 2(1)(b)).
        (None, ["condition_failed", "no_obstacle"]),
        (4, ["no_obstacle"]),
    ],
)
def test_after_a_conviction_the_treaty_of_2009_tests_the_law_of_the_requested_state_alone(
    sentence: int | None, effects: list[str]
) -> None:
    asked = {"maximum_penalty_months": {"GBR": 11, "PHL": 12}, "sentence_months": sentence}
    route = over(ask("GBR PHL", "extradition", "malware", date(2016, 1, 1), **asked), "gb_ph_2009")
    assert [one.effect for one in route.steps if one.id == "threshold"] == effects


def test_a_law_that_changed_between_act_and_request_leaves_the_level_open_and_names_both_figures() -> None:
    """Code penal, Art. 323-1: one year until 21 June 2004, two years since; the French reservation asks for two."""
    days = {"requested_on": date(2004, 6, 22)}
    route = over(ask("TUR FRA", "extradition", "illegal_access", date(2004, 6, 21), **days), "ece_24")
    (french,) = (one for one in route.steps if one.id == "threshold" and "under the law of France" in one.question)
    assert french.effect == "open"
    assert "it is 12 months under" in french.answer
    assert "or 24 months under" in french.answer
    assert "The law changed between the act and the request, and which day counts is not known." in french.answer
    stated = ask("TUR FRA", "extradition", "illegal_access", date(2004, 6, 21), maximum_penalty_months=24, **days)
    answers = [one.answer for one in over(stated, "ece_24").steps if one.id == "threshold"]
    assert not any("The law changed" in one for one in answers)


def test_a_penalty_that_changed_is_held_against_the_requesting_state_only_when_both_figures_are_too_low() -> None:
    """French law as it changed on 22 June 2004, as if Finland's reservation were held against Finland in France."""
    french = facts().state_by_code["FRA"].offences
    first, second = (next(one for one in french if one.id == name) for name in ("fra_323_1_1994", "fra_323_1_2004"))
    days = {"requested_on": date(2003, 6, 22)}
    act = date(2003, 6, 21)
    turn = replace(second.in_force, day=PartialDate("2003-06-22"))

    def asked(before: int | None, after: int | None) -> list[str]:
        offences = (
            replace(first, until=turn, maximum_months=before, graver=(), every_form=True),
            replace(second, in_force=turn, until=None, maximum_months=after, graver=(), every_form=True),
        )
        none = replace(
            facts(), reservations=tuple(one for one in facts().reservations if one.state == "FIN")
        )  # fmt: skip
        held = replace(none, states=other_law("FRA", offences=offences).states)
        route = over(ask("FIN FRA", "extradition", "illegal_access", act, facts=held, **days), "ece_24")
        return [one.answer for one in route.steps if one.id == "own_reservation"]

    (both,) = asked(11, 12)
    assert both.endswith(
        "the maximum penalty under the law of France is 11 months or 12 months and has to be more than 12 months."
    )
    assert asked(12, 13) == []
    assert asked(13, 12) == []
    assert asked(12, None) == []
    # Where one of the two is not recorded, the words say so and name no source for it.
    unknown = other_law("FRA", offences=(replace(first, until=turn, maximum_months=None),))
    route = over(ask("ITA FRA", "extradition", "illegal_access", act, facts=unknown), "ece_24")
    answers = [one.answer for one in route.steps if one.id == "threshold" and "law of France" in one.question]
    assert [one.split(" France made")[0] for one in answers] == ["It has to be at least 24 months; it is not stated."]


def with_threshold(**change: Any) -> Facts:
    """The facts with the threshold of ETS 24 changed."""
    held = facts()
    return replace(
        held,
        instruments=tuple(
            replace(one, thresholds=tuple(replace(rule, **change) for rule in one.thresholds))
            if one.id == "ece_24"
            else one
            for one in held.instruments
        ),
    )


def test_without_a_provision_on_reciprocity_nobody_is_held_to_a_reservation() -> None:
    """As if ETS 24 had no Article 26(3)."""
    route = level("FRA DEU", maximum_penalty_months=12, facts=with_threshold(reciprocity_article=""))
    assert "own_reservation" not in {one.id for one in route.steps}
    assert route.outcome == "available"
    asked = level("GBR DEU", maximum_penalty_months=12, facts=with_threshold(reciprocity_article=""))
    assert [question for question in asked.questions if not question.fact] == []


def test_a_promise_of_reciprocity_is_needed_up_to_the_level_of_the_treaty_itself() -> None:
    """Albania: twelve months reach "at least one year"; they would not reach "more than one year"."""
    assert step(level("GBR ALB", maximum_penalty_months=12), "threshold")[0] == "no_obstacle"
    assert step(level("GBR ALB", maximum_penalty_months=11), "threshold")[0] == "open"
    more = with_threshold(comparison="more_than")
    assert step(level("GBR ALB", maximum_penalty_months=12, facts=more), "threshold")[0] == "open"
    assert step(level("GBR ALB", maximum_penalty_months=13, facts=more), "threshold")[0] == "no_obstacle"


def test_the_step_on_an_own_reservation_names_every_figure_that_is_too_low() -> None:
    """ETS 24, Art. 26(3), with the French reservation to Art. 2(1)."""
    held = facts()
    french = next(
        one for one in held.reservations if (one.instrument, one.state, one.article) == ("ece_24", "FRA", "2(1)")
    )
    route = level("FRA DEU", maximum_penalty_months={"FRA": 23, "DEU": 22})
    assert [one for one in route.steps if one.id == "own_reservation"] == [
        Step(
            id="own_reservation",
            question="Is France held to its own reservation?",
            answer=(
                f"France made a reservation: {french.text} It can claim from others only what it accepted itself, so Germany may "
                "refuse: the maximum penalty under the law of France is 23 months and has to be at least 24 months; the maximum "
                "penalty under the law of Germany is 22 months and has to be at least 24 months."
            ),
            effect="permits_refusal",
            provisions=(held.provision_by_place["ece_24", "26(3)"], held.provision_by_place["ece_24", "2(1)"]),
            verified=True,
        )
    ]


def test_the_words_on_a_penalty_that_changed_are_whole_sentences() -> None:
    days = {"requested_on": date(2004, 6, 22)}
    route = over(ask("TUR FRA", "extradition", "illegal_access", date(2004, 6, 21), **days), "ece_24")
    law = facts().offence_by_id
    before, after = law["fra_323_1_1994"], law["fra_323_1_2004"]
    (answer,) = (
        one.answer for one in route.steps if one.id == "threshold" and "under the law of France" in one.question
    )
    assert answer.startswith(
        f"It has to be at least 24 months; it is 12 months under {before.law}, {before.section} or 24 months under {after.law}, "
        f"{after.section}. The law changed between the act and the request, and which day counts is not known. That is the basic form. It is graver if data"
    )


def test_a_treaty_that_says_nothing_of_sentences_asks_for_none() -> None:
    """Treaty of 1990 between Australia and the United States, as far as it was read."""
    asked = {"maximum_penalty_months": 60, "sentence_months": 1}
    route = over(ask("AUS USA", "extradition", "illegal_access", date(2015, 1, 1), **asked), "au_us_1990")
    assert "sentence" not in {one.id for one in route.steps}


@pytest.mark.parametrize(
    ("months", "effect", "verified"),
    [
        (13, "no_obstacle", True),  # enough for the Convention's year and for the reserved level
        (12, "condition_failed", False),  # enough for the Convention: only the reservation stands against it
        (11, "condition_failed", True),  # enough for neither
    ],
)
def test_an_old_reservation_makes_doubtful_only_what_turns_on_it(months: int, effect: str, *, verified: bool) -> None:
    """S.I. 2001/962: Finland asks for more than one year under its own law; nobody looked later than 14 March 2001."""
    asked = {"requested_on": date(2015, 7, 1), "maximum_penalty_months": {"FIN": months, "ISR": 60}}
    route = over(ask("ISR FIN", "extradition", HARM, date(2015, 1, 1), **asked), "ece_24")
    (own,) = (one for one in route.steps if one.id == "threshold" and "the law of Finland" in one.question)
    assert (own.effect, own.verified) == (effect, verified)


def test_only_the_graver_forms_that_reach_the_level_are_named() -> None:
    """Penal Code of Brazil, Art. 154-A as of 2012: of its four graver forms, §§ 3 and 4 reach the two years of Art. 82, IV."""
    assessment = ask("DEU BRA", "extradition", "illegal_access", date(2018, 5, 1))
    own = next(route for route in assessment.routes if any(one.id == "threshold" for one in route.steps))
    said = next(one for one in own.steps if one.id == "threshold")
    assert said.effect == "open"
    assert "(Art. 154-A, § 3: 24 months)" in said.answer
    assert "(Art. 154-A, § 4: 40 months)" in said.answer
    assert "§ 2:" not in said.answer
    assert "§ 5:" not in said.answer


@pytest.mark.parametrize(("graver", "effect"), [(11, "condition_failed"), (12, "open")])
def test_graver_forms_below_the_level_leave_nothing_open(graver: int, effect: str) -> None:
    """Computer Misuse Act 1990, s 1, six months: as if all its forms were recorded, under the treaty of 2003, Art. 2(1)."""
    (form,) = facts().offence_by_id["isr_cl_4"].graver
    offences = tuple(
        replace(one, every_form=True, graver=(replace(form, maximum_months=graver),))
        for one in facts().state_by_code["GBR"].offences
        if one.id == "gbr_cma_1_1990"
    )
    assessment = ask(
        "USA GBR", "extradition", "illegal_access", date(2007, 5, 1), facts=other_law("GBR", offences=offences)
    )
    british = [
        one for one in over(assessment, "uk_us_2003").steps if one.id == "threshold" and one.values["state"] == "GBR"
    ]
    assert [one.effect for one in british] == [effect]
    assert british[0].values["asked"] == "at least 12 months"
    assert bool(british[0].values["graver"]) == (effect == "open")


def test_two_figures_with_different_effects_leave_the_level_open_though_each_alone_decides() -> None:
    """French law as it changed on 22 June 2004, as if all forms of both versions were recorded."""
    offences = tuple(
        replace(one, every_form=True, graver=()) for one in facts().state_by_code["FRA"].offences if "323_1" in one.id
    )
    changed = other_law("FRA", offences=offences)
    act, later = date(2004, 6, 21), date(2004, 6, 22)
    for requested_on, effect in ((act, "condition_failed"), (later, "open")):
        assessment = ask("TUR FRA", "extradition", "illegal_access", act, requested_on=requested_on, facts=changed)
        (french,) = (
            one
            for one in over(assessment, "ece_24").steps
            if one.id == "threshold" and "under the law of France" in one.question
        )
        assert french.effect == effect


def test_an_offence_without_a_recorded_figure_leaves_the_level_open() -> None:
    offences = tuple(replace(one, maximum_months=None) for one in facts().state_by_code["GBR"].offences)
    changed = other_law("GBR", offences=offences)
    route = over(ask("USA GBR", "extradition", "illegal_access", date(2012, 10, 1), facts=changed), "uk_us_2003")
    (british,) = (one for one in route.steps if one.id == "threshold" and one.values["state"] == "GBR")
    assert (british.effect, british.answer) == ("open", "It has to be at least 12 months; it is not stated.")


@pytest.mark.parametrize("sentence", [None, 24])
def test_a_treaty_that_says_nothing_of_convicted_persons_tests_the_same_law_for_them(sentence: int | None) -> None:
    """As if ETS 24, Art. 2(1), tested the law of the requesting state alone."""
    rule = replace(facts().instrument_by_id["ece_24"].thresholds[0], under="requesting", convicted_under="")
    held = with_instrument("ece_24", thresholds=(rule,))
    stated = {"maximum_penalty_months": {"CHE": 60, "DEU": 6}, "sentence_months": sentence, "facts": held}
    route = over(ask("CHE DEU", "extradition", "malware", date(2015, 1, 1), **stated), "ece_24")
    assert [one.effect for one in route.steps if one.id == "threshold"] == ["no_obstacle"]
