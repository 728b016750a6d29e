"""The class report as widgets: live in a static page and in JupyterLab alike. Everything stays on the lecturer's device."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import ipywidgets as widgets

from crossborder.exercises import words as shared
from crossborder.exercises.ask import Choice, plain_options
from crossborder.exercises.class_report import page, tables, words
from crossborder.exercises.class_report.asked import new_model
from crossborder.exercises.class_report.counted import Question, questions
from crossborder.exercises.controls import Page, refill
from crossborder.exercises.html import el, join
from crossborder.exercises.kept import give
from crossborder.exercises.lesson.stage import AWAY
from crossborder.exercises.lesson.stage import turn as turned
from crossborder.exercises.style import style_element
from crossborder.version import VERSION
from crossborder.work import Work
from crossborder.work.classfiles import Roll, read_list
from crossborder.work.learner import Learner
from crossborder.work.report import ClassReport, class_report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.exercises.html import Markup

EXERCISE, DAY, STUDENTS = "love-bug", "2026-01-01", 6


def example_files() -> Iterator[tuple[str, bytes]]:
    """The files of six made-up students: each answers differently, and the same ones each time."""
    for number in range(STUDENTS):
        learner = Learner(f"{number + 1:08x}", words.EXAMPLE_STUDENT.format(number=number + 1))
        text = _work(number).to_text(course=VERSION, saved_on=DAY, learner=learner)
        yield learner.file_name("my-work", DAY), text.encode()


def _work(number: int) -> Work:
    """What a student did: a prediction, and a decision in the new case with its reason."""
    model = new_model(EXERCISE)
    for at, question in enumerate(model.predictions):
        model.set(f"prediction.{question.id}", question.options[(number // (at + 1)) % len(question.options)].value)
    model.keep_prediction()
    options = model.decision.options
    model.set(model.case_place("decision"), options[number % len(options)].value)
    model.set(model.case_place("reason"), words.EXAMPLE_REASONS[number % len(words.EXAMPLE_REASONS)])
    model.compare_transfer()
    return Work({EXERCISE: model.to_json()})


LARGE = "cbx-large"


class ClassReportPage(Page):
    """A class's files, counted; with names or without, sorted, and what can be projected."""

    def __init__(self) -> None:
        super().__init__()
        self._given: list[tuple[str, bytes]] = []
        # Names are asked for: this page is often on a projector.
        self._list, self._names, self._sort, self._projected = "", False, "exercise", False
        self._report, self._is_example = ClassReport(), False
        self._found: tuple[Question, ...] = ()
        self._shown, self._answer, self._tools = self.kit.html(), self.kit.html(), self.kit.box()
        self._note, self._back = self.kit.html(), self.kit.box()
        kit = self.kit
        self._upload = kit.upload(words.CHOOSE, self._read, several=True)
        self._show_example = kit.button(words.EXAMPLE, self._example)
        listed = kit.area(words.LIST, "", words.LIST_EXAMPLE, self._listed, when_left=True)
        self._brought = kit.box(listed, kit.row(self._upload, self._show_example))
        self._about = kit.html(el("p", words.WELCOME))
        # What is for the lecturer alone: a room that looks on does not see it, and has one way back.
        self._private: tuple[widgets.Widget, ...] = (self._about, self._brought, self._back)
        head = join(style_element(), el(page.SECTION, words.HEAD, class_="below-bar"))
        top = (self._status, kit.html(head), self._about, self._brought, self._note, self._back)
        self.children = (*top, self._tools, self._answer, self._shown)

    def whole(self) -> Markup:
        """What the page is for."""
        return page.static()

    # --- what comes in ---------------------------------------------------------------------------------------------

    def _read(self, files: list[tuple[str, bytes]]) -> None:
        self._given = files
        # At once: to count takes seconds where the files are many or the device is old.
        number = words.ONE_FILE if len(files) == 1 else words.FILES.format(count=len(files))
        reading = words.READING.format(count=number)
        refill(self._tools, ())
        self._shown.value = str(el("p", reading, class_="cbx-box cbx-note"))
        self.say(reading)
        self._end_example()

    def _example(self) -> None:
        """The report on a made-up class, marked as such and apart from the lecturer's own: its files and its list stay."""
        self._is_example = True
        note = f"{words.EXAMPLE_NOTE} {words.EXAMPLE_KEPT}" if self._given else words.EXAMPLE_NOTE
        self._note.value = str(el("p", note, class_="cbx-box cbx-note"))
        back = words.EXAMPLE_BACK if self._given else words.EXAMPLE_END
        refill(self._back, (self.kit.button(back, self._leave_example),))
        self._count()
        self.say(note)

    def _leave_example(self) -> None:
        self._end_example()
        # The button that was pressed is gone.
        self._show_example.focus()

    def _end_example(self) -> None:
        self._is_example, self._note.value = False, ""
        refill(self._back, ())
        self._count()

    def _listed(self, text: object) -> None:
        self._list = str(text)
        if self._given and not self._is_example:
            self._count()

    def _count(self) -> None:
        if not self._given and not self._is_example:
            self._report, self._shown.value = ClassReport(), ""
            refill(self._tools, ())
            return
        files, listed = (list(example_files()), ()) if self._is_example else (self._given, read_list(self._list))
        self._report = class_report(files, Roll(listed))
        self._found = questions(self._report.tally)
        self._draw()
        refill(self._tools, self._controls())
        self.say(page.counted(self._report))

    # --- what is shown ---------------------------------------------------------------------------------------------

    def _controls(self) -> list[widgets.Widget]:
        kit = self.kit
        names = widgets.Checkbox(value=self._names, description=words.NAMES, indent=False)
        names.observe(lambda change: self._turn("_names", change["new"]), "value")
        by = Choice("sort", words.SORT, plain_options(words.SORTS), listed=True)
        sort = kit.field(by, self._sort, lambda value: self._turn("_sort", value))
        turn = kit.button(words.PROJECT_BACK if self._projected else words.PROJECT, lambda: self._turn_projection(turn))
        saves = [kit.button(text, partial(self._save, name)) for name, (text, _, _) in words.SAVES.items()]
        named, files = kit.classed(names, "cbx-tick"), kit.row(*saves)
        self._private = (self._about, self._brought, self._back, named, sort, files)
        self._hide()
        return [kit.row(named, sort, turn), files]

    def _hide(self) -> None:
        turned(self._shown, LARGE, on=self._projected)
        for each in self._private:
            turned(each, AWAY, on=self._projected)

    def _turn(self, what: str, value: object) -> None:
        setattr(self, what, value)
        self._draw()

    def _turn_projection(self, button: widgets.Button) -> None:
        self._projected = not self._projected
        button.description = button.tooltip = words.PROJECT_BACK if self._projected else words.PROJECT
        self._hide()
        self._draw()

    def _draw(self) -> None:
        shown = page.to_project if self._projected else partial(page.whole, names=self._names, sort=self._sort)
        self._shown.value = str(shown(self._report, self._found))

    # --- what goes out ---------------------------------------------------------------------------------------------

    def _save(self, name: str) -> None:
        _, file, kind = words.SAVES[name]
        sentence, _ = give(file, self._text(name), kind, shared.SAVED_NOT)
        self._answer.value = str(el("p", sentence))
        self.say(sentence)

    def _text(self, name: str) -> str:
        if name == "json":
            return tables.to_json(self._report, self._found)
        if name == "project":
            return page.document(words.TITLE, page.to_project(self._report, self._found), large=True)
        return tables.tables(self._report)[name]
