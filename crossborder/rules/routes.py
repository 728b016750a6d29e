"""Builds the routes of a request: one per legal basis, one for what is not known, one without any basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.rules.bases import legal_bases
from crossborder.rules.criminality import dual_criminality_steps, own_law_steps
from crossborder.rules.earlier_law import left_step, left_to_earlier, revived
from crossborder.rules.grounds import ground_questions, ground_steps, left_outside
from crossborder.rules.known import search_provision, search_result
from crossborder.rules.matter import Case, Matter
from crossborder.rules.nationals import (
    nationals_questions,
    nationals_steps,
    own_nationals_questions,
    own_nationals_steps,
)
from crossborder.rules.optional import no_treaty_questions, no_treaty_steps, taken_questions, taken_steps
from crossborder.rules.own_law import applicable, own_law_demands, own_law_questions, stated_in_vain, without_treaty
from crossborder.rules.possible import possible_bases
from crossborder.rules.reserved_grounds import reservation_questions
from crossborder.rules.scope import outside_scope, scope_questions, scope_steps, within_scope
from crossborder.rules.stated import FACT_WORDS, raised_facts
from crossborder.rules.steps import OpenQuestion, Route, Step, outcome_of
from crossborder.rules.thresholds import threshold_questions, threshold_steps
from crossborder.rules.treaties import bilaterals_replaced, coverage_of, listed_treaty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.records.collection import Facts
    from crossborder.records.records import Effect
    from crossborder.rules.bases import LegalBasis
    from crossborder.rules.cooperation import CooperationRequest
    from crossborder.rules.dual_criminality import Finding
    from crossborder.rules.matter import Way
    from crossborder.rules.possible import PossibleBasis


def routes(request: CooperationRequest, facts: Facts, finding: Finding | None) -> Iterator[Route]:
    """Give every route of a request, in no order.

    Args:
        finding: the finding on dual criminality, or ``None`` when no conduct is stated.

    Yields:
        One route per legal basis that is not replaced; one per instrument of which it is not known whether it binds
        both; one for a bilateral treaty nobody searched for; and, where no basis is known, the one without a treaty.
    """
    asked = {"on": request.requested_on, "measure": request.measure, "conduct": request.conduct, "facts": facts}
    case = Case(request, facts, finding)
    bases = legal_bases(request.requesting, request.requested, **asked)  # type: ignore[arg-type]  # one mapping for both calls
    left = {basis.instrument.id: said for basis in bases if (said := left_to_earlier(request, facts, basis))}
    bases = revived(bases, left, facts)
    standing = [basis for basis in bases if basis.role != "replaced" and not outside_scope(request, basis.rule)]
    matters = [Matter(request, facts, finding, basis) for basis in standing]
    for matter in matters:
        said = left.get(matter.basis.instrument.id)
        yield _left(matter, left_step(matter, said)) if said else _over(matter, standing)
    unknown = possible_bases(request.requesting, request.requested, any_role=True, **asked)  # type: ignore[arg-type]  # as above
    yield from (_perhaps(case, possible) for possible in unknown if within_scope(request, possible.instrument))
    if _bilateral_may_matter(request, facts, bases):
        yield _bilateral(case)
    if not any(matter.basis.obliges and not left_outside(matter) for matter in matters):
        yield way_without_treaty(case)


def _over(matter: Matter, standing: list[LegalBasis]) -> Route:
    """The route over one of the legal bases that are not replaced."""
    basis = matter.basis
    title = basis.provisions[0].label
    if not basis.instrument.modelled:
        steps = (_not_modelled(matter), *_unread_steps(matter))
        outcome = outcome_of(steps, obliged=basis.obliges)
        return Route(basis, title, outcome, steps, _unread_questions(matter), basis.obliges)
    by_treaty = (
        _in_force(matter),
        *no_treaty_steps(matter, standing),
        *taken_steps(matter, standing),
        *scope_steps(matter),
        *_own_law_if_examined(matter),
        *dual_criminality_steps(matter),
        *_threshold_if_an_offence(matter),
        *nationals_steps(matter),
        *ground_steps(matter),
    )
    decided = {step.id for step in by_treaty}
    steps = (*by_treaty, *own_law_demands(matter, matter.way, decided))
    questions = (
        *no_treaty_questions(matter, standing),
        *taken_questions(matter, standing),
        *scope_questions(matter),
        *threshold_questions(matter),
        *nationals_questions(matter),
        *ground_questions(matter),
        *reservation_questions(matter),
        *own_law_questions(matter, matter.way),
    )
    return Route(basis, title, outcome_of(steps, obliged=basis.obliges), steps, questions, basis.obliges)


def _left(matter: Matter, closing: Step) -> Route:
    """The route over an instrument that one of the two leaves aside for this request."""
    basis, steps = matter.basis, (_in_force(matter), closing)
    return Route(basis, basis.provisions[0].label, outcome_of(steps, obliged=True), steps, (), basis.obliges)


def _own_law_if_examined(matter: Matter) -> Iterator[Step]:
    """Under an arrest warrant the executing state takes the issuing state's offence as stated."""
    if not matter.basis.instrument.takes_offence_as_stated:
        yield from own_law_steps(matter)


