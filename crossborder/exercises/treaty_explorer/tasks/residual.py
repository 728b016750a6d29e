"""Task 4: a residual article, once where it stands back and once where it applies."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice
from crossborder.exercises.feedback import Claim, Feedback, mark
from crossborder.exercises.task import Sample, Task
from crossborder.exercises.treaty_explorer import task_words as words
from crossborder.exercises.treaty_explorer.fields import teaching_state_options
from crossborder.records import facts
from crossborder.rules import legal_bases, standing

if TYPE_CHECKING:
    from crossborder.exercises.ask import Answers
    from crossborder.exercises.feedback import Part
    from crossborder.rules import LegalBasis

DAY, MEASURE, BUDAPEST, ARTICLE = date(2024, 1, 1), "mutual_assistance", "budapest_185", "27(1)"
_FIELDS = {
    "back_first": words.BACK_FIRST,
    "back_second": words.BACK_SECOND,
    "applies_first": words.APPLIES_FIRST,
    "applies_second": words.APPLIES_SECOND,
}


def stands_back() -> Task:
    """Build the task."""
    return Task(
        id="residual",
        title=words.RESIDUAL_TITLE,
        minutes=4,
        core=False,
        prompt=words.RESIDUAL_PROMPT,
        fields=tuple(Choice(name, label, teaching_state_options(), listed=True) for name, label in _FIELDS.items()),
        hints=words.RESIDUAL_HINTS,
        check=_check,
        samples=tuple(Sample(label, dict(zip(_FIELDS, codes, strict=True))) for label, codes in words.RESIDUAL_SAMPLES),
    )


def _check(answers: Answers) -> Feedback:
    back = str(answers["back_first"]), str(answers["back_second"])
    applies = str(answers["applies_first"]), str(answers["applies_second"])
    return Feedback((_part(words.BACK_LABEL, back, "replaced"), _part(words.APPLIES_LABEL, applies, "residual")))


def _part(label: str, pair: tuple[str, str], role: str) -> Part:
    """Mark a pair by the role that the rules give to Article 27 between the two."""
    rests = tuple(facts().provision_by_place[BUDAPEST, article] for article in (ARTICLE, "27(4)"))
    first, second = (facts().state_by_code[code].in_sentence for code in pair)
    holds, verified, text = _ruling(pair, role)
    said = text.format(first=first, second=second)
    claim = Claim(holds=holds, verified=verified, right=said, wrong=said, ungraded=said, references=rests)
    return mark(label, claim)


def _ruling(pair: tuple[str, str], role: str) -> tuple[bool | None, bool, str]:
    """Whether Article 27 has the role between two states, whether that is confirmed, and what to say."""
    if pair[0] == pair[1]:
        return False, True, words.RESIDUAL_SAME
    basis = _residual(pair)
    if basis is None:
        denied = [one for one in (standing(BUDAPEST, code, on=DAY) for code in pair) if one.bound is False]
        return (
            (False if denied else None),
            any(one.verified for one in denied),
            words.NOT_BOTH if denied else words.RESIDUAL_UNGRADED,
        )
    if basis.role == "replaced":
        return role == "replaced", basis.verified, words.BACK_RIGHT if role == "replaced" else words.APPLIES_WRONG
    if any(condition.id == "no_assistance_treaty" for condition in basis.conditions):
        return None, False, words.APPLIES_OPEN
    return role == "residual", basis.verified, words.APPLIES_RIGHT if role == "residual" else words.BACK_WRONG


def _residual(pair: tuple[str, str]) -> LegalBasis | None:
    """The basis that Article 27 gives between two states, set aside or not."""
    bases = legal_bases(*pair, on=DAY, measure=MEASURE)
    return next((one for one in bases if one.instrument.id == BUDAPEST and one.rule.articles[0] == ARTICLE), None)
