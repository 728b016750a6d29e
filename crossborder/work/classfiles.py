"""The files of a class told apart: which count, which are doubled, older, foreign or damaged, and whose they are."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from crossborder.work import words
from crossborder.work.learner import Learner
from crossborder.work.record import WorkError, read_work

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crossborder.work.record import WorkFile

# What can become of a file.
COUNTED, DOUBLED, OLDER = "counted", "doubled", "older"
EMPTY, FOREIGN, DAMAGED, NEWER = "empty", "foreign", "damaged", "newer"
UNREADABLE = (FOREIGN, DAMAGED, NEWER)
STATUSES = (COUNTED, DOUBLED, OLDER, EMPTY, *UNREADABLE)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a class.

    Args:
        name: its name, with a number when another one has the same.
        status: what became of it.
        learner: whose it is.
        saved_on: the day it was saved, as it is written there.
        course: the version of the course that wrote it.
        mark: stands for its contents: two files of the same work have the same.
        size: how much work is in it.
        note: why it does not count, or what to look at.
    """

    name: str
    status: str = COUNTED
    learner: Learner = field(default_factory=Learner)
    saved_on: str = ""
    course: str = ""
    mark: str = ""
    size: int = 0
    note: str = ""

    @property
    def person(self) -> str:
        """Whose it is, as one would say it: the name, with the device's number."""
        return " ".join(part for part in (self.learner.name, f"({self.learner.id})" if self.learner.id else "") if part)

    @property
    def order(self) -> tuple[str, str, str, int, str]:
        """Files of one device come together, the newest last."""
        return self.learner.id or f"~{self.mark}", _folded(self.learner.name), self.saved_on, self.size, self.name


def read_entry(name: str, data: bytes | str) -> tuple[Entry, WorkFile | None]:
    """Read one file of a class.

    Returns:
        What is known of it, and the work; no work when it cannot be read.
    """
    try:
        file = read_work(data)
    except WorkError as error:
        return Entry(name, error.kind, note=str(error)), None
    exercises = file.work.exercises
    mark = format(hash_of(exercises), "016x")
    size = sum(len(record["values"]) for record in exercises.values())
    note = " ".join(file.warnings) or ("" if exercises else words.EMPTY)
    status = COUNTED if exercises else EMPTY
    return Entry(name, status, file.learner, file.saved_on, file.course, mark, size, note), file


def hash_of(exercises: object) -> int:
    """A number for work: the same for the same work, on every machine."""
    import hashlib  # noqa: PLC0415 - a first visit to a page would carry it for a report

    from crossborder.work.fields import as_text  # noqa: PLC0415 - as above

    return int.from_bytes(hashlib.blake2b(as_text(exercises).encode("utf-8", "replace"), digest_size=8).digest())


def with_statuses(ordered: Iterable[Entry]) -> Iterator[Entry]:
    """Say of each file what becomes of it: of one learner the newest that nobody changed counts, and the same work counts once.

    Files of one device with different names are a conflict, and each of them says so.

    Args:
        ordered: the files in their order (`Entry.order`); those that cannot be read pass as they are.
    """
    for _, group in groupby(ordered, key=lambda entry: entry.order[0] if entry.status == COUNTED else entry.name):
        of_device = list(group)
        if of_device[0].status != COUNTED:
            yield from of_device
            continue
        yield from _without_copies([entry for person in _persons(of_device) for entry in _newest(person)])


def _persons(of_device: list[Entry]) -> Iterator[list[Entry]]:
    """The files of one device by person: a shared device has several names.

    A file without a name goes to the only name there is, if the learner typed that before saving: the check sum of its file fits.
    """
    names = {_folded(entry.learner.name): entry.learner.name or words.CLASS_NO_NAME for entry in of_device}
    typed = {_folded(entry.learner.name) for entry in of_device if not _is_changed(entry)} - {""}
    if len(names) == 1 or (typed == set(names) - {""} and len(typed) == 1):
        yield of_device
        return
    text = words.CLASS_SHARED.format(names=", ".join(names.values()))
    for _, group in groupby(of_device, key=lambda entry: _folded(entry.learner.name)):
        yield [replace(entry, note=_and(entry.note, text)) for entry in group]


