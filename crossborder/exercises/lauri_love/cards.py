"""The matters of the forum bar as cards: one at a time, each with its papers, a reason and the side it speaks for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from crossborder.exercises.lauri_love import page, words
from crossborder.exercises.lesson.stage import AWAY, turn

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import ipywidgets as widgets

    from crossborder.exercises.lauri_love.path import Issue
    from crossborder.exercises.lauri_love.view import LauriLove

CHOSEN = "cbx-main"


class Cards:
    """The card of one matter with the buttons that weigh it; weighing it brings the next one, and each change is told."""

    def __init__(
        self, view: LauriLove, issue: Issue, areas: Sequence[widgets.Textarea], changed: Callable[[], None]
    ) -> None:
        self._view, self._issue, self._areas, self._changed = view, issue, areas, changed
        kit = view.kit
        self._head = kit.html()
        self._buttons = {
            weight: kit.button(text, partial(self._weigh, weight)) for weight, (text, _) in words.WEIGHTS.items()
        }
        # After the last matter comes the first: a button that were switched off there would lose the keyboard's place.
        ways = kit.row(
            kit.button(words.CARD_BEFORE, lambda: self._turn((self.at - 1) % len(areas)), look="cbx-quiet"),
            kit.button(words.CARD_AFTER, lambda: self._turn((self.at + 1) % len(areas)), look="cbx-quiet"),
        )
        self.box = kit.classed(
            kit.box(self._head, *areas, kit.row(*self._buttons.values()), ways), "cbx-box", "stage-card"
        )
        self._show(self._next(0))

    @property
    def letter(self) -> str:
        """The letter of the matter in view."""
        return self._issue.matters[self.at].letter

    def refresh(self) -> None:
        """Show what was chosen, and whether it can still be changed."""
        kept = self._view.model.compared_issue(self._issue.id)
        chosen = self._view.model.said(self._issue.id, f"weight_{self.letter}")
        for weight, button in self._buttons.items():
            turn(button, CHOSEN, on=weight == chosen)
            text = words.WEIGHTS[weight][0]
            button.description = words.CARD_CHOSEN.format(text=text) if weight == chosen else text
            button.tooltip = f"{text}: {words.MATTERS[self.letter]}"
            button.disabled = kept
        for at, area in enumerate(self._areas):
            turn(area, AWAY, on=at != self.at)
            area.disabled = kept

    def _show(self, at: int) -> None:
        self.at = at
        self._head.value = str(page.matter_box(self._issue, at, self._view.model.case))
        self.refresh()

    def _turn(self, at: int) -> None:
        self._show(at)
        self._changed()

    def _weigh(self, weight: str) -> None:
        letter, text = self.letter, words.WEIGHTS[weight][0]
        self._view.set(self._view.model.place(self._issue.id, f"weight_{letter}"), weight)
        self._turn(self._next(self.at + 1))
        then = words.CARD_ALL if self._all_weighed() else words.CARD_NEXT.format(matter=words.MATTERS[self.letter])
        self._view.say(words.CARD_SAID.format(letter=letter, text=text, then=then))

    def _is_weighed(self, at: int) -> bool:
        return bool(self._view.model.said(self._issue.id, f"weight_{self._issue.matters[at].letter}"))

    def _all_weighed(self) -> bool:
        return all(map(self._is_weighed, range(len(self._areas))))

    def _next(self, start: int) -> int:
        """The first matter from a place on that is not weighed; the one before that place when all are."""
        total = len(self._areas)
        turns = [at % total for at in range(start, start + total)]
        return next((at for at in turns if not self._is_weighed(at)), max(start - 1, 0))
