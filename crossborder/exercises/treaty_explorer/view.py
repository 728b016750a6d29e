"""The treaty explorer as widgets, live in a static page and in JupyterLab alike, and as HTML for paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crossborder.exercises import browser, render
from crossborder.exercises.controls import refill
from crossborder.exercises.days import DayError, in_words
from crossborder.exercises.html import Markup, el, folded, items, join, link, table
from crossborder.exercises.lesson import outcome, page
from crossborder.exercises.lesson.view import LessonView
from crossborder.exercises.treaty_explorer import between, words
from crossborder.exercises.treaty_explorer.explore import Answer, answer_to, question
from crossborder.exercises.treaty_explorer.fields import ROWS, START, named_days
from crossborder.exercises.treaty_explorer.model import REFERENCE, TreatyExplorerModel
from crossborder.exercises.treaty_explorer.standings import listed
from crossborder.records import facts
from crossborder.rules import deposited
from crossborder.version import LAW_DAY

if TYPE_CHECKING:
    from datetime import date

    import ipywidgets as widgets

    from crossborder.exercises.html import Markup
    from crossborder.exercises.lesson.steps import Step
    from crossborder.exercises.state import Value
    from crossborder.records.records import Instrument

# Where the explorer is as a work of reference, seen from the pages of the exercises.
LOOK_UP = "./who-can-ask-whom.html"
WRITTEN = 2018  # year of the teaching text that the course builds on


def answer_panel(answer: Answer) -> Markup:
    """The explorer's answer in one sentence, to be read from the last row."""
    if answer.problem:
        return outcome.panel("note", words.NO_ANSWER.removesuffix(": "), answer.problem, look=outcome.ASKS)
    return outcome.panel("note", words.ANSWER, answer.sentence)


def reference_head() -> Markup:
    """Heading of the explorer as a work of reference, before the exercise; it has a page of its own too."""
    before, after = words.REFERENCE.split("{page}")
    # Outside a page there is no page to go to, but a notebook of that name.
    place = link(words.REFERENCE_PAGE, LOOK_UP) if browser.is_page() else f"“{words.REFERENCE_PAGE}”"
    return join(el(page.SECTION, words.REFERENCE_TITLE), el("p", before, place, after))


def _row(instrument: Instrument, on: date) -> tuple[str | Markup | None, ...]:
    categories = [one.category for one in listed(instrument.id, on).values()]
    numbers = len(deposited(instrument.id, on=on)), categories.count("bound"), categories.count("unknown")
    seen = instrument.participation_complete_until
    return instrument.short_title, *map(str, numbers), in_words(seen) if seen else words.NEVER


def _later(instrument: Instrument) -> Markup | str | None:
    """What came after the text; ``None`` for what was in force before."""
    if instrument.in_force is None:
        return str(words.DEBRIEF_LATER_NONE.format(title=instrument.short_title))
    if instrument.in_force.day.earliest.year <= WRITTEN:
        return None
    text = words.DEBRIEF_LATER_FROM.format(title=instrument.short_title, day=instrument.in_force.day)
    rests = instrument.in_force.provenance
    return join(text, " ", render.status(verified=rests.verified, on=(rests,)))


def at_work() -> Markup:
    """One question for each view; the first with its map, the others in words."""
    first, *others = [(title, answer_to({**START, **changes})) for title, changes in words.STATIC_SAMPLES]
    views = items(join(el("strong", title), f": {what}") for title, what in words.VIEWS.values())
    told = [folded(title, answer.in_words(), on_paper=False) for title, answer in others]
    pairs = folded(words.PAIRS_TITLE, between.pair_table(question(START)))
    return join(el("p", words.STATIC_NOTE), views, folded(first[0], first[1].markup("static")), *told, pairs)


class TreatyExplorer(LessonView):
    """The treaty explorer: an exercise with prediction, tasks, debrief and a new case, and a work of reference."""

    made_of, words = TreatyExplorerModel, words
    below = "h3"  # the heading of what comes below an answer; that of the step is above it

    def debrief(self) -> Markup:
        """The look back, with three lists that are easily mixed, and what a comparison of 2018 could not know."""
        rows = [_row(one, LAW_DAY) for one in facts().instruments if not one.closed]
        lists = table(words.DEBRIEF_LISTS_CAPTION.format(day=in_words(LAW_DAY)), words.DEBRIEF_LISTS_HEADS, rows)
        later = join(items(filter(None, map(_later, facts().instruments))), el("p", words.DEBRIEF_SEEN))
        return page.look_back(self.model, lists=lists, later=later)

    def whole(self) -> Markup:
        """The whole lesson for a reader without JavaScript, and for print."""
        return page.lesson(
            self.model,
            page.welcome(words.WELCOME, words.TIME),
            page.section(words, "EXPLORER", el("p", words.EXPLORER_INTRO), at_work()),
            page.section(words, "TASKS", el("p", words.TASKS_INTRO), page.tasks(self.model)),
            page.section(words, "DEBRIEF", self.debrief()),
        )

    def below_prediction(self) -> list[widgets.Widget]:
        """The explorer as a work of reference; once the prediction is kept it is in a step of its own."""
        if self.model.predicted:
            return []
        heading = self.kit.html(reference_head())
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
        answer = self.model.answer()
        self._result, self._sentence = self.kit.html(answer.markup()), self.kit.html(answer_panel(answer))
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
        answer = self.model.answer()
        self._result.value = str(answer.markup())
        self._sentence.value = str(answer_panel(answer))
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
            return Answer.without_answer(str(error)).head
