"""A show of hands before and after: the numbers are typed in while presenting, and drawn as bars side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.controls import refill
from crossborder.exercises.figures.votes import Votes, draw
from crossborder.exercises.html import el, join
from crossborder.exercises.lesson.model import votes_key
from crossborder.exercises.lesson.stage import turn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import ipywidgets as widgets

    from crossborder.exercises.ask import Choice
    from crossborder.exercises.html import Markup
    from crossborder.exercises.lesson.model import LessonModel
    from crossborder.exercises.lesson.view import LessonView

FIRST, SECOND, TASK = "first", "second", "task"
MOST = 9999


def hands(model: LessonModel, vote: str, question: Choice, option: str) -> int | None:
    """The hands for an option, or ``None`` when nothing that can be read was typed."""
    typed = model.state.text(votes_key(vote, question.id, option)).strip()
    return min(int(typed), MOST) if typed.isascii() and typed.isdigit() else None


def counted(model: LessonModel, question: Choice, vote: str) -> dict[str, int | None]:
    """The hands for each option of a question in one vote."""
    return {one.value: hands(model, vote, question, one.value) for one in question.options}


def leading(model: LessonModel, question: Choice, vote: str = FIRST) -> str:
    """The option with most hands in a vote; empty while no hand was counted."""
    votes = {option: hands for option, hands in counted(model, question, vote).items() if hands}
    return max(votes, key=lambda option: votes[option], default="")


def bars(model: LessonModel, asked: Sequence[Choice], question: Choice, votes: tuple[str, ...]) -> Markup:
    """The votes on a question as bars; nothing while nobody has voted.

    Args:
        model: keeps the hands.
        asked: the questions that share one scale.
        question: one of them.
        votes: one vote, or the first and the second.
    """
    counts = {one.id: [counted(model, one, vote) for vote in votes] for one in asked}
    voted = [row for row in counts[question.id] if any(hands is not None for hands in row.values())]
    if not voted:
        return join()
    first, last = counts[question.id][0], counts[question.id][-1]
    again = len(votes) > 1 and last in voted
    drawn = [
        Votes(one.text, first[one.value] or 0, (last[one.value] or 0) if again else None) for one in question.options
    ]
    most = max(hands or 0 for rows in counts.values() for row in rows for hands in row.values())
    return draw(question.label, drawn, "wide", name=f"votes-{question.id}", most=most)


class VotesPart:
    """The votes of a room in a step; a button opens them, and only while presenting.

    Args:
        view: the view it belongs to.
        vote: ``first`` before the case is worked on, ``second`` after it, ``task`` on the question of a task.
        asked: the questions.
        onward: what follows the count: the name of its button, and what it does.
        step: the step it stands in, for a person who points at its button.
    """

    def __init__(
        self,
        view: LessonView,
        vote: str,
        asked: Sequence[Choice],
        onward: tuple[str, Callable[[], None]],
        step: str = "",
    ) -> None:
        self._view, self._vote, self._asked, self._onward, self._step = view, vote, asked, onward, step
        self._kit, self._is_open = view.kit, False
        self._button = self._kit.button(shared.VOTES[vote], self._turn, tooltip=self._told(shared.VOTES[vote]))
        self.box = self._kit.classed(self._kit.box(self._button), "stage-votes")

    def _turn(self) -> None:
        self._is_open = not self._is_open
        asked = self._asked if self._is_open else ()
        self._bars = {one.id: self._kit.html(self._drawn(one)) for one in asked}
        parts = [self._question(one) for one in asked]
        if asked:
            parts.append(self._kit.button(self._onward[0], self._go_on, main=True))
        name = shared.VOTES_BACK if self._is_open else shared.VOTES[self._vote]
        self._button.description, self._button.tooltip = name, self._told(name)
        refill(self.box, (self._button, *parts))
        turn(self.box, "stage-voting", on=self._is_open)

    def _drawn(self, question: Choice) -> Markup:
        """The bars of a question: of a task's one vote, or of the two on the prediction."""
        return bars(self._view.model, self._asked, question, (TASK,) if self._vote == TASK else (FIRST, SECOND))

    def _told(self, name: str) -> str:
        return f"{name}: {self._step}" if self._step else name

    def _go_on(self) -> None:
        """Close the count, so that what is said of the step is in view, and do what follows."""
        self._turn()
        self._onward[1]()

    def _question(self, question: Choice) -> widgets.VBox:
        def typed(key: str) -> Callable[[str], None]:
            def changed(text: str) -> None:
                self._view.set(key, text)
                for one in self._asked:
                    self._bars[one.id].value = str(self._drawn(one))

            return changed

        keys = [(one.text, votes_key(self._vote, question.id, one.value)) for one in question.options]
        lines = [self._kit.line(text, self._view.model.state.text(key), typed(key), "0") for text, key in keys]
        return self._kit.box(
            self._kit.html(el("p", el("strong", question.label))), self._kit.row(*lines), self._bars[question.id]
        )
