"""What the two lanes are made of: answers over time, laws and treaties, and the questions in order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crossborder.rules import Outcome

BEGINNING, END = date(1900, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class Segment:
    """A time with one answer.

    Args:
        first: its first day.
        last: the first day that no longer belongs to it.
        answer: ``True``, ``False`` or ``None`` (not known).
    """

    first: date
    last: date
    answer: bool | None


@dataclass(frozen=True, slots=True)
class Bar:
    """A law or treaty over time.

    Args:
        first: first day on which it can be in force.
        sure: first day on which it is certainly in force.
        last: first day on which it no longer is.
        title: what it is, in words.
    """

    first: date
    sure: date
    last: date
    title: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane.

    Args:
        id: ``requesting``, ``treaty`` or ``requested``.
        name: who or what it is about.
        says: what holds on the day that counts, in few words, the fullest first.
        reason: the same in a sentence of the rules.
        segments: the answers over time, without a gap.
        bars: laws or treaties.
        day: the day that counts here.
        mark: the mark of the answer on that day, or empty when it is not asked.
        lit: the mark of the step that decides the outcome here, or empty.
    """

    id: str
    name: str
    says: tuple[str, ...]
    reason: str
    segments: tuple[Segment, ...]
    bars: tuple[Bar, ...]
    day: date
    mark: str
    lit: str

    @property
    def changes(self) -> tuple[date, ...]:
        """The days on which the answer changes, and those on which a treaty begins or ends."""
        edges = {segment.first for segment in self.segments}
        if self.id == "treaty":
            edges |= {day for bar in self.bars for day in (bar.sure, bar.last)}
        return tuple(sorted(edges - {BEGINNING, END}))


@dataclass(frozen=True, slots=True)
class Gate:
    """One question of the best way.

    Args:
        name: its name.
        mark: the mark of its answer.
        says: question and answer, as the rules put them.
    """

    name: str
    mark: Outcome
    says: str


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that is drawn.

    Args:
        act: the day of the act.
        request: the day of the request.
        lanes: requesting state, treaty, requested state.
        gates: the questions in order.
        title: what it shows.
    """

    act: date
    request: date
    lanes: tuple[Lane, ...]
    gates: tuple[Gate, ...]
    title: str
