"""Is the person a national of the requested state, and what follows: a right to refuse, and to prosecute instead."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from crossborder.rules.declared_nationals import counts_as, declaration, declaration_questions, declared, effect_of
from crossborder.rules.standing import standing
from crossborder.rules.steps import OpenQuestion, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.records.records import Effect, NationalRule, NationalsRule, Provision
    from crossborder.rules.matter import Case, Matter, Way

_QUESTION = "Is the person a national of the requested state?"
# Effects of a treaty rule under which a state that refuses a national breaks nothing.
_MAY_REFUSE = ("permits_refusal", "return_guarantee")


def nationals_steps(matter: Matter) -> Iterator[Step]:
    """The step on nationality, for extradition, when the person's nationalities are stated."""
    stated = matter.request.person_nationalities
    if matter.request.measure != "extradition" or stated is None:
        return
    rules = matter.basis.instrument.nationals
    if matter.requested.code in stated:
        yield from (_by_rule(matter, rule) for rule in rules)
        if not rules:
            yield _by_own_law(matter, "treaty")
        return
    counted = [_as_declared(matter, rule) for rule in rules if counts_as(matter, rule)]
    yield from counted or [_foreign(matter)]


def _foreign(matter: Case) -> Step:
    answer = f"The person is not a national of {matter.requested.in_sentence}."
    return Step("nationals", _QUESTION, answer, "no_obstacle", (), verified=True)


def nationals_questions(matter: Matter) -> Iterator[OpenQuestion]:
    """The question to ask when nobody stated the nationalities, and what a declaration leaves to ask."""
    if matter.request.measure != "extradition":
        return
    stated = matter.request.person_nationalities
    if not matter.basis.instrument.nationals:
        yield from own_nationals_questions(matter, "treaty")
    for rule in matter.basis.instrument.nationals:
        if stated is None:
            yield OpenQuestion(
                "person_nationalities", _QUESTION, (matter.provision(rule.article),), _question(matter, rule)
            )
        else:
            national = matter.requested.code in stated or bool(counts_as(matter, rule))
            yield from declaration_questions(matter, rule, national=national)


def _question(matter: Matter, rule: NationalsRule) -> str:
    """What it would do that the person is a national, as the step on it would say: by the instrument, what was declared or notified, and the state's own law."""
    if rule.effect == "return_guarantee" and declaration(matter, rule) is None and not matter.request.convicted:
        return rule.effect
    effect = _by_rule(matter, rule).effect
    return "no_bar" if effect in {"no_obstacle", "lifted_by_assurance"} else effect


def _by_rule(matter: Matter, rule: NationalsRule) -> Step:
    own = own_rule(matter)
    forbidden = own is not None and own_effect(matter, own, "treaty", rule) == "requires_refusal"
    # A promise that the person comes back to serve a sentence is for one who goes to be tried (EAW 5(3), and 4(6) for the other).
    promised = "return_to_serve_sentence" in matter.request.assurances and not matter.request.convicted
    if rule.effect == "return_guarantee" and promised and not forbidden:
        answer = f"Yes. {rule.text} The requesting state gives the assurance."
        return _stated(matter, "lifted_by_assurance", answer, rule.article)
    if rule.effect == "no_bar":
        return _no_bar(matter, rule, own)
    if own and own.provenance.verified and _lets_go(matter, own, rule):
        answer = f"Yes. {rule.text} {own.text}"
        return _stated(matter, "no_obstacle", answer, rule.article, own.provision)
    return _refused(matter, rule, "Yes.", own)


def _lets_go(matter: Matter, own: NationalRule, rule: NationalsRule) -> bool:
    """Whether its own law makes the state extradite; a guarantee of return that the instrument lets it ask for stays its right."""
    if rule.effect == "return_guarantee":
        return own.answer == "extradites"
    return own_effect(matter, own, "treaty", rule) == "no_obstacle"


