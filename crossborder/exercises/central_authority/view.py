"""The exercise on the other side as widgets, live in a static page and in JupyterLab alike, and as HTML for paper."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from crossborder.exercises import render
from crossborder.exercises.ask import Choice, Many, options
from crossborder.exercises.central_authority import marking, words
from crossborder.exercises.central_authority.model import CentralAuthorityModel
from crossborder.exercises.controls import refill
from crossborder.exercises.figures.fading import Item, draw
from crossborder.exercises.html import el, join, scrolled, table
from crossborder.exercises.lesson import outcome, page
from crossborder.exercises.lesson.view import LessonView
from crossborder.exercises.mlat_request.draft_page import letter_piece
from crossborder.records.dates import in_words

if TYPE_CHECKING:
    import ipywidgets as widgets

    from crossborder.exercises.ask import Field
    from crossborder.exercises.central_authority.marking import Incoming
    from crossborder.exercises.html import Markup
    from crossborder.exercises.lesson.steps import Step
    from crossborder.exercises.task import Task
    from crossborder.request import Draft


def request(one: Incoming, top: int = 3) -> Markup:
    """A request as it came in, what the desk knows beside it, and its clock; where it is longer than the window it scrolls by itself.

    Args:
        top: level of its title among the headings of the page; in a step it comes right below the step's.
    """
    known, head = el("p", el("strong", f"{words.KNOWN}: "), one.known), el("p", el("strong", words.LETTER))
    return scrolled(join(known, clock(one.draft), head, letter_piece(one.draft, top)), one.title, "stage-letter")


def clock(draft: Draft) -> Markup:
    """How many days there are until the data are deleted."""
    text = words.CLOCK_NONE
    if days := marking.days_of(draft):
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
    """The rubric as it is now, and what it makes of the checked requests."""
    rows = [(title, str(model.points(name))) for name, (title, _) in words.RUBRIC_PARTS.items()]
    got, of = model.score()
    score = words.RUBRIC_SCORE.format(got=got, of=of) if of else words.RUBRIC_NOTHING
    drawn = table(words.RUBRIC_TITLE, words.RUBRIC_HEADS, rows)
    return join(el("p", words.RUBRIC_INTRO), drawn, el("p", el("strong", score)))


def _static(model: CentralAuthorityModel, one: Incoming) -> Markup:
    task = model.task_by_id[one.id]
    heading = render.heading(page.PIECE, one.title, task.minutes, core=one.core)
    return join(heading, request(one, top=5), render.task(task))


class CentralAuthority(LessonView):
    """The exercise on the other side: prediction, requests on the desk, a classmate's request, debrief, a new case."""

    made_of, words = CentralAuthorityModel, words
    # The requests on the desk are the tasks.
    tasks_at = "decision", words.DESK_CHIP

    def case(self) -> Markup:
        """Where the learner sits, in few words."""
        return join(page.lead(words.CASE), el("p", words.DAYS_NOTE))

    def whole(self) -> Markup:
        """The whole lesson for a reader without JavaScript, and for print."""
        desk = (_static(self.model, one) for one in self.model.incoming)
        return page.lesson(
            self.model,
            page.welcome(words.WELCOME, words.TIME, words.DAYS_NOTE),
            page.section(words, "DESK", *desk, intro=words.DESK_INTRO),
            page.section(words, "RUBRIC", rubric(self.model), core=False, minutes=2),
            page.section(words, "DEBRIEF", page.look_back(self.model)),
        )

    def beside(self, task: Task) -> Markup:
        """The request: it stays open beside the decision."""
        return request(self.model.by_id(task.id))

    def extra_steps(self) -> list[Step]:
        """A classmate's request, and the rubric."""
        return [
            self.step("mate", "MATE", self._mate, core=False),
            self.step("rubric", "RUBRIC", self._rubric, core=False),
        ]

    def is_asked(self, task: Task, field: Field) -> bool:
        """What to ask for is asked only when one asks back."""
        return field.id != "points" or self.model.state.text(f"task.{task.id}.decision") == "ask_back"

    def task_figure(self, task: Task) -> Markup | None:
        """The data on a strip of days: the decision that is chosen takes its days, and the order to keep them holds."""
        name, text = task.id, self.model.state.text
        if not (between := marking.days_of(self.model.by_id(name).draft)):
            return None
        asked, lost = between
        ends = asked + timedelta(days=words.DAYS.get(text(f"task.{name}.decision"), 0))
        item = Item(words.DATA, asked, lost, asked if text(f"task.{name}.keep") == "yes" else None)
        return outcome.figure(lambda width: draw([item], ends, width, name=f"days-{name}-{width}"))

    def _mate(self) -> list[widgets.Widget]:
        shown, answer, fields = self.kit.html(mate(self.model)), self.kit.html(), self.kit.box()
        refill(fields, self._mate_controls(answer))

        def read(files: list[tuple[str, bytes]]) -> None:
            for name, data in files:
                sentence = self.model.read_mate(name, data)
                self.save()
                shown.value, answer.value = str(mate(self.model)), str(page.to_do(sentence))
                refill(fields, self._mate_controls(answer))
                self.say(sentence)

        upload = self.kit.upload(words.MATE_READ, read)
        return [self.kit.html(el("p", words.MATE_INTRO)), upload, shown, fields, answer]

    def _mate_controls(self, answer: widgets.HTML) -> tuple[widgets.Widget, ...]:
        """What is asked about the classmate's request; nothing while none is there."""
        judged = self.model.mate_judged()
        if judged is None:
            return ()
        known = Many("known", words.MATE_KNOW, options(words.MATE_FACTS))
        provision = next(field for field in marking.fields(judged) if field.id == "provision")
        decision, points, keep = self.model.mate_fields
        controls = [self._mate_control(field, answer) for field in (known, decision, provision, points, keep)]
        check = self.kit.button(words.MATE_CHECK, lambda: self.answer(answer, self.model.check_mate()), main=True)
        return (*controls, check)

    def _mate_control(self, field: Field, answer: widgets.HTML) -> widgets.Widget:
        key = f"mate.{field.id}"
        value = self.model.state.get(key)
        # A provision that this request does not offer any more is shown as not chosen.
        if isinstance(field, Choice) and value not in {"", *(option.value for option in field.options)}:
            value = ""

        def changed(new: Any) -> None:  # noqa: ANN401 - a value of the state
            self.set(key, new)
            answer.value = ""

        return self.kit.field(field, value, changed, can_empty=True)

    def _rubric(self) -> list[widgets.Widget]:
        lines = {
            f"rubric.{part}": words.RUBRIC_LINE.format(part=title) for part, (title, _) in words.RUBRIC_PARTS.items()
        }
        return self.typed_lines(lines, lambda: rubric(self.model), self.model.rubric_problems)
