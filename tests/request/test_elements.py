"""What a request contains, by legal basis and measure: cases in plain words, each with its provision."""

from __future__ import annotations

import re
from dataclasses import replace
from ipaddress import ip_address, ip_network
from typing import TYPE_CHECKING

import pytest

import crossborder as cb
from crossborder.records.terms import KINDS_OF_HELP, MEASURES
from crossborder.request import (
    LETTERS_ROGATORY,
    Draft,
    asked_by,
    bases_with_elements,
    check,
    cooperation_request,
    crosswalk,
    form_of,
    letter,
    measures_of,
)
from crossborder.request.document import Paragraph
from crossborder.request.letter import SECTIONS

if TYPE_CHECKING:
    from crossborder.records.records import RequestPart
    from crossborder.request.elements import RequestElement

USES = [(basis, measure) for basis in bases_with_elements() for measure in measures_of(basis)]
PARTS = cb.facts().request_parts
POINT = re.compile(r"\([a-z]\)$")


def element(basis: str, part: str, measure: str = "mutual_assistance") -> RequestElement:
    """One element of a request."""
    return next(entry for entry in cb.request_elements(basis, measure=measure) if entry.id == part)


def required(basis: str, measure: str = "mutual_assistance") -> dict[str, str]:
    """Articles that require an element, by its id."""
    elements = cb.request_elements(basis, measure=measure)
    return {entry.id: entry.required_by.article for entry in elements if entry.required_by}


# The confirmed columns of the cross-walk: what the text itself asks for, letter by letter.
COLUMNS = {
    ("budapest_185", "preservation"): {
        "requesting_authority": "29(2)(a)",
        "offence_and_law": "29(2)(b)",
        "facts": "29(2)(b)",
        "data_identified": "29(2)(c)",
        "link_to_offence": "29(2)(c)",
        "custodian_location": "29(2)(d)",
        "necessity": "29(2)(e)",
        "intended_request": "29(2)(f)",
    },
    ("budapest_185", "mutual_assistance"): {},
    ("budapest_185", "search_seizure"): {},
    ("budapest_185", "subscriber_information"): {},
    ("budapest_185", "traffic_data"): {},
    ("untoc_2000", "mutual_assistance"): {
        "requesting_authority": "18(15)(a)",
        "authority_conducting": "18(15)(b)",
        "proceedings": "18(15)(b)",
        "facts": "18(15)(c)",
        "assistance_sought": "18(15)(d)",
        "procedure": "18(15)(d)",
        "persons": "18(15)(e)",
        "purpose": "18(15)(f)",
        "language": "18(14)",
    },
    ("uncac_2003", "mutual_assistance"): {
        "requesting_authority": "46(15)(a)",
        "authority_conducting": "46(15)(b)",
        "proceedings": "46(15)(b)",
        "facts": "46(15)(c)",
        "assistance_sought": "46(15)(d)",
        "procedure": "46(15)(d)",
        "persons": "46(15)(e)",
        "purpose": "46(15)(f)",
        "language": "46(14)",
    },
    ("ecmacm_30", "mutual_assistance"): {
        "requesting_authority": "14(1)(a)",
        "proceedings": "14(1)(b)",
        "assistance_sought": "14(1)(b)",
        "purpose": "14(1)(b)",
        "persons": "14(1)(c)",
        "address_for_service": "14(1)(d)",
        "offence_and_law": "14(2)",
        "facts": "14(2)",
    },
    (LETTERS_ROGATORY, "mutual_assistance"): {},
    ("ece_24", "extradition"): {
        "requesting_authority": "12(1)",
        "requested_authority": "12(1)",
        "warrant_or_judgment": "12(2)(a)",
        "offence_and_law": "12(2)(b)",
        "facts": "12(2)(b)",
        "enactments": "12(2)(c)",
        "persons": "12(2)(c)",
        "language": "12(1)",
    },
    ("ece_24", "provisional_arrest"): {
        "requesting_authority": "16(1)",
        "requested_authority": "16(1)",
        "warrant_or_judgment": "16(2)",
        "intended_extradition": "16(2)",
        "offence_and_law": "16(2)",
        "facts": "16(2)",
        "persons": "16(2)",
        "channel": "16(3)",
    },
    ("eaw_2002", "extradition"): {
        "persons": "8(1)(a)",
        "requesting_authority": "8(1)(b)",
        "contact": "8(1)(b)",
        "warrant_or_judgment": "8(1)(c)",
        "offence_and_law": "8(1)(d)",
        "facts": "8(1)(e)",
        "further_information": "8(1)(g)",
        "language": "8(2)",
    },
    ("eio_2014", "search_seizure"): {
        "requesting_authority": "5(1)(a)",
        "validation": "5(1)(a)",
        "purpose": "5(1)(b)",
        "persons": "5(1)(c)",
        "facts": "5(1)(d)",
        "offence_and_law": "5(1)(d)",
        "assistance_sought": "5(1)(e)",
        "signature": "5(1)",
    },
    ("e_evidence_2023", "traffic_data"): {
        "requesting_authority": "5(5)(a)",
        "validation": "5(5)(a)",
        "requested_authority": "5(5)(b)",
        "data_identified": "5(5)(c)",
        "data_categories": "5(5)(d)",
        "data_period": "5(5)(e)",
        "offence_and_law": "5(5)(f)",
        "time_limit": "5(5)(g)",
        "processor": "5(5)(h)",
        "necessity": "5(5)(i)",
        "facts": "5(5)(j)",
        "notified_authority": "8(1)",
        "contact": "9(2)",
        "language": "9(4)",
        "signature": "9(1)",
    },
    ("e_evidence_2023", "preservation"): {
        "requesting_authority": "6(4)(a)",
        "validation": "6(4)(a)",
        "requested_authority": "6(4)(b)",
        "data_identified": "6(4)(c)",
        "data_categories": "6(4)(d)",
        "data_period": "6(4)(e)",
        "offence_and_law": "6(4)(f)",
        "necessity": "6(4)(g)",
        "contact": "9(3)",
        "language": "9(4)",
        "signature": "9(1)",
    },
    ("budapest_185", "traffic_interception"): {},
    ("budapest_185", "content_interception"): {},
}


