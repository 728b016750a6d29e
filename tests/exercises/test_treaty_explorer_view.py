"""The treaty explorer as widgets: as a work of reference and as an exercise, announcements, presets, and long use."""

from __future__ import annotations

import gc
import tracemalloc
from typing import Any

import pytest

import crossborder as cb
from crossborder.exercises import browser
from crossborder.exercises import words as shared
from crossborder.exercises.days import display
from crossborder.exercises.treaty_explorer import words
from crossborder.exercises.treaty_explorer.view import TreatyExplorer
from crossborder.version import LAW_DAY
from tests.widget_tree import inside
from tests.widget_tree import shown as drawn

OPEN_REFERENCE = shared.OPEN_SECTION.format(title=words.REFERENCE_NAME)
OPEN_PAIRS = shared.OPEN_SECTION.format(title=words.PAIRS_NAME)


def named(view: TreatyExplorer, name: str) -> Any:
    """The widget of a name; a button without words has its tooltip as name."""
    return next(one for one in inside(view) if (getattr(one, "description", "") or getattr(one, "tooltip", "")) == name)


def names(view: TreatyExplorer) -> list[str]:
    return [one.description for one in inside(view) if getattr(one, "description", "")]


def said(view: TreatyExplorer) -> str:
    return str(next(one for one in inside(view) if "live-status" in one._dom_classes).value)


@pytest.fixture
def view() -> TreatyExplorer:
    return TreatyExplorer()


@pytest.fixture
def predicted() -> TreatyExplorer:
    explorer = TreatyExplorer()
    for question in explorer.model.predictions:
        explorer.model.set(f"prediction.{question.id}", "unknown")
    explorer.prediction.keep()
    return explorer


# --- reference and exercise ----------------------------------------------------------------------------------------


def test_as_a_work_of_reference_it_opens_before_the_prediction_and_the_tasks_do_not(view: TreatyExplorer) -> None:
    assert "<svg" not in drawn(view)
    named(view, OPEN_REFERENCE).click()
    assert "fig-map" in drawn(view)
    assert named(view, words.LABELS["view"])
    assert shared.CHECK not in names(view)


def test_when_the_prediction_is_kept_there_is_one_explorer_and_not_two(view: TreatyExplorer) -> None:
    named(view, OPEN_REFERENCE).click()
    for question in view.model.predictions:
        view.set(f"prediction.{question.id}", "unknown")
    named(view, shared.KEEP_PREDICTION).click()
    assert names(view).count(words.LABELS["view"]) == 1
    assert drawn(view).count("fig fig-explorer fig-map") == 1
    assert words.EXPLORER_TITLE in drawn(view)


def test_a_new_start_brings_the_reference_back(predicted: TreatyExplorer) -> None:
    named(predicted, shared.START_AGAIN).click()
    named(predicted, shared.START_AGAIN_SURE).click()
    assert named(predicted, OPEN_REFERENCE)


# --- views and their controls --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("chosen", "there", "not_there"),
    [
        ("bound", ("state", "other", "measure", "conduct", "date", "region"), ("instrument", "first", "topic")),
        ("instrument", ("instrument", "date", "region"), ("state", "measure", "first")),
        ("whatif", ("state", "instrument", "year", "measure", "conduct", "date"), ("other", "first")),
        ("compare", ("first", "second", "third", "topic"), ("state", "date", "region")),
    ],
)
def test_a_view_shows_the_controls_it_needs(
    predicted: TreatyExplorer, chosen: str, there: tuple[str, ...], not_there: tuple[str, ...]
) -> None:
    view_list = named(predicted, words.LABELS["view"])
    view_list.value = chosen
    assert named(predicted, words.LABELS["view"]) is view_list  # it stays, and with it the keyboard focus
    assert all(words.LABELS[name] in names(predicted) for name in there)
    assert not any(words.LABELS[name] in names(predicted) for name in not_there)
    assert (OPEN_PAIRS in names(predicted)) is (chosen == "bound")


def test_a_change_is_announced_once_in_one_sentence(predicted: TreatyExplorer) -> None:
    heard: list[str] = []
    predicted.children[0].observe(lambda change: heard.append(change["new"]), "value")
    named(predicted, words.LABELS["state"]).value = "KEN"
    assert len(heard) == 1
    assert heard[0].startswith("Kenya, preservation, 1 July 2018")


def test_the_day_moves_by_buttons_and_by_named_days(predicted: TreatyExplorer) -> None:
    named(predicted, f"Day: {shared.DAY_BEFORE}").click()
    assert named(predicted, "Day").value == "30 June 2018"
    named(predicted, "Day: named days").value = "2004-07-01"
    assert named(predicted, "Day").value == "1 July 2004"
    assert "1 July 2004" in said(predicted)


