"""Two buttons to clear the work: the second one appears when the first is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.controls import refill
from crossborder.exercises.html import el
from crossborder.exercises.lesson.steps import CASE

if TYPE_CHECKING:
    from crossborder.exercises.lesson.view import LessonView


class Restart:
    """The buttons at the end of a lesson."""

    def __init__(self, view: LessonView) -> None:
        self._view = view
        self._first = view.kit.button(shared.START_AGAIN, self._ask, look="cbx-quiet")
        self.box = view.kit.classed(view.kit.box(self._first), "stage-restart")

    def _ask(self) -> None:
        kit = self._view.kit
        note = kit.html(el("p", shared.START_AGAIN_ASK, class_="cbx-box cbx-not_yet"))
        refill(self.box, (self._first, note, kit.button(shared.START_AGAIN_SURE, self._clear)))
        self._view.say(shared.START_AGAIN_ASK)

    def put_away(self) -> None:
        """In another step nobody waits for the answer any more: the button that clears is not left lying there."""
        refill(self.box, (self._first,))

    def _clear(self) -> None:
        view = self._view
        view.model.start_again()
        view.keeper.remove(view.model.to_json(), shared.ALL_WORK)
        view.came_back = False
        view.draw([])
        view.stage.go(CASE)
        view.say(shared.STARTED_AGAIN)
