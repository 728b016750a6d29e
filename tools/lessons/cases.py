"""Checks the new cases of a lesson: at least three, each complete, with different right answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Fault = tuple[str, str, str, str]
FEWEST, FEWEST_RIGHT = 3, 2
FIELDS = {"id": str, "right": str, "question": str, "facts": list, "option": list, "point": list}


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
    lacking = [name for name, kind in FIELDS.items() if not isinstance(case.get(name), kind) or not case[name]]
    if lacking:
        yield from ((place, name, "is missing or of the wrong kind", FIELDS[name].__name__) for name in lacking)
        return
    for kind, names in (("option", ("id", "text", "why")), ("point", ("text", "provisions"))):
        for at, row in enumerate(case[kind], 1):
            yield from ((f"{place}, {kind} {at}", name, "is missing", "words") for name in names if not row.get(name))
    options = [row.get("id") for row in case["option"]]
    if case["right"] not in options:
        yield place, "right", f"{case['right']!r} is none of the options", ", ".join(map(str, options))
    if len(set(options)) < len(options):
        yield place, "option", "two options have one id", "an id for each"
