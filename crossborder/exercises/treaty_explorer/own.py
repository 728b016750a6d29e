"""The explorer's views for a notebook cell: the same answers without controls."""

from __future__ import annotations

from crossborder.exercises.html import el
from crossborder.exercises.show import Shown
from crossborder.exercises.style import style_element
from crossborder.exercises.treaty_explorer import words
from crossborder.exercises.treaty_explorer.model import TreatyExplorerModel
from crossborder.rules import QuestionError


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
    answer = model.shown()
    if answer.problem:
        raise QuestionError(answer.problem)
    title = el("h3", words.VIEWS[model.values["view"]][0])
    return Shown(el("div", style_element(), title, answer.markup("own"), class_="cbx"), answer.sentence)
