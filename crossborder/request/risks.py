"""What could make the requested state refuse: the rules put to a draft, with the provisions they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from crossborder.records import facts as packaged
from crossborder.records.terms import LETTERS_ROGATORY
from crossborder.request.choice import basis_options
from crossborder.request.completeness import completeness
from crossborder.request.draft import STATED_FACTS, require_draft
from crossborder.request.forms import rules_measure
from crossborder.request.typed import day_of, number_or_none
from crossborder.rules import CooperationRequest, QuestionError, assess
from crossborder.rules.printed import Printed, cited, doubt
from crossborder.rules.stated import FACT_WORDS, raised_facts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from crossborder.records.collection import Facts
    from crossborder.records.records import Provision
    from crossborder.request.choice import BasisOption
    from crossborder.request.draft import Draft
    from crossborder.rules import Assessment, OpenQuestion, Outcome, Route, Step

Effect = Literal["requires_refusal", "condition_failed", "permits_refusal", "open", "question"]
EFFECTS: tuple[Effect, ...] = ("requires_refusal", "condition_failed", "permits_refusal", "open", "question")

# How a request can answer a ground before it is raised.
ANSWERS = {
    "political_offence": "Describe the act as what it is: whom it harmed and how. Leave opinions of the person out.",
    "military_offence": "Name the provision of ordinary criminal law that the act breaks.",
    "fiscal_offence": "Say whether taxes or duties are the object; if they are, name the protocol or article that still lets help be given.",
    "essential_interests_at_risk": "Ask for as little as the case needs, and offer conditions on confidentiality and use.",
    "dual_criminality": "Describe the conduct so that the offence in the requested state can be recognised in it.",
    "human_rights_risk": "Say which safeguards the procedure and the person have.",
    "death_penalty": "Say which penalty is possible; where it is death, the assurance that it will not be imposed or carried out.",
    "already_tried": "Say that no final judgment was given on these facts, or which one was.",
    "time_barred": "State the days on which time would run out under both laws, as far as you know them.",
    "persecution_risk": "Keep to the act; say on what evidence the person is suspected.",
    "basis": "Choose a basis that was in force between the two on the day of the request.",
    "organised_group": "Show three or more persons acting together over time for gain, or choose another basis.",
    "transnational": "Say which states the act touched, and how.",
    "serious_crime": "State the maximum penalty with the text of the law.",
    "without_treaty": "Find out what the requested state's law allows, and promise reciprocity.",
}
_ANSWER = "Answer this in the request, or be ready to answer it when it is asked."


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Risk(Printed):
    """One thing that could make the requested state refuse, or ask back.

    Args:
        id: short name, such as ``political_offence``.
        effect: ``requires_refusal``, ``condition_failed``, ``permits_refusal``, ``open`` (it turns on something not
            stated or not known) or ``question`` (nobody has raised it; the requested state may).
        question: the question in words.
        text: the answer of the rules, with its reason.
        correction: how the request can answer it.
        provisions: what it rests on.
        verified: whether it rests on confirmed facts and texts only.
    """

    id: str
    effect: Effect
    question: str
    text: str
    correction: str
    provisions: tuple[Provision, ...]
    verified: bool

    def lines(self) -> tuple[str, ...]:
        """What it does and what is asked, the answer, and how the request can answer it."""
        effect = self.effect.replace("_", " ")
        first = f"Risk: {effect}{doubt(verified=self.verified)}: {self.question}"
        return first, f"{self.text}{cited(self.provisions)}", *filter(None, (self.correction,))


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RiskReport(Printed):
    """What the rules say to a draft.

    Args:
        problem: why the rules cannot be asked, or empty.
        assessment: what the rules say to the case, over every route; ``None`` when they cannot be asked.
        route: the route over the basis of the draft, or ``None`` when that basis gives none.
        option: what the rules say to the choice of the basis, or ``None``.
        risks: what could make the requested state refuse, the gravest first.
    """

    problem: str = ""
    assessment: Assessment | None = None
    route: Route | None = None
    option: BasisOption | None = None
    risks: tuple[Risk, ...] = ()

    def lines(self) -> tuple[str, ...]:
        """The outcome over the basis of the draft, and each risk in a line."""
        if self.problem:
            return (f"RiskReport: {self.problem}",)
        listed = (f"{risk.effect.replace('_', ' ')}: {risk.question}{cited(risk.provisions)}" for risk in self.risks)
        return f"RiskReport: {self.outcome}", *listed

    @property
    def outcome(self) -> Outcome | None:
        """The outcome over the basis of the draft: ``unavailable`` when that basis is no way for this request.

        A fault of form lets the requested state refuse where the basis says so.
        """
        if self.assessment is None:
            return None
        if self.route:
            may_refuse = any(risk.effect == "permits_refusal" for risk in self.risks)
            return "refusable" if may_refuse and self.route.outcome == "available" else self.route.outcome
        if self.option and self.option.id == LETTERS_ROGATORY:
            asked = (way.outcome for way in self.assessment.alternatives if way.id == LETTERS_ROGATORY)
            return next(asked, "open")
        return "open" if self.option and self.option.verdict == "unknown" else "unavailable"

    @property
    def in_vain(self) -> tuple[Step, ...]:
        """The steps on obstacles that the draft states and that are none here, such as a fiscal offence under Budapest 25(4)."""
        if self.assessment is None or self.route is None:
            return ()
        raised = {FACT_WORDS[fact] for fact in raised_facts(self.assessment.request)}
        # A ground that does not reach the case is none, but what else may follow from the fact is another step.
        raised -= {step.question for step in self.route.steps if step.effect != "no_obstacle"}
        return tuple(step for step in self.route.steps if step.question in raised)


def risks(draft: Draft, *, facts: Facts | None = None) -> RiskReport:
    """Put a draft to the rules.

    Args:
        draft: the draft; any draft can be asked about.
        facts: the facts; by default those of the package.

    Returns:
        The outcome over its basis and the risks of refusal, or why the rules cannot be asked.
    """
    require_draft("risks", draft)
    facts = facts or packaged()
    try:
        request = cooperation_request(draft, facts=facts)
    except QuestionError as error:
        return RiskReport(problem=str(error))
    assessment = assess(request)
    route = _route(draft, assessment)
    option = next((one for one in basis_options(request, others=(draft.basis,)) if one.id == draft.basis), None)
    gathered = [*_of_choice(option), *_of_route(route), *_of_form(draft, facts), *_of_questions(route)]
    ordered = tuple(sorted(gathered, key=lambda risk: EFFECTS.index(risk.effect)))
    return RiskReport(assessment=assessment, route=route, option=option, risks=ordered)


def cooperation_request(draft: Draft, *, facts: Facts | None = None) -> CooperationRequest:
    """The question that a draft puts to the rules.

    Args:
        draft: the draft.
        facts: the facts; by default those of the package.

    Returns:
        The question.

    Raises:
        QuestionError: when a state, a day or the measure is missing or wrong; the message says which.
    """
    require_draft("cooperation_request", draft)
    case = draft.case
    months = number_or_none(draft.detail("offence_and_law.maximum_months"))
    stated = {name: case.stated[name] == "yes" for name in STATED_FACTS if case.stated.get(name)}
    promised = frozenset({"reciprocity"}) if draft.text("reciprocity") else frozenset[str]()
    return CooperationRequest(
        requesting=case.requesting,
        requested=case.requested,
        measure=rules_measure(draft.measure),
        committed_on=_day("The day of the act", case.committed_on),
        requested_on=_day("The day of the request", case.requested_on),
        conduct=case.conduct or None,
        maximum_penalty_months={case.requesting: months} if months is not None else None,
        assurances=promised,
        facts=facts,
        **stated,  # type: ignore[arg-type]  # every name of STATED_FACTS is a field of the question
    )


def _day(what: str, text: str) -> date:
    try:
        return day_of(text)
    except ValueError as error:
        message = f"{what} is “{text.strip()}”; write, for example, 31 December 1999."
        raise QuestionError(message) from error


def _route(draft: Draft, assessment: Assessment) -> Route | None:
    """The route over the basis of the draft; routes come best first."""
    if draft.basis == LETTERS_ROGATORY:
        over_own_law = (
            route for route in assessment.routes if any(step.id == "without_treaty" for step in route.steps)
        )
        return next(over_own_law, None)
    over = (route for route in assessment.routes if route.basis and route.basis.instrument.id == draft.basis)
    return next(over, None)


def _of_choice(option: BasisOption | None) -> Iterator[Risk]:
    """A basis that does not carry the request, or asks for a favour where there is a duty."""
    effects: dict[str, Effect] = {"wrong": "condition_failed", "weaker": "open", "unknown": "open"}
    if option and option.verdict in effects:
        yield Risk(
            id="basis",
            effect=effects[option.verdict],
            question="Does the legal basis carry this request?",
            text=option.reason,
            correction=ANSWERS["basis"],
            provisions=option.provisions,
            verified=option.verified,
        )


def _of_route(route: Route | None) -> Iterator[Risk]:
    for step in route.steps if route else ():
        if step.effect in {"requires_refusal", "condition_failed", "permits_refusal", "open"}:
            yield _of_step(step)


def _of_step(step: Step) -> Risk:
    effect: Effect = step.effect  # type: ignore[assignment]  # the caller leaves the harmless effects out
    return Risk(
        id=step.id,
        effect=effect,
        question=step.question,
        text=step.answer,
        correction=ANSWERS.get(step.id, _ANSWER),
        provisions=step.provisions,
        verified=step.verified,
    )


def _of_questions(route: Route | None) -> Iterator[Risk]:
    """Grounds that nobody raised, each once; the requested state may still raise them."""
    grouped: dict[str, list[OpenQuestion]] = {}
    for question in route.questions if route else ():
        grouped.setdefault(question.fact or question.text, []).append(question)
    for name, questions in grouped.items():
        provisions = tuple(dict.fromkeys(provision for one in questions for provision in one.provisions))
        yield Risk(
            id=name,
            effect="question",
            question=questions[0].text,
            text="Nothing is stated on this. The requested state may raise it.",
            correction=ANSWERS.get(name, _ANSWER),
            provisions=provisions,
            verified=all(provision.verified for provision in provisions),
        )


# Where an instrument itself lets a request be refused because of its form.
_FORM_GROUNDS = {"untoc_2000": "18(21)(a)", "uncac_2003": "46(21)(a)"}


def _of_form(draft: Draft, held: Facts) -> Iterator[Risk]:
    """A request that lacks what the basis requires comes back; under some instruments it may be refused for that alone."""
    lacking = completeness(draft, facts=held).missing("required")
    if not lacking:
        return
    ground = held.provision_by_place.get((draft.basis, _FORM_GROUNDS.get(draft.basis, "")))
    asking = [element.required_by for element in lacking if element.required_by]
    provisions = tuple(dict.fromkeys([*([ground] if ground else []), *asking]))
    yield Risk(
        id="form",
        effect="permits_refusal" if ground else "open",
        question="Does the request contain what its basis requires?",
        text="Missing: " + "; ".join(element.title for element in lacking) + ".",
        correction="Write these parts; until then the request will come back with questions.",
        provisions=provisions,
        verified=all(provision.verified for provision in provisions),
    )
