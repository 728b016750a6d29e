"""The Lauri Love exercise as widgets: live in a static page and in JupyterLab alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.controls import refill
from crossborder.exercises.html import join
from crossborder.exercises.lauri_love import compare, page, words
from crossborder.exercises.lauri_love.model import LauriLoveModel
from crossborder.exercises.lesson.page import not_yet
from crossborder.exercises.lesson.view import LessonView

if TYPE_CHECKING:
    import ipywidgets as widgets

    from crossborder.exercises.html import Markup
    from crossborder.exercises.lauri_love.path import Issue
    from crossborder.exercises.state import Value


class LauriLove(LessonView):
    """The exercise on Lauri Love: choose a case, predict, judge it question by question, change facts, look back.

    Args:
        keep_work: keep what is entered, and bring it back.
    """

    prediction_intro = words.PREDICTION_INTRO
    prediction_minutes = words.PREDICTION_MINUTES

    def __init__(self, *, keep_work: bool = True) -> None:
        super().__init__(LauriLoveModel(), keep_work=keep_work)

    def head(self) -> Markup:
        """What the exercise is, and what to know before reading on."""
        return page.head()

    def whole(self) -> Markup:
        """The whole lesson as HTML."""
        return page.whole(self.model)

    # --- the way round ---------------------------------------------------------------------------------------------

    def before_prediction(self) -> list[widgets.Widget]:
        """The choice of a case, and its facts; nothing of the real case is there before it is chosen."""
        self._facts = self.kit.html(page.facts(self.model))
        return [self.control(self.model.way, "way.case", self._case_chosen), self._facts]

    def _case_chosen(self, _: Value) -> None:
        self._facts.value = str(page.facts(self.model))
        if self.model.predicted:
            self.go_on()
        self.say(words.CASE_CHOSEN[self.model.case])

    def after_prediction(self) -> list[widgets.Widget]:
        """The steps of the path, the tasks, the debrief and the new case; each is built when it is opened."""
        return [
            self.kit.html(page.path_head()),
            *(self._issue_section(issue) for issue in self.model.issues),
            self.kit.html(page.tasks_head()),
            *(self.task_section(task) for task in self.model.tasks),
            self.section("debrief", self.kit.html(page.debrief_head()), words.DEBRIEF_NAME, self._debrief),
            self.section("transfer", self.kit.html(page.transfer_head()), shared.TRANSFER_NAME, self._transfer),
        ]

    # --- (b) the path ----------------------------------------------------------------------------------------------

    def _issue_section(self, issue: Issue) -> widgets.VBox:
        head = self.kit.html(page.issue_head(issue))
        return self.section(f"issue_{issue.id}", head, issue.title, lambda: self._issue(issue))

    def _issue(self, issue: Issue) -> list[widgets.Widget]:
        """A step: law and papers, what is decided, and what others said once the decision is kept."""
        case = self.model.case
        kept = self.model.compared_issue(issue.id)
        inputs = self._inputs(issue)
        for control in inputs:
            control.disabled = kept
        result = self.kit.html(compare.comparison(self.model, issue) if kept else None)
        afterwards = self.kit.box(*(self._afterwards(issue) if kept else []))

        def keep() -> None:
            missing = self.model.compare_issue(issue.id)
            self.save()
            if missing:
                result.value = str(not_yet(missing))
                self.say(missing)
                return
            if not afterwards.children:
                for control in inputs:
                    control.disabled = True
                refill(afterwards, self._afterwards(issue))
            result.value = str(compare.comparison(self.model, issue))
            self.say(words.COMPARED)

        name = words.COMPARE_NAME.format(button=words.COMPARE, title=issue.title)
        button = self.kit.button(words.COMPARE, keep, main=True, tooltip=name)
        top = self.kit.html(join(page.issue_law(issue), page.papers_box(issue.id, case)))
        return [top, *self._laid_out(issue, inputs), button, result, afterwards]

    def _inputs(self, issue: Issue) -> list[widgets.Widget]:
        """What is chosen and written, in order: first condition; weight and reason of each matter; decision, ground, other side."""
        found = [self._choice(issue, issue.gate.id)] if issue.gate else []
        for matter in issue.matters:
            found += [
                self._choice(issue, matter.weight.id),
                self._area(issue, f"reason_{matter.letter}", matter.reason_label, words.REASON_HINT, short=True),
            ]
        other = self._area(issue, "other_side", words.OTHER_SIDE, words.OTHER_SIDE_HINT)
        return [*found, self._choice(issue, "decision"), self._choice(issue, "ground"), other]

    def _laid_out(self, issue: Issue, inputs: list[widgets.Widget]) -> list[widgets.Widget]:
        """The inputs, each matter below its words and its papers."""
        if not issue.matters:
            return inputs
        gate, *rest = inputs
        laid: list[widgets.Widget] = [gate, self.kit.html(page.matters_head())]
        for at, matter in enumerate(issue.matters):
            laid += [self.kit.html(page.matter_box(matter, self.model.case)), *rest[2 * at : 2 * at + 2]]
        return [*laid, *rest[2 * len(issue.matters) :]]

    def _choice(self, issue: Issue, name: str) -> widgets.Widget:
        choice = next(found for found in issue.choices if found.id == name)
        return self.control(choice, self.model.place(issue.id, name))

    def _area(self, issue: Issue, name: str, label: str, hint: str, *, short: bool = False) -> widgets.Textarea:
        key = self.model.place(issue.id, name)
        return self.kit.area(label, self.model.state.text(key), hint, lambda value: self.set(key, value), short=short)

    def _afterwards(self, issue: Issue) -> list[widgets.Widget]:
        """What is asked when the others have spoken: which fact would change the decision."""
        area = self._area(issue, "changer", words.CHANGER, words.CHANGER_HINT, short=True)
        return [area, self.kit.html(compare.changers(issue))]

    # --- (d) and (e) -----------------------------------------------------------------------------------------------

    def _debrief(self) -> list[widgets.Widget]:
        return [self.kit.html(page.debrief(self.model))]

    def _transfer(self) -> list[widgets.Widget]:
        return self.new_case(page.transfer_facts())
