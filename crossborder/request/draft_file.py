"""A file of a draft that somebody else made: what is wrong with it is named, and nothing in it can stop the reader."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from crossborder.records.bounded import JsonError, read_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FORMAT, VERSION = "crossborder request draft", 1
LONGEST_TEXT, MOST_ITEMS, MOST_TEXTS, LARGEST_FILE = 20_000, 50, 200, 5_000_000
STATEMENTS = ("", "yes", "no")
# As many as somebody reads; a damaged file can have thousands.
_MOST_PROBLEMS = 20
_HALF_CHARACTERS = re.compile("[\ud800-\udfff]")


class DraftError(ValueError):
    """A file is no draft of a request, or is damaged.

    Args:
        problems: what is wrong: where, what was expected.
    """

    def __init__(self, *problems: str) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Shape:
    """Which names a draft can hold.

    Args:
        case: fields of the case.
        stated: facts that are stated of the case.
        details: values beside a text.
        item: fields of an item of data.
    """

    case: tuple[str, ...]
    stated: tuple[str, ...]
    details: tuple[str, ...]
    item: tuple[str, ...]


def read_record(record: object, shape: Shape) -> dict[str, Any]:
    """Read the record of a draft.

    Args:
        record: an object, or the text or bytes of a file.
        shape: which names it can hold.

    Returns:
        The record, of which every value has its type and length. Half a character is replaced by its sign.

    Raises:
        DraftError: when it is none; the first problems are named, and how many follow.
    """
    draft = _draft(_whole(_json(record) if isinstance(record, bytes | bytearray | str) else record))
    problems = list(islice(_problems(draft, shape), _MOST_PROBLEMS + 1))
    if len(problems) > _MOST_PROBLEMS:
        problems[-1] = "There are more problems after these."
    if problems:
        raise DraftError(*problems)
    return draft


def _json(file: bytes | bytearray | str) -> object:
    if len(file) > LARGEST_FILE:
        raise DraftError(f"The file has {len(file):,} bytes; a draft has at most {LARGEST_FILE:,}.")
    try:
        text = file if isinstance(file, str) else file.decode("utf-8")
        content, doubled = read_json(text.removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        raise DraftError("The file is not JSON in UTF-8, so it cannot be read.") from error
    except JsonError as error:
        place = f" (line {error.line}, column {error.column})" if error.line else ""
        raise DraftError(f"The file is not JSON in UTF-8, so it cannot be read: {error.reason}{place}.") from error
    if doubled:
        names = ", ".join(f"“{_short(name)}”" for name in doubled[:_MOST_PROBLEMS])
        raise DraftError(f"The file has two values under one name: {names}. Nobody can tell which one is meant.")
    return content


def _whole(value: object) -> object:
    """The same value without halves of characters, which no file in UTF-8 can hold."""
    if isinstance(value, str):
        return _HALF_CHARACTERS.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_whole(name): _whole(one) for name, one in value.items()}
    return [_whole(one) for one in value] if isinstance(value, list) else value


def _draft(record: object) -> dict[str, Any]:
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise DraftError(f'This is not a draft of a request: expected a JSON object with "format": "{FORMAT}".')
    version = record.get("version")
    if version != VERSION or isinstance(version, bool):
        raise DraftError(
            f"The draft has version {_short(repr(version))}; this course reads version {VERSION}. Open it in the version that made it."
        )
    return record


_SHAPES: dict[str, type] = {
    "format": str,
    "version": int,
    "basis": str,
    "measure": str,
    "case": dict,
    "texts": dict,
    "details": dict,
    "items": list,
}
_NAMES = {str: "a text", int: "a number", dict: "an object", list: "a list"}


def _problems(record: Mapping[str, Any], shape: Shape) -> Iterator[str]:
    """What is wrong with the shape of a record, in sentences."""
    yield from (f"“{_short(name)}” is no field of a draft." for name in record if name not in _SHAPES)
    wrong = [name for name, kind in _SHAPES.items() if name in record and not isinstance(record[name], kind)]
    yield from (f"“{name}” has to be {_NAMES[_SHAPES[name]]}." for name in wrong)
    right = {name: record[name] for name in record if name in _SHAPES and name not in wrong}
    for name in ("basis", "measure"):
        yield from _text_problems(name, right.get(name, ""))
    yield from _case_problems(right.get("case", {}), shape)
    yield from _table_problems("texts", right.get("texts", {}), None)
    yield from _table_problems("details", right.get("details", {}), shape.details)
    yield from _item_problems(right.get("items", []), shape.item)


def _case_problems(case: Mapping[str, Any], shape: Shape) -> Iterator[str]:
    stated = case.get("stated", {})
    yield from _table_problems("case", {name: value for name, value in case.items() if name != "stated"}, shape.case)
    if not isinstance(stated, dict):
        yield "“case.stated” has to be an object."
        return
    yield from _table_problems("case.stated", stated, shape.stated)
    for name, value in stated.items():
        if isinstance(value, str) and value not in STATEMENTS:
            yield f"“case.stated.{_short(name)}” is “{_short(value)}”; allowed: yes, no, or nothing."


def _item_problems(items: list[Any], allowed: tuple[str, ...]) -> Iterator[str]:
    if len(items) > MOST_ITEMS:
        yield f"“items” has {len(items)} entries; at most {MOST_ITEMS} are read."
        return
    for at, item in enumerate(items):
        if isinstance(item, dict):
            yield from _table_problems(f"items.{at}", item, allowed)
        else:
            yield f"“items.{at}” has to be an object."


def _table_problems(where: str, table: Mapping[str, Any], allowed: tuple[str, ...] | None) -> Iterator[str]:
    if len(table) > MOST_TEXTS:
        yield f"“{where}” has {len(table)} entries; at most {MOST_TEXTS} are read."
        return
    for name, value in table.items():
        if allowed is not None and name not in allowed:
            yield f"“{where}.{_short(name)}” is no field of a draft."
        else:
            yield from _text_problems(f"{where}.{_short(name)}", value)


def _text_problems(where: str, value: object) -> Iterator[str]:
    if not isinstance(value, str):
        yield f"“{where}” has to be a text."
    elif len(value) > LONGEST_TEXT:
        yield f"“{where}” has {len(value):,} characters; at most {LONGEST_TEXT:,} are read."


def _short(text: str) -> str:
    longest = 60
    return text if len(text) <= longest else text[:longest] + "…"
