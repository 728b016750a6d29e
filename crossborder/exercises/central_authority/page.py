"""The exercise on the other side as HTML: the pieces that the live view shows, and the whole lesson in its static form."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises.central_authority import words
from crossborder.exercises.central_authority.marking import days_of
from crossborder.exercises.figures.fading import Item, draw
from crossborder.exercises.html import el, join, table
from crossborder.exercises.lesson import outcome, page
from crossborder.exercises.mlat_request.draft_page import letter_piece
from crossborder.records.dates import in_words

if TYPE_CHECKING:
    from crossborder.exercises.central_authority.marking import Incoming
    from crossborder.exercises.central_authority.model import CentralAuthorityModel
    from crossborder.exercises.html import Markup
    from crossborder.request import Draft


def case() -> Markup:
    """Where the learner sits, in few words."""
    return join(page.lead(words.CASE), el("p", words.DAYS_NOTE))


def request(one: Incoming, top: int = 3) -> Markup:
    """A request as it came in, what the desk knows beside it, and its clock; where it is longer than the window it scrolls by itself.

    Args:
        top: level of its title among the headings of the page; in a step it comes right below the step's.
    """
    return el(
        "div",
        el("p", el("strong", f"{words.KNOWN}: "), one.known),
        clock(one.draft),
        el("p", el("strong", words.LETTER)),
        letter_piece(one.draft, top),
        class_="stage-letter",
        tabindex="0",
        role="region",
        aria_label=one.title,
    )


def days(model: CentralAuthorityModel, name: str) -> Markup | None:
    """The data on a strip of days: the decision that is chosen takes its days, and the order to keep them holds."""
    draft = model.by_id(name).draft
    if not (between := days_of(draft)):
        return None
    asked, lost = between
    cost = words.DAYS.get(model.state.text(f"task.{name}.decision"), 0)
    kept = asked if model.state.text(f"task.{name}.keep") == "yes" else None
    item = Item(words.DATA, asked, lost, kept)
    return outcome.figure(lambda width: draw([item], asked + timedelta(days=cost), width, name=f"days-{name}-{width}"))


def clock(draft: Draft) -> Markup:
    """How many days there are until the data are deleted."""
    text = words.CLOCK_NONE
    if days := days_of(draft):
        asked, lost = days
        text = words.CLOCK_TEXT.format(asked=in_words(asked), lost=in_words(lost), days=(lost - asked).days)
    return el("p", el("strong", f"{words.CLOCK}: "), text)


def mate(model: CentralAuthorityModel) -> Markup:
    """The classmate's request, or that none was read."""
    draft = model.mate
    if draft is None:
        return el("p", words.MATE_NONE)
    return join(clock(draft), letter_piece(draft))


def rubric(model: CentralAuthorityModel) -> Markup:
    """The rubric as it stands, and what it makes of the checked requests."""
    rows = [(title, str(model.points(name))) for name, (title, _) in words.RUBRIC_PARTS.items()]
    got, of = model.score()
    score = words.RUBRIC_SCORE.format(got=got, of=of) if of else words.RUBRIC_NOTHING
    return join(
        el("p", words.RUBRIC_INTRO), table(words.RUBRIC_TITLE, words.RUBRIC_HEADS, rows), el("p", el("strong", score))
    )


def whole(model: CentralAuthorityModel) -> Markup:
    """The whole lesson for a reader without JavaScript, and for print."""
    return page.lesson(
        model,
        page.welcome(words.WELCOME, words.TIME, words.DAYS_NOTE),
        page.section(words, "DESK", *(_static(model, one) for one in model.incoming), intro=words.DESK_INTRO),
        page.section(words, "RUBRIC", rubric(model), core=False, minutes=2),
        page.section(words, "DEBRIEF", page.look_back(model)),
    )


def _static(model: CentralAuthorityModel, one: Incoming) -> Markup:
    task = model.task_by_id[one.id]
    heading = render.heading(page.PIECE, one.title, task.minutes, core=one.core)
    return join(heading, request(one, top=5), render.task(task))
