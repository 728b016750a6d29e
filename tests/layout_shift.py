"""How much a page moves by itself: the browser's own figure for the shift of its layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

# To be put into a page before it loads.
WATCH = """
  window.shift = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => { if (!entry.hadRecentInput) window.shift += entry.value; }))
    .observe({ type: 'layout-shift', buffered: true });
"""
LIMIT = 0.05


def shift_of(page: Page) -> float:
    """Wait until the page has come to rest, and return how much it moved since it was opened.

    Args:
        page: a page with `WATCH` in it.
    """
    page.wait_for_timeout(500)
    return float(page.evaluate("window.shift"))
