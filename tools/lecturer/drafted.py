"""Rubric of the drafted request: what counts, and three graded drafts of our own, with what the course's own checks find in them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crossborder.exercises.mlat_request.patterns import PATTERN_BY_ID
from crossborder.records import facts
from crossborder.request import check, completeness, request_elements
from crossborder.request.document import Block, Document, Heading, Listing, Paragraph, Table
from tools.lecturer import key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.exercises.mlat_request.patterns import Pattern
    from crossborder.request import Draft

DRAFTS = Path(__file__).with_name("drafts.toml")
MARKS = 10
ITEM_LABELS = {
    "identifier": "Data",
    "port": "Source port",
    "start": "From",
    "end": "To",
    "holder": "Holder",
    "link": "Link",
}


@dataclass(frozen=True, slots=True)
class Given:
    """The marks for one point of a draft.

    Args:
        marks: how many.
        why: the reason.
        provisions: what the reason rests on, in words.
    """

    marks: float
    why: str
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """What counts in a draft.

    Args:
        id: its name.
        title: its name for reading.
        marks: how many marks at most.
        asks: what a good draft has.
        provisions: what asks for it, in words.
    """

    id: str
    title: str
    marks: float
    asks: str
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Graded:
    """A draft with its marks.

    Args:
        kind: strong, middle or weak.
        draft: the whole draft.
        written: the texts that differ from what the office had written, by element.
        given: the marks by point.
        expected: what the checks have to find in it: code and place.
    """

    kind: str
    draft: Draft
    written: dict[str, str]
    given: dict[str, Given]
    expected: tuple[str, ...]

    @property
    def marks(self) -> float:
        """The marks of ten."""
        return sum(one.marks for one in self.given.values())


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads(DRAFTS.read_text(encoding="utf-8"))


def case() -> Pattern:
    """The case of the drafts."""
    return PATTERN_BY_ID[_content()["case"]]


def points() -> tuple[Point, ...]:
    """What counts in a draft of this case."""
    return tuple(Point(**{**one, "provisions": _named(one["provisions"])}) for one in _content()["point"])


def drafts() -> tuple[Graded, ...]:
    """The three drafts, the strong one first."""
    return tuple(map(_graded, _content()["draft"]))


def _graded(told: dict[str, Any]) -> Graded:
    start = case().start(case().best)
    item = replace(start.items[0], **{"port": "", "link": "", **told["item"]})
    whole = replace(
        start,
        texts={**case().given, **told["texts"]},
        details={**case().details, **told.get("details", {})},
        items=(item,),
    )
    given = {name: Given(**{**one, "provisions": _named(one["provisions"])}) for name, one in told["given"].items()}
    return Graded(told["kind"], whole, told["texts"], given, tuple(told["found"]))


def _named(provisions: list[str]) -> tuple[str, ...]:
    """Provisions as one cites them.

    Raises:
        KeyError: a provision is not in the data.
    """
    provision_by_place = facts().provision_by_place
    return tuple(
        provision_by_place[instrument, article].label
        for instrument, _, article in (one.partition(" ") for one in provisions)
    )


def document() -> Document:
    """Return the rubric of the drafted request."""
    rule = (
        f"{MARKS} marks in {len(points())} points. A point in other words counts, and so does another good order. "
        "The drafts are ours. The course's own checks read words, not law: what they do not find can still be wrong."
    )
    blocks: list[Block] = [
        Heading(2, case().title),
        *map(Paragraph, case().facts),
        Heading(2, "What counts"),
        Paragraph(rule),
    ]
    blocks.append(
        Table(
            "Points and marks",
            ("Point", "Marks", "What a good draft has", "Rests on"),
            tuple((one.title, f"{one.marks:g}", one.asks, "; ".join(one.provisions)) for one in points()),
        )
    )
    blocks += [block for one in drafts() for block in _draft(one)]
    return Document(
        title="Rubric and samples: the drafted request", language="en", blocks=tuple(blocks), footer=key.FOOTER
    )


def _draft(one: Graded) -> Iterator[Block]:
    yield Heading(2, f"{one.kind.capitalize()}: {one.marks:g} of {MARKS}")
    elements = {each.id: each.title for each in request_elements(one.draft.basis, measure=one.draft.measure)}
    [item] = one.draft.items
    shown = [("The day", by)] if (by := one.draft.detail("time_limit.by")) else []
    shown = [*((elements[name], text) for name, text in one.written.items()), *shown]
    shown += [(label, value) for name, label in ITEM_LABELS.items() if (value := getattr(item, name))]
    yield Table(
        f"The {one.kind} draft, beside what the office had written", ("Part", "What the draft says"), tuple(shown)
    )
    yield Heading(3, "Marks")
    yield Table(
        f"Marks of the {one.kind} draft",
        ("Point", "Marks", "Why", "Rests on"),
        tuple(_marks(one, point) for point in points()),
    )
    yield Heading(3, "What the course's own checks find")
    missing = completeness(one.draft).missing("required")
    remarks = [f"Missing: {each.title}. {each.asks} ({each.required_by.label})" for each in missing if each.required_by]
    remarks += [f"{each.wrong} {each.correction}" for each in check(one.draft)]
    yield Listing(tuple(remarks)) if remarks else Paragraph("Nothing. Everything that the treaty requires is written.")


def _marks(one: Graded, point: Point) -> tuple[str, ...]:
    given = one.given[point.id]
    return point.title, f"{given.marks:g} of {point.marks:g}", given.why, "; ".join(given.provisions)
