"""The requests that lie on the desk: made from the cases of the drafting exercise, with planted faults and what the desk knows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from crossborder.exercises.central_authority import words
from crossborder.exercises.mlat_request.patterns import PATTERN_BY_ID
from crossborder.request import Knowledge, judge
from crossborder.request.typed import day_or_none

if TYPE_CHECKING:
    from crossborder.request import Draft, Judged


@dataclass(frozen=True, eq=False)
class Incoming:
    """A request on the desk.

    Args:
        about: who asks whom for what.
        known: what the desk knows beside it, in words.
    """

    id: str
    title: str
    about: str
    known: str
    draft: Draft
    knowledge: Knowledge
    core: bool = False

    @cached_property
    def judged(self) -> Judged:
        """What the rules say to each decision."""
        return judge(self.draft, self.knowledge)


def days_left(draft: Draft) -> int | None:
    """Days between the request and the deletion of the data; ``None`` when either day is not stated."""
    asked, lost = day_or_none(draft.case.requested_on), day_or_none(draft.case.data_lost_on)
    return (lost - asked).days if asked and lost else None


def all_incoming() -> tuple[Incoming, ...]:
    """The requests in order, those of the core path first."""
    preserve, two = PATTERN_BY_ID["preserve"], PATTERN_BY_ID["two-treaties"]
    traffic = preserve.ours.with_basis("budapest_185", "traffic_data")
    second = replace(traffic.items[0], identifier=words.SECOND_ACCOUNT, link=words.SECOND_LINK)
    on_desk = {
        "in_order": (preserve.ours, Knowledge(), True),
        "faults": (two.start("ecmacm_30"), Knowledge(), True),
        "political": (preserve.ours, Knowledge(stated={"political_offence": "yes"})),
        "own_case": (traffic, Knowledge(own_proceedings=True, decided=True)),
        "in_part": (
            replace(traffic, items=(*traffic.items, second)),
            Knowledge(stated={"essential_interests_at_risk": "yes"}, concerns=(1,), decided=True),
        ),
    }
    return tuple(Incoming(name, *words.INCOMING[name], *made) for name, made in on_desk.items())