def _threshold_if_an_offence(matter: Matter) -> Iterator[Step]:
    """A penalty is only asked for where there is an offence that could carry it."""
    if matter.finding is None or matter.finding.met is not False:
        yield from threshold_steps(matter)


def _unread_steps(case: Case) -> Iterator[Step]:
    """What binds whatever an unread treaty says: the requested state's own law, as far as it is in the way or is asked for."""
    yield from own_nationals_steps(case, "unread")
    yield from own_law_demands(case, "unread")
    yield from _stated_obstacles(case, "unread")


def _unread_questions(case: Case) -> tuple[OpenQuestion, ...]:
    return (*own_nationals_questions(case, "unread"), *own_law_questions(case, "unread"))


_ROLE_WORDS = {
    "operative": "It obliges the requested state and says how.",
    "residual": "It applies only where no other treaty on assistance does.",
    "optional": "A state may rely on it, but need not.",
    "framework": "It is an undertaking without a procedure of its own.",
}


_NOT_READ = " We did not read the article itself: this rests on a secondary source."


def _at_second_hand(matter: Matter) -> bool:
    """Whether what the leading article says was taken from press, scholarship or a private page."""
    source = matter.facts.source_by_id.get(matter.basis.provisions[0].source or "")
    return source is not None and source.authority == "secondary"


def _in_force(matter: Matter) -> Step:
    basis = matter.basis
    answer = (
        f"Yes: {basis.instrument.in_sentence} has bound both {matter.requesting.in_sentence} and {matter.requested.in_sentence} since "
        f"{basis.since}. {_ROLE_WORDS[basis.role]}{_NOT_READ if _at_second_hand(matter) else ''}"
    )
    return Step(
        "basis",
        "Is there a legal basis in force between the two?",
        answer,
        "no_obstacle",
        basis.provisions,
        basis.verified,
    )


def _not_modelled(matter: Matter) -> Step:
    basis = matter.basis
    answer = f"Open: {basis.instrument.in_sentence} governs the request, and is not modelled here beyond its place.{_read_of(basis)}"
    return Step(
        "basis", "Is there a legal basis in force between the two?", answer, "open", basis.provisions, basis.verified
    )


def _read_of(basis: LegalBasis) -> str:
    """What else was read of an instrument that the rules do not apply: there the reader goes on."""
    leading = {provision.article for provision in basis.provisions}
    read = [one for one in basis.instrument.provisions if one.verified and one.heading and one.article not in leading]
    listed = ", ".join(f"{one.article} ({one.heading})" for one in read)
    return f" Go on with what was read of it: Article {listed}." if listed else ""


def _perhaps(case: Case, possible: PossibleBasis) -> Route:
    instrument = possible.instrument
    question, answer = f"Does {instrument.in_sentence} bind both states?", f"Not known: {possible.reason}."
    title = f"{instrument.short_title} (not known whether it binds both)"
    if possible.unread:
        question = f"Does {instrument.in_sentence} cover this measure?"
        title = f"{instrument.short_title} (not read)"
    elif instrument.id not in case.facts.events_by_instrument:
        # An arrangement that no state ever joins, such as the London Scheme, binds nobody: the states use it or do not.
        question, answer = f"Do both states use {instrument.in_sentence}?", f"Not known. {instrument.summary}"
        title = f"{instrument.short_title} (not known whether both use it)"
    step = Step("basis", question, answer, "open", possible.provisions, verified=False)
    steps = (step, *_unread_steps(case))
    outcome = outcome_of(steps, obliged=possible.obliges)
    return Route(None, title, outcome, steps, _unread_questions(case), possible.obliges, possible.remote)


# --- beyond the instruments the data holds --------------------------------------------------------------------------


def _subject(request: CooperationRequest) -> str:
    return "extradition" if request.measure == "extradition" else "assistance"


def _bilateral_may_matter(request: CooperationRequest, facts: Facts, bases: tuple[LegalBasis, ...]) -> bool:
    """A treaty between the two that nobody searched for, or that is not modelled, may matter."""
    in_force = [basis.instrument.id for basis in bases]
    pair, subject = (request.requesting, request.requested), _subject(request)
    if coverage_of(facts, *pair, subject) is None:
        return not bilaterals_replaced(facts, in_force)
    return listed_treaty(facts, pair, subject, request.requested_on, in_force) is not None


def _bilateral(case: Case) -> Route:
    """A treaty between the two alone: found but not modelled, or not searched for. No answer then says there is none."""
    request, subject = case.request, _subject(case.request)
    search = coverage_of(case.facts, request.requesting, request.requested, subject)
    result = search_result(search, request.requested_on) if search else None
    first, second = case.requesting.in_sentence, case.requested.in_sentence
    if result is None:
        title = "A bilateral treaty (not searched for)"
        answer = (
            f"Not known: nobody has searched for a treaty on {subject} between {first} and {second}. {WHERE_TO_LOOK}"
        )
    elif result.governs:
        title = FOUND_UNREAD
        answer = f"Open: a treaty that is not modelled governs the request. {result.text}"
    else:
        title = "A bilateral treaty (not known whether one was in force that day)"
        answer = f"Not known: which treaty was in force that day. {result.text}"
    provisions = (search_provision(search, result),) if search and result else ()
    step = Step("basis", "Is there a bilateral treaty?", answer, "open", provisions, verified=search is not None)
    steps = (step, *_unread_steps(case))
    return Route(None, title, outcome_of(steps, obliged=True), steps, _unread_questions(case))


