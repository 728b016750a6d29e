"""Who is bound by one instrument on a day: bound, deposited and signed are three lists, and a fourth is not known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossborder.exercises.html import Markup, el, items, join
from crossborder.exercises.treaty_explorer import words
from crossborder.exercises.treaty_explorer.regions import STANDING, UNION, Entry
from crossborder.records import facts
from crossborder.records.dates import in_words
from crossborder.rules import deposited, standing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from crossborder.records.records import DatedFact, Instrument
    from crossborder.rules import Standing


@dataclass(frozen=True, slots=True)
class Listed:
    """One state under an instrument on a day."""

    category: str
    standing: Standing


def listed(instrument_id: str, on: date) -> Mapping[str, Listed]:
    """What each state is under an instrument on a day, by code."""
    made = set(deposited(instrument_id, on=on))
    signed = {
        code
        for code, events in facts().events_by_instrument.get(instrument_id, {}).items()
        if any(event.event == "signed" and event.day and event.day.reached(on) for event in events)
    }
    statuses = {state.code: standing(instrument_id, state.code, on=on) for state in facts().states}
    return {code: Listed(_category(one, code in made, code in signed), one) for code, one in statuses.items()}


def _category(status: Standing, has_deposited: bool, has_signed: bool) -> str:  # noqa: FBT001 - two facts about a state
    if status.bound is not False:
        return "bound" if status.bound else "unknown"
    if status.until:
        return "not_bound"
    return "deposited" if has_deposited else "signed" if has_signed else "not_bound"


def entries(statuses: Mapping[str, Listed]) -> list[Entry]:
    """The states as the map and the table show them, and the Union where it takes part; what is not known cannot be unverified."""
    shown = []
    for code, one in statuses.items():
        category, now, since = STANDING[one.category], one.standing, str(one.standing.since or "")
        if code != UNION or one.category in {"bound", "deposited", "signed"}:
            verified, says = one.category == "unknown" or now.verified, f"{category.title}; {now.reason}"
            shown.append(Entry(code, category, verified, note=since, says=says))
    return shown


def about(instrument: Instrument, on: date, statuses: Mapping[str, Listed]) -> Markup:
    """What has to be known to read the list: three days, who can join, how far the list was seen."""
    numbers = Counter(one.category for one in statuses.values())
    unknown = words.TWO_LISTS_UNKNOWN.format(unknown=numbers["unknown"]) if numbers["unknown"] else ""
    deposits = len(deposited(instrument.id, on=on))
    two_lists = words.TWO_LISTS.format(day=in_words(on), deposits=deposits, bound=numbers["bound"], unknown=unknown)
    return join(el("p", two_lists), items(about_lines(instrument)))


def about_lines(instrument: Instrument) -> list[str]:
    """Title, days and who can join, in sentences."""
    return [
        f"{instrument.title} ({instrument.citation})." if instrument.citation else f"{instrument.title}.",
        _day(words.ADOPTED, instrument.adopted),
        _day(words.IN_FORCE, instrument.in_force),
        _who(instrument),
        _complete_until(instrument),
    ]


def _day(form: str, fact: DatedFact | None) -> str:
    if fact is None:
        return form.format(day=words.NO_DAY)
    return form.format(day=fact.day) + ("" if fact.provenance.verified else f" {words.UNVERIFIED_MARK}")


def _who(instrument: Instrument) -> str:
    if instrument.closed:
        return words.WHO_CLOSED
    if instrument.only_with:
        return words.WHO_ONLY_WITH.format(state=facts().state_by_code[instrument.only_with].in_sentence)
    if instrument.open_to:
        return words.WHO_SOME.format(count=len(instrument.open_to))
    return words.WHO_OPEN


def _complete_until(instrument: Instrument) -> str:
    if instrument.closed:
        return words.SEEN_CLOSED
    if instrument.participation_complete_until is None:
        return words.SEEN_NEVER
    return words.SEEN_UNTIL.format(day=in_words(instrument.participation_complete_until))
