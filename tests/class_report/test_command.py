"""The class report by command: the same counts as in the page, also of very many files, with tables, charts and pages."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from benchmarks.made_class import files as made
from crossborder.exercises.class_report import tables
from crossborder.work import Work, class_report
from crossborder.work.answers import REVIEW, Answer
from crossborder.work.classfiles import Roll, read_list
from crossborder.work.learner import Learner
from tools.class_report import __main__ as command
from tools.class_report import bank
from tools.lecturer.exam import plain
from tools.project import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from crossborder.work import ClassReport

LIST = "Ana 1,A\nBen 2,B\nNobody Here,B\n"


def file(who: Learner | None, **values: object) -> bytes:
    work = Work({"love-bug": {"exercise": "love-bug", "version": 1, "values": values}})
    return work.to_text(course="0.2", saved_on="2026-11-28", learner=who).encode()


def a_class() -> dict[str, bytes]:
    """A class with everything that goes wrong in one."""
    files = dict(made(12, exercises=("love-bug", "time-machine")))
    first = next(iter(files))
    shared = Learner("0a0b0c0d", "Zoe"), Learner("0a0b0c0d", "Yan")
    strange = {"transfer.reason": 'Two\nlines, "quoted", and =1+1 \ud83d', "transfer.decision": "x"}
    return files | {
        "again.json": files[first],
        "older.json": file(Learner("1a1b1c1d", "Old"), x=1),
        "newer.json": file(Learner("1a1b1c1d", ""), x=1, y=2),
        **{f"shared-{at}.json": file(one, x=at) for at, one in enumerate(shared)},
        "two.json": file(Learner("ffffffff", "Zoe"), **strange),
        "nameless.json": file(None, x=9),
        "foreign.json": b"{}",
        "damaged.json": b"{",
        "notes.txt": b"\xff",
        "empty.json": Work({}).to_text(course="1", saved_on="2026-11-28").encode(),
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made_in: Path = tmp_path_factory.mktemp("class")
    for name, data in a_class().items():
        (made_in / name).write_bytes(data)
    return made_in


@pytest.fixture(scope="module")
def report(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[ClassReport, Path]:
    target = tmp_path_factory.mktemp("report") / "class-report"
    return command.write(folder, target, Roll(read_list(LIST)), 2), target


@pytest.mark.slow  # as long as hundreds of others
def test_the_engine_counts_as_the_page_does(report: tuple[ClassReport, Path]) -> None:
    engine, page = report[0], class_report(a_class(), Roll(read_list(LIST)))
    assert engine.tally == page.tally
    assert dict(engine.statuses) == dict(page.statuses)
    assert engine.lines == page.lines
    assert sorted(engine.reasons) == sorted(page.reasons)
    assert (engine.missing, engine.groups, engine.doubts) == (page.missing, page.groups, page.doubts)
    assert [one.name for one in engine.strangers] == [one.name for one in page.strangers]
    noted = [one for one in page.files if one.note or one.status != "counted"]
    assert [(one.name, one.status, one.note) for one in engine.files] == [
        (one.name, one.status, one.note) for one in noted
    ]


def test_no_file_is_lost(report: tuple[ClassReport, Path]) -> None:
    with (report[1] / "files.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = list(csv.reader(table))[1:]
    assert {row[0] for row in rows} == set(a_class())
    assert sum(report[0].statuses.values()) == len(rows)


def test_what_is_written(report: tuple[ClassReport, Path]) -> None:
    summary, target = report
    names = {path.name for path in target.iterdir()}
    assert names == {
        "answers.csv",
        "charts",
        "files.csv",
        "lines.csv",
        "project.html",
        "reasons.csv",
        "report.html",
        "report.json",
    }
    charts = list((target / "charts").iterdir())
    assert len(charts) == len({(one.exercise, one.question, one.moment in {"try", "case"}) for one in summary.tally})
    assert all("<svg" in path.read_text(encoding="utf-8") for path in charts)
    assert "Ana 1" not in (target / "project.html").read_text(encoding="utf-8")


def test_tables_open_in_a_spreadsheet(report: tuple[ClassReport, Path]) -> None:
    for path in report[1].glob("*.csv"):
        text = path.read_bytes().decode("utf-8")
        assert text.startswith(tables.BOM)
        rows = list(csv.reader(text.removeprefix(tables.BOM).splitlines(keepends=True)))
        assert len({len(row) for row in rows}) == 1
        assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@"}]


def test_files_in_folders_are_found_and_hidden_ones_are_not(tmp_path: Path) -> None:
    for name in ("a/work.json", "b/work.json", ".hidden/x.json", ".DS_Store"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"{}")
    assert command.files_in(tmp_path) == ["a/work.json", "b/work.json"]


def test_an_empty_folder_gives_an_empty_report(tmp_path: Path) -> None:
    (tmp_path / "class").mkdir()
    summary = command.write(tmp_path / "class", tmp_path / "report", Roll(), 1)
    assert (summary.read, summary.tally) == (0, {})


def test_a_review_question_has_its_words_and_its_right_answer() -> None:
    chapter, question = (
        "dual-criminality",
        next(iter(bank.bank.load(ROOT / "book" / "questions" / "dual-criminality.toml"))),
    )
    asked = bank.say(Answer(f"review-{chapter}", question.id, REVIEW, 0, 0, ""))
    assert asked.label == plain(question.ask)
    assert [asked.judge(plain(one.text)) == "right" for one in question.options] == [
        one.right for one in question.options
    ]
    assert asked.judge("something else") == ""
