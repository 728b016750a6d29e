"""The exercise on the other side as widgets: live in a static page and in JupyterLab alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crossborder.exercises import render
from crossborder.exercises import words as shared
from crossborder.exercises.ask import Choice, Many, Option
from crossborder.exercises.central_authority import marking, page, words
from crossborder.exercises.central_authority.model import MATE, CentralAuthorityModel
from crossborder.exercises.controls import refill
from crossborder.exercises.html import el, join
from crossborder.exercises.lesson.page import PIECE, not_yet
from crossborder.exercises.lesson.view import LessonView

if TYPE_CHECKING:
    from collections.abc import Callable

    import ipywidgets as widgets

    from crossborder.exercises.ask import Field
    from crossborder.exercises.central_authority.incoming import Incoming
    from crossborder.exercises.html import Markup


class CentralAuthority(LessonView):
    """The exercise on the other side: prediction, requests on the desk, a classmate's request, debrief, a new case.

    Args:
        keep_work: keep what is entered, and bring it back.
    """

    prediction_intro = words.PREDICTION_INTRO

    def __init__(self, *, keep_work: bool = True) -> None:
        super().__init__(CentralAuthorityModel(), keep_work=keep_work)

    def head(self) -> Markup:
        """What the exercise is."""
        return page.head()

    def whole(self) -> Markup:
        """The whole lesson as HTML."""
        return page.whole(self.model)

    def after_prediction(self) -> list[widgets.Widget]:
        """The requests; all but the first, and what follows, are built when they are opened."""
        return [
            self.kit.html(page.desk_head()),
            *(self._request(one) for one in self.model.incoming),
            self.section(MATE, self.kit.html(page.mate_head()), words.MATE_NAME, self._mate),
            self.section("rubric", self.kit.html(page.rubric_head()), words.RUBRIC_NAME, self._rubric),
            self.section("debrief", self.kit.html(page.debrief_head()), words.DEBRIEF_NAME, self._debrief),
            self.section("transfer", self.kit.html(page.transfer_head()), shared.TRANSFER_NAME, self._transfer),
        ]

    # --- the desk --------------------------------------------------------------------------------------------------

    def _request(self, one: Incoming) -> widgets.VBox:
        task = self.model.task_by_id[one.id]
        head = self.kit.html(render.heading(PIECE, one.title, task.minutes, core=one.core))
        return self.section(
            one.id, head, one.title, lambda: [self.kit.html(page.request(one)), *self.task_controls(task)]
        )

    # --- a classmate's request -------------------------------------------------------------------------------------

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
        controls: list[widgets.Widget] = []
        for field in (known, decision, provision, points, keep):
            if isinstance(field, Many):
                controls.append(self.kit.html(el("p", el("strong", field.label))))
            controls.append(self._mate_control(field, answer))
        check = self.kit.button(words.MATE_CHECK, self._mate_check(answer), main=True)
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

        return self.kit.field(field, value, changed)

    def _mate_check(self, answer: widgets.HTML) -> Callable[[], None]:
        def check() -> None:
            found = self.model.check_mate()
            missing = isinstance(found, str)
            answer.value = str(not_yet(found) if missing else render.feedback(found))
            self.say(found if missing else found.sentence)

        return check

    # --- the rubric ------------------------------------------------------------------------------------------------

    def _rubric(self) -> list[widgets.Widget]:
        shown, problems = self.kit.html(page.rubric(self.model)), self.kit.html()

        def typed(part: str) -> Callable[[str], None]:
            def changed(text: str) -> None:
                self.set(f"rubric.{part}", text)
                found = self.model.rubric_problems()
                shown.value = str(page.rubric(self.model))
                problems.value = str(join(*(not_yet(problem) for problem in found)))
                if found:
                    self.say(found[0])

            return changed

        lines = [
            self.kit.line(f"{title}: points", self.model.state.text(f"rubric.{part}"), typed(part))
            for part, (title, _) in words.RUBRIC_PARTS.items()
        ]
        return [shown, problems, *lines]

    # --- debrief and new case --------------------------------------------------------------------------------------

    def _debrief(self) -> list[widgets.Widget]:
        return [self.kit.html(page.debrief(self.model))]

    def _transfer(self) -> list[widgets.Widget]:
        return self.new_case(page.transfer_facts())
