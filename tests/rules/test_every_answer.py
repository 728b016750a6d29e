"""What holds for every answer, whatever the case: words, provisions, and what counts as verified."""

from __future__ import annotations

import re
from datetime import date
from itertools import product
from typing import TYPE_CHECKING, Any

import crossborder as cb
from crossborder.records import facts
from crossborder.records.terms import RISKS
from crossborder.rules import BEST_FIRST
from crossborder.rules.stated import FACT_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator


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
    *("threshold_reserved", "own_reservation", "no_extradition_treaty", "taken_as_basis"),
    *(ground.id for instrument in facts().instruments for ground in instrument.grounds),
    *(one.id for instrument in facts().instruments for rule in instrument.bases for one in rule.conditions),
    "no_assistance_treaty",
    *(rule.id for state in facts().states for rule in state.own_law),
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
                    assert not one.verified or all(provision.verified for provision in one.provisions), one
            if route.basis is not None:
                assert {"basis"} == {one.id for one in route.steps[:1]}
                assert route.steps[0].provisions == route.basis.provisions
                assert route.title == route.basis.provisions[0].label
            for question in route.questions:
                assert question.fact in FACTS_ASKED
                assert question.effect in {*EFFECTS, "return_guarantee", "no_bar"} - {"no_obstacle"}
                assert question.provisions


def test_every_alternative_is_named_and_a_way_that_is_closed_or_open_by_law_cites_it() -> None:
    for assessment in many():
        ids = [other.id for other in assessment.alternatives]
        extradition = assessment.request.measure == "extradition"
        assert ids[0] == "prosecution_at_home"
        assert ids[-1] == ("reciprocity" if extradition else "letters_rogatory")
        assert ("preservation_first" in ids) is (assessment.request.measure not in {"extradition", "preservation"})
        assert set(ids[1:-1]) <= {
            "preservation_first",
            "spontaneous_information",
            "order_to_provider",
            "home_state_first",
        }
        for other in assessment.alternatives:
            assert other.outcome in BEST_FIRST
            assert other.provisions or other.outcome == "open" or other.id == "prosecution_at_home"
