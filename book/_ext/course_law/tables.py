"""Tables over all instruments: grounds of refusal, dual criminality, thresholds, nationals, and what is new."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from course_law import names
from course_law.parts import dated, described, joined, table, to_document, to_label, unless
from crossborder import MEASURES
from crossborder.records import facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes

    from course_law.parts import Content, Inline
    from crossborder.records.records import GroundRule, Instrument, ThresholdRule

EFFECTS = {
    "requires_refusal": "Must be refused",
    "permits_refusal": "May be refused",
    "forbids_refusal": "May not be refused for this",
    "outside": "Lies outside: no duty, no ban",
}
REQUIREMENTS = {
    "required": "Required",
    "may_refuse": "The requested state may refuse without it",
    "national_law": "Where national law or another treaty asks for it",
    "reserved": "Only with a reservation",
    "listed_waiver": "Not examined for listed offences",
    "not_required": "Not required",
}
NATIONALS = {
    "permits_refusal": "may be refused",
    "no_bar": "no ground of refusal",
    "return_guarantee": "may depend on return to serve the sentence",
}
PROSECUTE = {"on_request": "then prosecute, when asked", "always": "then prosecute", "": "no such rule recorded"}
COMPARISONS = {"at_least": "at least", "more_than": "more than"}
# The module that the course is built on appeared in 2018 and 2019: what is newer it cannot hold.
MODULE_WRITTEN = date(2019, 1, 1)
NOTHING = "none recorded"


def place(of: Instrument, article: str, refdoc: str, words: str = "") -> list[Inline]:
    """Return an instrument's name with an article, linked to its place, and the mark it needs.

    Args:
        words: other words for the link.
    """
    provision = facts().provision_by_place[of.id, article]
    label = names.provision_label(of.id, article)
    return [to_label(words or f"{of.short_title} {article}", label, refdoc), *unless(provision.verified)]


def grounds_by_instrument(refdoc: str) -> list[nodes.Node]:
    """Return which grounds each instrument makes a duty, a right or forbids, as a table."""
    rows: list[list[Content]] = []
    for of in facts().instruments:
        if of.grounds:
            title = to_document(of.short_title, names.instrument_page(of.id), refdoc)
            rows.append([title, *(_of_effect(of, effect, refdoc) or [NOTHING] for effect in EFFECTS)])
    return [table("Grounds of refusal by instrument", ["Instrument", *EFFECTS.values()], rows)]


def _of_effect(of: Instrument, effect: str, refdoc: str) -> list[Inline]:
    rules = [rule for rule in of.grounds if rule.effect == effect]
    return joined([[f"{_ground(rule)}: ", *place(of, rule.article, refdoc, rule.article)] for rule in rules], "; ")


def _ground(rule: GroundRule) -> str:
    return rule.id.removesuffix("_route").replace("_", " ")


def grounds(refdoc: str) -> list[nodes.Node]:
    """Return for each ground which instrument requires, permits or forbids refusal, and for which help."""
    held: dict[str, dict[str, list[Content]]] = {}
    for of in facts().instruments:
        for rule in of.grounds:
            cells = held.setdefault(_words(_ground(rule)), {effect: [] for effect in EFFECTS})
            cells[rule.effect].append([*place(of, rule.article, refdoc), f" ({_limits(rule)})"])
    return [described((name, EFFECTS, cells) for name, cells in sorted(held.items()))]


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _limits(rule: GroundRule) -> str:
    """For which help a rule counts, and what lifts it."""
    help_asked = _measures(rule.measures)
    only = f"; only where the basis is {' or '.join(rule.roles)}" if rule.roles else ""
    lifted = f"; lifted by an assurance: {rule.lifted_by.replace('_', ' ')}" if rule.lifted_by else ""
    return help_asked + only + lifted


def _measures(measures: Iterable[str]) -> str:
    covered = set(measures)
    if covered == set(MEASURES):
        return "all help"
    if covered == set(MEASURES) - {"extradition"}:
        return "all help but extradition"
    if covered == set(MEASURES) - {"extradition", "preservation"}:
        return "assistance, not preservation"
    return ", ".join(measure.replace("_", " ") for measure in MEASURES if measure in covered)


def dual_criminality(refdoc: str) -> list[nodes.Node]:
    """Return what each instrument says on dual criminality, measure by measure."""
    held: dict[str, dict[str, list[Content]]] = {}
    for measure in MEASURES:
        cells = held.setdefault(_words(measure), {requirement: [] for requirement in REQUIREMENTS})
        for of in facts().instruments:
            for rule in of.dual_criminality:
                if measure in rule.measures:
                    cells[rule.requirement].append(place(of, rule.article, refdoc))
    return [described((name, REQUIREMENTS, cells) for name, cells in held.items())]


def thresholds(refdoc: str) -> list[nodes.Node]:
    """Return how grave an offence must be for extradition, instrument by instrument."""
    rows: list[list[Content]] = [
        [place(of, rule.article, refdoc), _penalty(rule), _under(rule), _sentence(rule), rule.text]
        for of in facts().instruments
        for rule in of.thresholds
    ]
    header = ["Instrument", "Penalty", "Under the law of", "For a convicted person", "In our words"]
    return [table("Thresholds of extradition", header, rows)]


def _penalty(rule: ThresholdRule) -> str:
    kind = {"maximum_penalty": "a maximum", "minimum_penalty": "a minimum"}[rule.tests]
    return f"{kind} of {COMPARISONS[rule.comparison]} {rule.months} months"


def _under(rule: ThresholdRule) -> str:
    return {"both": "both states", "requesting": "the requesting state", "requested": "the requested state"}[rule.under]


def _sentence(rule: ThresholdRule) -> str:
    if not rule.sentence_months:
        return NOTHING
    return f"{COMPARISONS[rule.sentence_comparison]} {rule.sentence_months} months"


def nationals(refdoc: str) -> list[nodes.Node]:
    """Return what each instrument says when the person is a national of the requested state."""
    rows: list[list[Content]] = [
        [place(of, rule.article, refdoc), NATIONALS[rule.effect], PROSECUTE[rule.prosecute_when], rule.text]
        for of in facts().instruments
        for rule in of.nationals
    ]
    header = ["Instrument", "Extradition", "Instead", "In our words"]
    return [table("Nationals of the requested state", header, rows)]


def newer(refdoc: str) -> list[nodes.Node]:
    """Return the instruments that were adopted, or are in force, since the module was written."""
    rows: list[list[Content]] = [
        [to_document(of.short_title, names.instrument_page(of.id), refdoc), dated(of.adopted), dated(of.in_force)]
        for of in facts().instruments
        if any(fact and fact.day.latest >= MODULE_WRITTEN for fact in (of.adopted, of.in_force))
        or (of.in_force is None and of.adopted)
    ]
    caption = "Instruments adopted or in force since 2019, or not known to be in force"
    return [table(caption, ["Instrument", "Adopted or signed", "In force"], rows)]


TABLES = {
    "refusal-grounds": grounds,
    "refusal-grounds-by-instrument": grounds_by_instrument,
    "dual-criminality-rules": dual_criminality,
    "thresholds": thresholds,
    "nationals-rules": nationals,
    "newer-instruments": newer,
}
