"""Parts of feedback that many tasks share: the provision that decides, and the first day on which something is so."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from crossborder.exercises import words
from crossborder.exercises.cited import BUDAPEST
from crossborder.exercises.days import in_words, read_day
from crossborder.exercises.feedback import Says, mark
from crossborder.rules import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from crossborder.exercises.feedback import Part
    from crossborder.records.records import Provision

    # Whether something was so on a day, and whether that is confirmed.
    Ruling = Callable[[date], tuple[bool | None, bool]]


def provision_part(
    label: str, named: str, offered: Iterable[Provision], deciding: Iterable[Provision], *, verified: bool
) -> Part:
    """Mark the provision that a learner named, by its label."""
    chosen = tuple(provision for provision in offered if provision.label == named)
    labels = {provision.label for provision in deciding}
    return mark(
        label, named_provision(chosen), chosen[:1], holds=named in labels if labels else None, verified=verified
    )


def named_provision(chosen: tuple[Provision, ...]) -> Says:
    """The reasons to give for the provision that was named, if it is one that was offered."""
    wrong = words.PROVISION_WRONG.format(says=chosen[0].summary) if chosen else words.PROVISION_NONE
    return Says(words.PROVISION_RIGHT, wrong, words.PROVISION_UNGRADED)


def first_day_part(label: str, text: str, ruling: Ruling, references: tuple[Provision, ...]) -> Part:
    """Mark a first day as it was typed, which can be read: the rule has to apply on it and not on the day before."""
    day = read_day(text, label)
    now, now_verified = ruling(day)
    before, before_verified = ruling(day - timedelta(days=1))
    late = words.FIRST_LATE if now else words.FIRST_EARLY
    return mark(
        label,
        Says(*(form.format(day=in_words(day)) for form in (words.FIRST_RIGHT, late, words.FIRST_UNGRADED))),
        references,
        holds=None if now is None or before is None else now and not before,
        verified=now_verified and before_verified,
    )


def both_bound(*states: str) -> Ruling:
    """Whether the Budapest Convention binds some states on a day; not bound is certain as soon as one certainly is not."""

    def ruling(day: date) -> tuple[bool | None, bool]:
        standings = [standing(BUDAPEST, state, on=day) for state in states]
        denied = [one for one in standings if one.bound is False]
        if denied:
            return False, any(one.verified for one in denied)
        return (True if all(one.bound for one in standings) else None), all(one.verified for one in standings)

    return ruling
