"""What a state declared on its nationals: that it does not extradite them, and who else counts as one.

Such a declaration (ETS 24, Article 6(1)) uses a right that the Convention gives to every party. It is no reservation, so
Article 26(3), by which a state is held to its own reservation, does not reach it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.rules.steps import OpenQuestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.records.records import Effect, NationalsRule, Reservation, ReservedNationals
    from crossborder.rules.matter import Matter


def declaration(matter: Matter, rule: NationalsRule) -> Reservation | None:
    """The declaration of the requested state that is in effect on the day of the request, if one is known."""
    if not rule.reservation:
        return None
    reserved = matter.reserved(matter.requested, rule.reservation)
    return reserved.record if reserved.result == "made" else None


def effect_of(matter: Matter, rule: NationalsRule) -> Effect:
    """What nationality does under a rule that permits refusal: a state that declared so refuses, another may.

    Refusal is not certain where something can still make the state extradite, by the declaration itself or by its law.
    """
    made = declaration(matter, rule)
    own = made.nationals if made else None
    if own is None or own.unless:
        return "permits_refusal"
    if own.refuses == "never":
        return "no_obstacle"
    surely = own.refuses == "always" or (own.refuses == "sentence" and matter.request.convicted)
    return "requires_refusal" if surely else "permits_refusal"


def declared(matter: Matter, rule: NationalsRule) -> str:
    """What was declared, and what can still make the state extradite, or an empty text."""
    made = declaration(matter, rule)
    if made is None:
        return ""
    said = (f"{matter.requested.name} declared: {made.text}", made.nationals.unless if made.nationals else "")
    return " ".join(filter(None, said))


def counts_as(matter: Matter, rule: NationalsRule) -> str:
    """Why a person of another nationality counts as a national of the requested state, as far as the request says.

    Args:
        matter: the matter; its request states the nationalities.

    Returns:
        Words such as "a national of Sweden", or an empty text.
    """
    made = declaration(matter, rule)
    if made is None or made.nationals is None:
        return ""
    own, states, request = made.nationals, matter.facts.state_by_code, matter.request
    for code in _counting(matter, own, own.nationals_of):
        if code in (request.person_nationalities or ()):
            return f"a national of {states[code].in_sentence}"
    lives = [code for code in _counting(matter, own, own.residents_of) if code == request.resides_in]
    return f"a resident of {states[lives[0]].in_sentence}" if lives else ""


def _counting(matter: Matter, own: ReservedNationals, codes: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the states that count in this case: some declarations leave the others out where one of them asks."""
    among_them = own.towards_others and matter.request.requesting in own.nationals_of
    return tuple(code for code in codes if not among_them or code == matter.requested.code)


def declaration_questions(matter: Matter, rule: NationalsRule, *, national: bool) -> Iterator[OpenQuestion]:
    """What a declaration leaves to ask about a person whose nationalities are stated.

    Args:
        national: whether the person is a national of the requested state, or counts as one.

    Yields:
        For a national: whether the state declared that it refuses, when nobody looked. For another person: whether it lives
        where residents count, whether it belongs to another group that counts, or, when nobody looked, whether one counts.
    """
    if not rule.reservation:
        return
    known = matter.reserved(matter.requested, rule.reservation)
    provisions = (matter.provision(rule.reservation),)
    if known.result == "unknown":
        more = _IF_REFUSED if national else _IF_COUNTED
        effect = "requires_refusal" if national else "permits_refusal"
        yield OpenQuestion("", f"{known.reason} {more}", provisions, effect)
    made = declaration(matter, rule)
    if national or made is None or made.nationals is None:
        return
    own, effect = made.nationals, effect_of(matter, rule)
    places = _counting(matter, own, own.residents_of)
    if places and matter.request.resides_in is None:
        named = " or ".join(matter.facts.state_by_code[code].in_sentence for code in places)
        yield OpenQuestion(
            "resides_in", f"{declared(matter, rule)} Does the person live in {named}?", provisions, effect
        )
    if own.others:
        yield OpenQuestion("", f"{declared(matter, rule)} Is the person {own.others}?", provisions, effect)


_IF_REFUSED = "If it declared that it does not extradite its nationals, refusal is certain."
_IF_COUNTED = "It may count other persons as its nationals."
