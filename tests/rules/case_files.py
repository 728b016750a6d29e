"""The case files of ``cases/``: what a case may hold, and how a fault is told to the person who wrote it. ``cases/README.md`` says what each field means."""

from __future__ import annotations

import re
import tomllib
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import crossborder as cb
from crossborder.records import facts
from crossborder.records.records import Effect
from crossborder.records.terms import ROLES
from crossborder.rules import BEST_FIRST

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from crossborder.records.collection import Facts

CASES = Path(__file__).parent / "cases"
BASIS_ROLES = (*ROLES, "replaced")


class CaseError(Exception):
    """A case file, or a case, is not written as the tests can read it. The message says what is expected."""


@dataclass(frozen=True)
class Field:
    """What a field holds (a list: in each of its places), and whether a case must have it."""

    type: type | tuple[type, ...]
    required: bool = False
    of: type = str
    allowed: tuple[str, ...] = ()


# A field of a type, as the person who writes it should see it.
EXPECTED: dict[Any, str] = {
    str: 'a text, such as "PHL"',
    date: "a day without quotation marks, such as 2020-01-31",
    bool: "true or false",
    int: "a whole number",
    list: 'a list in brackets, such as ["PHL"]; each [[case.route]] has its line in double brackets',
    dict: "fields of its own, below a line with its name in brackets, such as [case.request] or [[case.route]]",
    (int, dict): "a whole number, or one for each state, such as { GBR = 24, FRA = 23 }",
}
TEXT, DAY, TEXTS, NEEDED, NEEDED_DAY = Field(str), Field(date), Field(list), Field(str, required=True), Field(date, required=True)  # fmt: skip
KNOWN = Field(str, required=True, allowed=("yes", "no", "unknown"))
PAIR = {"requesting": NEEDED, "requested": NEEDED}
EVERY_CASE = {"name": NEEDED, "suppose": TEXTS}
ROUTE = {
    "over": TEXT,
    "way": TEXT,
    "outcome": Field(str, allowed=BEST_FIRST),
    "steps": TEXTS,
    "without": TEXTS,
    "questions": TEXTS,
}
# The fields of a case by the name of its file; a file with another name holds requests, as `assess.toml` does.
FIELDS: dict[str, dict[str, Field]] = {
    "legal_bases": {
        **PAIR,
        "on": NEEDED_DAY,
        "measure": NEEDED,
        "conduct": TEXT,
        "bases": TEXTS,
        "includes": TEXTS,
        "excludes": TEXTS,
    },
    "dual_criminality": {
        **PAIR,
        "conduct": NEEDED,
        "on": NEEDED_DAY,
        "requested_on": DAY,
        "met": KNOWN,
        "reason": TEXTS,
        "tested_days": Field(list, of=date),
    },
    "standing": {"instrument": NEEDED, "state": NEEDED, "on": NEEDED_DAY, "bound": KNOWN, "reason": TEXTS},
    "punished": {"state": NEEDED, "conduct": NEEDED, "on": NEEDED_DAY, "answer": KNOWN, "offence": TEXT},
    "assess": {
        **ROUTE,
        "outcome": Field(str, required=True, allowed=BEST_FIRST),
        "request": Field(dict, required=True),
        "route": Field(list, of=dict),
        "alternatives": TEXTS,
        "verified": Field(bool),
    },
}
_ANNOTATED = {
    "str": str,
    "str | None": str,
    "date": date,
    "bool | None": bool,
    "int | None": int,
    "Months | None": (int, dict),
    "frozenset[str] | tuple[str, ...]": list,
    "frozenset[str] | tuple[str, ...] | None": list,
}
REQUEST = {
    each.name: Field(_ANNOTATED[str(each.type)], required=each.default is MISSING)
    for each in fields(cb.CooperationRequest)
    if each.name != "facts"
}


@dataclass(frozen=True)
class Case:
    """One case as it is written, not yet looked at: whatever is wrong with it is told by its own test.

    Args:
        file: the name of its file.
        line: the line of the file where it begins.
        fault: why the file could not be read at all; the one case of such a file holds nothing else.
    """

    file: str
    line: int = 1
    written: dict[str, Any] = field(default_factory=dict)
    fault: str = ""

    @property
    def kind(self) -> str:
        """The question it asks, which its file names."""
        stem = self.file.removesuffix(".toml")
        return stem if stem in FIELDS else "assess"

    @property
    def title(self) -> str:
        """Its file and its name, or the line where one without a name begins."""
        return self.file if self.fault else f"{self.file}: {self.written.get('name') or f'line {self.line}'}"

    @property
    def place(self) -> str:
        """Where it stands: its file, the line where it begins, and its name."""
        return (
            self.file
            if self.fault
            else f"{self.file}, line {self.line}, {self.written.get('name') or 'a case without a name'}"
        )

    def checked(self) -> dict[str, Any]:
        """Its fields.

        Raises:
            CaseError: when one is unknown, missing, or holds something else than expected.
        """
        if self.fault:
            raise CaseError(self.fault)
        _check("", self.written, EVERY_CASE | FIELDS[self.kind])
        if self.kind == "legal_bases":
            _check_bases(self.written)
        if self.kind == "assess":
            _check("request: ", self.written["request"], REQUEST)
            _check_steps(self.written)
            for route in self.written.get("route", ()):
                _check_route(route)
        return self.written

    def supposed(self) -> Facts | None:
        """The facts with what the case supposes, or nothing where it supposes nothing.

        Raises:
            CaseError: when it is not written as state, instrument and day.
        """
        held = None
        for written in self.written.get("suppose", ()):
            try:
                state, instrument, day = written.split()
                since = date.fromisoformat(day)
            except ValueError:
                message = f'suppose holds {written!r}; expected: a state, an instrument and the first day on which it is bound, such as "IND budapest_185 2020-01-01"'
                raise CaseError(message) from None
            held = cb.had_joined(state, instrument, since=since, facts=held)
        return held


