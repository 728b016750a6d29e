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

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import ipywidgets as widgets

    from crossborder.exercises.ask import Choice, Option
    from crossborder.exercises.html import Markup
    from crossborder.exercises.lesson.model import LessonModel
    from crossborder.exercises.lesson.view import LessonView

FIRST, SECOND, TASK = "first", "second", "task"
MOST = 9999


def hands(model: LessonModel, vote: str, question: Choice, option: str) -> int | None:
    """The hands for an option, or ``None`` when nothing that can be read was typed."""
    return _number(model.state.text(votes_key(vote, question.id, option)))


def _number(typed: str) -> int | None:
    text = typed.strip()
    return min(int(text), MOST) if text.isascii() and text.isdigit() else None


def _fault(typed: str) -> str:
    """What is wrong with what was typed; empty when it is a number, or nothing."""
    return shared.VOTES_WRONG.format(text=typed.strip()) if typed.strip() and _number(typed) is None else ""


def counted(model: LessonModel, question: Choice, vote: str) -> dict[str, int | None]:
    """The hands for each option of a question in one vote."""
    return {one.value: hands(model, vote, question, one.value) for one in question.options}


def leading(model: LessonModel, question: Choice, vote: str = FIRST) -> str:
    """The option with most hands in a vote; empty while no hand was counted."""
    votes = {option: hands for option, hands in counted(model, question, vote).items() if hands}
    return max(votes, key=lambda option: votes[option], default="")


def bars(model: LessonModel, question: Choice, option: Option) -> Markup:
    """The hands for an option of the prediction, on one scale with all others; nothing while nobody has voted on the question."""
    first, second = (counted(model, question, vote) for vote in (FIRST, SECOND))
    if not any(value is not None for value in (*first.values(), *second.values())):
        return join()
    again = any(value is not None for value in second.values())
    every = (counted(model, asked, vote).values() for asked in model.predictions for vote in (FIRST, SECOND))
    most = max(hands or 0 for row in every for hands in row)
    here = Votes(option.text, first[option.value] or 0, (second[option.value] or 0) if again else None)
    return _drawn(question, here, most)


def task_bars(model: LessonModel, question: Choice, option: Option) -> Markup:
    """The hands for an option of a task's question, on one scale with the others; nothing while nobody has voted."""
    votes = counted(model, question, TASK)
    if all(hands is None for hands in votes.values()):
        return join()
    return _drawn(question, Votes(option.text, votes[option.value] or 0), max(hands or 0 for hands in votes.values()))


def _drawn(question: Choice, votes: Votes, most: int) -> Markup:
    """Beside the field in which the hands are typed: what they are for stands there."""
    option = next(at for at, one in enumerate(question.options) if one.text == votes.text)
    return draw(question.label, [votes], "narrow", name=f"votes-{question.id}-{option}", most=most, named=False)


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
        self._draw = task_bars if vote == TASK else bars
        self._button = self._kit.button(shared.VOTES[vote], self._turn, tooltip=self._told(shared.VOTES[vote]))
        self.box = self._kit.classed(self._kit.box(self._button), "stage-votes")

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
        self._button.description, self._button.tooltip = name, self._told(name)
        refill(self.box, (self._button, *parts))
        turn(self.box, "stage-voting", on=self._is_open)

    def _told(self, name: str) -> str:
        return f"{name}: {self._step}" if self._step else name

    def _go_on(self) -> None:
        """Close the count, so that what is said of the step is in view, and do what follows."""
        self._turn()
        self._onward[1]()

    def _show(self) -> None:
        """Draw the hands as they stand, and say what was typed and is no number."""
        for question in self._asked if self._is_open else ():
            for option in question.options:
                self._bars[question.id, option.value].value = str(self._draw(self._view.model, question, option))
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
