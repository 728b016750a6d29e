"""Figures say the same as their tables and their text alternatives, on a page of either colour."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from matplotlib.patches import Rectangle

import course_figures as figures
from course_figures.pages import inline_svg
from course_figures.style import INK
from course_figures.timeline import event_list
from crossborder import tables

if TYPE_CHECKING:
    from matplotlib.figure import Figure

SIGNS = {"yes", "yes*", "no", "no*", "?"}
SMALLEST_TEXT = 9.0  # CSS pixels on a page 360 pixels wide
ROOM = 330  # CSS pixels such a page leaves for a figure


def words(figure: Figure) -> list[str]:
    """Every text of a figure."""
    return [text.get_text() for axes in figure.axes for text in axes.texts]


def cells(html: str) -> list[str]:
    """The cells of a table that name no row or column."""
    return [cell.get_text() for cell in BeautifulSoup(html, "html.parser").select("td")]


@pytest.fixture(scope="module")
def grid() -> Figure:
    return figures.haven_grid()


@pytest.fixture(scope="module")
def timeline() -> Figure:
    return figures.case_timeline()


def test_grid_has_the_cells_of_its_table(grid: Figure) -> None:
    drawn = [word.replace("?", "unknown") for word in words(grid) if word in SIGNS]
    table = cells(figures.haven_table())
    assert drawn == table
    assert len(drawn) == len([patch for patch in grid.axes[0].patches if isinstance(patch, Rectangle)])
    acts = tables.punished_acts()
    assert len(drawn) == acts["state"].nunique() * acts["act"].nunique() == len(acts)


def test_grid_says_no_only_where_the_rules_say_no() -> None:
    acts = tables.punished_acts()
    philippines = acts[acts["code"].eq("PHL") & acts["act"].eq("damages_data")]["answer"].tolist()
    assert philippines == ["no"]
    assert set(acts["answer"]) == {"yes", "no", "unknown"}


def test_grid_lists_states_that_punished_most_first() -> None:
    acts = tables.punished_acts()
    yes = acts["answer"].eq("yes").groupby(acts["state"], sort=False).sum().tolist()
    assert yes == sorted(yes, reverse=True)


def test_grid_alternative_names_its_counts() -> None:
    alt, answers = figures.haven_alt(), tables.punished_acts()["answer"]
    for answer, phrase in (("yes", "{} cells say yes"), ("no", "{} say no"), ("unknown", "{} are unknown")):
        assert phrase.format(int(answers.eq(answer).sum())) in alt


def test_summary_accounts_for_every_state() -> None:
    text = figures.haven_summary()
    counts = [int(number) for number in re.findall(r"(\d+) (?:punished it|did not|are unknown)", text)]
    assert sum(counts) == len(tables.states_with_offences())
    assert "Philippines" in text.partition("did not")[2]


def test_timeline_contains_each_event(timeline: Figure) -> None:
    events = tables.rows(tables.case_events("love_bug"))
    drawn = [" ".join(word.split()) for word in words(timeline)]
    for event in events:
        assert event["title"] + ("" if event["verified"] else "*") in drawn
        assert any(word.startswith(event["day"]) for word in drawn)
    assert len([line for line in timeline.axes[0].lines if line.get_marker() in {"o", "s"}]) == len(events)


def test_timeline_draws_the_line_between_signing_and_force(timeline: Figure) -> None:
    """Events before the law have a circle, those after it a square: the day of entry into force itself is a square."""
    marks = [str(line.get_marker()) for line in timeline.axes[0].lines if line.get_marker() in {"o", "s"}]
    days = [event["earliest"].isoformat() for event in tables.rows(tables.case_events("love_bug"))]
    assert marks == ["s" if day >= "2000-06-19" else "o" for day in days]


def test_timeline_alternative_tells_every_event_and_the_line() -> None:
    alt = figures.timeline_alt()
    assert all(event["title"] in alt for event in tables.rows(tables.case_events("love_bug")))
    assert "46 days after the first event" in alt


def test_event_list_gives_each_event_its_source() -> None:
    items = BeautifulSoup(event_list(), "html.parser").select("li")
    assert len(items) == len(tables.case_events("love_bug"))
    assert all(item.select("a[href^=http]") for item in items)


@pytest.mark.parametrize(
    "html",
    [
        figures.haven_table,
        figures.laws_table,
        figures.three_days_table,
        figures.speed_table,
        figures.own_speed_table,
        figures.hall_table,
    ],
)
def test_tables_name_rows_and_columns(html: object) -> None:
    assert callable(html)
    page = BeautifulSoup(html(), "html.parser")
    assert page.caption is not None
    assert all(head.get_text(strip=True) for head in page.select("th"))
    assert {str(head["scope"]) for head in page.select("thead th")} == {"col"}
    assert {str(head["scope"]) for head in page.select("tbody th")} == {"row"}
    widths = {len(row.find_all(["th", "td"])) for row in page.select("tr")}
    assert len(widths) == 1


def test_drawing_is_named_and_takes_the_colour_of_the_page(grid: Figure) -> None:
    alt = 'Three "words" & a <sign>'
    drawn = inline_svg(grid, "example", alt)
    svg = BeautifulSoup(drawn, "html.parser").svg
    assert svg is not None
    assert (svg["role"], svg["aria-label"]) == ("img", alt)
    assert "currentColor" in drawn
    assert INK not in drawn
    assert all(str(each["id"]).startswith("example-") for each in svg.find_all(id=True))
    assert svg.find("style") is None, "a style rule of a drawing would reach the whole page"
    assert "width" not in svg.attrs
    assert "viewbox" in svg.attrs


def test_links_inside_a_drawing_hold(grid: Figure) -> None:
    drawn = inline_svg(grid, "example", "A grid")
    named = set(re.findall(r'\bid="([^"]+)"', drawn))
    assert set(re.findall(r'url\(#([^)]+)\)|href="#([^"]+)"', drawn)) <= {(name, "") for name in named} | {
        ("", name) for name in named
    }


def test_two_drawings_of_one_figure_are_the_same_bytes() -> None:
    assert inline_svg(figures.haven_grid(), "grid", "x") == inline_svg(figures.haven_grid(), "grid", "x")
    assert inline_svg(figures.case_timeline(), "line", "x") == inline_svg(figures.case_timeline(), "line", "x")


@pytest.mark.parametrize("drawing", [figures.haven_grid, figures.case_timeline, figures.speed_chart])
def test_text_stays_readable_on_a_telephone(drawing: object) -> None:
    assert callable(drawing)
    figure = drawing()
    points = figure.get_figwidth() * 72
    sizes = [text.get_fontsize() for axes in figure.axes for text in axes.texts]
    assert min(sizes) * ROOM / points >= 8.5
    assert sorted(sizes)[len(sizes) // 2] * ROOM / points >= SMALLEST_TEXT


@pytest.mark.parametrize("drawing", [figures.haven_grid, figures.case_timeline, figures.speed_chart])
def test_no_text_runs_out_of_the_figure(drawing: object) -> None:
    assert callable(drawing)
    figure = drawing()
    figure.canvas.draw()
    width, height = figure.bbox.width, figure.bbox.height
    outside = [
        text.get_text()
        for axes in figure.axes
        for text in axes.texts
        for box in [text.get_window_extent()]
        if box.x0 < -1 or box.y0 < -1 or box.x1 > width + 1 or box.y1 > height + 1
    ]
    assert outside == []


def test_text_from_the_data_is_escaped() -> None:
    assert figures.paragraph("<b> & x") == "<p>&lt;b&gt; &amp; x</p>"


def test_offences_table_keeps_three_days_apart() -> None:
    offences = tables.offences()
    act = next(row for row in tables.rows(offences) if row["code"] == "PHL" and "8792" in row["law"])
    assert (act["approved"], act["in_force"]) == ("14 June 2000", "19 June 2000")
