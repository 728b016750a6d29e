"""The cases of the course: what happened, and what courts and authorities said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crossborder.records.dates import PartialDate  # noqa: TC001 - the codec reads these annotations at run time
from crossborder.records.sources import Provenance  # noqa: TC001 - the codec reads these annotations at run time


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseEvent:
    """One event in the course of a case.

    Args:
        id: name within the case.
        day: when.
        title: what happened, in a few words.
        text: what happened, in our words.
        provenance: what it rests on.
    """

    id: str
    day: PartialDate
    title: str
    text: str
    provenance: Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """What one court or authority said to one question of a case, as far as somebody saw it.

    Args:
        question: the question, such as ``forum``; a point within it after a full stop, such as ``forum.a``.
        by: id of the event of the case that is its decision, such as ``high_court``.
        answer: ``for_extradition``, ``against_extradition``, ``neutral``, ``not_asked`` (it was not its task),
            ``not_decided`` (it was asked and did not decide), or ``not_seen`` (nobody on the project saw what it said).
        text: what it said, in our words; for ``not_seen`` what would have to be read.
        quotation: a short exact quotation that was seen, or ``None``.
        provenance: what it rests on.
    """

    question: str
    by: str
    answer: Literal["for_extradition", "against_extradition", "neutral", "not_asked", "not_decided", "not_seen"]
    text: str
    provenance: Provenance
    quotation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case that the course uses.

    Args:
        id: name of the file.
        title: name for reading.
        text: what it is about, in our words.
        events: what happened, in order of time.
        rulings: what each court or authority said to each question, where the course compares them.
    """

    id: str
    title: str
    text: str
    events: tuple[CaseEvent, ...]
    rulings: tuple[Ruling, ...] = ()
