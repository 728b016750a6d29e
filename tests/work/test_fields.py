"""A record field by field: the newer value wins, in whatever order pages meet; what was cleared stays cleared."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossborder.work.fields import CLEARED, HEAD, RESERVED, UNDO, Entry, Record, change, fields_of, read_record
from crossborder.work.file import File
from crossborder.work.stamps import Clock, read_stamp

if TYPE_CHECKING:
    from pathlib import Path

STAMPS = st.builds("{:012x}-{:04x}-{:06x}".format, st.integers(0, 9), st.integers(0, 2), st.integers(0, 2)) | st.just(
    ""
)
ENTRIES = st.builds(Entry, STAMPS, st.text(max_size=2)) | st.builds(
    lambda stamp: Entry(stamp or "000000000001-0000-000000", empty=True), STAMPS
)
RECORDS = st.builds(Record, st.dictionaries(st.sampled_from("abc"), ENTRIES), STAMPS)


@given(RECORDS, RECORDS)
def test_it_does_not_matter_who_meets_whom(one: Record, other: Record) -> None:
    assert one.merged(other).alive == other.merged(one).alive


@given(RECORDS, RECORDS, RECORDS)
def test_nor_in_which_order_three_meet(one: Record, two: Record, three: Record) -> None:
    assert one.merged(two).merged(three).alive == one.merged(two.merged(three)).alive


@given(RECORDS, RECORDS)
def test_meeting_twice_changes_nothing(one: Record, other: Record) -> None:
    once = one.merged(other)
    assert once.merged(other).alive == once.alive


@given(RECORDS)
def test_a_record_survives_its_json_but_for_emptied_fields_that_were_never_stamped(record: Record) -> None:
    again = read_record(record.to_json())
    assert again.fields == record.fields
    assert again.merged(record).alive == record.alive


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_the_names_a_record_uses_itself_are_no_fields(name: str) -> None:
    assert name in {HEAD, UNDO, CLEARED}
    assert name.startswith("~")


VALUES = st.none() | st.booleans() | st.integers() | st.text() | st.lists(st.text(), max_size=2)


@given(st.dictionaries(st.text().filter(lambda name: name not in RESERVED), VALUES))
def test_a_record_of_an_exercise_is_given_as_it_was_taken(values: dict[str, Any]) -> None:
    record = {"exercise": "love-bug", "version": 1, "values": values}
    kept = Record().merged(change({}, fields_of(record), Clock().stamp()))
    assert read_record(kept.to_json()).plain() == record


@given(VALUES.filter(lambda value: value is not None) | st.just({}) | st.just({"values": 1}))
def test_any_other_value_is_one_field(value: Any) -> None:
    kept = Record().merged(change({}, fields_of(value), Clock().stamp()))
    assert read_record(kept.to_json()).plain() == value


def test_a_flag_and_a_number_are_not_the_same() -> None:
    assert change({"a": True}, {"a": 1}, "s").fields == {"a": 1}


# --- clocks --------------------------------------------------------------------------------------------------------


@given(st.lists(st.integers(0, 5) | STAMPS, max_size=30))
def test_each_stamp_is_later_than_all_that_were_given_or_seen(events: list[int | str]) -> None:
    now, latest = 100.0, ""
    clock = Clock("0a0b0c", lambda: now)
    for event in events:
        if isinstance(event, str):
            clock.see(event)
            latest = max(latest, event)
        else:
            now += event - 3  # also backwards
            stamp = clock.stamp()
            assert stamp > latest
            assert read_stamp(stamp) == stamp
            latest = stamp


def test_a_full_counter_goes_on_with_the_next_millisecond() -> None:
    clock = Clock("0a0b0c", lambda: 0.0)
    clock.see("0000000000ff-ffff-000000")
    assert clock.stamp() == "000000000100-0000-0a0b0c"


def test_clocks_of_two_pages_differ() -> None:
    assert Clock(now=lambda: 1.0).stamp() != Clock(now=lambda: 1.0).stamp()


@pytest.mark.parametrize(
    "stamp",
    [
        None,
        7,
        "",
        "2026",
        "00000000000G-0000-000000",
        "000000000000-0000-0000000",
        "ffffffffffff-ffff-ffffff",
        "f00000000000-0000-000000",
    ],
)
def test_what_is_no_stamp_is_older_than_all(stamp: object) -> None:
    assert read_stamp(stamp) == ""


@pytest.mark.parametrize("stamps", [None, 1, 1.5, True, "~head", ["~head"]])
def test_stamps_that_are_none_count_as_missing(stamps: object) -> None:
    """Found by fuzzing: a number in their place stopped the exercise at each visit."""
    record = read_record({"exercise": "love-bug", "version": 1, "values": {"a": 1}, "stamps": stamps})
    assert record.plain() == {"exercise": "love-bug", "version": 1, "values": {"a": 1}}
    assert read_record({"values": {"a": 1}, "stamps": stamps}).plain() == {"values": {"a": 1}}


@pytest.mark.parametrize("stamp", ["ffffffffffff-ffff-ffffff", "fffffffffffe-ffff-ffffff", "e00000000000-ffff-ffffff"])
@pytest.mark.parametrize("where", ["stamps", "cleared"])
def test_a_stamp_far_away_keeps_nobody_from_writing(stamp: str, where: str, tmp_path: Path) -> None:
    record = {"exercise": "love-bug", "version": 1, "values": {"a": "old"}}
    record |= {"stamps": {"a": stamp, "~head": stamp}} if where == "stamps" else {"stamps": {}, "cleared": stamp}
    path = tmp_path / "work.json"
    path.write_text(json.dumps({"love-bug": record}))
    head = {"exercise": "love-bug", "version": 1}
    File(path).write("love-bug", {}, {"~head": head, "a": "new", "b": "new"})
    assert File(path).get("love-bug") == {**head, "values": {"a": "new", "b": "new"}}
