"""What an exercise shows of kept work: where it is kept, a button that saves it as a file, a button that takes a step back."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from crossborder.exercises import browser, words
from crossborder.exercises.html import el, link
from crossborder.exercises.your_work.words import NAME, NAME_EXAMPLE
from crossborder.version import VERSION
from crossborder.work import Work, place
from crossborder.work.learner import KEY as LEARNER
from crossborder.work.learner import known, learner, tell
from crossborder.work.record import FILE_NAME
from crossborder.work.words import KEPT_KERNEL, KEPT_MEMORY, KEPT_PAGE_REFUSED

if TYPE_CHECKING:
    from collections.abc import Callable

    from crossborder.exercises.controls import Kit

JSON_TYPE = "application/json"
# Where the page is, seen from the pages of the exercises.
YOUR_WORK = "./your-work.html"


def typed(control: Any, exercise: str, field: str) -> Any:  # noqa: ANN401 - ipywidgets publishes no types
    """Let the page keep a text at every key, whatever happens to Python before the field is left."""
    control.add_class(f"live-keep:{exercise}#{field}")
    return control


def is_lasting() -> bool:
    """Whether what is entered is still there after the page or Python has ended."""
    return place().says() not in {KEPT_PAGE_REFUSED, KEPT_KERNEL, KEPT_MEMORY}


def handed_over(where: str) -> str:
    """What is known of a file that was handed over: a browser never tells whether it saved it, and a frame may forbid it.

    Args:
        where: its name in a page, elsewhere its whole path.
    """
    if browser.is_page():
        form = words.GIVEN
    elif sys.platform == "emscripten":
        form = words.SAVED_LITE if is_lasting() else words.SAVED_NOT_LITE
    else:
        form = words.SAVED
    return str(form.format(where=where))


def give(name: str, data: bytes | str, media_type: str, refused: str) -> tuple[str, bool]:
    """Give the learner a file; where it cannot be written, say why.

    Args:
        refused: what to say then, with a place for the reason.

    Returns:
        What to say, and whether there is a file.
    """
    try:
        return handed_over(browser.save_file(name, data, media_type)), True
    except OSError as error:
        return refused.format(reason=error.strerror or error), False


def save_work() -> tuple[str, bool]:
    """Give the learner all work as one file, from wherever it is kept: what to say, and whether there is a file."""
    work, day = Work.of(place()), datetime.now(UTC).date().isoformat()
    if not work.exercises:
        return words.NOTHING_TO_SAVE, False
    who = known(place())
    text = work.to_text(course=VERSION, saved_on=day, learner=who)
    return give(who.file_name(FILE_NAME, day), text, JSON_TYPE, words.SAVED_NOT)


def name_line(kit: Kit) -> Any:  # noqa: ANN401 - ipywidgets publishes no types
    """A line for the name or code that is written in the file and in its name; it may stay empty."""

    def named(name: str) -> None:
        tell(place(), replace(learner(place()), name=name))

    return typed(kit.line(NAME, learner(place()).name, named, NAME_EXAMPLE), LEARNER, "name")


class SaveWork(widgets.VBox):  # type: ignore[misc]  # ipywidgets publishes no types
    """Says where the work is kept, also when that changes, and saves it as a file where the work is, under the learner's name or code."""

    def __init__(self, kit: Kit, say: Callable[[str], None]) -> None:
        self._say = say
        self._stop = browser.on_refused(self._refused)
        self._where, self._answer = kit.html(), kit.html()
        super().__init__([self._where, name_line(kit), kit.button(words.SAVE_WORK, self._save), self._answer])
        self._show()

    def close(self) -> None:
        """Close, and hear no more: who listens is held in memory."""
        self._stop()
        super().close()

    def _show(self) -> None:
        before, after = words.KEPT_NOTE.split("{page}")
        # Outside a page there is no page to go to, but a notebook of that name.
        page = link(words.KEPT_PAGE, YOUR_WORK) if browser.is_page() else f"“{words.KEPT_PAGE}”"
        self._where.value = str(el("p", place().says(), " ", before, page, after))

    def _refused(self, keys: list[str]) -> None:
        self._show()
        if keys:
            self._say(place().says())

    def _save(self) -> None:
        sentence, good = save_work()
        self._answer.value = str(el("div", el("p", sentence), class_=f"cbx-box cbx-{'note' if good else 'not_yet'}"))
        self._say(sentence)
