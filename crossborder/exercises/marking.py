"""Parts of feedback that many tasks share: the provision that decides, and the first day on which something is so."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from crossborder.exercises import words
from crossborder.exercises.days import in_words, read_day
from crossborder.exercises.feedback import Claim, mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from crossborder.exercises.feedback import Part
    from crossborder.records.records import Provision

    # Whether something was so on a day, and whether that is confirmed.
    Ruling = Callable[[date], tuple[bool | None, bool]]


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
        wrong=words.PROVISION_WRONG.format(says=chosen[0].summary) if chosen else words.PROVISION_NONE,
        ungraded=words.PROVISION_UNGRADED,
        references=chosen[:1],
    )
    return mark(label, claim)


def first_day_part(label: str, text: str, ruling: Ruling, references: tuple[Provision, ...]) -> Part:
    """Mark a first day: the rule has to apply on it and not on the day before.

    Args:
        label: which part.
        text: the day as the learner typed it; it can be read.
        ruling: whether the rule applies on a day, and whether that is confirmed.
        references: provisions it rests on.

    Returns:
        The part of the feedback.
    """
    day = read_day(text, label)
    now, now_verified = ruling(day)
    before, before_verified = ruling(day - timedelta(days=1))
    late = words.FIRST_LATE if now else words.FIRST_EARLY
    claim = Claim(
        holds=None if now is None or before is None else now and not before,
        verified=now_verified and before_verified,
        right=words.FIRST_RIGHT.format(day=in_words(day)),
        wrong=late.format(day=in_words(day)),
        ungraded=words.FIRST_UNGRADED.format(day=in_words(day)),
        references=references,
    )
    return mark(label, claim)
