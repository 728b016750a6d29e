"""What can be answered to a case, each answer with its own reason: the wrong ones come from real neighbours of the case."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from crossborder.exercises import words as shared
from crossborder.exercises.ask import Option, heading_of
from crossborder.exercises.days import in_words
from crossborder.exercises.feedback import capital, titled
from crossborder.exercises.lesson import deciding
from crossborder.exercises.practice import words
from crossborder.exercises.practice.case import LAST, Case
from crossborder.exercises.practice.sure import is_sure
from crossborder.records import facts
from crossborder.rules import standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.exercises.practice.draws import Draws
    from crossborder.records.instruments import Instrument
    from crossborder.records.records import Provision
    from crossborder.rules import Route, Step

NONE = "none"
# How many wrong provisions or bases are beside the right one.
_WRONG = 3
_SISTERS = {"extradition": "mutual_assistance", "mutual_assistance": "preservation", "preservation": "search_seizure"}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question on a case, with the value of the right option."""

    id: str
    options: tuple[Option, ...]
    right: str
    references: tuple[Provision, ...]

    def option(self, value: str) -> Option:
        """An answer by its value."""
        return next(option for option in self.options if option.value == value)


def provisions(case: Case) -> tuple[Provision, ...]:
    """What the answer rests on, the leading provision first; confirmed ones alone."""
    led = deciding.of(case.assessment).provisions
    return tuple(one for one in (*led, *case.assessment.best.deciding[0].provisions) if one.verified)


# --- the outcome ---------------------------------------------------------------------------------------------------


def outcome(case: Case) -> Asked:
    """The five outcomes. A wrong one is that of a neighbour where a neighbour has it."""
    says, near = deciding.of(case.assessment).sentence, dict(_neighbours(case))
    options = []
    for name, word in shared.OUTCOMES.items():
        other = words.OUTCOME_OTHER.format(word=word, means=shared.OUTCOME_MEANS[name], says=says)
        text = words.OUTCOME_THEIR_CHOICE.format(word=word) if name == "discretionary" else word
        options.append(Option(name, text, says if name == case.assessment.outcome else near.get(name, other)))
    return Asked("outcome", tuple(options), case.assessment.outcome, provisions(case))


def _neighbours(case: Case) -> Iterator[tuple[str, str]]:
    """Outcomes of the cases next to this one, with what would make the difference; the nearest last, so that it stays."""
    asked, day = case.asked, timedelta(days=1)
    sister = _SISTERS.get(asked.measure, "mutual_assistance")
    of_sister = words.OUTCOME_SISTER.format(measure=shared.MEASURES[sister], sentence="{sentence}")
    swapped = replace(asked, requesting=asked.requested, requested=asked.requesting)
    variants = [(of_sister, replace(asked, measure=sister), case.fact), (words.OUTCOME_SWAPPED, swapped, case.fact)]
    if case.fact:
        variants.append((words.OUTCOME_UNSTATED, asked, ""))
    if asked.requested_on < LAST:
        later = replace(asked, committed_on=asked.committed_on + day, requested_on=asked.requested_on + day)
        variants.append((words.OUTCOME_TOMORROW, later, case.fact))
    for text, near, fact in variants:
        other = Case.of(near, fact)
        if is_sure(other.assessment):
            yield other.assessment.outcome, text.format(sentence=deciding.of(other.assessment).sentence)


# --- the gate ------------------------------------------------------------------------------------------------------


