"""Chapters 5 and 6 and the case studies: what they owe to people, and every day, number and quotation against the data."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

import crossborder as cb
from crossborder.records import in_words

if TYPE_CHECKING:
    from pathlib import Path

CHAPTERS = ("mutual-assistance", "extradition")
GAME = ("game", "score", "points", "win", "won", "winner", "level up", "quest")
ROLE = re.compile(r"\{(provision|instrument|statute|state|source)\}`(?:[^`<]*<)?([^`>]*)>?`")


def read(root: Path, page: str) -> str:
    """The source of a page."""
    return (root / "book" / f"{page}.md").read_text(encoding="utf-8")


def line(root: Path, page: str) -> str:
    """The source of a page with every run of white space as one space."""
    return " ".join(read(root, page).split())


def day_of(instrument: str, state: str) -> str:
    """The day on which an instrument entered into force for a state, in words."""
    events = cb.facts().events_by_instrument[instrument][state]
    return next(in_words(event.day.earliest) for event in events if event.event == "in_force" and event.day)


# --- form -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_role_names_something_in_the_data(root: Path, chapter: str) -> None:
    held = cb.facts()
    for role, target in ROLE.findall(read(root, chapter)):
        owner, _, article = target.partition(" ")
        known = {
            "provision": (owner, article) in held.provision_by_place if article else owner in held.offence_by_id,
            "instrument": target in held.instrument_by_id,
            "statute": target in held.statute_by_id,
            "state": target in held.state_by_code,
            "source": target in held.source_by_id,
        }
        assert known[role], f"{role} {target}"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_boxes_check_a_source_in_three_steps(root: Path, chapter: str) -> None:
    boxes = re.findall(r":class: check-source[^\n]*\n(.*?)^:::$", read(root, chapter), re.DOTALL | re.MULTILINE)
    assert len(boxes) >= 5
    for box in boxes:
        assert "**What the teaching text says.**" in box
        assert re.search(r"\*\*What the sources? says?\.\*\*", box)
        assert "**How to find out.**" in box
        assert "{cite}`unodcmodule7`" in box


def test_illness_is_announced_before_the_case_and_has_a_way_round(root: Path) -> None:
    text = read(root, "extradition")
    notice = text.index("turns on illness and on a risk of suicide")
    assert notice < text.index("## ")
    assert text.index("[](#way-round)") < text.index("## ")
    assert "(love-case)=\n## " in text
    assert "(way-round)=\n## " in text


def test_no_word_of_a_game_where_the_case_is_told(root: Path) -> None:
    text = read(root, "extradition")
    case = text[text.index("(love-case)=") : text.index("## Review questions")]
    assert re.findall(rf"\b(?:{'|'.join(GAME)})\b", case, flags=re.IGNORECASE) == []


def test_outside_its_section_the_case_is_told_without_illness(root: Path) -> None:
    text = read(root, "extradition")
    start, end = text.index("(love-case)="), text.index("(way-round)=")
    other = text[text.index("\n## ") : start] + text[end:]
    assert re.findall(r"\b(?:suicide|oppressive because|mental)\b", other) == []


# --- days -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["UKR", "JPN", "BRA"])
def test_states_of_reciprocity_are_bound_since_the_day_told(root: Path, state: str) -> None:
    assert f"since {day_of('budapest_185', state)}" in line(root, "mutual-assistance")


def test_days_of_treaties_are_those_of_the_data(root: Path) -> None:
    text = line(root, "extradition")
    assert f"since {day_of('uk_us_2003', 'GBR')}" in text
    assert f"entered into force on {day_of('caricom_aw_2017', 'BRB')}" in text
    uk = cb.instrument("eu_uk_tca_2020").in_force
    assert uk is not None
    assert f"Since {in_words(uk.day.earliest)} the United Kingdom" in text


@pytest.mark.parametrize(
    ("event", "told"),
    [("high_court", "5 February 2018"), ("article_2017", "8 September 2017"), ("property", "February 2019")],
)
def test_days_of_the_case_are_those_of_the_data(root: Path, event: str, told: str) -> None:
    events = {each.id: each for each in cb.facts().case_by_id["lauri_love"].events}
    assert in_words(events[event].day.earliest).endswith(told)
    assert told in line(root, "extradition")


def test_the_article_is_older_than_the_judgment_and_younger_than_the_orders() -> None:
    days = {event.id: event.day.earliest for event in cb.facts().case_by_id["lauri_love"].events}
    assert days["district_judge"] < days["home_secretary"] < days["article_2017"] < days["high_court"]


# --- numbers and quotations -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figure", "numbers", "told"),
    [
        ("mla_tcy_2014", (183, None, 730), "six to twenty-four months"),
        ("mla_commission_2018", (None, 304, None), "ten months on average"),
        ("eio_total", (None, None, 120), "up to 120 days"),
        ("production_order", (None, None, 10), "within ten days"),
        ("production_order_emergency", (None, None, 8), "within eight hours"),
        ("budapest_preservation", (60, None, None), "at least sixty days"),
        ("letters_rogatory_justice", (365, None, None), "a year or more"),
    ],
)
def test_times_told_are_those_of_the_data(root: Path, figure: str, numbers: tuple[int | None, ...], told: str) -> None:
    held = cb.facts().time_by_id[figure]
    assert (held.minimum, held.typical, held.maximum) == numbers
    assert told in line(root, "mutual-assistance")


def test_direct_orders_apply_since_the_day_told(root: Path) -> None:
    since = cb.facts().time_by_id["production_order"].since
    assert since is not None
    assert f"Since {in_words(since.earliest)} an authority" in line(root, "mutual-assistance")


@pytest.mark.parametrize(
    ("page", "instrument", "article"),
    [("mutual-assistance", "budapest_185", "27(4)(a)"), ("extradition", "ece_24", "2(1)")],
)
def test_quotations_are_those_of_the_data(root: Path, page: str, instrument: str, article: str) -> None:
    quotation = cb.facts().provision_by_place[instrument, article].quotation
    assert quotation is not None
    assert f'"{quotation}"' in line(root, page)


def test_quoted_parts_stand_in_the_quotations_of_the_data(root: Path) -> None:
    text = line(root, "extradition")
    treaty = cb.facts().provision_by_place["uk_us_2003", "8(3)"].quotation or ""
    offence = cb.facts().offence_by_id["gbr_cma_2"].provision.quotation or ""
    for words, quotation in (("reasonable basis to believe", treaty), ("a term not exceeding five years", offence)):
        assert f'"{words}"' in text
        assert words in quotation


def test_arrest_warrant_is_told_as_the_data_have_it(root: Path) -> None:
    warrant = cb.instrument("eaw_2002")
    waiver = next(rule for rule in warrant.dual_criminality if rule.requirement == "listed_waiver")
    assert (warrant.thresholds[0].months, waiver.issuing_maximum_months) == (12, 36)
    text = line(root, "extradition")
    assert "a maximum of at least twelve months" in text
    assert "at least three years" in text


def test_treaty_of_2003_has_no_rule_on_forum_health_or_human_rights() -> None:
    raised = {ground.fact for ground in cb.instrument("uk_us_2003").grounds}
    assert raised & {"human_rights_risk", "inhuman_treatment_risk", "committed_in"} == set()


def test_case_studies_have_a_sheet_for_every_case(root: Path) -> None:
    text = read(root, "cases")
    told = re.findall(r'figures\.case_table\("(\w+)"\)', text)
    assert sorted(told) == sorted(case.id for case in cb.facts().cases)
    assert len(told) == 10
    assert "Ten cases" in text
    assert re.findall(r'figures\.case_text\("(\w+)"\)', text) == told
