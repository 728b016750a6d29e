"""A class report: what a class chose, at which try and after which hint, and what it wrote. It counts; it marks nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any, NamedTuple

from crossborder.work import answers
from crossborder.work.classfiles import COUNTED, UNREADABLE, Entry, Roll, read_entry, same_names, with_statuses
from crossborder.work.tries import hints_of, tries_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crossborder.work.answers import Answer
    from crossborder.work.classfiles import Listed
    from crossborder.work.record import WorkFile
    from crossborder.work.tries import Try


class Line(NamedTuple):
    """One learner's work on one exercise.

    Args:
        file: name of the file it comes from.
        name: name or code, as the learner typed it.
        group: the group on the lecturer's list.
        exercise: id of the exercise.
        predicted: whether a prediction was kept.
        checked: how many tasks were checked as they are now.
        tries: how often tasks were checked in all.
        first: how many tasks were right at the first try.
        hints: how many hints were shown.
        compared: whether a new case was compared with its key points.
    """

    file: str
    name: str
    group: str
    exercise: str
    predicted: bool
    checked: int
    tries: int
    first: int
    hints: int
    compared: bool


class Reason(NamedTuple):
    """A reason in the learner's own words.

    Args:
        file: name of the file it comes from.
        name: name or code of the learner.
        group: the group.
        exercise: id of the exercise.
        case: the new case.
        decision: what was decided.
        text: the reason.
    """

    file: str
    name: str
    group: str
    exercise: str
    case: str
    decision: str
    text: str


@dataclass(frozen=True, slots=True)
class Group:
    """What a group on the lecturer's list did.

    Args:
        name: its name.
        learners: how many handed something in.
        missing: who did not.
        checked: how many tasks were checked.
        first: how many tasks were right at the first try.
        compared: how many new cases were compared.
    """

    name: str
    learners: int
    missing: tuple[str, ...]
    checked: int
    first: int
    compared: int


@dataclass(frozen=True, slots=True)
class ClassReport:
    """What a class did.

    Args:
        files: every file, with what became of it; of very many, those to look at.
        lines: a line for each learner and exercise, by exercise, then by file.
        tally: how many people gave each answer.
        reasons: the reasons in the learners' words.
        missing: who is on the list and handed nothing in.
        strangers: files of people who are not on the list.
        doubts: what to look at, in sentences.
        listed: how many people are on the list.
        groups: how the groups on the list did.
        statuses: how many files there are of each status.
        totals: of very many lines, reasons or files, how many there are in all.
    """

    files: tuple[Entry, ...] = ()
    lines: tuple[Line, ...] = ()
    tally: Mapping[Answer, int] = field(default_factory=dict)
    reasons: tuple[Reason, ...] = ()
    missing: tuple[Listed, ...] = ()
    strangers: tuple[Entry, ...] = ()
    doubts: tuple[str, ...] = ()
    listed: int = 0
    groups: tuple[Group, ...] = ()
    statuses: Mapping[str, int] = field(default_factory=dict)
    totals: Mapping[str, int] = field(default_factory=dict)

    @property
    def read(self) -> int:
        """How many files could be read."""
        return sum(number for status, number in self.statuses.items() if status not in UNREADABLE)

    @property
    def exercises(self) -> tuple[str, ...]:
        """The exercises that somebody worked on."""
        return tuple(sorted({one.exercise for one in self.tally} | {line.exercise for line in self.lines}))


def class_report(files: Mapping[str, bytes] | Iterable[tuple[str, bytes]], roll: Roll | None = None) -> ClassReport:
    """Gather the files of a class.

    Args:
        files: contents by name of the file, or names with contents: two files of one name are two files.
        roll: who should be there, and in which group.

    Returns:
        The report; every file is in it with what became of it.
    """
    roll = roll or Roll()
    given = files.items() if isinstance(files, Mapping) else files
    read = {name: read_entry(name, data) for name, data in sorted(numbered(given), key=lambda pair: pair[0])}
    entries = sorted(with_statuses(sorted((entry for entry, _ in read.values()), key=_order)), key=lambda one: one.name)
    counted = [entry for entry in entries if entry.status == COUNTED]
    lines: list[Line] = []
    reasons: list[Reason] = []
    tally: Counter[Answer] = Counter()
    for entry, exercise, values in _records((entry, read[entry.name][1]) for entry in counted):
        group, tried = roll.group_of(entry.learner), tries_in(values)
        lines.append(line_of(exercise, values, tried, entry, group))
        reasons.extend(reasons_of(exercise, values, entry, group))
        for one, number in answers.answers_in(exercise, values, tried):
            tally[one] += number
    missing = roll.missing(entry.learner.name for entry in counted)
    return ClassReport(
        files=tuple(entries),
        lines=tuple(sorted(lines, key=lambda line: (line.exercise, line.file))),
        tally=tally,
        reasons=tuple(reasons),
        missing=missing,
        groups=grouped(lines, missing),
        strangers=tuple(entry for entry in counted if roll.is_stranger(entry.learner)),
        doubts=same_names(counted),
        listed=len(roll.listed),
        statuses=Counter(entry.status for entry in entries),
    )


def _records(files: Iterable[tuple[Entry, WorkFile | None]]) -> Iterator[tuple[Entry, str, dict[str, Any]]]:
    """What the files hold of each exercise."""
    for entry, file in files:
        for exercise, record in file.work.exercises.items() if file else ():
            yield entry, exercise, record["values"]


def grouped(lines: Iterable[Line], missing: Iterable[Listed]) -> tuple[Group, ...]:
    """How the groups on the list did; nothing when it has none."""
    files: dict[str, set[str]] = {}
    sums: Counter[tuple[str, str]] = Counter()
    for line in lines:
        if line.group:
            files.setdefault(line.group, set()).add(line.file)
            for name in ("checked", "first", "compared"):
                sums[line.group, name] += getattr(line, name)
    away: dict[str, list[str]] = {}
    for one in missing:
        away.setdefault(one.group, []).append(one.name)
    return tuple(
        Group(
            name,
            len(files.get(name, ())),
            tuple(away.get(name, ())),
            *(sums[name, what] for what in ("checked", "first", "compared")),
        )
        for name in sorted({*files, *away} - {""})
    )


def _order(entry: Entry) -> tuple[bool, tuple[str, str, str, int, str]]:
    """Those that count first: among them files of one device come together."""
    return entry.status != COUNTED, entry.order


def numbered(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The files under names of their own: the second of a name gets a number."""
    used: set[str] = set()
    for given, data in files:
        name = answers.plain(given)
        own = next(one for one in _numbered(name) if one not in used)
        used.add(own)
        yield own, data


