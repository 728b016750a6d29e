"""Counts the rows of a class in DuckDB, in bounded memory; what it gives is the same report as the page makes of a few files."""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING, Any

import duckdb

from crossborder.work.answers import Answer
from crossborder.work.classfiles import COUNTED, STATUSES, Entry, same_names, with_statuses
from crossborder.work.learner import Learner
from crossborder.work.report import ClassReport, Line, Reason, grouped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from crossborder.work.classfiles import Roll

MEMORY = "400MB"
AT_A_TIME = 5_000
# Of each kind of row, as many as a page shows.
SHOWN = 500
COLUMNS = {
    "files": "file INT, name VARCHAR, status VARCHAR, id VARCHAR, learner VARCHAR, saved_on VARCHAR, course VARCHAR, mark VARCHAR, size INT, note VARCHAR",
    "said": "part INT, file INT, answers VARCHAR",
    "asked": "part INT, answer INT, exercise VARCHAR, question VARCHAR, moment VARCHAR, number INT, hints INT, value VARCHAR, people INT",
    "lines": "file INT, exercise VARCHAR, predicted BOOL, checked INT, tries INT, first INT, hints INT, compared BOOL",
    "reasons": "file INT, exercise VARCHAR, case_ VARCHAR, decision VARCHAR, text VARCHAR",
    "apart": "file INT, status VARCHAR, learner VARCHAR, note VARCHAR",
}
ORDERED = """SELECT file, name, status, id, learner, saved_on, course, mark, size, note FROM files WHERE status = 'counted'
    ORDER BY CASE id WHEN '' THEN '~' || mark ELSE id END, lower(learner), saved_on, size, name"""


