"""Time figures and retention periods: each from a source, or marked as assumed for teaching."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import crossborder as cb

if TYPE_CHECKING:
    from crossborder.records.records import TimeFigure

FIGURES = cb.facts().times
IDS = [figure.id for figure in FIGURES]


def figure(name: str) -> TimeFigure:
    """One figure."""
    return cb.facts().time_by_id[name]


@pytest.mark.parametrize("one", FIGURES, ids=IDS)
def test_a_figure_has_a_source_or_is_marked_as_assumed(one: TimeFigure) -> None:
    assert one.assumed != bool(one.provenance.sources)
    if one.assumed:
        assert not one.provenance.verified
    if one.provenance.verified:
        assert any(cb.facts().source_by_id[source].seen for source in one.provenance.sources)


@pytest.mark.parametrize("one", FIGURES, ids=IDS)
def test_a_figure_that_an_unread_article_sets_is_not_confirmed(one: TimeFigure) -> None:
    if one.instrument:
        provision = cb.facts().provision_by_place[one.instrument, one.article]
        assert provision.verified or not one.provenance.verified


# What the sources say, in days: shortest, typical, longest.
SAID = [
    ("mla_tcy_2014", 183, None, 730),
    ("mla_commission_2018", None, 304, None),
    ("eio_decision", None, None, 30),
    ("eio_execution", None, None, 90),
    ("eio_total", None, None, 120),
    ("production_order_proposal", None, None, 10),
    ("production_order", None, None, 10),
    ("production_order_emergency_proposal", None, None, 0.25),
    ("production_order_emergency", None, None, 8 / 24),
    ("production_order_objection", None, None, 4),
    ("eaw_consent", None, None, 10),
    ("eaw_no_consent", None, 60, 90),
    ("budapest_preservation", 60, None, None),
    ("budapest_domestic_preservation", None, None, 90),
    ("usa_preservation", None, 90, 180),
    ("eu_preservation_order", None, 60, 90),
    ("bra_connection_logs", 365, None, None),
    ("bra_access_logs", 183, None, None),
    ("ind_system_logs", 180, None, None),
    ("aus_traffic_data", 730, None, None),
    ("che_address_assignment", 183, None, 183),
    ("second_protocol_subscriber", None, None, 30),
    ("second_protocol_order_subscriber", None, None, 20),
    ("second_protocol_order_traffic", None, None, 45),
]


@pytest.mark.parametrize(("name", "minimum", "typical", "maximum"), SAID)
def test_a_confirmed_figure_says_what_its_source_says(
    name: str, minimum: float | None, typical: float | None, maximum: float | None
) -> None:
    period = figure(name)
    assert period.provenance.verified
    assert (period.minimum_days, period.typical_days, period.maximum_days) == (minimum, typical, maximum)


@pytest.mark.parametrize("name", ["mla_unodc_2013", "extradition_unodc_2013", "mla_to_usa_2013"])
def test_a_recalled_figure_is_not_confirmed(name: str) -> None:
    assert figure(name).kind == "source"
    assert not figure(name).provenance.verified


def test_an_investigation_order_takes_decision_and_execution_together() -> None:
    assert figure("eio_total").maximum_days == 30 + 90


def test_the_regulation_applies_since_18_august_2026_and_the_proposal_never_did() -> None:
    assert str(figure("production_order").since) == "18 August 2026"
    assert figure("production_order_emergency_proposal").since is None
    assert figure("production_order_emergency").maximum != figure("production_order_emergency_proposal").maximum


def test_preserved_data_can_be_gone_before_an_average_request_is_answered() -> None:
    """Why sixty days are not enough without a request that follows: the lesson of the clock."""
    answer, held = figure("mla_commission_2018").typical_days, figure("usa_preservation").maximum_days
    assert answer
    assert held
    assert answer > held


def test_each_group_has_figures_from_sources_and_assumed_ones_where_no_source_gives_a_spread() -> None:
    groups = {
        group: [one for one in FIGURES if one.group == group] for group in ("answer", "preservation", "retention")
    }
    assert all(any(one.provenance.verified for one in group) for group in groups.values())
    assert not any(one.assumed for one in groups["preservation"])
    assert all(one.data for one in groups["retention"])
    assert not any(one.data for one in (*groups["answer"], *groups["preservation"]))


def test_a_simulation_can_draw_from_every_assumed_figure() -> None:
    for one in FIGURES:
        if one.assumed:
            assert None not in (one.minimum, one.typical, one.maximum), one.id
