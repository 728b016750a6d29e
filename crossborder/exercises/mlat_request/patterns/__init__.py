"""The cases that a request can be drafted for: four that are told, in lessons/mlat-request/words.en.toml, and one of the learner's own."""

from __future__ import annotations

from typing import Any

from crossborder.exercises import lessons
from crossborder.exercises.mlat_request.patterns.pattern import Pattern
from crossborder.request import CaseFacts, DataItem

# In the order in which they are offered.
_IDS = ("TWO_TREATIES", "PRESERVE", "WORM_TREATY", "WORM_LETTERS")
OWN = "own"


def _pattern(told: dict[str, Any]) -> Pattern:
    """A case from what its file says; what the file leaves out is empty."""
    mappings = {name: told.get(name, {}) for name in ("given", "weak", "mended", "details", "mended_details")}
    items = {name: tuple(DataItem(**one) for one in told.get(name, ())) for name in ("items", "mended_items")}
    return Pattern(**{**told, **mappings, **items, "case": CaseFacts(**told["case"])})


PATTERNS = tuple(_pattern(lessons.text("mlat-request", "patterns", name)) for name in _IDS)
PATTERN_BY_ID = {pattern.id: pattern for pattern in PATTERNS}

__all__ = ["OWN", "PATTERNS", "PATTERN_BY_ID", "Pattern"]
