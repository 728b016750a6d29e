"""What the requested state's own law asks, over whatever way a request comes: with a treaty, with one unread, without any."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from crossborder.rules.printed import capital
from crossborder.rules.standing import binds_all
from crossborder.rules.stated import FACT_WORDS, stated
from crossborder.rules.steps import OpenQuestion, Step
from crossborder.rules.thresholds import own_threshold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from crossborder.records.records import Effect, NationalRule, NotApplied, OwnLawRule, State
    from crossborder.rules.matter import Case, Way


def applicable(case: Case, way: Way) -> tuple[OwnLawRule, ...]:
    """The rules of the requested state's own law that speak of a request on its day.

    Args:
        way: over a treaty that is read, over one that is not, or without any.
    """
    return tuple(rule for rule in case.requested.own_law if _speaks(rule, case, way))


def not_applied(case: Case, fact: str) -> NotApplied | None:
    """What says that the courts of the requested state do not apply a ground, whatever a treaty says, if something does on the day of the request."""
    asked = case.request
    return next(
        (
            one
            for one in case.requested.not_applied
            if one.fact == fact
            and asked.measure in one.measures
            and (one.since is None or one.since.reached(asked.requested_on))
        ),
        None,
    )


def stated_in_vain(case: Case, fact: str) -> Step | None:
    """The step on a stated obstacle that no treaty read speaks of, where the courts of the requested state do not apply it anyway."""
    ignored = not_applied(case, fact)
    if ignored is None:
        return None
    answer, verified = f"This is stated. {ignored.text}", ignored.provenance.verified
    return Step(fact, FACT_WORDS[fact], answer, "no_obstacle", (ignored.provision,), verified)


def without_treaty(case: Case) -> NationalRule | None:
    """What the requested state's own law says of help without a treaty, as it stood on the day of the request, if it is known."""
    state = case.requested
    extradition = case.request.measure == "extradition"
    rule = state.without_treaty_extradition if extradition else state.without_treaty_assistance
    rule = rule.on(case.request.requested_on) if rule else None
    return _for_the_requesting(case, rule) if rule else None


def _for_the_requesting(case: Case, rule: NationalRule) -> NationalRule:
    """The rule as it is for the state that asks: some laws need no treaty with a group of states, such as the Commonwealth."""
    asked = case.request
    for one in rule.for_states:
        group = case.facts.instrument_by_id.get(one.among)
        begun = one.since is None or one.since.reached(asked.requested_on)
        if begun and group and asked.requesting in group.open_to:
            return replace(rule, answer=one.answer, text=f"{rule.text} {one.text}", provenance=one.provenance)
    return rule


def _speaks(rule: OwnLawRule, case: Case, way: Way) -> bool:
    request = case.request
    if way not in rule.ways or request.measure not in rule.measures:
        return False
    if rule.prosecution_only and request.convicted:
        return False
    begun = rule.since is None or rule.since.reached(request.requested_on)
    over = rule.until is not None and rule.until.reached(request.requested_on) is not False
    return bool(begun) and not over and _is_for_the_two(rule, case)


def _is_for_the_two(rule: OwnLawRule, case: Case) -> bool:
    """A statute may have one part for the states of an arrest warrant and one for all others, whatever the way of the request."""
    asked = case.request
    pair, on = (asked.requesting, asked.requested), asked.requested_on
    if any(binds_all(case.facts, name, pair, on, unknown=False) for name in rule.not_between):
        return False
    return not rule.between or any(binds_all(case.facts, name, pair, on, unknown=False) for name in rule.between)


def own_law_demands(case: Case, way: Way, decided: Collection[str] = ()) -> Iterator[Step]:
    """The steps of the requested state's own law.

    Args:
        decided: ids of steps that the treaty decides already; dual criminality and threshold are not tested twice, but for a level
            of its own that a convention leaves standing.

    Yields:
        One step for each rule that something stated, or something found, decides or leaves open.
    """
    for rule in applicable(case, way):
        if rule.tests == "fact":
            yield from _by_fact(case, rule)
        elif rule.tests == "question":
            yield from _begun_question(case, rule)
        elif rule.tests == "dual_criminality" and rule.tests not in decided:
            yield from _by_finding(case, rule)
        elif rule.tests == "threshold" and (_level(rule) not in decided or _stays(rule, way)):
            yield from _by_penalty(case, rule, way)


def _level(rule: OwnLawRule) -> str:
    """The step that a threshold is: of the penalty that the law allows or, where it names only that, of the sentence that was passed."""
    return "threshold" if rule.months else "sentence"


def _stays(rule: OwnLawRule, way: Way) -> bool:
    """A convention that the state may take as the basis leaves the conditions of its law standing (Budapest 24(5)), but for a level that goes behind treaties."""
    return way == "none" and not rule.gives_way


def own_law_questions(case: Case, way: Way) -> Iterator[OpenQuestion]:
    """What the requested state's own law asks and nobody stated."""
    for rule in applicable(case, way):
        unanswered = not rule.fact or stated(case.request, rule.fact) is None
        if rule.tests in {"question", "fact"} and unanswered:
            yield OpenQuestion(rule.fact, _question(rule), (rule.provision,), rule.effect)


