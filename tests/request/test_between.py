"""What a request contains between two states: where an assistance treaty binds both, it and not Article 27 says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import crossborder as cb
from crossborder.request import check, completeness, letter, to_text
from crossborder.request.findings import Desk

if TYPE_CHECKING:
    from crossborder.request import Draft, RequestElement
    from crossborder.request.between import FormBetween

ASSISTANCE = "subscriber_information"
# Each row in plain words: who asks whom on which day; the treaties that govern; the provisions that require something.
GOVERNED = [
    (
        "Germany asks Chile: the European Convention of 1959 binds both",
        ("budapest_185", "DEU", "CHL", "2026-03-02"),
        ("ecmacm_30",),
        {"14(1)(a)", "14(1)(b)", "14(1)(c)", "14(2)"},
    ),
    (
        "the same under UNTOC, whose paragraph 7 sends to that treaty",
        ("untoc_2000", "DEU", "CHL", "2026-03-02"),
        ("ecmacm_30",),
        {"14(1)(a)", "14(1)(b)", "14(1)(c)", "14(2)"},
    ),
    (
        "Germany asks France: the Investigation Order has replaced the Convention of 1959",
        ("budapest_185", "DEU", "FRA", "2026-03-02"),
        ("eio_2014",),
        {"5(1)", "5(1)(a)", "5(1)(b)", "5(1)(c)", "5(1)(d)", "5(1)(e)"},
    ),
    (
        "the United States asks the Philippines: their treaty of 1994, whose Article 4 was not read",
        ("budapest_185", "USA", "PHL", "2026-03-02"),
        ("us_ph_mla_1994",),
        {"4"},
    ),
    (
        "Germany asks the United States: two treaties that are not modelled",
        ("budapest_185", "DEU", "USA", "2026-03-02"),
        ("de_us_mla_2003", "eu_us_mla_2003"),
        set(),
    ),
    ("Brazil asks Nigeria: no assistance treaty binds both", ("budapest_185", "BRA", "NGA", "2026-03-02"), (), set()),
    ("the day of the request is missing", ("budapest_185", "DEU", "CHL", ""), (), set()),
]


def between(good: Draft, basis: str, requesting: str, requested: str, on: str, measure: str = ASSISTANCE) -> Draft:
    case = replace(good.case, requesting=requesting, requested=requested, requested_on=on)
    return replace(good, basis=basis, measure=measure, case=case)


def form_of(draft: Draft) -> FormBetween:
    form = Desk(draft, cb.facts()).form
    assert form
    return form


def said(form: FormBetween) -> str:
    """Everything that the form says, with the provisions that it names."""
    return " ".join([form.title, form.text, *(words for element in form.elements for words in told(element))])


def told(element: RequestElement) -> list[str]:
    provisions = [*([element.required_by] if element.required_by else []), *element.see]
    return [element.asks, element.note, *(provision.label for provision in provisions)]


@pytest.mark.parametrize(
    ("asked", "treaties", "required"), [row[1:] for row in GOVERNED], ids=[row[0] for row in GOVERNED]
)
def test_the_treaty_between_the_two_says_what_a_request_contains(
    good: Draft, asked: tuple[str, str, str, str], treaties: tuple[str, ...], required: set[str]
) -> None:
    form = form_of(between(good, *asked))
    assert tuple(treaty.id for treaty in form.treaties) == treaties
    entries = completeness(between(good, *asked)).entries
    by = [entry.element.required_by for entry in entries if entry.element.required_by and not entry.gives_way]
    assert {provision.article for provision in by} == required
    assert {provision.instrument_id for provision in by} <= set(treaties)
    for treaty in form.treaties:
        assert f"{treaty.in_sentence} ({treaty.citation})" in form.text


@pytest.mark.parametrize("asked", [row[1] for row in GOVERNED if row[2] and row[1][0] == "budapest_185"], ids=str)
def test_article_27_is_not_named_where_it_does_not_apply(good: Draft, asked: tuple[str, str, str, str]) -> None:
    for measure in (ASSISTANCE, "search_seizure", "mutual_assistance"):
        assert "27" not in said(form_of(between(good, *asked, measure=measure)))
    draft = between(good, *asked).with_text("confidentiality", "Secret, please.")
    cited = [provision for finding in check(draft) for provision in finding.provisions]
    assert not [one.label for one in cited if one.instrument_id == "budapest_185" and one.article.startswith("27")]


def test_where_article_27_applies_the_form_is_that_of_the_convention(good: Draft) -> None:
    form = form_of(between(good, "budapest_185", "BRA", "NGA", "2026-03-02"))
    assert (form.title, form.elements) == (
        "Request for assistance, Budapest Convention, Articles 25, 27 and 31",
        cb.request_elements("budapest_185", measure=ASSISTANCE),
    )


def test_a_treaty_that_is_not_modelled_is_named_with_what_is_missing(good: Draft) -> None:
    form = form_of(between(good, "budapest_185", "DEU", "USA", "2026-03-02"))
    assert form.text.count("We have not modelled what it asks of a request") == 2
    assert "Germany-US Assistance Treaty" in form.text


def test_before_the_treaty_bound_both_it_governs_nothing(good: Draft) -> None:
    """ETS 30 has bound Chile since 28 August 2011."""
    assert not form_of(between(good, "untoc_2000", "DEU", "CHL", "2011-08-27")).treaties
    assert form_of(between(good, "untoc_2000", "DEU", "CHL", "2011-08-28")).treaties


def test_preservation_keeps_its_own_list_beside_a_treaty(keeping: Draft) -> None:
    """Article 29 goes on applying; 27(8) gives way."""
    form = form_of(keeping)
    assert form.treaties == ()
    assert {one.required_by.instrument_id for one in form.elements if one.required_by} == {"budapest_185"}
    secret = next(one for one in form.elements if one.id == "confidentiality")
    assert [one.article for one in secret.see] == ["29(6)"]


def test_advice_that_rested_on_what_gives_way_alone_is_not_confirmed(good: Draft) -> None:
    """ETS 30 has no article on confidentiality; Budapest 27(8) and 28 do not apply."""
    elements = {one.id: one for one in form_of(between(good, "budapest_185", "DEU", "CHL", "2026-03-02")).elements}
    for name in ("confidentiality", "use_limits"):
        assert (elements[name].see, elements[name].sources, elements[name].verified) == ((), (), False)
    assert elements["contact"].verified


def test_the_letter_names_the_treaty_whose_contents_and_procedure_it_follows(good: Draft) -> None:
    line = "Contents and procedure follow: European Convention on Mutual Assistance in Criminal Matters (ETS No. 30)"
    assert line in to_text(letter(between(good, "budapest_185", "DEU", "CHL", "2026-03-02")))
    assert "Contents and procedure" not in to_text(letter(between(good, "budapest_185", "BRA", "NGA", "2026-03-02")))


def test_the_rule_on_procedure_says_its_exception() -> None:
    """Article 27(3): except where incompatible with the law of the requested party."""
    text = cb.request.form_of("budapest_185", ASSISTANCE).text
    assert "except where it is incompatible with the law of the requested party" in text
