"""The page “Your work” as widgets, live in a static page and in JupyterLab alike, and as HTML for paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from crossborder.exercises.controls import Page, refill
from crossborder.exercises.html import Markup, el, items, join, table
from crossborder.exercises.kept import name_line, save_work
from crossborder.exercises.practice import words as practice
from crossborder.exercises.practice.model import NAME as PRACTICE
from crossborder.exercises.registry import EXERCISES
from crossborder.exercises.style import style_element
from crossborder.exercises.your_work import words
from crossborder.work import Work, WorkError, place, read_work
from crossborder.work.learner import Learner, learner, tell

if TYPE_CHECKING:
    import ipywidgets as widgets

    from crossborder.exercises.html import Markup

SECTION = "h3"
# Under which name a page keeps the answers to its review questions, before its own name (assets/questions.js).
REVIEW = "review-"
QUESTION = re.compile(r"question-[^.]+")
# Where a state says that a new case was compared: any of them.
COMPARED = re.compile(r"transfer\.(?:.+\.)?compared")


def title_of(exercise: str) -> str:
    """Title of an exercise; one that this course does not have says so."""
    if exercise == PRACTICE:
        return str(practice.TITLE)
    title = next((one.title for one in EXERCISES if one.id == exercise), "")
    if not title and exercise.startswith(REVIEW):
        return words.REVIEW.format(chapter=exercise.removeprefix(REVIEW).replace("-", " "))
    return title or words.OLD_EXERCISE.format(name=exercise)


def _answered(exercise: str, values: dict[str, Any]) -> str:
    """How much was answered where there is nothing but questions; empty where there is more."""
    if exercise == PRACTICE:
        return words.CASES.format(count=values.get("done", 0))
    if exercise.startswith(REVIEW):
        answers = (value for name, value in values.items() if QUESTION.fullmatch(name))
        return words.QUESTIONS.format(count=sum(map(any, answers)))
    return ""


def part_head(title: str, note: str) -> Markup:
    """Heading of a part, and what there is to know before its button is pressed."""
    return join(el(SECTION, title), el("p", note) if note else None)


def work_table(work: Work) -> Markup:
    """What is kept, exercise by exercise."""
    rows = []
    for exercise, record in work.exercises.items():
        values = record["values"]
        checked = sum(value is True for name, value in values.items() if name.startswith("checked."))
        compared = any(value is True for name, value in values.items() if COMPARED.fullmatch(name))
        predicted = words.PREDICTION[values.get("prediction.kept") is True]
        places = {name.partition(".")[0] for name in values}
        worked = dict.fromkeys(told for place, told in words.WORKED.items() if place in places)
        steps = (predicted, str(checked), ", ".join(worked) or words.NOTHING_ELSE, words.COMPARED[compared])
        # Practice and review questions have neither a prediction nor a new case.
        if answered := _answered(exercise, values):
            steps = words.NONE, words.NONE, answered, words.NONE
        rows.append((title_of(exercise), *steps))
    return table(words.KEPT_CAPTION, words.KEPT_HEADS, rows, as_list=True) if rows else el("p", words.KEPT_NOTHING)


def message(sentence: str, *more: str, good: bool = True) -> Markup:
    """A sentence in a box, with more to look at below it."""
    listed = items(more)
    return el("div", el("p", sentence), listed, class_=f"cbx-box cbx-{'note' if good else 'not_yet'}")


class YourWork(Page):
    """What is kept of all exercises: save it, read it back, clear it."""

    def __init__(self) -> None:
        super().__init__()
        self._stop = place().watch(lambda _: self._show_work())
        self._kept, self._where = self.kit.html(), self.kit.html()
        # What each part said last, and the button that belongs to it.
        self._last: list[tuple[widgets.HTML, widgets.VBox]] = []
        self.children = (
            self._status,
            self.kit.html(join(style_element(), el("p", words.WELCOME))),
            self._where,
            self.kit.html(el(SECTION, words.KEPT_TITLE)),
            self._kept,
            self._save_part(),
            self._read_part(),
            self._clear_part(),
        )
        self._show_work()

    def close(self) -> None:
        """Close, and hear no more: who listens is held in memory."""
        self._stop()
        super().close()

    def whole(self) -> Markup:
        """What the page is for, with the names of its buttons."""
        buttons = (
            (words.SAVE_TITLE, words.SAVE_NOTE, words.SAVE),
            (words.READ_TITLE, words.READ_NOTE, words.READ),
            (words.CLEAR_TITLE, "", words.CLEAR),
        )
        return el(
            "div",
            style_element(),
            el("p", words.WELCOME),
            el("p", words.STATIC),
            part_head(words.KEPT_TITLE, words.KEPT_STATIC),
            *(join(part_head(title, note), el("p", words.BUTTON.format(name=name))) for title, note, name in buttons),
            class_="cbx",
        )

    # --- what every part uses --------------------------------------------------------------------------------------

    def _show_work(self) -> None:
        self._kept.value = str(work_table(Work.of(place())))
        self._where.value = str(el("p", place().says()))

    def _part(self, title: str, note: str, *controls: widgets.Widget) -> widgets.VBox:
        return self.kit.box(self.kit.html(part_head(title, note)), *controls)

    def _answer(self, answer: widgets.HTML, sentence: str, *more: str, good: bool = True) -> None:
        answer.value = str(message(sentence, *more, good=good))
        self.say(" ".join((sentence, *more)))

    def _answer_place(self) -> tuple[widgets.HTML, widgets.VBox]:
        """Room for what a part says, and for its buttons."""
        self._last.append((self.kit.html(), self.kit.box()))
        return self._last[-1]

    def _forget(self) -> None:
        """What was said before, and the ways back that went with it, end with the next thing that is done."""
        for answer, box in self._last:
            answer.value = ""
            refill(box, ())

    def _save_part(self) -> widgets.VBox:
        answer = self.kit.html()

        def save() -> None:
            sentence, good = save_work()
            self._answer(answer, sentence, good=good)

        self._name = name_line(self.kit)
        button = self.kit.button(words.SAVE, save, main=True)
        return self._part(words.SAVE_TITLE, words.SAVE_NOTE, self._name, button, answer)

    def _read_part(self) -> widgets.VBox:
        answer, undo = self._answer_place()

        def read(files: list[tuple[str, bytes]]) -> None:
            self._forget()
            for name, data in files:
                try:
                    file = read_work(data)
                except WorkError as error:
                    self._answer(answer, f"{name}: {error}", good=False)
                    return
                before = file.work.put_into(place()), learner(place())
                self._take_name(file.learner)
                titles = "; ".join(title_of(exercise) for exercise in file.work.exercises)
                done = words.READ_DONE if titles else words.READ_EMPTY
                self._answer(answer, done.format(name=name, exercises=titles), *file.warnings)
                self._offer_undo(words.READ_UNDO, words.READ_UNDONE, (answer, undo), before, upload)
            self._show_work()

        upload = self.kit.upload(words.READ, read)
        return self._part(words.READ_TITLE, words.READ_NOTE, upload, answer, undo)

    def _take_name(self, owner: Learner) -> None:
        """On a new device, a learner's file brings name and number along."""
        here = learner(place())
        self._name.value = tell(place(), Learner(here.id or owner.id, here.name or owner.name)).name

    def _offer_undo(
        self,
        text: str,
        done: str,
        said_last: tuple[widgets.HTML, widgets.VBox],
        before: tuple[Work, Learner],
        stays: widgets.Widget,
    ) -> None:
        """A button that puts work back as it was, with the learner's name.

        Args:
            done: what is said when it was pressed.
            stays: the control from which the keyboard goes on, since this button goes.
        """
        (answer, box), (work, who) = said_last, before

        def back() -> None:
            work.put_into(place())
            self._name.value = tell(place(), who).name
            refill(box, ())
            stays.focus()
            self._answer(answer, done)
            self._show_work()

        refill(box, (self.kit.button(text, back),))

    def _clear_part(self) -> widgets.VBox:
        answer, box = self._answer_place()

        def ask() -> None:
            self._forget()
            refill(box, (self.kit.button(words.CLEAR_SURE, clear), self.kit.button(words.CLEAR_NO, keep)))
            self._answer(answer, words.CLEAR_ASK, good=False)

        def keep() -> None:
            refill(box, ())
            first.focus()
            self._answer(answer, words.CLEAR_KEPT)

        def clear() -> None:
            before = Work.of(place()), learner(place())
            for name in place().names():
                place().clear(name)
            self._name.value = ""
            self._offer_undo(words.CLEAR_UNDO, words.CLEAR_UNDONE, (answer, box), before, first)
            # The button that was pressed is gone. Not its successor: a key held down would put everything back.
            first.focus()
            self._answer(answer, words.CLEARED)
            self._show_work()

        first = self.kit.button(words.CLEAR, ask)
        return self._part(words.CLEAR_TITLE, "", first, answer, box)
