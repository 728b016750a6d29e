"""What the rules and the data say to the three questions of the prediction, and the key points of the new case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.exercises.lauri_love import law, words
from crossborder.exercises.lesson.model import KeyPoint
from crossborder.exercises.words import OUTCOMES
from crossborder.rules import punished

if TYPE_CHECKING:
    from collections.abc import Callable

    from crossborder.exercises.feedback import Reference


@dataclass(frozen=True, slots=True)
class Answer:
    """What the rules and the data say to a question of the prediction.

    Args:
        answer: ``yes``, ``no``, or ``None`` when it is not known.
        verified: whether it rests on confirmed facts only.
        reason: the reason, in words.
        references: what it rests on.
    """

    answer: str | None
    verified: bool
    reason: str
    references: tuple[Reference, ...]


def _surrender(*, real: bool) -> Answer:
    """The treaty had no ground against it, and still extradition was refused, or could be: the Act has grounds of its own."""
    route = law.route_over(law.found(), law.TREATY)
    grounds = law.sections("s 79(3)", "s 83A(1)", "s 91(2)", "s 91(3)") if real else law.sections("s 79(3)", "s 83A(1)")
    text = words.RULING_SURRENDER if real else words.RULING_SURRENDER_MADE
    judgment = law.event("high_court").provenance
    return Answer(
        answer="no",
        verified=route.verified and all(one.verified for one in grounds) and judgment.verified,
        reason=text.format(outcome=OUTCOMES[route.outcome].lower()),
        references=(law.treaty("1"), *grounds, *(law.sources("ll_judgment_tna") if real else ())),
    )


def _national(*, real: bool) -> Answer:
    """Whether the requested state extradites its own nationals."""
    del real
    rule = law.held().state_by_code[law.ASKED].nationals
    if rule is None:
        return Answer(None, verified=False, reason=words.NATIONAL_UNKNOWN, references=(law.section("s 79(1)"),))
    answers = {"extradites": "no", "refuses": "yes"}
    references = (law.section("s 79(1)"), rule.provision, law.treaty("3"))
    return Answer(answers.get(rule.answer), rule.provenance.verified, rule.text, references)


def _home(*, real: bool) -> Answer:
    """Whether the conduct was an English offence on the day of the act."""
    del real
    found = punished(law.ASKED, law.CONDUCT, on=law.COMMITTED)
    answers = {True: "yes", False: "no", None: None}
    reason = found.reason[:1].upper() + found.reason[1:] + "."
    references = (*found.provisions, *law.sections("s 88"))
    return Answer(answers[found.answer], found.verified, f"{reason} {words.HOME_REFUSAL}", references)


RULINGS: dict[str, Callable[..., Answer]] = {"surrender": _surrender, "national": _national, "home": _home}


def key_points() -> tuple[KeyPoint, ...]:
    """The key points of the new case."""
    return tuple(
        KeyPoint(text, (*law.sections(*sections), *(law.article(*place) for place in places)))
        for text, sections, places in words.TRANSFER_KEY_POINTS
    )
