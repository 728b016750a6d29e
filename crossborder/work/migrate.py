"""Brings work of an older version of the course to the form of today, so that a new version loses nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Migration:
    """What changed in the state of an exercise from one version to the next.

    Args:
        exercise: id of the exercise.
        version: the version it starts from; it ends at the next one.
        renamed: new name of a place by its old name.
        values: by the new name of a place, new values by old ones.
    """

    exercise: str
    version: int
    renamed: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def applied(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values in the next version's form; what has no new name keeps its old one, so that nothing is thrown away."""
        moved = {self.renamed.get(key, key): value for key, value in values.items()}
        return {key: self._value(key, value) for key, value in moved.items()}

    def _value(self, key: str, value: Any) -> Any:  # noqa: ANN401 - JSON has no narrower type
        changed = self.values.get(key, {})
        if isinstance(value, list):
            return [changed.get(entry, entry) if isinstance(entry, str) else entry for entry in value]
        return changed.get(value, value) if isinstance(value, str) else value


# Oldest first. Each state that was ever published can be read for good.
MIGRATIONS: tuple[Migration, ...] = ()


def migrated(exercise: str, record: Mapping[str, Any], steps: Sequence[Migration] = MIGRATIONS) -> dict[str, Any]:
    """A record of an exercise in the form of today.

    Args:
        record: what its model gave, in this or an older version.
        steps: the migrations, oldest first.

    Returns:
        A new record. One of a newer version is left as it is: the exercise keeps aside what it does not know.
    """
    updated = dict(record)
    for step in steps:
        if step.exercise == exercise and step.version == updated["version"]:
            updated["values"] = step.applied(updated["values"])
            updated["version"] = step.version + 1
    return updated
