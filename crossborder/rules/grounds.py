"""Grounds of refusal: which the instrument has, whether each requires or permits refusal, and what lifts it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.rules.own_law import applicable, not_applied, stated_in_vain
from crossborder.rules.printed import capital
from crossborder.rules.reserved_grounds import Ground, reserved_grounds
from crossborder.rules.standing import standings
from crossborder.rules.stated import FACT_WORDS, raised_facts, stated
from crossborder.rules.steps import OpenQuestion, Step
from crossborder.rules.unreached import unreached_steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.records.records import Effect, GroundRule, Instrument, Provision
    from crossborder.rules.matter import Matter


def ground_steps(matter: Matter) -> Iterator[Step]:
    """One step for each ground that a stated fact raises, and one for a stated fact that no ground speaks of."""
    held = tuple(_applicable(matter))
    for ground, provisions, verified in held:
        if _is_raised(matter, ground):
            yield _raised(matter, ground, provisions, verified=verified)
        elif stated(matter.request, ground.fact) is not None and ground.effect != "forbids_refusal":
            yield _denied(ground, provisions, verified=verified)
    own_law = applicable(matter, matter.way)
    spoken_of = {ground.fact for ground, _, _ in held} | {rule.fact for rule in own_law}
    for fact in raised_facts(matter.request):
        if fact not in spoken_of:
            unreached = tuple(unreached_steps(matter, fact))
            yield from unreached
            yield _unspoken(matter, fact, other=" other" if unreached else "")


def ground_questions(matter: Matter) -> Iterator[OpenQuestion]:
    """Grounds that nobody raised: they do not change the outcome, but a requested state may raise them."""
    for ground, provisions, _ in _applicable(matter):
        asked = ground.effect != "forbids_refusal" and not not_applied(matter, ground.fact)
        if asked and stated(matter.request, ground.fact) is None:
            yield OpenQuestion(ground.fact, FACT_WORDS[ground.fact], provisions, _does(ground))


def _applicable(matter: Matter) -> Iterator[Ground]:
    """The instrument's own grounds for this role, those that states reserved, and those of an applicable assistance treaty."""
    instrument = matter.basis.instrument
    for ground in instrument.grounds:
        if matter.role_fits(ground.roles) and matter.applies(ground.measures, ground.conducts):
            provision = matter.provision(ground.article)
            yield Ground(ground, (provision,), provision.verified)
    yield from reserved_grounds(matter)
    if matter.basis.rule.grounds_from:
        forbidden = _forbidden(matter)
        for treaty in matter.treaties:
            yield from (held for held in _of_treaty(matter, treaty) if held.rule.fact not in forbidden)


def _forbidden(matter: Matter) -> set[str]:
    """The facts on which the instrument forbids a refusal: then a treaty whose grounds it takes over cannot refuse for them either."""
    return {
        ground.fact
        for ground in matter.basis.instrument.grounds
        if ground.effect == "forbids_refusal" and matter.applies(ground.measures, ground.conducts)
    }


def _of_treaty(matter: Matter, treaty: Instrument) -> Iterator[Ground]:
    opening = matter.provision(matter.basis.rule.grounds_from)
    for ground in treaty.grounds:
        # What a treaty leaves outside is not its business here either.
        if ground.effect != "outside" and matter.applies(ground.measures, ground.conducts):
            provisions = (matter.facts.provision_by_place[treaty.id, ground.article], opening)
            yield Ground(ground, provisions, all(provision.verified for provision in provisions))


