"""The data for others: tables as CSV and Parquet, everything as one JSON file, and a JSON Schema made from the records themselves.

``python -m tools.facts.export`` writes them to ``_build/data/``, or to the folder that it is told. The same facts give the same bytes.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections import defaultdict
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from inspect import cleandoc
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from crossborder.records.collection import Facts
from crossborder.records.dates import PartialDate
from crossborder.records.records import DatedFact, NationalRule, Provenance, ReservedNationals, ReservedThreshold
from crossborder.records.store import FORMAT, facts
from tools.facts import parquet
from tools.facts.encode import encode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tools.facts.parquet import Row

ROOT = Path(__file__).resolve().parents[2]
TARGET = ROOT / "_build" / "data"
DICTIONARY = ROOT / "data" / "README.md"
JSON_NAME, SCHEMA_NAME = "crossborder.json", "crossborder.schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
LICENCE = "CC-BY-4.0"
BETWEEN = "; "

LICENCE_TEXT = """\
These data are licensed under the Creative Commons Attribution 4.0 International licence (CC BY 4.0; SPDX: CC-BY-4.0).
The full text: https://creativecommons.org/licenses/by/4.0/legalcode

You may share and adapt them for any purpose, also commercially, if you name the source ("Formal International
Cooperation against Cybercrime", the data of the course), link to the licence, and say what you changed.
Quotations from treaties, statutes and judgments are not ours to license: their sources are named beside them.
"""
ABOUT = f"""\
# Data of the course "Formal International Cooperation against Cybercrime"

Dated, sourced facts of treaty law and national law on cooperation against cybercrime. Every fact names its sources and says
whether somebody on the project saw one (`confirmed`) or not (`unverified`). This is teaching material: check a fact at its source.

- `{JSON_NAME}` holds everything; `{SCHEMA_NAME}` is its JSON Schema (draft 2020-12), with the meaning of every field. Every field
  is there, also when it is empty: `null` and empty texts mean "not stated", never "no".
- The `.csv` files hold the same as tables, one for each kind of record: UTF-8, comma, a first line with names, an empty cell for
  "not stated". The `.parquet` files hold the same tables, with numbers, truth values and exact days as such. Several values in a cell stand between `{BETWEEN.strip()}` and a space. A table of parts has a column for what the part
  belongs to (`instrument`, `state`, `case`, `form`, `statute`; for conditions also `basis`) and `number`, its place there; the order can matter.
  Columns of a fact with a day of its own begin with the fact's name: `in_force_day`, `in_force_status`; those of a level that a
  reservation asks for begin with `threshold_`, those of what it says on nationals with `nationals_`. A ground that a reservation
  adds stands in `reserved_grounds.csv` and names it by `instrument`, `state`, `article` and `since`.
- Licence: CC BY 4.0, see `LICENCE.txt`.

Below, the dictionary that people use who edit the data. The files and tables it names are those of the project, where the same
fields stand in TOML and CSV; `status` and the other words mean the same here.

"""


# --- JSON ------------------------------------------------------------------------------------------------------------


def as_json(held: Facts) -> dict[str, Any]:
    """Give everything as JSON values, every field included."""
    return {"format": FORMAT, "licence": LICENCE, "facts": encode(held, defaults=True)}


# --- the schema ------------------------------------------------------------------------------------------------------


def schema() -> dict[str, Any]:
    """Give the JSON Schema of what ``as_json`` gives, made from the annotations and docstrings of the records."""
    definitions: dict[str, Any] = {}
    held = _of_record(Facts, definitions)
    return {
        "$schema": DIALECT,
        "title": "Facts of formal international cooperation against cybercrime",
        "type": "object",
        "properties": {
            "format": {"const": FORMAT, "description": "Number of this form of the file."},
            "licence": {"const": LICENCE, "description": "SPDX name of the licence of the data."},
            "facts": held,
        },
        "required": ["format", "licence", "facts"],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def _of_record(kind: type[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """Describe a record once, and refer to it."""
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # a place, for records that refer to each other
        summary, meanings = described(kind)
        hints = get_type_hints(kind)
        properties = {
            field.name: {**_of_hint(hints[field.name], definitions), **_meaning(meanings.get(field.name))}
            for field in fields(kind)
        }
        definitions[kind.__name__] = {
            "description": summary,
            "type": "object",
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _meaning(text: str | None) -> dict[str, str]:
    return {"description": text} if text else {}


def _of_hint(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - any annotation of a record
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return {"anyOf": [_of_hint(argument, definitions) for argument in arguments]}
    if origin is tuple:
        return _of_tuple(arguments, definitions)
    if origin is Literal:
        return {"enum": list(arguments)}
    if is_dataclass(hint) and hint is not PartialDate and isinstance(hint, type):
        return _of_record(hint, definitions)
    return dict(_SIMPLE[hint])


def _of_tuple(arguments: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    """A tuple of any length, or one of a fixed length such as a pair of states."""
    items = {"type": "array", "items": _of_hint(arguments[0], definitions)}
    fixed = len(arguments)
    return items if arguments[-1] is Ellipsis else {**items, "minItems": fixed, "maxItems": fixed}


_DAY = r"^\d{4}-\d{2}-\d{2}$"
_SIMPLE: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date", "pattern": _DAY},
    PartialDate: {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
}


def described(kind: type[Any]) -> tuple[str, dict[str, str]]:
    """Read what a record and its fields mean from its docstring.

    Returns:
        The first line, and the meaning of each field that the docstring explains.
    """
    # Python 3.13 takes the indentation off a docstring, earlier ones keep it.
    text = cleandoc(kind.__doc__ or "")
    _, _, listed = text.partition("Args:\n")
    meanings = re.findall(r"^ {4}(\w+): (.+?)(?=^ {4}\w+: |^ {0,3}\S|\Z)", listed, re.DOTALL | re.MULTILINE)
    return text.partition("\n")[0], {name: " ".join(meaning.split()) for name, meaning in meanings}


# --- tables ----------------------------------------------------------------------------------------------------------

# Names of tables that are not the name of the field the records are in.
_TABLES = {
    "dual_criminality": "dual_criminality_rules",
    "nationals": "nationals_rules",
    "events": "case_events",
    "bases": "legal_bases",
    "elements": "request_elements",
    "known": "known_treaties",
    "earlier": "earlier_national_rules",
}
_OWNERS = {
    "Instrument": "instrument",
    "State": "state",
    "Case": "case",
    "BasisRule": "basis",
    "RequestForm": "form",
    "Statute": "statute",
    "Offence": "offence",
}
_NAMES = ("id", "code", "number")
# Records that have no name: what belongs to them names them by these columns.
_PLACES = {
    "Reservation": ("instrument", "state", "article", "since"),
    "NationalRule": ("state", "rule"),
    "Coverage": ("states", "subject"),
}
# Parts that are in columns of their owner's row.
_IN_THE_ROW = (ReservedThreshold, ReservedNationals)


def tables(held: Facts) -> dict[str, list[Row]]:
    """Give the facts as tables: one for each kind of record, parts in tables of their own.

    Returns:
        Rows by name of the table; every row of a table has the same columns.
    """
    rows: dict[str, list[Row]] = defaultdict(list)
    for field in fields(held):
        for record in getattr(held, field.name):
            _add(rows, field.name, record, {})
    return {name: _even(rows[name]) for name in sorted(rows)}


def _add(rows: dict[str, list[Row]], table: str, record: Any, place: Mapping[str, str]) -> None:  # noqa: ANN401 - any record
    """Add a record as a row, and its parts to their own tables."""
    row: Row = dict(place)
    rows[table].append(row)
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, tuple) and value and is_dataclass(value[0]):
            for number, part in enumerate(value, start=1):
                owner = _owner(record, row)
                _add(rows, _TABLES.get(field.name, field.name), part, {**owner, "number": str(number)})
        elif isinstance(value, NationalRule):
            _add(rows, "national_rules", value, {**_owner(record, row), "rule": field.name})
        elif field.name not in _parts(type(record)):  # type: ignore[arg-type]  # a class can be hashed; the stub of cache does not see it
            row.update(_cells(field.name, value))


def _owner(record: Any, row: Row) -> Row:  # noqa: ANN401 - any record
    """What a part belongs to: the columns that say where the record itself is, and the record's own name."""
    place = _PLACES.get(type(record).__name__)
    if place:
        return {column: row[column] for column in place}
    name = _OWNERS[type(record).__name__]
    own = next(row[column] for column in _NAMES if column in row)
    above = {column: row[column] for column in _OWNERS.values() if column in row}
    return {**above, name: own}


@cache
def _parts(kind: type[Any]) -> frozenset[str]:
    """The fields meant for records that have a table of their own, so that they are no columns even when they are empty."""
    held = {name: [one for one in get_args(hint) if is_dataclass(one)] for name, hint in get_type_hints(kind).items()}
    return frozenset(
        name for name, kinds in held.items() if any(one not in (PartialDate, DatedFact, *_IN_THE_ROW) for one in kinds)
    )


def _cells(name: str, value: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any part of a record
    if isinstance(value, DatedFact):
        yield f"{name}_day", value.day.text
        yield from ((f"{name}_{column}", text) for column, text in _cells("", value.provenance))
    elif isinstance(value, _IN_THE_ROW):
        for field in fields(value):
            yield from _cells(f"{name}_{field.name}", getattr(value, field.name))
    elif isinstance(value, Provenance):
        for field in fields(value):
            yield from _cells(field.name, getattr(value, field.name))
    elif isinstance(value, tuple):
        yield name, BETWEEN.join(value)
    elif isinstance(value, bool):
        yield name, str(value).lower()
    else:
        plain = encode(value, defaults=True)
        yield name, "" if plain is None else str(plain)


def _even(rows: list[Row]) -> list[Row]:
    """Give every row every column of its table, in the order in which the fullest rows have them."""
    columns = dict.fromkeys([*max(rows, key=len), *(name for row in rows for name in row)])
    # A fact or level that is missing from one row has an empty cell of its own name there; its columns are its own.
    wanted = [name for name in columns if not columns.keys() & {f"{name}_day", f"{name}_months", f"{name}_refuses"}]
    return [{name: row.get(name, "") for name in wanted} for row in rows]


# --- files -----------------------------------------------------------------------------------------------------------


def files(held: Facts, dictionary: str) -> dict[str, str]:
    """Give every file of the export.

    Args:
        dictionary: the text of ``data/README.md``.

    Returns:
        Contents by file name.
    """
    contents = {f"{name}.csv": _csv(rows) for name, rows in tables(held).items()}
    contents[JSON_NAME] = _json(as_json(held))
    contents[SCHEMA_NAME] = _json(schema())
    contents["README.md"] = ABOUT + dictionary.replace("# The facts: a dictionary", "## The dictionary", 1)
    contents["LICENCE.txt"] = LICENCE_TEXT
    return contents


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _csv(rows: list[Row]) -> str:
    written = io.StringIO()
    table = csv.DictWriter(written, fieldnames=list(rows[0]), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return written.getvalue()


def write(target: Path = TARGET, held: Facts | None = None) -> str:
    """Write the export; files of an earlier one that no longer belong to it are removed.

    Returns:
        One line that says what was written.
    """
    held = held or facts()
    made, sheets = files(held, DICTIONARY.read_text(encoding="utf-8")), tables(held)
    target.mkdir(parents=True, exist_ok=True)
    for old in target.iterdir():
        if old.is_file():
            old.unlink()
    for name, text in made.items():
        (target / name).write_bytes(text.encode("utf-8"))
    for name, rows in sheets.items():
        parquet.write(target / f"{name}.parquet", rows)
    return (
        f"data: {len(sheets)} tables, {JSON_NAME} and its schema are in {target.parent.name}/{target.name}/ (CC BY 4.0)"
    )


def main(arguments: list[str]) -> int:
    """Write the export and say where it is.

    Args:
        arguments: the folder to write to; by default ``_build/data/``.
    """
    print(write(Path(arguments[0]) if arguments else TARGET))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
