"""The Love Bug exercise without widgets: its state, what a learner can do, and what the rules say to it."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.feedback import capital, titled
from crossborder.exercises.lesson import deciding
from crossborder.exercises.lesson.compare import YES_NO, Ruling
from crossborder.exercises.lesson.machine import MachineModel
from crossborder.exercises.love_bug import law, words
from crossborder.exercises.love_bug.tasks import all_tasks
from crossborder.exercises.time_machine import machine_fields
from crossborder.exercises.words import OUTCOMES
from crossborder.rules import assess, contested

if TYPE_CHECKING:
    from crossborder.rules import Assessment

# --- what the rules say to the three questions of the prediction: "yes", "no" or not known ---------------------------


def _prosecution(_: object) -> Ruling:
    """No punishment without law: the day of the act decides."""
    punishment = law.malware(law.HAVEN, law.ACT)
    tried = tuple(offence.provision for offence in contested(law.HAVEN, law.MALWARE, on=law.ACT))
    names = "; ".join(provision.label for provision in tried)
    more = words.COMPARE_TRIED.format(names=names) if tried else ""
    rests = law.resting_on((*punishment.provisions, *law.ban(), *tried))
    return Ruling(YES_NO[punishment.answer], punishment.verified, capital(f"{punishment.reason}."), rests, more)


def _cooperation(measure: str, unread: str = "") -> Ruling:
    """What the rules say to a measure; where that is not confirmed, the words say what was not read."""
    assessment = assess(law.request({"measure": measure}))
    answers = {"available": "yes", "refusable": "yes", "discretionary": "yes", "unavailable": "no", "open": None}
    outcome, best, verified = assessment.outcome, assessment.best, assessment.verified
    decides = deciding.of(assessment).sentence if verified else words.COMPARE_UNREAD
    reason = shared.COMPARE_OUTCOME.format(outcome=OUTCOMES[outcome], title=titled(best.title), deciding=decides)
    rests = law.resting_on(provision for step in best.deciding for provision in step.provisions)
    return Ruling(answers[outcome], verified, reason, rests, "" if verified else unread)


def _extradition(_: object) -> Ruling:
    ruling = _cooperation("extradition")
    return replace(ruling, reason=f"{ruling.reason} {words.COMPARE_EXTRADITION_SECOND_HAND}")


def _evidence(_: object) -> Ruling:
    """Data kept or documents handed over: preservation decides where it is available, else assistance."""
    kept = _cooperation("preservation", words.COMPARE_EVIDENCE_UNREAD)
    return kept if kept.answer == "yes" else _cooperation("mutual_assistance", words.COMPARE_EVIDENCE_UNREAD)


class LoveBugModel(MachineModel):
    """The exercise as a value: every action leaves a valid state, and nothing entered is lost."""

    name, words = "love-bug", words
    rulings = MappingProxyType({"prosecute": _prosecution, "extradite": _extradition, "evidence": _evidence})

    def __init__(self) -> None:
        super().__init__(all_tasks(), machine_fields(), law.START)

    @cached_property
    def zotob(self) -> Assessment:
        """What the rules say on the mirror case: Morocco asked for a worm of 14 August 2005."""
        days = {"committed_on": "2005-08-14", "requested_on": "2005-08-25"}
        return assess(law.request({"requested": "MAR", "conduct": "malware", **days}))