def gate(case: Case) -> Asked:
    """The questions on the way, and that none of them decides; another one that decides as well is not among them."""
    assessment, leading = case.assessment, case.assessment.best.deciding[0]
    says = deciding.of(assessment).sentence
    is_free = assessment.outcome == "available"
    right = NONE if is_free else leading.id
    also = _deciding_as_well(case)
    by_id: dict[str, Option] = {}
    for step in assessment.best.steps:
        if step.id not in also and step.id not in by_id:
            why = (
                words.GATE_RIGHT.format(sentence=says)
                if step.id == right
                else words.GATE_OPEN.format(answer=step.answer)
            )
            if step.provisions:
                why = f"{why} ({named(step.provisions[0])})"
            by_id[step.id] = Option(step.id, gate_name(step, case), why)
    for name, why in _gates_not_asked(case):
        by_id.setdefault(name, Option(name, shared.GATE_NAMES[name], why))
    none = words.GATE_NONE_RIGHT if is_free else words.GATE_NONE_WHY.format(sentence=says)
    return Asked("gate", (*by_id.values(), Option(NONE, words.GATE_NONE, none)), right, provisions(case))


def _gates_not_asked(case: Case) -> Iterator[tuple[str, str]]:
    """Questions that this way does not ask, with the reason."""
    measure = shared.MEASURES[case.asked.measure]
    is_extradition = case.asked.measure == "extradition"
    other = words.GATE_THRESHOLD_WHY.format(measure=measure)
    yield "threshold", words.GATE_UNASKED_THRESHOLD if is_extradition else other
    if case.fact != "national":
        yield "nationals", words.GATE_NATIONALS_WHY


def gate_name(step: Step, case: Case) -> str:
    """A gate by its short name, or by its question where it has none."""
    states = facts().state_by_code
    names = {part: states[getattr(case.asked, part)].in_sentence for part in ("requesting", "requested")}
    return shared.GATE_NAMES.get(step.id, step.question).format(**names)


# --- the provision -------------------------------------------------------------------------------------------------


def provision(case: Case, draws: Draws) -> Asked:
    """The leading provision among those of other gates and the sister articles of its instrument."""
    rests = provisions(case)
    right, taken = rests[0], {one.label for one in rests}
    offered = [(right, _why(right, words.PROVISION_RIGHT))]
    near = draws.shuffled((*_sisters(case), *_of_other_gates(case)))
    for one, why in (*near, *draws.shuffled(tuple(_of_other_treaties(case)))):
        if one.verified and one.label not in taken and len(offered) <= _WRONG:
            taken.add(one.label)
            offered.append((one, why))
    options = (Option(one.label, named(one), why) for one, why in offered)
    return Asked("provision", tuple(sorted(options, key=lambda option: option.text)), right.label, rests)


def named(one: Provision) -> str:
    """A provision with what it is about."""
    return str(words.PROVISION_NAMED).format(label=one.label, heading=one.heading or heading_of(one))


def _why(one: Provision, form: str, **values: str) -> str:
    """A reason with what a provision says beyond what it is about."""
    says = one.summary if one.heading else one.summary.partition(". ")[2]
    return form.format(summary=says, **values).rstrip()


def _of_other_gates(case: Case) -> Iterator[tuple[Provision, str]]:
    best, *others = case.assessment.routes
    for step in best.steps:
        if step.id not in _deciding_as_well(case) and step is not best.deciding[0] and step.provisions:
            one = step.provisions[0]
            yield one, _why(one, words.PROVISION_STEP, question=step.question)
    for route in filter(_can_be_used, others):
        name = route.basis.instrument.id if route.basis else None
        form = words.PROVISION_ROUTE if route.basis else words.PROVISION_OWN_LAW
        for one in (step.provisions[0] for step in route.steps if step.provisions):
            # A section of national law belongs to the state, not to the treaty of the route.
            if name in {None, one.instrument_id}:
                yield one, _why(one, form, title=titled(route.title))


def _can_be_used(route: Route) -> bool:
    """Not where a treaty obliges, or where the requested state does not take the convention: such a way is none."""
    closed = {step.id for step in route.steps if step.effect == "condition_failed"}
    return not closed & {"no_extradition_treaty", "taken_as_basis"}


def _deciding_as_well(case: Case) -> set[str]:
    """The gates that decide beside the leading one; who names one of them is not wrong, so they are not offered."""
    leading, *others = case.assessment.best.deciding
    is_closed = case.assessment.outcome not in {"available", "discretionary"}
    return {step.id for step in others if step.id != leading.id} if is_closed else set()