@pytest.mark.parametrize(("basis", "measure"), COLUMNS)
def test_a_confirmed_column_of_the_cross_walk_holds(basis: str, measure: str) -> None:
    assert required(basis, measure) == COLUMNS[basis, measure]
    for entry in cb.request_elements(basis, measure=measure):
        if entry.required_by:
            assert entry.verified


# Not required, but the text offers it: the "cf." cells of the cross-walk.
OFFERED = [
    ("budapest_185", "preservation", "route_data", "30(1)"),
    ("budapest_185", "preservation", "signature", "25(3)"),
    ("budapest_185", "traffic_interception", "offence_and_law", "33(2)"),
    ("budapest_185", "content_interception", "legal_basis", "34"),
    ("ece_24", "extradition", "use_limits", "14(1)"),
    ("ece_24", "extradition", "undertakings", "11"),
    ("ece_24", "provisional_arrest", "time_limit", "16(1)"),
    ("untoc_2000", "mutual_assistance", "presence", "18(18)"),
    ("budapest_185", "preservation", "time_limit", "25(3)"),
    ("budapest_185", "preservation", "preservation_period", "29(7)"),
    ("budapest_185", "preservation", "confidentiality", "29(6)"),
    ("budapest_185", "mutual_assistance", "procedure", "27(3)"),
    ("budapest_185", "mutual_assistance", "confidentiality", "27(8)"),
    ("budapest_185", "mutual_assistance", "use_limits", "28"),
    ("budapest_185", "search_seizure", "dual_criminality", "25(5)"),
    ("untoc_2000", "mutual_assistance", "time_limit", "18(24)"),
    ("untoc_2000", "mutual_assistance", "confidentiality", "18(20)"),
    ("untoc_2000", "mutual_assistance", "use_limits", "18(19)"),
    ("untoc_2000", "mutual_assistance", "costs", "18(28)"),
    ("uncac_2003", "mutual_assistance", "time_limit", "46(24)"),
    ("uncac_2003", "mutual_assistance", "confidentiality", "46(20)"),
    ("uncac_2003", "mutual_assistance", "use_limits", "46(19)"),
    ("ecmacm_30", "mutual_assistance", "costs", "20"),
    ("ecmacm_30", "mutual_assistance", "language", "16(2)"),
]


@pytest.mark.parametrize(("basis", "measure", "part", "article"), OFFERED)
def test_what_a_text_offers_is_not_called_required(basis: str, measure: str, part: str, article: str) -> None:
    entry = element(basis, part, measure)
    assert entry.required_by is None
    assert entry.optional
    assert article in {provision.article for provision in entry.see}


@pytest.mark.parametrize(("basis", "measure"), USES)
def test_each_provision_that_an_element_cites_exists(basis: str, measure: str) -> None:
    held = cb.facts().provision_by_place
    for entry in cb.request_elements(basis, measure=measure):
        if entry.required_by:
            listed = POINT.sub("", entry.required_by.article)
            assert {(basis, entry.required_by.article), (basis, listed)} & held.keys()
            assert entry.required_by.label.startswith(cb.instrument(basis).short_title)
        assert all((basis, provision.article) in held for provision in entry.see)


