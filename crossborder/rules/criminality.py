"""The steps on criminality: the requesting state's own law, and dual criminality as the instrument asks for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from crossborder.records.dates import in_words
from crossborder.rules.printed import capital
from crossborder.rules.steps import Step
from crossborder.rules.thresholds import penalties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.records.records import DualCriminalityRule, Effect, Provision, Reservation
    from crossborder.rules.matter import Case, Matter
    from crossborder.rules.thresholds import Penalty

_QUESTION = "Is dual criminality asked for, and is it met?"


def own_law_steps(matter: Case) -> Iterator[Step]:
    """No punishment without law: for extradition the conduct has to be an offence in the requesting state on the day of the act."""
    if matter.request.measure != "extradition" or matter.finding is None:
        return
    at_home = matter.finding.tested[0]
    effects: dict[bool | None, Effect] = {True: "no_obstacle", False: "condition_failed", None: "open"}
    ban = matter.requesting.retroactivity_ban
    provisions = (*at_home.provisions, *((ban.provision,) if ban else ()))
    answer = f"{capital(at_home.reason)}."
    question = f"Was it an offence in {matter.requesting.in_sentence} on the day of the act?"
    yield Step("own_law", question, answer, effects[at_home.answer], provisions, at_home.verified)


def _stated(matter: Matter) -> bool:
    """Whether the offence of the requesting state is taken as stated.

    An arrest warrant and an order state it. So does a request for assistance, which names its offence: that the data hold none for a
    state leaves nothing open. Where they say that it punished nothing, that counts.
    """
    asked_for_help = matter.request.measure != "extradition"
    at_home = matter.finding.tested[0].answer if matter.finding else None
    return matter.basis.instrument.takes_offence_as_stated or (asked_for_help and at_home is None)


def _met(matter: Matter) -> bool | None:
    """Whether dual criminality is met; where the offence of the requesting state is taken as stated, in the requested state alone."""
    finding = matter.finding
    if finding is None:
        return None
    return finding.met_in_requested if _stated(matter) else finding.met


def _verified(matter: Matter) -> bool:
    tested = matter.finding.tested if matter.finding else ()
    examined = tested[1:] if _stated(matter) else tested
    return bool(tested) and all(test.verified for test in examined)


def dual_criminality_steps(matter: Matter) -> Iterator[Step]:
    """Dual criminality as the instrument has it: asked for, allowed, waived, or open to a reservation."""
    for rule in matter.basis.instrument.dual_criminality:
        if not (matter.applies(rule.measures, rule.conducts) and matter.role_fits(rule.roles)):
            continue
        step = _HANDLERS[rule.requirement](matter, rule)
        if step:
            yield step
            return


def _required(matter: Matter, rule: DualCriminalityRule) -> Step:
    return _by_finding(matter, rule, {True: "no_obstacle", False: "condition_failed", None: "open"})


def _may_refuse(matter: Matter, rule: DualCriminalityRule) -> Step:
    return _by_finding(matter, rule, {True: "no_obstacle", False: "permits_refusal", None: "open"})


def _by_finding(matter: Matter, rule: DualCriminalityRule, effects: dict[bool | None, Effect]) -> Step:
    finding = matter.finding
    if finding is None:
        return matter.step(
            "dual_criminality", _QUESTION, f"{rule.text} The conduct is not stated.", "open", rule.article
        )
    if not matter.facts.conduct_by_id[matter.request.conduct or ""].acts and _met(matter) is None:
        answer = f"{rule.text} The acts are not stated, so no national offence can be compared with them."
        return matter.step("dual_criminality", _QUESTION, answer, "open", rule.article)
    provisions = (matter.provision(rule.article), *finding.provisions)
    verified = _verified(matter) and provisions[0].verified
    values = {"state": matter.requested.code, "conduct": finding.tested[0].conduct}
    return Step(
        "dual_criminality", _QUESTION, rule.text, effects[_met(matter)], provisions, verified, finding.reasons,
        values=values,
    )  # fmt: skip


def _not_required(matter: Matter, rule: DualCriminalityRule) -> Step:
    return matter.step("dual_criminality", _QUESTION, rule.text, "no_obstacle", rule.article)


def _national_law(matter: Matter, rule: DualCriminalityRule) -> Step:
    """Allowed where the requested state's law or another treaty asks for it: harmless when met, open when not."""
    step = _by_finding(matter, rule, {True: "no_obstacle", False: "open", None: "open"})
    if step.effect == "open":
        answer = (
            f"{step.answer} Whether the law of {matter.requested.in_sentence} or a treaty asks for it is not modelled."
        )
        return replace(step, answer=answer)
    return step


