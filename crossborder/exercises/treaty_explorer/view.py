"""The treaty explorer as widgets: live in a static page and in JupyterLab alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crossborder.exercises.controls import refill
from crossborder.exercises.days import DayError
from crossborder.exercises.html import el
from crossborder.exercises.lesson.view import LessonView
from crossborder.exercises.treaty_explorer import between, page, words
from crossborder.exercises.treaty_explorer.explore import Shown, question
from crossborder.exercises.treaty_explorer.fields import ROWS, named_days
from crossborder.exercises.treaty_explorer.model import REFERENCE, TreatyExplorerModel

if TYPE_CHECKING:
    import ipywidgets as widgets

    from crossborder.exercises.html import Markup
    from crossborder.exercises.lesson.steps import Step
    from crossborder.exercises.state import Value


class TreatyExplorer(LessonView):
    """The treaty explorer: an exercise with prediction, tasks, debrief and a new case, and a work of reference."""

    made_of, words, page = TreatyExplorerModel, words, page
    below = "h3"  # the heading of what comes below an answer; that of the step is above it

    def below_prediction(self) -> list[widgets.Widget]:
        """The explorer as a work of reference; once the prediction is kept it is in a step of its own."""
        if self.model.predicted:
            return []
        heading = self.kit.html(page.reference_head())
        self._reference = self.sections.section(REFERENCE, heading, words.REFERENCE_NAME, self._explorer)
        return [self._reference]

    def first_steps(self) -> list[Step]:
        """The explorer."""
        return [self.step("explorer", "EXPLORER", self._explorer_step)]

    def _explorer_step(self) -> list[widgets.Widget]:
        if hasattr(self, "_reference"):  # one explorer is enough: it moves to its place in the exercise
            refill(self._reference, ())
        return [self.kit.html(el("p", words.EXPLORER_INTRO)), *self._explorer()]

    def _explorer(self) -> list[widgets.Widget]:
        """The choice of a view, the controls of that view, its answer, and on demand all pairs of states."""
        self._controls = self.kit.box()
        answer = self.model.shown()
        self._result, self._sentence = self.kit.html(answer.markup()), self.kit.html(page.said(answer))
        self._pairs_place = self.kit.box()
        self._lay_out()
        controls = [self._choice("view"), self._controls]
        return [self.kit.panes(controls, [self._sentence], [self._result, self._pairs_place])]

    def _lay_out(self) -> None:
        """Put in place what the chosen view needs. The choice of the view itself stays, and with it the keyboard focus."""
        view = self.model.values["view"]
        refill(self._controls, [self._row(names) for names in ROWS[view]])
        pairs = []
        if view == "bound":
            heading = self.kit.html(el(self.below, words.PAIRS_TITLE))
            pairs = [self.sections.section("pairs", heading, words.PAIRS_NAME, self._all_pairs)]
        refill(self._pairs_place, pairs)

    def _row(self, names: tuple[str, ...]) -> widgets.Widget:
        if names == ("date",):
            return self.kit.stepped(self._choice("date"), words.LABELS["date"], named_days(), self.say)
        return self.kit.row(*(self._choice(name) for name in names))

    def _choice(self, name: str) -> Any:  # noqa: ANN401 - ipywidgets publishes no types
        made = self.kit.field(self.model.fields[name], self.model.values[name], lambda new: self._changed(name, new))
        # A state that is pointed at on the map is chosen in this list.
        return self.kit.classed(made, "fig-chooses") if name == "other" else made

    def _changed(self, name: str, value: Value) -> None:
        if value == self.model.values[name]:
            return
        self.set(f"explorer.{name}", value)
        if name == "view":
            self._lay_out()
        self._show()

    def _show(self) -> None:
        answer = self.model.shown()
        self._result.value = str(answer.markup())
        self._sentence.value = str(page.said(answer))
        if self.model.values["view"] == "bound" and self.model.opened("pairs"):
            self._pairs.value = str(self._counted_pairs())
        self.say(answer.sentence)

    def _all_pairs(self) -> list[widgets.Widget]:
        self._pairs = self.kit.html(self._counted_pairs())
        return [self._pairs]

    def _counted_pairs(self) -> Markup:
        try:
            return between.pair_table(question(self.model.values))
        except DayError as error:
            return Shown.without_answer(str(error)).head
