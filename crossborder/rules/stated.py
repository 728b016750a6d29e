"""What a request states on the facts that grounds of refusal turn on, and the question behind each fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.records.terms import RISKS

if TYPE_CHECKING:
    from crossborder.rules.cooperation import CooperationRequest

FACT_WORDS = {
    "political_offence": "Does the requested state regard the offence as political?",
    "military_offence": "Is it an offence under military law only?",
    "fiscal_offence": "Does the requested state regard it as a fiscal offence?",
    "death_penalty": "Can the offence be punished by death in the requesting state?",
    "life_imprisonment": "Can it be punished by imprisonment for life in the requesting state?",
    "inhuman_treatment_risk": "Does the person risk torture, or inhuman or degrading treatment?",
    "persecution_risk": "Does the person risk persecution, or is that the aim of the request?",
    "human_rights_risk": "Would granting the request breach human rights in another way?",
    "committed_in": "Was the act done, wholly or in part, in the requested state?",
    "forum_bar": "Is handing the person over not in the interests of justice, because of the place where the act was done?",
    "evidence_sufficient": "Does the evidence meet the standard the requested state asks for?",
    "already_tried": "Has the person been finally judged for the same acts?",
    "time_barred": "Has too much time passed for a prosecution or punishment?",
    "essential_interests_at_risk": "Are sovereignty, security, public order or other essential interests at risk?",
    "exceptional_court": "Is the court one made for the case, or one without the guarantees of a fair trial?",
    "tried_in_absence": "Was the person sentenced in absence?",
    "humanitarian_reasons": "Do age, health or other personal circumstances speak against handing the person over?",
}


def stated(request: CooperationRequest, fact: str) -> bool | None:
    """What the request says on a fact; a place is compared with the requested state.

    Args:
        fact: a field of the request that a ground can turn on.

    Returns:
        ``True``, ``False``, or ``None`` when it is not stated.
    """
    if fact == "committed_in":
        return None if request.committed_in is None else request.committed_in == request.requested
    value: bool | None = getattr(request, fact)
    return value


def raised_facts(request: CooperationRequest) -> tuple[str, ...]:
    """The obstacles that a request states, whatever the law makes of them."""
    raised = (fact for fact in RISKS if getattr(request, fact) is True)
    return (*raised, *(("evidence_sufficient",) if request.evidence_sufficient is False else ()))