def _reserved(matter: Matter, rule: DualCriminalityRule) -> Step | None:
    """Only with a reservation: none made or withdrawn, nothing to say; not known, open unless it is met; made, it turns on dual criminality."""
    reserved = matter.reserved(matter.requested, rule.reservation)
    if reserved.result == "unknown":
        answer = f"{rule.text} {reserved.reason}"
        if not _met(matter):
            return matter.step("dual_criminality", _QUESTION, answer, "open", rule.article)
        answer = f"{answer} Dual criminality is met, so that nothing turns on it."
        step = matter.step("dual_criminality", _QUESTION, answer, "no_obstacle", rule.article)
        return replace(step, verified=step.verified and _verified(matter))
    if reserved.result == "none" or reserved.record is None:
        return _by_reciprocity(matter, rule)
    answer = f"{rule.text} {matter.requested.name} made it: {reserved.record.text}"
    return _by_reservation(matter, reserved.record, answer, rule.article)


def _by_reciprocity(matter: Matter, rule: DualCriminalityRule) -> Step | None:
    """A state that made no reservation may treat one that did as that one treats others (ETS 30, Article 5(2))."""
    if not rule.reciprocity_article:
        return None
    theirs = matter.reserved(matter.requesting, rule.reservation)
    if theirs.result != "made" or theirs.record is None:
        return None
    answer = (
        f"{matter.requesting.name} made a reservation: {theirs.record.text} So {matter.requested.in_sentence}, which made none, "
        "may apply reciprocity."
    )
    reserved = matter.provision(rule.reservation)
    return _by_reservation(matter, theirs.record, answer, rule.reciprocity_article, reserved)


def _by_reservation(matter: Matter, record: Reservation, answer: str, article: str, *more: Provision) -> Step:
    """What follows from a reservation: it turns on dual criminality, and rests on record and finding."""
    met = _met(matter)
    effects: dict[bool | None, Effect] = {True: "no_obstacle", False: "permits_refusal", None: "open"}
    step = matter.step("dual_criminality", _QUESTION, answer, effects[met], article, *more)
    verified = met is None or _verified(matter)
    return replace(step, verified=step.verified and record.provenance.verified and verified)


def _listed_waiver(matter: Matter, rule: DualCriminalityRule) -> Step | None:
    """No check for a listed offence that is grave enough in the requesting state; else the next rule speaks."""
    # In the requesting state the day of the act alone counts, so there is one penalty at the most.
    penalty = penalties(matter, "maximum_penalty_months", matter.requesting.code)[0]
    months = penalty.months
    if months is None:
        if _met(matter):
            return _required(matter, rule)
        answer = f"{rule.text} The penalty under the law of {matter.requesting.in_sentence} is not stated."
        return matter.step("dual_criminality", _QUESTION, answer, "open", rule.article)
    if months < rule.issuing_maximum_months:
        return _perhaps_graver(matter, rule, penalty)
    answer = f"{rule.text} The penalty is {months} months{penalty.origin}, on {in_words(matter.request.requested_on)}."
    return matter.step("dual_criminality", _QUESTION, answer, "no_obstacle", rule.article)


def _perhaps_graver(matter: Matter, rule: DualCriminalityRule, penalty: Penalty) -> Step | None:
    """Below the level only the basic form is certain: a graver one may be charged, which matters where the act is no offence here."""
    uncertain = penalty.graver_than(rule.issuing_maximum_months.__le__) or not penalty.every_form
    if not uncertain or _met(matter):
        return None
    answer = f"{rule.text} The penalty of the basic form is {penalty.months} months{penalty.origin}; whether a graver form is charged is not stated."
    return matter.step("dual_criminality", _QUESTION, answer, "open", rule.article)


_HANDLERS = {
    "required": _required,
    "may_refuse": _may_refuse,
    "not_required": _not_required,
    "national_law": _national_law,
    "reserved": _reserved,
    "listed_waiver": _listed_waiver,
}
