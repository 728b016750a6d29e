"""Days, moments and identifiers as people type them: what can be read, and what is not guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossborder.request.identifiers import (
    IDENTIFIER_KINDS,
    impossible_addresses,
    port_problem,
    read_identifier,
)
from crossborder.request.moments import moment_of
from crossborder.request.typed import day_or_none, number_or_none


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-03-01", date(2026, 3, 1)),
        (" 1 March 2026 ", date(2026, 3, 1)),
        ("1 Mar 2026", date(2026, 3, 1)),
        ("1 sept. 2026", date(2026, 9, 1)),
        ("1 Ma 2026", None),
        ("1 Marchember 2026", None),
        ("2026-02-29", None),
        ("01/03/2026", None),
        ("March 2026", None),
        ("٢٠٢٦-٠٣-٠١", date(2026, 3, 1)),
        ("", None),
    ],
)
def test_a_day_is_read_or_refused(typed: str, day: date | None) -> None:
    assert day_or_none(typed) == day


@pytest.mark.parametrize(
    ("typed", "number"), [("60", 60), (" 0 ", 0), ("-1", None), ("60 days", None), ("1e3", None), ("9" * 9, None)]
)
def test_a_number_is_whole_and_has_no_words(typed: str, number: int | None) -> None:
    assert number_or_none(typed) == number


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [
        ("2026-03-01 02:10:00 UTC", 2, 10),
        ("2026-03-01T02:10:00Z", 2, 10),
        ("2026-03-01 02:10 GMT", 2, 10),
        ("1 March 2026, 03:10 UTC+1", 2, 10),
        ("1 March 2026 at 03:10 +01:00", 2, 10),
        ("2026-03-01 07:40 +0530", 2, 10),
        ("2026-02-28 21:10 \u221205:00", 2, 10),
    ],
)
def test_a_moment_is_turned_into_utc(typed: str, hour: int, minute: int) -> None:
    moment = moment_of(typed)
    assert moment.problem == ""
    assert moment.at == datetime(2026, 3, 1, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "empty"),
        ("yesterday", "no_day"),
        ("2026-02-30 02:10 UTC", "no_day"),
        ("2026-03-01", "no_time"),
        ("2026-03-01 around 3 o'clock", "about"),
        ("2026-03-01 24:10 UTC", "bad_time"),
        ("2026-03-01 02:10", "no_zone"),
        ("2026-03-01 02:10 CET", "zone_name"),
        ("2026-03-01 02:10 IST", "zone_name"),
        ("2026-03-01 02:10 local time", "zone_name"),
        ("2026-03-01 02:10 +15:00", "zone_name"),
        ("2026-03-01 02:10 +01:75", "zone_name"),
        ("9999-12-31 23:59 -01:00", "far_year"),
    ],
)
def test_what_a_moment_lacks_is_named(typed: str, problem: str) -> None:
    assert moment_of(typed).problem == problem


@pytest.mark.parametrize(
    ("kind", "typed", "problem"),
    [
        ("ip_address", "192.0.2.17", ""),
        ("ip_address", "2001:db8::1", ""),
        ("ip_address", "192.0.2.300", "no_address"),
        ("ip_address", "192.0.2", "no_address"),
        ("ip_address", "192.0.2.0/24", "range"),
        ("ip_address", "192.0.2.1 - 192.0.2.9", "range"),
        ("ip_address", "192.0.2.17:443", "port_inside"),
        ("ip_address", "[2001:db8::1]:443", "port_inside"),
        ("ip_address", "10.0.0.0", "private"),
        ("ip_address", "11.0.0.0", ""),
        ("ip_address", "172.15.255.255", ""),
        ("ip_address", "172.16.0.0", "private"),
        ("ip_address", "172.31.255.255", "private"),
        ("ip_address", "172.32.0.0", ""),
        ("ip_address", "192.168.1.1", "private"),
        ("ip_address", "fd00::1", "private"),
        ("ip_address", "100.64.0.1", "shared"),
        ("ip_address", "127.0.0.1", "local"),
        ("ip_address", "169.254.1.1", "local"),
        ("ip_address", "224.0.0.1", "no_host"),
        ("email", "user@example.org", ""),
        ("email", "first.last+tag@mail.example.org", ""),
        ("email", "имя@почта.example", ""),
        ("email", "user.example.org", "no_at"),
        ("email", "us er@example.org", "local_part"),
        ("email", ".user@example.org", "local_part"),
        ("email", "user@example", "domain"),
        ("email", "user@exam ple.org", "domain"),
        ("email", "user@-example.org", "domain"),
        ("email", f"user@{'a' * 64}.org", "domain"),
        ("url", "https://example.org/page?x=1", ""),
        ("url", "http://192.0.2.17/x", ""),
        ("url", "http://[2001:db8::1]/", ""),
        ("url", "example.org/page", "scheme"),
        ("url", "javascript:alert(1)", "scheme"),
        ("url", "https://example.org/a b", "space"),
        ("url", "https://", "host"),
        ("url", "http://[bad", "no_url"),
        ("account", "shadow_17", ""),
        ("other", "x", ""),
        ("email", "  ", "empty"),
    ],
)
def test_an_identifier_can_be_looked_up_or_says_why_not(kind: str, typed: str, problem: str) -> None:
    assert read_identifier(kind, typed).problem == problem


@pytest.mark.parametrize(
    ("typed", "wrong"), [("", False), ("1", False), ("65535", False), ("0", True), ("65536", True), ("http", True)]
)
def test_a_port_lies_between_1_and_65535(typed: str, wrong: bool) -> None:
    assert port_problem(typed) is wrong


def test_numbers_that_only_look_like_addresses_are_found_in_a_text() -> None:
    text = "Between 192.0.2.17 and 192.0.2.300, twice 192.0.2.300; version 1.2.3.4; 999.1.1.1."
    assert impossible_addresses(text) == ("192.0.2.300", "999.1.1.1")


@given(st.sampled_from(IDENTIFIER_KINDS), st.text(max_size=60))
def test_any_text_can_be_read_as_an_identifier(kind: str, typed: str) -> None:
    reading = read_identifier(kind, typed)
    assert (reading.problem == "empty") is (not typed.strip())


@given(st.datetimes(datetime(1970, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001 - hypothesis adds the zone
def test_a_moment_written_in_utc_comes_back(moment: datetime) -> None:
    whole = moment.replace(microsecond=0)
    assert moment_of(f"{whole:%Y-%m-%d %H:%M:%S} UTC").at == whole


@given(st.text(max_size=40))
def test_any_text_can_be_read_as_a_moment(typed: str) -> None:
    moment = moment_of(typed)
    assert (moment.at is not None) is (moment.problem == "")
