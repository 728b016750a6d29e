"""Reads JSON that a stranger may have made: what is too deep, too long or doubled is named before it can stop Python."""

from __future__ import annotations

import json
import math
from collections import Counter
from itertools import accumulate
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

# A file of work has four levels and a few hundred parts.
MOST_LEVELS, MOST_PARTS, MOST_DIGITS = 40, 50_000, 300
# One step in or out for each bracket, as signed bytes; all else is dropped.
_STEPS = bytes.maketrans(b"[{]}", b"\x01\x01\xff\xff")
_NO_BRACKETS = bytes(byte for byte in range(256) if byte not in b"[{]}")


class JsonError(ValueError):
    """A text is no JSON that is read here.

    Args:
        reason: what is wrong, in a few words.
        line: line where it was found, from 1 on; 0 when it lies in no one place.
        column: column, from 1 on.
    """

    def __init__(self, reason: str, line: int = 0, column: int = 0) -> None:
        super().__init__(reason)
        self.reason, self.line, self.column = reason, line, column


def read_json(text: str) -> tuple[Any, tuple[str, ...]]:
    """Read a text.

    Returns:
        What it holds, and the names that are there twice in one object (the last of them was read).

    Raises:
        JsonError: when it is no JSON, too deep, in too many parts, or holds a number that is none.
    """
    _require_shallow(text)
    try:
        try:
            return _ONCE.decode(text), ()
        except _DoubledError:
            return _doubled(text)
    except json.JSONDecodeError as error:
        raise JsonError(error.msg, error.lineno, error.colno) from error


def _doubled(text: str) -> tuple[Any, tuple[str, ...]]:
    """Read a text once more, and list the names that are there twice."""
    doubled: dict[str, int] = {}

    def pairs(members: list[tuple[str, Any]]) -> dict[str, Any]:
        times = Counter(name for name, _ in members)
        doubled.update((name, count) for name, count in times.items() if count > 1)
        return dict(members)

    return _decoder(pairs).decode(text), tuple(doubled)


def _require_shallow(text: str) -> None:
    """Count brackets outside of texts, at the speed of the standard library: Python's own reader goes as deep as the text does."""
    opened = text.count("[") + text.count("{")
    if opened <= MOST_LEVELS and opened + text.count(",") <= MOST_PARTS:
        return
    outside = "".join(text.replace("\\\\", "").replace('\\"', "").split('"')[::2])
    brackets = outside.encode("utf-8", "surrogatepass").translate(_STEPS, _NO_BRACKETS)
    if len(brackets) // 2 + outside.count(",") > MOST_PARTS:
        raise JsonError(f"it has more than {MOST_PARTS:,} parts")
    if max(accumulate(memoryview(brackets).cast("b")), default=0) > MOST_LEVELS:
        raise JsonError("it is nested too deeply")


def _whole(text: str) -> int:
    if len(text) > MOST_DIGITS:
        raise JsonError(f"it holds a number of {len(text):,} digits")
    return int(text)


def _finite(text: str) -> float:
    number = float(text) if len(text) <= MOST_DIGITS else math.inf
    if not math.isfinite(number):
        raise JsonError(f"it holds the number {text[:20]}, which is too large")
    return number


def _no_number(text: str) -> float:
    raise JsonError(f"it holds {text}, which is no number")


class _DoubledError(Exception):
    """A name is there twice in one object."""


def _once(members: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(members)
    if len(made) < len(members):
        raise _DoubledError
    return made


def _decoder(pairs: Callable[[list[tuple[str, Any]]], dict[str, Any]]) -> json.JSONDecoder:
    return json.JSONDecoder(object_pairs_hook=pairs, parse_int=_whole, parse_float=_finite, parse_constant=_no_number)


# Made once: a class hands in very many files, and almost none has a name twice.
_ONCE = _decoder(_once)