@pytest.mark.parametrize(("basis", "measure"), USES)
def test_nothing_is_asked_twice_and_something_is_asked(basis: str, measure: str) -> None:
    ids = [entry.id for entry in cb.request_elements(basis, measure=measure)]
    assert len(ids) == len(set(ids))
    # A certificate of preservation carries no summary of the case (Regulation 2023/1543, Article 9(3)).
    facts = set() if (basis, measure) == ("e_evidence_2023", "preservation") else {"facts"}
    assert {"requesting_authority", "reference", "contact"} | facts <= set(ids)


@pytest.mark.parametrize(("basis", "measure"), USES)
def test_what_is_not_confirmed_says_why(basis: str, measure: str) -> None:
    for entry in cb.request_elements(basis, measure=measure):
        assert entry.verified or entry.note, entry.id
        assert not entry.required_by or entry.required_by.verified or not entry.verified


def test_the_facts_are_not_asked_for_when_papers_are_served_untoc_18_15_c() -> None:
    for basis in ("untoc_2000", "uncac_2003"):
        facts = element(basis, "facts")
        assert not facts.asked_for("service_of_documents")
        assert facts.asked_for("statements")
        assert facts.asked_for("documents_and_data")


def test_only_letters_rogatory_state_the_offence_under_ets_30_14_2() -> None:
    assert not element("ecmacm_30", "offence_and_law").asked_for("service_of_documents")
    assert element("ecmacm_30", "offence_and_law").asked_for("statements")


def test_an_address_is_asked_for_only_to_serve_papers_ets_30_14_1_d() -> None:
    address = element("ecmacm_30", "address_for_service")
    assert address.asked_for("service_of_documents")
    assert not address.asked_for("documents_and_data")


def test_persons_are_named_where_possible_untoc_18_15_e() -> None:
    assert element("untoc_2000", "persons").where_possible
    assert element("untoc_2000", "persons").optional
    assert not element("untoc_2000", "purpose").optional


def test_the_holder_is_named_as_far_as_known_budapest_29_2_d() -> None:
    assert element("budapest_185", "custodian_location", "preservation").where_possible


def test_preservation_asks_for_the_intention_and_assistance_for_the_purpose() -> None:
    preservation = {entry.id for entry in cb.request_elements("budapest_185", measure="preservation")}
    assistance = {entry.id for entry in cb.request_elements("budapest_185", measure="subscriber_information")}
    assert "intended_request" in preservation - assistance
    assert "purpose" in assistance - preservation


def test_data_are_not_asked_for_when_only_a_statement_is_wanted() -> None:
    assert "data_identified" not in {
        entry.id for entry in cb.request_elements("untoc_2000", measure="mutual_assistance")
    }
    assert "data_identified" in {entry.id for entry in cb.request_elements("untoc_2000", measure="traffic_data")}


def test_a_form_for_several_measures_says_that_it_lists_nothing_itself() -> None:
    assert "27(3)" in form_of("budapest_185", "search_seizure").text
    assert not required("budapest_185", "search_seizure")


def test_nothing_about_the_treaty_of_1994_is_confirmed_because_its_article_4_was_not_read() -> None:
    for measure in measures_of("us_ph_mla_1994"):
        assert not [entry.id for entry in cb.request_elements("us_ph_mla_1994", measure=measure) if entry.verified]
    assert set(required("us_ph_mla_1994").values()) == {"4"}


def test_of_the_ecowas_list_only_what_was_seen_is_confirmed() -> None:
    elements = cb.request_elements("ecowas_mla_1992", measure="mutual_assistance")
    seen = {entry.required_by.article for entry in elements if entry.required_by and entry.verified}
    assert seen == {"5(1)(e)", "5(1)(f)", "5(1)(g)", "5(2)"}
    for entry in elements:
        if entry.required_by and not entry.verified:
            assert "not seen" in entry.note


def test_letters_rogatory_promise_reciprocity_and_rest_on_no_treaty() -> None:
    elements = {entry.id: entry for entry in cb.request_elements(LETTERS_ROGATORY, measure="search_seizure")}
    assert elements["reciprocity"].verified
    assert {"offence_and_law", "facts", "assistance_sought", "signature"} <= elements.keys()
    assert not any(entry.required_by or entry.see for entry in elements.values())


def test_a_treaty_request_needs_no_promise_of_reciprocity() -> None:
    assert {asking.basis for asking in asked_by("reciprocity")} == {LETTERS_ROGATORY}


