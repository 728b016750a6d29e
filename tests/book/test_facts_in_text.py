"""The days the chapter tells in words are those of the data."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

import crossborder as cb
from crossborder import tables
from crossborder.records import in_words

if TYPE_CHECKING:
    from pathlib import Path

OUTBREAK = date(2000, 5, 4)


@pytest.fixture(scope="module")
def chapter(root: Path) -> str:
    """The chapter with its questions, in one line."""
    parts = (root / "book" / name for name in ("dual-criminality.md", "questions/dual-criminality.toml"))
    return " ".join(word for path in parts for word in path.read_text(encoding="utf-8").split())


@pytest.mark.parametrize("state", ["PHL", "MYS", "IND"])
def test_chapter_tells_the_first_day_of_the_first_offence(chapter: str, state: str) -> None:
    finding = cb.punished(state, "malware", on=OUTBREAK)
    assert finding.answer is False
    assert finding.offence is not None
    first = finding.offence.in_force.day.earliest
    assert in_words(first).removesuffix(" 2000") in chapter


def test_malaysia_had_an_act_on_paper_and_none_in_force(chapter: str) -> None:
    row = next(row for row in tables.rows(tables.three_days()) if row["code"] == "MYS")
    assert (row["approved"], row["published"], row["in_force"], row["days_late"]) == (
        "18 June 1997",
        "30 June 1997",
        "1 June 2000",
        28,
    )
    assert "28 days too late" in chapter


def test_chapter_tells_the_days_of_the_case(chapter: str) -> None:
    days = {row["earliest"] for row in tables.rows(tables.case_events("love_bug"))}
    told = [date(2000, 5, 4), date(2000, 6, 14), date(2000, 6, 19), date(2000, 6, 29), date(2000, 8, 21)]
    assert set(told) <= days
    assert all(f"{day.day} {day:%B}" in chapter for day in told)


def test_conventions_named_as_later_did_not_bind_in_may_2000(chapter: str) -> None:
    assert "The Conventions against organised crime and corruption and the Budapest Convention came later" in chapter
    for instrument in ("untoc_2000", "budapest_185", "uncac_2003"):
        adopted = cb.instrument(instrument).adopted
        assert adopted is not None
        assert adopted.day.earliest > OUTBREAK


def test_quotation_of_article_29_3_is_that_of_the_data(root: Path) -> None:
    chapter = (root / "book/exceptions.md").read_text(encoding="utf-8")
    provision = cb.facts().provision_by_place["budapest_185", "29(3)"]
    assert provision.quotation is not None
    assert f'"{provision.quotation}"' in chapter


def test_which_day_counts_is_told_as_the_data_has_it() -> None:
    rules = {state.code: state.dual_criminality_day for state in cb.facts().states if state.dual_criminality_day}
    expected = {"GBR": "act", "AUS": "request", "NLD": "decision"}
    assert {code: rule.answer for code, rule in rules.items() if code in expected} == expected
    assert set(rules) & {"PHL", "USA", "FRA", "JPN"} == set()