class Counting:
    """The rows of a class, in a database of their own.

    Args:
        rows: the folder of the rows; the database lies there too.
        roll: who should be there, and in which group.
    """

    def __init__(self, rows: Path, roll: Roll) -> None:
        self._rows, self._roll = rows, roll
        self._base = duckdb.connect(str(rows / "class.duckdb"))
        self._base.execute(
            f"SET memory_limit = '{MEMORY}'; SET preserve_insertion_order = false; SET temp_directory = '{rows / 'temp'}'"
        )
        for table in ("files", "said", "asked", "lines", "reasons"):
            self._take(table, f"{table}-*.csv")
        self._tell_apart()

    def _take(self, table: str, files: str) -> None:
        names = ", ".join(f"'{name}': '{kind}'" for name, kind in (each.split() for each in COLUMNS[table].split(", ")))
        options = (
            f"header = false, auto_detect = false, delim = ',', quote = '\"', escape = '\"', columns = {{{names}}}"
        )
        # A text may hold line breaks, which readers side by side cannot split.
        options += ", parallel = false, max_line_size = 10000000, new_line = '\\r\\n', nullstr = '\\0'"
        asked = f"CREATE TABLE {table} AS SELECT * FROM read_csv($rows, {options})"  # noqa: S608 - names of our own
        self._base.execute(asked, {"rows": str(self._rows / files)})

    def _rows_of(self, question: str) -> Iterator[tuple[Any, ...]]:
        """Rows, a few at a time."""
        cursor = self._base.cursor().execute(question)
        while rows := cursor.fetchmany(AT_A_TIME):
            yield from rows

    def _tell_apart(self) -> None:
        """Of each learner one file counts: the engine sorts, and the page's own rule decides."""
        numbers: dict[str, int] = {}

        def entries() -> Iterator[Entry]:
            for file, name, status, id_, learner, *rest in self._rows_of(ORDERED):
                numbers[name] = file
                yield Entry(name, status, Learner(id_, learner), *rest)

        path = self._rows / "apart.csv"
        with path.open("w", encoding="utf-8", errors="replace", newline="") as out:
            writer = csv.writer(out)
            for one in with_statuses(entries()):
                writer.writerow((numbers.pop(one.name), one.status, one.learner.name, one.note))
        self._take("apart", "apart.csv")
        self._base.execute(
            """CREATE TABLE there AS SELECT f.file, f.name, coalesce(a.status, f.status) AS status, f.id, coalesce(a.learner, f.learner)
            AS learner, f.saved_on, f.course, f.mark, f.size, coalesce(a.note, f.note) AS note FROM files f LEFT JOIN apart a USING (file)"""
        )

    # --- what a report holds ---------------------------------------------------------------------------------------

    def files(self) -> Iterator[Entry]:
        """Every file with what became of it, by name."""
        asked = "SELECT name, status, id, learner, saved_on, course, mark, size, note FROM there ORDER BY name"
        for name, status, id_, learner, *rest in self._rows_of(asked):
            yield Entry(name, status, Learner(id_, learner), *rest)

    def lines(self) -> Iterator[Line]:
        """A line for each learner and exercise."""
        asked = """SELECT t.name, t.learner, l.* EXCLUDE (file) FROM lines l JOIN there t USING (file)
            WHERE t.status = 'counted' ORDER BY l.exercise, t.name"""
        for file, name, *rest in self._rows_of(asked):
            yield Line(file, name, self._roll.group_of(Learner(name=name)), *rest)

    def reasons(self) -> Iterator[Reason]:
        """The reasons, by exercise, case and decision."""
        asked = """SELECT t.name, t.learner, r.* EXCLUDE (file) FROM reasons r JOIN there t USING (file)
            WHERE t.status = 'counted' ORDER BY r.exercise, r.case_, r.decision, lower(t.learner)"""
        for file, name, *rest in self._rows_of(asked):
            yield Reason(file, name, self._roll.group_of(Learner(name=name)), *rest)

    def tally(self) -> dict[Answer, int]:
        """How many people gave each answer."""
        asked = """WITH given AS (SELECT part, unnest(string_split(answers, ' '))::INT AS answer FROM said JOIN there USING (file)
                WHERE status = 'counted' AND answers <> ''),
            counted AS (SELECT part, answer, count(*) AS files FROM given GROUP BY ALL)
            SELECT exercise, question, moment, number, hints, value, sum(people * files)::INT
            FROM counted JOIN asked USING (part, answer) GROUP BY ALL"""
        return {Answer(*row[:-1]): row[-1] for row in self._rows_of(asked)}

    def report(self) -> ClassReport:
        """The report; of very many files, lines and reasons it holds the first, and how many there are in all."""
        noted: Counter[str] = Counter()
        statuses: Counter[str] = Counter()
        totals: Counter[str] = Counter()
        files: list[Entry] = []
        strangers: list[Entry] = []
        for one in self.files():
            statuses[one.status] += 1
            if one.status == COUNTED and self._roll.is_stranger(one.learner):
                totals["strangers"] += 1
                strangers += [one] if len(strangers) < SHOWN else []
            if one.note or one.status != COUNTED:
                noted[one.status] += 1
                files += [one] if noted[one.status] <= SHOWN else []
        missing = self._roll.missing(self._names())
        return ClassReport(
            files=tuple(files),
            lines=tuple(one for one, _ in zip(self.lines(), range(SHOWN), strict=False)),
            tally=self.tally(),
            reasons=tuple(one for one, _ in zip(self.reasons(), range(SHOWN), strict=False)),
            missing=missing,
            strangers=tuple(strangers),
            doubts=same_names(self._doubled())[:SHOWN],
            listed=len(self._roll.listed),
            groups=grouped(self.lines(), missing) if self._roll.listed else (),
            statuses={status: statuses[status] for status in STATUSES if statuses[status]},
            totals={
                **totals,
                "noted": noted[COUNTED],
                "lines": self._number("lines"),
                "reasons": self._number("reasons"),
            },
        )

    def _names(self) -> Iterator[str]:
        return (name for (name,) in self._rows_of("SELECT DISTINCT learner FROM there WHERE status = 'counted'"))

    def _doubled(self) -> Iterator[Entry]:
        """The files of names that are on files from several devices."""
        asked = """SELECT name, id, learner FROM there WHERE status = 'counted' AND learner <> '' QUALIFY count(*) OVER (PARTITION BY learner) > 1
            ORDER BY learner, name"""
        for name, id_, learner in self._rows_of(asked):
            yield Entry(name, learner=Learner(id_, learner))

    def _number(self, table: str) -> int:
        asked = f"SELECT count(*) FROM {table} JOIN there USING (file) WHERE there.status = 'counted'"  # noqa: S608 - one of two names of our own
        return int(next(self._rows_of(asked))[0])
