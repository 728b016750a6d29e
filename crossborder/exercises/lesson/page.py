"""The pieces of HTML that all exercises share; the live view and the static form are made of the same ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises import words as shared
from crossborder.exercises.ask import chosen_text
from crossborder.exercises.cited import budapest
from crossborder.exercises.html import Markup, el, folded, items, join, typed
from crossborder.exercises.lesson import deciding, outcome
from crossborder.exercises.lesson.cases import provision_by_name
from crossborder.exercises.style import style_element
from crossborder.records.records import Provision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

    from crossborder.exercises import lessons
    from crossborder.exercises.html import Child
    from crossborder.exercises.lesson.cases import KeyPoint, NewCase
    from crossborder.exercises.lesson.model import LessonModel, Preset
    from crossborder.rules import Assessment

SECTION, PIECE = "h3", "h4"


def welcome(*texts: str) -> Markup:
    """What the exercise is and how long it takes, and how every exercise is to be read."""
    return el("div", *(el("p", text) for text in (*texts, shared.STATUS_NOTE, shared.NOT_ADVICE)))


def lead(texts: Iterable[str]) -> Markup:
    """A case in few words."""
    return join(*(el("p", text, class_="stage-lead") for text in texts))


def lesson(model: LessonModel, before: Child, *parts: Child) -> Markup:
    """A whole lesson for a reader without JavaScript, and for print: the parts after the prediction are folded, as in the live form; new cases come last."""
    words = model.words
    head = render.heading(SECTION, shared.PREDICTION_TITLE, words.PREDICTION_MINUTES, core=True)
    asked = (el("p", words.PREDICTION_INTRO), *map(render.question, model.predictions))
    last = section(words, "TRANSFER", new_cases(model), core=False)
    return el("div", style_element(), before, head, *asked, *parts, last, class_="cbx")


def tasks(model: LessonModel) -> Markup:
    """The tasks, each under its heading, with what the rules say to some answers."""
    return join(
        *(
            join(render.heading(PIECE, task.title, task.minutes, core=task.core), render.task(task))
            for task in model.tasks
        )
    )


def compared(model: LessonModel) -> Markup:
    """The prediction beside what the rules say: how every look back begins."""
    nothing = None if model.predicted else el("p", model.words.DEBRIEF_NO_PREDICTION)
    return join(el(PIECE, model.words.DEBRIEF_COMPARE), nothing, render.feedback(model.compare()))


def look_back(model: LessonModel, **shown: Child) -> Markup:
    """A look back: the comparison, then its pieces."""
    return join(compared(model), pieces(model.words, **shown))


def pieces(words: ModuleType, **shown: Child) -> Markup:
    """The pieces of a look back, and the questions to talk about, as the lesson's file holds them.

    Args:
        shown: what a piece shows below its words, by its ``id``; without it, a piece with an ``id`` is left out.
    """
    told = (one for one in words.DEBRIEF_PIECES if one.get("id") in {None, *shown})
    return join(*(_piece(one, shown.get(one.get("id"))) for one in told), discuss(words))


def _piece(told: lessons.Held, shown: Child) -> Markup:
    """A piece of a look back: ``title``, ``texts``, ``points`` in their order, and what it ``rests`` on, in a fold."""
    rests = render.references(map(provision_by_name, told.get("rests", ())))
    return join(
        el(PIECE, told["title"]),
        *(el("p", text) for text in told.get("texts", ())),
        items(map(_point, told.get("points", ())), ordered=True),
        folded(shared.RESTS_ON, rests, id=told.get("fold")) if "rests" in told else None,
        shown,
    )


def _point(told: str | tuple[str, str | tuple[str, ...]]) -> Markup:
    """A point; with an article of the Budapest Convention in brackets, or with several that it rests on, folded away."""
    if isinstance(told, str):
        return join(told)
    text, articles = told
    if isinstance(articles, str):
        return join(text, " ", render.names(budapest(articles)))
    return join(text, folded(shared.RESTS_ON, render.references(budapest(*articles))))


def discuss(words: ModuleType) -> Markup:
    """Questions to talk about: how every look back ends."""
    questions = items([join(text) for text in words.DEBRIEF_DISCUSS], ordered=True)
    return join(el(PIECE, words.DEBRIEF_DISCUSS_TITLE), questions)


def predicted(model: LessonModel) -> Markup | None:
    """The questions of the prediction with the learner's answers."""
    answered = [(question.label, model.predicted_text(question)) for question in model.predictions]
    return items([join(label, " ", el("strong", answer)) for label, answer in answered if answer])


def prediction_missing(model: LessonModel) -> str:
    """That all questions of the prediction want an answer; where some have one, which have none."""
    left = model.unanswered
    named = shared.PREDICTION_LEFT.format(questions=" ".join(f"“{question.label}”" for question in left))
    return f"{shared.PREDICTION_MISSING} {named}" if len(left) < len(model.predictions) else shared.PREDICTION_MISSING


def prediction_kept(model: LessonModel) -> Markup:
    """The prediction that was kept."""
    return el("div", el("p", shared.PREDICTION_LOCKED), predicted(model), class_="cbx-box cbx-note")


