"""The steps on criminality: the requesting state's own law, and dual criminality as the instrument asks for it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from crossborder.facts.dates import in_words
from crossborder.rules.steps import Step
from crossborder.rules.thresholds import penalties

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.facts.records import DualCriminalityRule, Effect, Provision, Reservation
    from crossborder.rules.matter import Matter

_QUESTION = "Is dual criminality asked for, and is it met?"


def own_law_steps(matter: Matter) -> Iterator[Step]:
    """No punishment without law: for extradition the conduct has to be an offence in the requesting state on the day of the act."""
    if matter.request.measure != "extradition" or matter.finding is None:
        return
    at_home = matter.finding.tested[0]
    effects: dict[bool | None, Effect] = {True: "no_obstacle", False: "condition_failed", None: "open"}
    ban = matter.requesting.retroactivity_ban
    provisions = (*at_home.provisions, *((ban.provision,) if ban else ()))
    answer = at_home.reason[:1].upper() + at_home.reason[1:] + "."
    question = f"Was it an offence in {matter.requesting.in_sentence} on the day of the act?"
    yield Step("own_law", question, answer, effects[at_home.answer], provisions, at_home.verified)


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
    if not matter.facts.conduct_by_id[matter.request.conduct or ""].acts:
        answer = f"{rule.text} The acts are not stated, so no national offence can be compared with them."
        return matter.step("dual_criminality", _QUESTION, answer, "open", rule.article)
    provisions = (matter.provision(rule.article), *finding.provisions)
    verified = finding.verified and provisions[0].verified
    return Step("dual_criminality", _QUESTION, rule.text, effects[finding.met], provisions, verified, finding.reasons)


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
    """Only with a reservation: none made or withdrawn, nothing to say; not known, open; made, it turns on dual criminality."""
    found = matter.reserved(matter.requested, rule.reservation)
    if found.result == "unknown":
        return matter.step("dual_criminality", _QUESTION, f"{rule.text} {found.reason}", "open", rule.article)
    if found.result == "none" or found.record is None:
        return _by_reciprocity(matter, rule)
    answer = f"{rule.text} {matter.requested.name} made it: {found.record.text}"
    return _by_reservation(matter, found.record, answer, rule.article)


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
    met = matter.finding.met if matter.finding else None
    effects: dict[bool | None, Effect] = {True: "no_obstacle", False: "permits_refusal", None: "open"}
    step = matter.step("dual_criminality", _QUESTION, answer, effects[met], article, *more)
    found = met is None or bool(matter.finding and matter.finding.verified)
    return replace(step, verified=step.verified and record.provenance.verified and found)


def _listed_waiver(matter: Matter, rule: DualCriminalityRule) -> Step | None:
    """No check for a listed offence that is grave enough in the requesting state; else the next rule speaks."""
    # In the requesting state the day of the act alone counts, so there is one penalty at the most.
    found = penalties(matter, "maximum_penalty_months", matter.requesting.code)[0]
    months = found.months
    if months is None:
        if matter.finding and matter.finding.met:
            return _required(matter, rule)
        answer = f"{rule.text} The penalty under the law of {matter.requesting.in_sentence} is not stated."
        return matter.step("dual_criminality", _QUESTION, answer, "open", rule.article)
    if months < rule.issuing_maximum_months:
        return None
    answer = f"{rule.text} The penalty is {months} months{found.origin}, on {in_words(matter.request.requested_on)}."
    return matter.step("dual_criminality", _QUESTION, answer, "no_obstacle", rule.article)


_HANDLERS = {
    "required": _required,
    "may_refuse": _may_refuse,
    "not_required": _not_required,
    "national_law": _national_law,
    "reserved": _reserved,
    "listed_waiver": _listed_waiver,
}
