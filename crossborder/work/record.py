"""A learner's whole work as one small file: readable, versioned, with a check sum; read back with a word on whatever is wrong."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from crossborder.work import words
from crossborder.work.migrate import migrated
from crossborder.work.readable import readable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossborder.work.places import Place

FORMAT, VERSION = "crossborder-work", 1
FILE_NAME = "my-work"
MOST_BYTES = 5_000_000


class WorkError(ValueError):
    """A file cannot be read as work of this course; the message says what was wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Work:
    """What a learner did, exercise by exercise.

    Args:
        exercises: by id of the exercise, what its model gave as plain JSON.
    """

    exercises: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, kept_in: Place) -> Work:
        """Everything that is kept in a place.

        Args:
            kept_in: the place.
        """
        found = {key: kept_in.get(key) for key in kept_in.keys()}  # noqa: SIM118 - a place is no mapping
        return cls({key: value for key, value in found.items() if _is_work(key, value)})

    def to_text(self, *, course: str, saved_on: str) -> str:
        """Write the file.

        Args:
            course: version of the course.
            saved_on: day, such as ``2026-11-25``.

        Returns:
            JSON, one fact a line, with a check sum over all the rest.
        """
        record = {
            "format": FORMAT,
            "version": VERSION,
            "course": course,
            "saved_on": saved_on,
            "exercises": dict(self.exercises),
        }
        record["check_sum"] = check_sum(record)
        return readable(record) + "\n"

    def put_into(self, place: Place) -> Work:
        """Put this work into a place; exercises that this work does not hold are left as they are.

        Args:
            place: where it is to be kept.

        Returns:
            What stood there before under the same names, so that it can be put back.
        """
        before = {name: place.get(name) for name in self.exercises}
        for name, record in self.exercises.items():
            place.put(name, record)
        return Work(before)


@dataclass(frozen=True, slots=True)
class WorkFile:
    """A file that was read.

    Args:
        work: the work it holds, brought to the form of today.
        course: version of the course that wrote it.
        saved_on: the day it was saved, as it stands there.
        warnings: what is not as it should be, though the work could be read.
    """

    work: Work
    course: str
    saved_on: str
    warnings: tuple[str, ...] = ()


def check_sum(record: Mapping[str, Any]) -> str:
    """The check sum of a record: SHA-256 over its contents in one fixed form, without the check sum itself."""
    rest = {key: value for key, value in record.items() if key != "check_sum"}
    text = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def read_work(data: bytes | str) -> WorkFile:
    """Read a file of work.

    Args:
        data: its contents.

    Returns:
        The work, with warnings when it was changed after it was saved.

    Raises:
        WorkError: when it is no such file, cannot be read, or comes from a newer course. Nothing is changed then.
    """
    record = _record(_text(data))
    _require_known(record)
    exercises = record["exercises"]
    return WorkFile(
        work=Work({name: migrated(name, found) for name, found in exercises.items()}),
        course=str(record.get("course", "")),
        saved_on=str(record.get("saved_on", "")),
        warnings=_doubts(record),
    )


def _text(data: bytes | str) -> str:
    if len(data) > MOST_BYTES:
        raise WorkError(words.TOO_LARGE.format(most=MOST_BYTES // 1_000_000))
    if isinstance(data, str):
        return data
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise WorkError(words.NOT_TEXT) from error


def _record(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        raise WorkError(words.NOT_JSON.format(line=error.lineno, column=error.colno, reason=error.msg)) from error
    except RecursionError as error:
        raise WorkError(words.NOT_JSON.format(line=1, column=1, reason="it is nested too deeply")) from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        shown = json.dumps(found.get("format"), default=str)[:60] if isinstance(found, dict) else "missing"
        raise WorkError(words.FOREIGN.format(expected=FORMAT, found=shown, name=FILE_NAME))
    return found


def _require_known(record: Mapping[str, Any]) -> None:
    version = record.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise WorkError(words.SHAPE.format(entry="“version”", expected="a whole number from 1 on"))
    if version > VERSION:
        raise WorkError(words.NEWER.format(found=version, known=VERSION))
    exercises = record.get("exercises")
    if not isinstance(exercises, dict):
        raise WorkError(words.SHAPE.format(entry="“exercises”", expected="an object with one entry for each exercise"))
    for name, found in exercises.items():
        if not _is_work(name, found):
            expected = "an object with “exercise”, “version” and “values”"
            raise WorkError(words.SHAPE.format(entry=f"“exercises.{name}”", expected=expected))


def _is_work(name: str, found: object) -> bool:
    return (
        isinstance(found, dict)
        and found.get("exercise") == name
        and isinstance(found.get("version"), int)
        and isinstance(found.get("values"), dict)
    )


def _doubts(record: Mapping[str, Any]) -> tuple[str, ...]:
    if "check_sum" not in record:
        return (words.NO_CHECKSUM,)
    return () if record["check_sum"] == check_sum(record) else (words.CHANGED,)
