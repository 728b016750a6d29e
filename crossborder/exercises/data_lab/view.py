"""One question of the data lab as a widget: what is asked, a field, a button and what the check says."""

from __future__ import annotations

from crossborder.exercises import words as shared
from crossborder.exercises.controls import Page
from crossborder.exercises.data_lab import words
from crossborder.exercises.data_lab.checking import checked, verdict
from crossborder.exercises.data_lab.questions import QUESTION_BY_ID, QUESTIONS, Question
from crossborder.exercises.html import Markup, el, folded
from crossborder.exercises.style import style_element
from crossborder.rules.errors import require_known


class DataQuestion(Page):
    """A question to the data. Nothing of it is kept: the work is the program that finds the answer.

    Args:
        name: id of the question, such as ``who-2004``.

    Raises:
        QuestionError: when there is no question with this id; the message names near ones.
    """

    def __init__(self, name: str) -> None:
        require_known("The question", name, QUESTION_BY_ID)
        super().__init__("cbx-lab")
        self._question, kit = QUESTION_BY_ID[name], self.kit
        self._given, self._said = "", kit.html()
        field = kit.line(shared.WAITING, "", self._typed, self._question.example)
        button = kit.button(shared.CHECK, self._check)
        self.children = (self._status, kit.html(_head(self._question)), field, button, self._said)

    def __repr__(self) -> str:
        return f"DataQuestion({self._question.id!r})"

    def whole(self) -> Markup:
        """The question with its answer folded."""
        answer = self._question.answer()
        shown = ", ".join(sorted(answer)) if isinstance(answer, frozenset) else str(answer)
        solved = el(
            "p", el("strong", shown), ". ", self._question.why, " ", words.RESTS.format(rests=self._question.rests)
        )
        return el("div", _head(self._question), folded(words.ANSWER, solved), class_="cbx cbx-lab")

    def _typed(self, text: str) -> None:
        self._given = text

    def _check(self) -> None:
        marking = checked(self._question.id, self._given)
        self._said.value = str(verdict(self._question, marking))
        self._status.say(el("span", words.HEADS[marking.verdict], " ", marking.text))


def _head(question: Question) -> Markup:
    # One style sheet serves the whole notebook: ten copies of it would be most of the page.
    return el("div", style_element() if question is QUESTIONS[0] else None, el("p", question.ask))
