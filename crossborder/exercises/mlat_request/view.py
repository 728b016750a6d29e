"""The exercise on the request as widgets: live in a static page and in JupyterLab alike."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises.controls import refill
from crossborder.exercises.figures import pair_map
from crossborder.exercises.html import el
from crossborder.exercises.kept import JSON_TYPE, give
from crossborder.exercises.lesson import outcome
from crossborder.exercises.lesson.stage import AWAY, turn
from crossborder.exercises.lesson.view import LessonView
from crossborder.exercises.mlat_request import draft_page, law, page, places, words
from crossborder.exercises.mlat_request.draft_view import DraftPart
from crossborder.exercises.mlat_request.model import RequestModel
from crossborder.exercises.mlat_request.tasks import task_id
from crossborder.request import DOCX_TYPE, letter, to_docx, to_html, to_text
from crossborder.rules import QuestionError

if TYPE_CHECKING:
    import ipywidgets as widgets

    from crossborder.exercises.html import Markup
    from crossborder.exercises.lesson.steps import Step
    from crossborder.exercises.state import Value
    from crossborder.exercises.task import Task

# A basis or a fact of the case has another place in the state for each case.
_BASIS_AREAS = ("task.basis-", "own.")
_TYPES = {
    "docx": DOCX_TYPE, "html": "text/html;charset=utf-8", "txt": "text/plain;charset=utf-8", "json": JSON_TYPE,
}  # fmt: skip


class RequestDrafter(LessonView):
    """The exercise on the request: prediction, case and basis, draft, refusal risks, letter, debrief, a new case."""

    made_of, words, page = RequestModel, words, page

    def first_steps(self) -> list[Step]:
        """The case with its basis, the draft, what could be refused, and the letter."""
        self._draft: DraftPart | None = None
        self._refusal: tuple[widgets.HTML, widgets.HTML] | None = None
        self._letter: widgets.HTML | None = None
        return [
            self.step("basis", "CASE", self._case_step, is_done=lambda: bool(self.model.basis)),
            self.step("draft", "DRAFT", self._draft_step),
            self.step("refusal", "RISKS", self._risks, entered=lambda: self._anew("risks")),
            self.step("letter", "LETTER", self._letter_part, entered=lambda: self._anew("letter")),
        ]

    def task_steps(self) -> list[Step]:
        """The choice of a basis is in the step of its case."""
        return []

    def _anew(self, section: str) -> bool:
        """What shows the draft is made anew each time it is opened."""
        self.enter(section)
        return True

    def _case_step(self) -> list[widgets.Widget]:
        self._case_box = self.kit.box()
        choice = self.kit.field(self.model.case_field, self.model.case, self._case_chosen)
        self._show_case()
        return [self.kit.classed(choice, "cbx-bare"), self._case_box]

    def _draft_step(self) -> list[widgets.Widget]:
        """The draft, and beside it how far it is and the letter as it grows."""
        self._draft = DraftPart(self, self.draft_changed)
        self._growing = self.kit.html()
        self._draft.rebuild()
        self._grow()
        intro = self.kit.html(el("p", words.DRAFT_INTRO))
        panes = self.kit.panes([intro, self._draft.box], [self._draft.overview, self._growing, self._draft.left])
        return [self.kit.classed(panes, "stage-even", "stage-brief")]

    def _grow(self) -> None:
        self._growing.value = str(draft_page.letter_beside(self.model.draft))

    # --- the case and its basis ------------------------------------------------------------------------------------

    def set(self, key: str, value: Value) -> None:
        """Set one value; where it changes what the draft is asked for, the draft follows."""
        super().set(key, value)
        if key.startswith(_BASIS_AREAS):
            self._follow()

    def _case_chosen(self, value: Value) -> None:
        if not value or value == self.model.case:
            return
        super().set("case", value)
        self._show_case()
        option = next(one for one in self.model.case_field.options if one.value == value)
        self.say(f"{words.CASE_LABEL}: {option.text}.")

    def _show_case(self) -> None:
        """Draw the facts, the basis and the draft of the case that is chosen."""
        pattern = self.model.pattern
        if pattern is None:
            refill(self._case_box, self._own_case())
        else:
            task = self.model.task_by_id[task_id(pattern.id)]
            refill(self._case_box, self.task_controls(task, page.case_facts(pattern)))
        self._follow()

    def task_figure(self, task: Task) -> Markup | None:  # noqa: ARG002 - each basis is that of the case in view
        """The two states of the case on a map."""
        asked = self.model.draft.case
        return outcome.pictured(pair_map.draw(asked.requesting, asked.requested))

    def _follow(self) -> None:
        """The case or the basis changed: the draft is asked for other parts."""
        if self._draft:
            self._draft.rebuild()
        self.draft_changed()

    def _own_case(self) -> tuple[widgets.Widget, ...]:
        answer = self.kit.html()

        def forget(_: Value) -> None:
            answer.value = ""

        fields = [self.control(field, f"own.{field.id}", forget) for field in self.model.own_fields]
        basis = self.control(self.model.own_basis, "own.basis", forget)

        def judge() -> None:
            feedback, every = self.model.own_feedback(), None
            with suppress(QuestionError):
                every = page.bases_table(law.options_of(self.model.draft))
            self.answer(answer, feedback, every)

        button = self.kit.button(words.BASIS_CHECK_OWN, judge, main=True)
        heading = self.kit.html(render.heading("h3", words.BASIS_TITLE, 3, core=False))
        rows = [self.kit.row(*fields[:2]), *fields[2:5], self.kit.row(*fields[5:])]
        return (self.kit.html(el("p", words.OWN_INTRO)), *rows, heading, basis, button, answer)

    # --- refusal, letter, debrief ----------------------------------------------------------------------------------

    def draft_changed(self) -> None:
        """Something was written: what could be refused and the letter follow, where they are open."""
        if self._draft:
            self._grow()
        if self._refusal:
            self._show_refusal(*self._refusal)
        if self._letter:
            self._show_letter(self._letter)

    def _risks(self) -> list[widgets.Widget]:
        self._refusal = answer, grounds = self.kit.html(), self.kit.html()
        self._show_refusal(answer, grounds)
        key = places.supposed_key(self.model.case)

        def supposed(_: Value) -> None:
            self.draft_changed()
            self.say(draft_page.risk_sentence(self.model.risks()))

        ticks = self.control(self.model.supposed_field, key, supposed)
        intro = self.kit.html(el("p", words.RISKS_INTRO))
        return [self.kit.classed(self.kit.panes([intro, ticks], [answer], [grounds]), "stage-even")]

    def _show_refusal(self, answer: widgets.HTML, grounds: widgets.HTML) -> None:
        """The answer, which stays in view, and what it rests on below it."""
        if not self.model.basis:
            answer.value, grounds.value = str(outcome.waiting(words.DRAFT_WAITS)), ""
            return
        report = self.model.risks()
        answer.value, grounds.value = str(draft_page.refusal(report)), str(draft_page.grounds(report, "mlat-questions"))

    def _letter_part(self) -> list[widgets.Widget]:
        self._letter, self._left, saved = self.kit.html(), self.kit.html(), self.kit.html()
        self._to_draft = self.kit.button(words.LETTER_BACK, lambda: self.stage.go("draft"))
        self._show_letter(self._letter)
        buttons = [self.kit.button(name, partial(self._save, end, saved)) for end, name in words.SAVE_AS.items()]
        intro = self.kit.html(el("p", words.LETTER_INTRO))
        panes = self.kit.panes([intro, self.kit.row(self._to_draft, *buttons), saved], [self._left], [self._letter])
        return [self.kit.classed(panes, "stage-even")]

    def _show_letter(self, place: widgets.HTML) -> None:
        """The letter as it is now, and above it what is left to correct, with the way back."""
        left = draft_page.still_to_correct(self.model.findings())
        self._left.value = str(left or "")
        turn(self._to_draft, AWAY, on=left is None)
        place.value = str(draft_page.letter_beside(self.model.draft))

    def _save(self, ending: str, saved: widgets.HTML) -> None:
        """Give the learner a file; where it cannot be written, say why and what to do."""
        name = f"{words.FILE_NAMES[self.model.case]}.{ending}"
        line, _ = give(name, self.file(ending), _TYPES[ending], words.NOT_SAVED)
        saved.value = str(el("p", line))
        self.say(line)

    def file(self, ending: str) -> bytes:
        """The draft as a file: ``docx``, ``html``, ``txt``, or ``json`` for the draft itself."""
        draft = self.model.draft
        if ending == "json":
            return bytes(draft.to_file())
        document = letter(draft)
        return to_docx(document) if ending == "docx" else (to_html if ending == "html" else to_text)(document).encode()