def _is_changed(entry: Entry) -> bool:
    """Whether nobody can tell that the file is as it was saved: its check sum does not fit, or was taken out."""
    return words.CHANGED in entry.note or words.NO_CHECKSUM in entry.note


def _without_copies(of_device: list[Entry]) -> Iterator[Entry]:
    """A file that was changed by hand, with the work of one that was not, hands nothing in for another name."""
    originals = {one.mark: one.name for one in of_device if one.status == COUNTED and not _is_changed(one)}
    for one in of_device:
        if one.status == COUNTED and _is_changed(one) and one.mark in originals:
            note = words.CLASS_COPIED.format(name=originals[one.mark])
            yield replace(one, status=DOUBLED, note=_and(one.note, note))
        else:
            yield one


def _newest(files: list[Entry]) -> Iterator[Entry]:
    """The newest counts; of two of the same day, the one with more in it. One that was changed by hand counts in the place of none that was not."""
    by_age = sorted(files, key=lambda entry: (not _is_changed(entry), entry.saved_on, entry.size, entry.name))
    newest = by_age[-1]
    name = newest.learner.name or next((entry.learner.name for entry in by_age if entry.learner.name), "")
    for entry in by_age[:-1]:
        is_same = entry.mark == newest.mark
        is_doubtful = _is_changed(entry) and not _is_changed(newest)
        told = words.CLASS_DOUBLED if is_same else words.CLASS_CHANGED if is_doubtful else words.CLASS_OLDER
        note = told.format(name=newest.name)
        yield replace(entry, status=DOUBLED if is_same else OLDER, note=_and(entry.note, note))
    lent = next((entry.name for entry in by_age if name and not newest.learner.name and entry.learner.name == name), "")
    told = words.CLASS_NAMED.format(name=lent) if lent else ""
    yield replace(newest, learner=replace(newest.learner, name=name), note=_and(newest.note, told))


def _and(note: str, more: str) -> str:
    return f"{note} {more}".strip()


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


@dataclass(frozen=True, slots=True)
class Listed:
    """A person on the lecturer's list.

    Args:
        name: name or code, as the learners were to type it.
        group: the group, if the list has groups.
    """

    name: str
    group: str = ""


def read_list(text: str) -> tuple[Listed, ...]:
    """Read a class list: one person a line, the group behind a comma, semicolon or tab.

    Args:
        text: the list; quotation marks around a cell, as spreadsheets write them, are taken off.
    """
    by_name: dict[str, Listed] = {}
    for line in filter(str.strip, text.removeprefix("\ufeff").splitlines()):
        cells = [
            " ".join(cell.strip().strip('"').split()) for cell in line.replace(";", ",").replace("\t", ",").split(",")
        ]
        if cells[0]:
            by_name.setdefault(cells[0].casefold(), Listed(cells[0], next((cell for cell in cells[1:] if cell), "")))
    return tuple(by_name.values())


class Roll:
    """Who is there, against the list.

    Args:
        listed: who is on the list.
    """

    def __init__(self, listed: tuple[Listed, ...] = ()) -> None:
        self.listed = listed
        self._groups = {one.name.casefold(): one.group for one in listed}

    def group_of(self, learner: Learner) -> str:
        """The group of a learner; empty when the list has none."""
        return self._groups.get(_folded(learner.name), "")

    def missing(self, names: Iterable[str]) -> tuple[Listed, ...]:
        """Who is on the list and handed nothing in."""
        there = {_folded(name) for name in names}
        return tuple(one for one in self.listed if one.name.casefold() not in there)

    def is_stranger(self, learner: Learner) -> bool:
        """Whether there is a list, and this learner is not on it."""
        return bool(self._groups) and _folded(learner.name) not in self._groups


def same_names(people: Iterable[Entry]) -> tuple[str, ...]:
    """Names that are on files from different devices, each in a sentence."""
    ids: dict[str, set[str]] = {}
    for one in people:
        if one.learner.name:
            ids.setdefault(one.learner.name, set()).add(one.learner.id)
    return tuple(
        words.CLASS_TWO_DEVICES.format(name=name, count=len(devices))
        for name, devices in ids.items()
        if len(devices) > 1
    )
