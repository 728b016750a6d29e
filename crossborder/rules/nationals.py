"""Is the person a national of the requested state, and what follows: a right to refuse, and to prosecute instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.rules.steps import OpenQuestion, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.facts.records import NationalsRule, Provision
    from crossborder.rules.matter import Matter

_QUESTION = "Is the person a national of the requested state?"


def nationals_steps(matter: Matter) -> Iterator[Step]:
    """The step on nationality, for extradition, when the person's nationalities are stated."""
    stated = matter.request.person_nationalities
    if matter.request.measure != "extradition" or stated is None:
        return
    if matter.requested.code not in stated:
        answer = f"The person is not a national of {matter.requested.in_sentence}."
        yield Step("nationals", _QUESTION, answer, "no_obstacle", (), verified=True)
        return
    rules = matter.basis.instrument.nationals
    yield from (_by_rule(matter, rule) for rule in rules)
    if not rules:
        yield _by_own_law(matter)


def nationals_questions(matter: Matter) -> Iterator[OpenQuestion]:
    """The question to ask when nobody stated the nationalities."""
    if matter.request.measure == "extradition" and matter.request.person_nationalities is None:
        for rule in matter.basis.instrument.nationals:
            yield OpenQuestion("person_nationalities", _QUESTION, (matter.provision(rule.article),), rule.effect)


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
    more = (own.provision,) if own else ()
    answer = " ".join(filter(None, ("Yes.", rule.text, own.text if own else "", _prosecution(matter, rule))))
    return matter.step(
        "nationals", _QUESTION, answer, "permits_refusal", rule.article, *_prosecuting(matter, rule), *more
    )


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