def _sisters(case: Case) -> Iterator[tuple[Provision, str]]:
    """The articles on other measures in an instrument that is looked at, or that is in force between others."""
    data = facts()
    looked_at = [route.basis.instrument for route in case.assessment.routes if route.basis]
    for instrument in looked_at or [data.instrument_by_id["budapest_185"]]:
        for rule in instrument.bases:
            one = data.provision_by_place[instrument.id, rule.articles[0]]
            if case.asked.measure not in rule.measures:
                yield one, _why(one, words.PROVISION_SISTER)


def _of_other_treaties(case: Case) -> Iterator[tuple[Provision, str]]:
    """The article on the same measure in treaties that do not bind one of the two."""
    for instrument, why in _not_bound(case, any_measure=False):
        article = next(rule.articles[0] for rule in instrument.bases if case.asked.measure in rule.measures)
        yield facts().provision_by_place[instrument.id, article], why


# --- the basis -----------------------------------------------------------------------------------------------------


def basis(case: Case, draws: Draws) -> Asked:
    """The basis that leads, among those that do not, and treaties that do not bind one of the two that day."""
    best = case.assessment.best
    right = best.basis.instrument.id if best.basis else NONE
    form = words.BASIS_LEADS if best.basis else words.BASIS_LEADS_ALONE
    state = facts().state_by_code[case.asked.requested].in_sentence
    leads = form.format(title=capital(titled(best.title)), state=state, answer=best.steps[0].answer)
    options = {right: Option(right, best.basis.instrument.short_title if best.basis else words.BASIS_NONE, leads)}
    not_bound = (draws.shuffled(tuple(_not_bound(case, any_measure=anything))) for anything in (False, True))
    for one, why in chain(_behind(case), *not_bound):
        if len(options) <= _WRONG:
            options.setdefault(one.id, Option(one.id, one.short_title, why))
    if best.basis:
        why = words.BASIS_NONE_WHY.format(title=best.basis.instrument.in_sentence)
        options[NONE] = Option(NONE, words.BASIS_NONE, why)
    listed = sorted(options.values(), key=lambda option: (option.value == NONE, option.text))
    return Asked("basis", tuple(listed), right, provisions(case) if right == NONE else best.steps[0].provisions)


def _behind(case: Case) -> Iterator[tuple[Instrument, str]]:
    for route in case.assessment.routes[1:]:
        if route.basis:
            word = shared.OUTCOMES[route.outcome]
            yield route.basis.instrument, words.BASIS_BEHIND.format(title=capital(titled(route.title)), outcome=word)


@cache
def _members(instrument: Instrument) -> frozenset[str]:
    """The states that are, were or can become parties of a treaty that is not open to all."""
    named = (one.state for one in facts().participation if one.instrument == instrument.id)
    return frozenset((*instrument.open_to, *named))


def _not_bound(case: Case, *, any_measure: bool) -> Iterator[tuple[Instrument, str]]:
    """Treaties for this measure, or for any, of which it is confirmed that they did not bind one of the two."""
    asked, data = case.asked, facts()
    two = {asked.requesting, asked.requested}
    for instrument in data.instruments:
        is_for_it = any(any_measure or asked.measure in rule.measures for rule in instrument.bases)
        # A treaty of others can be told by its name: it is there only where nothing else is.
        is_strange = (instrument.closed or instrument.open_to) and not two & _members(instrument)
        if not instrument.modelled or not is_for_it or (is_strange and not any_measure):
            continue
        for state in (asked.requested, asked.requesting):
            now = standing(instrument.id, state, on=asked.requested_on)
            if now.bound is False and now.verified:
                yield instrument, words.BASIS_NOT_BOUND.format(
                    title=capital(instrument.in_sentence), state=data.state_by_code[state].in_sentence,
                    day=in_words(asked.requested_on), reason=now.reason,
                )  # fmt: skip
                break
