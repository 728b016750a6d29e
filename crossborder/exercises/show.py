"""Shows what the rules say in a notebook, as readable text with its provisions."""

from __future__ import annotations

from crossborder.exercises import render
from crossborder.exercises.html import Markup, el
from crossborder.exercises.style import style_element
from crossborder.rules import Assessment, Finding


class Shown:
    """Something drawn for a notebook: HTML, and a line of text where there is no HTML."""

    def __init__(self, markup: Markup, text: str) -> None:
        self._markup, self._text = markup, text

    def __repr__(self) -> str:
        return self._text

    def _repr_html_(self) -> str:
        return str(self._markup)


def show(answer: Assessment | Finding) -> Shown:
    """Draw an assessment or a finding on dual criminality.

    Args:
        answer: what ``cb.assess`` or ``cb.dual_criminality`` gave.

    Returns:
        An object that a notebook shows.

    Raises:
        TypeError: when it is neither.
    """
    given: object = answer
    if isinstance(given, Assessment):
        markup, text = render.assessment(given), f"Outcome: {given.outcome}\n{given.caution}".rstrip()
    elif isinstance(given, Finding):
        markup, text = render.finding(given), f"Dual criminality met: {given.met}"
    else:
        raise TypeError(f"show() draws what cb.assess or cb.dual_criminality gave, not {type(given).__name__}.")
    return Shown(el("div", style_element(), markup, class_="cbx"), text)