def test_a_wrong_day_is_explained_and_stays_as_typed(predicted: TreatyExplorer) -> None:
    named(predicted, "Day").value = "31 June 2018"
    assert said(predicted).startswith("No answer yet: ")
    assert "not a day of the calendar" in drawn(predicted)
    named(predicted, f"Day: {shared.DAY_AFTER}").click()
    assert named(predicted, "Day").value == "31 June 2018"


def test_all_pairs_follow_the_question(predicted: TreatyExplorer) -> None:
    named(predicted, OPEN_PAIRS).click()
    before = drawn(predicted)
    assert words.PAIRS_CAPTION in before
    named(predicted, "Day").value = "2010-01-01"
    assert predicted._pairs.value not in before
    named(predicted, "Day").value = "never"
    assert "not a day of the calendar" in predicted._pairs.value


# --- presets -------------------------------------------------------------------------------------------------------


def test_a_link_on_the_page_opens_the_explorer_as_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Any] = []
    monkeypatch.setattr(browser, "on_fragment", heard.append)
    view = TreatyExplorer()
    heard[0]("view=instrument&instrument=untoc_2000&date=2010-01-01")
    assert "UNTOC, 1 January 2010" in drawn(view)
    assert shared.PRESET_SET in said(view)
    # In a frame or while presenting the style sheet hides it.
    assert "stage-preset" in [name for one in inside(view) for name in one._dom_classes]
    named(view, shared.PRESET_BACK).click()
    assert "<svg" not in drawn(view)


def test_a_wrong_link_says_what_is_wrong_and_keeps_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[Any] = []
    monkeypatch.setattr(browser, "on_fragment", heard.append)
    view = TreatyExplorer()
    heard[0]("view=bound&state=Atlantis&date=2018-07-01")
    assert "Philippines, preservation, 1 July 2018" in drawn(view)
    assert "“state”" in said(view)
    assert "stage-preset" not in [name for one in inside(view) for name in one._dom_classes], (
        "what went wrong is always said"
    )


# --- long use ----------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_walking_through_the_days_does_not_fill_the_memory(predicted: TreatyExplorer) -> None:
    """Answers are kept for the days asked last only, at most 32: once that is full, more days add next to nothing (unbounded: 400 kB a day)."""
    predicted.set("explorer.measure", "mutual_assistance")
    tracemalloc.start()
    held = []
    for days in (34, 8):
        for _ in range(days):
            named(predicted, f"Day: {shared.DAY_AFTER}").click()
        gc.collect()
        held.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert held[1] - held[0] < 300_000, held


def test_the_number_of_instruments_that_the_case_names_is_that_of_the_data() -> None:
    assert "more than fifty instruments" in words.CASE[0]
    assert len(cb.facts().instruments) > 50


# --- two chosen states, and the page of reference --------------------------------------------------------------------


def test_the_answer_for_the_chosen_pair_leads_and_the_counts_come_after_it(predicted: TreatyExplorer) -> None:
    for label, value in (("state", "NGA"), ("other", "DEU"), ("date", "1 November 2022")):
        named(predicted, words.LABELS[label]).value = value
    heard = said(predicted)
    assert heard.startswith("Nigeria and Germany, preservation, 1 November 2022: an instrument in force obliges")
    assert "(Budapest Convention)" in heard
    assert heard.index("(Budapest Convention)") < heard.index("obliges (")
    named(predicted, words.LABELS["date"]).value = "31 October 2022"
    assert "obliges the requested state" not in said(predicted).split(". ", 1)[0]


def test_the_page_of_reference_opens_at_once_with_the_day_up_to_which_the_law_is_followed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(browser, "fragment", lambda: "")
    page = cb.exercises.WhoCanAskWhom()
    assert "fig-map" in drawn(page)
    assert "below-bar" in drawn(page)  # the bar of the page lies over what is first
    assert shared.KEEP_PREDICTION not in names(page)
    assert named(page, words.LABELS["date"]).value == display(LAW_DAY.isoformat())
    assert "text/html" in page._repr_mimebundle_()


def test_an_address_sets_the_page_of_reference_and_says_what_it_does_not_know(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "fragment", lambda: "state=NGA&other=DEU&date=2022-11-01&measure=preservation")
    assert "Nigeria and Germany, preservation, 1 November 2022" in drawn(cb.exercises.WhoCanAskWhom())
    monkeypatch.setattr(browser, "fragment", lambda: "state=Atlantis")
    assert "Atlantis" in drawn(cb.exercises.WhoCanAskWhom())
