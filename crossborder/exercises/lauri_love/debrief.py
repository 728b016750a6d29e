"""What the rules and the data say to the three questions of the prediction, and the key points of the new case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.cited import sources
from crossborder.exercises.feedback import capital
from crossborder.exercises.lauri_love import law, words
from crossborder.exercises.lesson.compare import Ruling
from crossborder.exercises.words import OUTCOMES
from crossborder.records import facts
from crossborder.rules import punished

if TYPE_CHECKING:
    from collections.abc import Callable


def _surrender(*, real: bool) -> Ruling:
    """The treaty had no ground against it, and still extradition was refused, or could be: the Act has grounds of its own."""
    route = law.route_over(law.assessed(), law.TREATY)
    grounds = law.sections("s 79(3)", "s 83A(1)", "s 91(2)", "s 91(3)") if real else law.sections("s 79(3)", "s 83A(1)")
    text = words.RULING_SURRENDER if real else words.RULING_SURRENDER_MADE
    judgment = law.event("high_court").provenance
    return Ruling(
        answer="no",
        verified=route.verified and all(one.verified for one in grounds) and judgment.verified,
        reason=text.format(outcome=OUTCOMES[route.outcome].lower()),
        references=(*law.treaty("1"), *grounds, *(sources("ll_judgment_tna") if real else ())),
    )


def _national(*, real: bool) -> Ruling:
    """Whether the requested state extradites its own nationals."""
    del real
    rule = facts().state_by_code[law.ASKED].nationals
    if rule is None:
        return Ruling(None, verified=False, reason=words.NATIONAL_UNKNOWN, references=law.sections("s 79(1)"))
    answers = {"extradites": "no", "refuses": "yes"}
    references = (law.section("s 79(1)"), rule.provision, *law.treaty("3"))
    return Ruling(answers.get(rule.answer), rule.provenance.verified, rule.text, references)


def _home(*, real: bool) -> Ruling:
    """Whether the conduct was an English offence on the day of the act."""
    punishment = punished(law.ASKED, law.CONDUCT, on=law.COMMITTED)
    answers = {True: "yes", False: "no", None: None}
    reason = capital(f"{punishment.reason}.")
    if not real and punishment.offence:
        first = punishment.offence
        reason = words.HOME_MADE.format(since=first.in_force.day, law=first.provision.label)
    references = (*punishment.provisions, *law.sections("s 88"))
    return Ruling(answers[punishment.answer], punishment.verified, f"{reason} {words.HOME_REFUSAL}", references)


RULINGS: dict[str, Callable[..., Ruling]] = {"surrender": _surrender, "national": _national, "home": _home}
