"""A show of hands before and after: the numbers are typed in while presenting, and drawn as bars side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.controls import refill
from crossborder.exercises.figures.votes import Votes, draw
from crossborder.exercises.html import el, join
from crossborder.exercises.lesson.stage import turn

if TYPE_CHECKING:
    from collections.abc import Callable

    import ipywidgets as widgets

    from crossborder.exercises.ask import Choice
    from crossborder.exercises.html import Markup
    from crossborder.exercises.lesson.model import LessonModel
    from crossborder.exercises.lesson.view import LessonView

FIRST, SECOND = "first", "second"
MOST = 9999


def votes_key(vote: str, question: str, option: str) -> str:
    """Where the state keeps the hands for an option."""
    return f"votes.{vote}.{question}.{option}"


def hands(model: LessonModel, vote: str, question: Choice, option: str) -> int | None:
    """The hands for an option, or ``None`` when nothing that can be read was typed."""
    typed = model.state.text(votes_key(vote, question.id, option)).strip()
    return min(int(typed), MOST) if typed.isascii() and typed.isdigit() else None


def counted(model: LessonModel, question: Choice, vote: str) -> dict[str, int | None]:
    """The hands for each option of a question in one vote."""
    return {one.value: hands(model, vote, question, one.value) for one in question.options}


def leading(model: LessonModel, question: Choice) -> str:
    """The option with most hands in the first vote; empty while no hand was counted."""
    votes = {option: hands for option, hands in counted(model, question, FIRST).items() if hands}
    return max(votes, key=lambda option: votes[option], default="")


def bars(model: LessonModel, question: Choice) -> Markup:
    """The votes on a question as bars, on one scale with the other questions; nothing while nobody has voted."""
    first, second = (counted(model, question, vote) for vote in (FIRST, SECOND))
    if not any(value is not None for value in (*first.values(), *second.values())):
        return join()
    again = any(value is not None for value in second.values())
    votes = [
        Votes(one.text, first[one.value] or 0, (second[one.value] or 0) if again else None) for one in question.options
    ]
    every = (counted(model, asked, vote).values() for asked in model.predictions for vote in (FIRST, SECOND))
    most = max(hands or 0 for row in every for hands in row)
    return draw(question.label, votes, "wide", name=f"votes-{question.id}", most=most)


class VotesPart:
    """The votes of a room in a step; a button opens them, and only while presenting.

    Args:
        view: the view it belongs to.
        vote: ``first`` before the case is worked on, ``second`` after it.
    """

    def __init__(self, view: LessonView, vote: str) -> None:
        self._view, self._vote, self._kit, self._is_open = view, vote, view.kit, False
        self._button = self._kit.button(shared.VOTES[vote], self._turn)
        self.box = self._kit.classed(self._kit.box(self._button), "stage-votes")

    def _turn(self) -> None:
        self._is_open = not self._is_open
        asked = self._view.model.predictions if self._is_open else ()
        self._bars = {one.id: self._kit.html(bars(self._view.model, one)) for one in asked}
        parts = [self._question(one) for one in asked]
        self._button.description = self._button.tooltip = (
            shared.VOTES_BACK if self._is_open else shared.VOTES[self._vote]
        )
        refill(self.box, (self._button, *parts))
        turn(self.box, "stage-voting", on=self._is_open)

    def _question(self, question: Choice) -> widgets.VBox:
        def typed(key: str) -> Callable[[str], None]:
            def changed(text: str) -> None:
                self._view.set(key, text)
                for one in self._view.model.predictions:
                    self._bars[one.id].value = str(bars(self._view.model, one))

            return changed

        keys = [(one.text, votes_key(self._vote, question.id, one.value)) for one in question.options]
        lines = [self._kit.line(text, self._view.model.state.text(key), typed(key), "0") for text, key in keys]
        return self._kit.box(
            self._kit.html(el("p", el("strong", question.label))), self._kit.row(*lines), self._bars[question.id]
        )