def _question(rule: OwnLawRule) -> str:
    return f"{capital(rule.heading)}: {FACT_WORDS[rule.fact] if rule.fact else rule.text}"


def _step(case: Case, rule: OwnLawRule, question: str, answer: str, effect: Effect) -> Step:
    values = {"state": case.requested.code, "law": rule.law, "article": rule.article, "heading": rule.heading}
    verified = rule.provenance.verified
    return Step(rule.id, question, answer, effect, (rule.provision,), verified, own_law=True, values=values)


# --- facts of the case --------------------------------------------------------------------------------------------------


def _by_fact(case: Case, rule: OwnLawRule) -> Iterator[Step]:
    value, question = stated(case.request, rule.fact), FACT_WORDS[rule.fact]
    if value is None:
        yield from _begun(case, rule, question)
    elif value is not rule.raised_when:
        answer = "It is stated that this is not so." if rule.raised_when else "It is stated that this is so."
        yield _step(case, rule, question, answer, "no_obstacle")
    elif rule.lifted_by in case.request.assurances:
        answer = f"{rule.text} The requesting state gives the assurance."
        yield _step(case, rule, question, answer, "lifted_by_assurance")
    else:
        yield _step(case, rule, question, rule.text, rule.effect)


def _begun(case: Case, rule: OwnLawRule, question: str) -> Iterator[Step]:
    """A rule whose first condition is stated to be met leaves the outcome open, one whose first condition fails is no obstacle."""
    first = stated(case.request, rule.first_condition) if rule.first_condition else None
    if first is True:
        answer = f"{rule.text} The first condition is met as stated; whether the second is, nothing stated shows."
        yield _step(case, rule, question, answer, "open")
    elif first is False:
        yield _step(case, rule, question, f"{rule.text} As stated, the first condition is not met.", "no_obstacle")


def _begun_question(case: Case, rule: OwnLawRule) -> Iterator[Step]:
    """What only a court can tell arises when the fact it begins with is stated: it is then open."""
    if rule.fact and stated(case.request, rule.fact) is rule.raised_when:
        answer = f"This is stated. {rule.text} Which of these is so, nothing stated shows."
        yield _step(case, rule, FACT_WORDS[rule.fact], answer, "open")


# --- the offence --------------------------------------------------------------------------------------------------------

_DUAL = "Is dual criminality asked for, and is it met?"


def _by_finding(case: Case, rule: OwnLawRule) -> Iterator[Step]:
    finding = case.finding
    met = finding.met_in_requested if finding else None
    effects: dict[bool | None, Effect] = {True: "no_obstacle", False: rule.effect, None: "open"}
    step = _step(case, rule, _DUAL, rule.text if finding else f"{rule.text} The conduct is not stated.", effects[met])
    provisions = (*step.provisions, *(finding.provisions if finding else ()))
    verified = step.verified and bool(finding and finding.verified)
    reasons = finding.reasons if finding else ()
    yield replace(step, id="dual_criminality", provisions=provisions, verified=verified, reasons=reasons)


_TREATY_FIRST = "A treaty goes before this level, and what the treaty between the two asks was not read."


def _by_penalty(case: Case, rule: OwnLawRule, way: Way) -> Iterator[Step]:
    if case.finding is not None and case.finding.met_in_requested is False:
        return
    yield from _by_sentence(case, rule, way)
    for state in _tested(case, rule):
        question = f"Does the maximum penalty under the law of {state.in_sentence} reach the threshold?"
        effect, answer = _behind_treaties(rule, way, *own_threshold(case, rule, state))
        step = _step(case, rule, question, f"{rule.text} {answer}", effect)
        yield replace(step, id="threshold")


def _by_sentence(case: Case, rule: OwnLawRule, way: Way) -> Iterator[Step]:
    """What the sentence of a convicted person has to reach, where the law names it."""
    sentence = case.request.sentence_months
    if sentence is None or not rule.sentence_months:
        return
    more = rule.comparison == "more_than"
    reached = sentence > rule.sentence_months if more else sentence >= rule.sentence_months
    asked = f"{rule.comparison.replace('_', ' ')} {rule.sentence_months} months"
    effect, answer = _behind_treaties(
        rule, way, "no_obstacle" if reached else rule.effect, f"It has to be {asked}; it is {sentence} months."
    )
    step = _step(case, rule, "Is the sentence long enough?", f"{rule.text} {answer}", effect)
    yield replace(step, id="sentence")


def _behind_treaties(rule: OwnLawRule, way: Way, effect: Effect, answer: str) -> tuple[Effect, str]:
    """A level that the law itself puts behind treaties leaves open what it would bar over a treaty that was not read."""
    if effect == rule.effect and way == "unread" and rule.gives_way:
        return "open", f"{answer} {_TREATY_FIRST}"
    return effect, answer


def _tested(case: Case, rule: OwnLawRule) -> tuple[State, ...]:
    if not rule.months or (case.request.convicted and not rule.of_convicted):
        return ()
    return {"requesting": (case.requesting,), "requested": (case.requested,)}.get(
        rule.whose, (case.requesting, case.requested)
    )
