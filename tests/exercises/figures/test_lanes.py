"""The lanes: true to time, nothing over anything else, what decides is lit, what is not known is hatched."""

from __future__ import annotations

import itertools
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from crossborder.exercises.figures import lanes
from crossborder.exercises.figures.lanes_scene import scene
from crossborder.exercises.love_bug.law import request
from crossborder.rules import CooperationRequest, assess

if TYPE_CHECKING:
    from collections.abc import Callable

    from crossborder.rules import Assessment

WIDTHS = ("wide", "narrow")


@pytest.fixture
def love_bug() -> Assessment:
    return assess(request({}))


@pytest.mark.parametrize("width", WIDTHS)
def test_no_text_lies_over_another_or_leaves_the_figure(
    width: Any, read: Callable[..., Any], requests_by_chance: list[CooperationRequest]
) -> None:
    for asked in requests_by_chance:
        drawing = read(lanes.draw(assess(asked), width))
        assert drawing.collisions() == [], asked
        assert drawing.outside() == [], asked


@pytest.mark.parametrize("width", WIDTHS)
def test_letters_are_never_too_small(width: Any, read: Callable[..., Any], love_bug: Assessment) -> None:
    narrowest = {"wide": 590, "narrow": 290}[width]
    drawing = read(lanes.draw(love_bug, width))
    assert min(box.size for box in drawing.texts()) * narrowest / drawing.size[0] >= 12


def test_the_days_lie_where_time_puts_them(read: Callable[..., Any], love_bug: Assessment) -> None:
    drawing = read(lanes.draw(love_bug))
    act, asked = drawing.moved("fig-day")
    change = float(drawing.all("fig-bar-requested")[0].attrib["x"])
    # 4 May, 11 May, 19 June: 7 and 46 days after the act.
    assert (change - act) / (asked - act) == pytest.approx(46 / 7, rel=0.01)


def test_moving_the_act_moves_its_marker_by_as_many_days(read: Callable[..., Any]) -> None:
    def marker(day: str) -> float:
        assessment = assess(request({"committed_on": day, "requested_on": "2000-05-11"}))
        return float(read(lanes.draw(assessment)).moved("fig-day")[0])

    one, two, three = marker("2000-05-03"), marker("2000-05-04"), marker("2000-05-06")
    assert one < two < three
    assert three - two == pytest.approx(2 * (two - one), abs=0.2)


def test_days_years_apart_need_no_lens(read: Callable[..., Any]) -> None:
    near = read(lanes.draw(assess(request({}))))
    far = read(lanes.draw(assess(request({"committed_on": "2001-01-01", "requested_on": "2016-01-01"}))))
    assert near.all("fig-window")
    assert not far.all("fig-window")
    assert "Enlarged" in near.words
    assert "Enlarged" not in far.words


def test_the_lane_that_decides_is_lit_and_no_other(read: Callable[..., Any], love_bug: Assessment) -> None:
    drawing = read(lanes.draw(love_bug))
    (lit,) = drawing.all("fig-lit")
    assert "fig-unavailable" in lit.get("class", "")
    shown = scene(love_bug)
    assert [lane.id for lane in shown.lanes if lane.lit] == ["requested"]


def test_nothing_is_lit_where_nothing_stands_against_it(read: Callable[..., Any]) -> None:
    assessment = assess(request({"committed_on": "2000-06-19", "requested_on": "2000-07-01"}))
    assert assessment.outcome == "available"
    drawing = read(lanes.draw(assessment))
    assert not drawing.all("fig-lit")


def test_a_lane_is_lit_only_where_something_stands_against_the_request(
    requests_by_chance: list[CooperationRequest],
) -> None:
    for asked in requests_by_chance:
        assessment = assess(asked)
        if any(lane.lit for lane in scene(assessment).lanes):
            assert assessment.outcome in {"unavailable", "open", "refusable"}, asked


def test_what_is_not_known_is_hatched_and_never_shown_as_no() -> None:
    for asked in (
        CooperationRequest(
            requesting="SEN", requested="NGA", measure="extradition", conduct="malware",
            committed_on=date(2008, 6, 1), requested_on=date(2008, 6, 1),
        ),
        CooperationRequest(
            requesting="USA", requested="AUT", measure="preservation",
            committed_on=date(2020, 3, 1), requested_on=date(2020, 3, 11),
        ),
    ):  # fmt: skip
        lane = scene(assess(asked)).lanes[2]
        assert next(one.answer for one in lane.segments if one.first <= asked.committed_on < one.last) is None
        made = lanes.draw(assess(asked), name="this").text
        assert 'fill="url(#this-fig-b)"' in made
        assert "fig-none-requested" not in made


def test_the_answers_over_time_are_those_of_the_rules(requests_by_chance: list[CooperationRequest]) -> None:
    from crossborder.rules import punished  # noqa: PLC0415 - the only test that asks the rules directly

    for asked in requests_by_chance:
        if asked.conduct is None or asked.conduct == "other_offence":
            continue
        lane = scene(assess(asked)).lanes[0]
        for day in (asked.committed_on, asked.requested_on, date(1995, 6, 1), date(2015, 6, 1)):
            shown = next(one.answer for one in lane.segments if one.first <= day < one.last)
            assert shown is punished(asked.requesting, asked.conduct, on=day).answer, (asked, day)


def test_the_text_alternative_holds_the_same_reasons(read: Callable[..., Any], love_bug: Assessment) -> None:
    told = read(lanes.draw(love_bug)).words
    for step in love_bug.steps:
        assert step.question in told
        assert step.answer in told
    assert "4 May 2000" in told
    assert "in force only from 19 June 2000" in told


def test_offences_at_the_same_time_are_stacked(read: Callable[..., Any]) -> None:
    assessment = assess(
        request({"requesting": "DEU", "requested": "FRA", "committed_on": "2005-01-01", "requested_on": "2006-01-01"})
    )
    drawing = read(lanes.draw(assessment))
    rows = [(float(bar.attrib["y"]), float(bar.attrib["height"])) for bar in drawing.all("fig-bar-requested")]
    tops = sorted(set(rows))
    assert len(tops) > 1
    assert all(y + height <= below for (y, height), (below, _) in itertools.pairwise(tops))


def test_an_act_and_a_request_on_one_day_can_both_be_read(read: Callable[..., Any]) -> None:
    drawing = read(lanes.draw(assess(request({"committed_on": "2000-05-04", "requested_on": "2000-05-04"}))))
    texts = [box.text for box in drawing.texts()]
    assert "● act 4 May 2000" in texts
    assert "○ request 4 May 2000" in texts
    assert drawing.collisions() == []


def test_the_same_state_gives_the_same_figure(love_bug: Assessment) -> None:
    assert lanes.draw(love_bug) == lanes.draw(assess(request({})))


def test_with_outcome_and_deciding_step_it_keeps_to_a_third_of_a_telephone(
    read: Callable[..., Any], love_bug: Assessment
) -> None:
    assert read(lanes.draw(love_bug, "narrow")).size[1] <= 155


def test_what_nobody_has_seen_a_source_for_says_so(requests_by_chance: list[CooperationRequest]) -> None:
    from crossborder.rules import punished  # noqa: PLC0415 - as above

    seen = set()
    for asked in requests_by_chance:
        if asked.conduct in {None, "other_offence"}:
            continue
        rule = punished(asked.requesting, asked.conduct or "", on=asked.committed_on)
        says = scene(assess(asked)).lanes[0].says
        assert all(one.endswith("(unverified)") for one in says) == (rule.answer is not None and not rule.verified)
        seen.add(rule.verified)
    assert seen == {True, False}
