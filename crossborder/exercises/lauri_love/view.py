"""The Lauri Love exercise as widgets: live in a static page and in JupyterLab alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.lauri_love import page, words
from crossborder.exercises.lauri_love.issue_view import IssuePart
from crossborder.exercises.lauri_love.model import LauriLoveModel
from crossborder.exercises.lesson.steps import Step
from crossborder.exercises.lesson.view import LessonView

if TYPE_CHECKING:
    import ipywidgets as widgets

    from crossborder.exercises.lauri_love.path import Issue
    from crossborder.exercises.state import Value


class LauriLove(LessonView):
    """The exercise on Lauri Love: choose a case, predict, judge it question by question, change facts, look back."""

    made_of, words, page = LauriLoveModel, words, page

    def before_prediction(self) -> list[widgets.Widget]:
        """The choice of a case, and its facts; nothing of the real case is there before it is chosen."""
        self._facts = self.kit.html(page.folded_facts(self.model))
        return [self.control(self.model.way, "way.case", self._case_chosen), self._facts]

    def _case_chosen(self, _: Value) -> None:
        self._facts.value = str(page.folded_facts(self.model))
        self.stage.forget()
        self.say(words.CASE_CHOSEN[self.model.case])

    def first_steps(self) -> list[Step]:
        """The questions of the Act."""
        return [self._issue_step(number, issue) for number, issue in enumerate(self.model.issues, 1)]

    def _issue_step(self, number: int, issue: Issue) -> Step:
        return Step(
            f"path.{number}",
            words.PATH_CHIP if number == 1 else str(number),
            issue.title,
            issue.minutes,
            lambda: IssuePart(self, issue).controls(),
            core=issue.core,
            is_done=lambda: self.model.compared_issue(issue.id),
        )
