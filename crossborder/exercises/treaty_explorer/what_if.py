"""What would be if a state had joined an instrument: the rules asked twice, with and without one supposed event."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from crossborder.exercises.html import Markup, el, table
from crossborder.exercises.treaty_explorer import words
from crossborder.exercises.treaty_explorer.between import Question, answers
from crossborder.exercises.treaty_explorer.regions import CHANGE, REACH, REGIONS, Entry
from crossborder.records import facts
from crossborder.rules import KINDS, had_joined, reach

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossborder.rules import Reach


@dataclass(frozen=True, slots=True)
class Change:
    """What the supposition changes between the state and another one."""

    before: Reach
    after: Reach

    @property
    def category(self) -> str:
        """``gained`` (a stronger basis), ``other`` (another one, not stronger), ``same`` or ``unknown`` (still not known)."""
        if self.before.kind == self.after.kind:
            return "unknown" if self.after.kind in {"unknown", "unread", "nothing_held"} else "same"
        return "gained" if KINDS.index(self.after.kind) < KINDS.index(self.before.kind) else "other"

    @property
    def verified(self) -> bool:
        """Whether both sides of the comparison rest on confirmed facts only, the supposition apart."""
        return self.before.verified and self.after.verified


def since(year: str) -> date:
    """First day of the supposed year."""
    return date(int(year), 1, 1)


def changes(question: Question, instrument_id: str, year: str) -> Mapping[str, Change]:
    """Compare what is with what would be, for every other state.

    Args:
        instrument_id: the instrument that the state is supposed to have joined.
        year: the year from whose first day it would have been bound.

    Raises:
        QuestionError: when the state could not have joined, or was bound already.
    """
    supposed = had_joined(question.state, instrument_id, since=since(year))
    after = reach(question.state, on=question.on, measure=question.measure, conduct=question.conduct, facts=supposed)
    return {code: Change(before, after[code]) for code, before in answers(question).items()}


def gains(comparisons: Mapping[str, Change]) -> Mapping[str, int]:
    """How many states of each region would have a stronger basis with the state."""
    region = {state.code: state.region for state in facts().states}
    numbers = Counter(region[code] for code, one in comparisons.items() if one.category == "gained")
    return {name: numbers[name] for name in REGIONS}


def entries(comparisons: Mapping[str, Change]) -> list[Entry]:
    """The comparisons as the map and the table show them."""
    shown = []
    for code, one in comparisons.items():
        category, before, after = CHANGE[one.category], REACH[one.before.kind].label, REACH[one.after.kind].label
        detail = after if before == after else words.FROM_TO.format(before=before, after=after)
        shown.append(Entry(code, category, one.verified, detail, says=f"{category.title}, {detail}"))
    return shown


def gains_table(comparisons: Mapping[str, Change]) -> Markup:
    """Gains by region, with the number of states there."""
    sizes = Counter(facts().state_by_code[code].region for code in comparisons)
    rows = [(region, str(number), str(sizes[region])) for region, number in gains(comparisons).items()]
    return table(words.GAINS_CAPTION, words.GAINS_HEADS, rows)


def banner(question: Question, title: str, year: str) -> Markup:
    """Says plainly that what follows is supposed."""
    text = words.SUPPOSED.format(state=question.name, instrument=title, year=year)
    return el("div", el("p", el("strong", words.SUPPOSED_HEAD), " ", text), class_="cbx-box cbx-supposed")