def _raised(matter: Matter, ground: GroundRule, provisions: tuple[Provision, ...], *, verified: bool) -> Step:
    question = FACT_WORDS[ground.fact]
    if ground.effect == "forbids_refusal":
        answer = f"It is stated, but may not be a ground here. {ground.text}"
        return Step(ground.id, question, answer, "no_obstacle", provisions, verified)
    ignored = not_applied(matter, ground.fact)
    if ignored:
        answer = f"{ground.text} The courts of {matter.requested.in_sentence} do not apply it: {ignored.text}"
        sure = verified and ignored.provenance.verified
        cited = (*provisions, ignored.provision)
        return Step(ground.id, question, answer, "no_obstacle", cited, sure, treaty_effect=_does(ground))
    if ground.lifted_by in matter.request.assurances:
        answer = f"{ground.text} The requesting state gives the assurance."
        return Step(ground.id, question, answer, "lifted_by_assurance", provisions, verified)
    changed = _changed(matter, ground)
    if changed is not False:
        return _as_changed(matter, ground, provisions, known=changed is True)
    return Step(ground.id, question, ground.text, _does(ground), provisions, verified)


def _does(ground: GroundRule) -> Effect:
    """What a raised ground does: a case that an instrument leaves outside fails a condition of this way, and of no other."""
    return _DOES[ground.effect]


_DOES: dict[str, Effect] = {
    "requires_refusal": "requires_refusal",
    "permits_refusal": "permits_refusal",
    "outside": "condition_failed",
}


def left_outside(matter: Matter) -> bool:
    """Whether the instrument says of what is stated that it does not apply: then it neither obliges nor forbids."""
    return any(ground.effect == "outside" and _is_raised(matter, ground) for ground, _, _ in _applicable(matter))


def _is_raised(matter: Matter, ground: GroundRule) -> bool:
    return stated(matter.request, ground.fact) is ground.raised_when


def _changed(matter: Matter, ground: GroundRule) -> bool | None:
    """Whether another instrument changes the ground between the two that day; ``None`` when it is not known."""
    if not ground.changed_by:
        return False
    standing_by_code = standings(matter.facts, ground.changed_by, matter.request.requested_on)
    bound = {standing_by_code[matter.requesting.code].bound, standing_by_code[matter.requested.code].bound}
    return False if False in bound else None if None in bound else True


def _as_changed(matter: Matter, ground: GroundRule, provisions: tuple[Provision, ...], *, known: bool) -> Step:
    """What a changed ground still bars is more than a request states, so it is open."""
    change = matter.facts.provision_by_place[ground.changed_by, ground.changed_article]
    title = matter.facts.instrument_by_id[ground.changed_by].in_sentence
    binds = f"{title} binds both" if known else f"whether {title} binds both is not known; if it does"
    answer = f"{ground.text} {capital(binds)}: {change.summary[:1].lower()}{change.summary[1:]}"
    return Step(ground.id, FACT_WORDS[ground.fact], answer, "open", (*provisions, change), known and change.verified)


def _denied(ground: GroundRule, provisions: tuple[Provision, ...], *, verified: bool) -> Step:
    answer = "It is stated that this is not so." if ground.raised_when else "It is stated that this is so."
    return Step(ground.id, FACT_WORDS[ground.fact], answer, "no_obstacle", provisions, verified)


# Where the death penalty is in question, no list of grounds closes the door to the requested state's own law.
_NEVER_CLOSED = "death_penalty"


def _unspoken(matter: Matter, fact: str, *, other: str) -> Step:
    """A stated obstacle on which the instrument is silent: none where its list is closed; else it works through the requested state's law."""
    instrument = matter.basis.instrument
    if instrument.grounds_exhaustive and fact != _NEVER_CLOSED:
        answer = (
            f"It is stated, but it is not among the{other} grounds of {instrument.in_sentence}, and no others count."
        )
        return matter.step(fact, FACT_WORDS[fact], answer, "no_obstacle", instrument.grounds_exhaustive)
    in_vain = stated_in_vain(matter, fact)
    if in_vain:
        return in_vain
    article = matter.basis.rule.grounds_from or matter.basis.rule.articles[0]
    answer = (
        f"{capital(instrument.in_sentence)} has no{other} ground of its own for this. It can still work through the law of "
        f"{matter.requested.in_sentence}, which is not modelled."
    )
    return matter.step(fact, FACT_WORDS[fact], answer, "open", article)
