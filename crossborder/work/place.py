"""What every place of work has in common: a record for each exercise, field by field, in which changes are merged."""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

from crossborder.work import words
from crossborder.work.fields import HEAD, Entry, Record, change, fields_of, read_record
from crossborder.work.stamps import Clock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


class Place(ABC):
    """Somewhere to keep records by name; each is plain JSON."""

    def __init__(self) -> None:
        self._clock = Clock()

    @abstractmethod
    def read(self, key: str) -> Record:
        """The record under a name, as it is now; an empty one when there is none."""

    @abstractmethod
    def merge(self, key: str, changed: Record) -> None:
        """Merge a change with the record under a name."""

    @abstractmethod
    def names(self) -> list[str]:
        """The names under which there is a record, also a cleared one."""

    @abstractmethod
    def says(self) -> str:
        """One sentence for the learner: where the work is kept and how long."""

    def seen(self, key: str) -> Record:
        """The record that this place last showed; where nobody else writes, as it is now."""
        return self.read(key)

    def watch(self, changed: Callable[[list[str]], object]) -> Callable[[], None]:  # noqa: ARG002 - a place that others write to hears them
        """Hear when somebody else changed work that is kept here.

        Args:
            changed: is given the names of the records.

        Returns:
            A function that ends it.
        """
        return _nothing

    def keys(self) -> list[str]:
        """The names of what is kept."""
        return [key for key in self.names() if self.get(key) is not None]

    def get(self, key: str) -> Any:  # noqa: ANN401 - JSON has no narrower type
        """The value kept under a name, or ``None``: a copy."""
        return self.read(key).plain()

    def put(self, key: str, value: Any) -> None:  # noqa: ANN401 - JSON has no narrower type
        """Keep a value; it replaces what this place has shown under the name. ``None`` clears it."""
        if value is None:
            self.clear(key)
        else:
            self.write(key, self.seen(key).fields, fields_of(value))

    def write(self, key: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
        """Write the fields that changed, and no other.

        Args:
            before: its fields as the writer knew them.
            after: its fields as they are now.
        """
        present = self.read(key)
        changed = change(before, after, self.stamp(present))
        if HEAD in after and HEAD not in present.fields:  # cleared by another page since
            changed = Record({**changed.entries, HEAD: Entry(self.stamp(present), after[HEAD])})
        if changed.entries:
            self.merge(key, changed)

    def replace(self, key: str, value: Any) -> None:  # noqa: ANN401 - JSON has no narrower type
        """Put a value in the place of all that is there, whoever wrote it; ``None`` leaves nothing."""
        self.clear(key)
        self.write(key, {}, fields_of(value))

    def clear(self, key: str) -> None:
        """Forget a record; that it was cleared is kept, so that no older page brings it back."""
        present = self.read(key)
        if present.entries:
            self.merge(key, Record(cleared=self.stamp(present)))

    def stamp(self, after: Record) -> str:
        """A stamp later than all of a record."""
        self._clock.see(after.latest)
        return self._clock.stamp()


class Memory(Place):
    """Keeps work as long as Python runs.

    Args:
        kept: what a learner is told about it.
    """

    def __init__(self, kept: str = words.KEPT_MEMORY) -> None:
        super().__init__()
        self._kept = kept
        self._texts: dict[str, str] = {}  # JSON, so that nothing is shared with whoever wrote it

    def read(self, key: str) -> Record:
        """The record under a name."""
        return read_record(json.loads(self._texts[key])) if key in self._texts else Record()

    def merge(self, key: str, changed: Record) -> None:
        """Merge a change with the record under a name."""
        self._texts[key] = json.dumps(self.read(key).merged(changed).to_json())

    def names(self) -> list[str]:
        """The names under which there is a record."""
        return sorted(self._texts)

    def says(self) -> str:
        """One sentence: how long the work is kept."""
        return self._kept


def _nothing() -> None:
    """Nothing was begun, so nothing ends."""
