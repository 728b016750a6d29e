"""What this exercise asks the rules, in one place: the bases of a case, the parts of a form, who asks for a part."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from crossborder.exercises.mlat_request import words
from crossborder.records import facts
from crossborder.request import LETTERS_ROGATORY, asked_by, bases_with_elements, basis_options, cooperation_request
from crossborder.request.letter import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossborder.exercises.mlat_request.patterns import Pattern
    from crossborder.request import BasisOption, Draft

GROUPS: tuple[tuple[str, str, tuple[str, ...]], ...] = tuple(
    (title.lower().replace(" ", "-"), title, parts) for title, parts in SECTIONS
)


def options_of(draft: Draft, others: tuple[str, ...] = ()) -> tuple[BasisOption, ...]:
    """What the rules say to every basis for a draft, and to the one that it chose.

    Args:
        others: ids of treaties between other states, to be judged too.

    Raises:
        QuestionError: when states, days or measure are missing or wrong.
    """
    return basis_options(cooperation_request(draft), others=(draft.basis, *others))


@cache
def judged(pattern: Pattern, measure: str) -> Mapping[str, BasisOption]:
    """What the rules say to every basis of a case, for a measure."""
    draft = pattern.start("").with_basis("", measure)
    return {option.id: option for option in options_of(draft, pattern.others)}


@cache
def offered(pattern: Pattern) -> tuple[tuple[str, str, str], ...]:
    """The bases that a learner can choose from in a case: id, title and a neutral word on each, in order of titles."""
    judgements = (judged(pattern, measure).values() for measure in pattern.measures or (pattern.measure,))
    titles = {option.id: option.title for options in judgements for option in options}
    summaries = {one.id: one.summary for one in facts().instruments} | {LETTERS_ROGATORY: words.WHY_LETTERS}
    return tuple(sorted(((name, title, summaries[name]) for name, title in titles.items()), key=lambda one: one[1]))


def every_basis() -> tuple[tuple[str, str, str], ...]:
    """Every instrument that can be a basis, and letters rogatory last."""
    held = (one for one in facts().instruments if one.bases)
    bases = ((one.id, f"{one.short_title} ({one.citation})", one.summary) for one in held)
    letters = (LETTERS_ROGATORY, "Letters rogatory, without a treaty", words.WHY_LETTERS)
    return (*sorted(bases, key=lambda one: one[1]), letters)


def form_titles(measure: str) -> str:
    """The bases for which a form is held, for a measure, in words."""
    titles = {one.id: one.short_title for one in facts().instruments} | {LETTERS_ROGATORY: "letters rogatory"}
    held = (basis for basis in bases_with_elements() if (basis, measure) in facts().request_form_by_use)
    return ", ".join(titles[basis] for basis in held)


# Which bases ask for a part of a request, over all measures.
askings = cache(asked_by)
