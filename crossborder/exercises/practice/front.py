"""The live question on the front page: one case of the practice, one answer, and what the law says to it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises.controls import Page, refill
from crossborder.exercises.html import Markup, el, folded, join
from crossborder.exercises.lesson import deciding, outcome
from crossborder.exercises.practice import page, words
from crossborder.exercises.practice.case import Case
from crossborder.exercises.practice.draws import Draws
from crossborder.exercises.practice.question import Question, question, question_about
from crossborder.exercises.style import style_element
from crossborder.rules import CooperationRequest

if TYPE_CHECKING:
    from crossborder.exercises.state import Value

# The case a visitor meets first: an act one day before the law that punishes it. Then come those of a seed of the practice, chosen so that
# no state, no answer and no measure but extradition comes twice in the first five cases: where the rules are sure that an answer is open, it is
# one on extradition.
FIRST = CooperationRequest(
    requesting="NLD", requested="FRA", measure="extradition", conduct="malware",
    committed_on=date(1993, 2, 28), requested_on=date(1993, 3, 30),
)  # fmt: skip
SEED = 5884
# The first level has no case without a clear answer: one case in four is of the second.
_MIXED = 4


def question_at(number: int) -> Question:
    """The question with a number, from 0."""
    if not number:
        return question_about(Case.of(FIRST), 1, Draws(SEED))
    return question(SEED, 1 if number % _MIXED else 2, number)


class FrontQuestion(Page):
    """One question to be answered at once. Nothing of it is kept: the practice keeps."""

    def __init__(self) -> None:
        super().__init__("cbx-front")
        self._number = 0
        self._told, self._answer = self.kit.html(), self.kit.html()
        panes = self.kit.two([], [self._answer])
        self._case = panes.children[0]
        # What an answer brings is before the way on, on a narrow window too.
        panes.children = (*panes.children, self.kit.button(words.FRONT_ANOTHER, self._go_on))
        self.children = (self._status, self.kit.html(style_element()), panes)
        self._show()

    def whole(self) -> Markup:
        """Case and answers, with the reasons and the figure folded."""
        asked = question_at(0)
        assessed = asked.case.assessment
        right = folded(words.ANSWER_FOLDED, outcome.outcome(assessed), outcome.lanes(assessed))
        return el(
            "div", style_element(), case_text(asked), render.question(asked.fields[0]), right, class_="cbx cbx-front"
        )

    @property
    def current(self) -> Question:
        """The question in view."""
        return question_at(self._number)

    def _show(self) -> None:
        """Draw a case; the button stays, and with it the focus of who pressed it."""
        asked = self.current
        self._told.value = str(case_text(asked))
        self._answer.value = str(join(outcome.waiting(words.FRONT_START_NOTE), page.who_asks_whom(asked)))
        self._choice = self.kit.field(asked.fields[0], "", self._answered)
        refill(self._case, (self._told, self._choice))

    def _answered(self, value: Value) -> None:
        if value:
            self._answer.value = str(answer(self.current, str(value)))
            self.say(announcement(self.current, str(value)))

    def _go_on(self) -> None:
        self._number += 1
        self._show()
        self.say(self.current.told[0])


def case_text(asked: Question) -> Markup:
    """The case: who asks whom in large type, then the conduct and the days."""
    first, *rest = asked.told
    return join(el("p", el("strong", first), class_="stage-title"), el("p", " ".join(rest)))


def answer(asked: Question, value: str) -> Markup:
    """Whether an answer holds; what the law says, with what decides and the provision it rests on; why the answer does not hold; the figure."""
    assessment, is_right = asked.case.assessment, value == asked.asked[0].right
    why = None if is_right else el("p", asked.asked[0].option(value).why)
    return join(
        el("p", *page.headed(_verdict(asked, value), is_right=is_right), class_="stage-title"),
        outcome.decided_panel(assessment, deciding.of(assessment)),
        why,
        outcome.lanes(assessment),
    )


def announcement(asked: Question, value: str) -> str:
    """The same in one sentence, to be announced."""
    return page.announcement(asked, _verdict(asked, value))


def _verdict(asked: Question, value: str) -> str:
    return str(words.VERDICT_RIGHT if value == asked.asked[0].right else words.VERDICT_WRONG)
