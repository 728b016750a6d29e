"""The explorer as a work of reference, on a page of its own: no case, no prediction; the address sets what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import browser
from crossborder.exercises.controls import refill
from crossborder.exercises.html import el, items, join
from crossborder.exercises.style import style_element
from crossborder.exercises.treaty_explorer import page, words
from crossborder.exercises.treaty_explorer.view import TreatyExplorer
from crossborder.version import LAW_DAY

if TYPE_CHECKING:
    from crossborder.exercises.html import Markup


class WhoCanAskWhom(TreatyExplorer):
    """The explorer alone. It starts with the day up to which the course follows the law, and keeps nothing."""

    below = "h2"  # the page has no steps, whose headings would be above

    def __init__(self) -> None:
        super().__init__(keep_work=False)
        browser.on_fragment(self.address.changed)
        self.address.changed(browser.fragment())

    def whole(self) -> Markup:
        """The page for a reader without JavaScript: one answer for each view."""
        return el("div", style_element(), el("p", words.REFERENCE_STATIC), page.at_work(), class_="cbx")

    def _restore(self) -> list[str]:
        problems = super()._restore()
        self.model.state.put("explorer.date", LAW_DAY.isoformat())
        self.model.state.put("explorer.conduct", "any")
        return problems

    def draw(self, problems: list[str]) -> None:
        """The explorer, and above it what an address asked for in vain; no steps, and nothing to put back."""
        wrong = items([join(one) for one in (*problems, *self.address.preset.problems)])
        intro = el("p", words.REFERENCE_INTRO, class_="below-bar")
        head = self.kit.html(join(style_element(), intro, wrong))
        refill(self, (self._status, head, *self._explorer()))

    def begin(self, wanted: str) -> None:
        """There are no steps to begin with."""
