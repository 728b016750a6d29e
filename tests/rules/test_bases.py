"""Legal bases between two states: what belongs to one pair is never given to another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pytest

import crossborder as cb
from crossborder.records import facts
from crossborder.records.dates import PartialDate
from crossborder.records.participation import ParticipationEvent
from crossborder.records.sources import Provenance
from crossborder.rules.bases import alike
from crossborder.rules.possible import possible_bases
from crossborder.rules.treaties import assistance_treaties, listed_treaty
from tests.rules.asking import ask, over, with_instrument

if TYPE_CHECKING:
    from crossborder.records.collection import Facts

ROLES = ("operative", "residual", "optional", "framework", "replaced")
IN_2015, LATE = date(2015, 1, 1), date(2026, 11, 1)


def between(pair: str, instrument: str, held: Facts) -> Any:
    """The basis for extradition over an instrument between two states on 1 January 2015."""
    bases = cb.legal_bases(*pair.split(), on=IN_2015, measure="extradition", facts=held)
    return next(one for one in bases if one.instrument.id == instrument)


@pytest.mark.parametrize("order", [("DEU GBR", "DEU FRA"), ("DEU FRA", "DEU GBR")])
def test_a_basis_that_ends_is_not_given_to_a_pair_for_which_it_goes_on(order: tuple[str, str]) -> None:
    """The arrest warrant ended for the United Kingdom on 1 January 2021; all three were bound from 1 January 2004."""
    held = replace(facts())
    ends = {pair: between(pair, "eaw_2002", held).until for pair in order}
    assert ends == {"DEU GBR": date(2021, 1, 1), "DEU FRA": None}


@pytest.mark.parametrize("order", [("NOR DEU", "ITA DEU"), ("ITA DEU", "NOR DEU")])
def test_a_basis_that_is_replaced_is_not_given_to_a_pair_for_which_it_stands(order: tuple[str, str]) -> None:
    """ETS 24 has bound Germany since 1 January 1977; the arrest warrant takes its place with Italy, not with Norway."""
    held = replace(facts())
    by_pair = {pair: between(pair, "ece_24", held) for pair in order}
    assert {pair: one.role for pair, one in by_pair.items()} == {"NOR DEU": "operative", "ITA DEU": "replaced"}
    assert {one.since.text for one in by_pair.values()} == {"1977-01-01"}


@pytest.mark.parametrize("order", [("CHE DEU", "DEU TUR"), ("DEU TUR", "CHE DEU")])
def test_a_basis_is_as_sure_as_the_standing_of_both_states_and_no_other_pair_changes_that(
    order: tuple[str, str],
) -> None:
    """ETS 24 has bound Germany since 1 January 1977, Switzerland and Türkiye before; of Türkiye that is not confirmed."""
    held = replace(facts())
    sure = {pair: between(pair, "ece_24", held).verified for pair in order}
    assert sure == {"CHE DEU": True, "DEU TUR": False}
    assert not between("TUR DEU", "ece_24", held).verified


@pytest.mark.parametrize(("article", "sure"), [("1", False), ("2(1)", True)])
def test_a_basis_is_as_sure_as_its_leading_article(article: str, *, sure: bool) -> None:
    """As if nobody had seen Article 1 of ETS 24, the duty to extradite, or Article 2."""
    provisions = facts().instrument_by_id["ece_24"].provisions
    unseen = tuple(replace(one, status="unverified") if one.article == article else one for one in provisions)
    basis = between("CHE DEU", "ece_24", with_instrument("ece_24", provisions=unseen))
    assert basis.verified is sure


@pytest.mark.parametrize("pair", ["DEU KOR", "KOR DEU"])
def test_a_basis_begins_with_the_day_of_the_state_that_came_later(pair: str) -> None:
    """ETS 24: Germany since 1 January 1977, the Republic of Korea since 29 December 2011."""
    assert between(pair, "ece_24", facts()).since.text == "2011-12-29"


@pytest.mark.parametrize("pair", ["DEU FRA", "FRA DEU"])
def test_a_basis_ends_with_the_day_of_the_state_that_leaves_first(pair: str) -> None:
    """As if Germany left the arrest warrant in 2016 and France in 2018."""
    held = facts()
    left = tuple(
        ParticipationEvent(
            instrument="eaw_2002", state=code, event="ended", day=PartialDate(day), provenance=Provenance(status="confirmed")
        )
        for code, day in (("DEU", "2016-01-01"), ("FRA", "2018-01-01"))
    )  # fmt: skip
    assert between(pair, "eaw_2002", replace(held, participation=(*held.participation, *left))).until == date(
        2016, 1, 1
    )


def possible(first: str, second: str, measure: str, held: Facts, **more: Any) -> set[str]:
    """Instruments of which it is not known whether they bind both."""
    return {one.instrument.id for one in possible_bases(first, second, on=LATE, measure=measure, facts=held, **more)}


def test_what_could_be_a_basis_has_to_cover_the_conduct() -> None:
    """Budapest 24 covers Articles 2 to 11; the list of its parties was seen whole only to 31 August 2025."""
    held = facts()
    for conduct, there in (("malware", True), ("other_offence", False), (None, True)):
        candidates = possible("USA", "BWA", "extradition", held, conduct=conduct, any_role=True)
        assert ("budapest_185" in candidates) is there
    assert "budapest_185" not in possible("USA", "BWA", "extradition", held, conduct="malware")


def test_what_could_be_a_basis_has_to_fit_the_pair() -> None:
    """As if the Budapest Convention were an agreement between the United States and each of the others."""
    held = with_instrument("budapest_185", only_with="USA")
    assert "budapest_185" in possible("USA", "BWA", "mutual_assistance", held)
    assert "budapest_185" in possible("BWA", "USA", "mutual_assistance", held)
    assert "budapest_185" not in possible("MAR", "BWA", "mutual_assistance", held)


def test_a_residual_basis_that_could_bind_is_one_that_would_oblige() -> None:
    """As if the Budapest Convention had only its Article 27."""
    residual = tuple(one for one in facts().instrument_by_id["budapest_185"].bases if one.role == "residual")
    held = with_instrument("budapest_185", bases=residual)
    assert "budapest_185" in possible("USA", "BWA", "mutual_assistance", held)


def test_an_assistance_treaty_has_to_fit_the_pair() -> None:
    """As if ETS 30 were an agreement between France and each of the others."""
    held = with_instrument("ecmacm_30", only_with="FRA")

    def treaties(first: str, second: str) -> set[str]:
        return {one.id for one in assistance_treaties(held, first, second, date(2012, 1, 1))}

    assert "ecmacm_30" in treaties("FRA", "DEU")
    assert "ecmacm_30" in treaties("DEU", "FRA")
    assert "ecmacm_30" not in treaties("ITA", "DEU")


def test_the_condition_that_there_is_no_assistance_treaty_is_put_in_words() -> None:
    """Budapest 27(1), between two states for which nobody searched."""
    bases = cb.legal_bases("BRA", "PHL", on=date(2024, 2, 1), measure="mutual_assistance")
    budapest = next(one for one in bases if (one.instrument.id, one.role) == ("budapest_185", "residual"))
    text = "No treaty on mutual assistance is in force between the two states; this has not been established."
    assert [one.text for one in budapest.conditions if one.id == "no_assistance_treaty"] == [text]


def test_that_no_assistance_treaty_is_known_is_a_condition_beside_those_of_the_subject() -> None:
    """Convention against Transnational Organized Crime, Art. 3 and 18(7)."""
    bases = cb.legal_bases("BRA", "PHL", on=date(2010, 2, 1), measure="mutual_assistance")
    untoc = next(one for one in bases if (one.instrument.id, one.role) == ("untoc_2000", "residual"))
    subject = ["serious_crime", "transnational", "organised_group"]
    assert [one.id for one in untoc.conditions] == [*subject, "no_assistance_treaty"]


def test_a_treaty_between_the_two_alone_comes_first_among_those_that_oblige() -> None:
    bases = cb.legal_bases("USA", "PHL", on=date(2019, 1, 1), measure="mutual_assistance")
    assert [one.instrument.kind for one in bases if one.role == "operative"][:2] == ["bilateral_treaty", "convention"]
    assert [one.role for one in bases] == sorted((one.role for one in bases), key=ROLES.index)


@pytest.mark.parametrize(
    ("pair", "roles"),
    [
        (
            "BRA PHL",
            ["operative", "residual"],
        ),  # three conventions, each with a duty and with a part for want of a treaty
        ("SEN GHA", ["operative", "residual", "framework"]),  # and the Malabo Convention
        ("USA PHL", ["operative", "replaced"]),
    ],
)
def test_what_obliges_and_says_how_comes_first_and_what_is_replaced_last(pair: str, roles: list[str]) -> None:
    bases = cb.legal_bases(*pair.split(), on=date(2024, 1, 1), measure="mutual_assistance")
    assert [role for role, _ in groupby(one.role for one in bases)] == roles


@pytest.mark.parametrize("name", ["budapest_185", "untoc_2000", "uncac_2003", "ece_24"])
def test_an_agreement_that_does_not_fit_the_pair_falls_out_and_nothing_else_does(name: str) -> None:
    """As if it were an agreement between the United States and each of the others."""

    def names(held: Facts) -> set[str]:
        bases = cb.legal_bases("NOR", "DEU", on=IN_2015, measure="extradition", facts=held)
        return {one.instrument.id for one in bases}

    before = names(facts())
    assert name in before
    assert names(with_instrument(name, only_with="USA")) == before - {name}
    assert names(with_instrument(name, only_with="DEU")) == before


def residual_of(held: Facts) -> Any:
    """The residual basis over Budapest 27 between France and Germany, which ETS 30 binds."""
    bases = cb.legal_bases("FRA", "DEU", on=date(2012, 1, 1), measure="mutual_assistance", facts=held)
    return next(one for one in bases if one.instrument.id == "budapest_185" and one.rule.role == "residual")


def test_only_the_relation_that_names_its_leading_article_makes_a_part_stand_back() -> None:
    """Budapest 27(1) for the procedure, 28(1) for limits of use: two relations, each for its own articles."""
    held = facts()
    own = [one for one in held.relations if one.kind == "yields_to" and one.instrument == "budapest_185"]
    of_27, of_28 = (next(one for one in own if one.articles == (article,)) for article in ("27(1)", "28(1)"))
    others = [one for one in held.relations if one.kind == "yields_to" and one.instrument != "budapest_185"]
    assert residual_of(held).role == "replaced"
    assert residual_of(held).replaced_by == of_27
    other_kind, other_instrument = replace(of_27, kind="supplements"), replace(of_27, instrument="untoc_2000")
    for relations in ((), (of_28,), tuple(others), (other_kind,), (other_instrument,)):
        basis = residual_of(replace(held, relations=relations))
        assert (basis.role, basis.replaced_by) == ("residual", None)
    alone = replace(of_27, yielding_articles=())
    assert residual_of(replace(held, relations=(alone,))).replaced_by == alone


@pytest.mark.parametrize(("on", "role"), [(date(2004, 12, 31), "operative"), (date(2005, 1, 1), "replaced")])
def test_an_instrument_is_set_aside_from_the_first_day_of_the_relation(on: date, role: str) -> None:
    """As if the arrest warrant, in force from 1 January 2004, took the place of ETS 24 a year later."""
    held = facts()
    relations = tuple(
        replace(one, since=PartialDate("2005-01-01")) if one.instrument == "eaw_2002" else one for one in held.relations
    )
    bases = cb.legal_bases("FRA", "NLD", on=on, measure="extradition", facts=replace(held, relations=relations))
    assert next(one for one in bases if one.instrument.id == "ece_24").role == role


def test_a_treaty_of_two_states_that_a_convention_took_the_place_of_does_not_govern() -> None:
    """ETS 24, Art. 28(1). As if a search had found, between France and Germany, what it found between Argentina and the United States."""
    held, on = facts(), date(2002, 1, 1)
    found = replace(held.coverage_by_pair["ARG", "USA", "extradition"], states=("DEU", "FRA"))
    others = tuple(one for one in held.coverage if one.states != found.states)
    changed, pair = replace(held, coverage=(*others, found)), ("FRA", "DEU")
    governing = listed_treaty(changed, pair, "extradition", on, ())
    assert governing is not None
    assert governing.governs
    assert listed_treaty(changed, pair, "extradition", on, ("ece_24",)) is None
    assert not any(title.startswith("A bilateral treaty") for title in titles("FRA DEU", "extradition", on, changed))


def titles(pair: str, measure: str, on: date, held: Facts) -> list[str]:
    """The names of the routes of a request."""
    return [route.title for route in ask(pair, measure, "data_interference", on, facts=held).routes]


def test_a_search_for_an_extradition_treaty_says_nothing_of_assistance_and_the_other_way_round() -> None:
    """Japan and the Philippines: a search found neither; here one of the two is forgotten."""
    held = facts()
    on, missing = date(2024, 2, 1), "A bilateral treaty (not searched for)"
    for subject, measure, other in (
        ("extradition", "extradition", "mutual_assistance"),
        ("assistance", "mutual_assistance", "extradition"),
    ):
        kept = tuple(one for one in held.coverage if (one.states, one.subject) != (("JPN", "PHL"), subject))
        assert len(kept) == len(held.coverage) - 1
        changed = replace(held, coverage=kept)
        assert missing in titles("JPN PHL", measure, on, changed)
        assert missing not in titles("JPN PHL", other, on, changed)


def test_where_a_residual_basis_stands_nobody_has_to_go_without_a_treaty() -> None:
    """As if the Budapest Convention had only its Article 27, between Japan and the Philippines."""
    residual = tuple(one for one in facts().instrument_by_id["budapest_185"].bases if one.role == "residual")
    held = with_instrument("budapest_185", bases=residual)
    others = tuple(one for one in held.participation if one.instrument == "budapest_185")
    routes = titles("JPN PHL", "mutual_assistance", date(2024, 2, 1), replace(held, participation=others))
    assert "Budapest Convention, Art. 27(1)" in routes
    assert "Without a treaty: the requested state's own law" not in routes


def test_a_way_over_an_instrument_known_by_its_place_obliges_only_where_the_instrument_does() -> None:
    """As if the treaty of Brazil and the United States of 1961 were an undertaking without a procedure."""
    (rule,) = facts().instrument_by_id["br_us_1961"].bases
    for role, obliges in (("operative", True), ("framework", False)):
        held = with_instrument("br_us_1961", bases=(replace(rule, role=role),))
        assessment = ask("USA BRA", "extradition", "malware", IN_2015, facts=held)
        assert over(assessment, "br_us_1961").obliges is obliges


def test_an_undertaking_without_a_procedure_is_a_way_that_obliges_nobody_and_says_so() -> None:
    """Malabo Convention, Art. 28(2), between Senegal and Ghana since 8 June 2023."""
    malabo = over(ask("SEN GHA", "mutual_assistance", "malware", date(2023, 6, 8)), "malabo_2014")
    assert not malabo.obliges
    assert "It is an undertaking without a procedure of its own." in malabo.steps[0].answer
    assert "It obliges" not in malabo.steps[0].answer


def test_a_convention_outside_whose_subject_the_case_lies_is_no_way_even_where_it_may_bind() -> None:
    """Tuvalu and the Convention against Transnational Organized Crime: not known; without an organised group it does not matter."""
    title = "UNTOC (not known whether it binds both)"
    for group, there in ((None, True), (True, True), (False, False)):
        routes = ask("TUV DEU", "mutual_assistance", "malware", date(2024, 1, 1), organised_group=group).routes
        assert (title in [route.title for route in routes]) is there


# --- what could be a basis ----------------------------------------------------------------------------------------------------


def perhaps(pair: str, measure: str, instrument: str, held: Facts | None = None) -> Any:
    """The instrument of which it is not known whether it binds both."""
    found = possible_bases(*pair.split(), on=LATE, measure=measure, any_role=True, facts=held)
    return next(one for one in found if one.instrument.id == instrument)


@pytest.mark.parametrize(
    ("pair", "measure", "instrument", "remote"),
    [
        # Outsiders join the European Convention by invitation (Art. 30), and neither, or one of the two, was on its list in March 2022.
        ("USA TUN", "extradition", "ece_24", True),
        ("DEU MAR", "extradition", "ece_24", True),
        ("MAR DEU", "extradition", "ece_24", True),
        # Any state can join the Convention against Transnational Organized Crime (Art. 36).
        ("TUV DEU", "mutual_assistance", "untoc_2000", False),
    ],
)
def test_a_convention_is_remote_where_a_state_needs_an_invitation_that_nobody_knows_of(
    pair: str, measure: str, instrument: str, *, remote: bool
) -> None:
    assert perhaps(pair, measure, instrument).remote is remote


def test_a_state_that_deposited_needs_no_invitation_though_its_first_day_is_not_known() -> None:
    """As if Morocco had acceded to the European Convention, and nobody had recorded from when it is bound."""
    held = facts()
    acceded = ParticipationEvent(
        instrument="ece_24", state="MAR", event="acceded", day=None, provenance=Provenance(status="confirmed")
    )
    deposited = replace(held, participation=(*held.participation, acceded))
    assert not perhaps("DEU MAR", "extradition", "ece_24", deposited).remote
    assert perhaps("TUN MAR", "extradition", "ece_24", deposited).remote


def test_what_could_be_a_basis_is_cited_by_its_leading_article_and_names_the_state_that_asks_first() -> None:
    untoc = perhaps("TUV DEU", "mutual_assistance", "untoc_2000")
    assert [one.article for one in untoc.provisions] == ["18(1)", "18(3)", "18(8)"]
    both = perhaps("TUN MAR", "extradition", "ece_24").reason
    assert both.startswith("Tunisia: not a party on 16 March 2022")
    assert "; Morocco: " in both


def test_what_an_unread_treaty_is_known_to_carry_is_a_basis_and_every_other_measure_but_extradition_could_be() -> None:
    """The assistance treaty of Japan and the United States, of which only the duty of Article 1 is held."""

    def unread(measure: str) -> list[tuple[str, list[str]]]:
        found = possible_bases("JPN", "USA", on=date(2011, 11, 12), measure=measure)
        return [(one.instrument.id, [held.article for held in one.provisions]) for one in found if one.unread]

    assert unread("preservation") == [("jp_us_mla_2003", ["1"])]
    assert unread("mutual_assistance") == unread("extradition") == []
    bases = cb.legal_bases("JPN", "USA", on=date(2011, 11, 12), measure="mutual_assistance")
    assert "jp_us_mla_2003" in {one.instrument.id for one in bases}


def test_a_part_that_obliges_is_enough_for_an_instrument_that_could_bind() -> None:
    """As if Budapest 25 were an undertaking without a procedure, and Article 27 what it is."""
    bases = facts().instrument_by_id["budapest_185"].bases
    changed = tuple(replace(one, role="framework") if one.role == "operative" else one for one in bases)
    assert "budapest_185" in possible("USA", "BWA", "mutual_assistance", with_instrument("budapest_185", bases=changed))


@pytest.mark.parametrize(
    ("measure", "on"),
    [("extradition", date(2022, 1, 1)), ("mutual_assistance", date(2024, 1, 1)), ("preservation", date(2024, 1, 1))],
)
def test_states_that_are_put_together_have_the_same_operative_bases_with_every_other_state(
    measure: str, on: date
) -> None:
    groups = alike(on=on, measure=measure)
    codes = [code for group in groups for code in group]
    assert sorted(codes) == sorted(facts().state_by_code)
    every = cb.bases_between_all(on=on, measure=measure)

    def operative(first: str, second: str) -> set[str]:
        bases = every.get((min(first, second), max(first, second)), ())
        return {basis.instrument.id for basis in bases if basis.role == "operative"}

    for group in groups:
        for one in group[1:]:
            assert all(operative(one, other) == operative(group[0], other) for other in codes if other not in group)
    if measure == "extradition":
        assert ("GBR",) in groups, "the Trade and Cooperation Agreement binds it with each Member State"


def test_a_state_with_which_an_agreement_binds_each_of_the_others_is_put_together_with_none() -> None:
    """As if the Budapest Convention were an agreement of Germany with each of the others: it carries nothing between two of them."""
    held = facts()
    others = tuple(one for one in held.participation if one.instrument == "budapest_185")
    alone = replace(with_instrument("budapest_185", only_with="DEU"), participation=others)
    groups = alike(on=date(2024, 1, 1), measure="preservation", facts=alone)
    assert ("DEU",) in groups
    assert all(list(group) == sorted(group) for group in groups)
    before = alike(on=date(2024, 1, 1), measure="preservation", facts=replace(held, participation=others))
    assert any({"DEU", "FRA"} <= set(group) for group in before)
