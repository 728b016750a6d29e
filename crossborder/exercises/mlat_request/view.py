"""The exercise on the request as widgets: live in a static page and in JupyterLab alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import browser, render
from crossborder.exercises import words as shared
from crossborder.exercises.controls import refill
from crossborder.exercises.html import el
from crossborder.exercises.lesson.page import not_yet
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
    from crossborder.exercises.state import Value

# A basis or a fact of the case has another place in the state for each case.
_BASIS_AREAS = ("task.basis-", "own.")
_TYPES = {
    "docx": DOCX_TYPE,
    "html": "text/html;charset=utf-8",
    "txt": "text/plain;charset=utf-8",
    "json": "application/json",
}


class RequestDrafter(LessonView):
    """The exercise on the request: prediction, case and basis, draft, refusal risks, letter, debrief, a new case.

    Args:
        keep_work: keep what is entered, and bring it back.
    """

    prediction_intro = words.PREDICTION_INTRO

    def __init__(self, *, keep_work: bool = True) -> None:
        super().__init__(RequestModel(), keep_work=keep_work)

    def head(self) -> Markup:
        """What the exercise is."""
        return page.head()

    def whole(self) -> Markup:
        """The whole lesson as HTML."""
        return page.whole(self.model)

    def after_prediction(self) -> list[widgets.Widget]:
        """The case with its basis, and the draft; what belongs to the draft's groups is built when it is opened."""
        self._draft = DraftPart(self)
        self._case = self.kit.box()
        self._rest = self.kit.box()
        choice = self.kit.field(self.model.case_field, self.model.case, self._case_chosen)
        self._show_case()
        return [
            self.kit.html(page.case_head()),
            choice,
            self._case,
            self.kit.html(page.draft_head()),
            self._draft.box,
            self._rest,
            self.section("transfer", self.kit.html(page.transfer_head()), shared.TRANSFER_NAME, self._transfer),
        ]

    # --- the case and its basis ------------------------------------------------------------------------------------

    def set(self, key: str, value: Value) -> None:
        """Set one value; where it changes what the draft is asked for, the draft follows."""
        super().set(key, value)
        if key.startswith(_BASIS_AREAS):
            self._draft.rebuild()
            self._show_rest()

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
            refill(self._case, self._own_case())
        else:
            task = self.model.task_by_id[task_id(pattern.id)]
            refill(self._case, (self.kit.html(page.case_facts(pattern)), self.task_section(task)))
        self._draft.rebuild()
        self._show_rest()

    def _own_case(self) -> tuple[widgets.Widget, ...]:
        fields = [self.control(field, f"own.{field.id}") for field in self.model.own_fields]
        basis = self.control(self.model.own_basis, "own.basis")
        answer = self.kit.html()

        def judge() -> None:
            found = self.model.own_feedback()
            missing = isinstance(found, str)
            answer.value = str(not_yet(found) if missing else render.feedback(found)) + str(self._every_basis() or "")
            self.say(found if missing else found.sentence)

        button = self.kit.button(words.BASIS_CHECK_OWN, judge, main=True)
        heading = self.kit.html(render.heading("h4", words.BASIS_TITLE, 3, core=False))
        rows = [self.kit.row(*fields[:2]), *fields[2:5], self.kit.row(*fields[5:])]
        return (self.kit.html(page.own_intro()), *rows, heading, basis, button, answer)

    def _every_basis(self) -> Markup | None:
        try:
            return page.bases_table(law.options_of(self.model.draft))
        except QuestionError:
            return None

    # --- refusal, letter, debrief ----------------------------------------------------------------------------------

    def draft_changed(self) -> None:
        """Something was written: what could be refused and the letter follow, where they are open."""
        if self.model.opened("risks"):
            self._risk_report.value = str(self._risks_now())
        if self.model.opened("letter"):
            self._letter.value = str(draft_page.letter_piece(self.model.draft))

    def _show_rest(self) -> None:
        refill(
            self._rest,
            (
                self.section("risks", self.kit.html(page.risks_head()), words.RISKS_NAME, self._risks),
                self.section("letter", self.kit.html(page.letter_head()), words.LETTER_NAME, self._letter_part),
                self.section("debrief", self.kit.html(page.debrief_head()), words.DEBRIEF_NAME, self._debrief),
            ),
        )

    def _risks(self) -> list[widgets.Widget]:
        self._risk_report = self.kit.html(self._risks_now())
        key = places.supposed_key(self.model.case)

        def supposed(_: Value) -> None:
            self.draft_changed()
            self.say(draft_page.risk_sentence(self.model.risks()))

        ticks = self.control(self.model.supposed_field, key, supposed)
        intro = self.kit.html(el("p", words.RISKS_INTRO))
        return [intro, self.kit.html(el("p", el("strong", words.SUPPOSE))), ticks, self._risk_report]

    def _risks_now(self) -> Markup:
        return draft_page.risk_report(self.model.risks(), "mlat-questions")

    def _letter_part(self) -> list[widgets.Widget]:
        self._letter = self.kit.html(draft_page.letter_piece(self.model.draft))
        saved = self.kit.html()
        buttons = [self._save_button(ending, saved) for ending in words.SAVE_AS]
        return [self.kit.html(el("p", words.LETTER_INTRO)), self.kit.row(*buttons), saved, self._letter]

    def _save_button(self, ending: str, saved: widgets.HTML) -> widgets.Button:
        return self.kit.button(words.SAVE_AS[ending], lambda: self._save_file(ending, saved))

    def _save_file(self, ending: str, saved: widgets.HTML) -> None:
        """Give the learner a file; where it cannot be written, say why and what to do."""
        name = f"{words.FILE_NAME.format(case=self.model.case)}.{ending}"
        try:
            line = words.SAVED.format(where=browser.save_file(name, self.file(ending), _TYPES[ending]))
        except OSError as error:
            line = words.NOT_SAVED.format(reason=error.strerror or error)
        saved.value = str(el("p", line))
        self.say(line)

    def file(self, ending: str) -> bytes:
        """The draft as a file.

        Args:
            ending: ``docx``, ``html``, ``txt``, or ``json`` for the draft itself.

        Returns:
            Its bytes.
        """
        draft = self.model.draft
        if ending == "json":
            return bytes(draft.to_file())
        document = letter(draft)
        return to_docx(document) if ending == "docx" else (to_html if ending == "html" else to_text)(document).encode()

    def _debrief(self) -> list[widgets.Widget]:
        return [self.kit.html(page.debrief(self.model))]

    def _transfer(self) -> list[widgets.Widget]:
        return self.new_case(page.transfer_facts())
