"""The file of work: export then import is the identity; whatever is wrong with a file is said, and nothing is lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossborder.work import Work, WorkError, places, read_work
from crossborder.work.migrate import Migration, migrated
from crossborder.work.record import MOST_BYTES, check_sum

LOVE_BUG = {"exercise": "love-bug", "version": 1, "values": {"prediction.kept": True, "transfer.reason": "Zwei Sätze."}}
WORK = Work({"love-bug": LOVE_BUG})
# What JSON can hold, with every kind of text a learner can type.
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
WORKS = st.dictionaries(
    st.sampled_from(["love-bug", "lauri-love", "mlat-request", "an-old-exercise"]), st.dictionaries(st.text(), PLAIN)
).map(
    lambda answers: Work({name: {"exercise": name, "version": 1, "values": values} for name, values in answers.items()})
)


def text(work: Work = WORK) -> str:
    return work.to_text(course="0.1.0", saved_on="2026-11-25")


def changed(**changes: Any) -> str:
    return json.dumps({**json.loads(text()), **changes})


@given(WORKS)
def test_export_then_import_is_the_identity(work: Work) -> None:
    file = read_work(text(work))
    assert file.work == work
    assert file.warnings == ()
    assert (file.course, file.saved_on) == ("0.1.0", "2026-11-25")


@given(WORKS)
def test_the_file_reads_the_same_from_bytes_with_and_without_a_byte_order_mark(work: Work) -> None:
    data = text(work).encode()
    assert read_work(data).work == read_work(b"\xef\xbb\xbf" + data).work == work


def test_half_a_character_as_browsers_allow_it_survives() -> None:
    work = Work({"love-bug": {"exercise": "love-bug", "version": 1, "values": {"transfer.reason": "ä\ud800"}}})
    assert read_work(text(work).encode()).work == work


def test_the_file_is_readable_and_says_what_it_is() -> None:
    lines = text().splitlines()
    assert ' "format": "crossborder-work",' in lines
    assert '    "transfer.reason": "Zwei Sätze."' in lines
    assert lines[1].startswith(' "check_sum": "sha256:')


def test_the_same_work_gives_the_same_bytes() -> None:
    backwards = Work({"love-bug": dict(reversed(list(LOVE_BUG.items())))})
    assert text(backwards) == text()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xff\xfe\x00", "no text that can be read"),
        (text()[: len(text()) // 2], "line 1"),
        ("", "line 1, column 1"),
        ("[1, 2]", "nothing in it says that it comes from “Save my work”"),
        ("{}", "nothing in it says that it comes from “Save my work”"),
        ('{"format": 7}', "nothing in it says that it comes from “Save my work”"),
        ('{"format": "docx"}', "it says that it is “docx”"),
        (changed(version=2), "made by a newer version of the course"),
        (changed(version=True), "“version” should hold a whole number"),
        (changed(exercises=[]), "“exercises” should hold the answers"),
        (changed(exercises={"love-bug": {"exercise": "other", "version": 1, "values": {}}}), "“exercises.love-bug”"),
        (changed(exercises={"love-bug": 1}), "“exercises.love-bug”"),
        (changed(exercises={"learner": {"exercise": "learner", "version": 1, "values": {}}}), "“exercises.learner”"),
        ("[" * 50_000, "nested too deeply"),
        ("[" * 5_000_000, "more than 50,000 parts"),
        ('{"version": ' + "9" * 5000 + "}", "a number of 5,000 digits"),
        ("[1e999]", "too large"),
        (b" " * (MOST_BYTES + 1), "larger than 5 megabytes"),
    ],
)
def test_a_damaged_or_foreign_file_is_named_and_nothing_is_taken(data: bytes | str, says: str) -> None:
    with pytest.raises(WorkError, match=r"(?i)nothing was taken|choose") as caught:
        read_work(data)
    if says == "line 1":
        assert "It may be cut off or changed" in str(caught.value)
    else:
        assert says in str(caught.value)


def test_a_file_changed_by_hand_is_read_with_a_warning() -> None:
    file = read_work(text().replace("Zwei", "Drei"))
    assert file.work.exercises["love-bug"]["values"]["transfer.reason"] == "Drei Sätze."
    assert "changed after it was saved" in file.warnings[0]


def test_a_damaged_exercise_is_named_and_the_others_are_read() -> None:
    file = read_work(changed(exercises={"love-bug": LOVE_BUG, "a#b": LOVE_BUG, "lauri-love": {"values": 3}}))
    assert set(file.work.exercises) == {"love-bug"}
    told = " ".join(file.warnings)
    assert "“a#b” of this file is damaged" in told
    assert "“lauri-love”" in told


def test_an_answer_that_no_hand_typed_is_named_and_left_out() -> None:
    values = {"transfer.reason": "x" * 4_900_000, "~head": {}, "prediction.kept": True}
    file = read_work(changed(exercises={"love-bug": {**LOVE_BUG, "values": values}}))
    assert file.work.exercises["love-bug"]["values"] == {"prediction.kept": True}
    assert any("“love-bug, transfer.reason” is longer than 100,000 characters" in warning for warning in file.warnings)


def test_a_name_that_stands_twice_is_told() -> None:
    file = read_work(text().replace('"transfer.reason":', '"transfer.reason": "First.", "transfer.reason":'))
    assert any("“transfer.reason” stands twice" in warning for warning in file.warnings)


def test_a_thousand_faults_fill_no_page() -> None:
    wrong = {f"x{number}": 1 for number in range(1000)}
    assert len(read_work(changed(exercises={"love-bug": LOVE_BUG, **wrong})).warnings) <= 20


def test_a_file_without_a_check_sum_is_read_with_a_warning() -> None:
    record = json.loads(text())
    del record["check_sum"]
    assert "no check sum" in read_work(json.dumps(record)).warnings[0]


def test_the_check_sum_covers_everything_but_itself() -> None:
    record = json.loads(text())
    assert check_sum(record) == record["check_sum"]
    assert check_sum({**record, "course": "0.2.0"}) != record["check_sum"]


# --- into a place and back -----------------------------------------------------------------------------------------


def test_reading_a_file_replaces_its_exercises_only_and_can_be_undone() -> None:
    place = places.Memory()
    old = {"exercise": "love-bug", "version": 1, "values": {"prediction.kept": False}}
    other = {"exercise": "lauri-love", "version": 1, "values": {}}
    place.put("love-bug", old)
    place.put("lauri-love", other)
    before = WORK.put_into(place)
    assert place.get("love-bug") == LOVE_BUG
    assert place.get("lauri-love") == other
    before.put_into(place)
    assert Work.of(place) == Work({"love-bug": old, "lauri-love": other})


def test_undoing_forgets_what_was_not_there_before() -> None:
    place = places.Memory()
    WORK.put_into(place).put_into(place)
    assert place.keys() == []


def test_values_of_other_programs_in_the_same_place_are_not_exported() -> None:
    place = places.Memory()
    place.put("theme", "dark")
    place.put("love-bug", LOVE_BUG)
    assert Work.of(place) == WORK


# --- a new version of the course -----------------------------------------------------------------------------------

STEPS = (
    Migration("love-bug", 1, renamed={"machine.day": "machine.committed_on"}, values={"machine.measure": {"mla": "mutual_assistance"}}),
    Migration("love-bug", 2, values={"task.haven.law": {"old": "new"}}),
)  # fmt: skip


def test_work_of_an_older_version_is_brought_to_the_form_of_today_step_by_step() -> None:
    values = {"machine.day": "2000-05-04", "machine.measure": "mla", "task.haven.law": ["old", "kept"], "unknown": 7}
    record = {"exercise": "love-bug", "version": 1, "values": values}
    updated = migrated("love-bug", record, STEPS)
    assert updated["version"] == 3
    assert updated["values"] == {
        "machine.committed_on": "2000-05-04",
        "machine.measure": "mutual_assistance",
        "task.haven.law": ["new", "kept"],
        "unknown": 7,
    }
    assert record["version"] == 1, "the old record is left as it is"


@pytest.mark.parametrize("version", [3, 9])
def test_work_of_today_or_of_a_newer_version_is_left_as_it_is(version: int) -> None:
    record = {"exercise": "love-bug", "version": version, "values": {"machine.day": "2000-05-04"}}
    assert migrated("love-bug", record, STEPS) == record


def test_work_on_another_exercise_is_left_as_it_is() -> None:
    record = {"exercise": "lauri-love", "version": 1, "values": {"machine.day": "2000-05-04"}}
    assert migrated("lauri-love", record, STEPS) == record
