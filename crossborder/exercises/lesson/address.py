"""What the address of a page asks of an exercise: which step to open, which new case to show, and what to set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import browser
from crossborder.exercises import words as shared
from crossborder.exercises.lesson import page
from crossborder.exercises.lesson.model import Preset
from crossborder.work.preset import read_preset

if TYPE_CHECKING:
    import ipywidgets as widgets

    from crossborder.exercises.lesson.base import LessonBase

# What an address says beside what it sets in the exercise.
STEP, SEED = "step", "seed"
# What an address says to the page's script, or to people.
PRESENT = "present"
OF_THE_PAGE = ("group", PRESENT)


class Address:
    """The address in the view of a lesson. Which step to open is asked at each visit; what is set is set once, and the learner's own choice then stays.

    Args:
        fragment: what follows ``#`` when the page opens, decoded.
    """

    def __init__(self, view: LessonBase, fragment: str) -> None:
        self._view, self._model, self.in_class = view, view.model, False
        asked = read_preset(fragment)
        # The step that is asked for when the page opens.
        self.step = self._take_place(asked)
        self.preset: Preset = self._model.preset(asked if asked and browser.take_fragment() else {})
        if self.preset.values:
            view.save()

    def _take_place(self, asked: dict[str, str]) -> str:
        """What an address says beside what it sets: the seed of the new case, the group, the step."""
        seed = asked.pop(SEED, "")
        if seed.isascii() and seed.isdigit():
            self._model.seed = int(seed[:9])
        # A slide shows the step it names: the room has predicted by a show of hands.
        self.in_class = self.in_class or PRESENT in asked
        for name in OF_THE_PAGE:
            asked.pop(name, "")
        return asked.pop(STEP, "")

    def changed(self, fragment: str) -> None:
        """A link on the page asks for a step or for something else; a plain anchor asks for nothing."""
        asked = read_preset(fragment)
        wanted = self._take_place(asked)
        if asked:
            browser.take_fragment()
            self.preset = self._model.preset(asked)
            self._view.save()
            self._view.draw([])
        if asked or wanted:
            self._view.begin(wanted)
        if asked:
            self._view.say(" ".join((*([shared.PRESET_SET] if self.preset.values else []), *self.preset.problems)))

    def notice(self) -> list[widgets.Widget]:
        """What the address has set; where a lecturer set it, in a slide or a frame, it is not said, unless it went wrong."""
        kit, preset = self._view.kit, self.preset
        if not preset.values and not preset.problems:
            return []
        shown = [kit.html(page.preset_note(preset))]
        if preset.before != preset.values:
            shown.append(kit.button(shared.PRESET_BACK, self._put_back))
        return [kit.classed(kit.box(*shown), *([] if preset.problems else ["stage-preset"]))]

    def _put_back(self) -> None:
        """Put back what stood there before."""
        for key, value in self.preset.before.items():
            self._model.set(key, value)
        self._view.save()
        self.preset = Preset({}, {}, ())
        self._view.draw([])
        self._view.begin("")
        self._view.say(shared.PRESET_PUT_BACK)
