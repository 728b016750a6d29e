"""A record is read by its own annotations: a field is written once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

import pytest

from crossborder.records.dates import PartialDate
from crossborder.records.sources import DatedFact, Provenance
from tools.facts.entry import Entry
from tools.facts.reading import read

if TYPE_CHECKING:
    from tools.facts.problems import Problem


@dataclass(frozen=True, kw_only=True)
class Part:
    id: str
    months: int = 0


@dataclass(frozen=True, kw_only=True)
class Whole:
    title: str
    level: Literal["low", "high"]
    day: PartialDate
    seen: date
    in_force: DatedFact
    provenance: Provenance
    months: int
    to: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    first: Part | None = None
    most: int | None = None
    quotation: str | None = None
    until: PartialDate | None = None
    side: Literal["", "left", "right"] = ""
    raised_when: bool = True
    conducts: tuple[str, ...] = ("*",)


FIRST_DAY = {"day": date(2000, 6, 19), "status": "confirmed", "sources": ["a"]}
LEAST: dict[str, Any] = {
    "title": "A title", "level": "high", "day": "2000-06", "seen": date(2026, 1, 2), "in_force": FIRST_DAY,
    "status": "unverified", "months": 12, "to": ["b"],
}  # fmt: skip


def reading(**changes: Any) -> tuple[Whole, list[Problem]]:
    problems: list[Problem] = []
    values = {name: value for name, value in {**LEAST, **changes}.items() if value is not None}
    return read(Whole, Entry("file.toml", "", values, problems)), problems


def test_what_has_a_default_may_be_missing_and_nothing_else() -> None:
    record, problems = reading()
    assert problems == []
    assert (record.parts, record.first, record.most, record.quotation, record.until) == ((), None, None, None, None)
    assert (record.side, record.raised_when, record.conducts) == ("", True, ("*",))
    assert record.in_force == DatedFact(
        day=PartialDate("2000-06-19"), provenance=Provenance(sources=("a",), status="confirmed")
    )


@pytest.mark.parametrize("name", sorted(LEAST))
def test_what_has_no_default_is_missed_by_its_name(name: str) -> None:
    _, problems = reading(**{name: None})
    assert [problem.field for problem in problems] == [name]


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("level", "middle", "one of low, high"),
        ("side", "above", "one of left, right"),
        ("months", -1, "a whole number, 0 or more"),
        ("day", "June", 'a day such as 2000-06-19, or "2000-06", or "2000"'),
        ("seen", "2026", "a day such as 2024-06-20, without quotation marks"),
        ("raised_when", "no", "true or false, without quotation marks"),
        ("to", "b", 'a list of texts, such as ["a", "b"]'),
        ("colour", "red", "one of "),
    ],
)
def test_a_wrong_value_is_named_with_what_is_expected(name: str, value: Any, expected: str) -> None:
    _, problems = reading(**{name: value})
    assert [(problem.field, problem.expected[: len(expected)]) for problem in problems] == [(name, expected)]


def test_tables_are_read_in_the_same_way_and_named_by_their_label() -> None:
    record, problems = reading(parts=[{"id": "one"}, {"id": "two", "months": "3"}], first={"id": "three", "months": 3})
    assert record.first == Part(id="three", months=3)
    assert [part.id for part in record.parts] == ["one", "two"]
    assert [(problem.entry, problem.field) for problem in problems] == [("parts two", "months")]


def test_what_the_caller_knows_is_not_asked_of_the_file() -> None:
    problems: list[Problem] = []
    assert read(Part, Entry("file.toml", "", {}, problems), id="known") == Part(id="known")
    assert problems == []
