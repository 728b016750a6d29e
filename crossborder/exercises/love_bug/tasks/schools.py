"""Task 5: a request that arrives on 1 July 2000. Two schools, two answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Option, provision_options
from crossborder.exercises.days import in_words
from crossborder.exercises.feedback import Claim, Feedback, Part, mark
from crossborder.exercises.love_bug import law, words
from crossborder.exercises.task import Sample, Task
from crossborder.exercises.words import DUAL_ANSWERS
from crossborder.records import facts
from crossborder.rules import dual_criminality

if TYPE_CHECKING:
    from datetime import date

    from crossborder.exercises.ask import Answers
    from crossborder.records.records import NationalRule, Provision


def two_schools() -> Task:
    """Build the task."""
    answers = (Option("yes", *words.SCHOOLS_YES), Option("no", *words.SCHOOLS_NO))
    rules = provision_options(rule.provision for rule in _day_rules())
    some = rules[0].value
    return Task(
        id="schools",
        title=words.SCHOOLS_TITLE,
        minutes=4,
        core=False,
        prompt=words.SCHOOLS_PROMPT,
        fields=(
            Choice("act", words.SCHOOLS_ACT, answers),
            Choice("act_rule", words.SCHOOLS_ACT_RULE, rules, listed=True),
            Choice("request", words.SCHOOLS_REQUEST, answers),
            Choice("request_rule", words.SCHOOLS_REQUEST_RULE, rules, listed=True),
        ),
        hints=words.SCHOOLS_HINTS,
        check=_check,
        samples=tuple(
            Sample(rule.label, {"act": "no", "act_rule": rule.label, "request": "yes", "request_rule": rule.label})
            for rule in (one.provision for one in _day_rules())
        )
        or (Sample(some, {"act": "no", "act_rule": some, "request": "yes", "request_rule": some}),),
    )


def _day_rules() -> tuple[NationalRule, ...]:
    """The rules of all states on which day counts, each once."""
    rules = [state.dual_criminality_day for state in facts().states if state.dual_criminality_day]
    return tuple(sorted({rule.provision.label: rule for rule in rules}.values(), key=lambda rule: rule.provision.label))


def _check(answers: Answers) -> Feedback:
    return Feedback(
        (
            _answer(words.SCHOOLS_ACT, str(answers["act"]), law.ACT),
            _rule(words.SCHOOLS_ACT_RULE, str(answers["act_rule"]), "act"),
            _answer(words.SCHOOLS_REQUEST, str(answers["request"]), law.NEW_LAW_REQUEST),
            _rule(words.SCHOOLS_REQUEST_RULE, str(answers["request_rule"]), "request"),
            _at_home(),
        )
    )


def _answer(label: str, said: str, day: date) -> Part:
    """Mark what a school answers for Philippine law: the rules are asked about the day that it counts."""
    punishment = law.malware(law.HAVEN, day)
    words_day = in_words(day)
    return mark(
        label,
        Claim(
            holds=None if punishment.answer is None else (said == "yes") is punishment.answer,
            verified=punishment.verified,
            right=words.SCHOOLS_RIGHT.format(day=words_day),
            wrong=words.SCHOOLS_WRONG.format(day=words_day),
            ungraded=words.SCHOOLS_UNGRADED.format(day=words_day),
            references=law.resting_on(punishment.provisions),
        ),
    )


def _rule(label: str, named: str, school: str) -> Part:
    """Mark the rule that was named for a school, by what the data says that it counts."""
    rule = next(rule for rule in _day_rules() if rule.provision.label == named)
    return mark(
        label,
        Claim(
            holds=rule.answer == school,
            verified=rule.provenance.verified,
            right=words.SCHOOLS_RULE_RIGHT,
            wrong=words.SCHOOLS_RULE_WRONG,
            ungraded=words.SCHOOLS_RULE_UNGRADED,
            references=(rule.provision,),
        ),
    )


def _at_home() -> Part:
    """What the rules make of it for the Philippines itself; nothing to mark."""
    finding = dual_criminality(law.MALWARE, law.ASKING, law.HAVEN, on=law.ACT, requested_on=law.NEW_LAW_REQUEST)
    known = words.SCHOOLS_HOME_KNOWN.format(answer=DUAL_ANSWERS[finding.met])
    text = words.SCHOOLS_HOME_OPEN if finding.met is None else known
    rests: tuple[Provision, ...] = law.resting_on(finding.provisions)
    return Part(words.SCHOOLS_HOME, "note", text, rests)
