"""The exercise on the other side as widgets: live in a static page and in JupyterLab alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crossborder.exercises.ask import Choice, Many, Option
from crossborder.exercises.central_authority import marking, page, words
from crossborder.exercises.central_authority.model import CentralAuthorityModel
from crossborder.exercises.controls import refill
from crossborder.exercises.html import el
from crossborder.exercises.lesson.view import LessonView

if TYPE_CHECKING:
    import ipywidgets as widgets

    from crossborder.exercises.ask import Field
    from crossborder.exercises.html import Markup
    from crossborder.exercises.lesson.steps import Step
    from crossborder.exercises.task import Task


class CentralAuthority(LessonView):
    """The exercise on the other side: prediction, requests on the desk, a classmate's request, debrief, a new case."""

    made_of, words, page = CentralAuthorityModel, words, page
    # The requests on the desk are the tasks.
    tasks_at = "decision", words.DESK_CHIP

    def beside(self, task: Task) -> Markup:
        """The request: it stays open beside the decision."""
        return page.request(self.model.by_id(task.id))

    def extra_steps(self) -> list[Step]:
        """A classmate's request, and the rubric."""
        return [
            self.step("mate", "MATE", self._mate, core=False),
            self.step("rubric", "RUBRIC", self._rubric, core=False),
        ]

    def is_asked(self, task: Task, field: Field) -> bool:
        """What to ask for is asked only when one asks back."""
        return field.id != "points" or self.model.state.text(f"task.{task.id}.decision") == "ask_back"

    def task_figure(self, task: Task) -> Markup | None:
        """The strip of days: what the decision costs, and whether the data are there at its end."""
        return page.days(self.model, task.id)

    def _mate(self) -> list[widgets.Widget]:
        shown, answer, fields = self.kit.html(page.mate(self.model)), self.kit.html(), self.kit.box()
        refill(fields, self._mate_controls(answer))

        def read(files: list[tuple[str, bytes]]) -> None:
            for name, data in files:
                sentence = self.model.read_mate(name, data)
                self.save()
                shown.value, answer.value = (
                    str(page.mate(self.model)),
                    str(el("p", sentence, class_="cbx-box cbx-note")),
                )
                refill(fields, self._mate_controls(answer))
                self.say(sentence)

        upload = self.kit.upload(words.MATE_READ, read)
        return [self.kit.html(el("p", words.MATE_INTRO)), upload, shown, fields, answer]

    def _mate_controls(self, answer: widgets.HTML) -> tuple[widgets.Widget, ...]:
        """What is asked about the classmate's request; nothing while none is there."""
        judged = self.model.mate_judged()
        if judged is None:
            return ()
        known = Many("known", words.MATE_KNOW, tuple(Option(name, *pair) for name, pair in words.MATE_FACTS.items()))
        provision = next(field for field in marking.fields(judged) if field.id == "provision")
        decision, points, keep = self.model.mate_fields
        controls = [self._mate_control(field, answer) for field in (known, decision, provision, points, keep)]
        check = self.kit.button(words.MATE_CHECK, lambda: self.answer(answer, self.model.check_mate()), main=True)
        return (*controls, check)

    def _mate_control(self, field: Field, answer: widgets.HTML) -> widgets.Widget:
        key = f"mate.{field.id}"
        value = self.model.state.get(key)
        # A provision that this request does not offer any more is shown as not chosen.
        if isinstance(field, Choice) and value not in {"", *(option.value for option in field.options)}:
            value = ""

        def changed(new: Any) -> None:  # noqa: ANN401 - a value of the state
            self.set(key, new)
            answer.value = ""

        return self.kit.field(field, value, changed, can_empty=True)

    def _rubric(self) -> list[widgets.Widget]:
        lines = {
            f"rubric.{part}": words.RUBRIC_LINE.format(part=title) for part, (title, _) in words.RUBRIC_PARTS.items()
        }
        return self.typed_lines(lines, lambda: page.rubric(self.model), self.model.rubric_problems)