def folded_pieces(debrief: Markup) -> Markup:
    """What follows the comparison in a look back, each piece folded under its heading: the step keeps to one screen."""
    _, _, *later = debrief.text.split(f"<{PIECE}>")
    folds = []
    for at, piece in enumerate(later, 1):
        title, _, rest = piece.partition(f"</{PIECE}>")
        summary = el("summary", Markup(title))
        folds.append(el("details", summary, Markup(rest), id=f"look-back-{at}", class_="stage-piece"))
    return el("div", *folds, class_="stage-pieces")


def preset_note(preset: Preset) -> Markup:
    """What the address has set, and what it could not set."""
    done = el("p", shared.PRESET_SET) if preset.values else None
    problems = items([join(problem) for problem in preset.problems])
    return el("div", done, problems, class_=f"cbx-box cbx-{'not_yet' if preset.problems else 'note'}")


def not_yet(sentence: str) -> Markup:
    """A sentence that says what is wrong in a field."""
    return el("p", sentence, class_="cbx-box cbx-not_yet")


def to_do(sentence: str) -> Markup:
    """A sentence that says what is still to do; it is no verdict."""
    return el("p", sentence, class_="cbx-box cbx-note")


def case_facts(case: NewCase) -> Markup:
    """The made-up facts of a new case."""
    return join(el("p", shared.TRANSFER_NOTE), *(el("p", text) for text in case.facts))


def transfer_verdict(model: LessonModel) -> Markup:
    """Whether the decision holds, with the reason: a wrong decision is called wrong."""
    case, chosen = model.new_case, model.state.text(model.case_place("decision"))
    name = "right" if chosen == case.right else "not_yet"
    rests = outcome.rests(one for one in case.points[0].references if isinstance(one, Provision))
    return outcome.panel(name, shared.TRANSFER_WORDS[name], case.reason(chosen), rests)


def transfer_points(model: LessonModel) -> Markup:
    """The learner's decision and reason beside the key points, and the first prediction."""
    decision = el("p", el("strong", chosen_text(model.decision, model.state.text(model.case_place("decision")))))
    yours = el(
        "div",
        el("h3", shared.TRANSFER_YOURS),
        decision,
        typed(model.state.text(model.case_place("reason"))),
        folded(shared.TRANSFER_FIRST, predicted(model), id="stage-first"),
    )
    points = el("div", el("h3", shared.TRANSFER_POINTS), key_points(model.new_case.points))
    return join(el("div", yours, points, class_="cbx-side"), el("p", shared.TRANSFER_SELF))


def new_cases(model: LessonModel) -> Markup:
    """The new cases for a reader without JavaScript: facts and question, the key points folded away."""
    return join(*(_static_case(number, case) for number, case in enumerate(model.cases, 1)))


def _static_case(number: int, case: NewCase) -> Markup:
    return join(
        el(PIECE, shared.TRANSFER_CASE.format(number=number)),
        case_facts(case),
        render.question(case.decision),
        folded(shared.TRANSFER_POINTS, key_points(case.points), el("p", shared.TRANSFER_SELF), on_paper=False),
    )


def key_points(points: Iterable[KeyPoint]) -> Markup | None:
    """The key points, each with what it rests on folded away."""
    return items(
        [join(point.text, folded(shared.RESTS_ON, render.references(point.references))) for point in points],
        ordered=True,
    )


def machine_sentence(assessment: Assessment | str) -> str:
    """The answer of a time machine in one sentence, to be announced."""
    if isinstance(assessment, str):
        return f"{shared.MACHINE_EMPTY}: {assessment}"
    outcome = shared.OUTCOME_LINE.format(outcome=shared.OUTCOMES[assessment.outcome])
    says = shared.MACHINE_SAYS.format(outcome=outcome, deciding=deciding.of(assessment).sentence)
    return f"{says} {assessment.caution}".rstrip()


def section(
    words: ModuleType, group: str, *content: Child, intro: str = "", core: bool = True, minutes: int = 0
) -> Markup:
    """A part of the lesson under its heading; a reader without JavaScript unfolds it after the prediction.

    Args:
        group: the group of this part among them, such as ``MACHINE`` for ``MACHINE_TITLE`` and ``MACHINE_MINUTES``.
        intro: what to read before it is unfolded.
        minutes: how long it takes, where it is not as long as in the live form.
    """
    title, usual = getattr(words, f"{group}_TITLE"), getattr(words, f"{group}_MINUTES", 0)
    head = render.heading(SECTION, title, minutes or usual, core=core)
    return el("details", el("summary", head, el("p", intro) if intro else None, class_="cbx-part"), *content)


def machine_at_work(words: ModuleType, assessed: Callable[[dict[str, str]], Assessment]) -> Markup:
    """A time machine for a reader without JavaScript, in the settings of ``MACHINE_SAMPLES``: the first with all reasons, the others in short."""
    (title, first), *others = [(text, assessed(changes)) for text, changes in words.MACHINE_SAMPLES]
    short = (folded(text, render.brief(told)) for text, told in others)
    return join(el("p", words.MACHINE_STATIC), folded(title, render.assessment(first)), *short)
