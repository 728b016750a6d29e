"""A small pure-Python package with a data file: what a site would put into its snapshot."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Pair(NamedTuple):
    """Its maker is a function that belongs to no module."""

    name: str
    value: int


@cache
def facts() -> dict[str, int]:
    """Read the data file; the warm-up file has done it before the snapshot is taken."""
    loaded: dict[str, int] = json.loads((files("sample") / "facts.json").read_text(encoding="utf-8"))
    return loaded


def total() -> int:
    """What no page asks for at its start: its code is not in the snapshot."""
    return sum(facts().values())