def read(path: Path) -> list[Case]:
    """Return the cases of a file; of one that cannot be read, a single case that says why."""
    try:
        return _cases(path)
    except CaseError as error:
        return [Case(path.name, fault=str(error))]
    except ValueError as error:  # no TOML, or not in UTF-8
        return [Case(path.name, fault=f"the file cannot be read as TOML: {error}")]


def _cases(path: Path) -> list[Case]:
    text = path.read_text(encoding="utf-8")
    content = tomllib.loads(text)
    lines = [number for number, line in enumerate(text.splitlines(), 1) if re.match(r"\s*\[\[\s*case\s*\]\]", line)]
    cases = content.pop("case", [])
    if content or not lines or not isinstance(cases, list) or len(cases) != len(lines):
        message = f"expected: cases, each below a line [[case]]{_besides(content)}"
        raise CaseError(message)
    return [Case(path.name, line, case) for line, case in zip(lines, cases, strict=True)]


def _besides(content: Iterable[str]) -> str:
    return f"; the file holds {', '.join(content)}" if content else ""


def _check(where: str, written: Mapping[str, Any], known: Mapping[str, Field]) -> None:
    for name in written:
        if name not in known:
            near = get_close_matches(name, known)
            hint = f"did you mean {' or '.join(near)}?" if near else f"expected: {', '.join(known)}"
            raise CaseError(f"{where}the field {name!r} is not known; {hint}")
    missing = [name for name, each in known.items() if each.required and written.get(name) in ("", None)]
    if missing:
        raise CaseError(f"{where}{', '.join(missing)} missing or empty")
    for name, value in written.items():
        _check_value(f"{where}{name}", value, known[name])


def _check_value(where: str, value: Any, known: Field) -> None:
    # For Python true is a number and a moment is a day; for a lawyer they are not.
    is_bool = isinstance(value, bool) and known.type is not bool
    if is_bool or hasattr(value, "hour") or not isinstance(value, known.type):
        raise CaseError(f"{where} is {value!r}; expected: {EXPECTED[known.type]}")
    for number, each in enumerate(value if isinstance(value, list) else (), 1):
        _check_value(f"{where}: number {number}", each, Field(known.of))
    if known.allowed and value not in known.allowed:
        raise CaseError(f"{where} is {value!r}; expected: {', '.join(known.allowed)}")


def _check_bases(case: Mapping[str, Any]) -> None:
    answers = ("bases", "includes", "excludes")
    if not any(name in case for name in answers):
        raise CaseError(f"nothing is expected; give one of {', '.join(answers)}")
    for name in answers:
        for written in case.get(name, ()):
            instrument, _, role = written.partition(" ")
            if instrument not in facts().instrument_by_id or role not in BASIS_ROLES:
                near = get_close_matches(instrument, facts().instrument_by_id)
                hint = f"; did you mean {' or '.join(near)}?" if near and near[0] != instrument else ""
                message = f'{name} holds {written!r}; expected: an instrument and a role ({", ".join(BASIS_ROLES)}), such as "budapest_185 operative"{hint}'
                raise CaseError(message)


def _check_steps(written: Mapping[str, Any]) -> None:
    for step in written.get("steps", ()):
        _, effect, *_ = [*step.split(), "", ""]
        if effect not in get_args(Effect):
            message = f'steps holds {step!r}; expected: a step, its effect ({", ".join(get_args(Effect))}) and, if it matters, an article, such as "threshold condition_failed 2(1)"'
            raise CaseError(message)


def _check_route(written: Mapping[str, Any]) -> None:
    _check("route: ", written, ROUTE)
    _check_steps(written)
    if not written.keys() & {"over", "way"} or not written.keys() - {"over", "way"}:
        message = "route: expected: which one (over, way, or both), and something that is so on it (outcome, steps, without or questions)"
        raise CaseError(message)