FOUND_UNREAD = "A bilateral treaty (found, not modelled)"
WHERE_TO_LOOK = "Look in the lists of treaties of both states' ministries and of the depositaries: chapter 4 of the course names some."


# --- without a treaty -----------------------------------------------------------------------------------------------------


def way_without_treaty(case: Case) -> Route:
    """The route over the requested state's own law: reciprocity, letters rogatory, and all that this law asks beside them."""
    may = _may_help(case)
    demands = tuple(own_law_demands(case, "none"))
    steps = (
        may,
        *own_law_steps(case),
        *_dual_criminality_unread(case, demands),
        *own_nationals_steps(case, "none"),
        *demands,
        *_stated_obstacles(case, "none"),
    )
    questions = (*own_nationals_questions(case, "none"), *own_law_questions(case, "none"), *_law_unread(case))
    title = "Without a treaty: the requested state's own law"
    return Route(None, title, outcome_of(steps, obliged=False), steps, questions, obliges=False)


def _may_help(case: Case) -> Step:
    question = f"May {case.requested.in_sentence} help without a treaty?"
    rule = without_treaty(case)
    if rule is None:
        searched = case.requested.searched_words(f"without_treaty_{_subject(case.request)}")
        answer = f"Not known: the law of {case.requested.in_sentence} on this is not recorded{searched}."
        return Step("without_treaty", question, answer, "open", (), verified=False)
    verified = rule.provenance.verified
    if rule.answer == "treaty_only":
        return Step("without_treaty", question, f"No. {rule.text}", "condition_failed", (rule.provision,), verified)
    if rule.answer == "by_order":
        answer = f"{rule.text} Whether an order names {case.requesting.in_sentence} is not recorded."
        return Step("without_treaty", question, answer, "open", (rule.provision,), verified)
    if not rule.reaches(case.request.measure):
        answer = f"{rule.text} Whether the law of {case.requested.in_sentence} gives the power for this measure is not recorded."
        return Step("without_treaty", question, answer, "open", (rule.provision,), verified)
    promised = "reciprocity" in case.request.assurances
    answer = rule.text if rule.answer == "may_help" else f"{rule.text} {_RECIPROCITY[promised]}"
    return Step("without_treaty", question, answer, "no_obstacle", (rule.provision,), verified)


_RECIPROCITY = {
    True: "The requesting state promises reciprocity.",
    False: "The requesting state has to promise reciprocity.",
}


def _dual_criminality_unread(case: Case, demands: tuple[Step, ...]) -> Iterator[Step]:
    """Extradition law asks for dual criminality almost everywhere; where it was not read, an act that is no offence leaves it open."""
    if case.request.measure != "extradition" or any(step.id == "dual_criminality" for step in demands):
        return
    finding, question = case.finding, "Is dual criminality asked for, and is it met?"
    unread = f"What the law of {case.requested.in_sentence} on extradition says of dual criminality is not recorded."
    if finding is None:
        yield Step("dual_criminality", question, f"{unread} The conduct is not stated.", "open", (), verified=False)
        return
    met = finding.met_in_requested
    effect: Effect = "no_obstacle" if met else "open"
    answer = f"{unread} If it asks for it, it is met." if met else unread
    yield Step("dual_criminality", question, answer, effect, finding.provisions, finding.verified, finding.reasons)


def _law_unread(case: Case) -> Iterator[OpenQuestion]:
    """Where a statute lets the state help and was not read whole: that it may ask for more."""
    rule = without_treaty(case)
    asked = case.request.measure == "extradition" and not applicable(case, "none")
    if rule and rule.answer != "treaty_only" and asked:
        text = f"What else does the law of {case.requested.in_sentence} ask before it extradites, such as a penalty of some length? It was not read."
        yield OpenQuestion("", text, (rule.provision,), "condition_failed")


def _stated_obstacles(case: Case, way: Way) -> Iterator[Step]:
    """What is stated and what the requested state's own law, as far as it is recorded, does not speak of: it is named, and left open."""
    spoken_of = {rule.fact for rule in applicable(case, way)}
    by_treaty = "of the treaty, which was not read, and " if way == "unread" else ""
    law = f"of the law of {case.requested.in_sentence}, which is not modelled on this"
    for fact in raised_facts(case.request):
        if fact not in spoken_of:
            answer = f"This is stated. What follows from it is a matter {by_treaty}{law}."
            left = Step(fact, FACT_WORDS[fact], answer, "open", (), verified=False)
            yield stated_in_vain(case, fact) or left
