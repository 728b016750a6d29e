"""What is said when a question to the rules cannot be answered as asked."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime


class QuestionError(ValueError):
    """The question names something unknown, or contradicts itself. The message says what is allowed."""


def _hint(near: Collection[str]) -> str:
    """The question whether one of some words was meant; empty when there is none."""
    return f" Did you mean {' or '.join(near)}?" if near else ""


def _near(word: str, known: Collection[str]) -> list[str]:
    """Up to three known words that look like a word."""
    from difflib import get_close_matches  # noqa: PLC0415 - each first visit to a page would carry it for an error

    return get_close_matches(word, list(known), n=3, cutoff=0.5)


def require_type(function: str, value: object, kind: type, example: str) -> None:
    """Refuse what is not of the kind that a function takes.

    Args:
        function: its public name, such as ``assess``.
        example: a value of that kind, as it is written in the call.

    Raises:
        TypeError: with the kind, what was given, and a call that is right.
    """
    if not isinstance(value, kind):
        message = f"{function} takes a {kind.__name__}, not {type(value).__name__}. Write, for example, {function}({example})."
        raise TypeError(message)


def require_texts(what: str, value: object, example: str) -> None:
    """Refuse what is no collection of texts, such as one text alone.

    Args:
        what: the field.
        example: a collection with one value.

    Raises:
        QuestionError: with the example.
    """
    if isinstance(value, str) or not isinstance(value, Collection):
        given = f"the text {value!r}" if isinstance(value, str) else repr(value)
        raise QuestionError(f"{what} is {given}; allowed: a set or tuple of texts, such as {example}.")


def require_name(what: str, name: str, allowed: Collection[str]) -> None:
    """Refuse a name that a call does not know.

    Args:
        what: what has the names, such as ``CooperationRequest``.

    Raises:
        TypeError: as Python does, with near names, or where they are listed.
    """
    if name not in allowed:
        near = _near(name, allowed)
        more = _hint(near) if near else f" `help({what})` lists them."
        raise TypeError(f"{what} has no fact {name!r}.{more}")


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


def require_conduct(conduct: object, known: Collection[str]) -> None:
    """Refuse a conduct the data does not know; ``None`` asks for no conduct.

    Raises:
        QuestionError: with those that are known.
    """
    if conduct is not None:
        require_known("The conduct", conduct, known)


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
    near = [_SHORT[written]] if written in _SHORT else _near(written, codes) if value is not None else []
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
