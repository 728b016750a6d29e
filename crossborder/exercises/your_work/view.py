"""The page “Your work” as widgets: live in a static page and in JupyterLab alike."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from crossborder.exercises import browser
from crossborder.exercises.controls import Announcer, Kit, refill
from crossborder.exercises.html import el, join
from crossborder.exercises.registry import EXERCISES
from crossborder.exercises.style import style_element
from crossborder.exercises.your_work import page, words
from crossborder.version import VERSION
from crossborder.work import ClassReport, Work, WorkError, class_report, place, read_work
from crossborder.work.record import FILE_NAME

if TYPE_CHECKING:
    from crossborder.exercises.ask import Choice

_JSON, _CSV = "application/json", "text/csv"


class YourWork(widgets.VBox):  # type: ignore[misc]  # ipywidgets publishes no types
    """What is kept of all exercises: save it, read it back, clear it; and a report on a class."""

    def __init__(self) -> None:
        self._kit, self._status = Kit(), Announcer()
        self._kept, self._where = self._kit.html(), self._kit.html()
        self._report: ClassReport | None = None
        super().__init__([])
        self.add_class("cbx")
        self.children = (
            self._status,
            self._kit.html(join(style_element(), el("p", words.WELCOME))),
            self._where,
            self._kit.html(el(page.SECTION, words.KEPT_TITLE)),
            self._kept,
            self._save_part(),
            self._read_part(),
            self._clear_part(),
            self._class_part(),
        )
        self._show_kept()

    def __repr__(self) -> str:
        return "YourWork()"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401 - IPython's own arguments
        """The widget, and beside it the page for a reader without JavaScript."""
        bundle: dict[str, Any] = super()._repr_mimebundle_(**kwargs)
        return {**bundle, "text/html": str(page.whole())}

    # --- what every part uses --------------------------------------------------------------------------------------

    def _show_kept(self) -> None:
        self._kept.value = str(page.kept(Work.of(place())))
        self._where.value = str(el("p", place().says()))

    def _say(self, sentence: str) -> None:
        self._status.say(join(sentence))

    def _part(self, title: str, note: str, *controls: widgets.Widget) -> widgets.VBox:
        return self._kit.box(self._kit.html(page.part_head(title, note)), *controls)

    def _give(self, name: str, text: str, kind: str, answer: widgets.HTML) -> None:
        """Give the learner a file, and say where it went or why it did not."""
        try:
            sentence, good = words.SAVED.format(where=browser.save_file(name, text, kind)), True
        except OSError as error:
            sentence, good = words.SAVED_NOT.format(reason=error.strerror or error), False
        self._answer(answer, sentence, good=good)

    def _answer(self, answer: widgets.HTML, sentence: str, *more: str, good: bool = True) -> None:
        answer.value = str(page.said(sentence, *more, good=good))
        self._say(" ".join((sentence, *more)))

    # --- save ------------------------------------------------------------------------------------------------------

    def _save_part(self) -> widgets.VBox:
        answer = self._kit.html()

        def save() -> None:
            work, day = Work.of(place()), datetime.now(UTC).date().isoformat()
            if not work.exercises:
                self._answer(answer, words.NOTHING_TO_SAVE, good=False)
                return
            self._give(f"{FILE_NAME}-{day}.json", work.to_text(course=VERSION, saved_on=day), _JSON, answer)

        return self._part(words.SAVE_TITLE, words.SAVE_NOTE, self._kit.button(words.SAVE, save, main=True), answer)

    # --- read ------------------------------------------------------------------------------------------------------

    def _read_part(self) -> widgets.VBox:
        answer, undo = self._kit.html(), self._kit.box()

        def read(files: list[tuple[str, bytes]]) -> None:
            refill(undo, ())
            for name, data in files:
                try:
                    found = read_work(data)
                except WorkError as error:
                    self._answer(answer, f"{name}: {error}", good=False)
                    return
                before = found.work.put_into(place())
                titles = "; ".join(page.title_of(exercise) for exercise in found.work.exercises)
                done = (
                    words.READ_DONE.format(name=name, exercises=titles)
                    if titles
                    else words.READ_EMPTY.format(name=name)
                )
                self._answer(answer, done, *found.warnings)
                refill(undo, (self._undo(before, words.READ_UNDO, words.READ_UNDONE, answer, undo),))
            self._show_kept()

        return self._part(words.READ_TITLE, words.READ_NOTE, self._kit.upload(words.READ, read), answer, undo)

    def _undo(self, before: Work, text: str, done: str, answer: widgets.HTML, box: widgets.VBox) -> widgets.Button:
        def back() -> None:
            before.put_into(place())
            refill(box, ())
            self._answer(answer, done)
            self._show_kept()

        return self._kit.button(text, back)

    # --- clear -----------------------------------------------------------------------------------------------------

    def _clear_part(self) -> widgets.VBox:
        answer, box = self._kit.html(), self._kit.box()

        def ask() -> None:
            refill(box, (self._kit.button(words.CLEAR_SURE, clear),))
            self._answer(answer, words.CLEAR_ASK, good=False)

        def clear() -> None:
            work = Work.of(place())
            for exercise in work.exercises:
                place().put(exercise, None)
            refill(box, (self._undo(work, words.CLEAR_UNDO, words.CLEAR_UNDONE, answer, box),))
            self._answer(answer, words.CLEARED)
            self._show_kept()

        return self._part(words.CLEAR_TITLE, "", self._kit.button(words.CLEAR, ask), answer, box)

    # --- a class ---------------------------------------------------------------------------------------------------

    def _class_part(self) -> widgets.VBox:
        answer, box = self._kit.html(), self._kit.box()

        def save() -> None:
            if self._report is not None:
                self._give(words.CLASS_FILE, self._report.to_csv(), _CSV, answer)

        def read(files: list[tuple[str, bytes]]) -> None:
            self._report = class_report(dict(files))
            shown = page.report(self._report, len(files), _questions(self._report))
            self._say(words.CLASS_COUNT.format(lines=len(self._report.lines), files=len(files)))
            answer.value = ""
            refill(box, (self._kit.html(shown), self._kit.button(words.CLASS_SAVE, save)))

        chooser = self._kit.upload(words.CLASS_READ, read, several=True)
        return self._part(words.CLASS_TITLE, words.CLASS_NOTE, chooser, box, answer)


def _questions(report: ClassReport) -> dict[str, tuple[Choice, ...]]:
    """The questions of the predictions in a report, so that answers can be shown in words."""
    from crossborder import exercises  # noqa: PLC0415 - views are imported when they are asked for

    named = {exercise.id: exercise.name for exercise in EXERCISES}
    wanted = {line.exercise for line in report.lines} & set(named)
    return {one: getattr(exercises, named[one])(keep_work=False).model.predictions for one in wanted}
