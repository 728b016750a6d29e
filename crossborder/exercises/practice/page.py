"""The practice as HTML: the pieces that the view shows, and one case of each level for a reader without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises import words as shared
from crossborder.exercises.figures import pair_map
from crossborder.exercises.figures.marks import mark
from crossborder.exercises.html import Markup, el, folded, items, join, link
from crossborder.exercises.lesson import deciding, outcome
from crossborder.exercises.practice import words
from crossborder.exercises.practice.question import LEVELS, Question, question
from crossborder.exercises.style import style_element

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossborder.exercises.feedback import Feedback, Part
    from crossborder.exercises.practice.model import PracticeModel
    from crossborder.exercises.practice.options import Asked


def level_name(level: int) -> str:
    """A level with its number."""
    return f"{level}. {words.LEVELS[level - 1]}"


def standing(model: PracticeModel) -> Markup:
    """Where the reader is: number and seed with a link to it, how many in a row were right, how many kinds come back."""
    row = words.ROW.format(count=model.count("row"))
    number = words.NUMBER.format(number=model.count("number"), seed=model.count("seed"))
    waiting = len(model.boxes.cards)
    due = f" · {words.DUE.format(count=waiting)}" if waiting else ""
    again = el("p", words.AGAIN, class_="stage-eyebrow") if model.state.text("again") else None
    return join(el("p", link(number, model.address), f" · {row}{due}", class_="stage-eyebrow"), again)


def case_text(asked: Question) -> Markup:
    """The case: who asks whom for what, in large type, then the rest."""
    first, *rest = asked.told
    return join(el("h2", first, tabindex="-1", class_="stage-title"), el("p", " ".join(rest)))


def answer(asked: Question, answers: Mapping[str, str], feedback: Feedback | None) -> Markup:
    """What the law says, then what is said to each answer, and the figure; before the check, what to do."""
    if feedback is None:
        return join(outcome.waiting(words.WAITING), who_asks_whom(asked))
    is_right = feedback.verdict == "right"
    parts = [_part(part, one, answers[one.id]) for part, one in zip(feedback.parts, asked.asked, strict=True)]
    return join(
        el("h2", *headed(heading(feedback), is_right=is_right), tabindex="-1", class_="stage-title"),
        outcome.outcome(asked.case.assessment),
        *parts,
        outcome.lanes(asked.case.assessment),
    )


def heading(feedback: Feedback) -> str:
    """Whether the answers are right: all, some or none of them."""
    right = sum(part.verdict == "right" for part in feedback.parts)
    if right in {0, len(feedback.parts)}:
        return str(words.VERDICT_RIGHT if right else words.VERDICT_WRONG)
    return str(words.VERDICT_SOME).format(right=right, count=len(feedback.parts))


def headed(text: str, *, is_right: bool) -> tuple[Markup, str]:
    """A verdict with its mark; there is one try, so that a wrong answer is called wrong."""
    return mark("right" if is_right else "wrong"), f" {text}"


def _part(part: Part, asked: Asked, value: str) -> Markup:
    """What is said to one answer: the right one first, then the one that was chosen."""
    is_right = part.verdict == "right"
    chosen = None if is_right else el("p", words.VERDICT_CHOSEN.format(chosen=asked.option(value).text))
    return el(
        "div",
        mark("right" if is_right else "wrong"),
        el("strong", f"{words.VERDICT_PART_RIGHT if is_right else words.VERDICT_PART_WRONG} · {part.label}"),
        el("p", words.VERDICT_ANSWER.format(answer=asked.option(asked.right).text)),
        chosen,
        el("p", part.text),
        render.rests_on(part),
        class_=f"stage-out stage-small stage-{'right' if is_right else 'wrong'}",
    )


def announcement(asked: Question, verdict: str) -> str:
    """The verdict and what the law says, in one sentence, to be announced."""
    assessment = asked.case.assessment
    return str(words.VERDICT_SAID).format(
        verdict=verdict, outcome=shared.OUTCOMES[assessment.outcome], sentence=deciding.of(assessment).sentence
    )


def who_asks_whom(asked: Question) -> Markup:
    """The two states of a case on a map."""
    request = asked.case.assessment.request
    return pair_map.draw(request.requesting, request.requested)


def chain(asked: Question, feedback: Feedback | None) -> Markup:
    """All reasons of the rules, once the answers were checked."""
    return join() if feedback is None else outcome.reasons(asked.case.assessment)


def about() -> Markup:
    """How the practice works, for a reader and for a class: once, folded."""
    texts = words.AIM, words.WELCOME, words.WHY_KEPT, words.CLASS_NOTE, shared.STATUS_NOTE, shared.NOT_ADVICE
    return folded(shared.ABOUT, *(el("p", text) for text in texts), id="practice-about")


def whole() -> Markup:
    """The first case of each level for a reader without JavaScript, and for print."""
    head = el("p", words.WELCOME), el("p", words.STATIC)
    return el("div", style_element(), *head, *map(_static, LEVELS), class_="cbx")


def _static(level: int) -> Markup:
    asked = question(1, level, 1)
    fields = (
        join(el("p", el("strong", field.label)), items(option.text for option in field.options))
        for field in asked.fields
    )
    answers = (one.option(one.right) for one in asked.asked)
    rights = items(f"{one.text}. {one.why}" for one in answers)
    return join(
        el("h2", level_name(level)),
        el("p", " ".join(asked.told)),
        *fields,
        folded(words.ANSWER_FOLDED, rights, render.references(asked.asked[0].references), on_paper=False),
    )
