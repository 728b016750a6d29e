"""The words allowed in the fields of the data, each list once."""

from __future__ import annotations

MEASURES = (
    "extradition",
    "mutual_assistance",
    "preservation",
    "search_seizure",
    "subscriber_information",
    "traffic_data",
    "traffic_interception",
    "content_interception",
)
# Measures that take a power of their own: a law that speaks of evidence, or of assistance in general, does not show that it gives it.
OWN_POWERS = ("preservation", "traffic_interception", "content_interception")
# What a request can be written for: the measures, and provisional arrest, which asks that an extradition be secured.
REQUEST_MEASURES = (MEASURES[0], "provisional_arrest", *MEASURES[1:])
SOURCE_KINDS = (
    "treaty_text",
    "depositary",
    "gazette",
    "statute",
    "judgment",
    "official",
    "report",
    "scholarship",
    "press",
    "secondary",
)
INSTRUMENT_KINDS = ("convention", "bilateral_treaty", "agreement", "eu_act")
DEPOSITS = ("ratified", "acceded", "accepted", "approved", "succeeded")
EVENTS = ("signed", *DEPOSITS, "in_force", "ended")
ROLES = ("operative", "residual", "optional", "framework")
REQUIREMENTS = ("required", "may_refuse", "not_required", "national_law", "reserved", "listed_waiver")
GROUND_EFFECTS = ("requires_refusal", "permits_refusal", "forbids_refusal", "outside")
RELATIONS = ("replaces_between_parties", "supplements", "yields_to")
OFFERS = ("spontaneous_information", "prosecute_instead", "contact_point", "order_to_provider", "home_state_first")
REGIONS = ("Africa", "Americas", "Asia", "Europe", "Oceania")
NATIONAL_RULES = {
    "dual_criminality_day": ("act", "request", "decision"),
    "nationals": ("extradites", "refuses", "conditional"),
    "without_treaty_extradition": ("may_help", "reciprocity", "by_order", "treaty_only"),
    "without_treaty_assistance": ("may_help", "reciprocity", "by_order", "treaty_only"),
    "retroactivity_ban": ("banned",),
}
LIFTED_WHEN = (
    "eu_member",
    "nordic_state",
    "treaty",
    "return_to_serve_sentence",
    "person_agrees",
    "requesting_extradites",
)
OWN_LAW_TESTS = ("fact", "dual_criminality", "threshold", "question")
WAYS = ("treaty", "unread", "none")
# Obstacles a request can state, and the other facts that a rule can turn on: fields of ``CooperationRequest``.
RISKS = (
    "political_offence",
    "military_offence",
    "fiscal_offence",
    "death_penalty",
    "life_imprisonment",
    "inhuman_treatment_risk",
    "persecution_risk",
    "human_rights_risk",
    "already_tried",
    "time_barred",
    "essential_interests_at_risk",
    "exceptional_court",
    "tried_in_absence",
    "humanitarian_reasons",
)
FACTS = ("maximum_penalty_months", "organised_group", "evidence_sufficient", "committed_in", "forum_bar", *RISKS)
ASSURANCES = (
    "no_death_penalty",
    "no_life_imprisonment",
    "return_to_serve_sentence",
    "speciality",
    "reciprocity",
)

LETTERS_ROGATORY = "letters_rogatory"
KINDS_OF_HELP = ("service_of_documents", "statements", "documents_and_data")
TIME_KINDS = ("source", "assumed_for_teaching")
DATA_KINDS = (
    "volatile_memory",
    "address_assignment",
    "connection_logs",
    "access_logs",
    "traffic_data",
    "system_logs",
    "subscriber_information",
    "content",
    "deleted_content",
    "video",
)
