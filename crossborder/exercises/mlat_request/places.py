"""The places of this exercise's state: a draft for each case, kept value by value so that any reader can follow it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Day, Many, Option, options, plain_options
from crossborder.exercises.mlat_request import law, words
from crossborder.exercises.mlat_request.patterns import OWN, PATTERN_BY_ID, PATTERNS
from crossborder.exercises.state import Slot
from crossborder.exercises.task import field_default, field_values
from crossborder.exercises.time_machine import by_name, conduct_options
from crossborder.exercises.words import MEASURES
from crossborder.records import facts
from crossborder.records.terms import REQUEST_MEASURES
from crossborder.request.draft import DETAIL_KEYS, DataItem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.exercises.ask import Field
    from crossborder.exercises.mlat_request.patterns import Pattern

CASES = (*(pattern.id for pattern in PATTERNS), OWN)
MOST_ITEMS = 4
ITEM_FIELDS = ("kind", "identifier", "port", "start", "end", "holder", "wanted", "link")
ITEM_CHOICES: dict[str, dict[str, str]] = {"kind": words.KINDS, "wanted": words.WANTED}


def text_key(case: str, part: str) -> str:
    """The place of a text."""
    return f"draft.{case}.text.{part}"


def detail_key(case: str, detail: str) -> str:
    """The place of a value beside a text."""
    return f"draft.{case}.detail.{detail}"


def count_key(case: str) -> str:
    """The place of the number of items of data."""
    return f"draft.{case}.items"


def item_key(case: str, at: int, field: str) -> str:
    """The place of one field of an item of data."""
    return f"draft.{case}.item{at + 1}.{field}"


def supposed_key(case: str) -> str:
    """The place of what is supposed of a case."""
    return f"supposed.{case}"


@cache
def case_field() -> Choice:
    """The choice of the case."""
    told = options({pattern.id: (pattern.title, pattern.about) for pattern in PATTERNS})
    return Choice("case", words.CASE_LABEL, (*told, Option(OWN, words.OWN_TITLE, words.OWN_ABOUT)), listed=True)


@cache
def supposed_field() -> Many:
    """What can be supposed of a case."""
    return Many("supposed", words.SUPPOSE, plain_options(words.SUPPOSED))


@cache
def own_fields() -> tuple[Field, ...]:
    """The fields of a case of the learner's own."""
    states = plain_options({state.code: state.name for state in by_name(facts().states) if state.code != "EUE"})
    labels = words.OWN_LABELS
    measures = {name: MEASURES.get(name, words.PROVISIONAL_ARREST) for name in REQUEST_MEASURES}
    return (
        Choice("requesting", labels["requesting"], states, listed=True),
        Choice("requested", labels["requested"], states, listed=True),
        Choice("measure", labels["measure"], plain_options(measures), listed=True),
        Choice("kind_of_help", labels["kind_of_help"], plain_options(words.KINDS_OF_HELP), listed=True),
        Choice("conduct", labels["conduct"], conduct_options(), listed=True),
        *(Day(name, labels[name]) for name in ("committed_on", "requested_on", "data_lost_on")),
    )


@cache
def own_basis_field() -> Choice:
    """The choice of the basis in a case of the learner's own."""
    return Choice("basis", words.OWN_LABELS["basis"], tuple(Option(*one) for one in law.every_basis()), listed=True)


@cache
def slots() -> tuple[Slot, ...]:
    """Every place of the state that this exercise adds."""
    drafts = (slot for case in CASES for slot in _draft_slots(case, PATTERN_BY_ID.get(case)))
    at_first = {"kind_of_help": "documents_and_data"}
    own = (
        Slot(f"own.{one.id}", default=at_first.get(one.id) or field_default(one), allowed=field_values(one))
        for one in (*own_fields(), own_basis_field())
    )
    return (Slot("case", default=CASES[0], allowed=CASES), *drafts, *own)


def _draft_slots(case: str, pattern: Pattern | None) -> Iterator[Slot]:
    """The places of one draft; they start with what the trainee wrote."""
    texts = {**pattern.given, **pattern.weak} if pattern else {}
    details = pattern.details if pattern else {}
    items = pattern.items if pattern else (DataItem(),)
    for part in facts().request_parts:
        yield Slot(text_key(case, part.id), default=texts.get(part.id, ""))
    for detail in DETAIL_KEYS:
        yield Slot(detail_key(case, detail), default=details.get(detail, ""))
    yield Slot(count_key(case), default=len(items), most=MOST_ITEMS)
    for at in range(MOST_ITEMS):
        item = items[at] if at < len(items) else DataItem()
        for name in ITEM_FIELDS:
            yield Slot(item_key(case, at, name), default=getattr(item, name), allowed=tuple(ITEM_CHOICES.get(name, ())))
    yield Slot(supposed_key(case), default=(), allowed=tuple(words.SUPPOSED))