def test_the_measure_may_be_left_out_where_one_form_serves_all() -> None:
    ids = [entry.id for entry in cb.request_elements(LETTERS_ROGATORY)]
    for measure in measures_of(LETTERS_ROGATORY):
        asked = {entry.id for entry in cb.request_elements(LETTERS_ROGATORY, measure=measure)}
        assert [one for one in ids if one in asked] == [
            entry.id for entry in cb.request_elements(LETTERS_ROGATORY, measure=measure)
        ]
        assert asked <= set(ids)


@pytest.mark.parametrize(
    ("basis", "measure", "words"),
    [
        ("budapest_158", "preservation", ["'budapest_158'", "Did you mean budapest_185", LETTERS_ROGATORY]),
        ("budapest_185", "spying", ["The measure is 'spying'", "preservation"]),
        ("budapest_185", "extradition", ["preservation, search_seizure", "'extradition'", "does not mean"]),
        ("budapest_185", None, ["depends on the measure", "preservation"]),
        ("untoc_2000", "preservation", ["search_seizure", "nothing is held for 'preservation'"]),
        ("malabo_2014", "mutual_assistance", ["'malabo_2014'", "does not mean that nothing is asked", "untoc_2000"]),
        (None, "preservation", ["The legal basis of a request is None"]),
        (["untoc_2000"], "preservation", ["The legal basis of a request is ['untoc_2000']"]),
    ],
)
def test_a_question_without_an_answer_says_what_is_held(basis: str, measure: str | None, words: list[str]) -> None:
    with pytest.raises(cb.QuestionError) as caught:
        cb.request_elements(basis, measure=measure)
    assert [word for word in words if word not in str(caught.value)] == []


@pytest.mark.parametrize("instrument", [instrument.id for instrument in cb.instruments()])
def test_no_instrument_and_measure_gives_an_empty_answer(instrument: str) -> None:
    for measure in MEASURES:
        try:
            assert cb.request_elements(instrument, measure=measure)
        except cb.QuestionError as error:
            assert "does not mean that nothing is asked" in str(error)  # noqa: PT017 - both outcomes are allowed


def test_an_unknown_kind_of_help_or_element_is_refused() -> None:
    with pytest.raises(cb.QuestionError, match="statements"):
        element("untoc_2000", "facts").asked_for("dancing")
    with pytest.raises(cb.QuestionError, match="The element is 'fact'"):
        asked_by("fact")
    with pytest.raises(cb.QuestionError, match="The measure is 'spying'"):
        asked_by("facts", measure="spying")
    with pytest.raises(cb.QuestionError, match="The measure is 'spying'"):
        crosswalk(measure="spying")


def test_the_cross_walk_says_who_asks_for_the_facts() -> None:
    askings = {(asking.basis, asking.measures[0]): asking for asking in asked_by("facts")}
    assert {basis for (basis, _), asking in askings.items() if asking.required} == {
        "budapest_185",
        "untoc_2000",
        "uncac_2003",
        "ecmacm_30",
        "ecowas_mla_1992",
        "ece_24",
        "eaw_2002",
        "eio_2014",
        "e_evidence_2023",
    }
    assert not askings["budapest_185", "mutual_assistance"].required


def test_the_cross_walk_agrees_with_every_request() -> None:
    rows = crosswalk()
    assert list(rows) == [part.id for part in PARTS]
    for basis, measure in USES:
        asked = {
            part
            for part, askings in rows.items()
            for one in askings
            if (one.basis == basis and measure in one.measures)
        }
        assert asked == {entry.id for entry in cb.request_elements(basis, measure=measure)}
    for part, askings in crosswalk(measure="preservation").items():
        assert {one.basis for one in askings} <= {"budapest_185", "eio_2014", "e_evidence_2023"}, part


def test_every_part_is_asked_by_some_basis() -> None:
    assert [part for part, askings in crosswalk().items() if not askings] == []


def test_every_kind_of_help_is_asked_for_the_essentials() -> None:
    for kind in KINDS_OF_HELP:
        asked = {
            entry.id
            for entry in cb.request_elements("untoc_2000", measure="mutual_assistance")
            if entry.asked_for(kind)
        }
        assert {"requesting_authority", "proceedings", "assistance_sought", "purpose"} <= asked


def examples(part: RequestPart) -> str:
    return f"{part.good} {part.poor}"


