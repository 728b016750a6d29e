"""What states reserved or declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crossborder.records.dates import PartialDate  # noqa: TC001 - the codec reads these annotations at run time
from crossborder.records.sources import Provenance  # noqa: TC001 - the codec reads these annotations at run time


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservedThreshold:
    """How grave an offence must be for a state that reserved a level of its own: it takes the place of the treaty's level.

    Args:
        months: the figure for the penalty; 0 = no penalty is too low.
        comparison: ``at_least`` or ``more_than``.
        under: whose law is tested: ``both``, ``requesting`` or ``requested``; for the other law the treaty's level stays.
        prosecution_only: for a convicted person the treaty's level for the penalty stays.
        sentence_months: what the sentence of a convicted person must reach; 0 = the treaty's level stays.
        sentence_comparison: ``at_least`` or ``more_than``, for the sentence.
        or_listed: offences that the state lists are enough below that level too; the list is not recorded.
        on_reciprocity: a level below the treaty's is accepted on condition of reciprocity.
    """

    months: int
    comparison: Literal["at_least", "more_than"]
    under: Literal["both", "requesting", "requested"]
    prosecution_only: bool = False
    sentence_months: int = 0
    sentence_comparison: Literal["at_least", "more_than"] = "at_least"
    or_listed: bool = False
    on_reciprocity: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservedNationals:
    """What a state declared on its nationals: that it does not extradite them, and who else counts as one.

    Args:
        refuses: ``always``, ``sentence`` (only where a sentence is to be executed), ``never`` (it extradites them), or empty: it
            only says who counts, or repeats the right to refuse.
        unless: what can still make it extradite them, in words; empty = nothing.
        beside_law: how this stands to the state's own law as recorded, in words, where the two seem to differ; else empty.
        nationals_of: codes of other states whose nationals count as its own.
        residents_of: codes of the states whose residents count as its nationals.
        towards_others: other states' nationals and residents count only where none of ``nationals_of`` makes the request.
        others: who else counts and cannot be told from a request, in words such as "a person granted asylum"; else empty.
    """

    refuses: Literal["", "always", "sentence", "never"] = ""
    unless: str = ""
    beside_law: str = ""
    nationals_of: tuple[str, ...] = ()
    residents_of: tuple[str, ...] = ()
    towards_others: bool = False
    others: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReservedGround:
    """A ground of refusal that a state reserved for itself.

    Args:
        fact: field of ``CooperationRequest`` that raises it.
        effect: ``requires_refusal`` (it does not extradite) or ``permits_refusal`` (it may refuse).
        text: the ground in our words, a sentence.
        raised_when: the value of that field that raises it.
        prosecution_only: it does not reach a convicted person.
        in_absence_as_accused: with ``prosecution_only``: one convicted in absence counts as an accused person.
    """

    fact: str
    effect: Literal["requires_refusal", "permits_refusal"]
    text: str
    raised_when: bool = True
    prosecution_only: bool = False
    in_absence_as_accused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """A reservation or declaration of a state, or the result of looking for one.

    Args:
        instrument: id of the instrument.
        state: code of the state.
        article: the article it is made to.
        result: ``made``, or ``none_found`` when somebody looked and found none.
        text: what it says, in our words.
        since: from which day, ``None`` = since the state is bound.
        until: first day on which it no longer stands, or ``None``.
        threshold: the level of gravity that it asks for, or ``None`` where it speaks of something else.
        nationals: what it says on the state's nationals, or ``None`` where it speaks of something else.
        reserved_grounds: grounds of refusal that it adds.
        takes_as_basis: whether the state takes the instrument as the basis of extradition: ``yes``, ``no``, or empty: it speaks of something else.
        acts_since: for what a state leaves to the treaties before the instrument: acts before this day, or ``None``: every request.
        provenance: what it rests on.
    """

    instrument: str
    state: str
    article: str
    result: Literal["made", "none_found"]
    text: str
    provenance: Provenance
    since: PartialDate | None = None
    until: PartialDate | None = None
    threshold: ReservedThreshold | None = None
    nationals: ReservedNationals | None = None
    reserved_grounds: tuple[ReservedGround, ...] = ()
    takes_as_basis: Literal["", "yes", "no"] = ""
    acts_since: PartialDate | None = None
