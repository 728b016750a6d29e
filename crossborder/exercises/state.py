"""The state of an exercise: plain JSON by key, checked on the way in, so that nothing a learner did is ever lost."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crossborder.exercises import words
from crossborder.work.migrate import migrated

if TYPE_CHECKING:
    from collections.abc import Iterable

Value = str | bool | int | list[str]


class StateError(ValueError):
    """A value does not fit its field; the message says what is expected."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One place of the state. The kind of the default is the kind of the value.

    Args:
        key: its name, such as ``machine.requested_on``.
        default: value at the start; a tuple stands for a list.
        allowed: texts allowed (the empty text always is); empty = any text.
        most: largest number, for a count.
    """

    key: str
    default: str | bool | int | tuple[str, ...] = ""
    allowed: tuple[str, ...] = ()
    most: int = 0

    def accepts(self, value: object) -> bool:
        """Whether a value fits."""
        if isinstance(self.default, bool):
            return isinstance(value, bool)
        if isinstance(self.default, int):
            return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= self.most
        if isinstance(self.default, tuple):
            if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
                return False
            return len(set(value)) == len(value) and set(value) <= set(self.allowed)
        return isinstance(value, str) and (not self.allowed or value == "" or value in self.allowed)

    def read(self, text: str) -> Value:
        """What a text in an address stands for: a list has commas, a flag is ``yes`` or ``no``; what does not fit is refused where it is put."""
        if isinstance(self.default, bool):
            return {"yes": True, "no": False}.get(text, text)
        if isinstance(self.default, int):
            return int(text) if text.isascii() and text.isdigit() else text
        if isinstance(self.default, tuple):
            return [entry for entry in text.split(",") if entry]
        return text

    @property
    def expected(self) -> str:
        """What fits, in words."""
        if isinstance(self.default, bool):
            return words.EXPECTED_FLAG
        if isinstance(self.default, int):
            return words.EXPECTED_COUNT.format(most=self.most)
        allowed = named_few(self.allowed)
        if isinstance(self.default, tuple):
            return words.EXPECTED_LIST.format(allowed=allowed)
        return words.EXPECTED_ONE_OF.format(allowed=allowed) if allowed else words.EXPECTED_TEXT


def whole(text: str, most: int) -> int | None:
    """A whole number that was typed; ``None`` when it is none, or too large."""
    typed = text.strip()
    if not (typed.isascii() and typed.isdigit() and len(typed) <= len(str(most))):
        return None
    return int(typed) if int(typed) <= most else None


def named_few(values: tuple[str, ...]) -> str:
    """Values as a list for a sentence; of many, the first and the last, and how many there are."""
    few = 12
    if len(values) <= few:
        return ", ".join(values)
    return words.EXPECTED_MANY.format(first=", ".join(values[:2]), last=values[-1], count=len(values))


class State:
    """The values of an exercise by key, with what came in but does not fit kept aside."""

    def __init__(self, exercise: str, version: int, slots: Iterable[Slot]) -> None:
        self.exercise, self.version = exercise, version
        self.slots = {slot.key: slot for slot in slots}
        self._values: dict[str, Value] = {}
        self._aside: dict[str, Any] = {}

    def get(self, key: str) -> Value:
        """The value of a place (a list is a copy)."""
        held = self._values.get(key, self.slots[key].default)
        return list(held) if isinstance(held, list | tuple) else held

    def text(self, key: str) -> str:
        """The value of a place that holds a text."""
        return str(self.get(key))

    def count(self, key: str) -> int:
        """The value of a place that holds a number."""
        held = self.get(key)
        return held if isinstance(held, int) else 0

    def put(self, key: str, value: object) -> None:
        """Set a value.

        Raises:
            StateError: when there is no such place or the value does not fit; the state is then as before.
        """
        slot = self.slots.get(key)
        if slot is None:
            raise StateError(f"The state has no place {key!r}; it has {', '.join(sorted(self.slots))}.")
        if not slot.accepts(value):
            shown = json.dumps(value, ensure_ascii=False, default=str)
            raise StateError(words.STATE_WRONG.format(key=key, value=shown, expected=slot.expected))
        self._values[key] = list(value) if isinstance(value, list) else value  # type: ignore[assignment]  # accepts() looked

    def to_json(self) -> dict[str, Any]:
        """What was done, as plain JSON: values that differ from the start, and what was kept aside."""
        start = State(self.exercise, self.version, self.slots.values())
        changed = {key: self.get(key) for key in sorted(self.slots) if self.get(key) != start.get(key)}
        record: dict[str, Any] = {"exercise": self.exercise, "version": self.version, "values": changed}
        if self._aside:
            record["aside"] = dict(sorted(self._aside.items()))
        return record

    def load(self, record: object) -> list[str]:
        """Take over work that was kept, perhaps by another version. What does not fit is kept aside and told, in sentences; nothing is lost."""
        if not _is_record(record, self.exercise):
            return [words.STATE_SHAPE.format(exercise=self.exercise)]
        assert isinstance(record, dict)  # noqa: S101 - tells the type checker what _is_record found
        record = migrated(self.exercise, record)
        self._values, self._aside = {}, {}
        waiting = {**record.get("aside", {}), **record["values"]}
        return [problem for key, value in waiting.items() if (problem := self._take(key, value))]

    def _take(self, key: str, value: object) -> str:
        if key not in self.slots:
            self._aside[key] = value
            return words.STATE_UNKNOWN.format(key=key)
        try:
            self.put(key, value)
        except StateError as error:
            self._aside[key] = value
            return f"{error} {words.STATE_ASIDE}"
        return ""


def _is_record(record: object, exercise: str) -> bool:
    return (
        isinstance(record, dict)
        and record.get("exercise") == exercise
        and isinstance(record.get("version"), int)
        and isinstance(record.get("values"), dict)
        and isinstance(record.get("aside", {}), dict)
        and all(isinstance(key, str) for key in record["values"])
    )
