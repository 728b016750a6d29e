"""The cases that a request can be drafted for: each with its facts, a trainee's draft with faults, and our draft without them.

Four are told, in lessons/mlat-request/words.en.toml; one is the learner's own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from crossborder.exercises import lessons
from crossborder.request import CaseFacts, DataItem, Draft

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pattern:
    """A case for which a request is drafted. Compared by identity: there is one of each.

    Args:
        about: what it teaches, in a few words.
        case: the facts that the rules ask about.
        offence: id of the offence in the data that the requesting state relies on.
        events: id of a case in the data whose events belong to the facts, or empty.
        others: treaties between other states that are offered as a basis too, because somebody could think of them.
        measures: measures among which the learner chooses; empty = the measure is given.
        best: the basis of our draft, one that the rules find sound.
        given: texts that the office has written already, in order.
        weak: texts of the trainee, each with a fault.
        mended: our texts in their place, and those that the trainee left out.
        hints: hints on the choice of the basis, in steps.
    """

    id: str
    title: str
    about: str
    facts: tuple[str, ...]
    case: CaseFacts
    measure: str
    offence: str
    best: str
    given: Mapping[str, str]
    weak: Mapping[str, str]
    mended: Mapping[str, str]
    details: Mapping[str, str]
    mended_details: Mapping[str, str]
    items: tuple[DataItem, ...]
    mended_items: tuple[DataItem, ...]
    hints: tuple[str, ...]
    events: str = ""
    others: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()

    def start(self, basis: str) -> Draft:
        """The trainee's draft on a basis."""
        texts = {**self.given, **self.weak}
        return Draft(
            case=self.case, basis=basis, measure=self.measure, texts=texts, details=self.details, items=self.items
        )

    @property
    def ours(self) -> Draft:
        """Our draft."""
        texts, details = {**self.given, **self.mended}, {**self.details, **self.mended_details}
        return replace(self.start(self.best), texts=texts, details=details, items=self.mended_items)


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
