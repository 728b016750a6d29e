"""The style sheet: contrast holds in light and dark, and forced colours reach every colour."""

from __future__ import annotations

import re

import pytest

from crossborder.exercises.figures.style import COLOURS, STYLE
from tools.figures_page import examples


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [1, 2], ids=["light", "dark"])
def test_words_and_marks_can_be_read(theme: int) -> None:
    for name in set(COLOURS) - {"paper", "wash", "line"}:
        for ground in ("paper", "wash"):
            assert contrast(COLOURS[name][theme], COLOURS[ground][theme]) >= 4.5, (name, ground)


def test_forced_colours_reach_every_colour() -> None:
    forced = STYLE[STYLE.index("(forced-colors") :]
    assert set(re.findall(r"--fig-([a-z]+): (?:CanvasText|Canvas);", forced)) == set(COLOURS)


def test_paper_has_the_light_colours_whatever_the_theme() -> None:
    paper = STYLE[STYLE.index("@media print") :].split("\n", 1)[0]
    assert all(f"--fig-{name}: {light};" in paper for name, (_, light, _) in COLOURS.items())


def test_every_class_that_is_styled_is_drawn() -> None:
    made = "".join(one.draw(width, one.name).text for one in examples() for width in ("wide", "narrow"))
    drawn = set(re.findall(r"fig-[a-z0-9-]+", " ".join(re.findall(r'class="([^"]*)"', made))))
    # Marks of outcomes are in the text, not in a figure; a pointer is near a day only in a page.
    assert set(re.findall(r"\.(fig-[a-z0-9-]+)", STYLE)) - drawn <= {
        "fig-mark",
        "fig-refusable",
        "fig-discretionary",
        "fig-near",
    }
