"""The figures of chapters 1, 3 and 4 say what the data say, in a drawing, in words and as a table."""

from __future__ import annotations

from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

import course_figures as figures
import crossborder as cb
from course_figures import comparison, gates, haven_years, instruments, participation, sharing
from course_figures.pages import inline_svg
from crossborder import facts, tables

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure

DRAWINGS: dict[str, Callable[[], Figure]] = {
    "instruments": figures.instruments_timeline,
    "participation": figures.participation_over_time,
    "havens": figures.havens_by_year_grid,
    "gates": figures.preservation_gates,
    "preservation": figures.shared_bases_matrix,
    "assistance": lambda: figures.shared_bases_matrix("mutual_assistance"),
}
ALTERNATIVES: dict[str, Callable[[], str]] = {
    "instruments": figures.instruments_timeline_alt,
    "participation": figures.participation_alt,
    "havens": figures.havens_by_year_alt,
    "gates": figures.preservation_gates_alt,
    "preservation": figures.shared_bases_alt,
    "assistance": lambda: figures.shared_bases_alt("mutual_assistance"),
}
TABLES: dict[str, Callable[[], str]] = {
    "instruments": figures.instruments_table,
    "participation": figures.participation_table,
    "havens": figures.havens_by_year_table,
    "gates": figures.preservation_gates_table,
    "preservation": figures.shared_bases_table,
    "assistance": lambda: figures.shared_bases_table("mutual_assistance"),
    "reservations": figures.reservations_known,
    "treaties": figures.cybercrime_treaties_table,
    "rights": figures.rights_table,
    "pair": lambda: figures.bases_between_table("DEU", "NLD", "mutual_assistance"),
}
HEAVIEST = 60_000  # bytes of a drawing before it is compressed


def cells(name: str) -> list[list[str]]:
    """The body of a table, cell by cell."""
    soup = BeautifulSoup(TABLES[name](), "html.parser")
    return [[cell.get_text() for cell in row.select("th, td")] for row in soup.select("tbody tr")]


@pytest.mark.parametrize("name", DRAWINGS)
def test_drawing_is_light_named_and_the_same_twice(name: str) -> None:
    """Text stays text, the colour of text is that of the page, and no id of two figures can meet."""
    first, second = (inline_svg(DRAWINGS[name](), f"fig-{name}", ALTERNATIVES[name]()) for _ in range(2))
    assert first == second
    assert len(first) < HEAVIEST
    assert 'role="img"' in first
    assert "<text" in first
    assert "#010101" not in first
    assert "currentColor" in first
    soup = BeautifulSoup(first, "html.parser")
    assert [one["id"] for one in soup.select("[id]") if not str(one["id"]).startswith(f"fig-{name}-")] == []


@pytest.mark.parametrize("name", TABLES)
def test_a_cell_of_several_sentences_has_no_sign_after_a_full_stop(name: str) -> None:
    assert [cell for row in cells(name) for cell in row if ".;" in cell or ".," in cell] == []


@pytest.mark.parametrize("name", TABLES)
def test_table_can_be_read_by_everybody(name: str) -> None:
    soup = BeautifulSoup(TABLES[name](), "html.parser")
    assert soup.select_one("caption")
    assert all(head["scope"] in {"col", "row"} for head in soup.select("th"))
    assert [cell for cell in soup.select("th, td") if not cell.get_text().strip()] == []
    assert len({len(row.select("th, td")) for row in soup.select("tr")}) == 1


# --- instruments in time ----------------------------------------------------------------------------------------------


def test_an_instrument_without_entry_into_force_is_never_shown_in_force() -> None:
    waiting = {one.short_title for one in facts().instruments if one.in_force is None}
    shown = {row[0]: row[2] for row in cells("instruments")}
    assert waiting <= set(shown)
    assert {shown[name] for name in waiting} == {instruments.NONE_KNOWN}
    alternative = figures.instruments_timeline_alt()
    assert all(name in alternative for name in waiting)


