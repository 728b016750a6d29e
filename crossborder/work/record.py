"""A learner's whole work as one small file: readable, versioned, with a check sum; read back with a word on whatever is wrong."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from crossborder.records.bounded import JsonError, read_json
from crossborder.work import words
from crossborder.work.fields import RESERVED
from crossborder.work.keeper import MOST_CHARACTERS, is_short, is_work
from crossborder.work.learner import KEY as LEARNER
from crossborder.work.learner import Learner, read_learner
from crossborder.work.migrate import migrated
from crossborder.work.readable import readable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossborder.work.place import Place

FORMAT, VERSION = "crossborder-work", 1
FILE_NAME = "my-work"
MOST_BYTES = 5_000_000
# Of what a strange file says of itself, this much is repeated to the reader.
LONGEST_NAME, MOST_NAMED = 60, 20


class WorkError(ValueError):
    """A file cannot be read as work of this course; the message says what was wrong and what to do.

    Args:
        message: the message.
        kind: ``damaged``, ``foreign`` (a file of something else) or ``newer`` (of a newer course).
    """

    def __init__(self, message: str, kind: str = "damaged") -> None:
        super().__init__(message)
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Work:
    """What a learner did, exercise by exercise.

    Args:
        exercises: by id of the exercise, what its model gave as plain JSON.
    """

    exercises: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, kept_in: Place) -> Work:
        """Everything that is kept in a place."""
        kept = {key: kept_in.get(key) for key in kept_in.names() if key != LEARNER}
        return cls({key: value for key, value in kept.items() if is_work(key, value)})

    def to_text(self, *, course: str, saved_on: str, learner: Learner | None = None) -> str:
        """Write the file.

        Args:
            course: version of the course.
            saved_on: day, such as ``2026-11-25``.
            learner: whose work it is, if that is known.

        Returns:
            JSON, one fact a line, with a check sum over all the rest.
        """
        record: dict[str, Any] = {
            "format": FORMAT,
            "version": VERSION,
            "course": course,
            "saved_on": saved_on,
            "exercises": dict(self.exercises),
        }
        if learner:
            record["learner"] = learner.to_json()
        record["check_sum"] = check_sum(record)
        return readable(record) + "\n"

    def put_into(self, place: Place) -> Work:
        """Put this work into a place, whole; exercises that this work does not hold are left as they are.

        Returns:
            What stood there before under the same names, so that it can be put back.
        """
        before = {name: place.get(name) for name in self.exercises}
        for name, record in self.exercises.items():
            place.replace(name, record)
        return Work(before)


@dataclass(frozen=True, slots=True)
class WorkFile:
    """A file that was read.

    Args:
        work: the work it holds, brought to the form of today.
        course: version of the course that wrote it.
        saved_on: the day it was saved, as it is written there.
        warnings: what is not as it should be, though the work could be read.
        learner: whose it is.
    """

    work: Work
    course: str
    saved_on: str
    warnings: tuple[str, ...] = ()
    learner: Learner = field(default_factory=Learner)


def check_sum(record: Mapping[str, Any]) -> str:
    """The check sum of a record: SHA-256 over its contents in one fixed form, without the check sum itself."""
    rest = {key: value for key, value in record.items() if key != "check_sum"}
    text = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def read_work(data: bytes | str) -> WorkFile:
    """Read a file of work. What is wrong with one exercise or one answer is named, and the others are read.

    Args:
        data: its contents.

    Returns:
        The work, with warnings when something is not as it should be.

    Raises:
        WorkError: when it is no such file, cannot be read, or comes from a newer course. Nothing is changed then.
    """
    record, doubled = _record(_text(data))
    _require_known(record)
    warnings = list(_doubts(record))
    warnings += [words.DOUBLED.format(name=name[:LONGEST_NAME]) for name in doubled[:MOST_NAMED]]
    exercises: dict[str, Any] = {}
    for name, exercise in record["exercises"].items():
        if name != LEARNER and is_work(name, exercise):
            exercises[name] = _bounded(migrated(name, exercise), warnings)
        else:
            warnings.append(words.SHAPE_ONE.format(name=name[:LONGEST_NAME]))
    if record["exercises"] and not exercises:
        expected = "the name of the exercise, its version and the answers"
        name = next(iter(record["exercises"]))[:LONGEST_NAME]
        raise WorkError(words.SHAPE.format(entry=f"“exercises.{name}”", expected=expected))
    return WorkFile(
        work=Work(exercises),
        course=_short(record.get("course")),
        saved_on=_short(record.get("saved_on")),
        warnings=tuple(warnings[:MOST_NAMED]),
        learner=read_learner(record.get("learner")),
    )


def _bounded(record: Mapping[str, Any], warnings: list[str]) -> dict[str, Any]:
    """A record without the texts that no hand wrote: they would stop the exercise at each visit."""
    aside = record.get("aside")
    values = {**(aside if isinstance(aside, dict) else {}), **record["values"]}
    kept = {name: value for name, value in values.items() if is_short(value) and name not in RESERVED}
    for name in values:
        if name not in kept:
            where = f"{record['exercise']}, {name}"[:LONGEST_NAME]
            warnings.append(words.TOO_LONG.format(field=where, most=f"{MOST_CHARACTERS:,}"))
    return {"exercise": record["exercise"], "version": record["version"], "values": kept}


def _short(entry: object) -> str:
    return entry[:LONGEST_NAME] if isinstance(entry, str) else ""


def _text(data: bytes | str) -> str:
    if len(data) > MOST_BYTES:
        raise WorkError(words.TOO_LARGE.format(most=MOST_BYTES // 1_000_000))
    if isinstance(data, str):
        return data
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise WorkError(words.NOT_TEXT) from error


def _record(text: str) -> tuple[dict[str, Any], tuple[str, ...]]:
    try:
        content, doubled = read_json(text)
    except JsonError as error:
        told = words.NOT_JSON if error.line else words.NOT_READ
        raise WorkError(told.format(line=error.line, column=error.column, reason=error.reason)) from error
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        says = _short(content.get("format")) if isinstance(content, dict) else ""
        found = words.FOREIGN_SAYS.format(format=says) if says else words.FOREIGN_SILENT
        raise WorkError(words.FOREIGN.format(found=found, name=FILE_NAME), "foreign")
    return content, doubled


def _require_known(record: Mapping[str, Any]) -> None:
    version = record.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise WorkError(words.SHAPE.format(entry="“version”", expected="a whole number from 1 on"))
    if version > VERSION:
        raise WorkError(words.NEWER.format(found=str(version)[:LONGEST_NAME], known=VERSION), "newer")
    if not isinstance(record.get("exercises"), dict):
        raise WorkError(words.SHAPE.format(entry="“exercises”", expected="the answers to each exercise"))


def _doubts(record: Mapping[str, Any]) -> tuple[str, ...]:
    if "check_sum" not in record:
        return (words.NO_CHECKSUM,)
    return () if record["check_sum"] == check_sum(record) else (words.CHANGED,)
