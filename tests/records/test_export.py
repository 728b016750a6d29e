"""The data for others: valid by its own schema, the same in its tables, the same bytes every time."""

from __future__ import annotations

import copy
import csv
import json
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest
from jsonschema import Draft202012Validator

from crossborder.records import facts
from crossborder.records.collection import Facts
from crossborder.records.records import ParticipationEvent, Provision
from tools.facts import export, parquet

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    export.write(folder)
    return folder


@pytest.fixture(scope="module")
def everything(written: Path) -> Any:
    return json.loads((written / export.JSON_NAME).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def validator(written: Path) -> Draft202012Validator:
    schema = json.loads((written / export.SCHEMA_NAME).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$schema"]
    return Draft202012Validator(schema)


@pytest.fixture
def few(everything: Any) -> Any:
    """The first record of each kind: as much as one wrong value needs."""
    return {**everything, "facts": {kind: copy.deepcopy(records[:1]) for kind, records in everything["facts"].items()}}


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """A table, read back."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def test_the_json_is_valid_by_its_schema(everything: Any, validator: Draft202012Validator) -> None:
    assert list(validator.iter_errors(everything)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("format",), 0),
        (("facts", "participation", 0, "day"), "May 2000"),
        (("facts", "participation", 0, "provenance", "status"), "perhaps"),
        (("facts", "instruments", 0, "modelled"), "yes"),
        (("facts", "coverage", 0, "states"), ["PHL"]),
        (("facts", "sources", 0, "seen"), "2026-11"),
        (("facts", "sources", 0, "surprise"), ""),
    ],
)
def test_the_schema_refuses_what_is_wrong(
    few: Any, validator: Draft202012Validator, path: tuple[Any, ...], value: object
) -> None:
    assert list(validator.iter_errors(few)) == []
    place = few
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert [list(error.absolute_path) for error in validator.iter_errors(few)]


def test_the_schema_misses_no_field(few: Any, validator: Draft202012Validator) -> None:
    del few["facts"]["instruments"][0]["in_force"]
    assert [error.validator for error in validator.iter_errors(few)] == ["required"]


def test_every_field_that_a_docstring_explains_is_explained_in_the_schema(validator: Draft202012Validator) -> None:
    event = validator.schema["$defs"]["ParticipationEvent"]["properties"]
    assert event["event"]["description"].startswith("``signed``, one of the deposits")
    assert event["event"]["description"].endswith("(no longer bound from that day).")
    summary, meanings = export.described(ParticipationEvent)
    assert summary == "One thing a state did, or that happened to it, under an instrument."
    assert set(meanings) == {field.name for field in fields(ParticipationEvent)}
    assert set(export.described(Provision)[1]) == {field.name for field in fields(Provision)}


def test_the_json_holds_every_record(everything: Any) -> None:
    held = facts()
    for field in fields(Facts):
        assert len(everything["facts"][field.name]) == len(getattr(held, field.name)) > 0
    budapest = next(one for one in everything["facts"]["instruments"] if one["id"] == "budapest_185")
    assert budapest["in_force"]["day"] == "2004-07-01"
    assert budapest["only_with"] == ""


def test_the_tables_hold_as_many_rows_as_there_are_records(written: Path) -> None:
    held = facts()
    instruments, states = held.instruments, held.states
    expected = {
        "sources": len(held.sources),
        "participation": len(held.participation),
        "provisions": sum(len(one.provisions) for one in instruments),
        "legal_bases": sum(len(one.bases) for one in instruments),
        "conditions": sum(len(basis.conditions) for one in instruments for basis in one.bases),
        "grounds": sum(len(one.grounds) for one in instruments),
        "offences": sum(len(one.offences) for one in states),
        "first_offences": sum(len(one.first_offences) for one in states),
        "case_events": sum(len(one.events) for one in held.cases),
        "rulings": sum(len(one.rulings) for one in held.cases),
        "sections": sum(len(one.sections) for one in held.statutes),
    }
    assert {name: len(rows(written, name)) for name in expected} == expected


def test_participation_reads_back_as_it_was(written: Path) -> None:
    events = [
        (
            row["instrument"],
            row["state"],
            row["event"],
            row["day"],
            tuple(filter(None, row["sources"].split("; "))),
            row["status"],
        )
        for row in rows(written, "participation")
    ]
    assert events == [
        (
            one.instrument,
            one.state,
            one.event,
            one.day.text if one.day else "",
            one.provenance.sources,
            one.provenance.status,
        )
        for one in facts().participation
    ]


def test_an_offence_reads_back_with_its_days(written: Path) -> None:
    row = next(row for row in rows(written, "offences") if row["id"] == "phl_ra8792_33a")
    offence = facts().offence_by_id["phl_ra8792_33a"]
    assert (row["state"], row["in_force_day"], row["in_force_status"]) == ("PHL", "2000-06-19", "confirmed")
    assert row["approved_day"] == (offence.approved.day.text if offence.approved else "")
    assert tuple(row["acts"].split("; ")) == offence.acts
    assert "in_force" not in row


def test_parts_name_what_they_belong_to(written: Path) -> None:
    bases = {(row["instrument"], row["number"]) for row in rows(written, "legal_bases")}
    conditions = rows(written, "conditions")
    assert conditions
    assert {(row["instrument"], row["basis"]) for row in conditions} <= bases
    rules = {(row["state"], row["rule"]): row["answer"] for row in rows(written, "national_rules")}
    assert rules["NLD", "dual_criminality_day"] == "decision"
    place = ("instrument", "state", "article", "since")
    reservations = {tuple(row[name] for name in place): row for row in rows(written, "reservations")}
    reserved = {(tuple(row[name] for name in place), row["fact"]) for row in rows(written, "reserved_grounds")}
    assert {owner for owner, _ in reserved} <= reservations.keys()
    assert (("ece_24", "FRA", "1", "1986-05-11"), "exceptional_court") in reserved
    finnish = reservations["ece_24", "FIN", "6(1)", "1971-08-10"]
    assert finnish["nationals_nationals_of"].split(export.BETWEEN) == ["DNK", "ISL", "NOR", "SWE"]
    assert "nationals" not in finnish


def test_no_value_of_a_list_holds_what_stands_between_values() -> None:
    assert [value for value in _listed(export.as_json(facts())["facts"]) if export.BETWEEN in value] == []


def _listed(value: Any) -> list[str]:
    """Every text that stands in a list."""
    if isinstance(value, dict):
        return [text for part in value.values() for text in _listed(part)]
    if isinstance(value, list):
        return [text for part in value for text in ([part] if isinstance(part, str) else _listed(part))]
    return []


def test_every_row_of_a_table_has_every_column(written: Path) -> None:
    tables = sorted(path.stem for path in written.glob("*.csv"))
    assert len(tables) >= 20
    for name in tables:
        assert all(None not in row and None not in row.values() for row in rows(written, name)), name


def test_the_same_facts_give_the_same_bytes(written: Path, tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text("of an earlier export", encoding="utf-8")
    export.write(tmp_path)
    first, second = ({path.name: path.read_bytes() for path in folder.iterdir()} for folder in (written, tmp_path))
    assert first == second
    assert not any(b"\r" in content for name, content in first.items() if not name.endswith(".parquet"))


def test_parquet_holds_the_rows_of_the_csv_files(written: Path) -> None:
    names = sorted(path.stem for path in written.glob("*.csv"))
    assert names == sorted(path.stem for path in written.glob("*.parquet"))
    for name in names:
        cells = [
            {column: _text(value) for column, value in row.items()}
            for row in pq.read_table(written / f"{name}.parquet").to_pylist()
        ]
        assert cells == rows(written, name), name


def _text(value: object) -> str:
    """A value of Parquet as a cell of CSV."""
    return str(value).lower() if isinstance(value, bool) else "" if value is None else str(value)


def test_a_column_of_parquet_has_a_kind_only_if_all_its_cells_have_it() -> None:
    assert parquet.column(["2004-07-01", ""]).to_pylist() == [date(2004, 7, 1), None]
    assert parquet.column(["2004-07-01", "2004-07"]).to_pylist() == ["2004-07-01", "2004-07"]
    assert parquet.column(["12", "07"]).to_pylist() == ["12", "07"]  # an article, not a number
    assert parquet.column(["true", "false", ""]).to_pylist() == [True, False, None]
    assert parquet.column(["", ""]).to_pylist() == [None, None]


def test_the_export_brings_its_dictionary_and_licence(written: Path, root: Path) -> None:
    readme = (written / "README.md").read_text(encoding="utf-8")
    dictionary = (root / "data" / "README.md").read_text(encoding="utf-8")
    assert dictionary.partition("\n")[2] in readme
    assert "CC-BY-4.0" in (written / "LICENCE.txt").read_text(encoding="utf-8")
    assert "CC-BY-4.0" in (root / "LICENSE-TEXT").read_text(encoding="utf-8")
