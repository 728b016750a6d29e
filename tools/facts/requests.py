"""Checks on the forms of requests, and on how long answers and data take."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from crossborder.records.terms import LETTERS_ROGATORY
from tools.facts.commitments import CODES, before
from tools.facts.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.records.collection import Facts
    from crossborder.records.records import ElementRule, Instrument, RequestForm, TimeFigure


def form_file(form: RequestForm) -> str:
    """Return the file of a form, below ``data/``."""
    return f"requests/forms/{form.id}.toml"


def check_forms(facts: Facts) -> Iterator[Problem]:
    """A form of request asks for parts that are there, for measures that its basis knows, and cites articles that were read.

    Yields:
        One problem each.
    """
    for form in facts.request_forms:
        file, instrument = form_file(form), facts.instrument_by_id.get(form.basis)
        if instrument is None and form.basis != LETTERS_ROGATORY:
            expected = f"the id of an instrument, or '{LETTERS_ROGATORY}'"
            yield Problem(file, "", "basis", f"names {form.basis!r}", expected)
            continue
        if instrument:
            yield from _form_measures(file, form, instrument)
        for element in form.elements:
            yield from _element(facts, file, form, element)
        yield from _each_part_once(file, form)


def _form_measures(file: str, form: RequestForm, instrument: Instrument) -> Iterator[Problem]:
    """A request needs a basis that the rules know; an order to a provider is no request to a state, and has none."""
    offered = {measure for basis in instrument.bases for measure in basis.measures}
    if "extradition" in offered:
        offered.add("provisional_arrest")
    for measure in form.measures:
        if offered and measure not in offered:
            expected = f"measures for which {instrument.id} has a [[basis]]"
            yield Problem(file, "", "measures", f"names {measure!r}", expected)


def _element(facts: Facts, file: str, form: RequestForm, element: ElementRule) -> Iterator[Problem]:
    entry = f"element {element.part}"
    if element.part not in facts.request_part_by_id:
        yield Problem(file, entry, "part", f"names {element.part!r}", "the id of an entry of requests/parts.toml")
    for measure in element.measures:
        if measure not in form.measures:
            yield Problem(file, entry, "measures", f"names {measure!r}", "measures of this form")
    if element.point and not element.article:
        yield Problem(file, entry, "point", f"is {element.point!r} of no article", "an 'article', or no 'point'")
    for field, article in (("article", element.article), *(("see", article) for article in element.see)):
        yield from _element_article(facts, (file, entry, field), form, article, element)


def _element_article(
    facts: Facts, place: tuple[str, str, str], form: RequestForm, article: str, element: ElementRule
) -> Iterator[Problem]:
    """An article that is cited exists, and what rests on an unread article is not confirmed."""
    if not article:
        return
    provision = facts.provision_by_place.get((form.basis, article))
    if provision is None:
        expected = f"an article that has a [[provision]] in instruments/{form.basis}.toml"
        if form.basis == LETTERS_ROGATORY:
            expected = "no article: a request without a treaty rests on good practice"
        yield Problem(*place, f"names {article!r}", expected)
    elif element.provenance.verified and not provision.verified:
        file, entry, _ = place
        reason = f"is 'confirmed', but Article {article} is not"
        yield Problem(file, entry, "status", reason, "'unverified' until somebody has seen the article")


def _each_part_once(file: str, form: RequestForm) -> Iterator[Problem]:
    asked = Counter(
        (element.part, measure) for element in form.elements for measure in element.measures or form.measures
    )
    for (part, measure), count in asked.items():
        if count > 1:
            reason = f"is asked {count} times for {measure}"
            yield Problem(file, f"element {part}", "", reason, "each part once for a measure")


def check_times(facts: Facts) -> Iterator[Problem]:
    """A figure of time has a number, what it rests on, and names what is there.

    Yields:
        One problem each.
    """
    for figure in facts.times:
        place = "times.toml", f"figure {figure.id}"
        yield from _numbers(place, figure)
        if figure.kind == "source" and not figure.provenance.sources:
            expected = "the id of a source, or kind 'assumed_for_teaching'"
            yield Problem(*place, "sources", "is missing for a figure of kind 'source'", expected)
        if figure.state and figure.state not in facts.state_by_code:
            yield Problem(*place, "state", f"is {figure.state!r}", CODES)
        if (figure.instrument or figure.article) and (
            figure.instrument,
            figure.article,
        ) not in facts.provision_by_place:
            reason = f"names {figure.instrument} {figure.article}"
            yield Problem(*place, "article", reason, "instrument and article of a [[provision]]")
        if figure.group == "retention" and not figure.data:
            yield Problem(
                *place, "data", "is missing for a figure of group 'retention'", "the kind of data that live so long"
            )


def _numbers(place: tuple[str, str], figure: TimeFigure) -> Iterator[Problem]:
    numbers = [number for number in (figure.minimum, figure.typical, figure.maximum) if number is not None]
    if not numbers:
        yield Problem(*place, "", "has no number", "at least one of minimum, typical, maximum")
    if numbers != sorted(numbers):
        reason = f"minimum, typical and maximum are {numbers}"
        yield Problem(*place, "minimum", reason, "the smallest first")
    if figure.since and figure.until and before(figure.until, figure.since):
        yield Problem(*place, "until", f"{figure.until} is earlier than {figure.since}", "a day after 'since'")
