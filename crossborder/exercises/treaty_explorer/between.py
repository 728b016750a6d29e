"""Who is bound with whom: one state's legal bases with all others, with one other, and of all pairs together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations_with_replacement, product
from math import comb
from typing import TYPE_CHECKING

from crossborder.exercises import render
from crossborder.exercises import words as shared
from crossborder.exercises.days import in_words
from crossborder.exercises.feedback import capital
from crossborder.exercises.html import Markup, el, folded, items, join, table
from crossborder.exercises.treaty_explorer import words
from crossborder.exercises.treaty_explorer.regions import REACH, REGIONS, UNION, Entry
from crossborder.records import facts
from crossborder.rules import CooperationRequest, alike, assess, kind_of, legal_bases, reach, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from crossborder.records.records import Relation
    from crossborder.rules import LegalBasis, Reach, Step
    from crossborder.rules.possible import PossibleBasis


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of all states at once; without a conduct, for any."""

    state: str
    measure: str
    conduct: str | None
    on: date

    @property
    def name(self) -> str:
        """Name of the state as it is written in a sentence."""
        return facts().state_by_code[self.state].in_sentence


def answers(question: Question) -> Mapping[str, Reach]:
    """What there is between the state and each other one; kept for the questions asked last."""
    reaches = reach(question.state, on=question.on, measure=question.measure, conduct=question.conduct)
    return {code: one for code, one in reaches.items() if code != UNION}


def entries(question: Question, reaches: Mapping[str, Reach]) -> list[Entry]:
    """The answers as the map and the table show them."""
    told = ((one, REACH[one.kind], _by(question, one)) for one in reaches.values())
    return [
        Entry(one.state, category, one.verified, by, says=f"{category.title}, {by}" if by else category.title)
        for one, category, by in told
    ]


def _by(question: Question, answer: Reach) -> str:
    """The instruments that make it so; or those of which it is not known, with the day on which the other state was seen to be no party."""
    if answer.kind == "unread":
        return words.BY.format(titles=_unread(answer))
    if answer.strongest:
        return words.BY.format(titles=_titles(answer.strongest))
    later, perhaps = [], []
    for one in answer.possible:
        ours, theirs = (standing(one.instrument.id, code, on=question.on) for code in (question.state, answer.state))
        if ours.bound and theirs.not_party_on:
            day = in_words(theirs.not_party_on)
            later.append(words.NO_PARTY_THEN.format(title=one.instrument.short_title, day=day))
        else:
            perhaps.append(one)
    return "; ".join((*sorted(later), *([words.PERHAPS_BY.format(titles=_titles(perhaps))] if perhaps else ())))


def _unread(answer: Reach) -> str:
    """The treaties in force between the two that nobody read; one that only a list names comes first, with what the list says."""
    row = answer.listed
    listed = words.BOUND_LISTED.format(text=row.text.rstrip(".")) if row and row.governs else ""
    return "; ".join(filter(None, (listed, ", ".join(answer.unread))))


def _titles(bases: Iterable[LegalBasis | PossibleBasis]) -> str:
    return ", ".join(sorted({one.instrument.short_title for one in bases}))


# --- two states ----------------------------------------------------------------------------------------------------


def pair_sentence(question: Question, other: str, *, measure: str, counts: str) -> str:
    """What there is between two states in one sentence, with its basis; how it is with all other states comes after it.

    Args:
        measure: the measure in few words.
        counts: how many other states there are of each kind, in words.
    """
    answer, state_by_code = answers(question)[other], facts().state_by_code
    unread, adding = _unread(answer), ", ".join(dict.fromkeys(map(_named, _adding(question, answer))))
    titles = _titles(answer.strongest) if answer.strongest else _by(question, answer)
    if answer.kind == "unread":
        titles, unread = unread, ""
    beside = (words.BOUND_BESIDE_UNREAD, unread), (words.BOUND_BESIDE_ADDING, adding)
    return words.BOUND_PAIR.format(
        first=state_by_code[question.state].name,
        second=state_by_code[other].in_sentence,
        measure=measure,
        day=in_words(question.on),
        answer=REACH[answer.kind].meaning,
        basis=words.BOUND_PAIR_BASIS.format(titles=titles) if titles else "",
        beside="".join(form.format(titles=named) for form, named in beside if named),
        counts=counts,
    )


def pair(question: Question, other: str) -> Markup:
    """What there is between two states, instrument by instrument, with what is not known."""
    answer = answers(question)[other]
    category = REACH[answer.kind]
    name = facts().state_by_code[other].in_sentence
    title = words.PAIR_HEAD.format(first=question.name, second=name)
    possible = items(join(el("strong", one.instrument.short_title), f": {one.reason}.") for one in answer.possible)
    return el(
        "div",
        el("p", el("strong", f"{capital(title)} {category.title}."), f" {capital(category.meaning)}."),
        items(_basis(basis, _accepted_basis(question, other, basis)) for basis in answer.bases),
        items(words.ADDS.format(title=_named(one), text=one.text) for one in _adding(question, answer)),
        join(el("p", words.POSSIBLE), possible) if possible else None,
        el("p", _searched(answer)),
        class_="cbx-box",
    )


