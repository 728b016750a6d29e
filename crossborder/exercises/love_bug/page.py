"""The Love Bug exercise as HTML: the pieces that the live view shows, and the whole lesson in its static form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises.figures import pair_map
from crossborder.exercises.html import Markup, el, folded, join
from crossborder.exercises.lesson import outcome, page
from crossborder.exercises.love_bug import law, words
from crossborder.rules import assess

if TYPE_CHECKING:
    from crossborder.exercises.love_bug.model import LoveBugModel


def case() -> Markup:
    """The case in few words, and what is known of it on the day of the prediction, folded."""
    known = folded(words.FACTS_TITLE, *_known(), id="love-bug-facts")
    return join(page.lead(words.CASE), known, outcome.pictured(pair_map.draw(law.ASKING, law.HAVEN)))


def _known() -> tuple[Markup, Markup]:
    """The facts known on the day of the prediction."""
    events = law.events("love_bug", until=law.REQUEST)
    return render.timeline(events, words.FACTS_CAPTION, words.TIMELINE_HEADS), el("p", words.FACTS_NOTE)


def debrief(model: LoveBugModel) -> Markup:
    """The look back, with what happened, and the mirror case put to the rules."""
    later = law.events("love_bug", after=law.REQUEST)
    happened = render.timeline(later, words.DEBRIEF_CAPTION, words.TIMELINE_HEADS)
    mirror = render.timeline(law.events("zotob"), words.DEBRIEF_ZOTOB_CAPTION, words.TIMELINE_HEADS)
    ruled = folded(words.DEBRIEF_RULES_ZOTOB, render.assessment(model.zotob), id="love-bug-zotob")
    return page.look_back(model, happened=happened, zotob=join(mirror, ruled))


def whole(model: LoveBugModel) -> Markup:
    """The whole lesson for a reader without JavaScript, and for print."""
    at_work = page.machine_at_work(words, lambda changes: assess(law.request(changes)))
    return page.lesson(
        model,
        join(page.welcome(words.WELCOME, words.TIME), el(page.SECTION, words.FACTS_TITLE), *_known()),
        page.section(words, "MACHINE", el("p", words.MACHINE_INTRO), at_work),
        page.section(words, "TASKS", el("p", words.TASKS_INTRO), page.tasks(model)),
        page.section(words, "DEBRIEF", debrief(model)),
    )
