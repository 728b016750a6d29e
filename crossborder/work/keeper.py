"""One exercise's work as one view knows it: it writes only what it changed, and takes back what was removed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crossborder.work.fields import HEAD, UNDO, as_text, fields_of
from crossborder.work.migrate import migrated
from crossborder.work.places import place

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from crossborder.work.fields import Record
    from crossborder.work.place import Place

# As exercises are named: a strange file must not write under other names.
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
# A text longer than this was not typed, and would stop the exercise at each visit.
MOST_CHARACTERS = 100_000


@dataclass(frozen=True, slots=True)
class Removed:
    """What was removed last and can be put back.

    Args:
        what: in words, such as “item 2”.
        stamp: when it was removed.
        values: what stood in its fields; a field that was empty is not among them.
        fields: all the fields it changed.
        together: whether they make sense only together.
    """

    what: str
    stamp: str
    values: Mapping[str, Any]
    fields: tuple[str, ...]
    together: bool


class Keeper:
    """Keeps the work of one exercise for one view.

    Args:
        exercise: id of the exercise.
        kept_in: the place; looked for when nothing is said.
    """

    def __init__(self, exercise: str, kept_in: Place | None = None) -> None:
        self.exercise = exercise
        self._place = kept_in
        self._known: dict[str, Any] = {}

    @property
    def _there(self) -> Place:
        return self._place or place()

    # --- reading and writing ---------------------------------------------------------------------------------------

    def load(self) -> dict[str, Any] | None:
        """The work as it is now, in the form of today; ``None`` when there is none. What is too long to be shown stays where it is."""
        stored = self._there.get(self.exercise)
        if not is_work(self.exercise, stored):
            self._known = {}
            return None
        stored["values"] = {name: value for name, value in stored["values"].items() if is_short(value)}
        record = migrated(self.exercise, stored)
        self._known = fields_of(record)
        if record != stored:
            # Written once, so that every field has the name of today.
            self._there.write(self.exercise, fields_of(stored), self._known)
        return record

    def save(self, record: Mapping[str, Any]) -> None:
        """Keep what changed since this view loaded or saved last; what other pages wrote in other fields stays.

        Args:
            record: the exercise's whole state, as plain JSON.
        """
        fields = fields_of(record)
        self._there.write(self.exercise, self._known, fields)
        self._known = fields

    def watch(self, changed: Callable[[], object], besides: tuple[str, ...] = ()) -> Callable[[], None]:
        """Hear when somebody else changed this exercise's work.

        Args:
            changed: is called when ``load`` would give something else than this view knows.
            besides: fields that each view has for itself, such as where it stands: two views would answer each other for ever.

        Returns:
            A function that ends it.
        """

        def heard(names: list[str]) -> None:
            if self.exercise not in names:
                return
            present = fields_of(self._there.get(self.exercise))
            if any(present.get(name) != self._known.get(name) for name in {*present, *self._known} - {*besides, HEAD}):
                changed()

        return self._there.watch(heard)

    # --- taking back -----------------------------------------------------------------------------------------------

    def remove(self, record: Mapping[str, Any], what: str, *, together: bool = False) -> None:
        """Keep a state in which something was removed, and what stood there before, for one step back.

        Args:
            record: the state after it.
            what: what was removed, in words.
            together: whether it can only be put back whole, as long as none of its fields was changed again.
        """
        before, after = self._known, fields_of(record)
        gone = sorted(name for name in {*before, *after} - {HEAD} if before.get(name) != after.get(name))
        self.save(record)
        if gone:
            values = {name: before[name] for name in gone if name in before}
            told = {"what": what, "fields": gone, "values": values, "together": together}
            self._there.write(self.exercise, {}, {UNDO: told})

    def removed(self) -> Removed | None:
        """What was removed last and can still be put back."""
        record = self._there.read(self.exercise)
        entry = record.alive.get(UNDO)
        fields = entry.value if entry and not entry.empty and isinstance(entry.value, dict) else {}
        try:
            removal = Removed(
                str(fields["what"]),
                entry.stamp if entry else "",
                dict(fields["values"]),
                tuple(fields["fields"]),
                bool(fields["together"]),
            )
        except (KeyError, TypeError, ValueError):
            return None
        return removal if self._can_return(record, removal) else None

    def put_back(self) -> bool:
        """Put back what was removed last. A field that was changed again since keeps its newer value.

        Returns:
            Whether there was something to put back; ``load`` then gives it.
        """
        removal, record = self.removed(), self._there.read(self.exercise)
        if removal is None:
            return False
        names = [name for name in removal.fields if _untouched(record, name, removal.stamp)]
        before = {name: record.fields[name] for name in names if name in record.fields}
        after = {name: removal.values[name] for name in names if name in removal.values}
        self._there.write(self.exercise, {**before, UNDO: None}, after)
        return True

    def _can_return(self, record: Record, removal: Removed) -> bool:
        untouched = [_untouched(record, name, removal.stamp) for name in removal.fields]
        return all(untouched) if removal.together else any(untouched)


def _untouched(record: Record, name: str, since: str) -> bool:
    entry = record.entries.get(name)
    return entry is None or entry.stamp <= since


def is_work(name: str, content: object) -> bool:
    """Whether something kept under a name is work on that exercise."""
    return (
        _ID.fullmatch(name) is not None
        and isinstance(content, dict)
        and content.get("exercise") == name
        and isinstance(content.get("version"), int)
        and not isinstance(content["version"], bool)
        and isinstance(content.get("values"), dict)
        and all(isinstance(key, str) for key in content["values"])
    )


def is_short(value: Any) -> bool:  # noqa: ANN401 - JSON has no narrower type
    """Whether a value is one that a learner can have entered: a text of bounded length, a choice, a few of them."""
    if isinstance(value, str):
        return len(value) <= MOST_CHARACTERS
    return not isinstance(value, list | dict) or len(as_text(value)) <= MOST_CHARACTERS
