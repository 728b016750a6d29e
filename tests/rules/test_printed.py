"""Results print in a few lines and show the same in a notebook; what the data hold prints in one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import crossborder as cb

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


def test_a_notebook_shows_the_same_lines_escaped() -> None:
    finding = cb.dual_criminality("malware", "USA", "PHL", on=date(2000, 5, 4))
    shown = replace(finding, reasons=("a <b> & c",))._repr_html_()
    assert shown.endswith("<ul><li>a &lt;b&gt; &amp; c</li></ul>")
    assert cb.legal_bases("USA", "PHL", on=DAY, measure="preservation")[0]._repr_html_().count("<ul>") == 0
