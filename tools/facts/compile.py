"""Reads all files below ``data/`` into one collection of records, or says everything that is wrong with them."""

from __future__ import annotations

import csv
import tomllib
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from crossborder.records.collection import Facts
from tools.facts import schema
from tools.facts.checks import check
from tools.facts.entry import Entry
from tools.facts.problems import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from crossborder.records.records import ParticipationEvent, Source, State

Record = TypeVar("Record")


def compile_data(root: Path) -> Facts:
    """Read and check all data files.

    Args:
        root: the folder ``data``.

    Returns:
        All facts, checked.

    Raises:
        DataError: with every problem found in any file; nothing is returned in part.
    """
    problems: list[Problem] = []
    reader = _Reader(root, problems)
    advice = dict(reader.folder("requests/advice", schema.request_advice))
    facts = Facts(
        sources=tuple(reader.sources()),
        acts=tuple(reader.named("acts.toml", schema.act)),
        conducts=tuple(reader.named("conducts.toml", schema.conduct)),
        states=tuple(reader.states()),
        instruments=tuple(reader.folder("instruments", schema.instrument)),
        participation=tuple(reader.participation()),
        relations=tuple(reader.listed("relations.toml", "relation", schema.relation)),
        reservations=tuple(reader.listed("reservations.toml", "reservation", schema.reservation)),
        coverage=tuple(reader.listed("coverage.toml", "coverage", schema.coverage)),
        cases=tuple(reader.folder("cases", schema.case)),
        request_parts=tuple(reader.named("requests/parts.toml", schema.request_part)),
        request_forms=tuple(reader.folder("requests/forms", partial(schema.request_form, advice=advice))),
        times=tuple(reader.listed("times.toml", "figure", schema.time_figure, label="id")),
        statutes=tuple(reader.folder("statutes", schema.statute)),
    )
    problems.extend(check(facts))
    if problems:
        in_order = sorted(set(problems), key=lambda problem: (problem.file, problem.entry, problem.field))
        raise DataError(tuple(in_order), "data")
    return facts


class _Reader:
    """Walks through the files of the data folder, noting problems as it goes."""

    def __init__(self, root: Path, problems: list[Problem]) -> None:
        self.root = root
        self.problems = problems

    def sources(self) -> Iterable[Source]:
        for path in sorted((self.root / "sources").glob("*.toml")):
            yield from self.named(f"sources/{path.name}", schema.source)

    def states(self) -> Iterable[State]:
        yield from self.folder("states", schema.state)
        for number, row in self._rows("states.csv"):
            yield schema.state(Entry("states.csv", f"row {number}", row, self.problems))

    def participation(self) -> Iterable[ParticipationEvent]:
        for path in sorted((self.root / "participation").glob("*.csv")):
            file = f"participation/{path.name}"
            for number, row in self._rows(file):
                name = f"row {number} ({row.get('state')} {row.get('event')})"
                yield schema.participation(Entry(file, name, row, self.problems), path.stem)

    def named(self, file: str, read: Callable[[str, Entry], Record]) -> Iterable[Record]:
        """Read a file whose top-level tables are the entries."""
        for key, entry in Entry(file, "", self._toml(file), self.problems).tables():
            yield read(key, entry)

    def listed(self, file: str, field: str, read: Callable[[Entry], Record], *, label: str = "") -> Iterable[Record]:
        """Read a file that holds one list of tables; ``label`` names the field that tells them apart."""
        entry = Entry(file, "", self._toml(file), self.problems)
        yield from (read(child) for child in entry.children(field, label=label))
        entry.done()

    def folder(self, folder: str, read: Callable[[Entry], Record]) -> Iterable[Record]:
        """Read a folder in which each file is one entry."""
        for path in sorted((self.root / folder).glob("*.toml")):
            file = f"{folder}/{path.name}"
            before = len(self.problems)
            content = self._toml(file)
            if len(self.problems) == before:  # else no field of it is there, and none is missing
                yield read(Entry(file, "", content, self.problems))

    def _toml(self, file: str) -> dict[str, object]:
        path = self.root / file
        if not path.exists():
            self.problems.append(Problem(file, "", "", "is missing", "this file; data/README.md says what it holds"))
            return {}
        try:
            return tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            self.problems.append(Problem(file, "", "", f"cannot be read: {error}", "TOML in UTF-8"))
            return {}

    def _rows(self, file: str) -> Iterable[tuple[int, dict[str, str]]]:
        path = self.root / file
        if not path.exists():
            self.problems.append(Problem(file, "", "", "is missing", "this file; data/README.md says what it holds"))
            return
        try:
            with path.open(encoding="utf-8-sig", newline="") as stream:
                rows = list(enumerate(csv.DictReader(stream), 2))
        except (csv.Error, UnicodeDecodeError) as error:
            self.problems.append(Problem(file, "", "", f"cannot be read: {error}", "CSV in UTF-8"))
            return
        for number, row in rows:
            if None in row or None in row.values():
                fault = "has not as many columns as the first line"
                self.problems.append(Problem(file, f"row {number}", "", fault, "one value for each column"))
                continue
            yield number, row