@pytest.mark.parametrize("part", PARTS, ids=[part.id for part in PARTS])
def test_examples_use_made_up_data_only(part: RequestPart) -> None:
    text = examples(part)
    allowed = [ip_network("192.0.2.0/24"), ip_network("2001:db8::/32")]
    for address in re.findall(r"\b\d{1,3}(?:\.\d{1,3}){3}\b", text):
        assert any(ip_address(address) in network for network in allowed if network.version == 4), address
    for name in re.findall(r"\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|int|eu)\b", text):
        assert name == "example.org" or name.endswith(".example.org"), name
    for time in re.findall(r"\d\d:\d\d(?!:)[^.]{0,60}", part.good):
        assert "UTC" in time, time


@pytest.mark.parametrize("part", PARTS, ids=[part.id for part in PARTS])
def test_a_poor_example_differs_and_says_what_is_wrong(part: RequestPart) -> None:
    assert part.good != part.poor
    assert len(part.good) > len(part.poor)
    assert part.poor_because.endswith(".")
    assert part.why.endswith(".")


# --- what the second reading of the law asked for ------------------------------------------------------------------

# Review of 28 November 2026, section 4: what the Committee's templates and UNODC's check list have and the forms had not.
PRESERVATION = {
    "route_data", "signature", "language", "legal_basis", "confirming_person", "data_categories", "persons", "victim",
    "provider_notice", "acknowledgement", "prosecutor_and_court", "offence_and_law", "time_limit",
}  # fmt: skip
ASSISTANCE = {
    "signature", "annexes", "domestic_order", "form_of_data", "presence", "undertakings", "costs", "acknowledgement",
    "earlier_contacts", "channel", "data_categories",
}  # fmt: skip


def test_preservation_asks_for_what_the_template_has() -> None:
    ids = {one.id for one in cb.request_elements("budapest_185", measure="preservation")}
    assert ids >= PRESERVATION


@pytest.mark.parametrize("basis", ["budapest_185", "untoc_2000", "uncac_2003", "ecmacm_30", LETTERS_ROGATORY])
def test_assistance_asks_for_what_the_check_lists_have(basis: str) -> None:
    ids = {one.id for one in cb.request_elements(basis, measure="subscriber_information")}
    assert ids >= ASSISTANCE
    assert "witness_rights" in {one.id for one in cb.request_elements(basis, measure="mutual_assistance")}


def test_advice_is_never_required_and_goes_with_its_measure() -> None:
    statements = {one.id: one for one in cb.request_elements("untoc_2000", measure="mutual_assistance")}
    assert "form_of_data" not in statements
    assert statements["witness_rights"].asked_for("statements")
    assert not statements["witness_rights"].asked_for("documents_and_data")
    assert not any(statements[part].required_by for part in ASSISTANCE & statements.keys())


def test_a_provision_is_shown_with_the_heading_of_its_article() -> None:
    asked = element("budapest_185", "facts", "preservation").required_by
    assert asked is not None
    assert asked.headed == "Budapest Convention, Art. 29(2)(b) (Expedited preservation of stored computer data)"
    warrant = element("ece_24", "warrant_or_judgment", "extradition").required_by
    assert warrant is not None
    assert warrant.heading == "The request and supporting documents"


def test_a_request_for_provisional_arrest_is_judged_by_the_rules_on_extradition(good: Draft) -> None:
    draft = replace(good, basis="ece_24", measure="provisional_arrest")
    assert not [one for one in check(draft) if one.code in {"measure_unknown", "form_not_held"}]
    assert letter(draft).title == "Request for provisional arrest"
    assert cooperation_request(draft).measure == "extradition"


@pytest.mark.parametrize(
    ("basis", "measure", "title"),
    [
        ("ece_24", "extradition", "Request for extradition"),
        ("eaw_2002", "extradition", "European arrest warrant"),
        ("eio_2014", "search_seizure", "European Investigation Order"),
        ("e_evidence_2023", "traffic_data", "European Production Order Certificate"),
        ("e_evidence_2023", "preservation", "European Preservation Order Certificate"),
        ("budapest_185", "traffic_interception", "Request for the collection of traffic data in real time"),
        ("budapest_185", "content_interception", "Request for the interception of content"),
    ],
)
def test_each_form_makes_a_letter_with_every_element_and_its_own_title(basis: str, measure: str, title: str) -> None:
    elements = cb.request_elements(basis, measure=measure)
    draft = Draft(basis=basis, measure=measure, texts={one.id: f"About {one.id}." for one in elements})
    made = letter(draft)
    assert made.title == title
    assert {f"About {one.id}." for one in elements} <= {
        block.text for block in made.blocks if isinstance(block, Paragraph)
    }


def test_every_element_belongs_to_a_section_of_the_letter() -> None:
    placed = [part for _, parts in SECTIONS for part in parts]
    assert sorted(placed) == sorted(part.id for part in PARTS)
