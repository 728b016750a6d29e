"""The practice as widgets: live in a static page and in JupyterLab alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import browser
from crossborder.exercises import words as shared
from crossborder.exercises.ask import Choice, plain_options
from crossborder.exercises.controls import Page, refill
from crossborder.exercises.html import el, items, join
from crossborder.exercises.kept import SaveWork
from crossborder.exercises.lesson import outcome
from crossborder.exercises.lesson.stage import REVEALS
from crossborder.exercises.lesson.steps import presenting
from crossborder.exercises.practice import page, words
from crossborder.exercises.practice.model import NAME, PracticeModel
from crossborder.exercises.practice.question import LEVELS
from crossborder.exercises.style import style_element
from crossborder.work import Keeper
from crossborder.work.place import Memory
from crossborder.work.preset import read_preset

if TYPE_CHECKING:
    import ipywidgets as widgets

    from crossborder.exercises.html import Markup
    from crossborder.exercises.state import Value

# The practice has one step, under the name of the first step of every exercise. Its heading, where the keyboard goes on when the button
# that was pressed is gone, is that of the case, and after the check that of the verdict.
_STEP, _HEADED = "stage-at-case", "stage-step-case"


class Practice(Page):
    """Cases without end: one in view at a time, with what the rules say to the answers."""

    def __init__(self, *, keep_work: bool = True) -> None:
        self.model = PracticeModel()
        self._keeper = Keeper(NAME, None if keep_work else Memory())
        super().__init__("stage", "practice", _STEP)
        problems = [*self._restore(), *self.model.preset(read_preset(browser.take_fragment()) if keep_work else {})]
        self._standing, self._case = self.kit.html(), self.kit.box()
        note = el("div", items(problems), class_="cbx-box cbx-not_yet") if problems else None
        self._level = self.kit.field(_LEVELS, str(self.model.level), self._choose_level)
        self.children = (
            self._status,
            self.kit.html(join(style_element(), note)),
            self.kit.classed(self.kit.row(self._level, self._standing, self.kit.html(presenting())), "practice-top"),
            self._case,
            self.kit.html(page.about()),
            SaveWork(self.kit, self.say),
        )
        self._show()
        if keep_work:
            browser.on_fragment(self._address_changed)
            self._keeper.watch(self._changed_elsewhere)

    def whole(self) -> Markup:
        """The first case of each level."""
        return page.whole()

    # --- what is kept ----------------------------------------------------------------------------------------------

    def _restore(self) -> list[str]:
        record = self._keeper.load()
        if record is None:
            self.model.start_again()
            return []
        return self.model.from_json(record)

    def _save(self) -> None:
        self._keeper.save(self.model.to_json())

    def _changed_elsewhere(self) -> None:
        self._restore()
        self._show()
        self.say(shared.CHANGED_ELSEWHERE)

    def _address_changed(self, fragment: str) -> None:
        """A link on the page asks for a case; a plain anchor asks for nothing."""
        asked = read_preset(fragment)
        if asked:
            browser.take_fragment()
            self._turn(*self.model.preset(asked))

    # --- the case in view ------------------------------------------------------------------------------------------

    def _turn(self, *problems: str) -> None:
        """Keep that another case is in view, show it and say which one it is, after what could not be done."""
        self._save()
        self._show()
        text = words.NEW_CASE.format(number=self.model.count("number"), told=self.model.question.told[0])
        self.say(" ".join((*problems, text)))

    def _show(self) -> None:
        """Draw the case in view anew."""
        self._level.value = str(self.model.level)
        asked = self.model.question
        self._answer, self._chain = self.kit.html(), self.kit.html()
        answers = self.model.answers()
        self._fields = [self._field(field, answers.get(field.id, "")) for field in asked.fields]
        self._check = self.kit.button(shared.CHECK, self._checked, main=True, look=REVEALS)
        self._go = self.kit.row(self._check, self.kit.button(words.NEXT, self._go_on))
        self._panes = self.kit.two([self.kit.html(page.case_text(asked)), *self._fields], [self._answer, self._chain])
        self._left, self._right = self._panes.children
        self.kit.classed(self._right, "practice-answer")
        refill(self._case, (self._panes,))
        self._draw_answer()

    def _field(self, field: Choice, value: str) -> widgets.Widget:
        def take(new: Value) -> None:
            self.model.answer(field.id, str(new or ""))
            self._save()
            self._answer.value = str(page.answer(self.model.question, {}, None))
            self._place(answer_first=False)

        made = self.kit.field(field, value, take, can_empty=True)
        return self.kit.classed(made, "practice-short") if field.id == "outcome" else made

    def _place(self, *, answer_first: bool) -> None:
        """On a narrow window the map is below the way on, and what is said to the answers above it."""
        children = (self._left, self._right, self._go) if answer_first else (self._left, self._go, self._right)
        if self._panes.children != children:
            refill(self._panes, children)

    def _draw_answer(self) -> None:
        feedback = self.model.feedback()
        self._standing.value = str(page.standing(self.model))
        self._answer.value = str(page.answer(self.model.question, self.model.answers(), feedback))
        self._chain.value = str(page.chain(self.model.question, feedback))
        headed, other = (self._right, self._left) if feedback else (self._left, self._right)
        headed.add_class(_HEADED)
        other.remove_class(_HEADED)
        for control in self._fields:
            control.disabled = feedback is not None
        if feedback:
            refill(self._go, self._go.children[1:])
        self._place(answer_first=feedback is not None)

    def _checked(self) -> None:
        feedback = self.model.check()
        if isinstance(feedback, str):
            self._answer.value = str(outcome.missing(feedback))
            self._place(answer_first=True)
            self.say(feedback)
        else:
            self._save()
            self._draw_answer()
            self.say(page.announcement(self.model.question, page.heading(feedback)))

    def _go_on(self) -> None:
        self.model.next_case()
        self._turn()

    def _choose_level(self, value: Value) -> None:
        if value and int(str(value)) != self.model.level:
            self.model.choose_level(int(str(value)))
            self._turn()


_NAMES = {str(level): page.level_name(level) for level in LEVELS}
_LEVELS = Choice("level", words.LEVEL_LABEL, plain_options(_NAMES), listed=True)
