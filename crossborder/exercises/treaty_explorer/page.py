"""The treaty explorer as HTML: the pieces that the live view shows, and the whole lesson in its static form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import browser, render
from crossborder.exercises.days import in_words
from crossborder.exercises.html import Markup, el, folded, items, join, link, table
from crossborder.exercises.lesson import outcome, page
from crossborder.exercises.treaty_explorer import between, words
from crossborder.exercises.treaty_explorer.explore import question, shown
from crossborder.exercises.treaty_explorer.fields import START
from crossborder.exercises.treaty_explorer.standings import listed
from crossborder.records import facts
from crossborder.rules import deposited
from crossborder.version import LAW_DAY

if TYPE_CHECKING:
    from datetime import date

    from crossborder.exercises.treaty_explorer.explore import Shown
    from crossborder.exercises.treaty_explorer.model import TreatyExplorerModel
    from crossborder.records.records import Instrument

# Where the explorer is as a work of reference, seen from the pages of the exercises.
LOOK_UP = "./who-can-ask-whom.html"
WRITTEN = 2018  # year of the teaching text that the course builds on


def said(answer: Shown) -> Markup:
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


def debrief(model: TreatyExplorerModel) -> Markup:
    """The look back, with three lists that are easily mixed, and what a comparison of 2018 could not know."""
    rows = [_row(one, LAW_DAY) for one in facts().instruments if not one.closed]
    lists = table(words.DEBRIEF_LISTS_CAPTION.format(day=in_words(LAW_DAY)), words.DEBRIEF_LISTS_HEADS, rows)
    later = join(items(filter(None, map(_later, facts().instruments))), el("p", words.DEBRIEF_SEEN))
    return page.look_back(model, lists=lists, later=later)


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


def whole(model: TreatyExplorerModel) -> Markup:
    """The whole lesson for a reader without JavaScript, and for print."""
    return page.lesson(
        model,
        page.welcome(words.WELCOME, words.TIME),
        page.section(words, "EXPLORER", el("p", words.EXPLORER_INTRO), at_work()),
        page.section(words, "TASKS", el("p", words.TASKS_INTRO), page.tasks(model)),
        page.section(words, "DEBRIEF", debrief(model)),
    )


def at_work() -> Markup:
    """One question for each view; the first with its map, the others in words."""
    first, *others = [(title, shown({**START, **changes})) for title, changes in words.STATIC_SAMPLES]
    views = items(join(el("strong", title), f": {what}") for title, what in words.VIEWS.values())
    told = [folded(title, answer.in_words(), on_paper=False) for title, answer in others]
    pairs = folded(words.PAIRS_TITLE, between.pair_table(question(START)))
    return join(el("p", words.STATIC_NOTE), views, folded(first[0], first[1].markup("static")), *told, pairs)
