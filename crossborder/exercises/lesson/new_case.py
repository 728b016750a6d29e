"""The new case at the end of an exercise: facts, a decision and a reason; then whether it holds, and the key points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.controls import refill
from crossborder.exercises.lesson import outcome, page
from crossborder.exercises.lesson.stage import ANSWERS, CHECKED, REVEALS

if TYPE_CHECKING:
    import ipywidgets as widgets

    from crossborder.exercises.lesson.view import LessonView
    from crossborder.exercises.state import Value


class NewCasePart:
    """The new case in the view of a lesson."""

    def __init__(self, view: LessonView) -> None:
        self._view, self._model, self._kit = view, view.model, view.kit
        self.box = self._kit.box()
        self._show()

    def _show(self) -> None:
        refill(self.box, self._controls())

    def _controls(self) -> list[widgets.Widget]:
        model, kit, view = self._model, self._kit, self._view
        self._verdict = kit.html()
        self._points = kit.classed(kit.html(page.transfer_points(model) if model.compared else None), ANSWERS)
        self._rest("")
        decision = view.control(model.decision, model.case_place("decision"), self._rest)
        place = model.case_place("reason")
        # A key on its way when another case is asked for still belongs to the case it was typed in.
        reason = kit.area(
            shared.TRANSFER_REASON,
            model.state.text(place),
            shared.TRANSFER_PLACEHOLDER,
            lambda value: self._reason_changed(place, value),
        )
        view.typed(reason, place)
        buttons = kit.row(
            kit.button(shared.TRANSFER_COMPARE, self._compare, main=True),
            kit.button(shared.TRANSFER_ANYWAY, lambda: self._compare(anyway=True), look=REVEALS),
            kit.button(shared.TRANSFER_ANOTHER, self._another),
        )
        facts = kit.html(page.case_facts(model.new_case))
        panes = kit.beside(facts, kit.panes([decision, reason, buttons], [self._verdict]))
        return [kit.classed(panes, CHECKED), self._points]

    def _rest(self, _: Value) -> None:
        """What is said to the decision as it stands."""
        waits = not self._model.compared
        said = outcome.waiting(shared.TRANSFER_WAITING) if waits else page.transfer_verdict(self._model)
        self._verdict.value = str(said)

    def _reason_changed(self, place: str, value: Value) -> None:
        self._view.set(place, value)
        if not self._model.compared:
            self._rest(value)

    def _compare(self, *, anyway: bool = False) -> None:
        model = self._model
        if model.compare_transfer(anyway=anyway):
            self._verdict.value, self._points.value = (
                str(page.transfer_verdict(model)),
                str(page.transfer_points(model)),
            )
            self._view.say(shared.TRANSFER_SHOWN)
        else:
            line = shared.TRANSFER_LACKING["anyway" if anyway else model.lacking()]
            self._verdict.value = str(outcome.missing(line))
            self._view.say(line)
        self._view.save()
        self._view.stage.refresh()

    def _another(self) -> None:
        self._model.next_case()
        self._view.save()
        self._show()
        self._view.say(shared.TRANSFER_NEW)
