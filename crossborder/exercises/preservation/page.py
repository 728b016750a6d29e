"""The exercise on preservation as HTML: the pieces that the live view shows, and the whole lesson in its static form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises import words as shared
from crossborder.exercises.cited import sources_of
from crossborder.exercises.figures import pair_map
from crossborder.exercises.html import Markup, el, folded, join
from crossborder.exercises.lesson import outcome, page
from crossborder.exercises.preservation import law, words

if TYPE_CHECKING:
    from crossborder.exercises.preservation.model import PreservationModel


def case() -> Markup:
    """The case, in few words."""
    return join(page.lead(words.CASE), outcome.pictured(pair_map.draw(law.ASKING, law.ASKED)))


def supposition(state: str) -> Markup | None:
    """The note that something is supposed about a state's reservation, if it is."""
    return el("p", el("strong", words.SUPPOSED_NOTE.format(state=state))) if state else None


def debrief(model: PreservationModel) -> Markup:
    """The look back, with what the data note on Argentina's reservation and its source."""
    record = law.record_of("ARG")
    if record is None:
        return page.look_back(model)
    rests = folded(shared.RESTS_ON, render.references(sources_of(record)), id="preserve-argentina")
    return page.look_back(model, argentina=join(el("p", record.text, " ", record.provenance.note), rests))


def whole(model: PreservationModel) -> Markup:
    """The whole lesson for a reader without JavaScript, and for print."""
    request = (el(page.SECTION, words.FACTS_TITLE), *(el("p", text) for text in words.FACTS))
    return page.lesson(
        model,
        join(page.welcome(words.WELCOME, words.TIME), *request),
        page.section(words, "MACHINE", page.machine_at_work(words, law.assessed), intro=words.MACHINE_INTRO),
        page.section(words, "TASKS", page.tasks(model), intro=words.TASKS_INTRO),
        page.section(words, "DEBRIEF", debrief(model)),
    )
