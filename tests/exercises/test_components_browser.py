"""The page of all components against its photographs: what looks different was changed on purpose, or is a fault."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops

from tools import components_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
PHOTOGRAPHS = Path(__file__).resolve().parents[1] / "fixtures" / "components"
WIDTHS = (1280, 360)
# The light page is photographed once more with the colours of somebody who chose their own.
FORCED = "forced"
# A point counts as another one from this distance of its brightness on (of 255): edges of letters are drawn a little differently by each Chromium.
FAR = 64
# The most of all points that may be others: fewer than one changed word makes.
MOST = 0.0006


def different(one: Image.Image, other: Image.Image) -> float:
    """The part of the points in which two pictures of one size differ."""
    apart = ImageChops.difference(one.convert("L"), other.convert("L"))
    return sum(apart.histogram()[FAR:]) / (one.width * one.height)


def photograph(chromium: Browser, theme: str, width: int, folder: Path) -> Path:
    """A picture of the page; its name is that of the photograph it belongs to."""
    page = chromium.new_page(
        viewport={"width": width, "height": 720},
        reduced_motion="reduce",
        forced_colors="active" if theme == FORCED else "none",
    )
    page.set_content(components_page.page("light" if theme == FORCED else theme))
    page.evaluate("document.fonts.ready")
    target = folder / f"{theme}-{width}.png"
    page.screenshot(path=target, full_page=True)
    page.close()
    return target


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("theme", [*components_page.THEMES, FORCED])
def test_the_components_look_as_they_were_photographed(
    chromium: Browser, theme: str, width: int, tmp_path: Path
) -> None:
    seen = photograph(chromium, theme, width, tmp_path)
    with Image.open(seen) as now, Image.open(PHOTOGRAPHS / seen.name) as before:
        renewed = f"look at {seen}; if it is meant, copy it to {PHOTOGRAPHS}"
        assert now.size == before.size, renewed
        assert different(now, before) <= MOST, renewed


def test_another_word_or_another_colour_is_seen() -> None:
    with Image.open(PHOTOGRAPHS / "light-1280.png") as before:
        words = before.convert("RGB")
        words.paste((255, 255, 255), (80, 30, 280, 75))
        assert different(words, before) > MOST
