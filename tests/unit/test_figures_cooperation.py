"""The figures of chapters 5 and 6 say the same as their tables, and both say what the data say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from matplotlib.patches import FancyBboxPatch

import course_figures as figures
import crossborder as cb
from course_figures import lifetimes as times
from course_figures import refusal, request_path
from course_figures import thresholds as grave
from course_figures.pages import inline_svg

if TYPE_CHECKING:
    from collections.abc import Callable

    from matplotlib.figure import Figure

ROOM = 330  # CSS pixels that a page 360 pixels wide leaves for a figure
DRAWINGS: dict[str, Callable[[], Figure]] = {
    "lifetimes": figures.lifetimes_chart,
    "assistance": lambda: figures.refusal_matrix("assistance"),
    "extradition": lambda: figures.refusal_matrix("extradition"),
    "path": figures.request_path_chart,
    "thresholds": figures.thresholds_chart,
    "love": lambda: figures.case_timeline("lauri_love", "GBR", "illegal_access"),
}
ALTERNATIVES: dict[str, Callable[[], str]] = {
    "lifetimes": figures.lifetimes_alt,
    "assistance": lambda: figures.refusal_alt("assistance"),
    "extradition": lambda: figures.refusal_alt("extradition"),
    "path": figures.request_path_alt,
    "thresholds": figures.thresholds_alt,
}
TABLES: dict[str, Callable[[], str]] = {
    "lifetimes": figures.lifetimes_table,
    "assistance": lambda: figures.refusal_table("assistance"),
    "extradition": lambda: figures.refusal_table("extradition"),
    "path": figures.request_path_table,
    "thresholds": figures.thresholds_table,
    "treaties": figures.treaties_table,
    "contents": figures.contents_table,
    "case": lambda: figures.case_table("mckinnon"),
    "cases": figures.case_status,
}


def words(figure: Figure) -> list[str]:
    """Every text of a figure, on one line."""
    return [" ".join(text.get_text().split()) for axes in figure.axes for text in axes.texts]


def cells(html: str) -> list[str]:
    """The cells of a table that name no row or column."""
    return [cell.get_text() for cell in BeautifulSoup(html, "html.parser").select("td")]


# --- every figure ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", DRAWINGS)
def test_text_stays_readable_on_a_telephone(name: str) -> None:
    figure = DRAWINGS[name]()
    points = figure.get_figwidth() * 72
    sizes = sorted(float(text.get_fontsize()) for axes in figure.axes for text in axes.texts if text.get_text())
    assert sizes[0] * ROOM / points >= 8.5
    assert sizes[len(sizes) // 2] * ROOM / points >= 9.0


@pytest.mark.parametrize("name", DRAWINGS)
def test_no_text_runs_out_of_the_figure(name: str) -> None:
    figure = DRAWINGS[name]()
    figure.canvas.draw()
    outside = [
        text.get_text()
        for axes in figure.axes
        for text in axes.texts
        for box in [text.get_window_extent()]
        if box.x0 < -1 or box.y0 < -1 or box.x1 > figure.bbox.width + 1 or box.y1 > figure.bbox.height + 1
    ]
    assert outside == []


@pytest.mark.parametrize("name", DRAWINGS)
def test_two_drawings_are_the_same_bytes(name: str) -> None:
    assert inline_svg(DRAWINGS[name](), "same", "x") == inline_svg(DRAWINGS[name](), "same", "x")


@pytest.mark.parametrize("name", ALTERNATIVES)
def test_alternative_is_told_in_sentences(name: str) -> None:
    alt = ALTERNATIVES[name]()
    assert alt.endswith(".")
    assert "None" not in alt
    assert len(alt) > 200


@pytest.mark.parametrize("name", TABLES)
def test_tables_name_rows_and_columns(name: str) -> None:
    page = BeautifulSoup(TABLES[name](), "html.parser")
    assert page.caption is not None
    assert all(head.get_text(strip=True) for head in page.select("th"))
    assert {str(head["scope"]) for head in page.select("thead th")} == {"col"}
    assert {str(head["scope"]) for head in page.select("tbody th")} == {"row"}
    assert len({len(row.find_all(["th", "td"])) for row in page.select("tr")}) == 1
    assert all(cells(TABLES[name]()))


# --- times of answers, lives of data --------------------------------------------------------------------------------


def test_every_bar_has_its_row_in_the_table_and_its_numbers_in_the_alternative() -> None:
    table, alt, drawn = figures.lifetimes_table(), figures.lifetimes_alt(), words(figures.lifetimes_chart())
    for _, name, figure in times.drawn_times():
        assert name + ("" if figure.assumed or figure.provenance.verified else "*") in drawn
        assert f"{name} {times.span(figure)}" in alt
        assert times.span(figure) in cells(table)


def test_assumed_numbers_are_hatched_and_called_assumed() -> None:
    hatched = [patch for patch in figures.lifetimes_chart().axes[0].patches if patch.get_hatch()]
    assumed = [figure for _, _, figure in times.drawn_times() if figure.assumed]
    assert len(hatched) == len(assumed) == cells(figures.lifetimes_table()).count("assumed for teaching")


def test_summary_counts_what_the_data_say() -> None:
    average = times.average_days()
    assert average == cb.facts().time_by_id["mla_commission_2018"].typical_days == 304
    kinds = [figure for group, _, figure in times.drawn_times() if group.startswith("How long data live")]
    gone = [figure for figure in kinds if figure.maximum_days is not None and figure.maximum_days < average]
    assert f"Of the {len(kinds)} kinds" in figures.lifetimes_summary()
    assert f"{len(gone)} of them are gone by then" in figures.lifetimes_summary()


@pytest.mark.parametrize(
    ("figure", "says"),
    [
        ("budapest_preservation", "60 or more days"),
        ("production_order_emergency", "up to 8 hours"),
        ("mla_tcy_2014", "183 to 730 days"),
        ("mla_commission_2018", "typically 304 days"),
        ("che_address_assignment", "exactly 183 days"),
        ("contact_point_preservation", "0 to 14, typically 2 days"),
    ],
)
def test_times_are_told_without_more_than_is_known(figure: str, says: str) -> None:
    assert times.span(cb.facts().time_by_id[figure]) == says


def test_a_preservation_that_is_extended_begins_where_the_first_period_ends() -> None:
    drawn = {name: figure for _, name, figure in times.drawn_times()}
    assert times._ends(drawn["EU preservation order"]) == (60, 90)
    assert times._ends(drawn["Budapest Art. 29(7)"]) == (60, times.LAST)
    assert times._ends(drawn["EU production order"]) == (times.FIRST, 10)


# --- grounds of refusal ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("matrix", refusal.MATRICES)
def test_matrix_has_the_cells_of_its_table(matrix: str) -> None:
    drawn = words(figures.refusal_matrix(matrix))
    refusals = refusal.refusal_cells(matrix)
    assert [word for word in drawn if word in {cell.sign for cell in refusals}] == [cell.sign for cell in refusals]
    assert cells(figures.refusal_table(matrix)) == [cell.text for cell in refusals]


def test_a_letter_stands_for_one_effect() -> None:
    letters = [letter for letter, _ in refusal.EFFECTS.values()]
    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize(
    ("matrix", "head", "row", "sign"),
    [
        ("assistance", "Budapest 25, 27", "political_offence", "P"),
        ("assistance", "Budapest 25, 27", "fiscal_offence", "F"),
        ("assistance", "UNTOC 18", "political_offence", "–"),
        ("assistance", "UNTOC 18", "dual_criminality", "P"),
        ("assistance", "Budapest 29", "dual_criminality", "D"),
        ("assistance", "ETS 30", "dual_criminality", "D"),
        ("extradition", "ETS 24", "political_offence", "R"),
        ("extradition", "UK-US 2003", "time_barred", "F"),
        ("extradition", "UK-US 2003", "human_rights_risk", "–"),
        ("extradition", "EAW", "dual_criminality", "V"),
        ("extradition", "EAW", "nationality", "G"),
        ("extradition", "Budapest 24", "other_law", "L"),
    ],
)
def test_cell_says_what_the_article_says(matrix: str, head: str, row: str, sign: str) -> None:
    signs = {(cell.column.head, cell.row): cell.sign for cell in refusal.refusal_cells(matrix)}
    assert signs[head, row] == sign


def test_a_text_nobody_saw_is_marked() -> None:
    for matrix in refusal.MATRICES:
        for cell in refusal.refusal_cells(matrix):
            seen = [
                cb.facts().provision_by_place[cell.column.instrument, article].verified for article in cell.articles
            ]
            assert cell.sign.endswith("*") is (not all(seen))


# --- the path of a request ------------------------------------------------------------------------------------------


def test_path_tells_every_station_in_order() -> None:
    drawn = words(figures.request_path_chart())
    heads = [f"{number} {station.who}" for number, station in enumerate(request_path.STATIONS, 1)]
    assert [word for word in drawn if word in heads] == heads
    assert all(station.does in drawn for station in (*request_path.STATIONS, request_path.PRESERVING))


def test_what_comes_back_goes_to_a_station_that_stands_before() -> None:
    for number, station in enumerate(request_path.STATIONS, 1):
        assert bool(station.back) or station.back_to == 0
        assert station.back_to < number


def test_every_station_rests_on_a_provision_of_the_data() -> None:
    places = cb.facts().provision_by_place
    for station in (*request_path.STATIONS, request_path.PRESERVING):
        assert station.rests_on
        assert all(place in places for place in station.rests_on)


def test_texts_stay_inside_their_boxes() -> None:
    figure = figures.request_path_chart()
    figure.canvas.draw()
    axes = figure.axes[0]
    boxes = [patch.get_window_extent() for patch in axes.patches if isinstance(patch, FancyBboxPatch)]
    assert len(boxes) == len(request_path.STATIONS) + 1
    extents = [text.get_window_extent() for text in axes.texts if text.get_text()]
    for box in boxes:
        inside = [each for each in extents if box.x0 <= each.x0 <= box.x1 and box.y0 <= each.y1 <= box.y1]
        assert len(inside) == 2
        assert all(each.x1 <= box.x1 and each.y0 >= box.y0 - 1 for each in inside)


def test_times_of_the_path_are_those_of_the_data() -> None:
    held = cb.facts().time_by_id
    drawn = " ".join(words(figures.request_path_chart()))
    assert all(times.span(held[name]) in drawn for name in request_path.TIMES)
    assert held["mla_commission_2018"].stated in drawn


# --- thresholds -----------------------------------------------------------------------------------------------------


def test_offences_have_the_answers_of_their_table() -> None:
    drawn = [word.replace("?", "unknown") for word in words(figures.thresholds_chart()) if word in {"yes", "no", "?"}]
    width = len(grave.threshold_tests()) + 1
    table = cells(figures.thresholds_table())
    assert drawn == [cell for number, cell in enumerate(table) if number % width]


def test_every_threshold_of_the_data_is_in_one_test() -> None:
    rules = grave.threshold_rules()
    assert sum(len(test.treaties) for test in grave.threshold_tests()) == len(rules)
    assert len(rules) == sum(len(instrument.thresholds) for instrument in cb.instruments())


@pytest.mark.parametrize(
    ("tested", "comparison", "months", "lowest", "highest", "answer"),
    [
        ("maximum_penalty", "at_least", 12, 3, 12, "yes"),
        ("maximum_penalty", "more_than", 12, 3, 12, "no"),
        ("maximum_penalty", "more_than", 12, 3, 13, "yes"),
        ("minimum_penalty", "at_least", 24, 23, 120, "no"),
        ("minimum_penalty", "at_least", 24, 24, 120, "yes"),
        ("minimum_penalty", "at_least", 24, None, 120, "unknown"),
        ("average_penalty", "at_least", 24, 6, 36, "no"),
        ("average_penalty", "at_least", 24, 12, 36, "yes"),
        ("average_penalty", "at_least", 24, None, 36, "unknown"),
        ("maximum_penalty", "at_least", 12, 3, None, "unknown"),
    ],
)
def test_a_penalty_passes_a_test(
    tested: str, comparison: str, months: int, lowest: int | None, highest: int | None, answer: str
) -> None:
    test = grave.ThresholdTest(tested, comparison, months, (), verified=True)
    assert test.answer(lowest, highest) == answer


def test_key_names_conventions_and_counts_treaties_of_two_states() -> None:
    """The key of the drawing stays short however many treaties of two states the data hold; the table has them all."""
    tests = grave.threshold_tests()
    key = " ".join(words(figures.thresholds_chart())[-1].split())
    counted = sum(instrument.kind == "bilateral_treaty" for instrument in tests[0].instruments)
    assert f"{counted} treat" in key
    assert "ETS 24, Budapest, EAW" in key
    table = [head.get_text() for head in BeautifulSoup(figures.treaties_table(), "html.parser").select("tbody th")]
    assert sorted(table) == sorted(title for test in tests for title in test.treaties)


def test_a_test_that_rests_on_an_unseen_text_is_starred() -> None:
    test = grave.ThresholdTest("maximum_penalty", "at_least", 12, (), verified=True)
    assert test.words == "max ≥ 1 year"
    assert replace(test, verified=False, months=24).words == "max ≥ 2 years*"


def test_an_offence_that_passes_every_maximum_can_fail_every_minimum() -> None:
    """The argument of the figure: the Philippine Act of 2000 passes the tests of the highest penalty and no other."""
    offence = cb.facts().offence_by_id["phl_ra8792_33a"]
    answers = {
        test.tested: test.answer(offence.minimum_months, offence.maximum_months) for test in grave.threshold_tests()
    }
    assert answers == {"maximum_penalty": "yes", "average_penalty": "no", "minimum_penalty": "no"}


# --- contents of a request, cases -----------------------------------------------------------------------------------


def test_contents_table_counts_like_its_summary() -> None:
    rows = BeautifulSoup(figures.contents_table(), "html.parser").select("tbody tr")
    columns = list(zip(*[[cell.get_text() for cell in row.select("td")] for row in rows], strict=True))
    counts = [sum(cell.startswith("Art.") for cell in column) for column in columns]
    summary = figures.contents_summary()
    heads = ["ETS 30", "ECOWAS 1992", "UNTOC", "UNCAC", "Budapest 25, 27", "Letters rogatory", "Budapest 29(2)"]
    starred = ["*" if any("*" in cell for cell in column) else "" for column in columns]
    for head, count, star in zip(heads, counts, starred, strict=True):
        assert f"{head}: {count}{star};" in summary or f"{head}: {count}{star}." in summary


def test_case_table_has_every_event_with_its_status() -> None:
    case = cb.facts().case_by_id["osborne"]
    page = BeautifulSoup(figures.case_table("osborne"), "html.parser")
    told = [[cell.get_text() for cell in row.select("td")] for row in page.select("tbody tr")]
    assert len(told) == len(case.events)
    marked = [text.endswith("(unverified)") for text, _ in told]
    assert marked == [not event.provenance.verified for event in case.events]
    assert True in marked


def test_numbers_of_a_case_lead_to_its_sources() -> None:
    held = cb.facts()
    page = BeautifulSoup(figures.case_table("lauri_love"), "html.parser")
    titles = [item.get_text() for item in page.select("ol li")]
    rows = [row.select("td")[-1].get_text() for row in page.select("tbody tr")]
    for row, event in zip(rows, held.case_by_id["lauri_love"].events, strict=True):
        named = [titles[int(number) - 1] for number in row.split(", ")]
        assert named == [held.source_by_id[name].title for name in event.provenance.sources]
