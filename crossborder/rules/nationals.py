"""Is the person a national of the requested state, and what follows: a right to refuse, and to prosecute instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from crossborder.rules.declared_nationals import counts_as, declaration, declaration_questions, effect_of, in_words
from crossborder.rules.steps import OpenQuestion, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.facts.records import NationalRule, NationalsRule, Provision
    from crossborder.rules.matter import Matter

_QUESTION = "Is the person a national of the requested state?"


def nationals_steps(matter: Matter) -> Iterator[Step]:
    """The step on nationality, for extradition, when the person's nationalities are stated."""
    stated = matter.request.person_nationalities
    if matter.request.measure != "extradition" or stated is None:
        return
    rules = matter.basis.instrument.nationals
    if matter.requested.code in stated:
        yield from (_by_rule(matter, rule) for rule in rules)
        if not rules:
            yield _by_own_law(matter)
        return
    counted = [_as_declared(matter, rule) for rule in rules if counts_as(matter, rule)]
    yield from counted or [_foreign(matter)]


def _foreign(matter: Matter) -> Step:
    answer = f"The person is not a national of {matter.requested.in_sentence}."
    return Step("nationals", _QUESTION, answer, "no_obstacle", (), verified=True)


def nationals_questions(matter: Matter) -> Iterator[OpenQuestion]:
    """The question to ask when nobody stated the nationalities, and what a declaration leaves to ask."""
    if matter.request.measure != "extradition":
        return
    stated = matter.request.person_nationalities
    for rule in matter.basis.instrument.nationals:
        if stated is None:
            effect = effect_of(matter, rule) if rule.effect == "permits_refusal" else rule.effect
            yield OpenQuestion("person_nationalities", _QUESTION, (matter.provision(rule.article),), effect)
        else:
            national = matter.requested.code in stated or bool(counts_as(matter, rule))
            yield from declaration_questions(matter, rule, national=national)


def _by_rule(matter: Matter, rule: NationalsRule) -> Step:
    own = matter.requested.nationals
    if rule.effect == "no_bar":
        return matter.step("nationals", _QUESTION, f"Yes. {rule.text}", "no_obstacle", rule.article)
    if rule.effect == "return_guarantee" and "return_to_serve_sentence" in matter.request.assurances:
        answer = f"Yes. {rule.text} The requesting state gives the assurance."
        return matter.step("nationals", _QUESTION, answer, "lifted_by_assurance", rule.article)
    if own and own.provenance.verified and own.answer == "extradites":
        answer = f"Yes. {rule.text} {own.text}"
        return matter.step("nationals", _QUESTION, answer, "no_obstacle", rule.article, own.provision)
    return _refused(matter, rule, "Yes.", own)


def _as_declared(matter: Matter, rule: NationalsRule) -> Step:
    """A person of another nationality whom the requested state declared to count as its national."""
    counts = counts_as(matter, rule)
    return _refused(matter, rule, f"The person counts as one, as {counts}.", None)


def _refused(matter: Matter, rule: NationalsRule, answer: str, own: NationalRule | None) -> Step:
    """The right to refuse: with what the requested state declared, with its own law, and with the duty that follows."""
    made = declaration(matter, rule)
    beside = made.nationals.beside_law if made and made.nationals and own else ""
    effect = effect_of(matter, rule)
    owed = "" if effect == "no_obstacle" else _prosecution(matter, rule)
    parts = (answer, rule.text, in_words(matter, rule), own.text if own else "", beside, owed)
    declared = (matter.provision(rule.reservation),) if made and rule.reservation != rule.article else ()
    provisions = (*declared, *_prosecuting(matter, rule), *((own.provision,) if own else ()))
    step = matter.step("nationals", _QUESTION, " ".join(filter(None, parts)), effect, rule.article, *provisions)
    return replace(step, verified=step.verified and (made is None or made.provenance.verified))


def _prosecution(matter: Matter, rule: NationalsRule) -> str:
    """What the requested state owes if it refuses: to submit the case to its own authorities."""
    if not rule.prosecute_article:
        return ""
    when = (
        f"if {matter.requesting.in_sentence} asks for it"
        if rule.prosecute_when == "on_request"
        else "without being asked"
    )
    return (
        f"If it refuses on this ground, {matter.requested.in_sentence} has to submit the case to its own prosecuting "
        f"authorities, {when}."
    )


def _prosecuting(matter: Matter, rule: NationalsRule) -> tuple[Provision, ...]:
    distinct = rule.prosecute_article and rule.prosecute_article != rule.article
    return (matter.provision(rule.prosecute_article),) if distinct else ()


def _by_own_law(matter: Matter) -> Step:
    own = matter.requested.nationals
    if own is None:
        answer = (
            f"Yes. The instrument is silent, and the law of {matter.requested.in_sentence} on this is not recorded."
        )
        return Step("nationals", _QUESTION, answer, "open", (), verified=False)
    effects = {"extradites": "no_obstacle", "refuses": "requires_refusal", "conditional": "open"}
    verified = own.provenance.verified
    return Step("nationals", _QUESTION, f"Yes. {own.text}", effects[own.answer], (own.provision,), verified)  # type: ignore[arg-type]  # the three words are effects
