"""What this exercise asks the rules, in one place: the case as a request, and the offences that come into question."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from crossborder.exercises.cited import budapest
from crossborder.exercises.time_machine import read_request
from crossborder.records import facts
from crossborder.rules import contested, punished

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from crossborder.records.records import Provision
    from crossborder.rules import CooperationRequest, Punishment

# The last event that is known when the request is made.
KNOWN = "press_conference"
ACT, REQUEST, NEW_LAW_REQUEST = date(2000, 5, 4), date(2000, 5, 11), date(2000, 7, 1)
BUDAPEST_REQUEST = date(2018, 7, 1)
TRIAL = date(2000, 8, 21)
HAVEN, ASKING, MALWARE = "PHL", "USA", "malware"
START: Mapping[str, str] = {
    "committed_on": ACT.isoformat(),
    "requested_on": REQUEST.isoformat(),
    "requesting": ASKING,
    "requested": HAVEN,
    "measure": "extradition",
    "conduct": MALWARE,
}


def request(changes: Mapping[str, str]) -> CooperationRequest:
    """The case as a request, with changes: values of the time machine that differ from it."""
    return read_request({**START, **changes})


def malware(state: str, on: date) -> Punishment:
    """Whether a state punished malware on a day."""
    return punished(state, MALWARE, on=on)


def resting_on(provisions: Iterable[Provision]) -> tuple[Provision, ...]:
    """The provisions; where the data holds none, the articles of the Budapest Convention that name the conduct."""
    distinct = tuple(dict.fromkeys(provisions))
    return distinct or budapest(*facts().conduct_by_id[MALWARE].budapest_articles)


def ban(state: str = HAVEN) -> tuple[Provision, ...]:
    """A state's ban on punishment under a later law, if the data holds it."""
    rule = facts().state_by_code[state].retroactivity_ban
    return (rule.provision,) if rule else ()


def firsts(state: str, before: date) -> tuple[Provision, ...]:
    """The provisions that first punished malware in a state, seen from a day on which nothing did.

    Args:
        before: a day on which no offence was in force.

    Returns:
        All offences that fit and share the first one's first day; empty when the data names no first one.
    """
    first = malware(state, before).offence
    if first is None or malware(state, before).answer is not False:
        return ()
    acts = set(facts().conduct_by_id[MALWARE].acts)
    return tuple(
        offence.provision
        for offence in facts().state_by_code[state].offences
        if not offence.contested and acts & set(offence.acts) and offence.in_force.day == first.in_force.day
    )


def candidates(state: str) -> tuple[Provision, ...]:
    """Provisions of a state that somebody could name: its offences, those that failed, and its ban on later law."""
    offences = (*facts().state_by_code[state].offences, *contested(state, MALWARE, on=ACT))
    return (*(offence.provision for offence in offences), *ban(state))
