"""Builds the routes of a request: one per legal basis, one for what is not known, one without any basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.facts.schema import RISKS
from crossborder.rules.bases import coverage_of, legal_bases, possible_bases
from crossborder.rules.criminality import dual_criminality_steps, own_law_steps
from crossborder.rules.grounds import FACT_WORDS, ground_questions, ground_steps
from crossborder.rules.matter import Matter
from crossborder.rules.nationals import nationals_questions, nationals_steps
from crossborder.rules.optional import no_treaty_questions, no_treaty_steps
from crossborder.rules.reserved_grounds import reservation_questions
from crossborder.rules.scope import scope_questions, scope_steps
from crossborder.rules.steps import Route, Step, outcome_of
from crossborder.rules.thresholds import threshold_questions, threshold_steps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crossborder.facts.collection import Facts
    from crossborder.facts.records import NationalRule, State
    from crossborder.rules.bases import LegalBasis, PossibleBasis
    from crossborder.rules.cooperation import CooperationRequest
    from crossborder.rules.dual_criminality import Finding


def routes(request: CooperationRequest, facts: Facts, finding: Finding | None) -> Iterator[Route]:
    """Give every route of a request, in no order.

    Args:
        request: the request.
        facts: the facts.
        finding: the finding on dual criminality, or ``None`` when no conduct is stated.

    Yields:
        One route per legal basis that is not replaced; one per instrument of which it is not known whether it binds
        both; one for a bilateral treaty nobody searched for; and, where no basis is known, the one without a treaty.
    """
    asked = {"on": request.requested_on, "measure": request.measure, "conduct": request.conduct, "facts": facts}
    bases = legal_bases(request.requesting, request.requested, **asked)  # type: ignore[arg-type]  # one mapping for both calls
    standing = [basis for basis in bases if basis.role != "replaced"]
    yield from (_over(Matter(request, facts, basis, finding), standing) for basis in standing)
    unknown = possible_bases(request.requesting, request.requested, **asked)  # type: ignore[arg-type]  # as above
    yield from (_perhaps(possible) for possible in unknown)
    if _bilateral_may_matter(request, facts, bases):
        yield _bilateral(request, facts)
    if not any(basis.role in {"operative", "residual"} for basis in standing):
        yield _without_treaty(request, facts)


def _over(matter: Matter, standing: list[LegalBasis]) -> Route:
    """The route over one of the legal bases that stand."""
    basis = matter.basis
    title = basis.provisions[0].label
    if not basis.instrument.modelled:
        return Route(basis, title, "open", (_not_modelled(matter),), ())
    steps = (
        _in_force(matter),
        *no_treaty_steps(matter, standing),
        *scope_steps(matter),
        *own_law_steps(matter),
        *dual_criminality_steps(matter),
        *_threshold_if_an_offence(matter),
        *nationals_steps(matter),
        *ground_steps(matter),
    )
    questions = (
        *no_treaty_questions(matter, standing),
        *scope_questions(matter),
        *threshold_questions(matter),
        *nationals_questions(matter),
        *ground_questions(matter),
        *reservation_questions(matter),
    )
    outcome = outcome_of(steps, obliged=basis.role in {"operative", "residual"})
    return Route(basis, title, outcome, steps, questions)


def _threshold_if_an_offence(matter: Matter) -> Iterator[Step]:
    """A penalty is only asked for where there is an offence that could carry it."""
    if matter.finding is None or matter.finding.met is not False:
        yield from threshold_steps(matter)


_ROLE_WORDS = {
    "operative": "It obliges the requested state and says how.",
    "residual": "It applies only because no other treaty on assistance does.",
    "optional": "A state may rely on it, but need not.",
    "framework": "It is an undertaking without a procedure of its own.",
}


def _in_force(matter: Matter) -> Step:
    basis = matter.basis
    answer = (
        f"Yes: {basis.instrument.short_title} has bound both {matter.requesting.in_sentence} and {matter.requested.in_sentence} since "
        f"{basis.since}. {_ROLE_WORDS[basis.role]}"
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
    answer = f"Open: governed by {basis.instrument.title}, which is not modelled here beyond its place."
    return Step(
        "basis", "Is there a legal basis in force between the two?", answer, "open", basis.provisions, basis.verified
    )


def _perhaps(possible: PossibleBasis) -> Route:
    answer = f"Not known: {possible.reason}."
    question = f"Does {possible.instrument.short_title} bind both states?"
    step = Step("basis", question, answer, "open", possible.provisions, verified=False)
    return Route(None, f"{possible.instrument.short_title} (not known whether it binds both)", "open", (step,), ())


# --- beyond the instruments the data holds --------------------------------------------------------------------------


def _subject(request: CooperationRequest) -> str:
    return "extradition" if request.measure == "extradition" else "assistance"


def _bilateral_may_matter(request: CooperationRequest, facts: Facts, bases: tuple[LegalBasis, ...]) -> bool:
    """A treaty between the two that nobody searched for, or that is not modelled, may matter.

    It does not where an instrument in force takes the place of such treaties, even one that is itself replaced since: a
    treaty does not come back when an arrest warrant takes the place of the convention that replaced it.
    """
    in_force = {basis.instrument.id for basis in bases}
    replaced = any(
        "bilateral_treaty" in relation.to and relation.instrument in in_force for relation in facts.relations
    )
    search = coverage_of(facts, request.requesting, request.requested, _subject(request))
    return not replaced and (search is None or (search.result == "found" and not search.treaties))


def _bilateral(request: CooperationRequest, facts: Facts) -> Route:
    """A treaty between the two alone: found but not modelled, or not searched for. No answer then says there is none."""
    search = coverage_of(facts, request.requesting, request.requested, _subject(request))
    first, second = (facts.state_by_code[code].in_sentence for code in (request.requesting, request.requested))
    if search:
        title, answer = (
            "A bilateral treaty (found, not modelled)",
            f"Open: governed by a treaty that is not modelled. {search.text}",
        )
    else:
        title = "A bilateral treaty (not searched for)"
        answer = f"Not known: nobody has searched for a treaty on {_subject(request)} between {first} and {second}."
    step = Step("basis", "Is there a bilateral treaty?", answer, "open", (), verified=search is not None)
    return Route(None, title, "open", (step,), ())


def _without_treaty(request: CooperationRequest, facts: Facts) -> Route:
    """The route over the requested state's own law: reciprocity, letters rogatory."""
    requested = facts.state_by_code[request.requested]
    rule = (
        requested.without_treaty_extradition
        if request.measure == "extradition"
        else requested.without_treaty_assistance
    )
    steps = (_own_law_step(request, requested, rule), *_stated_obstacles(request))
    return Route(None, "Without a treaty: the requested state's own law", outcome_of(steps, obliged=False), steps, ())


