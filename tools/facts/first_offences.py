"""Checks on the statements that nothing earlier punished certain acts in a state: what they name must be there, and be the first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.facts.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.records.collection import Facts
    from crossborder.records.records import FirstOffence, Offence, State


def check_first_offences(facts: Facts, state: State) -> Iterator[Problem]:
    """Each statement names known acts, and an offence of the state that punishes all of them and is the first to do so.

    The rules look for the act inside the offence that a statement names; an offence without it would stop them.

    Args:
        state: the state whose statements are checked.

    Yields:
        One problem each.
    """
    file, own = f"states/{state.code}.toml", {offence.id: offence for offence in state.offences}
    for first in state.first_offences:
        place = file, f"first_offence {first.offence}"
        if first.offence and first.offence not in own:
            yield Problem(*place, "offence", f"names {first.offence!r}", "an offence of this file, or nothing")
        if not first.offence and first.known_until is None:
            yield Problem(*place, "known_until", "is missing", "the last day for which no offence was found")
        for act in first.acts:
            yield from _act(facts, place, first, act, own)


def _act(
    facts: Facts, place: tuple[str, str], first: FirstOffence, act: str, own: dict[str, Offence]
) -> Iterator[Problem]:
    if act not in facts.act_by_id:
        yield Problem(*place, "acts", f"names {act!r}", "acts of acts.toml")
    if first.offence in own and act not in own[first.offence].acts:
        yield Problem(*place, "acts", f"names {act!r}", "acts that the offence punishes")
    for offence in own.values():
        if act in offence.acts and not offence.contested and _earlier(offence, first, own):
            reason = f"names {act!r}, which {offence.id} punishes since {offence.in_force.day}"
            yield Problem(*place, "acts", reason, "acts that no earlier offence of this file punishes")


def _earlier(offence: Offence, first: FirstOffence, own: dict[str, Offence]) -> bool:
    """Whether the offence was certainly in force before the one called the first, or on the day for which none is said."""
    since = offence.in_force.day.latest
    if first.offence in own:
        return since < own[first.offence].in_force.day.earliest
    return first.known_until is not None and since <= first.known_until
