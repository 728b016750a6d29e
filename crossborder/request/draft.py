"""The draft of a request: everything a person typed or chose, as plain values that travel in one readable file.

A draft holds what was typed, also what is wrong in it: ``check`` says what to mend, and nothing is lost on the way.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from crossborder.facts.schema import RISKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FORMAT, VERSION = "crossborder request draft", 1
LONGEST_TEXT, MOST_ITEMS, MOST_TEXTS, LARGEST_FILE = 20_000, 50, 200, 2_000_000
STATED_FACTS = (*RISKS, "organised_group")
STATEMENTS = ("", "yes", "no")
# Values that belong to an element beside its text.
DETAILS = {
    "offence_and_law": ("maximum_months",),
    "time_limit": ("by",),
    "preservation_period": ("days",),
    "intended_request": ("by",),
}
DETAIL_KEYS = tuple(f"{part}.{name}" for part, names in DETAILS.items() for name in names)


class DraftError(ValueError):
    """A file is no draft of a request, or is damaged.

    Args:
        problems: what is wrong: where, what was expected.
    """

    def __init__(self, *problems: str) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


@dataclass(frozen=True, slots=True, kw_only=True)
class DataItem:
    """One item of data that is asked for. All values are texts as typed.

    Args:
        kind: one of ``identifiers.IDENTIFIER_KINDS``.
        identifier: the address, account or link.
        port: source port of an address.
        start: first moment or day, such as ``2026-03-01 02:10:00 UTC``.
        end: last moment or day.
        holder: the provider or person that holds the data.
        wanted: ``subscriber_information``, ``traffic_data`` or ``content``.
        link: how this item is related to the offence.
    """

    kind: str = ""
    identifier: str = ""
    port: str = ""
    start: str = ""
    end: str = ""
    holder: str = ""
    wanted: str = ""
    link: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was typed."""
        return not any(getattr(self, name).strip() for name in _ITEM_FIELDS if name not in {"kind", "wanted"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """The facts of the case that the rules ask about. All values are texts as typed; empty = not stated.

    Args:
        requesting: code of the requesting state.
        requested: code of the requested state.
        committed_on: day of the act.
        requested_on: day of the request.
        conduct: a conduct, such as ``illegal_access``.
        kind_of_help: ``documents_and_data``, ``statements`` or ``service_of_documents``.
        data_lost_on: day on which the data will be deleted, where it is known.
        stated: ``yes`` or ``no`` by name of a fact of ``STATED_FACTS``.
    """

    requesting: str = ""
    requested: str = ""
    committed_on: str = ""
    requested_on: str = ""
    conduct: str = ""
    kind_of_help: str = "documents_and_data"
    data_lost_on: str = ""
    stated: Mapping[str, str] = field(default_factory=dict)


_ITEM_FIELDS = tuple(one.name for one in fields(DataItem))
_CASE_FIELDS = tuple(one.name for one in fields(CaseFacts) if one.name != "stated")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A draft of a request.

    Args:
        case: the facts of the case.
        basis: id of the instrument it rests on, or ``letters_rogatory``; empty = not chosen.
        measure: what is asked for, such as ``preservation``; empty = not chosen.
        texts: what was written, by id of the element (``data/requests/parts.toml``). What another basis asked for stays.
        details: values beside a text, by ``DETAIL_KEYS``, such as ``time_limit.by``.
        items: the items of data.
    """

    case: CaseFacts = field(default_factory=CaseFacts)
    basis: str = ""
    measure: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    details: Mapping[str, str] = field(default_factory=dict)
    items: tuple[DataItem, ...] = ()

    def text(self, element_id: str) -> str:
        """What was written for an element, without space at the ends."""
        return self.texts.get(element_id, "").strip()

    def detail(self, key: str) -> str:
        """A value beside a text, such as ``preservation_period.days``."""
        return self.details.get(key, "").strip()

    @property
    def written_items(self) -> tuple[tuple[int, DataItem], ...]:
        """The items in which something was typed, each with its place in ``items``."""
        return tuple((at, item) for at, item in enumerate(self.items) if not item.empty)

    def with_text(self, element_id: str, text: str) -> Draft:
        """The same draft with another text for an element."""
        return replace(self, texts={**self.texts, element_id: text})

    def with_basis(self, basis: str, measure: str | None = None) -> Draft:
        """The same draft on another basis, or for another measure: nothing that was written is lost."""
        return replace(self, basis=basis, measure=self.measure if measure is None else measure)

    def to_json(self) -> dict[str, Any]:
        """The draft as plain JSON; values that are empty are left out.

        Returns:
            What ``from_json`` reads.
        """
        case = {name: getattr(self.case, name) for name in _CASE_FIELDS}
        record: dict[str, Any] = {"format": FORMAT, "version": VERSION, "basis": self.basis, "measure": self.measure}
        record["case"] = {**case, "stated": _filled(self.case.stated)}
        record["texts"], record["details"] = _filled(self.texts), _filled(self.details)
        record["items"] = [_filled({name: getattr(item, name) for name in _ITEM_FIELDS}) for item in self.items]
        return record

    def to_file(self) -> bytes:
        """The draft as a file that people can read: JSON in UTF-8, the same bytes each time."""
        return (json.dumps(self.to_json(), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode(
            "utf-8", "replace"
        )

    @classmethod
    def from_json(cls, record: object) -> Draft:
        """Read a draft.

        Args:
            record: what ``to_json`` gave, or the text or bytes of a file.

        Returns:
            The draft. Only its shape is checked here; what is wrong in it is for ``check`` to say.

        Raises:
            DraftError: when it is no draft, damaged, too large or made by a newer version of the course; every problem
                is named.
        """
        found = _parsed(record)
        problems = list(_problems(found))
        if problems:
            raise DraftError(*problems)
        case = found.get("case", {})
        return cls(
            case=CaseFacts(
                **{name: case[name] for name in _CASE_FIELDS if name in case}, stated=dict(case.get("stated", {}))
            ),
            basis=found.get("basis", ""),
            measure=found.get("measure", ""),
            texts=dict(found.get("texts", {})),
            details=dict(found.get("details", {})),
            items=tuple(DataItem(**item) for item in found.get("items", [])),
        )


def _filled(values: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


# --- reading a file that somebody else made ------------------------------------------------------------------------


def _parsed(record: object) -> dict[str, Any]:
    if isinstance(record, bytes | bytearray | str):
        if len(record) > LARGEST_FILE:
            raise DraftError(f"The file has {len(record)} bytes; a draft has at most {LARGEST_FILE}.")
        record = _json(record)
    if not isinstance(record, dict) or record.get("format") != FORMAT:
        raise DraftError(f'This is not a draft of a request: expected a JSON object with "format": "{FORMAT}".')
    version = record.get("version")
    if version != VERSION or isinstance(version, bool):
        raise DraftError(
            f"The draft has version {version!r}; this course reads version {VERSION}. Open it in the version that made it."
        )
    return record


def _json(text: bytes | bytearray | str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise DraftError(f"The file is not JSON in UTF-8, so it cannot be read: {error}.") from error


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


def _problems(record: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with the shape of a record, in sentences."""
    yield from (f"“{name}” is no field of a draft." for name in record if name not in _SHAPES)
    wrong = [name for name, shape in _SHAPES.items() if name in record and not isinstance(record[name], shape)]
    yield from (f"“{name}” has to be {_NAMES[_SHAPES[name]]}." for name in wrong)
    for name in ("basis", "measure"):
        if name not in wrong:
            yield from _text_problems(name, record.get(name, ""))
    if "case" not in wrong:
        yield from _case_problems(record.get("case", {}))
    if "texts" not in wrong:
        yield from _table_problems("texts", record.get("texts", {}), None)
    if "details" not in wrong:
        yield from _table_problems("details", record.get("details", {}), DETAIL_KEYS)
    if "items" not in wrong:
        yield from _item_problems(record.get("items", []))


_NAMES = {str: "a text", int: "a number", dict: "an object", list: "a list"}


def _case_problems(case: Mapping[str, Any]) -> Iterator[str]:
    stated = case.get("stated", {})
    yield from _table_problems("case", {name: value for name, value in case.items() if name != "stated"}, _CASE_FIELDS)
    if not isinstance(stated, dict):
        yield "“case.stated” has to be an object."
        return
    yield from _table_problems("case.stated", stated, STATED_FACTS)
    for name, value in stated.items():
        if isinstance(value, str) and value not in STATEMENTS:
            yield f"“case.stated.{_short(name)}” is “{_short(value)}”; allowed: yes, no, or nothing."


def _item_problems(items: list[Any]) -> Iterator[str]:
    if len(items) > MOST_ITEMS:
        yield f"“items” has {len(items)} entries; at most {MOST_ITEMS} are read."
        return
    for at, item in enumerate(items):
        if isinstance(item, dict):
            yield from _table_problems(f"items.{at}", item, _ITEM_FIELDS)
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
        yield f"“{where}” has {len(value)} characters; at most {LONGEST_TEXT} are read."


def _short(text: str) -> str:
    longest = 60
    return text if len(text) <= longest else text[:longest] + "…"
