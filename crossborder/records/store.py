"""Loads the facts file that the build made."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from crossborder.records.errors import FactsMissingError

if TYPE_CHECKING:
    from crossborder.records.collection import Facts

FACTS_FILE = Path(__file__).with_name("facts.json")
FORMAT = 1


def load(path: Path = FACTS_FILE) -> Facts:
    """Load a facts file.

    Args:
        path: the file, as ``tools.facts.pack`` of the project makes it.

    Returns:
        All facts.

    Raises:
        FactsMissingError: when the file is not there or was made for another version of the package.
    """
    remedy = "Install the package anew; in the project's folder, 'make facts' makes the file from data/."
    if not path.exists():
        message = f"The facts file {path.name} is missing from the package. {remedy}"
        raise FactsMissingError(message)
    content = json.loads(path.read_text(encoding="utf-8"))
    if content.get("format") != FORMAT:
        message = (
            f"The facts file {path.name} has format {content.get('format')}, this package reads {FORMAT}. {remedy}"
        )
        raise FactsMissingError(message)
    # All kinds of records together are a quarter of what an import of the package costs: they come with the facts.
    from crossborder.records.codec import decode  # noqa: PLC0415
    from crossborder.records.collection import Facts  # noqa: PLC0415

    loaded = decode(Facts, content["facts"])
    assert isinstance(loaded, Facts)  # noqa: S101 - tells the type checker what decode made
    return loaded


@cache
def facts() -> Facts:
    """The facts of this package, loaded once."""
    return load()
