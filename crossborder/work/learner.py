"""Whose file it is: what the learner typed as name or code, and a random number made once on the device."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.work.keeper import Keeper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossborder.work.place import Place

KEY, VERSION = "learner", 1
MOST_CHARACTERS = 60
_ID = re.compile(r"[0-9a-f]{8}")
# Letters and digits of any script; all else becomes a hyphen, because no system takes every sign in a file's name.
_SIGNS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Learner:
    """Whose work it is.

    Args:
        id: eight hexadecimal digits, made once on a device; empty when none was made yet.
        name: what the learner typed; empty when nothing.
    """

    id: str = ""
    name: str = ""

    def file_name(self, stem: str, day: str) -> str:
        """A name for this learner's file, with name or code, number and day in it."""
        name = _SIGNS.sub("-", self.name.encode("utf-8", "ignore").decode()).strip("-_")
        return "-".join(part for part in (stem, name[:40].rstrip("-_"), self.id, day) if part) + ".json"

    def to_json(self) -> dict[str, str]:
        """As it stands in a file."""
        return {"id": self.id, "name": self.name}


def read_learner(entry: object) -> Learner:
    """Whose file it is, as it is written there; what is no name and no number is left out.

    Args:
        entry: the entry “learner” of a file.
    """
    fields = entry if isinstance(entry, dict) else {}
    number, name = fields.get("id"), fields.get("name")
    return Learner(
        number if isinstance(number, str) and _ID.fullmatch(number) else "",
        " ".join(name.split())[:MOST_CHARACTERS] if isinstance(name, str) else "",
    )


def learner(place: Place) -> Learner:
    """The learner whose work is kept in a place."""
    return read_learner((Keeper(KEY, place).load() or {}).get("values"))


def known(place: Place) -> Learner:
    """The learner, with a number: it is made now when there is none."""
    person = learner(place)
    return person if person.id else tell(place, Learner(os.urandom(4).hex(), person.name))


def tell(place: Place, told: Learner) -> Learner:
    """Keep whose work it is."""
    keeper = Keeper(KEY, place)
    keeper.load()
    keeper.save(_record(told))
    return told


def _record(told: Learner) -> Mapping[str, object]:
    return {
        "exercise": KEY,
        "version": VERSION,
        "values": {name: text for name, text in told.to_json().items() if text},
    }
