"""The filters of the real cases in a browser: the choice is in the address, and a choice that fits nothing says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PAGE = "book/law-against-reality.html"


@pytest.fixture
def page(quiet_page: Callable[[str], AbstractContextManager[Page]]) -> Iterator[Page]:
    with quiet_page(PAGE) as opened:
        yield opened


def shown(page: Page) -> int:
    return page.locator(".real-case:visible").count()


def test_the_choice_is_kept_in_the_address(page: Page) -> None:
    every = shown(page)
    page.get_by_label("State").select_option("BRA")
    assert page.url.endswith("#state=BRA")
    some = shown(page)
    assert 0 < some < every
    expect(page.locator(".real-count")).to_have_text(f"{some} of {every} cases are shown.")
    page.reload()
    expect(page.get_by_label("State")).to_have_value("BRA")
    assert shown(page) == some


def test_a_row_of_the_table_shows_its_cases(page: Page) -> None:
    every = shown(page)
    page.get_by_role("link", name="The treaty was bypassed or not followed").click()
    expect(page.get_by_label("Law and reality")).to_have_value("bypassed")
    assert 0 < shown(page) < every
    expect(page.locator(".real-case:has(#case-seleznev)")).to_be_visible()


def test_no_case_fits_and_all_come_back(page: Page) -> None:
    every = shown(page)
    page.get_by_label("State").select_option("BRA")
    page.get_by_label("Ground").select_option("forum")
    assert shown(page) == 0
    expect(page.locator(".real-count")).to_contain_text("No case fits this choice.")
    page.get_by_role("button", name="Show all").click()
    assert shown(page) == every
    expect(page.get_by_role("button", name="Show all")).to_be_hidden()
    assert "#" not in page.url


def test_a_link_to_one_case_shows_it_whatever_was_chosen(page: Page) -> None:
    page.get_by_label("State").select_option("BRA")
    case = page.locator(".real-case:has(#case-lauri-love)")
    expect(case).to_be_hidden()
    page.evaluate("location.hash = 'case-lauri-love'")
    expect(case).to_be_visible()
