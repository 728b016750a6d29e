"""What the rules say to the three questions of the prediction."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from crossborder.exercises.cited import budapest, provisions
from crossborder.exercises.days import in_words
from crossborder.exercises.lesson.compare import Ruling
from crossborder.exercises.treaty_explorer import words
from crossborder.exercises.treaty_explorer.regions import UNION
from crossborder.records import facts
from crossborder.rules import CooperationRequest, assess, legal_bases, reach, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

DAY = date(2024, 1, 1)
ASKING, JOINING, ASKED = "PHL", "MAR", date(2018, 7, 2)
FIRST, SECOND, UNTOC = "ZAF", "IND", "untoc_2000"
# A case of one person in 2013, punished with up to five years; between these two states the text of UNTOC decides alone.
ACT, REQUEST, MONTHS = date(2013, 3, 1), date(2013, 6, 1), 60


def _deposit(_: object) -> Ruling:
    """Whether a state is bound right after its deposit."""
    between, stands = (
        reach(ASKING, on=ASKED, measure="preservation")[JOINING],
        standing("budapest_185", JOINING, on=ASKED),
    )
    (rule,) = budapest("37(2)")
    reason = words.DEPOSIT_REASON.format(standing=stands.reason, rule=rule.summary)
    return Ruling("yes" if between.kind == "operative" else "no", stands.verified, reason, (rule,))


def _enough(_: object) -> Ruling:
    """Whether UNTOC obliges in the case of one person: outside its subject it is no way between two states that it binds."""
    held = legal_bases(FIRST, SECOND, on=REQUEST, measure="traffic_data", conduct="malware")
    # What the Convention offers between the two states, whatever the case.
    basis = next(one for one in held if one.instrument.id == UNTOC and one.role == "operative")
    condition = next(one for one in basis.conditions if one.subject)
    rests = provisions(UNTOC, condition.article)
    reason = words.ENOUGH_REASON.format(
        first=facts().state_by_code[FIRST].in_sentence,
        second=facts().state_by_code[SECOND].in_sentence,
        title=basis.provisions[0].label,
        condition=condition.text,
    )
    answer = "yes" if UNTOC in _offered() else "no"
    return Ruling(answer, basis.verified and rests[0].verified, reason, rests)


def _offered() -> set[str]:
    """The instruments over which the request of the case can go."""
    asked = CooperationRequest(
        requesting=FIRST, requested=SECOND, measure="traffic_data", conduct="malware",
        committed_on=ACT, requested_on=REQUEST, organised_group=False, maximum_penalty_months=MONTHS,
    )  # fmt: skip
    return {route.basis.instrument.id for route in assess(asked).routes if route.basis}


def _silence(_: object) -> Ruling:
    """Whether silence shows anything: over all instruments and states without a first day, both answers occur."""
    held = facts().events_by_instrument
    tally = Counter(
        standing(instrument.id, state.code, on=DAY).bound
        for instrument in facts().instruments
        for state in facts().states
        if state.code != UNION
        and all(one.event != "in_force" for one in held.get(instrument.id, {}).get(state.code, ()))
    )
    reason = words.SILENCE_REASON.format(on=in_words(DAY), denied=f"{tally[False]:,}", open=f"{tally[None]:,}")
    references = *budapest("37(2)"), *provisions("arab_2010", "final provisions (4)")
    return Ruling("depends" if tally[None] else "yes", verified=True, reason=reason, references=references)


RULINGS: Mapping[str, Callable[[object], Ruling]] = {"deposit": _deposit, "enough": _enough, "silence": _silence}
