"""A class report: many learners' files, one table. It counts what was done; it marks nobody."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crossborder.work import words
from crossborder.work.record import WorkError, read_work

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Line:
    """One learner's work on one exercise.

    Args:
        file: name of the file it comes from.
        exercise: id of the exercise.
        prediction: the prediction by question, as it was kept; empty when none was kept.
        checked: how many tasks were checked as they stand.
        compared: whether the new case was compared with its key points.
        hints: how many hints were shown.
        decision: the decision in the new case.
        reason: the reason in the new case, as the learner wrote it.
    """

    file: str
    exercise: str
    prediction: Mapping[str, str]
    checked: int
    compared: bool
    hints: int
    decision: str
    reason: str

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as texts, in the order of the heads."""
        yes_no = {True: "yes", False: "no"}
        return (
            self.file,
            self.exercise,
            yes_no[bool(self.prediction)],
            str(self.checked),
            yes_no[self.compared],
            str(self.hints),
        )


@dataclass(frozen=True, slots=True)
class ClassReport:
    """What a class did.

    Args:
        lines: a line for each learner and exercise, by exercise, then by file.
        unreadable: files that could not be read, each with the reason.
        doubts: files that could be read though something is not as it should be.
    """

    lines: tuple[Line, ...]
    unreadable: tuple[str, ...]
    doubts: tuple[str, ...]

    def predictions(self, exercise: str) -> dict[str, dict[str, int]]:
        """How often each answer was given to each question of a prediction.

        Args:
            exercise: id of the exercise.

        Returns:
            By question, the number of learners by answer.
        """
        counted: dict[str, dict[str, int]] = {}
        for line in self.lines:
            for question, answer in line.prediction.items() if line.exercise == exercise else ():
                answers = counted.setdefault(question, {})
                answers[answer] = answers.get(answer, 0) + 1
        return counted

    def to_csv(self) -> str:
        """The table for a spreadsheet; a cell that begins like a formula is made a text."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow((*words.REPORT_HEADS, "Decision", "Reason"))
        for line in self.lines:
            writer.writerow([_cell(text) for text in (*line.cells, line.decision, line.reason)])
        return out.getvalue()


def class_report(files: Mapping[str, bytes]) -> ClassReport:
    """Gather the files of a class.

    Args:
        files: contents by name of the file.

    Returns:
        The report; a file that cannot be read is named with the reason, and the others are counted.
    """
    lines: list[Line] = []
    unreadable: list[str] = []
    doubts: list[str] = []
    for name, data in sorted(files.items()):
        try:
            found = read_work(data)
        except WorkError as error:
            unreadable.append(words.REPORT_UNREADABLE.format(name=name, reason=error))
            continue
        doubts.extend(words.REPORT_UNREADABLE.format(name=name, reason=doubt) for doubt in found.warnings)
        lines.extend(line_of(name, exercise, record["values"]) for exercise, record in found.work.exercises.items())
    return ClassReport(
        tuple(sorted(lines, key=lambda line: (line.exercise, line.file))), tuple(unreadable), tuple(doubts)
    )


def line_of(file: str, exercise: str, values: Mapping[str, Any]) -> Line:
    """What one learner did on one exercise.

    Args:
        file: name of the file it comes from.
        exercise: id of the exercise.
        values: the values of its state.

    Returns:
        The line of a report.
    """
    kept = values.get("prediction.kept") is True
    said = {key.removeprefix("prediction."): str(value) for key, value in values.items() if _answers(key)}
    return Line(
        file=file,
        exercise=exercise,
        prediction=said if kept else {},
        checked=sum(value is True for key, value in values.items() if key.startswith("checked.")),
        compared=values.get("transfer.compared") is True,
        hints=sum(_count(value) for key, value in values.items() if key.startswith("hints.")),
        decision=str(values.get("transfer.decision", "")),
        reason=str(values.get("transfer.reason", "")),
    )


def _answers(key: str) -> bool:
    return key.startswith("prediction.") and key != "prediction.kept"


def _count(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _cell(text: str) -> str:
    # A learner's text must not become a formula in the lecturer's spreadsheet.
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
