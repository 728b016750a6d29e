"""Every reader of what a stranger may have made, with inputs to begin with and what is true of each answer.

A reader is given bytes. It raises nothing but its own error with words in it, gives no markup, and loses nothing.
"""

# ruff: noqa: S101, PT017 - a fuzzer's findings are failed assertions

from __future__ import annotations

import json
import tempfile
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import crossborder as cb
from crossborder.exercises.central_authority.model import CentralAuthorityModel
from crossborder.exercises.class_report import page, tables
from crossborder.exercises.class_report.counted import questions
from crossborder.exercises.love_bug.model import LoveBugModel
from crossborder.request import Draft, DraftError, to_html
from crossborder.request import check as check_draft
from crossborder.request.clocks import has_clock, has_zone
from crossborder.request.identifiers import IDENTIFIER_KINDS, impossible_addresses, read_identifier
from crossborder.request.letter import letter
from crossborder.request.moments import moment_of
from crossborder.request.naming import names_instrument
from crossborder.request.typed import read_day
from crossborder.work import Work, WorkError, class_report, read_work
from crossborder.work.fields import read_record
from crossborder.work.file import File
from crossborder.work.preset import read_preset
from tools.facts import schema
from tools.facts.compile import _Reader as Reader

if TYPE_CHECKING:
    from collections.abc import Callable

    from tools.facts.problems import Problem

ROOT = Path(__file__).resolve().parent.parent
RECORD: dict[str, Any] = {
    "exercise": "love-bug",
    "version": 1,
    "values": {"prediction.kept": True, "hints.haven": 1, "transfer.reason": "ä <b>"},
}
STAMPED = {**RECORD, "stamps": {"hints.haven": "000000000001-0000-000000"}, "cleared": ""}
WORK = Work({"love-bug": RECORD}).to_text(course="0.1", saved_on="2026-11-28").encode()
MARKUP = "<b>"


def text_of(data: bytes) -> str:
    """Bytes as the text that a field or an address could hold."""
    return data.decode("utf-8", "replace")


@cache
def desk() -> CentralAuthorityModel:
    """The other side of the desk, made once."""
    return CentralAuthorityModel()


@cache
def _love_bug() -> LoveBugModel:
    return LoveBugModel()


def love_bug() -> LoveBugModel:
    """The first exercise as nobody has touched it."""
    _love_bug().start_again()
    return _love_bug()


def work(data: bytes) -> None:
    """Read a file of work."""
    try:
        work_file = read_work(data)
    except WorkError as error:
        assert str(error)
        return
    text = work_file.work.to_text(course="x", saved_on="y", learner=work_file.learner)
    assert read_work(text).work == work_file.work
    assert work_file.learner.file_name("my-work", "2026-11-28").endswith(".json")


def report(data: bytes) -> None:
    """Gather a class in which one file is strange: the other is counted, and nothing becomes markup."""
    summary = class_report([("strange.json", data), ("good.json", WORK)])
    assert any(line.file == "good.json" for line in summary.lines)
    asked = questions(summary.tally)
    assert all(text.encode() for text in tables.tables(summary).values())
    assert MARKUP not in str(page.whole(summary, asked))


def record(data: bytes) -> None:
    """Read what lies in a place; it meets itself without a change."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        return
    stored = read_record(value)
    assert stored.merged(stored).alive == stored.alive
    assert read_record(stored.to_json()).fields == stored.fields


def notebooks_file(data: bytes) -> None:
    """Open the file beside the notebooks and write into it: what could not be read lies beside it, byte for byte."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crossborder-work.json"
        path.write_bytes(data)
        place = File(path)
        model = love_bug()
        kept = place.get("love-bug")
        if kept is not None:
            model.from_json(kept)
        place.put("love-bug", RECORD)
        assert place.get("love-bug") == RECORD
        assert place.says()
        aside = [other.read_bytes() for other in Path(folder).iterdir() if other != path]
        assert aside in ([], [data])


def state(data: bytes) -> None:
    """Take over an exercise's record: all of it goes out again."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return
    model = love_bug()
    problems = model.from_json(content)
    assert all(isinstance(problem, str) and problem for problem in problems)
    kept = model.to_json()
    model.from_json(kept)
    assert model.to_json() == kept


def draft(data: bytes) -> None:
    """Read a draft of a request, look at it, and write its letter; nothing in it becomes markup."""
    try:
        request = Draft.from_json(data)
    except DraftError as error:
        assert error.problems
        return
    assert Draft.from_json(request.to_file()).to_file() == request.to_file()
    check_draft(request)
    assert MARKUP not in to_html(letter(request))


def classmate(data: bytes) -> None:
    """Read a classmate's request on the other side of the desk."""
    model = desk()
    model.start_again()
    assert model.read_mate("a.json", data)
    model.mate_judged()
    model.check_mate()


def preset(data: bytes) -> None:
    """Read an address, and set an exercise as it says."""
    settings = read_preset(data.decode("utf-8", "surrogateescape"))
    model = love_bug()
    set_to = model.preset(settings)
    assert len(set_to.values) + len(set_to.problems) == len(settings)
    json.dumps(model.to_json())


def typed(data: bytes) -> None:
    """Read what is in a field of a request: as a day, a moment, an identifier, a text that names instruments."""
    text = text_of(data)
    day, moment = read_day(text), moment_of(text)
    assert (day.day is None) is bool(day.problem)
    assert (moment.at is None) is bool(moment.problem)
    assert day.why(text) or not day.problem
    assert all(one in text for one in impossible_addresses(text))
    assert has_zone(text) <= 1
    assert has_clock(text) <= 1
    for kind in IDENTIFIER_KINDS:
        assert (read_identifier(kind, text).problem == "empty") is (not text.strip())
    names_instrument(text, cb.instrument("budapest_185"))


