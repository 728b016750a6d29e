"""What people type and copy into requests, with the right reading of each: days, moments, identifiers, texts, names."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crossborder as cb
from crossborder.request import check
from crossborder.request.clocks import has_clock, has_zone
from crossborder.request.identifiers import IDENTIFIER_KINDS, impossible_addresses, read_identifier
from crossborder.request.moments import moment_of
from crossborder.request.naming import names_instrument
from crossborder.request.typed import day_of, plain, read_day
from tests.examples import examples

if TYPE_CHECKING:
    from crossborder.request import Draft

FOLDER = Path(__file__).parent / "inputs"


def rows(file: str, table: str) -> list[dict[str, Any]]:
    """The rows of a table."""
    entries: list[dict[str, Any]] = tomllib.loads((FOLDER / f"{file}.toml").read_text("utf-8"))[table]
    return entries


DAYS, MOMENTS = rows("days", "day"), rows("moments", "moment")
IDENTIFIERS, TEXTS, NAMES = rows("identifiers", "identifier"), rows("texts", "text"), rows("texts", "name")


def test_the_tables_hold_enough() -> None:
    assert len(DAYS) + len(MOMENTS) + len(IDENTIFIERS) + len(TEXTS) + len(NAMES) >= 900


# Each test reads all rows of its table and names those that are read otherwise: a test for each would take longer to begin than to read.


def wanted(row: dict[str, Any]) -> tuple[Any, str]:
    return row.get("is"), row.get("because", "")


def test_day() -> None:
    def told(typed: str) -> tuple[str | None, str]:
        reading = read_day(typed)
        return reading.day.isoformat() if reading.day else None, reading.problem

    assert [(row, told(row["typed"])) for row in DAYS if told(row["typed"]) != wanted(row)] == []


def test_moment() -> None:
    def told(typed: str) -> tuple[str | None, str]:
        moment = moment_of(typed)
        return f"{moment.at:%Y-%m-%d %H:%M:%S}" if moment.at else None, moment.problem

    assert [(row, told(row["typed"])) for row in MOMENTS if told(row["typed"]) != wanted(row)] == []


def test_identifier() -> None:
    readings = [(row, read_identifier(row["kind"], row["typed"])) for row in IDENTIFIERS]
    assert [(row, one) for row, one in readings if one.problem != row.get("because", "")] == []
    assert [(row, one) for row, one in readings if one.version != row.get("version", one.version)] == []


def test_text() -> None:
    for row in TEXTS:
        typed = row["typed"]
        assert (has_clock(typed), has_zone(typed)) == (row.get("time", False), row.get("zone", False)), row
        assert list(impossible_addresses(typed)) == row.get("wrong", []), row


def test_name() -> None:
    for row in NAMES:
        assert [one.id for one in cb.instruments() if names_instrument(row["typed"], one)] == row["names"], row


@pytest.mark.parametrize("one", cb.instruments(), ids=lambda one: one.id)
def test_title_and_citation_name_their_instrument(one: Any) -> None:
    assert names_instrument(f"This request is made under the {one.title}.", one)
    assert names_instrument(one.short_title.upper(), one)
    assert names_instrument(f"Article 1 ({one.citation})", one)


# --- two readings, with their words --------------------------------------------------------------------------------


def test_two_readings_are_both_told() -> None:
    reading = read_day("01/03/2026")
    assert reading.why("01/03/2026") == "“01/03/2026” can be two days: 1 March 2026 or 3 January 2026."
    assert reading.correction == "Write 1 March 2026 or 3 January 2026, whichever is meant."
    with pytest.raises(ValueError, match="can be two days"):
        day_of("01/03/2026")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("2026-02-20 02:10 EST", "name"),
        ("2026-02-20 02:10 Eastern Standard Time", "name"),
        ("2026-02-20 02:10 America/Argentina/Buenos_Aires", "place"),
        ("2026-02-20 02:10 (UTC+01:00) Amsterdam, Berlin, Bern", "place"),
        ("2026-02-20 02:10 +15:00", "number"),
        ("2026-02-20 02:10 +02:17", "number"),
        ("2026-02-20 02:10 +01:00 UTC", "two"),
        ("2026-02-20 2:10 in the afternoon UTC", "words"),
        ("2026-02-20 02:10 UTC?", "words"),
    ],
)
def test_why_a_zone_fixes_no_distance_is_true(typed: str, why: str) -> None:
    assert moment_of(typed).zone_problem == why


def test_every_reason_has_its_words(good: Draft) -> None:
    for row in (*MOMENTS, *DAYS):
        found = check(replace(good, items=(replace(good.items[0], start=row["typed"]),)))
        told = [f"{one.wrong} {one.correction}" for one in found if one.field == "items.0.start"]
        assert all("{" not in each for each in told), row
        assert bool(told) or moment_of(row["typed"]).at is not None, row


# --- any text at all -----------------------------------------------------------------------------------------------

SIGNS = st.text(alphabet="0123456789:.,/-+TZ aApPmMUCGhx[]()<>@%#'\u200b\u00a0\u2212", max_size=250)
ANY = SIGNS | st.text(max_size=250)


@settings(max_examples=examples(300))
@given(ANY)
def test_no_text_stops_a_reader(text: str) -> None:
    day, moment = read_day(text), moment_of(text)
    assert (day.day is None) is bool(day.problem)
    assert (moment.at is None) is bool(moment.problem)
    assert day.why(text) or not day.problem
    assert isinstance(has_clock(text) and has_zone(text), bool)
    assert all(one in text for one in impossible_addresses(text))
    for kind in IDENTIFIER_KINDS:
        assert (read_identifier(kind, text).problem == "empty") is (not text.strip())


@pytest.mark.parametrize(
    "sign", ["1", ".", ":", "-", " ", "1.", "1:", "a ", "[", "1 ", "::", "0 Mar ", "+1", "192.0.2."]
)
def test_a_very_long_text_is_read_at_once(sign: str) -> None:
    text = (sign * 20_000)[:20_000]
    assert moment_of(text).at is None
    assert read_day(text).day is None
    assert read_identifier("ip_address", text).version == 0
    assert not has_clock(text)
    assert isinstance(impossible_addresses(text), tuple)
    assert not names_instrument(text, cb.instrument("budapest_185"))


@given(st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - hypothesis adds the zone
def test_every_way_of_writing_a_moment_gives_it_back(moment: datetime) -> None:
    whole = moment.replace(microsecond=0)
    forms = (
        "%Y-%m-%dT%H:%M:%SZ", "%a, %d %b %Y %H:%M:%S +0000", "%d/%b/%Y:%H:%M:%S +0000", "%a %b %d %H:%M:%S UTC %Y",
        "%d %B %Y, %H:%M:%S UTC", "%B %d, %Y at %H:%M:%S UTC", "%Y%m%dT%H%M%SZ", "%H:%M:%S UTC, %d %B %Y",
    )  # fmt: skip
    assert {moment_of(f"{whole:{form}}").at for form in forms} == {whole}


@given(ANY)
def test_a_value_made_plain_stays_plain(text: str) -> None:
    assert plain(plain(text)) == plain(text)
