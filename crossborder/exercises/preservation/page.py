"""The exercise on preservation as HTML: the pieces that the live view shows, and the whole lesson in its static form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises import words as shared
from crossborder.exercises.cited import budapest, sources_of
from crossborder.exercises.figures import pair_map
from crossborder.exercises.html import Markup, el, folded, items, join
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
    """The prediction compared, the article in four steps, why it is so, and what the original text says."""
    cited = ((text, budapest(article)[0].label) for article, text in words.DEBRIEF_STEPS)
    steps = [join(text, " (", el("cite", label), ")") for text, label in cited]
    return join(
        page.compared(model),
        el(page.PIECE, words.DEBRIEF_STEPS_TITLE),
        items(steps, ordered=True),
        el(page.PIECE, words.DEBRIEF_WHY_TITLE),
        el("p", words.DEBRIEF_WHY),
        el(page.PIECE, words.DEBRIEF_SOURCE_TITLE),
        *(el("p", text) for text in words.DEBRIEF_SOURCE),
        folded(shared.RESTS_ON, render.references(budapest("29(3)", "29(4)")), id="preserve-source"),
        _argentina(),
        page.discuss(words),
    )


def _argentina() -> Markup | None:
    """What the data note on Argentina's reservation, with its source."""
    record = law.record_of("ARG")
    if record is None:
        return None
    return join(
        el(page.PIECE, words.DEBRIEF_ARGENTINA_TITLE),
        el("p", record.text, " ", record.provenance.note),
        folded(shared.RESTS_ON, render.references(sources_of(record)), id="preserve-argentina"),
    )


def whole(model: PreservationModel) -> Markup:
    """The whole lesson for a reader without JavaScript, and for print."""
    samples = ((text, law.assessed(changes)) for text, changes in words.MACHINE_SAMPLES)
    request = (el(page.SECTION, words.FACTS_TITLE), *(el("p", text) for text in words.FACTS))
    return page.lesson(
        model,
        join(page.welcome(words.WELCOME, words.TIME), *request),
        page.section(words, "MACHINE", page.machine_at_work(words.MACHINE_STATIC, samples), intro=words.MACHINE_INTRO),
        page.section(words, "TASKS", page.tasks(model), intro=words.TASKS_INTRO),
        page.section(words, "DEBRIEF", debrief(model)),
    )
