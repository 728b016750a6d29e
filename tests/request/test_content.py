"""Whether a text tells what its element has to tell: a draft full of bananas is not complete."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import crossborder as cb
from crossborder.request import Draft, bases_with_elements, check, completeness, measures_of
from crossborder.request.content import FOR_A_PERSON, NEEDS, lacks

BANANA = "Please send the banana"
PARTS = cb.facts().request_parts


@pytest.mark.parametrize("element", sorted(NEEDS))
def test_a_banana_tells_nothing(element: str) -> None:
    assert lacks(element, BANANA)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.id)
def test_our_good_examples_tell_what_they_have_to(part: Any) -> None:
    assert lacks(part.id, part.good) == ()


@pytest.mark.parametrize("basis", ["ecmacm_30", "untoc_2000", "uncac_2003", "budapest_185", "letters_rogatory"])
def test_a_draft_of_bananas_has_every_text_and_is_not_complete(good: Draft, basis: str) -> None:
    elements = cb.request_elements(basis, measure="subscriber_information")
    draft = replace(good, basis=basis, texts={one.id: BANANA for one in elements})
    report = completeness(draft)
    assert not report.missing("required")
    assert report.thin
    assert not report.complete
    assert "tells_nothing" in {one.code for one in check(draft)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("banana banana banana banana", "too_short"),
        ("banana kiwi mango papaya", "not_judged"),
        ("Bitte senden Sie uns alle Bananen, sofort.", "not_judged"),
    ],
)
def test_what_holds_no_english_word_is_not_passed_over_in_silence(good: Draft, text: str, code: str) -> None:
    found = {(one.code, one.element) for one in check(replace(good, texts={**good.texts, "facts": text}))}
    assert (code, "facts") in found
    assert not {one.code for one in check(good)} & {"too_short", "not_judged"}


@pytest.mark.parametrize("basis", bases_with_elements())
def test_an_empty_draft_is_complete_on_no_basis(basis: str) -> None:
    for measure in measures_of(basis):
        assert not completeness(Draft(basis=basis, measure=measure)).complete


def test_a_draft_in_order_is_complete_and_says_what_only_a_person_can_judge(good: Draft) -> None:
    report = completeness(good)
    assert report.complete
    assert report.thin == ()
    assert FOR_A_PERSON["facts"] in report.for_a_person
    assert FOR_A_PERSON["use_limits"] not in report.for_a_person or "use_limits" in {
        one.element.id for one in report.entries
    }


@pytest.mark.parametrize(
    ("element", "text", "missing"),
    [
        ("facts", "On 1 March 2026 a person entered the server of a hospital.", []),
        ("facts", "A person entered the server of a hospital.", ["when"]),
        ("facts", "On 01.03.2026 the banana.", ["who", "what"]),
        ("assistance_sought", "Please obtain the subscriber information for the account.", []),
        ("assistance_sought", "Please do your best.", ["do", "what"]),
        ("offence_and_law", "Illegal access under § 202a of the Penal Code.", []),
        ("proceedings", "The banana is ripe.", ["case"]),
        ("purpose", "As evidence in the trial of the accused.", []),
        ("facts", "Am 1. März 2026 drang eine unbekannte Person in den Server ein.", []),
        ("facts", "١ مارس ٢٠٢٦", []),
        ("costs", BANANA, []),
    ],
)
def test_what_no_word_tells_is_named(element: str, text: str, missing: list[str]) -> None:
    assert [need.id for need in lacks(element, text)] == missing


def test_what_only_a_person_can_judge_is_about_elements_that_exist() -> None:
    ids = {part.id for part in PARTS}
    assert set(NEEDS) | set(FOR_A_PERSON) <= ids


@given(st.sampled_from(sorted(NEEDS)), st.text(max_size=80), st.text(max_size=80))
def test_writing_more_never_tells_less(element: str, text: str, more: str) -> None:
    before = {need.id for need in lacks(element, f"the {text}")}
    assert {need.id for need in lacks(element, f"the {text}\n{more}")} <= before
