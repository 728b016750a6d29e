"""Loads the facts file that the build made."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from crossborder.facts.codec import decode
from crossborder.facts.collection import Facts
from crossborder.facts.errors import FactsMissingError

FACTS_FILE = Path(__file__).with_name("facts.json")
FORMAT = 1


def load(path: Path = FACTS_FILE) -> Facts:
    """Load a facts file.

    Args:
        path: the file, as made by ``crossborder.facts.build``.

    Returns:
        All facts.

    Raises:
        FactsMissingError: when the file is not there or was made for another version of the package.
    """
    mend = "Run 'make facts' (or 'python -m crossborder.facts.build') in the project folder to make it from data/."
    if not path.exists():
        message = f"The facts file {path.name} is missing from the package. {mend}"
        raise FactsMissingError(message)
    content = json.loads(path.read_text(encoding="utf-8"))
    if content.get("format") != FORMAT:
        message = f"The facts file {path.name} has format {content.get('format')}, this package reads {FORMAT}. {mend}"
        raise FactsMissingError(message)
    loaded = decode(Facts, content["facts"])
    assert isinstance(loaded, Facts)  # noqa: S101 - tells the type checker what decode made
    return loaded


@cache
def facts() -> Facts:
    """The facts of this package, loaded once."""
    return load()
