"""The part of every task that asks for the provision that decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.feedback import Claim, mark
from crossborder.exercises.love_bug import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crossborder.exercises.feedback import Part
    from crossborder.facts.records import Provision


def provision_part(
    label: str, named: str, offered: Iterable[Provision], deciding: Iterable[Provision], *, verified: bool
) -> Part:
    """Mark the provision that a learner named.

    Args:
        label: which part.
        named: label of the provision that was named.
        offered: the provisions that could be named.
        deciding: the provisions that decide, by the rules.
        verified: whether what decides is confirmed.

    Returns:
        The part of the feedback; it shows the provision that was named.
    """
    chosen = tuple(provision for provision in offered if provision.label == named)
    labels = {provision.label for provision in deciding}
    claim = Claim(
        holds=named in labels if labels else None,
        verified=verified,
        right=words.PROVISION_RIGHT,
        wrong=words.PROVISION_WRONG,
        ungraded=words.PROVISION_UNGRADED,
        references=chosen[:1],
    )
    return mark(label, claim)
