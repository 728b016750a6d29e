"""The files of a class told apart and counted: who, what, at which try, after which hint; nothing is dropped in silence."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossborder.work import Work, class_report
from crossborder.work.answers import ANSWERED, CASE, END, HANDS, NONE_TICKED, PREDICTION, REVIEW, TRY, Answer
from crossborder.work.classfiles import Listed, Roll, read_list
from crossborder.work.learner import Learner
from crossborder.work.tries import MOST, Try, read_tries, with_try

ANA, BEN = Learner("0a0b0c0d", "Ana"), Learner("1a1b1c1d", "Ben")


def file(who: Learner | None = ANA, day: str = "2026-11-28", exercise: str = "love-bug", **values: object) -> bytes:
    work = Work({exercise: {"exercise": exercise, "version": 1, "values": values}})
    return work.to_text(course="0.2", saved_on=day, learner=who).encode()


def answered(answer: str = "no", **more: object) -> dict[str, object]:
    return {"prediction.prosecute": answer, "prediction.kept": True, **more}


def tally(*files: bytes) -> dict[Answer, int]:
    return dict(class_report([(f"{at}.json", data) for at, data in enumerate(files)]).tally)


def tries(*attempts: Try) -> str:
    text = ""
    for one in attempts:
        text = with_try(text, one)
    return text


# --- what is counted -------------------------------------------------------------------------------------------------


def test_a_prediction_that_was_not_kept_is_not_counted() -> None:
    assert tally(file(**{"prediction.prosecute": "no"})) == {}
    kept = tally(file(**answered()))
    assert kept == {Answer("love-bug", "prosecute", PREDICTION, 0, 0, value): 1 for value in (ANSWERED, "no")}


def test_prediction_hands_and_end_are_counted_each_for_itself() -> None:
    counted = tally(
        file(**answered("yes", **{"again.prosecute": "no", "votes.first.prosecute.yes": "12", "votes.first.x": "1"}))
    )
    counts = {(one.moment, one.value): number for one, number in counted.items()}
    assert counts == {
        (PREDICTION, ""): 1, (PREDICTION, "yes"): 1, (END, ""): 1, (END, "no"): 1, (HANDS, ""): 12, (HANDS, "yes"): 12,
    }  # fmt: skip


def test_each_try_is_counted_with_its_number_and_hints() -> None:
    text = tries(Try({"day": "2000-05-04"}, 0, "not_yet"), Try({"day": "2000-06-19"}, 2, "right"))
    counted = tally(file(**{"tries.first_day": text}))
    assert counted[Answer("love-bug", "first_day.day", TRY, 1, 0, "2000-05-04")] == 1
    assert counted[Answer("love-bug", "first_day.day", TRY, 2, 2, "2000-06-19")] == 1


def test_of_several_ticks_each_is_counted_and_none_is_an_answer_too() -> None:
    text = tries(Try({"states": ["AUS", "PHL"]}, 0, "not_yet"), Try({"states": []}, 0, "not_yet"))
    counts = {(one.number, one.value): number for one, number in tally(file(**{"tries.havens": text})).items()}
    assert counts == {(1, ""): 1, (1, "AUS"): 1, (1, "PHL"): 1, (2, ""): 1, (2, NONE_TICKED): 1}


def test_a_task_checked_by_a_version_that_kept_no_tries_counts_without_a_number() -> None:
    counted = tally(file(**{"checked.first_day": True, "task.first_day.day": "2000-06-19"}))
    assert counted[Answer("love-bug", "first_day.day", TRY, 0, 0, "2000-06-19")] == 1


def test_new_cases_and_review_answers_are_counted() -> None:
    counted = tally(
        file(**{"transfer.decision": "refuse", "transfer.other.decision": "grant"}),
        file(BEN, exercise="review-treaties", q=["One"]),
    )
    assert counted[Answer("love-bug", "1", CASE, 0, 0, "refuse")] == 1
    assert counted[Answer("love-bug", "other", CASE, 0, 0, "grant")] == 1
    assert counted[Answer("review-treaties", "q", REVIEW, 0, 0, "One")] == 1


def test_a_line_says_what_a_learner_did() -> None:
    text = tries(Try({"day": "2000-06-19"}, 0, "right"))
    values = answered(**{"checked.first_day": True, "hints.first_day": 2, "tries.first_day": text, "hints.x": True})
    [line] = class_report({"a.json": file(**values)}, Roll((Listed("ana", "A"),))).lines
    assert line == ("a.json", "Ana", "A", "love-bug", True, 1, 1, 1, 2, False)


def test_reasons_come_with_case_and_decision() -> None:
    values = {"transfer.reason": " Because. ", "transfer.decision": "refuse", "transfer.other.reason": "Half \ud83d."}
    reasons = class_report({"a.json": file(**values)}).reasons
    assert [(one.case, one.decision, one.text) for one in reasons] == [
        ("other", "", "Half \ufffd."),
        ("1", "refuse", "Because."),
    ]


# --- tries -----------------------------------------------------------------------------------------------------------


def test_the_same_answers_once_more_are_no_new_try() -> None:
    assert len(read_tries(tries(Try({"a": "1"}, 0, "not_yet"), Try({"a": "1"}, 1, "not_yet")))) == 1


def test_tries_are_bounded() -> None:
    assert len(read_tries(tries(*(Try({"a": str(at)}, 0, "not_yet") for at in range(MOST + 9))))) == MOST


@given(st.text() | st.none() | st.integers())
def test_no_text_stops_the_reader_of_tries(text: object) -> None:
    assert read_tries(text) == ()


@pytest.mark.parametrize("text", ['[{"answers": 1}]', "[1]", '{"answers": {}}', '[{"answers": {}, "hints": true}]'])
def test_what_is_no_try_is_left_out(text: str) -> None:
    assert all(one == Try({}, 0, "") for one in read_tries(text))


# --- files told apart ------------------------------------------------------------------------------------------------


def statuses(*files: tuple[str, bytes]) -> dict[str, str]:
    return {one.name: one.status for one in class_report(files).files}


def test_two_files_of_one_name_are_two_files() -> None:
    assert statuses(("w.json", file(ANA, x=1)), ("w.json", file(BEN, x=1)), ("w.json (2)", file(None, x=2))) == {
        "w.json": "counted", "w.json (2)": "counted", "w.json (2) (2)": "counted",
    }  # fmt: skip


def test_the_same_work_twice_counts_once_and_is_named() -> None:
    report = class_report([("a.json", file(**answered())), ("b.json", file(**answered()))])
    assert [(one.name, one.status) for one in report.files] == [("a.json", "doubled"), ("b.json", "counted")]
    assert "b.json" in report.files[0].note
    assert report.tally[Answer("love-bug", "prosecute", PREDICTION, 0, 0, ANSWERED)] == 1


def test_of_one_learner_the_newest_counts() -> None:
    old, new = file(day="2026-11-20", **answered("yes")), file(day="2026-11-27", **answered("no"))
    report = class_report({"a.json": new, "b.json": old})
    assert {one.name: one.status for one in report.files} == {"a.json": "counted", "b.json": "older"}
    assert Answer("love-bug", "prosecute", PREDICTION, 0, 0, "yes") not in report.tally


def test_of_one_day_the_file_with_more_in_it_counts() -> None:
    assert statuses(("a", file(x=1, y=2)), ("b", file(x=1))) == {"a": "counted", "b": "older"}


def test_a_file_saved_before_a_name_was_typed_is_an_older_version() -> None:
    report = class_report({"a": file(Learner(ANA.id, ""), x=1), "b": file(ANA, x=1, y=2)})
    assert [one.status for one in report.files] == ["older", "counted"]


def test_a_shared_device_has_two_learners() -> None:
    report = class_report({"a": file(ANA, x=1), "b": file(Learner(ANA.id, "Ben"), x=2)})
    assert [one.status for one in report.files] == ["counted", "counted"]
    assert all("Several people" in one.note for one in report.files)


def renamed(data: bytes, name: str, *, with_sum: bool = True) -> bytes:
    """A file with another name, typed into it after it was saved."""
    record = json.loads(data)
    record["learner"]["name"] = name
    if not with_sum:
        del record["check_sum"]
    return json.dumps(record).encode()


@pytest.mark.parametrize("with_sum", [True, False])
@pytest.mark.parametrize("original", [Learner(ANA.id), BEN])
def test_a_copy_with_another_name_is_named_and_hands_nothing_in(original: Learner, *, with_sum: bool) -> None:
    first = file(original, **answered())
    report = class_report(
        {"a.json": first, "b.json": renamed(first, "Carla", with_sum=with_sum)}, Roll(read_list("Carla"))
    )
    kept, copy = report.files
    assert (kept.status, kept.learner.name) == ("counted", original.name)
    assert (copy.status, copy.learner.name) == ("doubled", "Carla")
    assert all("Carla" in one.note and (original.name or "nobody named") in one.note for one in report.files)
    assert "a.json" in copy.note
    assert [one.name for one in report.missing] == ["Carla"]


def test_a_changed_name_does_not_pass_to_work_of_another_day() -> None:
    first = file(Learner(ANA.id), day="2026-11-29", x=1)
    other = renamed(file(Learner(ANA.id), day="2026-11-20", x=2), "Carla")
    report = class_report({"a.json": first, "b.json": other})
    assert [(one.status, one.learner.name) for one in report.files] == [("counted", ""), ("counted", "Carla")]
    assert all("Carla" in one.note for one in report.files)


def test_a_name_that_comes_from_an_older_file_is_said() -> None:
    report = class_report({
        "a.json": file(ANA, day="2026-11-20", x=1), "b.json": file(Learner(ANA.id), day="2026-11-29", x=2),
    })  # fmt: skip
    newest = report.files[1]
    assert (newest.status, newest.learner.name) == ("counted", "Ana")
    assert "a.json" in newest.note


def test_one_name_on_two_devices_is_said() -> None:
    report = class_report({"a": file(ANA, x=1), "b": file(Learner("ffffffff", "Ana"), x=2)})
    assert Counter(report.statuses) == {"counted": 2}
    assert report.doubts[0].startswith("Ana is on 2 files")


BAD = {
    "foreign": b"{}",
    "damaged": b"{",
    "newer": b'{"format": "crossborder-work", "version": 99, "exercises": {}}',
    "empty": Work({}).to_text(course="1", saved_on="2026-11-28").encode(),
}


@pytest.mark.parametrize("status", BAD)
def test_a_file_that_does_not_count_says_why(status: str) -> None:
    report = class_report({"bad.json": BAD[status], "good.json": file(x=1)})
    bad, good = report.files
    assert (bad.status, good.status) == (status, "counted")
    assert bad.note
    assert report.statuses == {status: 1, "counted": 1}


def test_a_file_changed_by_hand_counts_and_is_named() -> None:
    record = json.loads(file(x=1))
    record["exercises"]["love-bug"]["values"]["x"] = 2
    [entry] = class_report({"a.json": json.dumps(record).encode()}).files
    assert entry.status == "counted"
    assert "changed after it was saved" in entry.note


@pytest.mark.parametrize("day", ["2026-11-28", "2026-11-29"])
@pytest.mark.parametrize("with_sum", [True, False])
def test_a_file_changed_by_hand_does_not_count_in_the_place_of_the_intact_one(day: str, *, with_sum: bool) -> None:
    record = json.loads(file(ANA, day=day, **answered("yes", more=1)))
    record["exercises"]["love-bug"]["values"]["prediction.prosecute"] = "no"
    if not with_sum:
        del record["check_sum"]
    report = class_report({"intact.json": file(ANA, **answered("yes")), "w.json": json.dumps(record).encode()})
    assert [(one.name, one.status) for one in report.files] == [("intact.json", "counted"), ("w.json", "older")]
    assert "intact.json" in report.files[1].note
    assert "as it was saved" in report.files[1].note


@pytest.mark.parametrize(
    "bad",
    [
        b"[" * 100_000,
        b'{"a":' * 3000,
        b'{"format": "crossborder-work", "version": ' + b"9" * 5000 + b"}",
        b'{"format": "crossborder-work", "version": 1, "exercises": {"love-bug": NaN}}',
        b"\x00" * 1000,
        b"[" * 5_000_001,
    ],
)
def test_a_file_that_would_stop_python_is_named_and_the_others_are_counted(bad: bytes) -> None:
    report = class_report({"bad.json": bad, "good.json": file(**{"transfer.reason": "Two sentences."})})
    assert [line.file for line in report.lines] == ["good.json"]
    assert report.files[0].note.startswith("This file")
    assert report.read == 1


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from([*BAD.values(), file(x=1), file(BEN, x=2), file(None, x=3)]))
    )
)
def test_no_file_is_lost(files: list[tuple[str, bytes]]) -> None:
    report = class_report(files)
    assert len(report.files) == len({one.name for one in report.files}) == len(files) == sum(report.statuses.values())


# --- the list --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("Ana\nBen\n", (Listed("Ana"), Listed("Ben"))),
        ("\ufeffAna;A\nBen,\t B ,x", (Listed("Ana", "A"), Listed("Ben", "B"))),
        ('"Ana  Maria","Group 1"\r\n,\r\nana maria', (Listed("Ana Maria", "Group 1"),)),
    ],
)
def test_a_list_is_read(text: str, expected: Any) -> None:
    assert read_list(text) == expected


def test_who_is_missing_and_who_is_not_on_the_list() -> None:
    report = class_report(
        {"a": file(ANA, x=1), "b": file(Learner("ffffffff", "Zoe"), x=1)}, Roll(read_list("ANA\nBen,B"))
    )
    assert report.missing == (Listed("Ben", "B"),)
    assert [one.name for one in report.strangers] == ["b"]


def test_without_a_list_nobody_is_missing() -> None:
    report = class_report({"a": file(ANA, x=1)})
    assert (report.missing, report.strangers) == ((), ())


def test_a_name_of_a_file_that_no_text_can_hold_stops_nothing() -> None:
    report = class_report([("M\udcfcller.json", b"bad"), ("M\ud800.json", b"bad")])
    assert sorted(one.name for one in report.files) == ["M\ufffd.json", "M\ufffdller.json"]


def test_a_list_of_empty_lines_is_read_to_its_end() -> None:
    assert read_list("\n" * 5_000_000 + "Ana") == (Listed("Ana"),)