# A file of the facts: where it lies, and what reads it.
DATA: tuple[tuple[str, Callable[[Reader, str], object]], ...] = (
    ("instruments/a.toml", lambda reader, file: list(reader.folder(file.split("/")[0], schema.instrument))),
    ("states/a.toml", lambda reader, file: list(reader.folder(file.split("/")[0], schema.state))),
    ("cases/a.toml", lambda reader, file: list(reader.folder(file.split("/")[0], schema.case))),
    ("statutes/a.toml", lambda reader, file: list(reader.folder(file.split("/")[0], schema.statute))),
    ("sources/a.toml", lambda reader, _: list(reader.sources())),
    ("participation/a.csv", lambda reader, _: list(reader.participation())),
    ("states.csv", lambda reader, _: list(reader.states())),
    ("relations.toml", lambda reader, file: list(reader.listed(file, "relation", schema.relation))),
    ("reservations.toml", lambda reader, file: list(reader.listed(file, "reservation", schema.reservation))),
    ("times.toml", lambda reader, file: list(reader.listed(file, "figure", schema.time_figure, label="id"))),
)


def facts(data: bytes) -> None:
    """Read one file of the facts, which the first byte chooses: every fault is noted, and none stops the reader."""
    if not data:
        return
    file, read = DATA[data[0] % len(DATA)]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / file).parent.mkdir(exist_ok=True)
        (root / file).write_bytes(data[1:])
        problems: list[Problem] = []
        read(Reader(root, problems), file)
        assert all(str(problem) for problem in problems)


READERS: dict[str, Callable[[bytes], None]] = {
    "work": work,
    "report": report,
    "record": record,
    "notebooks-file": notebooks_file,
    "state": state,
    "draft": draft,
    "classmate": classmate,
    "preset": preset,
    "typed": typed,
    "facts": facts,
}


def _tables(file: str) -> list[str]:
    """What the tables of inputs in the tests have as typed."""
    document = tomllib.loads((ROOT / "tests" / "request" / "inputs" / f"{file}.toml").read_text("utf-8"))
    return [row["typed"] for rows in document.values() for row in rows]


def _begin_of(pattern: str, most: int = 4_000) -> bytes:
    """The beginning of the smallest file of the facts that fits, up to a whole line."""
    path = min((ROOT / "data").glob(pattern), key=lambda file: file.stat().st_size)
    whole = path.read_bytes()
    return whole if len(whole) <= most else whole[: whole.rindex(b"\n", 0, most) + 1]


def seeds() -> dict[str, tuple[bytes, ...]]:
    """Inputs to begin with, by reader."""
    hostile = (
        b"[" * 99,
        b'{"a":' * 99,
        b'{"version": ' + b"9" * 999 + b"}",
        b"\xef\xbb\xbf{}",
        b"\xff\xfe",
        b'"\\ud83d"',
    )
    stamped = json.dumps(STAMPED).encode()
    draft_file = desk().by_id("in_part").draft.to_file()
    patterns = (
        "instruments/*.toml", "states/*.toml", "cases/*.toml", "statutes/*.toml", "sources/*.toml",
        "participation/*.csv", "states.csv", "relations.toml", "reservations.toml", "times.toml",
    )  # fmt: skip
    return {
        "work": (WORK, *hostile),
        "report": (WORK, *hostile),
        "record": (stamped, *hostile),
        "notebooks-file": (json.dumps({"love-bug": STAMPED}).encode(), *hostile),
        "state": (stamped, json.dumps(RECORD).encode(), *hostile),
        "draft": (draft_file, Draft().to_file(), *hostile),
        "classmate": (draft_file, Draft().to_file(), *hostile),
        "preset": (b"#date=2000-05-04&measure=preservation&requested=MAR", b"_=_", b"a=%ff%zz&a=b:~:text=c"),
        "typed": tuple(text.encode() for file in ("days", "moments", "identifiers", "texts") for text in _tables(file)),
        "facts": tuple(bytes([at]) + _begin_of(pattern) for at, pattern in enumerate(patterns)),
    }


def large() -> dict[str, bytes]:
    """Inputs of five megabytes that would take a careless reader long: by name."""
    size = 4_999_000
    kept = {"format": "crossborder-work", "version": 1, "course": "", "saved_on": ""}
    entry = {"exercise": "love-bug", "version": 1}
    long_text = {**kept, "exercises": {"love-bug": {**entry, "values": {"transfer.reason": "ä" * (size // 2)}}}}
    many = {"love-bug": {**entry, "values": {f"field.{at}": "x" * 90 for at in range(size // 120)}}}
    made = {
        "one long text": json.dumps(long_text, ensure_ascii=False).encode(),
        "many fields": json.dumps({**kept, "exercises": many}).encode(),
        "brackets": b"[" * size,
        "brackets in a text": b'"' + b"[" * size + b'"',
        "backslashes": b'"' + b"\\" * size + b'"',
        "quotation marks": b'"' * size,
        "commas": b"[" + b"0," * (size // 2) + b"0]",
        "spaces": b" " * size,
        "digits": b"1" * size,
        "a name many times": b"{" + b'"a":0,' * (size // 6) + b'"a":0}',
        "not UTF-8": b"\xff" * size,
        "half characters": b'"' + b"\\ud83d" * (size // 6) + b'"',
        "letters": b"a" * size,
        "equals and ands": b"a=b&" * (size // 4),
        "colons": b"1:" * (size // 2),
        "points": b"1." * (size // 2),
        "hyphens": b"-" * size,
    }
    return {name: data[:5_000_000] for name, data in made.items()}
