"""Task 6: what could have been preserved in May 2000, and what since 1 July 2018?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.ask import Choice, Option, provision_options
from crossborder.exercises.feedback import Claim, Feedback, Part, mark
from crossborder.exercises.love_bug import law, words
from crossborder.exercises.marking import provision_part
from crossborder.exercises.task import Sample, Task
from crossborder.exercises.words import OUTCOMES
from crossborder.records import facts
from crossborder.rules import assess, standing

if TYPE_CHECKING:
    from crossborder.exercises.ask import Answers
    from crossborder.records.records import Provision
    from crossborder.rules import Step

_TODAY = {"measure": "preservation", "requested_on": law.BUDAPEST_REQUEST.isoformat()}
_OFFERED = ("24(1)(a)", "25(5)", "27(4)", "29(3)", "29(4)", "29(7)")


def preserved() -> Task:
    """Build the task."""
    options = {name: tuple(Option(*option) for option in entries) for name, entries in words.PRESERVED_OPTIONS.items()}
    named = law.budapest("29(3)").label
    return Task(
        id="preserved",
        title=words.PRESERVED_TITLE,
        minutes=4,
        core=False,
        prompt=words.PRESERVED_PROMPT,
        fields=(
            Choice("then", words.PRESERVED_THEN, options["then"]),
            Choice("treaty", words.PRESERVED_TREATY, options["treaty"]),
            Choice("today", words.PRESERVED_TODAY, options["today"]),
            Choice("provision", words.PRESERVED_PROVISION, provision_options(_offered()), listed=True),
        ),
        hints=words.PRESERVED_HINTS,
        check=_check,
        samples=tuple(
            Sample(option.text, {"then": "no", "treaty": "unknown", "today": option.value, "provision": named})
            for option in options["today"]
        ),
    )


def _offered() -> tuple[Provision, ...]:
    return tuple(law.budapest(article) for article in _OFFERED)


def _check(answers: Answers) -> Feedback:
    step = _dual_criminality_today()
    verified = step is not None and step.verified
    return Feedback(
        (
            mark(words.PRESERVED_THEN, _then(str(answers["then"]))),
            _treaty(),
            mark(words.PRESERVED_TODAY, _today(str(answers["today"]), step)),
            provision_part(
                words.PRESERVED_PROVISION,
                str(answers["provision"]),
                _offered(),
                step.provisions if step else (),
                verified=verified,
            ),
        )
    )


def _then(said: str) -> Claim:
    """Whether the Convention bound both states on 11 May 2000."""
    standings = [standing(law.BUDAPEST, state, on=law.REQUEST) for state in (law.ASKING, law.HAVEN)]
    denied = any(one.bound is False and one.verified for one in standings)
    affirmed = all(one.bound is True and one.verified for one in standings)
    return Claim(
        holds=(said == "yes") is affirmed if denied or affirmed else None,
        verified=denied or affirmed,
        right=words.PRESERVED_RIGHT,
        wrong=words.PRESERVED_WRONG,
        ungraded=words.PRESERVED_UNGRADED,
        references=(law.budapest("29(1)"),),
    )


def _treaty() -> Part:
    """Never marked: the treaty's limits and its first day in force were not seen, and the rules leave it open."""
    assessment = assess(law.request({"measure": "mutual_assistance"}))
    treaty = facts().instrument_by_id["us_ph_mla_1994"]
    text = words.PRESERVED_TREATY_TEXT.format(outcome=OUTCOMES[assessment.outcome].lower())
    return Part(words.PRESERVED_TREATY, "not_graded", text, treaty.provisions[:1])


def _dual_criminality_today() -> Step | None:
    """The step on dual criminality for preservation under the Budapest Convention on 1 July 2018."""
    routes = assess(law.request(_TODAY)).routes
    over = (route for route in routes if route.basis and route.basis.instrument.id == law.BUDAPEST)
    return next((step for route in over for step in route.steps if step.id == "dual_criminality"), None)


def _today(said: str, step: Step | None) -> Claim:
    waived = step is not None and step.effect == "no_obstacle" and step.provisions[0].article == "29(3)"
    return Claim(
        holds=(said == "no") is waived if step else None,
        verified=step is not None and step.verified,
        right=words.PRESERVED_RIGHT,
        wrong=words.PRESERVED_WRONG,
        ungraded=words.PRESERVED_UNGRADED,
        references=step.provisions if step else (law.budapest("29(3)"),),
    )
