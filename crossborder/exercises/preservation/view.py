"""The exercise on preservation as widgets, live in a static page and in JupyterLab alike, and as HTML for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises import words as shared
from crossborder.exercises.cited import sources_of
from crossborder.exercises.figures import pair_map
from crossborder.exercises.html import Markup, el, folded, join
from crossborder.exercises.lesson import outcome, page
from crossborder.exercises.lesson.machine_view import MachinePart
from crossborder.exercises.lesson.view import LessonView
from crossborder.exercises.preservation import law, words
from crossborder.exercises.preservation.model import PreservationModel

if TYPE_CHECKING:
    import ipywidgets as widgets

    from crossborder.exercises.ask import Field
    from crossborder.exercises.lesson.steps import Step


class TimeMachine(LessonView):
    """The exercise on preservation: prediction, time machine, tasks, debrief, a new case."""

    made_of, words = PreservationModel, words

    def case(self) -> Markup:
        """The case, in few words."""
        return join(page.lead(words.CASE), outcome.pictured(pair_map.draw(law.ASKING, law.ASKED)))

    def debrief(self) -> Markup:
        """The look back, with what the data note on Argentina's reservation and its source."""
        record = law.record_of("ARG")
        if record is None:
            return page.look_back(self.model)
        rests = folded(shared.RESTS_ON, render.references(sources_of(record)), id="preserve-argentina")
        return page.look_back(self.model, argentina=join(el("p", record.text, " ", record.provenance.note), rests))

    def whole(self) -> Markup:
        """The whole lesson for a reader without JavaScript, and for print."""
        request = (el(page.SECTION, words.FACTS_TITLE), *(el("p", text) for text in words.FACTS))
        return page.lesson(
            self.model,
            join(page.welcome(words.WELCOME, words.TIME), *request),
            page.section(words, "MACHINE", page.machine_at_work(words, law.assessed), intro=words.MACHINE_INTRO),
            page.section(words, "TASKS", page.tasks(self.model), intro=words.TASKS_INTRO),
            page.section(words, "DEBRIEF", self.debrief()),
        )

    def first_steps(self) -> list[Step]:
        """The time machine."""
        return [self.step("machine", "MACHINE", lambda: _WithReservation(self).controls())]


class _WithReservation(MachinePart):
    """The time machine with a reservation to suppose, offered only where it can matter."""

    def _field(self, field: Field) -> widgets.Widget:
        made = super()._field(field)
        if field.id != "reservation":
            return made
        self._choice, self._place = made, self._kit.box(made)
        return self._place

    def _note(self) -> Markup | None:
        """That something is supposed about a state's reservation, if it is."""
        state = self._model.supposed_of
        return el("p", el("strong", words.SUPPOSED_NOTE.format(state=state))) if state else None

    def _draw(self) -> None:
        super()._draw()
        self._place.children = (self._choice,) if law.reservation_matters(self._model.machine_values) else ()
