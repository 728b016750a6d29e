"""The road of the exercise on Lauri Love: what the learner and the three who decided said at each station."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.exercises.figures import words
from crossborder.exercises.figures.road import Side, Station, Voice
from crossborder.exercises.lauri_love import law
from crossborder.exercises.lauri_love.words import LOVE

if TYPE_CHECKING:
    from crossborder.exercises.lauri_love.model import LauriLoveModel
    from crossborder.exercises.lauri_love.path import Issue

YOU = "you"
_SHAPES = {YOU: "round", "district_judge": "square", "home_secretary": "house", "high_court": "hexagon"}
_SIDE_OF: dict[str, Side] = {
    "for_extradition": "on",
    "against_extradition": "off",
    "neutral": "open",
    "not_decided": "open",
}
# Decisions of the learner that neither let the case go on nor end it; and one that the Act does not leave to a minister.
_LEFT_OPEN, _AGAINST = {"more", "ask", "leave_open", "adjourn"}, {"other"}


def voices(case: str = LOVE) -> tuple[Voice, ...]:
    """Who decided, the learner first.

    Args:
        case: the case that is judged; in the made-up one nobody has decided but the learner.
    """
    shapes = _SHAPES if case == LOVE else {YOU: _SHAPES[YOU]}
    named = ((name, shape, *words.ROAD_VOICES[name]) for name, shape in shapes.items())
    return tuple(Voice(name, text, letters, shape) for name, shape, text, letters in named)


def stations(model: LauriLoveModel) -> tuple[Station, ...]:
    """The stations with the side that each voice took.

    Args:
        model: the exercise as it is now.

    Returns:
        The stations. What the three decided in the real case is shown once the learner has compared, and only in that case.
    """
    return tuple(_station(model, issue) for issue in model.issues)


def _station(model: LauriLoveModel, issue: Issue) -> Station:
    sides: dict[str, Side] = {}
    said = model.said(issue.id, "decision")
    if said:
        sides[YOU] = "off" if model.ends(issue) or said in _AGAINST else "open" if said in _LEFT_OPEN else "on"
    if model.case == LOVE and model.compared_issue(issue.id):
        rulings = ((by, law.ruling(issue.id, by)) for by in law.DECIDERS)
        sides |= {by: _SIDE_OF[one.answer] for by, one in rulings if one and one.answer in _SIDE_OF}
    return Station(words.ROAD_STATIONS[issue.id], issue.core, sides)
