"""The pages made from the data: the ledger and the matrix say what the data say, in tables that everybody can read."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

import course_figures as figures
from course_figures import claims as claim_tables
from course_figures import modelled
from crossborder import facts, tables
from tools.facts import ledger

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 150_000  # bytes of one page's tables, as they are sent
PARTS = {
    "ledger_summary": figures.ledger_summary,
    "ledger_by_standing": figures.ledger_by_standing,
    "ledger_by_weight": figures.ledger_by_weight,
    "ledger_by_kind": figures.ledger_by_kind,
    "ledger_by_file": figures.ledger_by_file,
    "ledger_used": lambda: figures.ledger_unverified(used=True),
    "ledger_unused": lambda: figures.ledger_unverified(used=False),
    "matrix_summary": figures.matrix_summary,
    "matrix_table": figures.matrix_table,
    "rules_table": figures.rules_table,
    "measures_table": figures.measures_table,
    "cases_by_instrument": figures.cases_by_instrument,
}


def soup(name: str) -> BeautifulSoup:
    return BeautifulSoup(PARTS[name](), "html.parser")


@pytest.mark.parametrize("name", [name for name in PARTS if "summary" not in name])
def test_tables_can_be_read_by_everybody(name: str) -> None:
    """Caption, scope on every head, no empty cell, and a region that scrolls by keyboard."""
    tables = soup(name).select("table")
    assert tables
    captions = [table.caption.get_text() for table in tables if table.caption]
    assert len(set(captions)) == len(tables)
    for table in tables:
        assert all(head["scope"] in {"col", "row"} for head in table.select("th"))
        assert [cell for cell in table.select("th, td") if not cell.get_text().strip()] == []
        region = table.parent
        assert region is not None
        assert region["tabindex"] == "0"
        widths = {len(row.select("th, td")) for row in table.select("tr")}
        assert len(widths) == 1


def test_every_unverified_claim_stands_on_the_page_once() -> None:
    claims = ledger.unverified(ledger.claims())
    shown = Counter(
        row.select_one("th").get_text()  # type: ignore[union-attr]  # every row of a body has a head
        for name in ("ledger_used", "ledger_unused")
        for row in soup(name).select("tbody tr")
    )
    assert shown == Counter(claim.says for claim in claims)


def test_used_claims_are_apart_and_each_file_is_folded() -> None:
    used = soup("ledger_used")
    weights = {row.select("td")[0].get_text() for row in used.select("tbody tr")}
    assert weights <= {"2", "3"}
    assert {row.select("td")[0].get_text() for row in soup("ledger_unused").select("tbody tr")} == {"1"}
    assert len(used.select("details > summary")) == len(used.select("table"))


def test_counts_of_the_ledger_page_are_those_of_the_ledger() -> None:
    claims = ledger.claims()
    total = ledger.count(claims)
    text = soup("ledger_summary").get_text()
    assert f"{total.claims} claims; {total.confirmed} are confirmed ({total.percent})" in text
    for column in ("weight", "kind", "file"):
        table = claim_tables.claims_by(column)
        assert int(table["claims"].sum()) == total.claims
        assert int(table["confirmed"].sum()) == total.confirmed
        assert set(table[column]) == {getattr(claim, column) for claim in claims}


@pytest.mark.parametrize("page", ["ledger", "matrix"])
def test_page_is_light_and_shows_what_it_promises(page: str, root: Path) -> None:
    source = (root / "book" / f"{page}.md").read_text(encoding="utf-8")
    called = re.findall(r"^figures\.(\w+)\(", source, re.MULTILINE)
    assert called
    assert [name for name in called if not hasattr(figures, name)] == []
    shown = "".join(make() for name, make in PARTS.items() if name.startswith("ledger") == (page == "ledger"))
    assert len(gzip.compress(shown.encode("utf-8"))) < LARGEST
    assert "execution_mode: force" in source
    assert f"file: book/{page}\n" in (root / "_toc.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", PARTS)
def test_no_table_shows_the_key_of_a_record(name: str) -> None:
    """A reader sees titles; a key such as "arab_2010" or "search_seizure" is for the files."""
    assert re.findall(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b", soup(name).get_text(" ")) == []


# --- the matrix ------------------------------------------------------------------------------------------------------


def test_every_instrument_is_in_the_matrix_once() -> None:
    names = [row.select_one("th").get_text() for row in soup("matrix_table").select("tbody tr")]  # type: ignore[union-attr]  # as above
    assert names == [instrument.short_title for instrument in facts().instruments]


def test_what_is_not_modelled_is_open() -> None:
    for row in tables.rows(modelled.matrix()):
        if not row["modelled"]:
            assert row["open"].startswith("everything")


def test_measures_are_named_in_words() -> None:
    heads = [head.get_text() for head in soup("measures_table").select("thead th")]
    assert heads[1:5] == ["Extradition", "Mutual assistance", "Preservation", "Search and seizure"]


def test_cases_are_read_from_their_files() -> None:
    cases = modelled.rule_cases()
    words = sum(path.read_text(encoding="utf-8").count("[[case]]") for path in modelled.RULE_CASES.glob("*.toml"))
    assert len(cases) == words
    assert set(cases["question"]) == {path.stem for path in modelled.RULE_CASES.glob("*.toml")}


def test_a_case_counts_for_the_instruments_it_names(tmp_path: Path) -> None:
    (tmp_path / "legal_bases.toml").write_text(
        '[[case]]\nname = "a"\nincludes = ["budapest_185 operative", "untoc_2000 framework"]\n'
        '[[case]]\nname = "b"\nexcludes = ["not_budapest_185"]\n',
        encoding="utf-8",
    )
    assert list(modelled.rule_cases(tmp_path)["instruments"]) == [("budapest_185", "untoc_2000"), ()]


def test_a_folder_without_cases_says_what_is_expected(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"No case files \(\*\.toml\) in .*checkout of the project"):
        modelled.rule_cases(tmp_path)


def test_the_matrix_tells_role_article_and_dual_criminality() -> None:
    rows = {row["id"]: row for row in tables.rows(modelled.measures_by_instrument())}
    assert rows["budapest_185"]["preservation"].startswith("operative (29(1)); dual criminality: ")
    assert "not required (29(3))" in rows["budapest_185"]["preservation"]
    assert rows["ece_24"]["preservation"] == ""
    places = [one.id for one in facts().instruments if one.bases and not one.modelled]
    assert places
    assert all(any(str(cell).endswith("; the rest open") for cell in rows[name].values()) for name in places)