def _no_bar(matter: Matter, rule: NationalsRule, own: NationalRule | None) -> Step:
    """A treaty that takes nationality away as a ground obliges, unless the state notified an exception that the treaty knows.

    A law that forbids all the same is a conflict that nobody decided here; one that asks for an assurance asks for it here too.
    """
    if rule.reservation:
        notified = matter.reserved(matter.requested, rule.reservation)
        if notified.result == "made":
            return _refused(matter, rule, "Yes.", own)
        if notified.result == "unknown":
            return _stated(matter, "open", f"Yes. {rule.text} {notified.reason}", rule.article)
    effect = own_effect(matter, own, "treaty", rule) if own else "no_obstacle"
    if own is None or effect == "no_obstacle":
        return _stated(matter, "no_obstacle", f"Yes. {rule.text}", rule.article)
    law = f"the law of {matter.requested.in_sentence}"
    more = {
        "requires_refusal": f"But {law} forbids it: {own.text} Which of the two prevails there is not modelled.",
        "lifted_by_assurance": f"{own.text} The requesting state gives the assurance.",
    }.get(effect, f"But {law} sets a condition: {own.text}")
    shown: Effect = "lifted_by_assurance" if effect == "lifted_by_assurance" else "open"
    return _stated(matter, shown, f"Yes. {rule.text} {more}", rule.article, own.provision)


def _stated(matter: Matter, effect: Effect, answer: str, article: str, *more: Provision) -> Step:
    step = matter.step("nationals", _QUESTION, answer, effect, article, *more)
    return replace(step, values={"state": matter.requested.code})


def _as_declared(matter: Matter, rule: NationalsRule) -> Step:
    """A person of another nationality whom the requested state declared to count as its national."""
    counts = counts_as(matter, rule)
    return _refused(matter, rule, f"The person counts as one, as {counts}.", None)


