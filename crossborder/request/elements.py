"""What a request contains: each element with why it is asked, what requires it, and an example."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from crossborder.records import facts as packaged
from crossborder.records.terms import KINDS_OF_HELP
from crossborder.request.forms import form_of
from crossborder.rules.errors import require_known
from crossborder.rules.printed import Printed, doubt

if TYPE_CHECKING:
    from crossborder.records.collection import Facts
    from crossborder.records.records import ElementRule, Provision, RequestForm, Status


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RequestElement(Printed):
    """One element of a request on a legal basis for a measure.

    Args:
        id: name, the same for every basis, such as ``facts``.
        title: name for reading.
        why: why the requested state needs it, in our words.
        asks: what this basis asks for, or what good practice advises, in our words.
        required_by: the provision that requires it, or ``None`` = good practice.
        see: provisions that do not require it but make it useful.
        applies: ``always``, ``where_possible`` or ``where_needed``.
        not_for: kinds of help for which it is not asked, such as ``service_of_documents``.
        only_for: kinds of help for which alone it is asked; empty = all.
        good: a good example, with made-up data.
        poor: a poor example, with made-up data.
        poor_because: what is wrong with the poor example.
        status: ``confirmed`` when a source was seen that asks for it or advises it, else ``unverified``.
        sources: ids of the sources.
        note: doubts, and what was not seen.
    """

    id: str
    title: str
    why: str
    asks: str
    required_by: Provision | None
    see: tuple[Provision, ...]
    applies: Literal["always", "where_possible", "where_needed"]
    not_for: tuple[str, ...]
    only_for: tuple[str, ...]
    good: str
    poor: str
    poor_because: str
    status: Status
    sources: tuple[str, ...]
    note: str

    def lines(self) -> tuple[str, ...]:
        """The element with what requires it, and what is asked."""
        demand = f"required by {self.required_by.label}" if self.required_by else "good practice"
        return f"RequestElement: {self.title}, {demand}{doubt(verified=self.verified)}", self.asks

    @property
    def verified(self) -> bool:
        """Whether somebody saw a source that asks for it or advises it."""
        return self.status == "confirmed"

    @property
    def optional(self) -> bool:
        """Whether a request can be complete without it: good practice, or asked only where possible or needed."""
        return self.required_by is None or self.applies != "always"

    @property
    def where_possible(self) -> bool:
        """Whether it is asked only as far as it is known."""
        return self.applies == "where_possible"

    def asked_for(self, kind_of_help: str) -> bool:
        """Tell whether it is asked in a request for a kind of help.

        Args:
            kind_of_help: ``service_of_documents``, ``statements`` or ``documents_and_data``.

        Raises:
            QuestionError: when the kind of help is not known.
        """
        require_known("The kind of help", kind_of_help, KINDS_OF_HELP)
        return kind_of_help not in self.not_for and (not self.only_for or kind_of_help in self.only_for)


def request_elements(
    basis: str, *, measure: str | None = None, facts: Facts | None = None
) -> tuple[RequestElement, ...]:
    """What a request contains.

    Args:
        basis: id of the instrument it rests on, such as ``budapest_185``, or ``letters_rogatory``.
        measure: what is asked for, such as ``preservation``; it may be left out where the basis has one form for all.
        facts: the facts; by default those of the package.

    Returns:
        The elements in the order in which they are written.

    Raises:
        QuestionError: when basis or measure is not known, or nothing is held about them: never an empty result.
    """
    facts = facts or packaged()
    form = form_of(basis, measure, facts)
    return tuple(
        element_of(facts, form, rule)
        for rule in form.elements
        if measure is None or not rule.measures or measure in rule.measures
    )


def element_of(held: Facts, form: RequestForm, rule: ElementRule) -> RequestElement:
    """One element of a form, with the part it is about and the provisions it cites.

    Returns:
        The element.
    """
    part = held.request_part_by_id[rule.part]
    return RequestElement(
        id=part.id,
        title=part.title,
        why=part.why,
        asks=rule.asks,
        required_by=required_by(held, form, rule),
        see=tuple(held.provision_by_place[form.basis, article] for article in rule.see),
        applies=rule.applies,
        not_for=rule.not_for,
        only_for=rule.only_for,
        good=part.good,
        poor=part.poor,
        poor_because=part.poor_because,
        status=rule.provenance.status,
        sources=rule.provenance.sources,
        note=rule.provenance.note,
    )


def required_by(held: Facts, form: RequestForm, rule: ElementRule) -> Provision | None:
    """The provision that requires an element.

    A letter of a list is cited as such (``29(2)(b)``): as its own provision where the instrument's file has one, else
    as the provision that holds the list, with what the letter asks in our words.

    Returns:
        The provision, or ``None`` for good practice.
    """
    if not rule.article:
        return None
    provision = held.provision_by_place[form.basis, rule.article]
    if not rule.point:
        return provision
    cited = rule.article + rule.point
    listed = replace(provision, article=cited, summary=rule.asks, quotation=None)
    return held.provision_by_place.get((form.basis, cited), listed)
