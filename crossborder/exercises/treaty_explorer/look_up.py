"""The explorer as a work of reference, on a page of its own and in a notebook cell: no case, no prediction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import browser
from crossborder.exercises.controls import refill
from crossborder.exercises.html import el, items, join
from crossborder.exercises.show import Shown
from crossborder.exercises.style import style_element
from crossborder.exercises.treaty_explorer import words
from crossborder.exercises.treaty_explorer.model import TreatyExplorerModel
from crossborder.exercises.treaty_explorer.view import TreatyExplorer, at_work
from crossborder.rules import QuestionError
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
        return el("div", style_element(), el("p", words.REFERENCE_STATIC), at_work(), class_="cbx")

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


def explore(**chosen: str) -> Shown:
    """Show a view of the treaty explorer.

    Args:
        chosen: what the explorer is set to, as in the address of its page: ``view`` (``bound``, ``instrument``, ``whatif`` or
            ``compare``), ``state``, ``other``, ``measure``, ``conduct``, ``date``, ``region``, ``instrument``, ``year``, ``topic``,
            and ``instruments``, two or three ids with commas. What is left out is as at the start.

    Returns:
        An object that a notebook shows.

    Raises:
        QuestionError: when a name or a value is not known, or the question cannot be answered; the message says why.
    """
    model = TreatyExplorerModel()
    problems = model.preset(chosen).problems
    if problems:
        raise QuestionError(" ".join(problems))
    answer = model.answer()
    if answer.problem:
        raise QuestionError(answer.problem)
    title = el("h3", words.VIEWS[model.values["view"]][0])
    return Shown(el("div", style_element(), title, answer.markup("own"), class_="cbx"), answer.sentence)
