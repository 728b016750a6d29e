"""The treaty explorer in a real browser: each view by keyboard alone on a telephone, presets by address, the map, and time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossborder.exercises import words as shared
from crossborder.exercises.treaty_explorer import words
from tests.reader import button, focused, heard, labelled, tab_to, violations

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from typing import Any


pytestmark = pytest.mark.browser
PAGE = "notebooks/treaty-explorer.html"


def test_each_view_works_by_keyboard_alone_on_a_telephone_in_the_dark(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(f"{address}{PAGE}", viewport={"width": 360, "height": 800}, color_scheme="dark") as visit:
        page = visit.page
        tab_to(page, button(shared.OPEN_SECTION.format(title=words.REFERENCE_NAME)))
        page.keyboard.press("Enter")
        heard(page, "Opened")
        tab_to(page, labelled(words.LABELS["view"]))
        for sentence in ("Budapest Convention, 1 July 2018", "Supposed, not a fact", "Compared: "):
            page.keyboard.press("ArrowDown")
            heard(page, sentence)
            assert focused(page, labelled(words.LABELS["view"]))
            assert violations(page) == []
            assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert page.locator("[data-live-unnamed]").count() == 0
        assert visit.problems == []
        assert visit.foreign(address) == []


def test_an_address_opens_the_explorer_ready_and_a_changed_address_changes_it(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    preset = "#view=bound&state=PHL&date=2018-07-01&measure=preservation"
    with visiting(f"{address}{PAGE}{preset}", forced_colors="active") as visit:
        page = visit.page
        page.wait_for_selector(".live-view >> text=Philippines, preservation, 1 July 2018")
        assert page.locator(".live-view svg.fig-map path.fig-land").count() > 150
        assert violations(page) == []
        page.evaluate("location.hash = '#view=compare&instruments=budapest_185,arab_2010&topic=preservation'")
        heard(page, shared.PRESET_SET)
        page.wait_for_selector(".live-view >> text=Can data be kept before a request for them is ready?")
        page.evaluate("location.hash = '#view=bound&state=Atlantis'")
        heard(page, "Atlantis")
        assert violations(page) == []
        assert visit.problems == []


def test_the_patterns_of_the_map_are_drawn(visiting: Callable[..., AbstractContextManager[Any]], address: str) -> None:
    """What a shape is filled with exists in the page: an address of a pattern that is lost would leave it empty."""
    with visiting(f"{address}{PAGE}#view=bound&measure=traffic_data&date=2024-01-01") as visit:
        visit.page.wait_for_selector(".live-view svg.fig-map")
        lost = visit.page.evaluate(
            """[...document.querySelectorAll('.live-view svg.fig-map .fig-land')].map(one => one.getAttribute('fill'))
                .filter(fill => fill && !document.querySelector(fill.slice(4, -1)))"""
        )
        assert lost == []


def test_a_state_that_is_pointed_at_on_the_map_is_chosen_in_the_list(
    visiting: Callable[..., AbstractContextManager[Any]], address: str
) -> None:
    with visiting(f"{address}{PAGE}#view=bound&state=PHL&measure=traffic_data&date=2024-01-01") as visit:
        page = visit.page
        page.wait_for_selector(".live-view svg.fig-map")
        assert page.locator(".live-view .fig-bow").count() == 0
        page.locator(".live-view .fig-map [data-state=JPN]").first.dispatch_event("click")
        page.wait_for_selector(".live-view .fig-bow", state="attached")
        assert (
            page.locator(".live-view .fig-chooses select").evaluate("each => each.selectedOptions[0].text") == "Japan"
        )
