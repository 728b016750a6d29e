"""A record field by field, each with the stamp of its last change: two records of the same work merge without losing the newer value."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from crossborder.work.stamps import NEVER, read_stamp

if TYPE_CHECKING:
    from collections.abc import Mapping

# Names that no field of an exercise has: what a record says of itself, what was removed last, when it was cleared. A value that is no record has the empty name.
HEAD, UNDO, CLEARED, WHOLE = "~head", "~undo", "~cleared", ""
RESERVED = frozenset({HEAD, UNDO, CLEARED})
_OWN = {"values", "aside", "stamps", "cleared"}


@dataclass(frozen=True, slots=True)
class Entry:
    """The value of a field and when it was written.

    Args:
        stamp: when; empty for work of a version that kept no stamps.
        value: what JSON can hold.
        empty: whether the field was emptied, which is a change like any other.
    """

    stamp: str
    value: Any = None
    empty: bool = False

    @property
    def order(self) -> tuple[str, bool, str]:
        """What is compared when two entries meet; two pages that wrote at the same moment agree on one of them."""
        return self.stamp, not self.empty, as_text(self.value)


@dataclass(frozen=True, slots=True)
class Record:
    """What is kept under a name.

    Args:
        entries: by the name of the field.
        cleared: when all of it was cleared: nothing written before then counts.
    """

    entries: Mapping[str, Entry] = field(default_factory=dict)
    cleared: str = NEVER

    @property
    def alive(self) -> dict[str, Entry]:
        """The entries that were written since the last clearing."""
        return {name: entry for name, entry in self.entries.items() if not self.cleared or entry.stamp > self.cleared}

    @property
    def latest(self) -> str:
        """The latest stamp in it."""
        return max((self.cleared, *(entry.stamp for entry in self.entries.values())))

    def merged(self, other: Record) -> Record:
        """Both records in one: of each field the newer value, and what either of them cleared stays cleared."""
        entries = dict(self.entries)
        for name, entry in other.entries.items():
            if name not in entries or entry.order > entries[name].order:
                entries[name] = entry
        whole = Record(entries, max(self.cleared, other.cleared))
        return Record(whole.alive, whole.cleared)

    @property
    def fields(self) -> dict[str, Any]:
        """The values in it, by the name of the field."""
        return {name: entry.value for name, entry in self.alive.items() if not entry.empty}

    def plain(self) -> Any:  # noqa: ANN401 - JSON has no narrower type
        """What was kept, without stamps; ``None`` when nothing is."""
        fields = json.loads(json.dumps(self.fields))  # a copy: nothing is shared with whoever asks
        head = fields.pop(HEAD, None)
        fields.pop(UNDO, None)
        if isinstance(head, dict):
            return {**head, "values": fields}
        return fields.get(WHOLE)

    def to_json(self) -> dict[str, Any]:
        """The record as plain JSON, readable and with its stamps."""
        fields = self.fields
        head = fields.pop(HEAD, {})
        stamps = {name: entry.stamp for name, entry in self.alive.items() if entry.stamp or name == HEAD}
        record: dict[str, Any] = {**head, "values": fields, "stamps": stamps}
        return {**record, "cleared": self.cleared} if self.cleared else record


def read_record(content: Any) -> Record:  # noqa: ANN401 - JSON has no narrower type
    """Read a record; one of a version that kept no stamps is older than every stamp.

    Args:
        content: plain JSON: what ``to_json`` gave, or what was kept by an older version.
    """
    fields = fields_of(content)
    if not isinstance(content, dict) or (WHOLE in fields and "stamps" not in content):
        return Record({name: Entry(NEVER, value) for name, value in fields.items()})
    told = content.get("stamps")
    stamps = {name: read_stamp(stamp) for name, stamp in told.items()} if isinstance(told, dict) else {}
    entries = {name: Entry(stamps.get(name, NEVER), value) for name, value in fields.items()}
    emptied = {name: Entry(stamp, empty=True) for name, stamp in stamps.items() if name not in fields and stamp}
    return Record({**emptied, **entries}, read_stamp(content.get("cleared")))


def fields_of(value: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON has no narrower type
    """A value field by field: an exercise's record has its fields, anything else is one field.

    Args:
        value: plain JSON; ``None`` has no field.
    """
    if value is None:
        return {}
    if not isinstance(value, dict) or not isinstance(value.get("values"), dict):
        return {WHOLE: value}
    aside = value.get("aside")
    head = {name: told for name, told in value.items() if name not in _OWN}
    fields = {**(aside if isinstance(aside, dict) else {}), **value["values"]}
    # A record that was cleared, or one value with its stamp, says nothing of itself.
    stamps = value.get("stamps")
    says = head or not isinstance(stamps, dict) or HEAD in stamps
    return {**fields, HEAD: head} if says else fields


def change(before: Mapping[str, Any], after: Mapping[str, Any], stamp: str) -> Record:
    """What changed from one set of fields to another, all at one moment."""
    set_anew = {
        name: Entry(stamp, value)
        for name, value in after.items()
        if name not in before or as_text(before[name]) != as_text(value)
    }
    emptied = {name: Entry(stamp, empty=True) for name in before if name not in after}
    return Record({**set_anew, **emptied})


def as_text(value: Any) -> str:  # noqa: ANN401 - JSON has no narrower type
    """A value in one fixed form; unlike ``==``, it tells a flag from a number."""
    return json.dumps(value, sort_keys=True)
