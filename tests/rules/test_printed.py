"""Results print in a few lines and show the same in a notebook; what the data hold prints in one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import escape
from typing import TYPE_CHECKING

import pytest

import crossborder as cb
from crossborder import request
from crossborder.records.terms import RISKS

if TYPE_CHECKING:
    from crossborder.rules.printed import Printed

DAY = date(2018, 7, 1)
REQUEST = cb.CooperationRequest(
    requesting="USA",
    requested="PHL",
    measure="extradition",
    conduct="malware",
    committed_on=date(2000, 5, 4),
    requested_on=date(2000, 5, 11),
)


def test_an_assessment_says_outcome_route_and_what_decides() -> None:
    assessment = cb.assess(REQUEST)
    said = repr(assessment)
    assert said.startswith(f"Assessment: {assessment.outcome}")
    assert "USA asks PHL for extradition" in said
    assert assessment.best.title in said
    assert assessment.best.deciding[0].answer in said
    assert len(said.splitlines()) <= 8


def test_an_open_outcome_says_what_was_found() -> None:
    """Türkiye has a law of its own, of Malta none is held: before the rule that asks for both, this is told."""
    asked = {
        "requesting": "TUR",
        "requested": "MLT",
        "committed_on": date(2020, 1, 1),
        "requested_on": date(2021, 1, 1),
    }
    step = next(one for one in cb.assess(replace(REQUEST, **asked)).best.deciding if one.id == "dual_criminality")
    assert step.effect == "open"
    said = repr(cb.assess(replace(REQUEST, **asked)))
    assert f"{step.question} Türkiye punished it on 1 January 2020: " in said
    assert "For Malta the data holds no offence for it on 1 January 2020" in said
    assert f"{step.reasons[-1]} {step.answer} [European Convention on Extradition, Art. 2(1)]" in said


def test_of_many_reasons_those_on_the_laws_tested_and_on_the_day_are_told() -> None:
    """Two laws of the Philippines were tried in vain in 2000: these stay in the reasons of the step."""
    (step,) = cb.assess(REQUEST).best.deciding
    first, tried, day = step.reasons[:3], step.reasons[3:-1], step.reasons[-1]
    assert len(tried) == 2
    told = " ".join((*first, day, step.answer))
    assert repr(step).splitlines() == [
        f"Step: condition failed: {step.question}", f"  {told} [{step.provisions[0].label}]",
    ]  # fmt: skip


def test_an_assessment_reads_as_english() -> None:
    """One of a thing is not several, and a search comes with its seizure."""
    said = repr(
        cb.assess(replace(REQUEST, requesting="MAR", requested="SAU", measure="search_seizure", organised_group=False))
    )
    assert "MAR asks SAU for search and seizure" in said
    last = repr(
        cb.assess(replace(REQUEST, requesting="USA", requested="MAR", person_nationalities=("MAR",)))
    ).splitlines()[-1]
    assert last.strip() == "1 route, 1 question to ask, 2 alternatives"


def test_a_finding_gives_its_reasons() -> None:
    finding = cb.dual_criminality("malware", "USA", "PHL", on=date(2000, 5, 4))
    first, *reasons = repr(finding).splitlines()
    assert first.startswith("Dual criminality: not met")
    assert [line.strip() for line in reasons] == list(finding.reasons)


def test_a_basis_and_a_reach_take_one_line_each() -> None:
    bases = cb.legal_bases("USA", "PHL", on=DAY, measure="preservation")
    assert repr(bases[0]).startswith("LegalBasis: operative, Budapest Convention, Art. 29")
    assert repr(bases[0]).endswith(", since 1 July 2018")
    ended = cb.legal_bases("DEU", "GBR", on=date(2015, 1, 1), measure="extradition")[0]
    assert repr(ended).endswith(", since 1 January 2004, until 1 January 2021")
    unsure = next(
        one for one in cb.legal_bases("DEU", "TUR", on=DAY, measure="extradition") if one.instrument.id == "ece_24"
    )
    assert repr(unsure).endswith(" (unverified)")
    reach = cb.reach("USA", on=DAY, measure="preservation")
    assert repr(reach["PHL"]).startswith("Reach: PHL, operative (Budapest Convention")
    assert len(repr(dict(reach))) < 30_000
    irish = cb.reach("IRL", on=date(2010, 1, 1), measure="extradition")
    assert repr(irish["MKD"]) == "Reach: MKD, operative (European Convention on Extradition) (unverified)"
    assert repr(irish["ISR"]) == "Reach: ISR, operative (European Convention on Extradition)"
    assert repr(irish["BRA"]) == "Reach: BRA, nothing held"


@pytest.mark.parametrize("shown", [cb.facts(), cb.instrument("budapest_185"), cb.facts().states[0]], ids=type)
def test_what_the_data_hold_prints_in_one_line(shown: object) -> None:
    assert "\n" not in repr(shown)
    assert len(repr(shown)) < 400


def test_a_request_says_who_asks_what_and_what_is_stated() -> None:
    assert repr(replace(REQUEST, conduct=None)).splitlines() == [
        "CooperationRequest: USA asks PHL for extradition",
        "  Act of 4 May 2000, request of 11 May 2000",
        "  Stated: nothing else of the case",
    ]
    more = {"death_penalty": False, "minimum_penalty_months": 0, "assurances": {"speciality", "reciprocity"}}
    assert repr(replace(REQUEST, **more, facts=cb.facts())).splitlines()[-1] == (
        "  Stated: conduct='malware', minimum_penalty_months=0, death_penalty=False, assurances={'reciprocity', 'speciality'}"
    )
    assert len(repr(replace(REQUEST, **dict.fromkeys(RISKS, True)))) < 600


@pytest.mark.parametrize(
    ("state", "on", "line"),
    [
        ("PHL", DAY, "Standing: bound since 1 July 2018"),
        ("PHL", date(2018, 6, 30), "Standing: not bound: bound only from 1 July 2018"),
        ("IND", date(2030, 1, 1), "Standing: not known: not a party on 31 August 2025, later not known"),
        ("PHL", date(2030, 1, 1), "Standing (unverified): bound since 1 July 2018"),
    ],
)
def test_a_standing_takes_one_line(state: str, on: date, line: str) -> None:
    assert repr(cb.standing("budapest_185", state, on=on)) == line


@pytest.mark.parametrize(
    ("state", "day", "first"),
    [
        ("PHL", date(2000, 5, 4), "Punishment: not punished: malware, PHL, 4 May 2000"),
        ("GBR", date(2000, 5, 4), "Punishment: punished: malware, GBR, 4 May 2000"),
        ("MLT", date(2000, 5, 4), "Punishment: not known: malware, MLT, 4 May 2000"),
        ("GBR", date(2030, 5, 4), "Punishment: punished (unverified): malware, GBR, 4 May 2030"),
    ],
)
def test_a_punishment_says_its_answer_and_its_reason(state: str, day: date, first: str) -> None:
    punishment = cb.punished(state, "malware", on=day)
    cited = f" [{punishment.provisions[0].label}]" if punishment.provisions else ""
    assert repr(punishment).splitlines() == [
        first, f"  {punishment.reason[:1].upper()}{punishment.reason[1:]}{cited}",
    ]  # fmt: skip


def test_the_parts_of_an_assessment_print_alone() -> None:
    assessment = cb.assess(replace(REQUEST, requesting="TUR", requested="MLT", requested_on=date(2001, 3, 14)))
    route, other = assessment.best, assessment.alternatives[0]
    assert repr(route).splitlines()[0] == f"Route: open (unverified): {route.title}"
    assert repr(route).splitlines()[1:] == repr(assessment).splitlines()[2:-1]
    question = assessment.questions[0]
    effect = question.effect.replace("_", " ")
    assert repr(question) == f"OpenQuestion: {effect}: {question.text} [{question.provisions[0].label}]"
    assert repr(other).splitlines()[0] == f"Alternative: {other.outcome}: {other.title}"
    assert repr(other).splitlines()[1].startswith(f"  {other.text}")
    possible = cb.possible_bases("NGA", "GHA", on=DAY, measure="extradition")[0]
    assert repr(possible) == f"PossibleBasis: {possible.provisions[0].label}: {possible.reason}"


def test_what_a_step_rests_on_prints_in_a_line_each() -> None:
    treaty = cb.instrument("us_ph_1994").provisions
    assert repr(treaty[0]) == "Provision: US-Philippines Extradition Treaty, Art. 1 (duty of extradition)"
    assert repr(replace(treaty[0], status="unverified")).endswith(" (unverified)")
    offence = cb.contested("PHL", "malware", on=date(2000, 5, 4))[0]
    assert repr(offence) == "Offence: phl_theft, Revised Penal Code, Art. 308, in force since 1 January 1932"


DRAFT = request.Draft(
    basis="budapest_185",
    measure="preservation",
    case=request.CaseFacts(
        requesting="DEU", requested="CHL", committed_on="2026-02-20", requested_on="2026-03-02",
        conduct="illegal_access", stated={"political_offence": "yes"},
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("shown", "lines"),
    [
        (
            request.request_elements("budapest_185", measure="preservation")[0],
            ["RequestElement: Requesting authority, required by Budapest Convention, Art. 29(2)(a)", "  The authority that seeks the preservation."],
        ),
        (
            request.check(replace(DRAFT, case=replace(DRAFT.case, committed_on="x")))[0],
            [
                "DraftFinding: fault, case.committed_on: The day of the act cannot be used. “x” is not a day of the calendar.",
                "  Write, for example, 31 December 1999. [Budapest Convention, Art. 29(2)(b)]",
            ],
        ),
        (
            request.completeness(DRAFT),
            [
                "Completeness: not complete: required 0 of 7, where possible 0 of 1, good practice 0 of 18",
                ("  Missing: Requesting authority, Offence, text of the law and penalties, Summary of the facts, Data, with identifiers and times, "
                "Link between each item of data and the offence, Why it is necessary, Intention to ask for the data afterwards"),
            ],
        ),
        (request.completeness(request.Draft(basis="us_ph_1994", measure="extradition")), ["Completeness: not complete"]),
        (
            request.risks(DRAFT),
            [
                "RiskReport: refusable",
                "  permits refusal: Does the requested state regard the offence as political? [Budapest Convention, Art. 29(5)(a)]",
                "  permits refusal: Does the requested state regard the offence as political? [Budapest Convention, Art. 30(2)(a)]",
                "  open: Does the request contain what its basis requires? [Budapest Convention, Art. 29(2)(a)]",
                "  question: Are sovereignty, security, public order or other essential interests at risk? [Budapest Convention, Art. 29(5)(b)]",
            ],
        ),
        (request.risks(request.Draft()), ["RiskReport: The day of the act is “”; write, for example, 31 December 1999."]),
        (
            request.risks(DRAFT).risks[0],
            [
                "Risk: permits refusal: Does the requested state regard the offence as political?",
                ("  Preservation may be refused if the requested state considers the offence political or connected with a political offence. "
                "[Budapest Convention, Art. 29(5)(a)]"),
                "  Describe the act as what it is: whom it harmed and how. Leave opinions of the person out.",
            ],
        ),
        (
            request.basis_options(request.cooperation_request(DRAFT))[0],
            ["BasisOption: sound: Budapest Convention (ETS No. 185)", "  It has bound both since 1 August 2017. It obliges Chile and says how."],
        ),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_what_the_workshop_of_requests_answers_prints_in_a_few_lines(shown: Printed, lines: list[str]) -> None:
    assert repr(shown).splitlines() == lines
    assert shown._repr_html_().startswith(f"<p>{escape(lines[0])}</p>")


def test_a_notebook_shows_the_same_lines_escaped() -> None:
    finding = cb.dual_criminality("malware", "USA", "PHL", on=date(2000, 5, 4))
    shown = replace(finding, reasons=("a <b> & c",))._repr_html_()
    assert shown.endswith("<ul><li>a &lt;b&gt; &amp; c</li></ul>")
    assert cb.legal_bases("USA", "PHL", on=DAY, measure="preservation")[0]._repr_html_().count("<ul>") == 0
