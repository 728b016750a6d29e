"""The road: a token on the side that was taken, no token for who was not asked, and the stations where they part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from crossborder.exercises.figures.road import Station, draw, stations, voices
from crossborder.exercises.lauri_love.model import LauriLoveModel
from crossborder.exercises.lauri_love.words import LOVE, MADE

if TYPE_CHECKING:
    from collections.abc import Callable


def decided(case: str, **decisions: str) -> LauriLoveModel:
    model = LauriLoveModel()
    model.state.put("way.case", case)
    for issue, value in decisions.items():
        model.state.put(f"judge.{case}.{issue}.decision", value)
    return model


def by_title(model: LauriLoveModel) -> dict[str, Station]:
    return {one.title: one for one in stations(model)}


def test_the_learner_stands_on_the_side_of_the_decision() -> None:
    road = by_title(decided(MADE, offence="yes", forum="bar", rights="leave_open", minister="other"))
    assert road["Crime in both states"].sides == {"you": "on"}
    assert road["The forum bar"].sides == {"you": "off"}
    assert road["Human rights"].sides == {"you": "open"}
    assert road["Home Secretary"].sides == {"you": "off"}
    assert road["The appeal"].sides == {}


def test_what_others_decided_is_shown_after_the_comparison_and_in_their_case_only() -> None:
    before = decided(LOVE, forum="no_bar")
    assert by_title(before)["The forum bar"].sides == {"you": "on"}
    before.state.put("judge.love.forum.compared", value=True)
    after = by_title(before)["The forum bar"]
    assert after.sides == {"you": "on", "district_judge": "on", "high_court": "off"}
    assert after.parts
    made = decided(MADE, forum="no_bar")
    made.state.put(f"judge.{MADE}.forum.compared", value=True)
    assert by_title(made)["The forum bar"].sides == {"you": "on"}


def test_an_answer_that_was_left_open_parts_nobody() -> None:
    assert not Station("x", core=True, sides={"you": "open", "high_court": "on"}).parts
    assert Station("x", core=True, sides={"you": "off", "high_court": "on"}).parts


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_stations_where_they_part_are_marked(width: Any, read: Callable[..., Any]) -> None:
    model = decided(LOVE, forum="no_bar", offence="yes")
    for issue in ("forum", "offence"):
        model.state.put(f"judge.love.{issue}.compared", value=True)
    drawing = read(draw(stations(model), voices(), width))
    assert len(drawing.all("fig-parts")) == 1
    assert drawing.words.count("Here they part.") == 1
    assert (
        "The forum bar: Your decision: the case goes on; District Judge: the case goes on; High Court: it ends here."
        in drawing.words
    )


def test_voices_differ_in_shape() -> None:
    assert len({voice.shape for voice in voices()}) == len({voice.letters for voice in voices()}) == 4


def test_core_stations_have_a_second_ring(read: Callable[..., Any]) -> None:
    model = LauriLoveModel()
    rings = len(read(draw(stations(model), voices())).all("fig-halt"))
    assert rings == len(model.issues) + sum(issue.core for issue in model.issues)
