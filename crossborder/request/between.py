"""What a request contains between two states on a day: the form of its basis, and the assistance treaty that goes before it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crossborder.request.elements import request_elements
from crossborder.request.forms import form_of, rules_measure
from crossborder.rules.bases import legal_bases
from crossborder.rules.treaties import assistance_treaties

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from crossborder.records.collection import Facts
    from crossborder.records.records import Instrument, Provision
    from crossborder.request.elements import RequestElement

_FOLLOWS = "Between these two states that is {treaty} ({citation}). {text}"
_NOT_MODELLED = (
    "Between these two states that is {treaty} ({citation}). We have not modelled what it asks of a request: read it. "
    "What stands here is no list of that treaty."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormBetween:
    """The form of a request between two states.

    Args:
        title: name for reading.
        text: what the basis, and the treaty that goes before it, say about the contents.
        verified: whether what the basis says rests on a source that somebody saw.
        elements: what the request contains.
        treaties: the assistance treaties that govern the contents; empty where the basis does.
    """

    title: str
    text: str
    verified: bool
    elements: tuple[RequestElement, ...]
    treaties: tuple[Instrument, ...] = ()


def form_between(basis: str, measure: str | None, facts: Facts, pair: tuple[str, str], on: date | None) -> FormBetween:
    """The form of a request between two states on a day.

    Args:
        basis: id of the instrument it rests on, or ``letters_rogatory``.
        measure: what is asked for; ``None`` where the basis has one form for all.
        pair: codes of the requesting and the requested state.
        on: day of the request; ``None`` when it is not known, as are codes that the facts do not hold.

    Returns:
        The form of the basis. Where provisions of it give way to an assistance treaty between the two, it does not name
        them, and what that treaty asks for takes their place.

    Raises:
        QuestionError: when the facts do not hold what such a request contains.
    """
    form = form_of(basis, measure, facts)
    elements = request_elements(basis, measure=measure, facts=facts)
    treaties = before(basis, measure or form.measures[0], facts, pair, on)
    if not treaties:
        return FormBetween(title=form.title, text=form.text, verified=form.provenance.verified, elements=elements)
    yielding = yielding_articles(basis, facts)
    standing = tuple(_without(element, basis, yielding) for element in elements)
    if not form.treaty_text:
        return FormBetween(title=form.title, text=form.text, verified=form.provenance.verified, elements=standing)
    texts = [form.treaty_text]
    for treaty in treaties:
        theirs = facts.request_form_by_use.get((treaty.id, measure or form.measures[0]))
        words = _FOLLOWS if theirs else _NOT_MODELLED
        text = theirs.text if theirs else ""
        texts.append(words.format(treaty=treaty.in_sentence, citation=treaty.citation, text=text))
        if theirs:
            standing = _merged(standing, request_elements(treaty.id, measure=measure, facts=facts))
    return FormBetween(
        title=form.treaty_title,
        text=" ".join(texts),
        verified=form.provenance.verified,
        elements=standing,
        treaties=treaties,
    )


def before(basis: str, measure: str, facts: Facts, pair: tuple[str, str], on: date | None) -> tuple[Instrument, ...]:
    """The assistance treaties between two states that go before a basis: it gives way to them, and no other replaces them.

    So say Budapest 27(1) and 28(1), UNTOC 18(7), UNCAC 46(7) and the Arab Convention 34(1).
    """
    first, second = pair
    if on is None or first == second or not {first, second} <= facts.state_by_code.keys():
        return ()
    if not yielding_articles(basis, facts):
        return ()
    replaced = {
        each.instrument.id
        for each in legal_bases(first, second, on=on, measure=rules_measure(measure), facts=facts)
        if each.role == "replaced"
    }
    treaties = assistance_treaties(facts, first, second, on)
    return tuple(one for one in treaties if one.id not in replaced) or treaties


def yielding_articles(basis: str, facts: Facts) -> frozenset[str]:
    """The articles of a basis that do not apply where an assistance treaty is in force between the two states."""
    return frozenset(
        article
        for relation in facts.relations
        if relation.kind == "yields_to" and relation.instrument == basis
        for article in relation.yielding_articles
    )


def gives_way(provision: Provision, basis: str, yielding: Iterable[str]) -> bool:
    """Whether a provision is one of the articles of a basis that give way, or part of one."""
    article = provision.article
    return provision.instrument_id == basis and any(article == one or article.startswith(f"{one}(") for one in yielding)


def _without(element: RequestElement, basis: str, yielding: frozenset[str]) -> RequestElement:
    """An element without the provisions that give way; with them goes what rested on them alone."""
    see = tuple(one for one in element.see if not gives_way(one, basis, yielding))
    if see or not element.see:
        return replace(element, see=see)
    gone = {one.source for one in element.see}
    left = tuple(name for name in element.sources if name not in gone)
    note = element.note if left else "The provision that speaks of it gives way to the assistance treaty."
    return replace(element, see=(), sources=left, status=element.status if left else "unverified", note=note)


def _merged(standing: tuple[RequestElement, ...], theirs: tuple[RequestElement, ...]) -> tuple[RequestElement, ...]:
    """The elements of a basis, with what a treaty asks for in the place of advice and of what gives way."""
    asked = {element.id: element for element in theirs if element.required_by or element.see}
    held = {element.id for element in standing}
    kept = tuple(_better(element, asked.get(element.id)) for element in standing)
    return (*kept, *(element for name, element in asked.items() if name not in held))


def _better(ours: RequestElement, theirs: RequestElement | None) -> RequestElement:
    if theirs is None:
        return ours
    return theirs if theirs.required_by or not (ours.required_by or ours.see) else ours
