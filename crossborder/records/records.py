"""Every kind of record under one name, whatever its subject. The modules beside this one hold them."""

from __future__ import annotations

from typing import Literal

from crossborder.records.cases import Case, CaseEvent, Ruling
from crossborder.records.instruments import (
    BasisRule,
    Condition,
    DualCriminalityRule,
    GroundRule,
    Instrument,
    NationalsRule,
    Offer,
    ReservableRule,
    Role,
    ThresholdRule,
)
from crossborder.records.offences import Act, Conduct, FirstOffence, GraverForm, Offence
from crossborder.records.own_law import NotApplied, NotLifted, OwnLawRule, SearchedRule
from crossborder.records.participation import Coverage, KnownTreaty, ParticipationEvent, Relation
from crossborder.records.requests import ElementRule, RequestForm, RequestPart
from crossborder.records.reservations import Reservation, ReservedGround, ReservedNationals, ReservedThreshold
from crossborder.records.sources import DatedFact, Provenance, Provision, Source, Status
from crossborder.records.states import NationalRule, State, Statute
from crossborder.records.times import TimeFigure

Effect = Literal[
    "no_obstacle", "condition_failed", "requires_refusal", "permits_refusal", "lifted_by_assurance", "open"
]

__all__ = [
    "Act",
    "BasisRule",
    "Case",
    "CaseEvent",
    "Condition",
    "Conduct",
    "Coverage",
    "DatedFact",
    "DualCriminalityRule",
    "Effect",
    "ElementRule",
    "FirstOffence",
    "GraverForm",
    "GroundRule",
    "Instrument",
    "KnownTreaty",
    "NationalRule",
    "NationalsRule",
    "NotApplied",
    "NotLifted",
    "Offence",
    "Offer",
    "OwnLawRule",
    "ParticipationEvent",
    "Provenance",
    "Provision",
    "Relation",
    "RequestForm",
    "RequestPart",
    "ReservableRule",
    "Reservation",
    "ReservedGround",
    "ReservedNationals",
    "ReservedThreshold",
    "Role",
    "Ruling",
    "SearchedRule",
    "Source",
    "State",
    "Status",
    "Statute",
    "ThresholdRule",
    "TimeFigure",
]
