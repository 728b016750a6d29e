"""The page of roles in a browser: a card by its address, all cards, and text without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.browser
PAGE = "book/roles.html"


def test_a_card_opens_by_its_address_on_a_telephone(visiting: Callable[..., Any], address: str, axe: str) -> None:
    viewport = {"width": 360, "height": 740}
    with visiting(f"{address}{PAGE}#seed=law&students=12&card=5", viewport=viewport) as visit:
        page = visit.page
        assert page.locator(".roles-shown h2").inner_text().startswith("Card 5: ")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        page.evaluate(axe)
        assert page.evaluate("axe.run('.roles-dealer')")["violations"] == []
        page.get_by_label("Card number").fill("")
        assert page.locator(".roles-shown tbody tr").count() == 12
        page.locator(".roles-shown a").first.click()
        assert page.locator(".roles-shown h2").inner_text().startswith("Card 1: ")
        assert visit.problems == []


def test_a_card_that_is_not_dealt_is_said_and_nothing_else_is_shown(visiting: Callable[..., Any], address: str) -> None:
    with visiting(f"{address}{PAGE}#seed=law&students=7&card=9") as visit:
        assert visit.page.locator(".roles-dealer [role=status]").inner_text().endswith("numbered 1 to 7.")
        assert visit.page.get_by_label("Card number").get_attribute("aria-invalid") == "true"
        assert visit.page.locator(".roles-shown").inner_text() == ""


def test_words_of_a_stranger_are_only_words(visiting: Callable[..., Any], address: str) -> None:
    with visiting(f"{address}{PAGE}#seed=%3Cimg+src%3Dx%3E&students=8") as visit:
        assert visit.page.locator(".roles-shown img").count() == 0
        assert visit.page.get_by_label("Words that begin the deal").input_value() == "<img src=x>"


def test_script_and_cards_are_there_without_scripts(visiting: Callable[..., Any], address: str) -> None:
    with visiting(f"{address}{PAGE}", java_script_enabled=False) as visit:
        assert not visit.page.locator(".roles-dealer").is_visible()
        assert visit.page.get_by_role("heading", name="Central authority").is_visible()
        assert visit.page.get_by_text("42–50").is_visible()
