"""The rules of cooperation as pure functions. Standard library only; imports nothing but ``crossborder.facts``."""

from crossborder.facts.schema import ASSURANCES, MEASURES
from crossborder.rules.assess import assess
from crossborder.rules.bases import LegalBasis, bases_between_all, legal_bases, possible_bases
from crossborder.rules.cooperation import CooperationRequest
from crossborder.rules.dual_criminality import Finding, dual_criminality
from crossborder.rules.errors import QuestionError
from crossborder.rules.offences import Punishment, contested, punished
from crossborder.rules.standing import Standing, bound, deposited, standing
from crossborder.rules.steps import BEST_FIRST, Alternative, Assessment, OpenQuestion, Outcome, Route, Step

__all__ = [
    "ASSURANCES",
    "BEST_FIRST",
    "MEASURES",
    "Alternative",
    "Assessment",
    "CooperationRequest",
    "Finding",
    "LegalBasis",
    "OpenQuestion",
    "Outcome",
    "Punishment",
    "QuestionError",
    "Route",
    "Standing",
    "Step",
    "assess",
    "bases_between_all",
    "bound",
    "contested",
    "deposited",
    "dual_criminality",
    "legal_bases",
    "possible_bases",
    "punished",
    "standing",
]