def _adding(question: Question, answer: Reach) -> tuple[Relation, ...]:
    """What adds to the bases between the two that are not set aside, without being a basis for the measure itself."""
    standing_bases = {basis.instrument.id for basis in answer.bases if basis.role != "replaced"}
    return tuple(
        relation
        for relation in facts().relations
        if relation.kind == "supplements"
        and relation.instrument not in {basis.instrument.id for basis in answer.bases}
        and standing_bases & set(relation.to)
        and (relation.since is None or relation.since.reached(question.on))
        and facts().instrument_by_id[relation.instrument].only_with in {"", question.state, answer.state}
        and all(standing(relation.instrument, code, on=question.on).bound for code in (question.state, answer.state))
    )


def _named(relation: Relation) -> str:
    return facts().instrument_by_id[relation.instrument].short_title


def _searched(answer: Reach) -> str:
    """What a search for a treaty between the two alone says for the day."""
    if answer.listed:
        return words.SEARCHED_LISTED.format(text=answer.listed.text)
    return words.SEARCHED.format(text=answer.search.text) if answer.search else words.NOT_SEARCHED


def _accepted_basis(question: Question, other: str, basis: LegalBasis) -> Step | None:
    """Whether the other state, where it is asked for extradition, takes an optional basis: what is known, or that it is open."""
    if basis.role != "optional" or question.measure != "extradition":
        return None
    asked = CooperationRequest(
        requesting=question.state, requested=other, measure=question.measure, conduct=question.conduct,
        committed_on=question.on, requested_on=question.on,
    )  # fmt: skip
    routes = (route for route in assess(asked).routes if route.basis and route.basis.instrument == basis.instrument)
    return next((step for route in routes for step in route.steps if step.id == "taken_as_basis"), None)


def _basis(basis: LegalBasis, taken: Step | None) -> Markup:
    kind = REACH[kind_of(basis)]
    until = words.UNTIL.format(day=basis.until) if basis.until else ""
    conditions = items(condition.text for condition in basis.conditions)
    return join(
        el("strong", basis.instrument.short_title),
        f": {kind.label}. ",
        words.SINCE.format(day=basis.since),
        until,
        ". ",
        render.status(verified=basis.verified),
        None if basis.instrument.modelled else join(" ", words.PLACE_ONLY),
        join(" ", basis.replaced_by.text) if basis.replaced_by else None,
        join(" ", taken.question, " ", taken.answer) if taken else None,
        join(" ", words.CONDITIONS, conditions) if conditions else None,
        folded(shared.RESTS_ON, render.references(basis.provisions)),
    )


# --- all pairs -----------------------------------------------------------------------------------------------------


@lru_cache(maxsize=32)
def pair_counts(measure: str, conduct: str | None, on: date) -> Mapping[tuple[str, str], tuple[int, int]]:
    """For each two regions: how many pairs of states have a basis that obliges, and how many pairs there are."""
    region = {state.code: state.region for state in facts().states if state.code != UNION}
    groups = alike(on=on, measure=measure, conduct=conduct)
    sizes = {codes: Counter(region[code] for code in codes if code in region) for codes in groups}
    obliged: Counter[tuple[str, str]] = Counter()
    for first, second in combinations_with_replacement(groups, 2):
        one, other = first[0], second[-1]
        bases = legal_bases(one, other, on=on, measure=measure, conduct=conduct) if one != other else ()
        if any(kind_of(basis) == "operative" for basis in bases):
            obliged.update(_within(sizes[first]) if first is second else _across(sizes[first], sizes[second]))
    every = _within(Counter(region.values()))
    return {two: (obliged[two], number) for two, number in every.items()}


def _within(group: Counter[str]) -> dict[tuple[str, str], int]:
    """How many pairs of states a group has, by the regions of the two in alphabetical order."""
    return {
        (a, b): comb(group[a], 2) if a == b else group[a] * group[b]
        for a, b in combinations_with_replacement(sorted(group), 2)
    }


def _across(first: Counter[str], second: Counter[str]) -> Counter[tuple[str, str]]:
    """How many pairs have one state in each of two groups, by the regions of the two in alphabetical order."""
    pairs: Counter[tuple[str, str]] = Counter()
    for a, b in product(first, second):
        pairs[min(a, b), max(a, b)] += first[a] * second[b]
    return pairs


def pair_table(question: Question) -> Markup:
    """All pairs of states, region by region."""
    totals = pair_counts(question.measure, question.conduct, question.on)
    cells = {two: words.PAIR_CELL.format(some=some, all=every) for two, (some, every) in totals.items()}
    rows = [(row, *(cells[min((row, column), (column, row))] for column in REGIONS)) for row in REGIONS]
    some, every = (sum(numbers) for numbers in zip(*totals.values(), strict=True))
    head = el("p", words.PAIRS_SENTENCE.format(some=f"{some:,}", all=f"{every:,}"))
    return join(head, table(words.PAIRS_CAPTION, (words.REGION, *REGIONS), rows), el("p", words.PAIRS_NOTE))