def _refused(matter: Matter, rule: NationalsRule, answer: str, own: NationalRule | None) -> Step:
    """The right to refuse: with what the requested state declared, with its own law, and with the duty that follows."""
    made = declaration(matter, rule)
    if made and own and not own.provenance.verified:
        own = None
    beside = made.nationals.beside_law if made and made.nationals and own else ""
    effect = effect_of(matter, rule)
    by_treaty = effect
    decides = own if made is None and own and own.provenance.verified else None
    by_law = own_effect(matter, decides, "treaty", rule) if decides else by_treaty
    if by_law == "requires_refusal" or rule.left_to_law:
        effect = by_law
    owed = "" if effect == "no_obstacle" else _prosecution(matter, rule)
    parts = (answer, rule.text, declared(matter, rule), own.text if own else "", beside, owed)
    by_declaration = (matter.provision(rule.reservation),) if made and rule.reservation != rule.article else ()
    provisions = (*by_declaration, *_prosecuting(matter, rule), *((own.provision,) if own else ()))
    step = matter.step("nationals", _QUESTION, " ".join(filter(None, parts)), effect, rule.article, *provisions)
    verified = step.verified and (made is None or made.provenance.verified)
    return replace(
        step,
        verified=verified,
        treaty_effect=by_treaty if by_treaty != effect else None,
        values={"state": matter.requested.code},
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


# --- the requested state's own law, over any way ----------------------------------------------------------------------------


def own_rule(case: Case) -> NationalRule | None:
    """The rule of the requested state on its nationals, for the state that asks on the day of the request, or ``None`` when it is not known."""
    rule, asked = case.requested.nationals, case.request
    rule = rule.on(asked.requested_on) if rule else None
    for held in rule.not_lifted if rule else ():
        if rule and held.state == asked.requesting and held.since.reached(asked.requested_on):
            return replace(rule, text=f"{rule.text} {held.text}", provenance=held.provenance, lifted_when=())
    return rule


def own_effect(case: Case, own: NationalRule, way: Way, rule: NationalsRule | None = None) -> Effect:
    """What the requested state's own law does to the extradition of a national.

    Args:
        rule: what the treaty says on nationals, if it says something.
    """
    if own.answer == "extradites":
        return "no_obstacle"
    if rule is not None and rule.left_to_law:
        way, rule = "none", None
    lifted = [_LIFTS[word](case, way, rule) for word in own.lifted_when]
    if "no_obstacle" in lifted or "lifted_by_assurance" in lifted:
        return "no_obstacle" if "no_obstacle" in lifted else "lifted_by_assurance"
    if rule is not None and rule.effect in _MAY_REFUSE and own.answer == "conditional":
        return "permits_refusal"
    if "open" in lifted:
        return "open"
    return "requires_refusal" if own.answer == "refuses" or own.lifted_when else "open"


def _by_member_state(case: Case, _way: Way, _rule: NationalsRule | None) -> Effect | None:
    if _WARRANT not in case.facts.instrument_by_id:
        return None
    asks = standing(_WARRANT, case.request.requesting, on=case.request.requested_on, facts=case.facts)
    return "no_obstacle" if asks.bound else None


def _by_nordic_state(case: Case, _way: Way, _rule: NationalsRule | None) -> Effect | None:
    """Between the Nordic states other rules hold; under their arrest warrant nationality is no bar."""
    convention, asks = case.facts.instrument_by_id.get(_NORDIC), case.request.requesting
    if convention is None or asks not in convention.open_to:
        return None
    bound = standing(_NORDIC, asks, on=case.request.requested_on, facts=case.facts).bound
    return "no_obstacle" if bound else "open"


def _by_treaty(_case: Case, way: Way, rule: NationalsRule | None) -> Effect | None:
    """A treaty that takes the ground away lifts the bar; one that is silent, or unread, may; one that permits refusal does not."""
    if way == "none" or (rule is not None and rule.effect == "permits_refusal"):
        return None
    return "open" if rule is None else "no_obstacle"


def _by_return(case: Case, _way: Way, _rule: NationalsRule | None) -> Effect | None:
    if case.request.convicted:
        return None
    return "lifted_by_assurance" if "return_to_serve_sentence" in case.request.assurances else "open"


def _by_reciprocity(case: Case, _way: Way, _rule: NationalsRule | None) -> Effect | None:
    """The requesting state gives its own nationals too, by its law or as it promises for this request."""
    theirs = case.requesting.nationals
    theirs = theirs.on(case.request.requested_on) if theirs else None
    if theirs and theirs.answer == "extradites" and theirs.provenance.verified:
        return "no_obstacle"
    if "reciprocity" in case.request.assurances:
        return "lifted_by_assurance"
    return None if theirs and theirs.answer == "refuses" and not theirs.lifted_when else "open"


def _by_choice(_case: Case, _way: Way, _rule: NationalsRule | None) -> Effect | None:
    return "open"


# The instrument that binds the Member States of the European Union and nobody else.
_WARRANT = "eaw_2002"
# That of the Nordic states.
_NORDIC = "nordic_aw_2005"
_LIFTS = {
    "eu_member": _by_member_state,
    "nordic_state": _by_nordic_state,
    "treaty": _by_treaty,
    "return_to_serve_sentence": _by_return,
    "person_agrees": _by_choice,
    "requesting_extradites": _by_reciprocity,
}


def own_nationals_steps(case: Case, way: Way) -> Iterator[Step]:
    """The step on a national of the requested state where no treaty rule speaks: by its own law alone."""
    stated = case.request.person_nationalities
    if case.request.measure != "extradition" or stated is None:
        return
    if case.requested.code not in stated:
        yield _foreign(case)
        return
    yield _by_own_law(case, way)


def own_nationals_questions(case: Case, way: Way) -> Iterator[OpenQuestion]:
    """The question on nationality where no treaty rule speaks and the nationalities are not stated."""
    own = own_rule(case)
    if case.request.measure != "extradition" or case.request.person_nationalities is not None or own is None:
        return
    effect = own_effect(case, own, way)
    if effect != "no_obstacle":
        yield OpenQuestion("person_nationalities", _QUESTION, (own.provision,), effect)


def _by_own_law(case: Case, way: Way) -> Step:
    own, values = own_rule(case), {"state": case.requested.code}
    if own is None:
        searched = case.requested.searched_words("nationals")
        answer = f"Yes. The law of {case.requested.in_sentence} on this is not recorded{searched}."
        return Step("nationals", _QUESTION, answer, "open", (), verified=False, values=values)
    effect, verified = own_effect(case, own, way), own.provenance.verified
    lifted = " Here it does not stand in the way." if effect == "no_obstacle" and own.answer != "extradites" else ""
    answer = f"Yes. {own.text}{lifted}"
    return Step("nationals", _QUESTION, answer, effect, (own.provision,), verified, values=values)
