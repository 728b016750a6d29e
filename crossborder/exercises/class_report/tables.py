"""The class report as files: tables for a spreadsheet, and JSON for other programs."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, TextIO

from crossborder.exercises.class_report import words
from crossborder.exercises.class_report.asked import question_of, title_of
from crossborder.exercises.class_report.counted import misconceptions
from crossborder.exercises.class_report.page import case_and_decision, line_row
from crossborder.work.answers import ANSWERED, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from crossborder.exercises.class_report.asked import Asked
    from crossborder.exercises.class_report.counted import Question
    from crossborder.work import ClassReport
    from crossborder.work.answers import Answer
    from crossborder.work.report import Reason

BOM = "\ufeff"  # by which a spreadsheet knows its letters


def to_csv(heads: tuple[str, ...], rows: Iterable[Iterable[object]]) -> str:
    """A table for a spreadsheet; a cell that begins like a formula is made a text."""
    out = io.StringIO()
    write_csv(out, heads, rows)
    return out.getvalue()


def write_csv(out: TextIO, heads: tuple[str, ...], rows: Iterable[Iterable[object]]) -> None:
    """Write a table row by row, as `to_csv` gives it."""
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows([cell(value) for value in row] for row in rows)


def cell(value: object) -> str:
    """A cell: a learner's text must not become a formula in the lecturer's spreadsheet."""
    text = value if isinstance(value, str) else str(value)
    if not text.isascii():
        text = plain(text)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def answer_rows(report: ClassReport, say: Callable[[Answer], Asked] = question_of) -> Iterator[tuple[object, ...]]:
    """Each answer with how many people gave it, at which try and after how many hints."""
    for one, people in sorted(report.tally.items()):
        question = say(one)
        text = words.ALL_ANSWERS if one.value == ANSWERED else question.text(one.value)
        verdict = words.VERDICTS.get(question.judge(one.value), "") if one.value != ANSWERED else ""
        place = title_of(one.exercise), question.place, question.label, one.moment
        yield (*place, one.number or "", one.hints, text, verdict, people)


def tables(report: ClassReport, say: Callable[[Answer], Asked] = question_of) -> dict[str, str]:
    """The tables by name, as CSV."""
    return {
        "answers": to_csv(words.ANSWER_HEADS, answer_rows(report, say)),
        "lines": to_csv(words.LINE_HEADS, map(line_row, report.lines)),
        "reasons": to_csv(words.REASON_HEADS, map(reason_row, report.reasons)),
    }


def reason_row(one: Reason) -> tuple[object, ...]:
    """A reason with its case and decision, as a row."""
    return title_of(one.exercise), *case_and_decision(one), one.text, one.group, one.name


def to_json(report: ClassReport, questions: tuple[Question, ...]) -> str:
    """Everything that the report counts, for other programs; reasons and lines are in the tables."""
    whole: dict[str, Any] = {
        "files": dict(report.statuses),
        "not_counted": [
            {"name": plain(one.name), "status": one.status, "note": plain(one.note)}
            for one in report.files
            if one.status != "counted" or one.note
        ],
        "missing": [{"name": one.name, "group": one.group} for one in report.missing],
        "not_listed": [plain(one.name) for one in report.strangers],
        "questions": [
            {
                "exercise": one.exercise,
                "question": one.id,
                "kind": one.kind,
                "label": one.asked.label,
                "answers": {name: dict(sorted(values.items())) for name, values in one.counts.items()},
                "wrong": [{"answer": value, "people": people} for value, people in one.drew()],
            }
            for one in questions
        ],
        "teach_next": [
            {"exercise": one.question.exercise, "question": one.question.id, "answer": one.value, "people": one.learners, "of": one.of}
            for one in misconceptions(questions)
        ],
        "groups": [
            {"name": one.name, "handed_in": one.learners, "missing": list(one.missing), "right_at_first": one.first}
            for one in report.groups
        ],
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
