"""What a button opens and closes in a view: its sections, and the question before all work is cleared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.controls import refill
from crossborder.exercises.html import el
from crossborder.exercises.lesson.steps import CASE

if TYPE_CHECKING:
    from collections.abc import Callable

    import ipywidgets as widgets

    from crossborder.exercises.lesson.view import LessonView


class Sections:
    """The sections of a view. Each is built when it is opened; its button stays in its place, so that the keyboard focus stays too."""

    def __init__(self, view: LessonView) -> None:
        self._view = view
        # The buttons and what each does, by the section's name.
        self._buttons: dict[str, widgets.Button] = {}
        self._turns: dict[str, Callable[[], None]] = {}

    def section(
        self, name: str, heading: widgets.Widget, title: str, build: Callable[[], list[widgets.Widget]]
    ) -> widgets.VBox:
        """A section. When it is built anew, it takes the button it had: a press that is on its way meanwhile still counts.

        Args:
            heading: what is always above it.
            title: what the button calls it.
        """
        view = self._view
        box = view.kit.box(heading)

        def show(*, is_open: bool) -> None:
            button.description = (shared.CLOSE_SECTION if is_open else shared.OPEN_SECTION).format(title=title)
            button.tooltip = button.description
            refill(box, (heading, button, *(build() if is_open else ())))

        def turn() -> None:
            is_open = view.model.turn(name)
            view.save()
            show(is_open=is_open)
            view.say((shared.OPENED if is_open else shared.CLOSED).format(title=title))

        button = self._button(name, turn)
        show(is_open=view.model.opened(name))
        return box

    def _button(self, name: str, turn: Callable[[], None]) -> widgets.Button:
        """The button of a section: the one it had, unless that was let go."""
        self._turns[name] = turn
        if name not in self._buttons or self._buttons[name].comm is None:
            self._buttons[name] = self._view.kit.button(name, lambda: self._turn(name))
        return self._buttons[name]

    def _turn(self, name: str) -> None:
        self._turns[name]()


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
