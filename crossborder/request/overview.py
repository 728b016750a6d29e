"""The cross-walk: which legal basis asks for which element, so that a change of basis asks nothing twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.records import facts as packaged
from crossborder.records.terms import REQUEST_MEASURES
from crossborder.request.elements import RequestElement, element_of
from crossborder.rules.errors import require_known

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crossborder.records.collection import Facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One legal basis that asks for an element, or for which good practice advises it.

    Args:
        basis: id of the instrument, or ``letters_rogatory``.
        title: title of the form of request.
        measures: measures for which it is asked.
        element: the element as this basis has it, with ``required_by`` and ``status``.
    """

    basis: str
    title: str
    measures: tuple[str, ...]
    element: RequestElement

    @property
    def required(self) -> bool:
        """Whether a provision of the basis requires it."""
        return self.element.required_by is not None


def asked_by(element_id: str, *, measure: str | None = None, facts: Facts | None = None) -> tuple[Asking, ...]:
    """Which legal bases ask for an element.

    Args:
        element_id: id of the element, such as ``facts``.
        measure: only forms for this measure; ``None`` = all.
        facts: the facts; by default those of the package.

    Returns:
        One entry per form of request that has the element, in the order of the forms' names. A basis that is not
        among them does not ask for it, if its contents are held at all (``bases_with_elements``).

    Raises:
        QuestionError: when the element or the measure is not known.
    """
    facts = facts or packaged()
    require_known("The element", element_id, facts.request_part_by_id)
    return tuple(asking for asking in _askings(facts, measure) if asking.element.id == element_id)


def crosswalk(*, measure: str | None = None, facts: Facts | None = None) -> Mapping[str, tuple[Asking, ...]]:
    """Every element with the legal bases that ask for it.

    Args:
        measure: only forms for this measure; ``None`` = all.
        facts: the facts; by default those of the package.

    Returns:
        Element ids in the order of ``data/requests/parts.toml``, each with its entries (none = asked by no basis).

    Raises:
        QuestionError: when the measure is not known.
    """
    facts = facts or packaged()
    rows: dict[str, list[Asking]] = {part.id: [] for part in facts.request_parts}
    for asking in _askings(facts, measure):
        rows[asking.element.id].append(asking)
    return {element_id: tuple(askings) for element_id, askings in rows.items()}


def _askings(held: Facts, measure: str | None) -> Iterator[Asking]:
    if measure is not None:
        require_known("The measure", measure, REQUEST_MEASURES)
    for form in held.request_forms:
        for rule in form.elements:
            measures = rule.measures or form.measures
            if measure in (None, *measures):
                element = element_of(held, form, rule)
                yield Asking(basis=form.basis, title=form.title, measures=measures, element=element)
