"""Checks the new cases of a lesson: at least three, each complete, with different right answers; and the pieces of its look back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Fault = tuple[str, str, str, str]
FEWEST, FEWEST_RIGHT = 3, 2
FIELDS = {"id": str, "right": str, "question": str, "facts": list, "option": list, "point": list}

ROWS: dict[str, dict[str, type]] = {
    "option": {"id": str, "text": str, "why": str},
    "point": {"text": str, "provisions": list},
}
# What a piece of a look back can hold.
PIECE = {"id": str, "title": str, "texts": list, "points": list, "rests": list, "fold": str}


def piece_faults(pieces: object) -> Iterator[Fault]:
    """What is wrong with the pieces of a look back: entry, field, what, what is expected.

    Args:
        pieces: the list ``pieces`` of ``[words.debrief]``.
    """
    for number, piece in enumerate(pieces if isinstance(pieces, list) else [pieces], 1):
        held = piece if isinstance(piece, dict) else {}
        if "title" not in held:
            yield f"debrief, piece {number}", "title", "is missing", "a title, and what is read below it"
        for name, value in held.items():
            if not isinstance(value, PIECE.get(name, ())):
                yield f"debrief, piece {number}", name, "is not known, or of the wrong kind", ", ".join(PIECE)


def case_faults(cases: object) -> Iterator[Fault]:
    """What is wrong with the new cases of a lesson: entry, field, what, what is expected.

    Args:
        cases: the list ``case`` of its file.
    """
    if not isinstance(cases, list) or len(cases) < FEWEST:
        yield "case", "", "there are too few", f"at least {FEWEST} new cases"
        return
    for number, case in enumerate(cases, 1):
        yield from _faults(f"case {number}", case)
    rights = {str(case.get("right")) for case in cases if isinstance(case, dict)}
    if len(rights) < FEWEST_RIGHT:
        yield "case", "right", "all cases have the same right answer", "different ones: who knows one must not know all"


def _faults(place: str, case: Any) -> Iterator[Fault]:  # noqa: ANN401 - whatever a file holds
    if not isinstance(case, dict):
        yield place, "", f"is {case!r}", "a table, written as [[case]]"
        return
    lacking = [name for name, kind in FIELDS.items() if not isinstance(case.get(name), kind) or not case[name]]
    if lacking:
        yield from ((place, name, "is missing or of the wrong kind", FIELDS[name].__name__) for name in lacking)
        return
    for kind, fields in ROWS.items():
        for at, row in enumerate(case[kind], 1):
            held = row if isinstance(row, dict) else {}
            wrong = (
                name for name, wanted in fields.items() if not held.get(name) or not isinstance(held[name], wanted)
            )
            yield from (
                (f"{place}, {kind} {at}", name, "is missing or of the wrong kind", fields[name].__name__)
                for name in wrong
            )
    options = [str(row.get("id")) for row in case["option"] if isinstance(row, dict)]
    if case["right"] not in options:
        yield place, "right", f"{case['right']!r} is none of the options", ", ".join(map(str, options))
    if len(set(options)) < len(options):
        yield place, "option", "two options have one id", "an id for each"