def _own_law_step(request: CooperationRequest, requested: State, rule: NationalRule | None) -> Step:
    question = f"May {requested.in_sentence} help without a treaty?"
    if rule is None:
        answer = f"Not known: the law of {requested.in_sentence} on this is not recorded."
        return Step("without_treaty", question, answer, "open", (), verified=False)
    verified = rule.provenance.verified
    if rule.answer == "treaty_only":
        return Step("without_treaty", question, f"No. {rule.text}", "condition_failed", (rule.provision,), verified)
    promised = "reciprocity" in request.assurances
    answer = rule.text if rule.answer == "may_help" else f"{rule.text} {_RECIPROCITY[promised]}"
    return Step("without_treaty", question, answer, "no_obstacle", (rule.provision,), verified)


_RECIPROCITY = {True: "The requesting state promises it.", False: "The requesting state has to promise it."}


def _stated_obstacles(request: CooperationRequest) -> Iterator[Step]:
    """Without a treaty every stated obstacle is a matter of the requested state's law, which is not modelled."""
    for fact in RISKS:
        if getattr(request, fact) is True:
            answer = (
                "This is stated. What follows from it is a matter of the requested state's law, which is not modelled."
            )
            yield Step(fact, FACT_WORDS[fact], answer, "open", (), verified=False)