def test_unconfirmed_days_carry_a_star() -> None:
    for row in tables.rows(figures.instruments_in_time()):
        held = facts().instrument_by_id[row["id"]]
        if held.in_force and not held.in_force.provenance.verified:
            assert next(line[2] for line in cells("instruments") if line[0] == row["instrument"]).endswith("*")


def test_bilateral_treaties_are_left_out_and_the_oldest_comes_first() -> None:
    rows = tables.rows(figures.instruments_in_time())
    assert not any(facts().instrument_by_id[row["id"]].kind == "bilateral_treaty" for row in rows)
    days = [row["adopted_on"] for row in rows]
    assert days == sorted(days)


def test_setting_aside_is_told_with_its_day() -> None:
    told = {row[0]: row[3] for row in cells("instruments")}
    assert "EAW Framework Decision, from 1 January 2004" in told["European Convention on Extradition"]
    assert told["Budapest Convention"] == "-"


# --- participation ----------------------------------------------------------------------------------------------------


def test_numbers_of_the_figure_are_those_of_the_rules() -> None:
    for row in tables.rows(figures.participation_by_day()):
        assert row["deposited"] == len(cb.deposited("budapest_185", on=row["on"]))
        assert row["bound"] == len(cb.bound("budapest_185", on=row["on"]))
        assert row["bound"] <= row["deposited"]


def test_no_year_after_the_last_whole_list_is_called_complete() -> None:
    complete = cb.instrument("budapest_185").participation_complete_until
    assert complete is not None
    for row in tables.rows(figures.participation_by_year()):
        assert row["complete"] == (row["on"] <= complete)
    assert cells("participation")[-1][3] == "not known"
    assert "later deposits may be missing" in figures.participation_alt()


