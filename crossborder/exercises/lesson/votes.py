"""A show of hands before and after: the numbers are typed in while presenting, and drawn as bars side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.controls import refill
from crossborder.exercises.figures.votes import Votes, draw, key
from crossborder.exercises.html import el, join
from crossborder.exercises.lesson.model import votes_key
from crossborder.exercises.lesson.page import not_yet
from crossborder.exercises.lesson.stage import REVEALS, turn
from crossborder.exercises.state import whole
from crossborder.request.typed import beginning

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import ipywidgets as widgets

    from crossborder.exercises.ask import Choice, Option
    from crossborder.exercises.html import Markup
    from crossborder.exercises.lesson.base import LessonBase
    from crossborder.exercises.lesson.model import LessonModel

FIRST, SECOND, TASK = "first", "second", "task"
MOST = 9_999  # hands: no room holds more


def _fault(typed: str) -> str:
    """What is wrong with what was typed; empty when it is a number, or nothing."""
    return shared.VOTES_WRONG.format(text=beginning(typed)) if typed.strip() and whole(typed, MOST) is None else ""


def counted(model: LessonModel, question: Choice, vote: str) -> dict[str, int | None]:
    """The hands for each option of a question in one vote, or ``None`` where nothing that can be read was typed."""
    typed = {one.value: model.state.text(votes_key(vote, question.id, one.value)) for one in question.options}
    return {option: whole(text, MOST) for option, text in typed.items()}


def leading(model: LessonModel, question: Choice, vote: str = FIRST) -> str:
    """The option with most hands in a vote; empty while no hand was counted."""
    votes = {option: hands for option, hands in counted(model, question, vote).items() if hands}
    return max(votes, key=lambda option: votes[option], default="")


def bars(
    model: LessonModel,
    asked: Sequence[Choice],
    question: Choice,
    option: Option,
    votes: tuple[str, ...],
    *,
    name: str = "votes",
) -> Markup:
    """The hands for an option as bars; nothing while nobody has voted on its question.

    Args:
        asked: the questions that share one scale.
        option: one of its options: the bars are beside the field in which its hands are typed.
        name: begins the names in the drawing: two steps of a page draw the same question.
    """
    counts = {one.id: [counted(model, one, vote) for vote in votes] for one in asked}
    rows = counts[question.id]
    if all(hands is None for row in rows for hands in row.values()):
        return join()
    # A vote that the room did not take has no bars: nothing is counted that nobody raised.
    taken = [row[option.value] or 0 if any(hands is not None for hands in row.values()) else None for row in rows]
    here = Votes(option.text, taken[0], taken[1] if len(votes) > 1 else None)
    most = max(hands or 0 for rows in counts.values() for row in rows for hands in row.values())
    drawing = f"{name}-{question.id}-{question.options.index(option)}"
    return draw(question.label, [here], "narrow", name=drawing, most=most, named=False)


class VotesPart:
    """The votes of a room in a step; a button opens them, and only while presenting.

    Args:
        vote: ``first`` before the case is worked on, ``second`` after it, ``task`` on the question of a task.
        onward: what follows the count: the name of its button, and what it does.
        step: the step it stands in, for a person who points at its button.
    """

    def __init__(
        self,
        view: LessonBase,
        vote: str,
        asked: Sequence[Choice],
        onward: tuple[str, Callable[[], None]],
        step: str = "",
    ) -> None:
        self._view, self._vote, self._asked, self._onward, self._step = view, vote, asked, onward, step
        self._kit, self._is_open = view.kit, False
        self._button = self._kit.button(shared.VOTES[vote], self._turn, tooltip=self._button_name(shared.VOTES[vote]))
        self.box = self._kit.classed(self._kit.box(self._button), "stage-votes", f"stage-votes-{vote}")

    def _turn(self) -> None:
        self._is_open = not self._is_open
        asked = self._asked if self._is_open else ()
        self._bars = {(one.id, each.value): self._kit.html() for one in asked for each in one.options}
        self._wrong = {one.id: self._kit.html() for one in asked}
        parts = [self._question(one) for one in asked]
        self._show()
        if asked:
            if self._vote == SECOND:
                parts.insert(0, self._kit.html(key()))
            look = REVEALS if self._vote == SECOND else ""
            parts.append(self._kit.button(self._onward[0], self._go_on, main=True, look=look))
        name = shared.VOTES_BACK if self._is_open else shared.VOTES[self._vote]
        self._button.description, self._button.tooltip = name, self._button_name(name)
        refill(self.box, (self._button, *parts))
        turn(self.box, "stage-voting", on=self._is_open)

    def _drawn(self, question: Choice, option: Option) -> Markup:
        """The bars of an option: of a task's one vote, or of the two on the prediction."""
        votes = (TASK,) if self._vote == TASK else (FIRST, SECOND)
        return bars(self._view.model, self._asked, question, option, votes, name=f"votes-{self._vote}")

    def _button_name(self, name: str) -> str:
        return f"{name}: {self._step}" if self._step else name

    def _go_on(self) -> None:
        """Close the count, so that what is said of the step is in view, and do what follows."""
        self._turn()
        self._onward[1]()

    def _show(self) -> None:
        """Draw the hands as they are now, and say what was typed and is no number."""
        for question in self._asked if self._is_open else ():
            for option in question.options:
                self._bars[question.id, option.value].value = str(self._drawn(question, option))
            self._wrong[question.id].value = str(join(*map(not_yet, self._faults(question))))

    def _faults(self, question: Choice) -> list[str]:
        typed = [self._view.model.state.text(votes_key(self._vote, question.id, one.value)) for one in question.options]
        return [_fault(text) for text in typed if _fault(text)]

    def _question(self, question: Choice) -> widgets.VBox:
        def line(option: Option) -> widgets.HBox:
            place = votes_key(self._vote, question.id, option.value)

            def changed(text: str) -> None:
                self._view.set(place, text)
                self._show()
                if _fault(text):
                    self._view.say(_fault(text))

            field = self._kit.line(option.text, self._view.model.state.text(place), changed, "0")
            return self._kit.classed(self._kit.row(field, self._bars[question.id, option.value]), "stage-hands")

        heading = self._kit.html(el("p", el("strong", question.label)))
        return self._kit.box(heading, *map(line, question.options), self._wrong[question.id])


def votes_on(
    view: LessonBase, asked: Choice, control: widgets.Widget, onward: tuple[str, Callable[[], None]], step: str
) -> widgets.VBox:
    """The show of hands on one question; what most hands were raised for answers it for a room that has chosen nothing itself.

    Args:
        asked: the question, under the name by which its hands are kept.
        onward: what follows the count: the name of its button, and what it does.
    """
    name, go_on = onward

    def answered() -> None:
        control.value = control.value or leading(view.model, asked, TASK) or None
        go_on()

    return VotesPart(view, TASK, (asked,), (name, answered), step).box
