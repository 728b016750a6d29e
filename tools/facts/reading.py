"""Reads a record from an entry of a data file by the record's own annotations: a field is written once, in the record."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from crossborder.records.dates import PartialDate
from crossborder.records.sources import DatedFact, Provenance
from crossborder.records.terms import (
    ASSURANCES,
    DATA_KINDS,
    EVENTS,
    FACTS,
    INSTRUMENT_KINDS,
    KINDS_OF_HELP,
    LIFTED_WHEN,
    MEASURES,
    NATIONAL_RULES,
    OFFERS,
    REGIONS,
    REQUEST_MEASURES,
    ROLES,
    SOURCE_KINDS,
    WAYS,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tools.facts.entry import Entry

Record = TypeVar("Record")

# The words of fields whose annotation says no more than that they hold text: by record and field, or by field alone.
WORDS: dict[str, tuple[str, ...]] = {
    "BasisRule.role": ROLES,
    "Instrument.kind": INSTRUMENT_KINDS,
    "Offer.id": OFFERS,
    "ParticipationEvent.event": EVENTS,
    "RequestForm.measures": REQUEST_MEASURES,
    "SearchedRule.rule": (*NATIONAL_RULES, "threshold"),
    "Source.kind": SOURCE_KINDS,
    "TimeFigure.data": DATA_KINDS,
    # The checks of forms and offers say more about a wrong measure than that it is none.
    "ElementRule.measures": (),
    "Offer.measures": (),
    "fact": FACTS,
    "first_condition": FACTS,
    "lifted_by": ASSURANCES,
    "lifted_when": LIFTED_WHEN,
    "measures": MEASURES,
    "not_for": KINDS_OF_HELP,
    "only_for": KINDS_OF_HELP,
    "region": REGIONS,
    "ways": WAYS,
}
# A table of a file stands for one entry, a field of a record for all of them.
TABLES = {
    "bases": "basis",
    "conditions": "condition",
    "elements": "element",
    "events": "event",
    "first_offences": "first_offence",
    "grounds": "ground",
    "known": "known",
    "offences": "offence",
    "offers": "offer",
    "reservables": "reservable",
    "reserved_grounds": "ground",
    "rulings": "ruling",
    "thresholds": "threshold",
}
# What tells entries of one list apart when a fault is named: the first of these fields that the record has.
LABELS = ("id", "part", "article", "offence", "question", "section", "rule", "fact", "among")
NOT_DATED = PartialDate("0001")


def read(kind: type[Record], entry: Entry, /, **given: object) -> Record:
    """Read a record, and note every fault of its entry.

    Args:
        entry: the table or row.
        given: fields whose value the caller knows.

    Returns:
        The record, with a harmless value where a field has a fault.
    """
    hints = _hints(kind)  # type: ignore[arg-type]  # a class can be hashed; the stub of cache does not see it
    values = {
        field.name: given[field.name] if field.name in given else _value(kind, field, hints[field.name], entry)
        for field in fields(kind)  # type: ignore[arg-type]  # each record is a dataclass
        if field.init
    }
    entry.done()
    return kind(**values)


@cache
def _hints(kind: Any) -> dict[str, Any]:  # noqa: ANN401 - a class: what a cache takes has to be hashable
    return get_type_hints(kind)


def _value(kind: type[Any], field: Field[Any], hint: Any, entry: Entry) -> Any:  # noqa: ANN401 - what the annotation says
    """Read one field: a list, something that may be missing, or one value."""
    words = WORDS.get(f"{kind.__name__}.{field.name}", WORDS.get(field.name, ()))
    if get_origin(hint) in (Union, UnionType):
        return _optional(next(each for each in get_args(hint) if each is not NoneType), field.name, entry)
    if get_origin(hint) is tuple:
        return _several(get_args(hint)[0], field, words, entry)
    if get_origin(hint) is Literal or words:
        return _word(field, words or tuple(word for word in get_args(hint) if word), entry)
    return SINGLE[hint](entry, field.name, None if field.default is MISSING else field.default)


# One value by its type; the last argument is what stands for a missing one, or nothing where it has to be there.
SINGLE: dict[Any, Callable[[Entry, str, Any], Any]] = {
    str: lambda entry, name, default: entry.text(name, required=default is None),
    int: lambda entry, name, default: entry.number(name, required=default is None) or 0,
    bool: lambda entry, name, default: entry.flag(name, default=bool(default)),
    date: lambda entry, name, _: entry.day(name, required=True) or date.min,
    PartialDate: lambda entry, name, _: entry.partial(name) or NOT_DATED,
    Provenance: lambda entry, *_: provenance(entry),
    DatedFact: lambda entry, name, _: _dated(name, entry),
}
# One value that may be missing.
OPTIONAL: dict[Any, Callable[[Entry, str], Any]] = {
    str: lambda entry, name: entry.text(name, required=False) or None,
    int: lambda entry, name: entry.number(name, required=False),
    date: lambda entry, name: entry.day(name),
    PartialDate: lambda entry, name: entry.partial(name, required=False),
}


def _word(field: Field[Any], words: tuple[str, ...], entry: Entry) -> Any:  # noqa: ANN401 - one of the words
    # A status is always said: silence does not say that nobody looked.
    required = field.default is MISSING or field.name == "status"
    return entry.choice(field.name, words, default="" if required else str(field.default), required=required)


def _optional(kind: Any, name: str, entry: Entry) -> Any:  # noqa: ANN401 - what the annotation says
    """Read what may be missing: a value, or a table."""
    if kind in OPTIONAL:
        return OPTIONAL[kind](entry, name)
    child = entry.child(name)
    return None if child is None else read(kind, child)


def _several(kind: Any, field: Field[Any], words: tuple[str, ...], entry: Entry) -> Any:  # noqa: ANN401 - what the annotation says
    """Read a list of tables, or of texts."""
    if isinstance(kind, type) and kind is not str:
        label = next((one for one in LABELS if one in _hints(kind)), "")
        children = entry.children(TABLES.get(field.name, field.name), label=label)
        return tuple(read(kind, child) for child in children)
    required = field.default is MISSING
    texts = entry.texts(field.name, required=required)
    for word in texts if words else ():
        if word not in words:
            entry.fault(field.name, f"names {word!r}", "words among " + ", ".join(words))
    return texts if required else texts or field.default


def _dated(name: str, entry: Entry) -> DatedFact:
    """Read a day that has to be there, with its provenance."""
    child = entry.child(name)
    if child is not None:
        return read(DatedFact, child)
    entry.fault(name, "is missing", "a table with day, sources and status")
    return DatedFact(day=NOT_DATED, provenance=Provenance())


def provenance(entry: Entry) -> Provenance:
    """Read where an entry is from: its fields are among the entry's own.

    Args:
        entry: the table or row.
    """
    hints = _hints(Provenance)
    return Provenance(
        **{field.name: _value(Provenance, field, hints[field.name], entry) for field in fields(Provenance)}
    )
