"""The cases that a request can be drafted for: four that are told, and one of the learner's own."""

from crossborder.exercises.mlat_request.patterns.pattern import Pattern
from crossborder.exercises.mlat_request.patterns.preserve import PRESERVE
from crossborder.exercises.mlat_request.patterns.two_treaties import TWO_TREATIES
from crossborder.exercises.mlat_request.patterns.worm_letters import WORM_LETTERS
from crossborder.exercises.mlat_request.patterns.worm_treaty import WORM_TREATY

PATTERNS = (TWO_TREATIES, PRESERVE, WORM_TREATY, WORM_LETTERS)
PATTERN_BY_ID = {pattern.id: pattern for pattern in PATTERNS}
OWN = "own"

__all__ = ["OWN", "PATTERNS", "PATTERN_BY_ID", "Pattern"]
