"""An address that sets an exercise ready, and the report on a class."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossborder.work import Work, class_report
from crossborder.work.preset import read_preset


@pytest.mark.parametrize(
    ("fragment", "values"),
    [
        ("", {}),
        ("#part-2", {}),
        ("case=love-bug&date=2000-05-04", {"case": "love-bug", "date": "2000-05-04"}),
        ("#measure=preservation", {"measure": "preservation"}),
        ("day=19%20June%202000&day=2000-06-19", {"day": "2000-06-19"}),
        ("empty=", {"empty": ""}),
        ("&".join(f"f{number}=1" for number in range(99)), {}),
        ("long=" + "x" * 3000, {}),
        ("broken=%ff%zz", {"broken": "\ufffd%zz"}),
    ],
)
def test_an_address_is_read(fragment: str, values: dict[str, str]) -> None:
    assert read_preset(fragment) == values


@given(st.text())
def test_no_address_stops_a_page(fragment: str) -> None:
    assert isinstance(read_preset(fragment), dict)


def work_file(reason: str = "", answer: str = "no", **values: object) -> bytes:
    record = {
        "prediction.prosecute": answer, "prediction.kept": True, "checked.haven": True, "hints.haven": 2,
        "transfer.reason": reason, "transfer.compared": bool(reason), **values,
    }  # fmt: skip
    work = Work({"love-bug": {"exercise": "love-bug", "version": 1, "values": record}})
    return work.to_text(course="0.1.0", saved_on="2026-11-25").encode()


def test_a_class_is_counted_and_unreadable_files_are_named() -> None:
    report = class_report({
        "b.json": work_file("Two sentences."), "a.json": work_file(answer="yes"), "c.json": b"{}", "d.json": b"\xff",
    })  # fmt: skip
    assert [line.file for line in report.lines] == ["a.json", "b.json"]
    assert report.lines[1].cells == ("b.json", "love-bug", "yes", "1", "yes", "2")
    assert report.predictions("love-bug") == {"prosecute": {"yes": 1, "no": 1}}
    assert report.predictions("lauri-love") == {}
    assert [text.partition(":")[0] for text in report.unreadable] == ["c.json", "d.json"]


def test_a_prediction_that_was_not_kept_is_not_counted() -> None:
    report = class_report({"a.json": work_file(**{"prediction.kept": False})})
    assert report.predictions("love-bug") == {}
    assert report.lines[0].cells[2] == "no"


def test_a_file_changed_by_hand_is_counted_and_named() -> None:
    record = json.loads(work_file())
    record["exercises"]["love-bug"]["values"]["hints.haven"] = True
    report = class_report({"a.json": json.dumps(record).encode()})
    assert "changed after it was saved" in report.doubts[0]
    assert report.lines[0].hints == 0, "a flag is no count"


@given(st.text(max_size=50))
def test_no_text_of_a_learner_becomes_a_formula_in_a_spreadsheet(reason: str) -> None:
    table = class_report({"=cmd.json": work_file(reason)}).to_csv()
    rows = list(csv.reader(io.StringIO(table, newline="")))
    assert rows[1][0] == "'=cmd.json"
    assert rows[1][-1][:1] not in {"=", "+", "-", "@"}