def test_only_days_without_a_whole_list_are_hatched(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "<pattern" in inline_svg(figures.participation_over_time(), "open", "x")
    monkeypatch.setattr(participation, "WRITTEN", date(2025, 6, 30))
    assert "<pattern" not in inline_svg(figures.participation_over_time(), "whole", "x")
    assert "later deposits" not in figures.participation_alt()


def test_the_largest_wait_is_a_day_with_that_many_waiting() -> None:
    most, when = participation.most_waiting()
    assert most == len(cb.deposited("budapest_185", on=when)) - len(cb.bound("budapest_185", on=when))
    assert most == max(row["deposited"] - row["bound"] for row in tables.rows(figures.participation_by_day()))


def test_states_that_signed_only_are_named() -> None:
    assert participation.signed_only() == ("Ireland", "South Africa")


# --- havens by year ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["PHL", "MYS", "BRA"])
def test_a_state_turns_blue_in_the_year_of_its_first_offence(state: str) -> None:
    held = figures.havens_by_year()
    rows = tables.rows(held[held["code"].eq(state)])
    first = next(row["year"] for row in rows if row["answer"] == "yes")
    before = cb.punished(state, "malware", on=date(first - 1, 12, 31))
    assert before.answer is False
    assert before.offence is not None
    assert before.offence.in_force.day.earliest.year == first


def test_every_year_of_every_state_is_asked_once() -> None:
    held = figures.havens_by_year()
    years = haven_years.LAST - haven_years.FIRST + 1
    assert len(held) == years * len(tables.states_with_offences())
    assert not held.duplicated(["code", "year"]).any()


def test_spans_of_the_table_cover_all_years_once() -> None:
    for row in cells("havens"):
        spans = [span.strip("*") for text in row[1:] if text != "-" for span in text.split("; ")]
        years = [
            year
            for span in spans
            for year in range(int(span[:4]), int(span[-4:]) + 1)
        ]  # fmt: skip
        assert sorted(years) == list(range(haven_years.FIRST, haven_years.LAST + 1)), row[0]


# --- who shares which basis -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("measure", ["preservation", "mutual_assistance"])
def test_every_pair_has_one_cell_and_partners_are_named_on_both_sides(measure: str) -> None:
    rows = tables.rows(figures.shared_bases(measure))
    assert len(rows) == len(list(combinations(sharing.STATES, 2)))
    names = {code: facts().state_by_code[code].name for code in sharing.STATES}
    lines = {row[0]: row[1:] for row in cells("preservation" if measure == "preservation" else "assistance")}
    for row in rows:
        assert any(row["second"] in text.split(", ") for text in lines[names[row["first"]]])
        assert any(row["first"] in text.split(", ") for text in lines[names[row["second"]]])


def test_unknown_is_never_drawn_as_none() -> None:
    """Two states of the Arab League: whether the Convention binds them is not known."""
    held = figures.shared_bases("preservation", states=("EGY", "MAR", "USA", "GBR"))
    roles = {(row["first"], row["second"]): row["role"] for row in tables.rows(held)}
    assert roles["EGY", "MAR"] == "unknown" or cb.legal_bases("EGY", "MAR", on=sharing.DAY, measure="preservation")
    assert roles["USA", "GBR"] == "operative"
    assert roles["EGY", "USA"] == "none"


def test_a_scope_still_to_be_shown_has_a_letter_of_its_own() -> None:
    held = figures.shared_bases("mutual_assistance", states=("IND", "NGA"))
    assert list(held["role"]) == ["conditional"]
    assert sharing.LETTERS["conditional"] != sharing.LETTERS["operative"]


def test_replaced_bases_stay_in_the_list_of_a_pair() -> None:
    rows = cells("pair")
    assert sorted({row[2] for row in rows}) == ["operative", "replaced"]
    assert next(row for row in rows if row[0].startswith("European Convention on Mutual"))[2] == "replaced"


# --- gates and comparison ---------------------------------------------------------------------------------------------


def test_every_gate_rests_on_a_provision_that_was_read() -> None:
    assert [gate.article for gate in gates.GATES] == ["29(1)", "29(4)", "29(4)", "29(4)"]
    assert all(gate.provision.verified for gate in gates.GATES)
    assert facts().provision_by_place["budapest_185", "29(5)"].verified


def test_reservations_are_those_of_the_data_and_the_rest_is_said_to_be_unknown() -> None:
    held = [one for one in facts().reservations if (one.instrument, one.article) == ("budapest_185", "29(4)")]
    made = [one for one in held if one.result == "made"]
    assert len(cells("reservations")) == len(made) >= 2
    others = len(set(cb.bound("budapest_185", on=participation.WRITTEN)) - {one.state for one in held})
    said = figures.reservations_summary()
    assert f"Made: {len(made)} states" in said
    assert f"None: {len(held) - len(made)} states, whose declarations were read" in said
    assert f"Open: {others} more that are recorded as bound" in said


def test_instruments_of_the_comparison_are_in_order_of_adoption() -> None:
    days = [cb.instrument(name).adopted for name in comparison.CYBERCRIME]
    assert all(day is not None for day in days)
    earliest = [day.day.earliest for day in days if day]
    assert earliest == sorted(earliest)


def test_a_text_nobody_read_is_not_called_without_basis() -> None:
    rows = {row[0]: row[3:] for row in cells("treaties")}
    for name in comparison.CYBERCRIME:
        held = cb.instrument(name)
        if not held.modelled:
            assert "no basis" not in rows[held.short_title]
    assert rows["Budapest Convention"][2] == "operative, Art. 29(1)"
    assert rows["Malabo Convention"][1].startswith("framework, Art. 28(2)")


def test_every_right_of_the_table_exists_and_says_whether_it_was_read() -> None:
    rows = cells("rights")
    assert len(rows) == len(comparison.RIGHTS)
    for (instrument, article, _), row in zip(comparison.RIGHTS, rows, strict=True):
        verified = facts().provision_by_place[instrument, article].verified
        assert row[3] == ("yes" if verified else "no (unverified)")
