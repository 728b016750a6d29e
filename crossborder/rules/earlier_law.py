"""Which requests a state leaves to the treaties before an instrument: it does not apply it yet, or the act is older than it says (EAW, Article 32)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from crossborder.rules.reservations import by_record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from crossborder.records.collection import Facts
    from crossborder.records.records import Reservation
    from crossborder.rules.bases import LegalBasis
    from crossborder.rules.cooperation import CooperationRequest
    from crossborder.rules.matter import Matter
    from crossborder.rules.steps import Step


def left_to_earlier(request: CooperationRequest, facts: Facts, basis: LegalBasis) -> Reservation | None:
    """What says that the request goes over the treaties before an instrument, though it binds both states.

    That a state does not apply it yet counts on either side; that it leaves older acts to them, only where it is asked.
    """
    instrument = basis.instrument
    for code in (request.requested, request.requesting) if instrument.earlier_law else ():
        for record in facts.reservations_by_place.get((instrument.id, code, instrument.earlier_law), ()):
            reserved = by_record(record, facts.state_by_code[code], request.requested_on)[1]
            if reserved.result == "made" and _reaches(request, record):
                return record
    return None


def _reaches(request: CooperationRequest, record: Reservation) -> bool:
    if record.acts_since is None:
        return True
    return record.state == request.requested and record.acts_since.reached(request.committed_on) is False


def revived(bases: Sequence[LegalBasis], left: Mapping[str, Reservation], facts: Facts) -> tuple[LegalBasis, ...]:
    """The legal bases, those in their old place again that only an instrument left aside takes the place of.

    Args:
        left: by id: the instruments left aside, with what says so.
    """
    replacing = {basis.instrument.id for basis in bases} - set(left)
    return tuple(
        replace(basis, role=basis.rule.role, replaced_by=None)
        if basis.replaced_by
        and basis.replaced_by.instrument in left
        and not any(
            relation.kind == basis.replaced_by.kind
            and relation.instrument in replacing
            and basis.instrument.id in relation.to
            for relation in facts.relations
        )
        else basis
        for basis in bases
    )


def left_step(matter: Matter, record: Reservation) -> Step:
    """The step that closes the way over an instrument that the request is not left to."""
    instrument = matter.basis.instrument
    state = matter.facts.state_by_code[record.state].in_sentence
    question = f"Does {state} apply {instrument.in_sentence} to this request?"
    answer = f"No: {record.text} The request goes over the treaties before it."
    step = matter.step("earlier_law", question, answer, "condition_failed", instrument.earlier_law)
    return replace(step, verified=step.verified and record.provenance.verified)
