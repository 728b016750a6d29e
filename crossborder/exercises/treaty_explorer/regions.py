"""What a state can be, by a letter and a pattern beside the colour, and the table beside the map: the same states by region, in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from crossborder.exercises.html import Markup, el, join, scrolled
from crossborder.exercises.treaty_explorer import words
from crossborder.records import facts

if TYPE_CHECKING:
    from collections.abc import Iterable


Fill = Literal["solid", "stripes", "cross", "lines", "dots", "bars", "question", "dashes", "rings", "home"]


@dataclass(frozen=True, slots=True)
class Category:
    """One thing that a state can be; its letter is shown wherever it is named."""

    id: str
    letter: str
    title: str
    meaning: str
    fill: Fill

    @property
    def label(self) -> str:
        """Letter and title."""
        return f"{self.letter}: {self.title}"


HOME = Category("home", *words.HOME)
REACH, STANDING, CHANGE = (
    {name: Category(name, *row) for name, row in table.items()} for table in (words.REACH, words.STANDING, words.CHANGE)
)
REGIONS = ("Africa", "Americas", "Asia", "Europe", "Oceania")
# The Union is party to some instruments and no state: a request goes to one of its members.
UNION = "EUE"


@dataclass(frozen=True, slots=True)
class Entry:
    """One state as the map and the table show it.

    Args:
        detail: words that tell apart states of one category, such as the instruments, or what changed into what.
        note: words in brackets after the name, such as a day.
        says: what it is, in the words that a pointer resting on the map reads.
    """

    code: str
    category: Category
    verified: bool = True
    detail: str = ""
    note: str = ""
    says: str = ""

    @property
    def name(self) -> str:
        """Name of the state."""
        return facts().state_by_code[self.code].name

    @property
    def region(self) -> str:
        """Region of the state."""
        return facts().state_by_code[self.code].region

    @property
    def display_name(self) -> str:
        """Name, with its note, and a mark when it is not confirmed."""
        note = f" ({self.note})" if self.note else ""
        return f"{self.name}{note}{'' if self.verified else f' {words.UNVERIFIED_MARK}'}"


def home_entry(state: str) -> Entry:
    """The state from which the others are seen: the map shows it, the table does not."""
    return Entry(state, HOME, says=HOME.title)


def counts(entries: Iterable[Entry], categories: Iterable[Category]) -> list[tuple[Category, int]]:
    """How many states each category has; those without any are left out."""
    numbers = Counter(entry.category.label for entry in entries)
    return [(category, numbers[category.label]) for category in categories if numbers[category.label]]


def region_table(caption: str, entries: Iterable[Entry], categories: Iterable[Category]) -> Markup:
    """All states by region, and within it by category: a table with one group of rows for each region."""
    order, ordered = list(categories), sorted(entries, key=lambda entry: entry.name)
    by_region = {region: [entry for entry in ordered if entry.region == region] for region in REGIONS}
    bodies = [_body(region, states, order) for region, states in by_region.items() if states]
    head = el("thead", el("tr", *(el("th", text, scope="col") for text in words.REGION_HEADS)))
    return scrolled(el("table", el("caption", caption), head, *bodies), caption, "cbx-table cbx-regions")


def _body(region: str, entries: list[Entry], order: list[Category]) -> Markup:
    head = el("tr", el("th", f"{region} ({len(entries)})", colspan="2", scope="rowgroup"))
    alike: dict[tuple[str, str], list[str]] = {}
    for entry in entries:
        alike.setdefault((entry.category.label, entry.detail), []).append(entry.display_name)
    ranks = [category.label for category in order]
    groups = sorted(alike.items(), key=lambda group: (ranks.index(group[0][0]), group[0][1]))
    return el("tbody", head, *(_row(", ".join(filter(None, what)), states) for what, states in groups))


def _row(what: str, states: list[str]) -> Markup:
    """The states of a category that nothing tells apart."""
    return el("tr", el("th", f"{what} ({len(states)})", scope="row"), el("td", join(*states, between="; ")))
