"""In a browser: what moved glides there for a fifth of a second at most, not at all with reduced motion; a day can be dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from crossborder.exercises.figures import lanes
from crossborder.exercises.figures.style import STYLE
from crossborder.exercises.love_bug import law
from crossborder.rules import assess

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
FIELDS = (
    '<div class="stage-day"><input value="4 May 2000"></div><div class="stage-day"><input value="11 May 2000"></div>'
)


def drawn(**changes: str) -> str:
    return lanes.draw(assess(law.request(changes))).text


@pytest.fixture
def page(chromium: Browser, root: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    options: dict[str, Any] = getattr(request, "param", {})
    opened = chromium.new_page(viewport={"width": 1000, "height": 700}, **options)
    opened.set_content(f'<style>{STYLE}</style><div class="stage">{FIELDS}<div id="figure">{drawn()}</div></div>')
    opened.add_script_tag(path=str(root / "assets" / "figures.js"))
    yield opened
    opened.close()


def redraw(page: Page, made: str) -> list[float]:
    """Put another drawing into the page, and tell how long each part glides."""
    # Asked in the same breath, so that a slow machine does not look when all is over.
    durations: list[float] = page.evaluate(
        """async made => {
          document.querySelector("#figure").innerHTML = made;
          await new Promise(queueMicrotask);
          return document.getAnimations().map(one => one.effect.getTiming().duration);
        }""",
        made,
    )
    return durations


def test_a_day_that_moved_glides_there(page: Page) -> None:
    redraw(page, drawn())
    durations = redraw(page, drawn(committed_on="2000-05-01"))
    assert durations
    assert max(durations) <= 200


def test_what_stays_does_not_move(page: Page) -> None:
    redraw(page, drawn())
    assert redraw(page, drawn()) == []


@pytest.mark.parametrize("page", [{"reduced_motion": "reduce"}], indirect=True)
def test_nothing_moves_for_who_wants_no_motion(page: Page) -> None:
    redraw(page, drawn())
    assert redraw(page, drawn(committed_on="2000-05-01")) == []


def middle_of(page: Page, key: str) -> tuple[float, float]:
    box = page.locator(f'[data-key="{key}"]').bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_day_can_be_dragged_and_its_field_says_so(page: Page) -> None:
    (x, y), (later, _) = middle_of(page, "act"), middle_of(page, "request")
    week = later - x
    page.evaluate(
        "() => { window.told = []; addEventListener('change', event => window.told.push(event.target.value)); }"
    )
    page.mouse.move(x - 2, y)
    page.mouse.down()
    page.mouse.move(x - week, y, steps=4)
    assert page.locator('[data-day="act"] text').inner_html() == "● act 27 April 2000"
    page.mouse.up()
    assert page.evaluate("() => window.told") == ["27 April 2000"]
    assert page.locator(".stage-day input").nth(1).input_value() == "11 May 2000"


def test_a_request_is_never_dragged_before_the_act(page: Page) -> None:
    x, y = middle_of(page, "request")
    page.mouse.move(x + 2, y)
    page.mouse.down()
    page.mouse.move(x - 300, y, steps=4)
    page.mouse.up()
    assert page.locator(".stage-day input").nth(1).input_value() == "4 May 2000"


def test_a_press_away_from_the_days_does_nothing(page: Page) -> None:
    x, y = middle_of(page, "request")
    page.mouse.move(x + 200, y)
    page.mouse.down()
    page.mouse.move(x + 260, y)
    page.mouse.up()
    assert [page.locator(".stage-day input").nth(at).input_value() for at in (0, 1)] == ["4 May 2000", "11 May 2000"]