def _numbered(name: str) -> Iterator[str]:
    yield name
    for number in count(2):
        yield f"{name} ({number})"


def line_of(
    exercise: str, values: Mapping[str, Any], tried: Mapping[str, tuple[Try, ...]], entry: Entry, group: str = ""
) -> Line:
    """What one learner did on one exercise."""
    return Line(
        file=answers.plain(entry.name),
        name=answers.plain(entry.learner.name),
        group=group,
        exercise=exercise,
        predicted=values.get("prediction.kept") is True,
        checked=sum(value is True for key, value in values.items() if key.startswith("checked.")),
        tries=sum(map(len, tried.values())),
        first=sum(tries[0].verdict == "right" for tries in tried.values()),
        hints=sum(hints_of(value) for key, value in values.items() if key.startswith("hints.")),
        compared=any(_is_compared(key) and value is True for key, value in values.items()),
    )


def reasons_of(exercise: str, values: Mapping[str, Any], entry: Entry, group: str = "") -> Iterator[Reason]:
    """The reasons that one learner wrote in the new cases of an exercise."""
    who = answers.plain(entry.name), answers.plain(entry.learner.name), group, exercise
    for key, value in values.items():
        text = answers.plain(value).strip()
        if text and key.startswith("transfer.") and key.endswith(".reason"):
            place = key.removesuffix("reason")
            decision = answers.plain(values.get(f"{place}decision"))
            case = place.removeprefix("transfer.").rstrip(".") or answers.FIRST_CASE
            yield Reason(*who, case, decision, text)


def _is_compared(key: str) -> bool:
    return key.startswith("transfer.") and key.endswith(".compared")
