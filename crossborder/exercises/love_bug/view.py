"""The Love Bug exercise as widgets, live in a static page and in JupyterLab alike, and as HTML for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises.cited import events
from crossborder.exercises.figures import pair_map
from crossborder.exercises.html import Markup, el, folded, join
from crossborder.exercises.lesson import outcome, page
from crossborder.exercises.lesson.machine_view import MachinePart
from crossborder.exercises.lesson.view import LessonView
from crossborder.exercises.love_bug import law, words
from crossborder.exercises.love_bug.model import LoveBugModel
from crossborder.exercises.love_bug.tasks import changed_case
from crossborder.rules import assess

if TYPE_CHECKING:
    from crossborder.exercises.html import Markup
    from crossborder.exercises.lesson.steps import Step
    from crossborder.exercises.task import Task


def _known() -> tuple[Markup, Markup]:
    """The facts known on the day of the prediction."""
    known = events("love_bug", until=law.KNOWN)
    return render.timeline(known, words.FACTS_CAPTION, words.TIMELINE_HEADS), el("p", words.FACTS_NOTE)


class LoveBug(LessonView):
    """The exercise on the Love Bug: prediction, time machine, tasks, debrief, a new case."""

    made_of, words = LoveBugModel, words

    def case(self) -> Markup:
        """The case in few words, and what is known of it on the day of the prediction, folded."""
        known = folded(words.FACTS_TITLE, *_known(), id="love-bug-facts")
        return join(page.lead(words.CASE), known, outcome.pictured(pair_map.draw(law.ASKING, law.HAVEN)))

    def debrief(self) -> Markup:
        """The look back, with what happened, and the mirror case put to the rules."""
        later = events("love_bug", after=law.KNOWN)
        happened = render.timeline(later, words.DEBRIEF_CAPTION, words.TIMELINE_HEADS)
        mirror = render.timeline(events("zotob"), words.DEBRIEF_ZOTOB_CAPTION, words.TIMELINE_HEADS)
        ruled = folded(words.DEBRIEF_RULES_ZOTOB, render.assessment(self.model.zotob), id="love-bug-zotob")
        return page.look_back(self.model, happened=happened, zotob=join(mirror, ruled))

    def whole(self) -> Markup:
        """The whole lesson for a reader without JavaScript, and for print."""
        at_work = page.machine_at_work(words, lambda changes: assess(law.request(changes)))
        return page.lesson(
            self.model,
            join(page.welcome(words.WELCOME, words.TIME), el(page.SECTION, words.FACTS_TITLE), *_known()),
            page.section(words, "MACHINE", el("p", words.MACHINE_INTRO), at_work),
            page.section(words, "TASKS", el("p", words.TASKS_INTRO), page.tasks(self.model)),
            page.section(words, "DEBRIEF", self.debrief()),
        )

    def first_steps(self) -> list[Step]:
        """The time machine."""
        return [self.step("machine", "MACHINE", lambda: MachinePart(self).controls())]

    def task_figure(self, task: Task) -> Markup | None:
        """The lanes of the case, or of the change that is chosen: what closes can be seen before it is named."""
        if task.id != "haven":
            return None
        return outcome.lanes(assess(changed_case(self.model.state.text("task.haven.change"))))
