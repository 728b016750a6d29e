"""A reader learns in what a fact was read: the text, an official page or a secondary source."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from crossborder.records import authority, facts
from crossborder.records.records import Provenance, Provision, Source

READ = date(2026, 11, 28)
KINDS = {
    kind: next(one for one in facts().sources if one.authority == kind and one.seen)
    for kind in ("text", "official", "secondary")
}
UNREAD = next(one for one in facts().sources if not one.seen)


@pytest.mark.parametrize("kind", ["text", "official", "secondary"])
def test_a_confirmed_fact_is_as_good_as_what_was_read(kind: str) -> None:
    rests = Provenance(sources=(KINDS[kind].id,), status="confirmed")
    assert authority.standing(rests) == authority.standing(KINDS[kind]) == kind


def test_of_several_sources_the_strongest_that_was_read_counts() -> None:
    assert authority.strongest((KINDS["secondary"].id, KINDS["text"].id)) == "text"
    assert authority.strongest((UNREAD.id, KINDS["secondary"].id)) == "secondary"
    assert authority.strongest(("no_such_source",)) == "unverified"


def test_an_unverified_fact_stays_so_whatever_it_names() -> None:
    assert authority.standing(Provenance(sources=(KINDS["text"].id,), status="unverified")) == "unverified"
    assert authority.standing(replace(KINDS["text"], seen=None)) == "unverified"


def test_a_provision_is_read_in_its_one_source() -> None:
    read = Provision(
        instrument_id="x",
        instrument_name="X",
        article="1",
        summary="…",
        status="confirmed",
        source=KINDS["official"].id,
    )
    assert authority.standing(read) == "official"


def test_a_chain_is_as_strong_as_its_weakest_link() -> None:
    assert authority.weakest([KINDS["text"], KINDS["secondary"]]) == "secondary"
    assert authority.weakest([KINDS["text"], UNREAD]) == "unverified"
    assert authority.weakest([]) == "unverified"


def test_every_standing_has_words_of_its_own() -> None:
    assert set(authority.WORDS) == set(authority.MEANS) == set(authority.STANDINGS)
    assert len(set(authority.WORDS.values())) == len(authority.STANDINGS)


# Read one by one on 28 November 2026: what is in the data by the rule of thumb, and what was found by looking.
SAMPLE = {
    "budapest_text": "text", "ece_24_text": "text", "mk_ukhl_59": "text", "us_code_1998": "text", "ph_ra8792_text": "text",
    "uk_us_wikisource_6": "text", "de_bgbl_1986": "text", "ecowas_mla_annex": "text",
    "coe_chart_185_2015": "official", "un_cybercrime_untc": "official", "treatydatabase_185_2026": "official",
    "zo_fbi_2005": "official", "inview_untoc": "official", "bverfg_2005_64": "official", "fr_us_ext_senat": "official",
    "lb_disini": "secondary", "ll_pp_2018": "secondary", "malabo_cipit": "secondary", "lb_fcw": "secondary",
    "us_ph_ext_respicio": "secondary", "uk_pinochet3": "secondary",
}  # fmt: skip


@pytest.mark.parametrize("name", SAMPLE)
def test_the_sample(name: str) -> None:
    assert facts().source_by_id[name].authority == SAMPLE[name]


def test_press_and_scholarship_are_never_the_text_nor_an_official_page() -> None:
    wrong = [one.id for one in facts().sources if one.kind in {"press", "scholarship"} and one.authority != "secondary"]
    assert wrong == []


def test_the_type_names_what_the_data_may_say() -> None:
    source = Source(id="x", title="X", kind="statute", authority="text", seen=READ)
    assert authority.standing(source) == "text"
