"""The rules of cooperation as pure functions. Standard library only; imports nothing but ``crossborder.records``."""

from crossborder.records.terms import ASSURANCES, MEASURES
from crossborder.rules.assess import assess
from crossborder.rules.bases import LegalBasis, alike, bases_between_all, legal_bases
from crossborder.rules.cooperation import CooperationRequest
from crossborder.rules.counterfactual import can_join, had_joined
from crossborder.rules.dual_criminality import Finding, dual_criminality
from crossborder.rules.errors import QuestionError
from crossborder.rules.offences import Punishment, contested, punished
from crossborder.rules.possible import possible_bases
from crossborder.rules.reach import KINDS, Reach, kind_of, reach
from crossborder.rules.standing import Standing, bound, deposited, standing
from crossborder.rules.steps import BEST_FIRST, Alternative, Assessment, OpenQuestion, Outcome, Route, Step

__all__ = [
    "ASSURANCES",
    "BEST_FIRST",
    "KINDS",
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
    "Reach",
    "Route",
    "Standing",
    "Step",
    "alike",
    "assess",
    "bases_between_all",
    "bound",
    "can_join",
    "contested",
    "deposited",
    "dual_criminality",
    "had_joined",
    "kind_of",
    "legal_bases",
    "possible_bases",
    "punished",
    "reach",
    "standing",
]
