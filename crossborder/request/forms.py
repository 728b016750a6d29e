"""Which form of request the data hold for a legal basis and a measure; a question without an answer is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.records import facts as packaged
from crossborder.records.terms import LETTERS_ROGATORY, REQUEST_MEASURES
from crossborder.rules.errors import QuestionError, require_known

if TYPE_CHECKING:
    from crossborder.records.collection import Facts
    from crossborder.records.records import RequestForm

__all__ = ["LETTERS_ROGATORY", "bases_with_elements", "form_of", "measures_of", "rules_measure"]


def rules_measure(measure: str) -> str:
    """The measure by whose rules a request is judged: provisional arrest secures an extradition."""
    return "extradition" if measure == "provisional_arrest" else measure


def bases_with_elements(facts: Facts | None = None) -> tuple[str, ...]:
    """Legal bases for which the contents of a request are held.

    Args:
        facts: the facts; by default those of the package.

    Returns:
        Ids of instruments in alphabetical order, and ``letters_rogatory`` last.
    """
    facts = facts or packaged()
    return tuple(
        sorted({form.basis for form in facts.request_forms}, key=lambda basis: (basis == LETTERS_ROGATORY, basis))
    )


def measures_of(basis: str, facts: Facts | None = None) -> tuple[str, ...]:
    """Measures for which the contents of a request on a basis are held, in the order of ``REQUEST_MEASURES``.

    Args:
        basis: id of an instrument, or ``letters_rogatory``.
        facts: the facts; by default those of the package.

    Returns:
        The measures; empty when nothing is held.
    """
    facts = facts or packaged()
    return tuple(measure for measure in REQUEST_MEASURES if (basis, measure) in facts.request_form_by_use)


def form_of(basis: str, measure: str | None = None, facts: Facts | None = None) -> RequestForm:
    """The form of a request.

    Args:
        basis: id of an instrument, or ``letters_rogatory``.
        measure: one of the measures; it may be left out where one form serves all measures of the basis.
        facts: the facts; by default those of the package.

    Returns:
        The form, with what the basis says about the contents.

    Raises:
        QuestionError: when the basis or measure is not known or nothing is held about it; the message lists what is.
    """
    facts = facts or packaged()
    _require_basis(basis, facts)
    if measure is None:
        return _only_form(basis, facts)
    require_known("The measure", measure, REQUEST_MEASURES)
    form = facts.request_form_by_use.get((basis, measure))
    if form is None:
        message = (
            f"The contents of a request under {basis!r} are held for {_listed(measures_of(basis, facts))}; "
            f"nothing is held for {measure!r}, which does not mean that nothing is asked."
        )
        raise QuestionError(message)
    return form


def _require_basis(basis: str, held: Facts) -> None:
    known = bases_with_elements(held)
    if basis not in known and basis in tuple(held.instrument_by_id):  # a tuple: what was given may have no hash
        message = (
            f"The data do not hold what a request under {basis!r} contains, which does not mean that nothing is asked. "
            f"Held for: {_listed(known)}."
        )
        raise QuestionError(message)
    require_known("The legal basis of a request", basis, known)


def _only_form(basis: str, held: Facts) -> RequestForm:
    forms = [form for form in held.request_forms if form.basis == basis]
    if len(forms) > 1:
        message = f"A request under {basis!r} depends on the measure; name one of {_listed(measures_of(basis, held))}."
        raise QuestionError(message)
    return forms[0]


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names)
