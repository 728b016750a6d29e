"""Grounds of refusal: which the instrument has, whether each requires or permits refusal, and what lifts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.facts.schema import RISKS
from crossborder.rules.reserved_grounds import Found, reserved_grounds
from crossborder.rules.steps import OpenQuestion, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.facts.records import Effect, GroundRule, Instrument, Provision
    from crossborder.rules.matter import Matter

FACT_WORDS = {
    "political_offence": "Does the requested state regard the offence as political?",
    "military_offence": "Is it an offence under military law only?",
    "fiscal_offence": "Does the requested state regard it as a fiscal offence?",
    "death_penalty": "Can the offence be punished by death in the requesting state?",
    "life_imprisonment": "Can it be punished by imprisonment for life in the requesting state?",
    "inhuman_treatment_risk": "Does the person risk torture, or inhuman or degrading treatment?",
    "persecution_risk": "Does the person risk persecution, or is that the aim of the request?",
    "human_rights_risk": "Would granting the request breach human rights in another way?",
    "committed_in": "Was the act done, wholly or in part, in the requested state?",
    "evidence_sufficient": "Does the evidence meet the standard the requested state asks for?",
    "already_tried": "Has the person been finally judged for the same acts?",
    "time_barred": "Has too much time passed for a prosecution or punishment?",
    "essential_interests_at_risk": "Are sovereignty, security, public order or other essential interests at risk?",
    "exceptional_court": "Is the court one made for the case, or one without the guarantees of a fair trial?",
    "tried_in_absence": "Was the person sentenced in absence?",
    "humanitarian_reasons": "Do age, health or other personal circumstances speak against handing the person over?",
}


def ground_steps(matter: Matter) -> Iterator[Step]:
    """One step for each ground that a stated fact raises, and one for a stated fact that no ground speaks of."""
    applicable = tuple(_applicable(matter))
    for ground, provisions, verified in applicable:
        if _stated(matter, ground.fact) is ground.raised_when:
            yield _raised(matter, ground, provisions, verified=verified)
        elif _stated(matter, ground.fact) is not None and ground.effect != "forbids_refusal":
            yield _denied(ground, provisions, verified=verified)
    spoken_of = {ground.fact for ground, _, _ in applicable}
    yield from (_unspoken(matter, fact) for fact in _raised_facts(matter) if fact not in spoken_of)


def _stated(matter: Matter, fact: str) -> bool | None:
    """What the request says on a fact; a place is compared with the requested state."""
    if fact == "committed_in":
        place = matter.request.committed_in
        return None if place is None else place == matter.requested.code
    value: bool | None = getattr(matter.request, fact)
    return value


def ground_questions(matter: Matter) -> Iterator[OpenQuestion]:
    """Grounds that nobody raised: they do not change the outcome, but a requested state may raise them."""
    for ground, provisions, _ in _applicable(matter):
        if _stated(matter, ground.fact) is None and ground.effect != "forbids_refusal":
            yield OpenQuestion(ground.fact, FACT_WORDS[ground.fact], provisions, ground.effect)


def _applicable(matter: Matter) -> Iterator[Found]:
    """The instrument's own grounds for this role, those that states reserved, and those of an applicable assistance treaty."""
    instrument = matter.basis.instrument
    for ground in instrument.grounds:
        if matter.role_fits(ground.roles) and matter.applies(ground.measures, ground.conducts):
            provision = matter.provision(ground.article)
            yield Found(ground, (provision,), provision.verified)
    yield from reserved_grounds(matter)
    if matter.basis.rule.grounds_from:
        for treaty in matter.treaties:
            if treaty.id != instrument.id:
                yield from _of_treaty(matter, treaty)


def _of_treaty(matter: Matter, treaty: Instrument) -> Iterator[Found]:
    opening = matter.provision(matter.basis.rule.grounds_from)
    for ground in treaty.grounds:
        if matter.applies(ground.measures, ground.conducts):
            provisions = (matter.facts.provision_by_place[treaty.id, ground.article], opening)
            yield Found(ground, provisions, all(provision.verified for provision in provisions))


def _raised(matter: Matter, ground: GroundRule, provisions: tuple[Provision, ...], *, verified: bool) -> Step:
    question = FACT_WORDS[ground.fact]
    if ground.effect == "forbids_refusal":
        answer = f"It is stated, but may not be a ground here. {ground.text}"
        return Step(ground.id, question, answer, "no_obstacle", provisions, verified)
    if ground.lifted_by and ground.lifted_by in matter.request.assurances:
        answer = f"{ground.text} The requesting state gives the assurance."
        return Step(ground.id, question, answer, "lifted_by_assurance", provisions, verified)
    effect: Effect = ground.effect
    return Step(ground.id, question, ground.text, effect, provisions, verified)


def _denied(ground: GroundRule, provisions: tuple[Provision, ...], *, verified: bool) -> Step:
    answer = "It is stated that this is not so." if ground.raised_when else "It is stated that this is so."
    return Step(ground.id, FACT_WORDS[ground.fact], answer, "no_obstacle", provisions, verified)


def _raised_facts(matter: Matter) -> tuple[str, ...]:
    raised = [fact for fact in RISKS if getattr(matter.request, fact) is True]
    return tuple(raised) if matter.request.evidence_sufficient is not False else (*raised, "evidence_sufficient")


def _unspoken(matter: Matter, fact: str) -> Step:
    """A stated obstacle on which the instrument is silent is not ignored: it works through the requested state's law."""
    article = matter.basis.rule.grounds_from or matter.basis.rule.articles[0]
    answer = (
        f"{matter.basis.instrument.short_title} has no ground of its own for this. It can still work through the law of "
        f"{matter.requested.in_sentence}, which is not modelled."
    )
    return matter.step(fact, FACT_WORDS[fact], answer, "open", article)
