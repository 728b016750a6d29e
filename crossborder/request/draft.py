"""The draft of a request: everything a person typed or chose, as plain values that travel in one readable file.

A draft holds what was typed, also what is wrong in it: ``check`` says what to correct, and nothing is lost on the way.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from crossborder.records.terms import RISKS
from crossborder.request.draft_file import FORMAT, STATEMENTS, VERSION, DraftError, Shape, read_record
from crossborder.rules.errors import require_type

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DETAIL_KEYS", "STATED_FACTS", "STATEMENTS", "CaseFacts", "DataItem", "Draft", "DraftError"]

STATED_FACTS = (*RISKS, "organised_group")
# Values that belong to an element beside its text.
DETAILS = {
    "offence_and_law": ("maximum_months",),
    "time_limit": ("by",),
    "preservation_period": ("days",),
    "intended_request": ("by",),
}
DETAIL_KEYS = tuple(f"{part}.{name}" for part, names in DETAILS.items() for name in names)


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
        """The draft as a file that people can read: JSON in UTF-8, the same bytes each time.

        Returns:
            The file. ``check`` says what is too long in it for ``from_json``. Half a character becomes a question mark.
        """
        text = json.dumps(self.to_json(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        return text.encode("utf-8", "replace")

    @classmethod
    def from_json(cls, record: object) -> Draft:
        """Read a draft.

        Args:
            record: what ``to_json`` gave, or the text or bytes of a file.

        Returns:
            The draft. Only its shape is checked here; what is wrong in it is for ``check`` to say.

        Raises:
            DraftError: when it is no draft, damaged, too large or made by a newer version of the course; the problems
                are named.
        """
        content = read_record(record, Shape(_CASE_FIELDS, STATED_FACTS, DETAIL_KEYS, _ITEM_FIELDS))
        case = content.get("case", {})
        return cls(
            case=CaseFacts(
                **{name: case[name] for name in _CASE_FIELDS if name in case}, stated=dict(case.get("stated", {}))
            ),
            basis=content.get("basis", ""),
            measure=content.get("measure", ""),
            texts=dict(content.get("texts", {})),
            details=dict(content.get("details", {})),
            items=tuple(DataItem(**item) for item in content.get("items", [])),
        )


def _filled(values: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in values.items() if value}


def require_draft(function: str, value: object) -> None:
    """Refuse what is no draft, where a function takes one.

    Args:
        function: its public name, such as ``check``.

    Raises:
        TypeError: with how to make one.
    """
    require_type(function, value, Draft, 'Draft(basis="budapest_185", measure="preservation")')
