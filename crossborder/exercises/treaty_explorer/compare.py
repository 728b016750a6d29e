"""Instruments compared provision by provision. Every line comes from the data, with the provision it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises import words as shared
from crossborder.exercises.cited import provisions, sources_of
from crossborder.exercises.html import Markup, el, folded, items, join
from crossborder.exercises.treaty_explorer import words
from crossborder.exercises.treaty_explorer.standings import about_lines
from crossborder.records import facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from crossborder.exercises.feedback import Reference
    from crossborder.records.records import BasisRule, Instrument, Provision


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that an instrument says."""

    text: str
    provisions: tuple[Provision, ...]
    verified: bool


def lines(instrument: Instrument, topic: str) -> list[Line]:
    """What an instrument says on one of ``TOPICS``, as far as the data holds it."""
    if topic in words.ARTICLES:
        return [Line(one.summary, (one,), one.verified) for one in _speaking_of(topic, instrument.id)]
    return list(_RULES[topic](instrument))


def _speaking_of(topic: str, instrument: str) -> tuple[Provision, ...]:
    return provisions(instrument, *words.ARTICLES[topic].get(instrument, ()))


def resting_on(instrument: str) -> tuple[Reference, ...]:
    """What a statement about an instrument's parties rests on: its clauses on joining, else the document that its entry comes from."""
    return _speaking_of("joining", instrument) or sources_of(facts().instrument_by_id[instrument])[:1]


def _line(instrument: Instrument, text: str, *articles: str) -> Line:
    rests = provisions(instrument.id, *articles)
    return Line(text, rests, all(one.verified for one in rests))


# --- topics that the rules are made of -----------------------------------------------------------------------------


def _scope(instrument: Instrument) -> Iterator[Line]:
    """Measures by role, and which conducts and conditions limit them."""
    for rule in instrument.bases:
        stated_in = (condition.article for condition in rule.conditions)
        yield _line(instrument, _basis_text(rule), *dict.fromkeys((rule.articles[0], *stated_in)))


def _basis_text(rule: BasisRule) -> str:
    measures = "; ".join(shared.MEASURES[measure] for measure in rule.measures)
    covered = [facts().conduct_by_id[name].title for name in rule.covers if name != "*"]
    limits = words.COVERS.format(conducts=", ".join(covered)) if covered else words.COVERS_ALL
    conditions = "".join(f" {words.ONLY_IF} {condition.text}" for condition in rule.conditions)
    return f"{measures}: {shared.ROLES[rule.role]}. {limits}{conditions}"


def _dual_criminality(instrument: Instrument) -> Iterator[Line]:
    for rule in instrument.dual_criminality:
        measures = ", ".join(words.SHORT_MEASURES[measure] for measure in rule.measures)
        text = f"{words.REQUIREMENTS[rule.requirement]} ({measures}). {rule.text}"
        yield _line(instrument, text, rule.article)


def _grounds(instrument: Instrument) -> Iterator[Line]:
    for rule in instrument.grounds:
        only = f" {words.ONLY_RESIDUAL}" if rule.roles == ("residual",) else ""
        yield _line(instrument, f"{words.GROUND_EFFECTS[rule.effect]}: {rule.text}{only}", rule.article)


def _nationals(instrument: Instrument) -> Iterator[Line]:
    for rule in instrument.nationals:
        articles = [rule.article, *([rule.prosecute_article] if rule.prosecute_article else [])]
        prosecute = f" {words.PROSECUTE[rule.prosecute_when]}" if rule.prosecute_when else ""
        yield _line(instrument, f"{words.NATIONALS[rule.effect]} {rule.text}{prosecute}", *dict.fromkeys(articles))


def _relations(instrument: Instrument) -> Iterator[Line]:
    """Relations in both directions: what it sets aside or gives way to, and what sets it aside."""
    for relation in facts().relations:
        if instrument.id in {relation.instrument, *relation.to}:
            of = facts().instrument_by_id[relation.instrument]
            known = [article for article in relation.articles if (of.id, article) in facts().provision_by_place]
            since = words.FROM_DAY.format(day=relation.since) if relation.since else ""
            text = f"{words.RELATIONS[relation.kind].format(instrument=of.short_title)}{since}. {relation.text}"
            yield Line(text, provisions(of.id, *known), relation.provenance.verified)


def _reservations(instrument: Instrument) -> Iterator[Line]:
    for one in facts().reservations:
        if one.instrument == instrument.id:
            state = facts().state_by_code[one.state].name
            article = facts().provision_by_place.get((instrument.id, one.article))
            text = f"{state}, Art. {one.article}, {words.RESERVATION_RESULTS[one.result]}: {one.text}"
            yield Line(text, (article,) if article else (), one.provenance.verified)


_RULES: dict[str, Callable[[Instrument], Iterator[Line]]] = {
    "scope": _scope,
    "dual_criminality": _dual_criminality,
    "grounds": _grounds,
    "thresholds": lambda one: (
        _line(one, f"{words.TESTS[rule.tests]} {rule.text}", rule.article) for rule in one.thresholds
    ),
    "nationals": _nationals,
    "offers": lambda one: (_line(one, rule.text, rule.article) for rule in one.offers),
    "relations": _relations,
    "reservations": _reservations,
}
TOPICS: tuple[str, ...] = tuple(words.TOPICS)


# --- as a page -----------------------------------------------------------------------------------------------------


def comparison(ids: Sequence[str], topics: Sequence[str]) -> Markup:
    """Instruments side by side, topic by topic; on a narrow page one below the other."""
    instruments = [facts().instrument_by_id[one] for one in dict.fromkeys(ids)]

    def sides(content: Callable[[Instrument], Markup]) -> Markup:
        boxes = (
            el("div", el("p", el("strong", one.short_title)), content(one), class_="cbx-cell") for one in instruments
        )
        return el("div", *boxes, class_="cbx-compare")

    heads = ((topic, *words.TOPICS[topic]) for topic in topics)
    told = (join(el("h4", title), el("p", asks), sides(partial(_cell, topic=topic))) for topic, title, asks in heads)
    return join(sides(_about), *told)


def _about(instrument: Instrument) -> Markup:
    place_only = None if instrument.modelled else el("p", words.PLACE_ONLY)
    return join(el("p", instrument.summary), place_only, items(about_lines(instrument)))


def _cell(instrument: Instrument, topic: str) -> Markup:
    listed = items(map(_row, lines(instrument, topic)))
    return listed or el("p", words.NOTHING_HELD if instrument.modelled else words.NOTHING_READ)


def _row(line: Line) -> Markup:
    rests = join(" ", render.names(line.provisions)) if line.provisions else None
    quotations = [join(el("cite", one.label), ": ", el("q", one.quotation)) for one in line.provisions if one.quotation]
    quoted = folded(words.WORDS_OF_TEXT, items(quotations), on_paper=False) if quotations else None
    return join(line.text, rests, " ", render.status(verified=line.verified), quoted)


def sentence(ids: Sequence[str], topics: Sequence[str]) -> str:
    """The comparison in one sentence, to be announced."""
    names = " / ".join(facts().instrument_by_id[one].short_title for one in dict.fromkeys(ids))
    titles = words.ALL_TOPICS if len(topics) > 1 else words.TOPICS[topics[0]][0]
    return words.COMPARED.format(instruments=names, topics=titles)
