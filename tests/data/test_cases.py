"""The cases: told in order, each confirmed event with a source that was seen, and no source that knows the future."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

import crossborder as cb
from tools.facts.checks import provenances
from tools.facts.compile import compile_data
from tools.facts.problems import DataError

if TYPE_CHECKING:
    from pathlib import Path

    from crossborder.records.collection import Facts
    from crossborder.records.records import CaseEvent

# Number of events per case; a new event has to be counted here by hand.
EVENTS = {
    "ardita": 3,
    "kournikova": 5,
    "lauri_love": 17,
    "love_bug": 18,
    "mckinnon": 12,
    "microsoft_ireland": 5,
    "nikulin": 8,
    "osborne": 4,
    "sasser": 4,
    "zotob": 8,
}

# Days that the exercises and chapters rest on, as the judgments and press reports of the day give them.
KEY_DAYS = [
    ("lauri_love", "first_arrest", date(2013, 10, 25)),
    ("lauri_love", "extradition_arrest", date(2015, 7, 15)),
    ("lauri_love", "district_judge", date(2016, 9, 16)),
    ("lauri_love", "home_secretary", date(2016, 11, 14)),
    ("lauri_love", "article_2017", date(2017, 9, 8)),
    ("lauri_love", "high_court", date(2018, 2, 5)),
    ("lauri_love", "property", date(2019, 2, 19)),
    ("mckinnon", "request", date(2004, 10, 7)),
    ("mckinnon", "house_of_lords", date(2008, 7, 30)),
    ("mckinnon", "withdrawn", date(2012, 10, 16)),
    ("mckinnon", "no_prosecution", date(2012, 12, 14)),
    ("nikulin", "surrender", date(2018, 3, 30)),
    ("nikulin", "sentence", date(2020, 9, 29)),
    ("microsoft_ireland", "cloud_act", date(2018, 3, 23)),
    ("microsoft_ireland", "moot", date(2018, 4, 17)),
    ("kournikova", "hoge_raad", date(2004, 9, 28)),
    ("sasser", "judgment", date(2005, 7, 8)),
    ("ardita", "return", date(1998, 5, 19)),
    ("osborne", "judgment", date(2022, 1, 12)),
]

# Recalled and not seen in a source; whoever confirms one takes it off this list.
UNVERIFIED = {("osborne", "outcome")}

ARTICLE = "ll_parkin_2017"
ARTICLE_DAY = date(2017, 9, 8)

# People whose name is no part of the name of their case, or who were minors, are not named anywhere.
NOT_NAMED = re.compile(r"\b(Jaschan|de Wit|Essebar|Bahloul|Ekici|Ramones|Swartz|Hammond|Rudd|Theresa May)\b")

# Words that would say more of an illness or of a risk to life than the reasoning of a court needs.
TOO_MUCH = re.compile(r"\b(suicid|asperger|depress|eczema|kill (him|her)self|psychiatr)", re.IGNORECASE)


def event(facts: Facts, case: str, name: str) -> CaseEvent:
    """The event of a case."""
    return next(entry for entry in facts.case_by_id[case].events if entry.id == name)


def words(facts: Facts, case: str) -> str:
    """Everything a learner can read of a case."""
    record = facts.case_by_id[case]
    parts = [record.title, record.text]
    for each in record.events:
        parts += [each.title, each.text, each.provenance.note]
    for ruling in record.rulings:
        parts += [ruling.text, ruling.quotation or "", ruling.provenance.note]
    return "\n".join(parts)


def test_every_case_is_counted(facts: Facts) -> None:
    assert {case.id: len(case.events) for case in facts.cases} == EVENTS


@pytest.mark.parametrize("case", sorted(EVENTS))
def test_events_are_in_order_of_time_and_have_ids_of_their_own(facts: Facts, case: str) -> None:
    events = facts.case_by_id[case].events
    days = [entry.day.earliest for entry in events]
    assert days == sorted(days)
    assert len({entry.id for entry in events}) == len(events)


@pytest.mark.parametrize("case", sorted(EVENTS))
def test_a_confirmed_event_has_a_source_that_was_seen(facts: Facts, case: str) -> None:
    for entry in facts.case_by_id[case].events:
        seen = [name for name in entry.provenance.sources if facts.source_by_id[name].seen]
        assert bool(seen) or not entry.provenance.verified, entry.id


@pytest.mark.parametrize("case", sorted(EVENTS))
def test_each_event_has_a_source_that_is_not_older_than_it(facts: Facts, case: str) -> None:
    for entry in facts.case_by_id[case].events:
        published = [facts.source_by_id[name].published for name in entry.provenance.sources]
        young = [day for day in published if day is None or day.latest >= entry.day.earliest]
        assert young or not entry.provenance.verified, entry.id


def test_only_the_events_on_the_list_are_unverified(facts: Facts) -> None:
    open_ones = {(case.id, entry.id) for case in facts.cases for entry in case.events if not entry.provenance.verified}
    assert open_ones == UNVERIFIED


@pytest.mark.parametrize(("case", "name", "day"), KEY_DAYS)
def test_key_days(facts: Facts, case: str, name: str, day: date) -> None:
    recorded = event(facts, case, name).day
    assert recorded.exact == day
    assert recorded.reached(day - timedelta(days=1)) is False
    assert recorded.reached(day) is True


def test_the_article_of_2017_is_cited_for_nothing_later(facts: Facts) -> None:
    source = facts.source_by_id[ARTICLE]
    assert source.published
    assert source.published.exact == ARTICLE_DAY
    citing = [entry for case in facts.cases for entry in case.events if ARTICLE in entry.provenance.sources]
    assert [entry.id for entry in citing] == ["article_2017"]
    everywhere = [one.entry for one in provenances(facts) if ARTICLE in one.provenance.sources]
    assert len(everywhere) == len(citing)


def test_the_checker_refuses_the_article_as_a_source_of_the_judgment(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "data"
    for path in (root / "data").rglob("*.*"):
        target = copy / path.relative_to(root / "data")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    file = copy / "cases" / "lauri_love.toml"
    text = file.read_text(encoding="utf-8")
    right = 'sources = ["ll_judgment_vlex", "ll_judgment_cato", "ll_3tg", "ll_pp_2018", "ll_guardian_2018"]'
    assert text.count(right) == 1
    file.write_text(text.replace(right, f'sources = ["{ARTICLE}"]'), encoding="utf-8")
    with pytest.raises(DataError, match=ARTICLE):
        compile_data(copy)


def test_the_district_judge_the_minister_and_the_high_court_come_in_this_order(facts: Facts) -> None:
    path = ("district_judge", "home_secretary", "article_2017", "high_court_hearing", "high_court", "no_appeal")
    days = [event(facts, "lauri_love", name).day.earliest for name in path]
    assert days == sorted(days)
    assert len(set(days)) == len(days)


def test_what_was_never_tried_is_called_alleged(facts: Facts) -> None:
    for case in ("lauri_love", "mckinnon", "osborne"):
        assert "alleged" in event(facts, case, "alleged_conduct").text
    for case in ("lauri_love", "mckinnon"):
        assert "tried" in facts.case_by_id[case].text


@pytest.mark.parametrize("case", sorted(EVENTS))
def test_names_only_where_the_case_is_known_by_them(facts: Facts, case: str) -> None:
    assert not NOT_NAMED.search(words(facts, case))


@pytest.mark.parametrize("case", ["lauri_love", "mckinnon"])
def test_illness_and_risk_to_life_are_told_in_neutral_words(facts: Facts, case: str) -> None:
    assert not TOO_MUCH.search(words(facts, case))


@pytest.mark.parametrize(
    ("case", "name"), [("lauri_love", "extradition_arrest"), ("lauri_love", "high_court"), ("mckinnon", "order")]
)
def test_extradition_treaty_between_the_two_states_on_the_day(facts: Facts, case: str, name: str) -> None:
    day = event(facts, case, name).day.exact
    assert day
    operative = {
        basis.instrument.id
        for basis in cb.legal_bases("USA", "GBR", on=day, measure="extradition", facts=facts)
        if basis.role == "operative"
    }
    assert operative == ({"uk_us_2003"} if day >= date(2007, 4, 26) else {"uk_us_1972"})


def test_access_was_an_offence_in_the_united_kingdom_when_love_is_said_to_have_acted(facts: Facts) -> None:
    day = event(facts, "lauri_love", "alleged_conduct").day.earliest
    finding = cb.dual_criminality("illegal_access", "USA", "GBR", on=day, facts=facts)
    assert finding.met is True
