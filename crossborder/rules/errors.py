"""What is said when a question to the rules cannot be answered as asked."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


class QuestionError(ValueError):
    """The question names something unknown, or contradicts itself. The message says what is allowed."""


def _hint(near: Collection[str]) -> str:
    """The question whether one of some words was meant; empty when there is none."""
    return f" Did you mean {' or '.join(near)}?" if near else ""


def _near(word: str, known: Collection[str]) -> list[str]:
    """Up to three known words that look like a word."""
    from difflib import get_close_matches  # noqa: PLC0415 - each first visit to a page would carry it for an error

    return get_close_matches(word, list(known), n=3, cutoff=0.5)


def require_known(what: str, value: object, allowed: Collection[str]) -> None:
    """Refuse a value that is not among those allowed.

    Args:
        what: the field, in words.

    Raises:
        QuestionError: with the nearest allowed values, or all of them when they are few.
    """
    if isinstance(value, str) and value in allowed:
        return
    few = 12
    choice = ", ".join(sorted(allowed)) if len(allowed) <= few else f"one of {len(allowed)} known values"
    raise QuestionError(f"{what} is {value!r}; allowed: {choice}.{_hint(_near(str(value), allowed))}")


# Short forms that are no codes, and that look like the codes of other states.
_SHORT = {"UK": "GBR", "US": "USA"}


def require_state(what: str, value: object, codes: Collection[str]) -> None:
    """Refuse a state the data does not know.

    Args:
        what: the field, in words.

    Raises:
        QuestionError: with the form a code has, and near codes.
    """
    if isinstance(value, str) and value in codes:
        return
    written = str(value).upper()
    near = [_SHORT[written]] if written in _SHORT else _near(written, codes)
    message = (
        f"{what} is {value!r}; allowed: an ISO 3166-1 alpha-3 code of the {len(codes)} states in the data, "
        f"such as PHL or USA.{_hint(near)}"
    )
    raise QuestionError(message)


def require_two_states(requesting: str, requested: str, codes: Collection[str]) -> None:
    """Refuse unknown states, and a state that asks itself.

    Raises:
        QuestionError: with what is allowed.
    """
    require_state("The requesting state", requesting, codes)
    require_state("The requested state", requested, codes)
    if requesting == requested:
        message = f"Requesting and requested state are both {requesting}; cooperation needs two different states."
        raise QuestionError(message)


def require_day(what: str, value: object) -> None:
    """Refuse what is no day, such as a text or a moment with an hour.

    Args:
        what: the field, in words.

    Raises:
        QuestionError: with the day to write, where the value tells which one was meant.
    """
    if isinstance(value, date) and not isinstance(value, datetime):
        return
    meant = _day_of(value)
    example = meant or date(2000, 5, 4)
    message = (
        f"{what} is {value!r}; allowed: a day, {'here' if meant else 'such as'} "
        f"date({example.year}, {example.month}, {example.day}), with `from datetime import date`."
    )
    raise QuestionError(message)


def _day_of(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None
