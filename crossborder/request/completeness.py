"""What a draft still lacks: required by the basis, where possible, where needed, or good practice.

It counts what is there. A text that is there and does not tell what it has to (``content``) leaves a request incomplete;
what only a person can judge is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from crossborder.records import facts as packaged
from crossborder.request.content import FOR_A_PERSON, Need, lacks
from crossborder.request.draft import require_draft
from crossborder.request.findings import Desk
from crossborder.rules.printed import Printed

if TYPE_CHECKING:
    from crossborder.records.collection import Facts
    from crossborder.request.draft import Draft
    from crossborder.request.elements import RequestElement

Demand = Literal["required", "where_possible", "where_needed", "good_practice"]
# Without these there is no request, whatever its basis says of contents.
CORE = frozenset({"facts", "assistance_sought"})
DEMANDS: tuple[Demand, ...] = ("required", "where_possible", "where_needed", "good_practice")


@dataclass(frozen=True, slots=True)
class Entry:
    """One element of the form, and whether the draft has it.

    Args:
        element: the element.
        demand: how strongly it is asked for.
        given: whether something was written for it.
        gives_way: whether the provision that asks for it does not apply between the two states, because an assistance
            treaty is in force; it is then good practice.
        lacks: what no word of the text tells, though the element has to tell it.
    """

    element: RequestElement
    demand: Demand
    given: bool
    gives_way: bool = False
    lacks: tuple[Need, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Completeness(Printed):
    """What a draft has and lacks.

    Args:
        entries: the elements that the basis asks for, in the order in which they are written; empty when the data do not
            hold what a request on this basis contains (which does not mean that nothing is asked).
    """

    entries: tuple[Entry, ...]

    def lines(self) -> tuple[str, ...]:
        """Whether it is complete, and how much of each demand is given."""
        counts = ((demand.replace("_", " "), *self.count(demand)) for demand in DEMANDS)
        given = ", ".join(f"{demand} {have} of {asked}" for demand, have, asked in counts if asked)
        lacking = ", ".join(element.title for element in self.missing("required"))
        first = f"Completeness: {'complete' if self.complete else 'not complete'}{f': {given}' if given else ''}"
        return first, *((f"Missing: {lacking}",) if lacking else ())

    def missing(self, demand: Demand) -> tuple[RequestElement, ...]:
        """The elements of a demand that are not given."""
        return tuple(entry.element for entry in self.entries if entry.demand == demand and not entry.given)

    def count(self, demand: Demand) -> tuple[int, int]:
        """How many elements of a demand are given, of how many."""
        given = [entry.given for entry in self.entries if entry.demand == demand]
        return sum(given), len(given)

    @property
    def complete(self) -> bool:
        """Whether every element that a provision requires is given and tells what it has to, as far as words show it."""
        return bool(self.entries) and not self.missing("required") and not self.thin and self._says_something

    @property
    def thin(self) -> tuple[Entry, ...]:
        """The elements that are given and do not tell what they have to."""
        return tuple(entry for entry in self.entries if entry.given and entry.lacks)

    @property
    def _says_something(self) -> bool:
        """Whether facts and wish are there, also where no provision asks for them, as in letters rogatory."""
        core = [entry for entry in self.entries if entry.element.id in CORE and entry.element.applies == "always"]
        return all(entry.given for entry in core)

    @property
    def for_a_person(self) -> tuple[str, ...]:
        """What no program can judge in these elements, in sentences."""
        return tuple(FOR_A_PERSON[entry.element.id] for entry in self.entries if entry.element.id in FOR_A_PERSON)

    @property
    def verified(self) -> bool:
        """Whether every required element rests on a text that somebody saw."""
        return all(entry.element.verified for entry in self.entries if entry.demand == "required")


def completeness(draft: Draft, *, facts: Facts | None = None) -> Completeness:
    """Say which elements a draft has and lacks.

    Args:
        draft: the draft.
        facts: the facts; by default those of the package.

    Returns:
        One entry for each element that its basis asks for, for its measure and kind of help.
    """
    require_draft("completeness", draft)
    desk = Desk(draft, facts or packaged())
    return Completeness(tuple(_entry(desk, element) for element in desk.elements.values()))


def _entry(desk: Desk, element: RequestElement) -> Entry:
    back = element.required_by is not None and desk.gives_way(element.required_by)
    demand = "good_practice" if back else demand_of(element)
    told = lacks(element.id, desk.draft.text(element.id))
    return Entry(element, demand, _is_given(desk.draft, element.id), back, told)


def demand_of(element: RequestElement) -> Demand:
    """How strongly an element is asked for.

    Args:
        element: the element on its basis.

    Returns:
        ``good_practice`` when no provision of the basis asks for it, else ``required``, ``where_possible`` or
        ``where_needed``, as the provision says.
    """
    if element.required_by is None:
        return "good_practice"
    return "required" if element.applies == "always" else element.applies


def _is_given(draft: Draft, element_id: str) -> bool:
    """Whether something was written: as a text, or in the items of data for the two elements that they answer."""
    items = [item for _, item in draft.written_items]
    if element_id == "data_identified" and any(item.identifier.strip() for item in items):
        return True
    if element_id == "link_to_offence" and items and all(item.link.strip() for item in items):
        return True
    if element_id == "custodian_location" and any(item.holder.strip() for item in items):
        return True
    return bool(draft.text(element_id))
