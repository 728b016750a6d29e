"""A page that is used for long holds no more than one that is used for a short time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.longuse import use

from .conftest import opened, serving

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROUNDS, BUTTONS = 40, "Renew|Say"


def in_python(page: Page) -> tuple[int, int]:
    """Objects and widgets that Python holds."""
    page.get_by_role("button", name="Measure").click()
    told = page.locator(".widget-label", has_text=re.compile("objects"))
    expect(told).to_be_visible()
    objects, count = re.findall(r"\d+", told.inner_text())
    page.get_by_role("button", name="Forget").click()
    expect(told).to_have_count(0)
    return int(objects), int(count)


def test_what_a_page_makes_anew_takes_the_place_of_the_old(chromium: Browser, live_site: Path) -> None:
    with serving(live_site) as served, opened(chromium, served.address + "churn.html") as page:
        use(page, ".live-view", ROUNDS, BUTTONS)
        objects, count = in_python(page)
        page_before = use(page, ".live-view", ROUNDS, BUTTONS)
        page_after = use(page, ".live-view", ROUNDS, BUTTONS)
        objects_after, count_after = in_python(page)
        assert page_after.actions >= ROUNDS
        assert count_after == count
        assert objects_after < objects + 2000
        assert page_after.nodes < page_before.nodes + 500, (page_before, page_after)
        assert page_after.listeners <= page_before.listeners + 5, (page_before, page_after)
        assert page_after.megabytes < page_before.megabytes + 1, (page_before, page_after)
