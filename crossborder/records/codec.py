"""Reads records back from JSON values, by the records' own annotations."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from functools import cache, partial
from sys import intern
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from crossborder.records.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable


def decode(kind: type[Any], values: dict[str, Any]) -> Any:  # noqa: ANN401 - an instance of ``kind``
    """Turn JSON values back into a record of a kind.

    Args:
        kind: a dataclass of ``crossborder.records``.
        values: what ``tools.facts.encode`` made of a record.

    Returns:
        The record.
    """
    readers = _readers(kind)  # type: ignore[arg-type]  # a class can be hashed; the stub of cache does not see it
    return kind(**{name: readers[name](value) for name, value in values.items()})


@cache
def _readers(kind: type[Any]) -> dict[str, Callable[[Any], Any]]:
    hints = get_type_hints(kind)
    return {field.name: _reader(hints[field.name]) for field in fields(kind) if _is_stored(field)}


def _is_stored(field: Field[Any]) -> bool:
    return field.init or field.default is MISSING


def _reader(hint: Any) -> Callable[[Any], Any]:  # noqa: ANN401, PLR0911 - one answer per kind of annotation
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return _reader(next(argument for argument in arguments if argument is not type(None)))
    if origin is tuple:
        return partial(_read_tuple, _reader(arguments[0]))
    if origin is Literal:
        return _as_is
    if hint is PartialDate:
        return _partial_date
    if hint is date:
        return _date
    if is_dataclass(hint) and isinstance(hint, type):
        return partial(decode, hint)
    return _as_is


def _read_tuple(read: Callable[[Any], Any], values: list[Any]) -> tuple[Any, ...]:
    return tuple(map(read, values))


def _as_is(value: Any) -> Any:  # noqa: ANN401 - texts, numbers, true and false
    # A third of the texts occur more than once: kept once, they make a page's picture of memory smaller.
    return intern(value) if isinstance(value, str) else value


@cache
def _date(text: str) -> date:
    return date.fromisoformat(text)


@cache
def _partial_date(text: str) -> PartialDate:
    return PartialDate(text)
