"""Grounds of refusal that states reserved for themselves, and how a state is held to its own reservation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from crossborder.records.instruments import GroundRule
from crossborder.rules.stated import FACT_WORDS, stated
from crossborder.rules.steps import OpenQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.records.records import Provision, ReservableRule, ReservedGround, State
    from crossborder.rules.cooperation import CooperationRequest
    from crossborder.rules.matter import Matter
    from crossborder.rules.reservations import Reserved


class Ground(NamedTuple):
    """A ground of refusal that can be raised against a request.

    Args:
        rule: the ground.
        provisions: what it rests on, the leading one first.
        verified: whether it rests on confirmed facts and texts only.
    """

    rule: GroundRule
    provisions: tuple[Provision, ...]
    verified: bool


def reserved_grounds(matter: Matter) -> Iterator[Ground]:
    """Grounds that the requested state reserved, and those it can claim because the requesting state reserved them.

    Yields:
        One for each ground. A state that made a reservation may claim the provision from others only as far as it accepted it
        itself (ETS 24, Article 26(3)): the other may refuse.
    """
    for rule in _rules(matter):
        own = list(_reaching(matter, rule, matter.requested))
        yield from own
        if rule.reciprocity_article:
            # What both reserved, the requested state claims for itself.
            covered = {ground.rule.fact for ground in own}
            theirs = _reaching(matter, rule, matter.requesting)
            yield from (_withdrawable(matter, rule, ground) for ground in theirs if ground.rule.fact not in covered)


def _rules(matter: Matter) -> Iterator[ReservableRule]:
    return (rule for rule in matter.basis.instrument.reservables if matter.request.measure in rule.measures)


def _reaching(matter: Matter, rule: ReservableRule, state: State) -> Iterator[Ground]:
    """The grounds that a state reserved, as far as they reach the case."""
    return (ground for made, ground in _of(matter, rule, state) if _reaches(made, matter.request))


def _reaches(ground: ReservedGround, request: CooperationRequest) -> bool:
    """Whether a reserved ground speaks of the person: some speak of an accused person only, or of one convicted in absence as well."""
    if not (ground.prosecution_only and request.convicted):
        return True
    return ground.in_absence_as_accused and request.tried_in_absence is True


def _of(matter: Matter, rule: ReservableRule, state: State) -> Iterator[tuple[ReservedGround, Ground]]:
    """The grounds that a state reserved, whether they reach the case or not, each with the rule that it makes."""
    known, provision = matter.reserved(state, rule.article), matter.provision(rule.article)
    record = known.record if known.result == "made" else None
    for ground in record.reserved_grounds if record else ():
        made = GroundRule(
            id=ground.fact,
            article=rule.article,
            measures=rule.measures,
            fact=ground.fact,
            effect=ground.effect,
            text=f"{state.name} made a reservation: {ground.text}",
            raised_when=ground.raised_when,
        )
        yield ground, Ground(made, (provision,), provision.verified and known.verified)


def unreached_grounds(matter: Matter) -> Iterator[Ground]:
    """Grounds that one of the two reserved and that do not reach a convicted person; the text says so."""
    for rule, state, made, ground in _of_either(matter):
        if not _reaches(made, matter.request):
            text = f"{ground.rule.text} {_unreached(matter, made, state)}"
            provisions = _provisions(matter, state, [rule])
            verified = ground.verified and all(provision.verified for provision in provisions)
            yield Ground(replace(ground.rule, text=text), provisions, verified)


def _of_either(matter: Matter) -> Iterator[tuple[ReservableRule, State, ReservedGround, Ground]]:
    """The grounds that the requested state reserved and, where a state is held to its own reservation, those of the requesting one."""
    for rule in _rules(matter):
        for state in (matter.requested, *((matter.requesting,) if rule.reciprocity_article else ())):
            yield from ((rule, state, made, ground) for made, ground in _of(matter, rule, state))


def _unreached(matter: Matter, ground: ReservedGround, state: State) -> str:
    held = f"{matter.requested.name} may hold it to the same. " if state is matter.requesting else ""
    absence = ", and it is not stated that this was in absence" if ground.in_absence_as_accused else ""
    return f"{held}The person is convicted{absence}, so this does not reach the case."


def _withdrawable(matter: Matter, rule: ReservableRule, ground: Ground) -> Ground:
    """A ground that the requesting state reserved, as one on which the requested state may refuse."""
    provision = matter.provision(rule.reciprocity_article)
    text = f"{ground.rule.text} It can claim from others only what it accepted itself, so {matter.requested.in_sentence} may refuse."
    article = rule.reciprocity_article
    held = replace(ground.rule, id="own_reservation", article=article, effect="permits_refusal", text=text)
    return Ground(held, (provision, *ground.provisions), ground.verified and provision.verified)


# --- what is left to ask ------------------------------------------------------------------------------------------------


def reservation_questions(matter: Matter) -> Iterator[OpenQuestion]:
    """What reservations leave to ask: those that say more than a fact of a request can, and those that nobody looked for.

    Those to an article that reserves a level of gravity are asked about together with the level.
    """
    yield from _absence_questions(matter)
    levels = {level.reservation for level in matter.basis.instrument.thresholds}
    rules = [rule for rule in _rules(matter) if rule.article not in levels]
    yield from _of_state(matter, matter.requested, rules)
    yield from _of_state(matter, matter.requesting, [rule for rule in rules if rule.reciprocity_article])


def _of_state(matter: Matter, state: State, rules: list[ReservableRule]) -> Iterator[OpenQuestion]:
    """One question for each reservation of a state that is known in part, and one for all that nobody looked for."""
    for rule in rules:
        text = _question(matter, matter.reserved(state, rule.article), state)
        if text:
            yield OpenQuestion("", text, _provisions(matter, state, [rule]), "permits_refusal")
    missing = [rule for rule in rules if rule.when_unknown == "question" and _not_looked(matter, state, rule)]
    if missing:
        *first, last = (rule.article for rule in missing)
        articles = f"{', '.join(first)} or {last}" if first else last
        text = f"Whether {state.in_sentence} made a reservation to Article {articles}: nobody has looked."
        if state is matter.requesting:
            text += f" If it made one, {matter.requested.in_sentence} may hold it to the same."
        yield OpenQuestion("", text, _provisions(matter, state, missing), "permits_refusal")


def _absence_questions(matter: Matter) -> Iterator[OpenQuestion]:
    """Whether a convicted person was so in absence, where a reserved ground then takes it for an accused one."""
    asked = matter.request
    if not asked.convicted or asked.tried_in_absence is not None:
        return
    for rule, state, made, ground in _of_either(matter):
        if made.in_absence_as_accused and stated(asked, made.fact) is not (not made.raised_when):
            text = f"{FACT_WORDS['tried_in_absence']} {ground.rule.text}"
            effect = made.effect if state is matter.requested else "permits_refusal"
            yield OpenQuestion("tried_in_absence", text, _provisions(matter, state, [rule]), effect)


def _not_looked(matter: Matter, state: State, rule: ReservableRule) -> bool:
    reserved = matter.reserved(state, rule.article)
    return reserved.result == "unknown" and reserved.record is None


def _question(matter: Matter, reserved: Reserved, state: State) -> str:
    """The question about a record, or an empty text where there is none or the rules apply all that it says."""
    record, own = reserved.record, state is matter.requested
    held = "" if own else f" If it made one, {matter.requested.in_sentence} may hold it to the same."
    if record is None or reserved.result == "none" or (reserved.result == "made" and record.reserved_grounds):
        return ""
    if reserved.result == "unknown":
        return reserved.reason + held
    more = "Does this stand in the way?" if own else f"Does {matter.requested.in_sentence} hold it to the same?"
    return f"{state.name} declared on Article {record.article}: {record.text} {more}"


def _provisions(matter: Matter, state: State, rules: list[ReservableRule]) -> tuple[Provision, ...]:
    """The articles reserved; for the requesting state first the provision by which it is held to its reservation."""
    held = [] if state is matter.requested else [rule.reciprocity_article for rule in rules]
    return tuple(matter.provision(article) for article in dict.fromkeys((*held, *(rule.article for rule in rules))))
